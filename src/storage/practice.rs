//! Spaced repetition: when each question is asked again, by the ids of the pack. Neither the answers nor how often is saved.

use policy::model::pack::Pack;
use quiz::practice::Card;
use records::key::Kind;
use serde::{Deserialize, Serialize};

use crate::storage::entries;
use crate::storage::local::key_space;
use crate::storage::record_store::{self, Done};

/// The version of the stored format; a later one is neither read nor overwritten. The first one had what SM-2 knew: it is read, and
/// carried over card by card.
const SCHEMA: u8 = 2;

/// The stored format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StoredPractice {
    schema: u8,
    pack: String,
    /// The edition that wrote it last.
    edition: String,
    cards: Vec<Card>,
}

/// What is stored on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredCards {
    /// The cards; none where nothing was saved yet.
    Cards(Vec<Card>),
    /// Something that this edition cannot read. It is left as it is.
    Unreadable,
    /// The browser lets this page save nothing.
    Blocked,
}

fn key() -> String {
    key_space().only(Kind::Practice)
}

/// Reads the cards.
pub fn read(pack: &Pack) -> StoredCards {
    if record_store::refusal().is_some() {
        return StoredCards::Blocked;
    }
    let opened = entries::read_text(&key(), |text| {
        let cards = parse(pack, text);
        let is_whole = cards != StoredCards::Unreadable;
        (cards, is_whole)
    });
    opened.unwrap_or(StoredCards::Cards(Vec::new()))
}

fn parse(pack: &Pack, text: &str) -> StoredCards {
    match serde_json::from_str::<StoredPractice>(text) {
        Ok(it) if it.schema <= SCHEMA && it.pack == pack.id => StoredCards::Cards(it.cards),
        Ok(_) | Err(_) => StoredCards::Unreadable,
    }
}

/// Saves one card in the place of the one of its topic; cards that another window saved stay. `done` is told what became of it.
/// False where what is stored cannot be read.
pub fn keep(pack: &Pack, card: &Card, done: Done) -> bool {
    let StoredCards::Cards(mut cards) = read(pack) else { return false };
    cards.retain(|it| it.topic != card.topic);
    cards.push(card.clone());
    let stored = StoredPractice { schema: SCHEMA, pack: pack.id.clone(), edition: pack.edition.clone(), cards };
    entries::write(&key(), Some(&stored), done).is_ok()
}

/// Deletes all cards, on request.
pub fn forget() {
    // What this page knows is what lies there now, readable or not.
    let _ = entries::read_text(&key(), |_| ((), true));
    let _ = entries::write::<StoredPractice>(&key(), None, Box::new(|_| {}));
}

#[cfg(test)]
mod tests {
    use policy::model::day::Day;

    use super::*;

    #[test]
    fn what_a_later_edition_or_another_document_wrote_is_left_alone() {
        let pack = pack::pack();
        let card = Card::answered(None, "where/7.1".to_owned(), true, Day::EARLIEST);
        let stored = StoredPractice { schema: SCHEMA, pack: pack.id.clone(), edition: "1".to_owned(), cards: vec![card.clone()] };
        let text = serde_json::to_string(&stored).unwrap();
        assert_eq!(parse(pack, &text), StoredCards::Cards(vec![card]));
        for (from, to) in [(r#""schema":2"#, r#""schema":3"#), (pack.id.as_str(), "elsewhere-2020"), ("{", "(")] {
            assert_eq!(parse(pack, &text.replacen(from, to, 1)), StoredCards::Unreadable);
        }
    }

    #[test]
    fn what_an_edition_before_fsrs_kept_is_carried_over() {
        let pack = pack::pack();
        let card = r#"{"topic":"where/7.1","known":2,"interval":6,"ease":2500,"due":20000}"#;
        let text = format!(r#"{{"schema":1,"pack":"{}","edition":"1","cards":[{card}]}}"#, pack.id);
        let StoredCards::Cards(cards) = parse(pack, &text) else { panic!("{text}") };
        assert_eq!((cards[0].known, cards[0].due, cards[0].stability), (2, 20_000, 6_000));
    }
}
