//! What was last entered in each tool, stored for the next visit. Sensitive answers are never stored.

use std::collections::BTreeMap;

use entry::Entry;
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;
use records::key::Kind;
use serde::{Deserialize, Serialize};

use crate::storage::answers::saved_answers;
use crate::storage::entries;
use crate::storage::local::key_space;
use crate::storage::record_store::{Done, Fault};

/// The version of the stored format; a later one is not read, and not overwritten until something is entered.
const SCHEMA: u8 = 1;

/// The inputs of one tool, by the ids of the pack, so that another edition reads what still fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredToolInputs {
    schema: u8,
    pack: String,
    entries: BTreeMap<String, Entry>,
    /// The reference date, where it is not the day of the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<Entry>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    readings: BTreeMap<String, String>,
}

impl StoredToolInputs {
    /// What is to be stored of a form. Empty and sensitive entries are left out.
    pub fn of<'a>(
        pack: &Pack,
        tool: &Tool,
        entries: impl Iterator<Item = (&'a Fact, Entry)>,
        as_of: Option<Entry>,
        chosen: ReadingChoices,
    ) -> StoredToolInputs {
        let storable = entries.filter(|(fact, entry)| !fact.sensitive && !entry.is_empty());
        let mut readings = BTreeMap::new();
        for (reading, at) in tool.readings.iter().zip(0u8..) {
            if let Some(choice) = reading.choice(chosen.get(at)).filter(|_| chosen.get(at) != 0) {
                readings.insert(reading.id.clone(), choice.id.clone());
            }
        }
        StoredToolInputs {
            schema: SCHEMA,
            pack: pack.id.clone(),
            entries: order::map(storable.map(|it| (it.0.id.clone(), it.1))),
            as_of,
            readings,
        }
    }

    /// Whether there is nothing in it worth storing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.as_of.is_none() && self.readings.is_empty()
    }

    /// The entry of a question. A sensitive one is never given back, whatever was stored.
    pub fn entry(&self, fact: &Fact) -> Option<&Entry> {
        self.entries.get(&fact.id).filter(|_| !fact.sensitive)
    }

    /// The reference date.
    pub fn as_of(&self) -> Option<&Entry> {
        self.as_of.as_ref()
    }

    /// The answers and the day, as far as they can be read; the day is `today` where none was chosen. Nothing while something
    /// in the form must be corrected.
    pub fn answers(&self, pack: &Pack, tool: &Tool, today: Day) -> Option<(Facts, Day)> {
        saved_answers(pack, tool, |it| self.entry(it), self.as_of(), today)
    }

    /// The readings chosen, as far as the tool still has them.
    pub fn chosen(&self, tool: &Tool) -> ReadingChoices {
        let mut chosen = ReadingChoices::default();
        for (reading, at) in tool.readings.iter().zip(0u8..) {
            let choice = self.readings.get(&reading.id).and_then(|id| reading.choices.iter().position(|it| it.id == *id));
            if let Some(choice) = choice.and_then(|it| u8::try_from(it).ok()) {
                chosen = chosen.with(at, choice);
            }
        }
        chosen
    }
}

/// The stored inputs of a tool; nothing where they were made by a later version of the app or for another document.
pub fn read(pack: &Pack, tool: &Tool) -> Option<StoredToolInputs> {
    entries::read(&key(tool), |stored: &StoredToolInputs| stored.schema <= SCHEMA && stored.pack == pack.id)
}

/// Stores the inputs of a tool, or deletes the stored ones where nothing is left. `done` is told what became of it.
///
/// # Errors
/// Where another tab has stored others meanwhile.
pub fn write(tool: &Tool, inputs: &StoredToolInputs, done: Done) -> Result<(), Fault> {
    entries::write(&key(tool), Some(inputs).filter(|it| !it.is_empty()), done)
}

/// Deletes what was entered in every tool; each can be put back ([`entries::put_back`]) while the page is open. Their keys.
pub fn forget_all(pack: &Pack) -> Vec<String> {
    let mut forgotten = Vec::new();
    for tool in pack.tools.iter().filter(|tool| read(pack, tool).is_some()) {
        entries::remember_removed(&key(tool), tool.title.in_language(Language::Chinese));
        if entries::write::<StoredToolInputs>(&key(tool), None, Box::new(|_| {})).is_ok() {
            forgotten.push(key(tool));
        }
    }
    forgotten
}

/// Where the inputs of a tool lie.
pub fn key(tool: &Tool) -> String {
    key_space().of(Kind::Inputs, &tool.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sensitive_is_neither_stored_nor_given_back() {
        let pack = pack::pack();
        let (_, tool) = pack.find_tool("condolence-payment").unwrap();
        let facts = || tool.facts.iter().map(|it| &pack.facts[usize::from(it.0)]);
        let entries = facts().map(|it| (it, Entry::of_text(if it.id == "event" { "died_on_duty" } else { "yes" })));
        let stored = serde_json::to_string(&StoredToolInputs::of(pack, tool, entries, None, ReadingChoices::default())).unwrap();
        assert!(stored.contains("is_grassroots_cadre") && !stored.contains("died_on_duty"), "{stored}");
        // Written by hand, or by a version with a mistake.
        let written: StoredToolInputs = serde_json::from_str(&stored.replace("is_grassroots_cadre", "event")).unwrap();
        assert!(facts().all(|it| it.id != "event" || written.entry(it).is_none()));
    }

    #[test]
    fn inputs_are_read_back_with_their_readings() {
        let pack = pack::pack();
        let (_, tool) = pack.find_tool("village-secretary-recruitment").unwrap();
        let birth = &pack.facts[usize::from(tool.facts[1].0)];
        let half = Entry { text: "1975".to_owned(), month: "六".to_owned(), ..Entry::default() };
        let chosen = ReadingChoices::default().with(0, 2).with(1, 1);
        let as_of = Some(Entry::of_text("2020"));
        let stored = StoredToolInputs::of(pack, tool, [(birth, half.clone())].into_iter(), as_of.clone(), chosen);
        let read: StoredToolInputs = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
        assert_eq!(read, stored);
        // What cannot be read as an answer is stored as typed all the same.
        assert_eq!((read.entry(birth), read.as_of(), read.chosen(tool)), (Some(&half), as_of.as_ref(), chosen));
        assert!(StoredToolInputs::of(pack, tool, [(birth, Entry::default())].into_iter(), None, ReadingChoices::default()).is_empty());
    }
}
