//! A trainer's list of scenarios on this device. A list that cannot be read, in whole or in part, is set aside before anything is
//! saved in its place, and stays until it is deleted.

use records::area::{Area, RawText, Refusal};
use records::key::Kind;
use serde::{Deserialize, Serialize};
use training::scenarios::{Fault as FileFault, Scenario, read as parse, write as written};

use crate::storage::entries;
use crate::storage::local::{BrowserText, LocalStorage, key_space};
use crate::storage::record_store::{self, Done, Fault};

/// What is stored on the device.
#[derive(Debug, Default)]
pub struct StoredScenarios {
    /// The list; `None` where there is none yet, or none that can be read.
    pub list: Option<Vec<Scenario>>,
    /// What in it could not be read.
    pub faults: Vec<FileFault>,
    /// The texts that were set aside, now or before.
    pub set_aside: Vec<SetAside>,
}

/// A list that cannot be read, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its key in local storage.
    pub key: String,
    /// The text.
    pub text: String,
}

/// The stored format: the file, and beside it the revision that every record has. The first editions stored the file alone, as a
/// JSON string.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredList {
    WithRevision { list: String },
    Alone(String),
}

/// Reads the list, and what was set aside.
pub fn read() -> StoredScenarios {
    let opened = entries::read_text(&key(), |raw| {
        let opened = open(raw);
        let is_whole = opened.as_ref().is_ok_and(|it| it.1.is_empty());
        (opened, is_whole)
    });
    let (list, faults) = match opened {
        None => (None, Vec::new()),
        Some(Ok((list, faults))) => (Some(list), faults),
        Some(Err(fault)) => (None, vec![fault]),
    };
    if !faults.is_empty() {
        // Where there is no room for a copy it stays where it is, and nothing is saved in its place.
        let _ = record_store::keep_copy(&key());
    }
    StoredScenarios { list, faults, set_aside: set_aside() }
}

fn open(raw: &str) -> Result<(Vec<Scenario>, Vec<FileFault>), FileFault> {
    parse(pack::pack(), &file_of(raw))
}

/// Saves the list. `done` is told what became of it.
///
/// # Errors
/// Where another tab has saved another meanwhile; where the stored one cannot be read and there is no room for a copy.
pub fn write(list: &[Scenario], done: Done) -> Result<(), Fault> {
    entries::write(&key(), Some(&StoredList::WithRevision { list: written(pack::pack(), list) }), done)
}

/// Saves the list over what another tab has saved, of which a copy is laid aside: somebody was asked, and has decided so. `done` is told what
/// became of it.
///
/// # Errors
/// When there is no copy afterwards: then nothing is saved.
pub fn write_over_theirs(list: &[Scenario], done: Done) -> Result<(), Refusal> {
    let name = Kind::Scenarios.word();
    entries::lay_theirs_aside(&key(), name)?;
    entries::write_decided(&key(), &StoredList::WithRevision { list: written(pack::pack(), list) }, name, done);
    Ok(())
}

/// Deletes a text that was set aside, on request.
pub fn delete(set_aside: &SetAside) {
    // Where the browser refuses it is listed again the next time.
    let _ = LocalStorage.remove(&BrowserText::of(&set_aside.key));
}

/// The texts that were set aside, now or before.
pub fn set_aside() -> Vec<SetAside> {
    let beginning = [&key_space().of(Kind::SetAside, Kind::Scenarios.word()), "-"].concat();
    let keys = LocalStorage.keys().unwrap_or_default().into_iter().map(|it| it.to_text()).filter(|it| it.starts_with(&beginning));
    let text = |key: &str| Some(file_of(&LocalStorage.get(&BrowserText::of(key)).ok()??.to_text()));
    let mut all: Vec<SetAside> = keys.filter_map(|key| Some(SetAside { text: text(&key)?, key })).collect();
    order::sort_by(&mut all, |one, other| one.key < other.key);
    all
}

/// The file in what is stored, or the raw text where it is neither form.
fn file_of(raw: &str) -> String {
    match serde_json::from_str(raw) {
        Ok(StoredList::WithRevision { list } | StoredList::Alone(list)) => list,
        Err(_) => raw.to_owned(),
    }
}

/// Where the list lies.
pub fn key() -> String {
    key_space().only(Kind::Scenarios)
}
