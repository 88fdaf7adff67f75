//! Saves the open draft while it is edited: soon after each change, when the page is left, and never over what another tab
//! has saved meanwhile. What is typed while that question is open becomes a draft of its own.

use core::time::Duration;

use exchange::draft::Draft;
use exchange::problem::Problem;
use exchange::wire::schema::MAX_BYTES;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use records::area::Refusal;
use template::effect::effect;

use crate::browser::clock::now_utc;
use crate::storage::drafts::{self, OpenedDraft, StoredDraft};
use crate::storage::record_store::{self, Fault, Kept, Record};

/// The delay between a change and the save; with the time for writing it stays well within 300 ms.
const DELAY: Duration = Duration::from_millis(200);

/// What another tab has done with the open draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// It saved another version.
    Changed,
    /// It deleted the draft.
    Deleted,
    /// It is of a newer edition, and saved what this one cannot read.
    Newer,
}

/// How the open draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the device.
    Saved,
    /// Something is on its way.
    Saving,
    /// It is on this page only.
    Refused(Refusal),
    /// It is on this page only: it has grown larger than what can be read again.
    TooLarge,
}

/// The autosave of one draft.
#[derive(Clone, Copy)]
pub struct Autosave {
    /// What is to be saved.
    contents: Memo<Draft>,
    /// What a draft is called that holds what was typed while the question was open.
    name_beside: fn(&Draft) -> String,
    /// When the draft was last saved, in UTC; empty where it never was.
    pub saved_at: RwSignal<String>,
    /// How it stands.
    pub state: RwSignal<SaveState>,
    /// Set while another tab's version stands against this one: nothing is written over it until the user has decided.
    pub conflict: RwSignal<Option<Conflict>>,
    /// The name of the draft that holds what was typed since.
    pub beside: RwSignal<Option<String>>,
    last_saved: StoredValue<LastSaved>,
}

/// The draft on the device, as far as this tab knows.
struct LastSaved {
    revision: u64,
    contents: Draft,
    /// The text that lies there; `None` where none does.
    text: Option<String>,
    /// What lies there was read in part only: a copy has to be laid aside before it is written over.
    is_partial: bool,
    timer: Option<TimeoutHandle>,
    /// The last save has not been answered yet.
    is_on_its_way: bool,
    /// What another tab has written, where local storage does not have it.
    theirs: Option<String>,
    /// The draft beside, as it lies there.
    beside: Option<Beside>,
}

struct Beside {
    draft: Draft,
    text: Option<String>,
}

impl Autosave {
    /// Saves `contents` from now on, until the current reactive owner is cleaned up.
    pub fn start(opened: &OpenedDraft, contents: Memo<Draft>, name_beside: fn(&Draft) -> String) -> Autosave {
        let draft = &opened.read.draft;
        let last_saved = LastSaved {
            revision: draft.revision,
            contents: contents.get_untracked(),
            text: Some(opened.text.clone()),
            is_partial: opened.read.problems.iter().any(Problem::leaves_out),
            timer: None,
            is_on_its_way: false,
            theirs: None,
            beside: None,
        };
        let state = record_store::refusal().map_or(SaveState::Saved, SaveState::Refused);
        let autosave = Autosave {
            contents,
            name_beside,
            saved_at: RwSignal::new(draft.saved_at.clone()),
            state: RwSignal::new(state),
            conflict: RwSignal::new(None),
            beside: RwSignal::new(None),
            last_saved: StoredValue::new(last_saved),
        };
        effect(move |before: Option<()>| {
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

    /// Saves the draft now, unless nothing has changed. While another tab's version stands against it, it is saved beside.
    pub fn save(self) {
        let Some(contents) = self.contents.try_get_untracked() else { return };
        let Some(unchanged) = self.last_saved.try_update_value(|last_saved| {
            if let Some(timer) = last_saved.timer.take() {
                timer.clear();
            }
            last_saved.contents == contents
        }) else {
            return;
        };
        match (self.conflict.get_untracked(), unchanged, self.state.get_untracked()) {
            (Some(_), true, _) => {}
            (Some(_), false, _) => self.save_beside(&contents),
            (None, true, SaveState::Saved) => {}
            // It was changed and changed back; what is on its way says itself when it is there.
            (None, true, SaveState::Saving) if self.last_saved.with_value(|it| it.is_on_its_way) => {}
            (None, true, SaveState::Saving) => self.state.set(SaveState::Saved),
            (None, true, SaveState::Refused(_) | SaveState::TooLarge) | (None, false, _) => self.write(contents),
        }
    }

    /// Resolves a conflict with this tab's version: it is saved over the other tab's, of which a copy is laid aside where it
    /// cannot be read here.
    pub fn overwrite_other(self) {
        let contents = self.contents.get_untracked();
        let stored = drafts::read(&contents.id);
        let (is_unreadable, revision) = match &stored {
            StoredDraft::Draft(other) => (false, other.read.draft.revision),
            StoredDraft::Unreadable(..) => (true, 0),
            StoredDraft::Nothing | StoredDraft::Unknown(_) => (false, 0),
        };
        let own = self.last_saved.with_value(|it| it.revision);
        let draft = Draft { revision: revision.max(own), saved_at: now_utc(), ..contents.clone() };
        let (next, text) = drafts::next_revision(&draft);
        let done = Box::new(move |kept| self.written(kept, next.revision));
        match record_store::write_decided(&drafts::key(&contents.id), next.revision, &text, is_unreadable, done) {
            Ok(()) => {
                self.conflict.set(None);
                self.remember(next.revision, contents, Some(text), draft.saved_at);
                // What was typed meanwhile is in the draft itself now.
                if let Some(beside) = self.last_saved.try_update_value(|it| it.beside.take()).flatten() {
                    record_store::delete(&drafts::key(&beside.draft.id), beside.draft.revision, Box::new(|_| {}));
                }
                self.beside.set(None);
            }
            Err(why) => self.state.set(SaveState::Refused(why)),
        }
    }

    /// Resolves a conflict with the other tab's version and returns it, for the fields to be filled with; `None` where it is
    /// gone. What was typed here stays in the draft beside.
    pub fn adopt_other(self) -> Option<Draft> {
        let id = self.contents.with_untracked(|draft| draft.id.clone());
        let theirs = self.last_saved.try_update_value(|it| it.theirs.take()).flatten();
        let from_mirror = theirs.is_some();
        let stored = theirs.map_or_else(|| drafts::read(&id), |text| drafts::opened(&id, text));
        let StoredDraft::Draft(other) = stored else { return None };
        self.save_beside_if_changed();
        let OpenedDraft { read, text } = *other;
        if from_mirror {
            // Local storage has this tab's version, which is in the draft beside: now it takes the other's.
            let _ = record_store::write_decided(&drafts::key(&id), read.draft.revision, &text, false, Box::new(|_| {}));
        }
        self.conflict.set(None);
        self.state.set(SaveState::Saved);
        self.remember(read.draft.revision, read.draft.contents(), Some(text), read.draft.saved_at.clone());
        self.last_saved.update_value(|it| it.beside = None);
        self.beside.set(None);
        Some(read.draft)
    }

    fn schedule(self) {
        if self.last_saved.with_value(|it| it.timer.is_some() || self.contents.with_untracked(|now| *now == it.contents)) {
            return;
        }
        // What was refused is said until something is saved again.
        if self.conflict.get_untracked().is_none() && self.state.get_untracked() == SaveState::Saved {
            self.state.set(SaveState::Saving);
        }
        let timer = set_timeout_with_handle(move || self.save(), DELAY).ok();
        self.last_saved.update_value(|it| it.timer = timer);
        if timer.is_none() {
            self.save();
        }
    }

    /// Looks whether another tab has saved something since.
    fn check_for_conflict(self) {
        let Some(contents) = self.contents.try_get_untracked() else { return };
        if self.conflict.get_untracked().is_some() {
            return;
        }
        let there = match record_store::text(&drafts::key(&contents.id)) {
            Ok(there) => there,
            // Nobody knows: then there is nothing to decide either.
            Err(_) => return,
        };
        if self.last_saved.with_value(|it| it.text == there) {
            return;
        }
        self.meet(&contents, there);
    }

    /// Another text lies there than this tab knows of.
    fn meet(self, contents: &Draft, there: Option<String>) {
        let Some(text) = there else {
            // A draft that was never on the device cannot have been deleted from it.
            if self.last_saved.with_value(|it| it.text.is_some()) {
                self.conflict.set(Some(Conflict::Deleted));
                self.save_beside_if_changed();
            }
            return;
        };
        match drafts::opened(&contents.id, text) {
            StoredDraft::Draft(other) if other.read.draft.contents() == *contents => {
                // Both versions are the same: there is nothing to decide.
                let OpenedDraft { read, text } = *other;
                self.remember(read.draft.revision, contents.clone(), Some(text), read.draft.saved_at);
                self.state.set(SaveState::Saved);
                return;
            }
            StoredDraft::Unreadable(Problem::NewerSchema(_), _) => self.conflict.set(Some(Conflict::Newer)),
            StoredDraft::Draft(_) | StoredDraft::Unreadable(..) | StoredDraft::Nothing | StoredDraft::Unknown(_) => {
                self.conflict.set(Some(Conflict::Changed));
            }
        }
        self.save_beside_if_changed();
    }

    fn write(self, contents: Draft) {
        let (revision, known, is_partial) = self.last_saved.with_value(|it| (it.revision, it.text.clone(), it.is_partial));
        let key = drafts::key(&contents.id);
        if is_partial {
            match record_store::keep_copy(&key) {
                Ok(()) => self.last_saved.update_value(|it| it.is_partial = false),
                // Without a copy of what was left out, nothing is written over it.
                Err(why) => return self.state.set(SaveState::Refused(why)),
            }
        }
        let draft = Draft { revision, saved_at: now_utc(), ..contents.clone() };
        let (next, text) = drafts::next_revision(&draft);
        if MAX_BYTES < text.len() {
            return self.state.set(SaveState::TooLarge);
        }
        let record = Record { key: &key, known: known.as_deref(), revision: next.revision, text: &text };
        match record_store::write(&record, Box::new(move |kept| self.written(kept, next.revision))) {
            Ok(()) => {
                self.last_saved.update_value(|it| it.is_on_its_way = true);
                self.remember(next.revision, contents, Some(text), draft.saved_at);
            }
            Err(Fault::Changed(there)) => self.meet(&contents, there),
            Err(Fault::Refused(why)) => self.state.set(SaveState::Refused(why)),
        }
    }

    fn remember(self, revision: u64, contents: Draft, text: Option<String>, saved_at: String) {
        let _ = self.saved_at.try_set(saved_at);
        let _ = self.last_saved.try_update_value(|it| (it.revision, it.contents, it.text) = (revision, contents, text));
    }

    /// Both homes have answered about a revision.
    fn written(self, kept: Kept, revision: u64) {
        // The page may be gone, or have written more meanwhile.
        let Some((last, is_waiting)) = self.last_saved.try_with_value(|it| (it.revision, it.timer.is_some())) else { return };
        if last == revision {
            self.last_saved.update_value(|it| it.is_on_its_way = false);
        }
        match kept {
            Kept::OnDevice if last == revision && !is_waiting => _ = self.state.try_set(SaveState::Saved),
            Kept::OnDevice => {}
            Kept::InMemory(why) => _ = self.state.try_set(SaveState::Refused(why)),
            Kept::Changed(there) => {
                self.last_saved.update_value(|last_saved| {
                    last_saved.theirs.clone_from(&there);
                    last_saved.beside = None;
                });
                let conflict = if there.is_some() { Conflict::Changed } else { Conflict::Deleted };
                let _ = self.conflict.try_set(Some(conflict));
                // This tab's version was saved, but only in local storage.
                if let Some(contents) = self.contents.try_get_untracked() {
                    self.save_beside(&contents);
                }
            }
        }
    }

    fn save_beside_if_changed(self) {
        let Some(contents) = self.contents.try_get_untracked() else { return };
        if self.last_saved.with_value(|it| it.contents != contents) {
            self.save_beside(&contents);
        }
    }

    /// Saves what is typed while the question is open as a draft of its own.
    fn save_beside(self, contents: &Draft) {
        let name = (self.name_beside)(contents);
        let before = self.last_saved.try_update_value(|it| it.beside.take()).flatten();
        let (id, revision, known) = match before {
            Some(Beside { draft, text }) => (draft.id, draft.revision, text),
            None => (drafts::new_id(), 0, None),
        };
        let draft = Draft { id, name: name.clone(), revision, saved_at: now_utc(), ..contents.clone() };
        let (next, text) = drafts::next_revision(&draft);
        let record = Record { key: &drafts::key(&next.id), known: known.as_deref(), revision: next.revision, text: &text };
        let done = Box::new(move |kept| {
            if let Kept::InMemory(why) = kept {
                let _ = self.state.try_set(SaveState::Refused(why));
            }
        });
        if record_store::write(&record, done).is_ok() {
            let _ = self.last_saved.try_update_value(|last_saved| {
                last_saved.contents = contents.clone();
                last_saved.beside = Some(Beside { draft: next, text: Some(text) });
            });
            let _ = self.beside.try_set(Some(name));
        }
    }
}
