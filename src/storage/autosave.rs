//! Saves the open draft while it is edited: soon after each change, when the page is left, and never over what another tab
//! has saved meanwhile.

use core::time::Duration;

use exchange::draft::Draft;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::browser::clock::now_utc;
use crate::storage::drafts::{self, StoredDraft};
use crate::storage::local::{self, SaveError};

/// The delay between a change and the save; with the time for writing it stays well within 300 ms.
const DELAY: Duration = Duration::from_millis(200);

/// What another tab has done with the open draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// It saved another version.
    Changed,
    /// It deleted the draft.
    Deleted,
}

/// The autosave of one draft.
#[derive(Clone, Copy)]
pub struct Autosave {
    /// What is to be saved.
    contents: Memo<Draft>,
    /// When the draft was last saved, in UTC; empty where it never was.
    pub saved_at: RwSignal<String>,
    /// Whether there are changes that are not saved yet.
    pub pending: RwSignal<bool>,
    /// Why the last save failed.
    pub save_error: RwSignal<Option<SaveError>>,
    /// Set while another tab's version stands against this one: nothing is written until the user has decided.
    pub conflict: RwSignal<Option<Conflict>>,
    last_saved: StoredValue<LastSaved>,
}

/// The draft on the device, as far as this tab knows.
struct LastSaved {
    revision: u64,
    contents: Draft,
    timer: Option<TimeoutHandle>,
}

impl Autosave {
    /// Saves `contents` from now on, until the current reactive owner is cleaned up.
    pub fn start(opened: &Draft, contents: Memo<Draft>) -> Autosave {
        let last_saved = LastSaved { revision: opened.revision, contents: contents.get_untracked(), timer: None };
        let autosave = Autosave {
            contents,
            saved_at: RwSignal::new(opened.saved_at.clone()),
            pending: RwSignal::new(false),
            save_error: RwSignal::new((!local::is_available()).then_some(SaveError::Blocked)),
            conflict: RwSignal::new(None),
            last_saved: StoredValue::new(last_saved),
        };
        Effect::new(move |before: Option<()>| {
            contents.track();
            if before.is_some() {
                autosave.schedule();
            }
        });
        let page_hidden = window_event_listener(leptos::ev::pagehide, move |_| autosave.save());
        let tab_hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                autosave.save();
            }
        });
        let other_tab = window_event_listener(leptos::ev::storage, move |event| {
            let own_key = autosave.contents.with_untracked(|draft| drafts::key(&draft.id));
            if event.key().is_none_or(|key| key == own_key) {
                autosave.check_for_conflict();
            }
        });
        on_cleanup(move || {
            autosave.save();
            page_hidden.remove();
            tab_hidden.remove();
            other_tab.remove();
        });
        autosave
    }

    /// Saves the draft now, unless nothing has changed or another tab's version stands against it.
    pub fn save(self) {
        if self.conflict.try_get_untracked() != Some(None) {
            return;
        }
        let Some(contents) = self.contents.try_get_untracked() else { return };
        let Some((revision, unchanged)) = self.last_saved.try_update_value(|last_saved| {
            if let Some(timer) = last_saved.timer.take() {
                timer.clear();
            }
            (last_saved.revision, last_saved.contents == contents)
        }) else {
            return;
        };
        if unchanged && self.save_error.get_untracked().is_none() {
            self.pending.set(false);
            return;
        }
        if let Some(conflict) = conflict_since(&contents.id, revision) {
            self.conflict.set(Some(conflict));
            return;
        }
        self.write(contents, revision);
    }

    /// Resolves a conflict with this tab's version: it is saved over the other tab's.
    pub fn overwrite_other(self) {
        self.conflict.set(None);
        let contents = self.contents.get_untracked();
        if let StoredDraft::Unreadable(_, text) = drafts::read(&contents.id) {
            drafts::set_aside(&contents.id, &text);
        }
        let revision = drafts::stored_revision(&contents.id).unwrap_or_default();
        self.write(contents, revision);
    }

    /// Resolves a conflict with the other tab's version and returns it, for the fields to be filled with; `None` where it is
    /// gone.
    pub fn adopt_other(self) -> Option<Draft> {
        let StoredDraft::Draft(other) = self.contents.with_untracked(|it| drafts::read(&it.id)) else { return None };
        self.conflict.set(None);
        self.pending.set(false);
        let other = other.draft;
        self.saved_at.set(other.saved_at.clone());
        self.last_saved.update_value(|it| (it.revision, it.contents) = (other.revision, other.contents()));
        Some(other)
    }

    fn schedule(self) {
        if self.last_saved.with_value(|it| it.timer.is_some() || self.contents.with_untracked(|now| *now == it.contents)) {
            return;
        }
        self.pending.set(true);
        let timer = set_timeout_with_handle(move || self.save(), DELAY).ok();
        self.last_saved.update_value(|it| it.timer = timer);
        if timer.is_none() {
            self.save();
        }
    }

    /// Looks whether another tab has saved something since.
    fn check_for_conflict(self) {
        let Some(contents) = self.contents.try_get_untracked() else { return };
        let revision = self.last_saved.with_value(|it| it.revision);
        let Some(conflict) = conflict_since(&contents.id, revision) else { return };
        if let StoredDraft::Draft(other) = drafts::read(&contents.id)
            && other.draft.contents() == contents
        {
            // Both versions are the same: there is nothing to decide.
            self.saved_at.set(other.draft.saved_at);
            self.last_saved.update_value(|it| (it.revision, it.contents) = (other.draft.revision, contents));
            return;
        }
        self.conflict.set(Some(conflict));
    }

    fn write(self, contents: Draft, revision: u64) {
        let draft = Draft { revision, saved_at: now_utc(), ..contents.clone() };
        let written = drafts::write(&draft);
        self.save_error.set(written.err());
        self.pending.set(written.is_err());
        if let Ok(revision) = written {
            self.saved_at.set(draft.saved_at);
            self.last_saved.update_value(|it| (it.revision, it.contents) = (revision, contents));
        }
    }
}

/// What another tab has done since the revision that this tab knows. A draft that was never on the device cannot have been
/// deleted from it.
fn conflict_since(id: &str, known_revision: u64) -> Option<Conflict> {
    if !local::is_available() {
        return None;
    }
    match drafts::stored_revision(id) {
        Some(revision) => (revision != known_revision).then_some(Conflict::Changed),
        None => (known_revision != 0).then_some(Conflict::Deleted),
    }
}
