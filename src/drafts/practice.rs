//! When each question comes again: kept on the device, by the ids of the pack. Not what was answered, not how often.

use gloo_storage::{LocalStorage, Storage};
use policy::model::pack::Pack;
use quiz::practice::Card;
use serde::{Deserialize, Serialize};

use crate::drafts::{PREFIX, is_available};

/// The form of what is kept; a later one is neither read nor overwritten.
const SCHEMA: u8 = 1;

/// What lies on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    schema: u8,
    pack: String,
    /// The edition that wrote it last.
    edition: String,
    cards: Vec<Card>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The cards; none where nothing was kept yet.
    Cards(Vec<Card>),
    /// Something that this edition cannot read. It stays as it is.
    Unreadable,
    /// The browser lets nothing be kept.
    Blocked,
}

/// Where it lies.
fn key() -> String {
    [PREFIX, "practice"].concat()
}

/// What is kept.
pub fn read(pack: &Pack) -> Found {
    if !is_available() {
        return Found::Blocked;
    }
    let raw = web_sys::window().and_then(|it| it.local_storage().ok()?).and_then(|it| it.get_item(&key()).ok()?);
    raw.map_or(Found::Cards(Vec::new()), |it| parse(pack, &it))
}

fn parse(pack: &Pack, text: &str) -> Found {
    match serde_json::from_str::<Kept>(text) {
        Ok(it) if it.schema <= SCHEMA && it.pack == pack.id => Found::Cards(it.cards),
        Ok(_) | Err(_) => Found::Unreadable,
    }
}

/// Keeps one card in the place of the one of its topic: another window's cards stay. Says whether the device took it.
pub fn keep(pack: &Pack, card: &Card) -> bool {
    let Found::Cards(mut cards) = read(pack) else { return false };
    cards.retain(|it| it.topic != card.topic);
    cards.push(card.clone());
    LocalStorage::set(key(), Kept { schema: SCHEMA, pack: pack.id.clone(), edition: pack.edition.clone(), cards }).is_ok()
}

/// Forgets all of it, for which somebody has asked.
pub fn forget() {
    if is_available() {
        LocalStorage::delete(key());
    }
}

#[cfg(test)]
mod tests {
    use policy::model::day::Day;

    use super::*;

    #[test]
    fn what_a_later_edition_or_another_document_wrote_is_left_alone() {
        let pack = pack::pack();
        let card = Card::answered(None, "where/7.1".to_owned(), true, Day::EARLIEST);
        let kept = Kept { schema: SCHEMA, pack: pack.id.clone(), edition: "1".to_owned(), cards: vec![card.clone()] };
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(parse(pack, &text), Found::Cards(vec![card]));
        for (from, to) in [(r#""schema":1"#, r#""schema":2"#), (pack.id.as_str(), "elsewhere-2020"), ("{", "(")] {
            assert_eq!(parse(pack, &text.replacen(from, to, 1)), Found::Unreadable);
        }
    }
}
