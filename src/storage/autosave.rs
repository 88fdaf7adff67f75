//! Keeps the open draft while it is worked on: soon after each change, when the page is left, and never over what
//! another tab has kept meanwhile.

use core::time::Duration;

use exchange::draft::Draft;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::storage::drafts::{self, Found, Trouble};

/// After a change, so long until it is kept; with the time for writing well within 300 ms.
const SOON: Duration = Duration::from_millis(200);

/// What another tab has done with the open draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// Kept another state.
    Changed,
    /// Deleted it.
    Deleted,
}

/// The keeper of one draft.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// What is to be kept.
    contents: Memo<Draft>,
    /// When it was last kept, in UTC; empty where it never was.
    pub saved_at: RwSignal<String>,
    /// Something has changed since.
    pub pending: RwSignal<bool>,
    /// Why it could not be kept on the device.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Another tab came first: nothing is written until somebody has decided.
    pub theirs: RwSignal<Option<Theirs>>,
    known: StoredValue<Known>,
}

/// What is known of the device's state of the draft.
struct Known {
    revision: u64,
    contents: Draft,
    timer: Option<TimeoutHandle>,
}

impl Keeper {
    /// Keeps `contents` from now on, for as long as the screen stands.
    pub fn keep(opened: &Draft, contents: Memo<Draft>) -> Keeper {
        let known = Known { revision: opened.revision, contents: contents.get_untracked(), timer: None };
        let it = Keeper {
            contents,
            saved_at: RwSignal::new(opened.saved_at.clone()),
            pending: RwSignal::new(false),
            trouble: RwSignal::new((!drafts::available()).then_some(Trouble::Blocked)),
            theirs: RwSignal::new(None),
            known: StoredValue::new(known),
        };
        Effect::new(move |before: Option<()>| {
            contents.track();
            if before.is_some() {
                it.soon();
            }
        });
        let hidden = window_event_listener(leptos::ev::pagehide, move |_| it.save());
        let away = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                it.save();
            }
        });
        let elsewhere = window_event_listener(leptos::ev::storage, move |event| {
            let ours = it.contents.with_untracked(|it| drafts::key(&it.id));
            if event.key().is_none_or(|it| it == ours) {
                it.look();
            }
        });
        on_cleanup(move || {
            it.save();
            hidden.remove();
            away.remove();
            elsewhere.remove();
        });
        it
    }

    /// Keeps what there is now, unless it is kept already or another tab came first.
    pub fn save(self) {
        if self.theirs.try_get_untracked() != Some(None) {
            return;
        }
        let Some(contents) = self.contents.try_get_untracked() else { return };
        let Some((revision, same)) = self.known.try_update_value(|it| {
            if let Some(it) = it.timer.take() {
                it.clear();
            }
            (it.revision, it.contents == contents)
        }) else {
            return;
        };
        if same && self.trouble.get_untracked().is_none() {
            self.pending.set(false);
            return;
        }
        if let Some(it) = theirs(&contents.id, revision) {
            self.theirs.set(Some(it));
            return;
        }
        self.write(contents, revision);
    }

    /// Goes on from here, over what the other tab has kept.
    pub fn keep_mine(self) {
        self.theirs.set(None);
        let contents = self.contents.get_untracked();
        if let Found::Unreadable(_, text) = drafts::read(&contents.id) {
            drafts::set_aside(&contents.id, &text);
        }
        let revision = drafts::stored_revision(&contents.id).unwrap_or_default();
        self.write(contents, revision);
    }

    /// Goes on from what the other tab has kept: gives it, for the fields to be filled with. Nothing where it is gone.
    pub fn take_theirs(self) -> Option<Draft> {
        let Found::Draft(theirs) = self.contents.with_untracked(|it| drafts::read(&it.id)) else { return None };
        self.theirs.set(None);
        self.pending.set(false);
        let theirs = theirs.draft;
        self.saved_at.set(theirs.saved_at.clone());
        self.known.update_value(|it| (it.revision, it.contents) = (theirs.revision, theirs.contents()));
        Some(theirs)
    }

    fn soon(self) {
        if self.known.with_value(|it| it.timer.is_some() || self.contents.with_untracked(|now| *now == it.contents)) {
            return;
        }
        self.pending.set(true);
        let timer = set_timeout_with_handle(move || self.save(), SOON).ok();
        self.known.update_value(|it| it.timer = timer);
        if timer.is_none() {
            self.save();
        }
    }

    /// Whether another tab has kept something since.
    fn look(self) {
        let Some(contents) = self.contents.try_get_untracked() else { return };
        let revision = self.known.with_value(|it| it.revision);
        let Some(found) = theirs(&contents.id, revision) else { return };
        if let Found::Draft(it) = drafts::read(&contents.id)
            && it.draft.contents() == contents
        {
            // They say the same: nothing to ask about.
            self.saved_at.set(it.draft.saved_at);
            self.known.update_value(|known| (known.revision, known.contents) = (it.draft.revision, contents));
            return;
        }
        self.theirs.set(Some(found));
    }

    fn write(self, contents: Draft, revision: u64) {
        let draft = Draft { revision, saved_at: now(), ..contents.clone() };
        let written = drafts::write(&draft);
        self.trouble.set(written.err());
        self.pending.set(written.is_err());
        if let Ok(revision) = written {
            self.saved_at.set(draft.saved_at);
            self.known.update_value(|it| (it.revision, it.contents) = (revision, contents));
        }
    }
}

/// This moment by the device's clock, in UTC as `2020-12-31T08:00:00.000Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// What another tab has done since the revision that is known here. What never was on the device cannot be gone from it.
fn theirs(id: &str, known: u64) -> Option<Theirs> {
    if !drafts::available() {
        return None;
    }
    match drafts::stored_revision(id) {
        Some(it) => (it != known).then_some(Theirs::Changed),
        None => (known != 0).then_some(Theirs::Deleted),
    }
}
