//! What this device keeps, whichever of its homes has it: local storage, which every screen reads at once, the mirror in
//! IndexedDB, and memory for what neither takes. Every screen's store goes through here, and nothing else writes.
//!
//! [`ready`] brings the homes to agree before the first screen that keeps anything is drawn. From then on a text is read at once,
//! and written to both; nobody writes over what it does not know ([`Fault::Changed`]).

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use records::area::{Area, RawText, Refusal};
use records::copies::{self, lay_aside, lay_aside_and_write, move_aside, write_over};
use records::key::{Kind, Owner};
use records::migration::migrate;
use records::reconcile::{Local, Mirrored, Step, step};
use serde::Deserialize;
use wasm_bindgen_futures::JsFuture;

use crate::browser::clock::at_most;
use crate::storage::local::{self, BrowserText, LocalStorage, key_space};
use crate::storage::mirror::{Mirror, Put, Unavailable};
use crate::storage::other_windows;

/// How long a screen waits for the mirror, in milliseconds: a browser that never answers must not stand in the way.
const PATIENCE: i32 = 2_000;

/// What stood against writing.
pub type Fault = copies::Fault<String>;

/// How far the writing of a text has come, when it has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on the device.
    OnDevice,
    /// Only this page has it: the browser has no room, or keeps nothing.
    InMemory(Refusal),
    /// Another tab wrote in the same moment; what it wrote, or `None` where it deleted.
    Changed(Option<String>),
}

/// Called with what became of a text, never at once.
pub type Done = Box<dyn FnOnce(Kept)>;

/// Where things can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MirrorState {
    /// Nobody has asked yet.
    Unknown,
    /// It is open.
    Open,
    /// There is none.
    Unavailable(Unavailable),
}

#[derive(Default)]
struct State {
    mirror: Option<Rc<Mirror>>,
    unavailable: Option<Unavailable>,
    /// Local storage refused from the start: everything that the mirror has is held.
    blocked: bool,
    /// What local storage did not take, by key.
    held: Texts,
    /// The keys of those that the mirror did not take either.
    unsaved: Vec<String>,
    /// What was deleted and may still lie in local storage, by key.
    deleted: Texts,
    /// How many are on their way to somewhere else: [`OnItsWay`].
    on_their_way: usize,
}

/// A few texts by key. One type of map costs some kilobytes of code, and no visit has many of these.
#[derive(Default)]
struct Texts(Vec<(String, String)>);

impl Texts {
    fn get(&self, key: &str) -> Option<&String> {
        self.0.iter().find(|it| it.0 == key).map(|it| &it.1)
    }

    fn insert(&mut self, key: &str, text: &str) {
        self.remove(key);
        self.0.push((key.to_owned(), text.to_owned()));
    }

    fn remove(&mut self, key: &str) -> Option<String> {
        self.0.iter().position(|it| it.0 == key).map(|at| self.0.swap_remove(at).1)
    }
}

impl State {
    fn set_unsaved(&mut self, key: &str, is_unsaved: bool) {
        self.unsaved.retain(|it| it != key);
        if is_unsaved {
            self.unsaved.push(key.to_owned());
        }
    }
}

thread_local! {
    // A page has one thread.
    static STATE: RefCell<State> = RefCell::default();
    static READY: Cell<bool> = const { Cell::new(false) };
    static GETTING_READY: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// What a stored text says of itself, whatever else stands in it.
#[derive(Deserialize)]
struct Head {
    pack: Option<String>,
    revision: Option<u64>,
}

/// The revision that a text says it has; `None` where it cannot be read.
pub fn revision(text: &str) -> Option<u64> {
    Some(head(text)?.revision.unwrap_or_default())
}

fn head(text: &str) -> Option<Head> {
    serde_json::from_str(text).ok()
}

/// Brings the homes to agree, once a visit.
pub async fn ready() {
    if READY.get() {
        return;
    }
    let begun = GETTING_READY.with_borrow_mut(|begun| begun.get_or_insert_with(|| at_most(PATIENCE, get_ready())).clone());
    // It never fails.
    let _ = JsFuture::from(begun).await;
    READY.set(true);
}

async fn get_ready() {
    let space = key_space();
    let area = LocalStorage;
    // What is refused now is tried again at the next visit.
    let _ = migrate(&area, &space, |text| head(text)?.pack);
    let _ = put_right(&area);
    ask_before_closing();
    let mirror = match Mirror::open(space.pack()).await {
        Ok(mirror) => Rc::new(mirror),
        Err(why) => return STATE.with_borrow_mut(|state| state.unavailable = Some(why)),
    };
    STATE.with_borrow_mut(|state| state.mirror = Some(Rc::clone(&mirror)));
    other_windows::listen(read_again);
    let blocked = area.keys().is_err();
    STATE.with_borrow_mut(|state| state.blocked = blocked);
    let mirrored: Vec<(String, Mirrored<String>)> = mirror.all().await.unwrap_or_default();
    for (key, record) in &mirrored {
        reconcile(&mirror, key, Some(record)).await;
    }
    for key in area.keys().unwrap_or_default().iter().map(RawText::to_text).filter(|key| is_mirrored(key)) {
        // The mirror gives its keys in order.
        if mirrored.binary_search_by(|it| it.0.as_str().cmp(&key)).is_err() {
            reconcile(&mirror, &key, None).await;
        }
    }
}

/// Whether a key's text has a second home.
fn is_mirrored(key: &str) -> bool {
    matches!(key_space().owner(key), Some(Owner::Own(Kind::Draft | Kind::Inputs | Kind::Scenarios | Kind::Practice)))
}

/// Lays aside what is no text: a copy to the last unit stays, and what reads it finds something that can be written.
fn put_right(area: &LocalStorage) -> Result<(), Refusal> {
    let space = key_space();
    for key in area.keys()? {
        let written = key.to_text();
        match space.owner(&written) {
            Some(Owner::Own(Kind::SetAside)) | Some(Owner::OtherPack(_) | Owner::Unnamed(_)) | None => continue,
            Some(Owner::Own(_)) => {}
        }
        if BrowserText::of(&written) != key {
            move_aside(area, &space, &key)?;
        } else if let Some(text) = area.get(&key)?
            && BrowserText::of(&text.to_text()) != text
        {
            lay_aside(area, &space, space.name(&written).unwrap_or_default(), &text)?;
            area.set(&key, &BrowserText::of(&text.to_text()))?;
        }
    }
    Ok(())
}

async fn reconcile(mirror: &Mirror, key: &str, mirrored: Option<&Mirrored<String>>) {
    let (area, space, at) = (LocalStorage, key_space(), BrowserText::of(key));
    let Ok(there) = area.get(&at) else {
        // Nobody knows what lies there: what the mirror has is better than nothing, and is not written over it.
        if let Some(Mirrored { text: Some(text), .. }) = mirrored {
            STATE.with_borrow_mut(|state| state.held.insert(key, text));
        }
        return;
    };
    let text = there.as_ref().map(RawText::to_text);
    // What is the same need not be read.
    if mirrored.is_some_and(|it| it.text == text && text.is_some()) {
        return;
    }
    let local = text.map(|text| Local { revision: revision(&text), text });
    let theirs = || mirrored.and_then(|it| it.text.clone()).unwrap_or_default();
    match (step(local.as_ref(), mirrored), local) {
        (Step::ToMirror, Some(local)) => {
            // One that cannot be read is not mirrored: it has no revision.
            if let Some(revision) = local.revision {
                mirror.put(key, mirrored.and_then(|it| it.text.as_deref()), revision, &local.text).await;
            }
        }
        (Step::ToLocal, _) => {
            if write_over(&area, key, there.as_ref(), &BrowserText::of(&theirs())).is_err() {
                STATE.with_borrow_mut(|state| state.held.insert(key, &theirs()));
            }
        }
        (Step::AsideAndToLocal, _) => {
            if lay_aside_and_write(&area, &space, key, &BrowserText::of(&theirs())).is_err() {
                STATE.with_borrow_mut(|state| state.held.insert(key, &theirs()));
            }
        }
        (Step::DeleteLocal, _) => {
            // It was asked to be deleted; the next visit asks again.
            let _ = area.remove(&at);
        }
        (Step::KeepBoth, Some(local)) => {
            let kept = match space.name(key).and_then(|name| name.strip_prefix("draft/")) {
                // A draft of its own, under another id.
                Some(id) => {
                    let beside = space.of(Kind::Draft, &[id, "-2"].concat());
                    write_over(&area, &beside, None, &BrowserText::of(&theirs())).is_ok()
                }
                None => false,
            };
            if kept || lay_aside(&area, &space, space.name(key).unwrap_or_default(), &BrowserText::of(&theirs())).is_ok() {
                mirror.put_over(key, local.revision.unwrap_or_default(), Some(&local.text)).await;
            }
        }
        (Step::Nothing | Step::ToMirror | Step::KeepBoth, _) => {}
    }
}

/// How it stands with the mirror.
pub fn mirror_state() -> MirrorState {
    STATE.with_borrow(|state| match (&state.mirror, state.unavailable) {
        (Some(_), _) => MirrorState::Open,
        (None, Some(why)) => MirrorState::Unavailable(why),
        (None, None) => MirrorState::Unknown,
    })
}

/// Why nothing at all can be kept; `None` where something can.
pub fn refusal() -> Option<Refusal> {
    (!local::is_available() && mirror_state() != MirrorState::Open).then_some(Refusal::Blocked)
}

/// The text under a key; `None` where there is none.
///
/// # Errors
/// When the browser refuses: then nobody knows.
pub fn text(key: &str) -> Result<Option<String>, Refusal> {
    if let Some(held) = STATE.with_borrow(|state| state.held.get(key).cloned()) {
        return Ok(Some(held));
    }
    let there = match local::text(key) {
        Ok(there) => there.map(|it| it.to_text()),
        Err(_) if STATE.with_borrow(|state| state.blocked) => None,
        Err(why) => return Err(why),
    };
    Ok(there.filter(|there| STATE.with_borrow(|state| state.deleted.get(key) != Some(there))))
}

/// The keys of a kind. Where the browser refuses, those of what this page and the mirror hold.
pub fn keys(kind: Kind) -> Vec<String> {
    let space = key_space();
    let mut keys: Vec<String> = LocalStorage.keys().unwrap_or_default().iter().map(RawText::to_text).collect();
    STATE.with_borrow(|state| {
        for (key, _) in &state.held.0 {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    });
    // Only what was deleted has to be looked at: whoever lists them reads the others anyway.
    let is_deleted = |key: &str| STATE.with_borrow(|state| state.deleted.get(key).is_some()) && !matches!(text(key), Ok(Some(_)));
    keys.retain(|key| space.owner(key) == Some(Owner::Own(kind)) && !is_deleted(key));
    keys
}

/// A text to be kept.
pub struct Record<'a> {
    /// Its key.
    pub key: &'a str,
    /// What the writer knows to be there; `None` for nothing.
    pub known: Option<&'a str>,
    /// Counts up with every change; the text says the same of itself.
    pub revision: u64,
    /// The text.
    pub text: &'a str,
}

/// Keeps a text in both homes; `done` is called when both have answered, never at once. Where both refuse, the page holds it.
///
/// # Errors
/// [`Fault::Changed`] where something else lies there than the writer knows: then nothing is written, and `done` is not called.
pub fn write(record: &Record<'_>, done: Done) -> Result<(), Fault> {
    let Record { key, known, text, .. } = *record;
    let held = STATE.with_borrow(|state| state.held.get(key).cloned());
    let local = match held {
        // What the page or the mirror holds is the present text; local storage may have an older one, or none.
        Some(held) if known != Some(held.as_str()) => return Err(Fault::Changed(Some(held))),
        Some(_) => local::text(key).map_err(Fault::Refused).and_then(|there| write_raw(key, there.as_ref(), text)),
        None => {
            let deleted = STATE.with_borrow(|state| state.deleted.get(key).cloned());
            // What was deleted may still lie there: whoever knows of nothing knows of that.
            let still_there = deleted.filter(|deleted| known.is_none() && is_there(key, deleted));
            write_raw(key, known.or(still_there.as_deref()).map(BrowserText::of).as_ref(), text)
        }
    };
    let refused = match local {
        Ok(()) => None,
        Err(Fault::Refused(why)) => Some(why),
        Err(changed @ Fault::Changed(_)) => return Err(changed),
    };
    keep_in_both(record, refused, Replaces::Known(known.map(str::to_owned)), done);
    Ok(())
}

/// What a save may write over in the mirror.
enum Replaces {
    /// What the writer knows to be there.
    Known(Option<String>),
    /// Whatever is there: somebody has decided so.
    Anything,
}

/// The second half of every save: local storage has taken the text, or has `refused` it; now the mirror is to have it too.
fn keep_in_both(record: &Record<'_>, refused: Option<Refusal>, replaces: Replaces, done: Done) {
    let Record { key, revision, text, .. } = *record;
    STATE.with_borrow_mut(|state| {
        state.deleted.remove(key);
        match refused {
            None => drop(state.held.remove(key)),
            Some(_) => state.held.insert(key, text),
        }
        // Until the mirror has answered.
        state.set_unsaved(key, refused.is_some());
    });
    let Some(mirror) = STATE.with_borrow(|state| state.mirror.clone()).filter(|_| is_mirrored(key)) else {
        return spawn_local(async move { done(refused.map_or(Kept::OnDevice, Kept::InMemory)) });
    };
    let (key, text) = (key.to_owned(), text.to_owned());
    spawn_local(async move {
        let put = match replaces {
            Replaces::Known(known) => mirror.put(&key, known.as_deref(), revision, &text).await,
            Replaces::Anything => mirror.put_over(&key, revision, Some(&text)).await,
        };
        done(match (put, refused) {
            (Put::Changed(other), _) => Kept::Changed(other),
            (Put::Done, _) | (Put::Refused, None) => {
                STATE.with_borrow_mut(|state| state.set_unsaved(&key, false));
                if refused.is_some() {
                    other_windows::tell(&key);
                }
                Kept::OnDevice
            }
            (Put::Refused, Some(why)) => Kept::InMemory(why),
        });
    });
}

/// Another window has written what only the mirror could take: from now on that is the text here.
pub async fn read_again(key: &str) {
    let Some(mirror) = STATE.with_borrow(|state| state.mirror.clone()) else { return };
    if let Some(Mirrored { text: Some(text), .. }) = mirror.get(key).await {
        STATE.with_borrow_mut(|state| state.held.insert(key, &text));
    }
}

fn is_there(key: &str, text: &str) -> bool {
    local::text(key).is_ok_and(|there| there.is_some_and(|it| it.to_text() == text))
}

fn write_raw(key: &str, known: Option<&BrowserText>, text: &str) -> Result<(), Fault> {
    write_over(&LocalStorage, key, known, &BrowserText::of(text)).map_err(|fault| match fault {
        copies::Fault::Refused(why) => Fault::Refused(why),
        copies::Fault::Changed(there) => Fault::Changed(there.map(|it| it.to_text())),
    })
}

/// Keeps a text whatever lies there: somebody was asked, and has decided so. A copy of what lies there is laid aside first where
/// `copy` says so. `done` is called when both homes have answered.
///
/// # Errors
/// When the copy cannot be made: then nothing is written.
pub fn write_decided(key: &str, revision: u64, text: &str, copy: bool, done: Done) -> Result<(), Refusal> {
    if copy {
        keep_copy(key)?;
    }
    let refused = LocalStorage.set(&BrowserText::of(key), &BrowserText::of(text)).err();
    keep_in_both(&Record { key, known: None, revision, text }, refused, Replaces::Anything, done);
    Ok(())
}

/// Lays a copy of what lies under a key aside, where something does.
///
/// # Errors
/// When there is no copy afterwards.
pub fn keep_copy(key: &str) -> Result<(), Refusal> {
    let space = key_space();
    match local::text(key)? {
        Some(there) => lay_aside(&LocalStorage, &space, space.name(key).unwrap_or(key), &there).map(drop),
        None => Ok(()),
    }
}

/// Lays a text aside that lies elsewhere and is to be written over there; `name` is what the copy is called.
///
/// # Errors
/// When there is no copy afterwards.
pub fn lay_text_aside(name: &str, text: &str) -> Result<(), Refusal> {
    lay_aside(&LocalStorage, &key_space(), name, &BrowserText::of(text)).map(drop)
}

/// Moves what lies under a key aside; the key of the copy. `None` where the browser refuses, and then it stays where it is.
pub fn set_aside(key: &str) -> Option<String> {
    move_aside(&LocalStorage, &key_space(), &BrowserText::of(key)).ok().flatten().map(|it| it.to_text())
}

/// Deletes what lies under a key, on request: first the mirror is told, so that it does not come back, then it goes. From now on
/// nobody here sees it. `done` is told whether it is gone from the device.
pub fn delete(key: &str, revision: u64, done: Box<dyn FnOnce(bool)>) {
    let there = local::text(key).ok().flatten().map(|it| it.to_text());
    STATE.with_borrow_mut(|state| {
        let held = state.held.remove(key);
        state.set_unsaved(key, false);
        if let Some(text) = there.or(held) {
            state.deleted.insert(key, &text);
        }
    });
    let key = key.to_owned();
    let Some(mirror) = STATE.with_borrow(|state| state.mirror.clone()).filter(|_| is_mirrored(&key)) else {
        let gone = remove_deleted(&key);
        return spawn_local(async move { done(gone) });
    };
    spawn_local(async move {
        let told = mirror.put_over(&key, revision, None).await;
        done(remove_deleted(&key) && told == Put::Done);
    });
}

/// Removes what was deleted, unless something else was put there meanwhile.
fn remove_deleted(key: &str) -> bool {
    let Some(text) = STATE.with_borrow(|state| state.deleted.get(key).cloned()) else { return true };
    match local::text(key) {
        Ok(Some(there)) if there.to_text() == text => LocalStorage.remove(&BrowserText::of(key)).is_ok(),
        Ok(_) => true,
        Err(_) => false,
    }
}

/// Something is on its way to a place outside this browser, and closing the page would leave that as it was: while one of these lives, the
/// browser asks before it closes.
pub struct OnItsWay(());

impl OnItsWay {
    /// From now on.
    #[must_use]
    pub fn begin() -> OnItsWay {
        STATE.with_borrow_mut(|state| state.on_their_way += 1);
        OnItsWay(())
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        // Each has begun.
        STATE.with_borrow_mut(|state| state.on_their_way = state.on_their_way.saturating_sub(1));
    }
}

/// Asks the browser before the page is closed, while something is on this page only, or on its way.
fn ask_before_closing() {
    // The listener lives as long as the page.
    let _ = window_event_listener(leptos::ev::beforeunload, |event| {
        if STATE.with_borrow(|state| !state.unsaved.is_empty() || 0 < state.on_their_way) {
            event.prevent_default();
        }
    });
}

/// Asks the browser not to clear what is kept here when it needs room. What it answers is shown in the settings.
pub fn ask_to_persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        spawn_local(async move { _ = JsFuture::from(asked).await });
    }
}
