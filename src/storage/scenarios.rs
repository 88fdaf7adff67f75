//! A trainer's list of scenarios on this device; in memory where storage refuses, for as long as the page lives. A list that
//! cannot be read, in whole or in part, is set aside before anything is saved in its place, and stays until it is deleted.

use core::cell::RefCell;

use training::scenarios::{Fault, Scenario, read as parse, write as written};

use crate::storage::local::{self, PREFIX};

thread_local! {
    /// What could not be written. A page has one thread.
    static MEMORY: RefCell<Option<Vec<Scenario>>> = const { RefCell::new(None) };
}

/// What is stored on the device.
#[derive(Debug, Default)]
pub struct StoredScenarios {
    /// The list; `None` where there is none yet, or none that can be read.
    pub list: Option<Vec<Scenario>>,
    /// What in it could not be read.
    pub faults: Vec<Fault>,
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

/// Reads the list, and what was set aside.
pub fn read() -> StoredScenarios {
    if let Some(list) = MEMORY.with_borrow(Clone::clone) {
        return StoredScenarios { list: Some(list), faults: Vec::new(), set_aside: all_set_aside() };
    }
    // The raw text: what is no JSON at all has to be found too.
    let Some(raw) = local::text(&key()) else { return StoredScenarios { set_aside: all_set_aside(), ..StoredScenarios::default() } };
    let (list, faults) = match open(&raw) {
        Ok((list, faults)) => (Some(list), faults),
        Err(fault) => (None, vec![fault]),
    };
    if !faults.is_empty() {
        set_aside(&raw);
    }
    StoredScenarios { list, faults, set_aside: all_set_aside() }
}

/// A list as [`write`] stores it: a JSON string that holds the file.
fn open(raw: &str) -> Result<(Vec<Scenario>, Vec<Fault>), Fault> {
    let text = serde_json::from_str::<String>(raw);
    parse(pack::pack(), text.as_deref().unwrap_or(raw))
}

/// Saves the list. Whether the device took it; nothing is written over a list that cannot be read and could not be set aside
/// for want of room.
pub fn write(list: &[Scenario]) -> bool {
    let may_overwrite = local::text(&key()).is_none_or(|it| open(&it).is_ok_and(|it| it.1.is_empty()) || is_set_aside(&it));
    let saved = may_overwrite && local::set(&key(), &written(pack::pack(), list)).is_ok();
    MEMORY.set((!saved).then(|| list.to_vec()));
    saved
}

/// Deletes a text that was set aside, on request.
pub fn delete(set_aside: &SetAside) {
    local::delete(&set_aside.key);
}

/// Copies a text to a key of its own, once.
fn set_aside(raw: &str) {
    if is_set_aside(raw) {
        return;
    }
    let taken = local::keys().unwrap_or_default();
    if let Some(to) = (1..1_000).map(|it| [&set_aside_key(), it.to_string().as_str()].concat()).find(|it| !taken.contains(it)) {
        // Where there is no room it stays where it is, and nothing is saved in its place.
        let _ = local::set_text(&to, raw);
    }
}

fn is_set_aside(raw: &str) -> bool {
    let keys = local::keys().unwrap_or_default();
    keys.iter().filter(|it| it.starts_with(&set_aside_key())).any(|it| local::text(it).as_deref() == Some(raw))
}

fn all_set_aside() -> Vec<SetAside> {
    let mut keys = local::keys().unwrap_or_default();
    keys.retain(|it| it.starts_with(&set_aside_key()));
    keys.sort();
    keys.into_iter().filter_map(|key| Some(SetAside { text: unquoted(local::text(&key)?), key })).collect()
}

/// The file inside the JSON string, or the raw text where it is none.
fn unquoted(raw: String) -> String {
    serde_json::from_str(&raw).unwrap_or(raw)
}

fn key() -> String {
    [PREFIX, "scenarios"].concat()
}

fn set_aside_key() -> String {
    [PREFIX, "scenarios-set-aside/"].concat()
}
