//! Drafts in local storage, one key each; in memory where storage refuses them, so that work goes on.

use core::cell::RefCell;
use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::Read;
use exchange::problem::Problem;
use exchange::wire::{header, revision};
use policy::assessment::reply::Unit;

use crate::storage::local::{self, PREFIX, SaveError};

/// What is stored under a draft's key.
#[derive(Clone, Debug, PartialEq)]
pub enum StoredDraft {
    /// Nothing.
    Nothing,
    /// A draft, and what in it does not fit this edition.
    Draft(Box<Read>),
    /// A text that cannot be opened.
    Unreadable(Problem, String),
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
    /// Whether the browser lets this page save nothing.
    pub blocked: bool,
}

thread_local! {
    /// Drafts that could not be written, by key. A page has one thread.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The key of a draft.
pub fn key(id: &str) -> String {
    [PREFIX, "draft/", id].concat()
}

/// Lists all drafts, found by their keys. A text that cannot be read is set aside under another key; it is never deleted.
pub fn list() -> DraftList {
    let mut listed = DraftList::default();
    let (draft_prefix, set_aside_prefix) = (key(""), set_aside_key(""));
    let keys = local::keys();
    listed.blocked = keys.is_none();
    let mut keys = keys.unwrap_or_default();
    MEMORY.with_borrow(|it| keys.extend(it.keys().cloned()));
    keys.sort();
    keys.dedup();
    for key in keys {
        if let Some(id) = key.strip_prefix(&draft_prefix) {
            if let Some(listing) = listing(id) {
                listed.drafts.push(listing);
                continue;
            }
            match read(id) {
                StoredDraft::Draft(it) => listed.drafts.push(DraftListing::of(&it.draft)),
                StoredDraft::Unreadable(why, text) => {
                    let newer = matches!(why, Problem::NewerSchema(_));
                    let key = if newer { key } else { set_aside(id, &text).unwrap_or(key) };
                    listed.set_aside.push(SetAside { key, text, why: Some(why) });
                }
                StoredDraft::Nothing => {}
            }
        } else if key.starts_with(&set_aside_prefix)
            && !listed.set_aside.iter().any(|it| it.key == key)
            && let Some(text) = text(&key)
        {
            listed.set_aside.push(SetAside { key, text, why: None });
        }
    }
    listed.drafts.sort_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
    listed
}

/// The listing of a draft by its id; `None` where the whole text has to be read to tell what it is.
fn listing(id: &str) -> Option<DraftListing> {
    let head = header(&text(&key(id))?).filter(|it| it.pack == pack::pack().id)?;
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
    let Some(text) = text(&key(id)) else { return StoredDraft::Nothing };
    match exchange::draft_file::read(pack::pack(), pack::hash(), &text) {
        // The key decides, whatever id the text has.
        Ok(it) => StoredDraft::Draft(Box::new(Read { draft: Draft { id: id.to_owned(), ..it.draft }, problems: it.problems })),
        Err(why) => StoredDraft::Unreadable(why, text),
    }
}

/// The revision that is stored now: `None` where there is no such draft, [`u64::MAX`] where it cannot be read.
pub fn stored_revision(id: &str) -> Option<u64> {
    let text = local::text(&key(id))?;
    Some(revision(&text).unwrap_or(u64::MAX))
}

/// Saves a draft as its next revision, and returns that. Where it fails the draft is kept in memory for as long as the page
/// lives, under the revision that it came from, which is the one on the device.
///
/// # Errors
/// Why it is in memory only.
pub fn write(draft: &Draft) -> Result<u64, SaveError> {
    let key = key(&draft.id);
    let next = Draft { revision: draft.revision.saturating_add(1), ..draft.clone() };
    let result = local::set_text(&key, &text_of(&next));
    MEMORY.with_borrow_mut(|memory| match result {
        Ok(()) => memory.remove(&key),
        Err(_) => memory.insert(key, text_of(draft)),
    });
    result.map(|()| next.revision)
}

/// A draft as the text that is stored and exported.
pub fn text_of(draft: &Draft) -> String {
    exchange::draft_file::write(pack::pack(), pack::hash(), draft)
}

/// Deletes a draft or a text that was set aside, on request.
pub fn delete(key: &str) {
    MEMORY.with_borrow_mut(|it| it.remove(key));
    local::delete(key);
}

/// Moves a text that cannot be read to another key and returns that; `None` where there is no room for a copy, and then the
/// text stays where it is.
pub fn set_aside(id: &str, text: &str) -> Option<String> {
    let taken = local::keys().unwrap_or_default();
    let to = (1..1000).map(|it| set_aside_key(&[id, "-", &it.to_string()].concat())).find(|it| !taken.contains(it))?;
    local::set_text(&to, text).ok()?;
    local::delete(&key(id));
    Some(to)
}

fn set_aside_key(name: &str) -> String {
    [PREFIX, "set-aside/", name].concat()
}

fn text(key: &str) -> Option<String> {
    MEMORY.with_borrow(|it| it.get(key).cloned()).or_else(|| local::text(key))
}
