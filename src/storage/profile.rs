//! The profile of "我的待遇", stored for the next visit. Sensitive answers are never stored.

use std::collections::BTreeMap;

use entry::Entry;
use policy::engine::profile::known::Profile;
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::pack::Pack;
use policy::model::tool::Tool;
use records::key::Kind;
use serde::{Deserialize, Serialize};

use crate::storage::answers::saved_answers;
use crate::storage::entries;
use crate::storage::local::key_space;
use crate::storage::record_store::{Done, Fault};

/// The version of the stored format; a later one is not read.
const SCHEMA: u8 = 1;

/// One person's entries, by the ids of the pack, so that another edition reads what still fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredProfile {
    schema: u8,
    pack: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    entries: BTreeMap<String, Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unsure: Vec<String>,
    /// The reference date, where it is not the day of the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<Entry>,
    /// By reading, the choice that is not the default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    readings: BTreeMap<String, String>,
}

impl StoredProfile {
    /// What is to be stored. Each question comes with its entry, and whether the person does not know. Empty and sensitive entries
    /// are left out.
    pub fn of<'a>(
        pack: &Pack,
        post: Option<u8>,
        entries: impl Iterator<Item = (&'a Fact, Entry, bool)>,
        as_of: Option<Entry>,
        readings: BTreeMap<String, String>,
    ) -> StoredProfile {
        let post = post.and_then(|it| pack.profile.post(it)).map(|it| it.id.clone());
        let mut profile =
            StoredProfile { schema: SCHEMA, pack: pack.id.clone(), post, entries: BTreeMap::new(), unsure: Vec::new(), as_of, readings };
        for (fact, entry, unsure) in entries.filter(|it| !it.0.sensitive) {
            if unsure {
                profile.unsure.push(fact.id.clone());
            }
            if !entry.is_empty() {
                profile.entries.insert(fact.id.clone(), entry);
            }
        }
        profile
    }

    /// Whether there is nothing in it worth storing.
    pub fn is_empty(&self) -> bool {
        let StoredProfile { post, entries, unsure, as_of, readings, .. } = self;
        post.is_none() && entries.is_empty() && unsure.is_empty() && as_of.is_none() && readings.is_empty()
    }

    /// Who they are, as a position in the posts of the pack.
    pub fn post(&self, pack: &Pack) -> Option<u8> {
        let id = self.post.as_ref()?;
        pack.profile.posts.iter().position(|it| it.id == *id).and_then(|it| u8::try_from(it).ok())
    }

    /// The entry of a question. A sensitive one is never given back, whatever was stored.
    pub fn entry(&self, fact: &Fact) -> Option<&Entry> {
        self.entries.get(&fact.id).filter(|_| !fact.sensitive)
    }

    /// Whether they said that they do not know.
    pub fn is_unsure(&self, fact: &Fact) -> bool {
        self.unsure.contains(&fact.id)
    }

    /// The reference date.
    pub fn as_of(&self) -> Option<&Entry> {
        self.as_of.as_ref()
    }

    /// The profile as far as one tool asks it, for `today` where no day was chosen. Nothing while something that it asks must
    /// be corrected.
    pub fn profile(&self, pack: &Pack, tool: &Tool, today: Day) -> Option<Profile> {
        let (facts, day) = saved_answers(pack, tool, |it| self.entry(it), self.as_of(), today)?;
        let choice = |(id, choice): (&String, &String)| {
            let reading = pack.tools.iter().flat_map(|it| &it.readings).find(|it| it.id == *id)?;
            let at = reading.choices.iter().position(|it| it.id == *choice)?;
            Some((id.clone(), u8::try_from(at).ok()?))
        };
        let readings = self.readings.iter().filter_map(choice).collect();
        Some(Profile { post: self.post(pack), facts, readings, ..Profile::new(day) })
    }

    /// By reading, the choice that is not the default.
    pub fn readings(&self) -> &BTreeMap<String, String> {
        &self.readings
    }
}

/// The stored profile; nothing where it was made by a later version of the app or for another document.
pub fn read(pack: &Pack) -> Option<StoredProfile> {
    entries::read(&key(), |stored: &StoredProfile| stored.schema <= SCHEMA && stored.pack == pack.id)
}

/// Stores a profile, or deletes the stored one where the profile is empty. `done` is told what became of it.
///
/// # Errors
/// Where another tab has stored another meanwhile.
pub fn write(stored: &StoredProfile, done: Done) -> Result<(), Fault> {
    entries::write(&key(), Some(stored).filter(|it| !it.is_empty()), done)
}

/// Where the profile lies: beside the inputs of the tools, none of which has this id.
pub fn key() -> String {
    key_space().of(Kind::Inputs, "profile")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sensitive_is_neither_stored_nor_given_back() {
        let pack = pack::pack();
        let sensitive: Vec<&Fact> = pack.facts.iter().filter(|it| it.sensitive).collect();
        assert!(!sensitive.is_empty() && pack.tools.iter().all(|it| it.id != "profile"));
        let entries = pack.facts.iter().map(|it| (it, Entry::of_text("serious_illness"), true));
        let stored = StoredProfile::of(pack, Some(1), entries, None, BTreeMap::new());
        let written = serde_json::to_string(&stored).unwrap();
        for fact in &sensitive {
            assert!(!written.contains(&format!("\"{}\"", fact.id)), "{written}");
        }
        // Written by hand, or by a version with a mistake.
        let forged: StoredProfile = serde_json::from_str(&written.replace("birth_date", "event")).unwrap();
        assert!(sensitive.iter().all(|it| forged.entry(it).is_none()));
    }

    #[test]
    fn a_profile_is_read_back() {
        let pack = pack::pack();
        let half = Entry { text: "1975".to_owned(), month: "六".to_owned(), ..Entry::default() };
        let (birth, terms) = (pack.find_fact("birth_date").unwrap().1, pack.find_fact("consecutive_full_terms").unwrap().1);
        let readings: BTreeMap<String, String> = [("age_limit".to_owned(), "to_birthday".to_owned())].into();
        let entries = [(birth, half.clone(), false), (terms, Entry::default(), true)].into_iter();
        let stored = StoredProfile::of(pack, Some(2), entries, Some(Entry::of_text("2020")), readings.clone());
        let read: StoredProfile = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
        assert_eq!(read, stored);
        assert_eq!((read.post(pack), read.entry(birth), read.is_unsure(terms)), (Some(2), Some(&half), true));
        assert_eq!((read.as_of(), read.readings()), (Some(&Entry::of_text("2020")), &readings));
        assert!(StoredProfile::of(pack, None, [(birth, Entry::default(), false)].into_iter(), None, BTreeMap::new()).is_empty());
    }
}
