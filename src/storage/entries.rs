//! The record behind a form that is saved with every change, as JSON: what was last entered into a tool, the profile, a list.
//! This page knows what it has read or written last, and writes over nothing else; what it could not read is laid aside first.

use core::cell::RefCell;

use leptos::task::spawn_local;
use records::area::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::storage::record_store::{self, Done, Fault, Kept, Record};
use crate::storage::removed::{self, Removed};

/// What this page knows of a record.
#[derive(Clone, Default)]
struct Known {
    /// The text that lies there.
    text: Option<String>,
    revision: u64,
    /// It could not be read, or not wholly.
    is_foreign: bool,
    /// What another tab wrote in the same moment: the mirror has it, local storage has this tab's.
    theirs: Option<String>,
}

thread_local! {
    /// By key; a visit knows a few. A page has one thread.
    static KNOWN: RefCell<Vec<(String, Known)>> = const { RefCell::new(Vec::new()) };
}

/// What lies under a key, as far as `is_ours` says that this edition may read it.
pub fn read<T: DeserializeOwned>(key: &str, is_ours: impl FnOnce(&T) -> bool) -> Option<T> {
    read_text(key, |text| {
        let value: Option<T> = serde_json::from_str(text).ok().filter(is_ours);
        let is_whole = value.is_some();
        (value, is_whole)
    })
    .flatten()
}

/// The same of a text that is opened otherwise; `open` also says whether everything in it was read. `None` where there is none.
pub fn read_text<T>(key: &str, open: impl FnOnce(&str) -> (T, bool)) -> Option<T> {
    // Where nobody knows what lies there, nothing is known: then nothing is written over it either.
    let text = record_store::text(key).ok()?;
    let opened = text.as_deref().map(open);
    let is_foreign = opened.as_ref().is_some_and(|it| !it.1);
    let revision = text.as_deref().map(revision_of).unwrap_or_default();
    know(key, Known { text, revision, is_foreign, theirs: None });
    opened.map(|it| it.0)
}

/// Keeps a value; `None` deletes what lies there. `done` is told what became of it, never at once.
///
/// # Errors
/// [`Fault::Changed`] where another tab has written meanwhile: nothing is written then. [`Fault::Refused`] where what lies there
/// cannot be read and there is no room for a copy.
pub fn write<T: Serialize>(key: &str, value: Option<&T>, done: Done) -> Result<(), Fault> {
    write_text(key, value.map(|value| json(value)), done)
}

fn write_text(key: &str, text: Option<String>, done: Done) -> Result<(), Fault> {
    let known = known(key).unwrap_or_default();
    let revision = known.revision.saturating_add(1);
    let Some(text) = text.map(|text| revised(&text, revision)) else { return delete(key, &known, done) };
    // The same again is not another revision.
    if known.text.as_deref().is_some_and(|there| without_revision(there) == without_revision(&text)) {
        spawn_local(async move { done(Kept::OnDevice) });
        return Ok(());
    }
    if known.is_foreign {
        record_store::keep_copy(key).map_err(Fault::Refused)?;
    }
    record_store::write(&Record { key, known: known.text.as_deref(), revision, text: &text }, watched(key, done))?;
    remember(key, Some(text), revision);
    Ok(())
}

/// Remembers what another tab has written in the same moment, and passes on what became of the text.
fn watched(key: &str, done: Done) -> Done {
    let key = key.to_owned();
    Box::new(move |kept| {
        if let Kept::Changed(Some(theirs)) = &kept {
            let known = known(&key).unwrap_or_default();
            know(&key, Known { theirs: Some(theirs.clone()), ..known });
        }
        done(kept);
    })
}

/// Has what another tab wrote count: somebody was asked, and has decided so. To be read afterwards, as what lies there.
pub fn take_theirs(key: &str) {
    if let Some(theirs) = known(key).and_then(|it| it.theirs) {
        // Where local storage refuses, the page holds it.
        let _ = record_store::write_decided(key, revision_of(&theirs), &theirs, false, Box::new(|_| {}));
    }
}

/// What another tab wrote, as far as it is not this tab's.
fn others(key: &str) -> Option<String> {
    known(key).and_then(|it| it.theirs).or_else(|| record_store::text(key).ok().flatten())
}

/// Lays what another tab wrote aside: somebody was asked, and has decided that this tab's counts.
///
/// # Errors
/// When there is no copy afterwards.
pub fn lay_theirs_aside(key: &str, name: &str) -> Result<(), Refusal> {
    others(key).map_or(Ok(()), |theirs| record_store::lay_text_aside(name, &theirs))
}

fn delete(key: &str, known: &Known, done: Done) -> Result<(), Fault> {
    match record_store::text(key) {
        Ok(None) => {
            spawn_local(async move { done(Kept::OnDevice) });
            return Ok(());
        }
        Ok(there) if there != known.text => return Err(Fault::Changed(there)),
        Ok(_) | Err(_) => {}
    }
    if known.is_foreign {
        record_store::keep_copy(key).map_err(Fault::Refused)?;
    }
    record_store::delete(key, known.revision, Box::new(move |_| done(Kept::OnDevice)));
    remember(key, None, known.revision);
    Ok(())
}

/// Keeps a value over what another tab has written: somebody was asked, and has decided so. What was there can be put back, under
/// this name, while the page is open.
pub fn write_decided<T: Serialize>(key: &str, value: &T, name: &str, done: Done) {
    write_text_decided(key, &json(value), name, done);
}

fn write_text_decided(key: &str, text: &str, name: &str, done: Done) {
    let there = others(key);
    let revision = there.as_deref().map(revision_of).unwrap_or_default().saturating_add(1);
    if let Some(text) = there {
        removed::remember(Removed { key: key.to_owned(), name: name.to_owned(), text });
    }
    let text = revised(text, revision);
    if record_store::write_decided(key, revision, &text, false, done).is_ok() {
        remember(key, Some(text), revision);
    }
}

/// Remembers what lies under a key, to be put back after it is cleared.
pub fn remember_removed(key: &str, name: &str) {
    if let Ok(Some(text)) = record_store::text(key) {
        removed::remember(Removed { key: key.to_owned(), name: name.to_owned(), text });
    }
}

/// Puts back what was cleared; false where there is nothing. What was entered since, here or in another window, can be put back in its turn.
pub fn put_back(key: &str) -> bool {
    let Some(removed) = removed::take(key) else { return false };
    let since = record_store::text(key).ok().flatten();
    if let Some(text) = since.filter(|it| without_revision(it) != without_revision(&removed.text)) {
        removed::remember(Removed { text, ..removed.clone() });
    }
    let there = known(key).map(|it| it.revision).unwrap_or_default();
    let revision = there.max(revision_of(&removed.text)).saturating_add(1);
    let text = revised(&removed.text, revision);
    // It goes back to where it was; there is room for it.
    record_store::write_decided(key, revision, &text, false, Box::new(|_| {})).is_ok()
}

/// Whether another tab has written since this page read or wrote.
pub fn is_changed_elsewhere(key: &str) -> bool {
    let Ok(there) = record_store::text(key) else { return false };
    known(key).is_some_and(|it| it.text != there)
}

/// Whether a value is another than what this page knows to lie there.
pub fn is_other<T: Serialize>(key: &str, value: &T) -> bool {
    let there = known(key).and_then(|it| it.text).unwrap_or_default();
    without_revision(&there) != without_revision(&json(value))
}

fn remember(key: &str, text: Option<String>, revision: u64) {
    know(key, Known { text, revision, is_foreign: false, theirs: None });
}

fn known(key: &str) -> Option<Known> {
    KNOWN.with_borrow(|all| all.iter().find(|it| it.0 == key).map(|it| it.1.clone()))
}

fn know(key: &str, known: Known) {
    KNOWN.with_borrow_mut(|all| {
        all.retain(|it| it.0 != key);
        all.push((key.to_owned(), known));
    });
}

fn json(value: &impl Serialize) -> String {
    // Texts, numbers and maps with text keys always have a JSON form.
    serde_json::to_string(value).unwrap_or_default()
}

/// The JSON of an object with this revision first. Only a value that is no object has none.
fn revised(text: &str, revision: u64) -> String {
    let fields = without_revision(text);
    let comma = if fields.trim_start().starts_with('}') { "" } else { "," };
    match text.starts_with('{') {
        true => [BEFORE_REVISION, &revision.to_string(), comma, fields].concat(),
        false => text.to_owned(),
    }
}

/// What stands before the revision.
const BEFORE_REVISION: &str = "{\"revision\":";

/// The JSON of an object after its brace, less the revision where that stands first, as it is written here.
fn without_revision(text: &str) -> &str {
    match text.strip_prefix(BEFORE_REVISION) {
        Some(rest) => rest.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start_matches(','),
        None => text.strip_prefix('{').unwrap_or(text),
    }
}

fn revision_of(text: &str) -> u64 {
    record_store::revision(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_put_in_and_replaced() {
        let value = std::collections::BTreeMap::from([("a", 1), ("z", 2)]);
        let first = revised(&json(&value), 7);
        assert_eq!(first, r#"{"revision":7,"a":1,"z":2}"#);
        assert_eq!(revised(&first, 12), r#"{"revision":12,"a":1,"z":2}"#);
        assert_eq!(revised("{}", 3), r#"{"revision":3}"#);
        assert_eq!(revised(r#"{"revision":3}"#, 4), r#"{"revision":4}"#);
        assert_eq!(revised("\"alone\"", 3), "\"alone\"");
        assert_eq!(without_revision(&first), without_revision(r#"{"a":1,"z":2}"#));
        assert_eq!((revision_of(&first), revision_of("{}"), revision_of("?")), (7, 0, 0));
    }
}
