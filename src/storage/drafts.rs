//! Drafts, a record each.

use exchange::draft::Draft;
use exchange::draft_file::Read;
use exchange::problem::Problem;
use exchange::wire::header;
use leptos::task::spawn_local;
use policy::assessment::reply::Unit;
use records::area::{Area, RawText, Refusal};
use records::key::{Kind, Owner};

use crate::browser::file_access::offers_files;
use crate::storage::chosen_files::handles;
use crate::storage::local::{self, BrowserText, LocalStorage};
use crate::storage::record_store::{self, Done, Fault, Record};
use crate::storage::removed::{self, Removed};

/// What is stored under a draft's key.
#[derive(Clone, Debug, PartialEq)]
pub enum StoredDraft {
    /// Nothing.
    Nothing,
    /// A draft.
    Draft(Box<OpenedDraft>),
    /// A text that cannot be opened.
    Unreadable(Problem, String),
    /// The browser does not let this page read: nobody knows what is there.
    Unknown(Refusal),
}

/// A draft, and what in it does not fit this edition.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedDraft {
    /// As far as it fits.
    pub read: Read,
    /// The text as it lies there, which whoever writes over it has to know.
    pub text: String,
}

/// A text that cannot be read as a draft, kept under a key of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAside {
    /// Its key in local storage.
    pub key: String,
    /// The text.
    pub text: String,
    /// Why it cannot be read; `None` where it was set aside on an earlier visit.
    pub why: Option<Problem>,
}

/// A draft as a list shows it, read without its answers, so that a list of hundreds is read quickly.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftListing {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit's name.
    pub unit_name: String,
    /// What kind of unit it is about.
    pub unit: Unit,
    /// The period, in words.
    pub period: String,
    /// The year it looks at.
    pub year: i32,
    /// When it was saved.
    pub saved_at: String,
}

impl DraftListing {
    /// Its own name, else the unit's; `None` where it has neither.
    pub fn title(&self) -> Option<&str> {
        [self.name.trim(), self.unit_name.trim()].into_iter().find(|it| !it.is_empty())
    }

    fn of(draft: &Draft) -> DraftListing {
        DraftListing {
            id: draft.id.clone(),
            name: draft.name.clone(),
            unit_name: draft.unit_name.clone(),
            unit: draft.assessment.unit,
            period: draft.period.clone(),
            year: draft.assessment.year,
            saved_at: draft.saved_at.clone(),
        }
    }
}

/// All drafts on the device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftList {
    /// The drafts, the one saved last first.
    pub drafts: Vec<DraftListing>,
    /// Texts that cannot be read.
    pub set_aside: Vec<SetAside>,
    /// Why the browser lets this page save nothing; `None` where it does.
    pub refusal: Option<Refusal>,
}

/// The key of a draft.
pub fn key(id: &str) -> String {
    local::key_space().of(Kind::Draft, id)
}

/// Lists all drafts, found by their keys. A text that cannot be read is set aside under another key; it is never deleted.
pub fn list() -> DraftList {
    let space = local::key_space();
    let mut listed = DraftList { refusal: record_store::refusal(), ..DraftList::default() };
    let draft_prefix = key("");
    for key in record_store::keys(Kind::Draft) {
        let Some(id) = key.strip_prefix(&draft_prefix) else { continue };
        if let Some(listing) = listing(id) {
            listed.drafts.push(listing);
            continue;
        }
        match read(id) {
            StoredDraft::Draft(it) => listed.drafts.push(DraftListing::of(&it.read.draft)),
            StoredDraft::Unreadable(why, text) => {
                // Another edition can read it where it lies; it would not look for it elsewhere.
                let stays = matches!(why, Problem::NewerSchema(_) | Problem::OtherPack(_));
                let key = if stays { key } else { record_store::set_aside(&key).unwrap_or(key) };
                listed.set_aside.push(SetAside { key, text, why: Some(why) });
            }
            StoredDraft::Nothing | StoredDraft::Unknown(_) => {}
        }
    }
    for key in LocalStorage.keys().unwrap_or_default() {
        let written = key.to_text();
        if space.owner(&written) == Some(Owner::Own(Kind::SetAside))
            && !listed.set_aside.iter().any(|it| it.key == written)
            // Lists of scenarios are shown where scenarios are.
            && !written.starts_with(&space.of(Kind::SetAside, Kind::Scenarios.word()))
            && let Ok(Some(text)) = LocalStorage.get(&key)
        {
            listed.set_aside.push(SetAside { key: written, text: text.to_text(), why: None });
        }
    }
    order::sort_by(&mut listed.drafts, |one, other| (&other.saved_at, &one.id) < (&one.saved_at, &other.id));
    listed
}

/// The listing of a draft by its id; `None` where the whole text has to be read to tell what it is.
fn listing(id: &str) -> Option<DraftListing> {
    let head = header(&record_store::text(&key(id)).ok()??).filter(|it| it.pack == pack::pack().id)?;
    Some(DraftListing {
        id: id.to_owned(),
        name: head.name,
        unit_name: head.unit_name,
        unit: Unit::ALL.into_iter().find(|it| it.id() == head.unit)?,
        period: head.period,
        year: head.year,
        saved_at: head.saved_at,
    })
}

/// A draft by its id.
pub fn read(id: &str) -> StoredDraft {
    match record_store::text(&key(id)) {
        Ok(Some(text)) => opened(id, text),
        Ok(None) => StoredDraft::Nothing,
        Err(why) => StoredDraft::Unknown(why),
    }
}

/// What a text says as the draft with this id.
pub fn opened(id: &str, text: String) -> StoredDraft {
    match exchange::draft_file::read(pack::pack(), pack::hash(), &text) {
        // The key decides, whatever id the text has.
        Ok(mut read) => {
            id.clone_into(&mut read.draft.id);
            StoredDraft::Draft(Box::new(OpenedDraft { read, text }))
        }
        Err(why) => StoredDraft::Unreadable(why, text),
    }
}

/// A draft as its next revision, and that as the text that is stored.
pub fn next_revision(draft: &Draft) -> (Draft, String) {
    let next = Draft { revision: draft.revision.saturating_add(1), ..draft.clone() };
    let text = text_of(&next);
    (next, text)
}

/// Saves a draft as its next revision over what is known to lie there (`None`: nothing does). `done` is told what became of it.
///
/// # Errors
/// Where something else lies there.
pub fn write(draft: &Draft, known: Option<&str>, done: Done) -> Result<(), Fault> {
    let (next, text) = next_revision(draft);
    record_store::write(&Record { key: &key(&draft.id), known, revision: next.revision, text: &text }, done)
}

/// A draft as the text that is stored and exported.
pub fn text_of(draft: &Draft) -> String {
    exchange::draft_file::write(pack::pack(), pack::hash(), draft)
}

/// The text of a draft as it lies there; `None` where it cannot be had.
pub fn text(id: &str) -> Option<String> {
    record_store::text(&key(id)).ok().flatten()
}

/// Deletes a draft, on request; it can be put back while the page is open. `done` is told whether it is gone from the device.
pub fn delete(draft: &Draft, name: String, done: Box<dyn FnOnce(bool)>) {
    let key = key(&draft.id);
    if let Ok(Some(text)) = record_store::text(&key) {
        removed::remember(Removed { key: key.clone(), name, text });
    }
    forget_file(&draft.id);
    record_store::delete(&key, draft.revision, done);
}

/// The same of a draft that nobody has read: of its text, as it lies there.
pub fn delete_text(id: &str, name: String, text: String, done: Box<dyn FnOnce(bool)>) {
    let (key, revision) = (key(id), record_store::revision(&text).unwrap_or_default());
    removed::remember(Removed { key: key.clone(), name, text });
    forget_file(id);
    record_store::delete(&key, revision, done);
}

/// A draft that is deleted saves itself no longer; its file stays.
fn forget_file(id: &str) {
    if offers_files() {
        let key = handles::of_draft(id);
        spawn_local(async move { _ = handles::forget(key).await });
    }
}

/// Puts a draft back that was deleted. What was done meanwhile under its key stays: then it becomes another draft. False where
/// it could not be put back, and is still to be.
pub fn put_back(removed: Removed, done: Done) -> bool {
    let id = removed.key.strip_prefix(&key("")).unwrap_or_default();
    let StoredDraft::Draft(opened) = opened(id, removed.text.clone()) else { return false };
    let taken = !matches!(read(id), StoredDraft::Nothing);
    let draft = Draft { id: if taken { new_id() } else { id.to_owned() }, ..opened.read.draft };
    let is_back = write(&draft, None, done).is_ok();
    if !is_back {
        removed::remember(removed);
    }
    is_back
}

/// Deletes a text that was set aside, on request; it can be put back while the page is open. Whether it is gone from the device.
pub fn delete_set_aside(set_aside: &SetAside) -> bool {
    removed::remember(Removed { key: set_aside.key.clone(), name: set_aside.key.clone(), text: set_aside.text.clone() });
    LocalStorage.remove(&BrowserText::of(&set_aside.key)).is_ok()
}

/// Puts a text back that was set aside, and deleted then.
pub fn put_back_set_aside(removed: &Removed) -> bool {
    LocalStorage.set(&BrowserText::of(&removed.key), &BrowserText::of(&removed.text)).is_ok()
}

/// A new id for a draft: the time in milliseconds and a random number, so that two tabs get different ids in the same moment.
pub fn new_id() -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock set to a year we know; below 46656")]
    let (now, random) = (js_sys::Date::now().max(0.0) as u64, (js_sys::Math::random() * 46_656.0) as u64);
    let mut number = now.wrapping_mul(46_656).wrapping_add(random);
    let mut id = Vec::new();
    while number != 0 {
        id.extend(char::from_digit(u32::try_from(number % 36).unwrap_or_default(), 36));
        number /= 36;
    }
    id.iter().rev().collect()
}
