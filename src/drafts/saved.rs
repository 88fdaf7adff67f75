//! A draft of a self-assessment as it is kept and handed on: JSON with a schema number.
//!
//! Facts are kept as typed, so that nothing entered is lost. What this edition does not know (an indicator, a fact) is
//! carried along untouched.

use std::collections::BTreeMap;

use entry::Entry;
use policy::assessment::{Own, PartsDone, Unit};
use serde::{Deserialize, Serialize};

/// The schema that is written. Older ones are migrated when read, newer ones are left alone.
pub const SCHEMA: u32 = 1;

/// Larger texts are no drafts: a village's is some 20 kB.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// A draft with its envelope.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// [`SCHEMA`]
    pub schema: u32,
    /// The id of the pack it was made with.
    pub pack: String,
    /// That pack's edition.
    pub edition: String,
    /// That pack's hash.
    pub hash: String,
    /// Its id on the device.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The unit.
    pub unit_name: String,
    /// [`Unit::id`]
    pub unit: String,
    /// The year it looks at.
    pub year: i32,
    /// The day it is asked for, as typed; empty for the day of the visit.
    pub as_of: String,
    /// One more with every save.
    pub revision: u64,
    /// Milliseconds since 1970.
    pub saved_at: u64,
    /// The answers by indicator.
    pub replies: BTreeMap<String, Reply>,
}

/// What is answered to one indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// The unit's own word: the id of its standing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub own: String,
    /// The parts of the year in which it was done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<u8>,
    /// Those in which it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<u8>,
    /// The facts of the tool, as typed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Entry>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Reply {
    /// The unit's own word.
    pub fn own(&self) -> Option<Own> {
        Own::ALL.into_iter().find(|it| it.standing().id() == self.own)
    }

    /// The parts of the year.
    pub fn parts(&self) -> PartsDone {
        let mut parts = PartsDone::default();
        for (list, done) in [(&self.lacking, false), (&self.done, true)] {
            for part in list {
                parts.set(*part, Some(done));
            }
        }
        parts
    }

    /// Puts the parts of the year in.
    pub fn set_parts(&mut self, parts: PartsDone) {
        let those = |wanted: bool| (1..=12).filter(|it| parts.get(*it) == Some(wanted)).collect();
        (self.done, self.lacking) = (those(true), those(false));
    }
}

impl Draft {
    /// What kind of unit it is about.
    pub fn unit(&self) -> Option<Unit> {
        Unit::ALL.into_iter().find(|it| it.id() == self.unit)
    }

    /// The same but for what saving changes: two drafts that are alike in this say the same.
    #[must_use]
    pub fn contents(&self) -> Draft {
        Draft { revision: 0, saved_at: 0, ..self.clone() }
    }

    /// The same as written by this build.
    #[must_use]
    pub fn stamped(&self) -> Draft {
        let pack = pack::pack();
        Draft { schema: SCHEMA, pack: pack.id.clone(), edition: pack.edition.clone(), hash: pack::HASH.to_owned(), ..self.clone() }
    }

    /// The JSON.
    pub fn write(&self) -> String {
        // Strings, numbers, lists and maps with text for keys: nothing that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The indicators that this edition of the pack does not know.
    pub fn strangers(&self) -> Vec<String> {
        self.replies.keys().filter(|it| pack::pack().indicator(it).is_none()).cloned().collect()
    }

    /// What to call it: its own name, else the unit's; nothing where it has neither.
    pub fn title(&self) -> Option<&str> {
        [self.name.trim(), self.unit_name.trim()].into_iter().find(|it| !it.is_empty())
    }
}

/// Why a text is no draft that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Nothing there.
    Empty,
    /// Not JSON at all.
    NotJson,
    /// The end is missing.
    CutShort,
    /// JSON, but not a draft, or not as we write it.
    NotADraft,
    /// Of a newer schema.
    Newer,
    /// Made with the pack of another document, which this is.
    OtherPack(String),
    /// For a kind of unit that is not known.
    NoSuchUnit(String),
}

/// What is read before the rest, so that a newer draft is known as one whatever else it holds.
#[derive(Deserialize)]
struct Head {
    schema: u32,
    #[serde(default)]
    pack: String,
    #[serde(default)]
    revision: u64,
}

/// Reads a draft.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<Draft, Unreadable> {
    if LARGEST < text.len() {
        return Err(Unreadable::TooLarge);
    }
    // Editors on Windows put a mark before the text.
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    let head: Head = serde_json::from_str(text).map_err(|it| why(&it))?;
    if SCHEMA < head.schema {
        return Err(Unreadable::Newer);
    }
    if head.pack.is_empty() {
        return Err(Unreadable::NotADraft);
    }
    if head.pack != pack::pack().id {
        return Err(Unreadable::OtherPack(clean(&head.pack)));
    }
    let mut draft: Draft = serde_json::from_str(text).map_err(|it| why(&it))?;
    if draft.unit().is_none() {
        return Err(Unreadable::NoSuchUnit(clean(&draft.unit)));
    }
    for it in [&mut draft.name, &mut draft.unit_name, &mut draft.as_of] {
        *it = clean(it);
    }
    for reply in draft.replies.values_mut() {
        reply.note = clean(&reply.note);
    }
    Ok(draft)
}

/// The revision of a draft that may itself not be readable.
pub fn revision(text: &str) -> Option<u64> {
    serde_json::from_str::<Head>(text).ok().map(|it| it.revision)
}

fn why(error: &serde_json::Error) -> Unreadable {
    match error.classify() {
        serde_json::error::Category::Eof => Unreadable::CutShort,
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => Unreadable::NotJson,
        serde_json::error::Category::Data => Unreadable::NotADraft,
    }
}

/// Without characters that turn the direction of reading, or control something: they make a text look like another.
fn clean(text: &str) -> String {
    let turns = |it: char| matches!(it, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|it| !turns(*it) && (!it.is_control() || *it == '\n')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let mut parts = PartsDone::default();
        parts.set(1, Some(true));
        parts.set(2, Some(false));
        let mut study = Reply { note: "=1+1\n第二行".to_owned(), ..Reply::default() };
        study.set_parts(parts);
        let income = Reply { facts: [("any".to_owned(), Entry::of_text("3.5万"))].into(), own: "not_sure".to_owned(), ..Reply::default() };
        let replies = [("village-1.3".to_owned(), study), ("village-14.3".to_owned(), income)].into();
        let it =
            Draft {
                id: "k1".to_owned(), name: "半年自评".to_owned(), unit: "village".to_owned(), year: 2020, replies, ..Draft::default()
            };
        it.stamped()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let draft = draft();
        assert_eq!(read(&draft.write()), Ok(draft.clone()));
        let study = &draft.replies["village-1.3"];
        assert_eq!((study.parts().get(1), study.parts().get(2), study.parts().get(3)), (Some(true), Some(false), None));
        assert_eq!(draft.replies["village-14.3"].own(), Some(Own::NotSure));
    }

    #[test]
    fn every_cut_is_refused() {
        let text = draft().write();
        for (at, _) in text.char_indices() {
            assert!(read(&text[..at]).is_err(), "{at}");
        }
    }

    #[test]
    fn what_is_no_draft_is_refused_by_name() {
        let other = |change: fn(&mut Draft)| {
            let mut it = draft();
            change(&mut it);
            read(&it.write())
        };
        assert_eq!(read(""), Err(Unreadable::Empty));
        assert_eq!(read("你好"), Err(Unreadable::NotJson));
        assert_eq!(read("[1]"), Err(Unreadable::NotADraft));
        assert_eq!(read("{\"name\":1}"), Err(Unreadable::NotADraft));
        assert_eq!(read(&"[".repeat(100_000)), Err(Unreadable::NotADraft));
        assert_eq!(read(&" ".repeat(LARGEST + 1)), Err(Unreadable::TooLarge));
        assert_eq!(read("{\"schema\":2,\"replies\":\"new\"}"), Err(Unreadable::Newer));
        assert_eq!(other(|it| it.pack = "elsewhere".to_owned()), Err(Unreadable::OtherPack("elsewhere".to_owned())));
        assert_eq!(other(|it| it.unit = "city".to_owned()), Err(Unreadable::NoSuchUnit("city".to_owned())));
    }

    #[test]
    fn what_is_not_known_is_carried_along() {
        let mut it = draft();
        it.replies.insert("village-99.9".to_owned(), Reply { own: "met".to_owned(), ..Reply::default() });
        let read = read(&it.write()).unwrap();
        assert_eq!(read.strangers(), ["village-99.9"]);
        assert_eq!(read, it);
    }

    #[test]
    fn text_cannot_pass_for_another() {
        let mut it = draft();
        it.name = "甲\u{202e}乙\u{0007}".to_owned();
        assert_eq!(read(&it.write()).unwrap().name, "甲乙");
    }

    #[test]
    fn saving_alone_makes_no_other_draft() {
        let saved = Draft { revision: 7, saved_at: 1, ..draft() };
        assert_eq!(saved.contents(), draft().contents());
        assert_eq!(revision(&saved.write()), Some(7));
    }
}
