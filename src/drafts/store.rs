//! Drafts in local storage, one key each; in memory where storage refuses, so that work goes on.

use core::cell::RefCell;
use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::Read;
use exchange::problem::Problem;
use exchange::wire::{header, revision};
use gloo_storage::{LocalStorage, Storage};
use policy::assessment::Unit;

use crate::drafts::PREFIX;

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room.
    Full,
    /// The browser lets no page keep anything.
    Blocked,
}

/// What lies under a draft's key.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A draft, and what of it does not fit.
    Draft(Box<Read>),
    /// A text that cannot be opened.
    Unreadable(Problem, String),
}

/// A text that cannot be opened, and its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// Under which it lies.
    pub key: String,
    /// The text.
    pub text: String,
    /// Why; nothing where it was set aside before.
    pub why: Option<Problem>,
}

/// A draft as a list shows it, read without its answers: a list of hundreds is read in no time.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
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

impl Listing {
    /// What to call it: its own name, else the unit's; nothing where it has neither.
    pub fn title(&self) -> Option<&str> {
        [self.name.trim(), self.unit_name.trim()].into_iter().find(|it| !it.is_empty())
    }

    fn of(draft: &Draft) -> Listing {
        Listing {
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

/// Everything that there is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The drafts, the one saved last first.
    pub drafts: Vec<Listing>,
    /// What cannot be opened.
    pub aside: Vec<Aside>,
    /// Whether the browser lets nothing be kept.
    pub blocked: bool,
}

thread_local! {
    /// What could not be written: by key. A page has one thread.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The key of a draft.
pub fn key(id: &str) -> String {
    [PREFIX, "draft/", id].concat()
}

/// All drafts, found by their keys. What cannot be read is set aside first: it is never deleted and never in the way.
pub fn list() -> Listed {
    let mut listed = Listed::default();
    let (draft, aside) = (key(""), aside_key(""));
    let keys = crate::drafts::device::keys();
    listed.blocked = keys.is_none();
    let mut keys = keys.unwrap_or_default();
    MEMORY.with_borrow(|it| keys.extend(it.keys().cloned()));
    keys.sort();
    keys.dedup();
    for key in keys {
        if let Some(id) = key.strip_prefix(&draft) {
            if let Some(it) = listing(id) {
                listed.drafts.push(it);
                continue;
            }
            match read(id) {
                Found::Draft(it) => listed.drafts.push(Listing::of(&it.draft)),
                Found::Unreadable(why, text) => {
                    let newer = matches!(why, Problem::NewerSchema(_));
                    let key = if newer { key } else { set_aside(id, &text).unwrap_or(key) };
                    listed.aside.push(Aside { key, text, why: Some(why) });
                }
                Found::Nothing => {}
            }
        } else if key.starts_with(&aside)
            && !listed.aside.iter().any(|it| it.key == key)
            && let Some(text) = text(&key)
        {
            listed.aside.push(Aside { key, text, why: None });
        }
    }
    listed.drafts.sort_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
    listed
}

/// The head of a draft by its id; nothing where all of it has to be read to say what it is.
fn listing(id: &str) -> Option<Listing> {
    let head = header(&text(&key(id))?).filter(|it| it.pack == pack::pack().id)?;
    Some(Listing {
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
pub fn read(id: &str) -> Found {
    let Some(text) = text(&key(id)) else { return Found::Nothing };
    match exchange::draft_file::read(pack::pack(), pack::HASH, &text) {
        // The key is what it goes by, whatever stands in it.
        Ok(it) => Found::Draft(Box::new(Read { draft: Draft { id: id.to_owned(), ..it.draft }, problems: it.problems })),
        Err(why) => Found::Unreadable(why, text),
    }
}

/// The revision that lies on the device now: nothing where there is no such draft, [`u64::MAX`] where it cannot be read.
pub fn stored_revision(id: &str) -> Option<u64> {
    let text = on_device(&key(id))?;
    Some(revision(&text).unwrap_or(u64::MAX))
}

/// Keeps a draft as its next revision, and gives that. Where it fails the draft is held in memory for as long as the page
/// lives, as of the revision that it came from: that is what lies on the device.
///
/// # Errors
/// Why it is in memory only.
pub fn write(draft: &Draft) -> Result<u64, Trouble> {
    let key = key(&draft.id);
    let next = Draft { revision: draft.revision.saturating_add(1), ..draft.clone() };
    let result = put_on_device(&key, &text_of(&next));
    MEMORY.with_borrow_mut(|it| match result {
        Ok(()) => it.remove(&key),
        Err(_) => it.insert(key, text_of(draft)),
    });
    result.map(|()| next.revision)
}

/// A draft as it is kept and handed on.
pub fn text_of(draft: &Draft) -> String {
    exchange::draft_file::write(pack::pack(), pack::HASH, draft)
}

/// Deletes a draft, or something set aside, for which somebody has asked.
pub fn delete(key: &str) {
    MEMORY.with_borrow_mut(|it| it.remove(key));
    if available() {
        LocalStorage::delete(key);
    }
}

/// Puts a text that cannot be read under another key and gives that; nothing where there is no room for it, and then it
/// stays where it is.
pub fn set_aside(id: &str, text: &str) -> Option<String> {
    let taken = crate::drafts::device::keys().unwrap_or_default();
    let to = (1..1000).map(|it| aside_key(&[id, "-", &it.to_string()].concat())).find(|it| !taken.contains(it))?;
    put_on_device(&to, text).ok()?;
    LocalStorage::delete(key(id));
    Some(to)
}

/// Whether the browser lets this page keep anything.
pub fn available() -> bool {
    device().is_some()
}

fn aside_key(name: &str) -> String {
    [PREFIX, "set-aside/", name].concat()
}

fn device() -> Option<web_sys::Storage> {
    // Asking for it fails where it is blocked; gloo's own `raw` would take the app down with it.
    web_sys::window()?.local_storage().ok()?
}

/// The text under a key on the device.
pub fn on_device(key: &str) -> Option<String> {
    device()?.get_item(key).ok()?
}

fn text(key: &str) -> Option<String> {
    MEMORY.with_borrow(|it| it.get(key).cloned()).or_else(|| on_device(key))
}

/// Puts a text under a key on the device.
///
/// # Errors
/// Why it is not there.
pub fn put_on_device(key: &str, text: &str) -> Result<(), Trouble> {
    let storage = device().ok_or(Trouble::Blocked)?;
    // What is set can be refused for want of room only: the device was there a line ago.
    storage.set_item(key, text).map_err(|_| Trouble::Full)
}
