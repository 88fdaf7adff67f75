//! The open draft saves itself into a file that was chosen for it, or into the folder of all drafts: how that stands, and what is asked
//! where somebody else has written there. Where the browser offers none of it, nothing is shown.

use core::time::Duration;

use exchange::draft::Draft;
use exchange::problem::Problem;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use records::key::Kind;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::clock::{local_time, now_utc};
use crate::browser::file_access::{self, Access, FileError, Handle, offers_files, offers_folders};
use crate::i18n::language;
use crate::i18n::messages::own_file::{reason, words};
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::list::import_export::{file_name, file_text};
use crate::pages::assessment::list::in_folder::bring_others;
use crate::storage::autosave::{Autosave, SaveState};
use crate::storage::chosen_files::draft_file::{self, Outcome, Theirs};
use crate::storage::chosen_files::handles;
use crate::storage::drafts::{self, OpenedDraft, StoredDraft};
use crate::storage::record_store::{self, Kept, OnItsWay};

/// The delay between a change and the file: a little more than until it is on the device.
const DELAY: Duration = Duration::from_millis(600);

/// How the file stands.
#[derive(Clone, PartialEq)]
enum FileState {
    /// On its way.
    Writing,
    /// All of it is there.
    Saved,
    /// The browser lets this page write once somebody has pressed something.
    Paused,
    /// Somebody else has written there.
    Changed(Theirs),
    /// It is not there.
    Failed(FileError),
}

/// What was chosen.
#[derive(Clone, PartialEq)]
struct Place {
    /// The name of the file.
    name: String,
    /// The name of the folder of all drafts, where the file lies in that.
    folder: Option<String>,
    since: String,
}

/// The file of the open draft.
#[derive(Clone, Copy)]
pub struct OwnFile {
    draft_form: DraftForm,
    autosave: Autosave,
    place: RwSignal<Option<Place>>,
    state: RwSignal<FileState>,
    /// When it was last saved there in this visit, in UTC; empty where it was not.
    saved_at: RwSignal<String>,
    /// What became of what was pressed.
    said: RwSignal<String>,
    work: StoredValue<Work>,
}

#[derive(Default)]
struct Work {
    timer: Option<TimeoutHandle>,
    is_writing: bool,
    /// Something has changed since the last write began.
    is_due: bool,
    /// While it is due, and nothing but time stands against it.
    on_its_way: Option<OnItsWay>,
    /// The other drafts were brought into the folder too, or are on their way there.
    others_brought: bool,
}

impl OwnFile {
    /// Saves the draft into its file from now on, where it has one, until the current reactive owner is cleaned up. `None` where the browser
    /// offers nothing of it.
    pub fn start(draft_form: DraftForm, autosave: Autosave) -> Option<OwnFile> {
        if !offers_files() && !offers_folders() {
            return None;
        }
        let own = OwnFile {
            draft_form,
            autosave,
            place: RwSignal::new(None),
            state: RwSignal::new(FileState::Writing),
            saved_at: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            work: StoredValue::new(Work::default()),
        };
        effect(move |before: Option<()>| {
            draft_form.contents.track();
            autosave.conflict.track();
            if before.is_some() {
                own.schedule();
            }
        });
        let page_hidden = window_event_listener(leptos::ev::pagehide, move |_| own.flush());
        // The browser asks somebody, and until that is answered the file is written.
        let closing = window_event_listener(leptos::ev::beforeunload, move |_| own.flush());
        let tab_hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if document().hidden() {
                own.flush();
            } else if own.state.get_untracked() == FileState::Saved {
                // Somebody may have written there meanwhile.
                own.run(false);
            }
        });
        on_cleanup(move || {
            own.flush();
            page_hidden.remove();
            closing.remove();
            tab_hidden.remove();
        });
        own.look_up(false);
        Some(own)
    }

    /// Reads again what was chosen, and saves there.
    fn look_up(self, ask: bool) {
        let Some(contents) = self.draft_form.contents.try_get_untracked() else { return };
        spawn_local(async move {
            let chosen = draft_file::chosen_for(&contents.id, &file_name(&contents)).await;
            let place = match chosen {
                Some(file) => {
                    let folder = if file.handle.is_none() { draft_file::folder_name().await } else { None };
                    Some(Place { name: file.name, folder, since: file.since })
                }
                None => None,
            };
            let is_chosen = place.is_some();
            // The page may be gone.
            if self.place.try_set(place).is_none() && is_chosen {
                // What is being written may be on its way to where it was before.
                self.work.update_value(|it| it.is_due = true);
                self.run(ask);
            }
        });
    }

    fn schedule(self) {
        if self.place.with_untracked(Option::is_none) {
            return;
        }
        self.work.update_value(|it| it.is_due = true);
        match self.state.get_untracked() {
            // Somebody is asked first.
            FileState::Paused | FileState::Changed(_) => return,
            FileState::Saved => self.state.set(FileState::Writing),
            FileState::Writing | FileState::Failed(_) => {}
        }
        self.work.update_value(|work| {
            work.on_its_way.get_or_insert_with(OnItsWay::begin);
        });
        if self.work.with_value(|it| it.timer.is_none()) {
            let timer = set_timeout_with_handle(move || self.run(false), DELAY).ok();
            self.work.update_value(|it| it.timer = timer);
            if timer.is_none() {
                self.run(false);
            }
        }
    }

    /// Before the page is left: what waits is written at once.
    fn flush(self) {
        if self.may_write() && self.work.try_with_value(|it| it.is_due).unwrap_or_default() {
            self.write(false);
        }
    }

    /// Another window's version that stands against this one makes it no version to be handed on.
    fn may_write(self) -> bool {
        self.autosave.conflict.try_get_untracked().flatten().is_none()
    }

    /// Brings the draft into the file; while something is being written, as soon as that has ended.
    fn run(self, ask: bool) {
        let timer = self.work.try_update_value(|it| it.timer.take());
        if let Some(timer) = timer.flatten() {
            timer.clear();
        }
        if !self.may_write() {
            // Somebody is asked which version it is to be: waiting alone brings nothing there.
            let _ = self.work.try_update_value(|it| it.on_its_way = None);
        } else if !self.work.try_with_value(|it| it.is_writing).unwrap_or(true) {
            self.write(ask);
        }
    }

    fn write(self, ask: bool) {
        let Some(contents) = self.draft_form.contents.try_get_untracked() else { return };
        let _ = self.work.try_update_value(|it| (it.is_due, it.is_writing) = (false, true));
        spawn_local(async move {
            let (id, name) = (contents.id.clone(), file_name(&contents));
            let outcome = draft_file::save(id, name, file_text(contents), ask).await;
            self.became(outcome);
        });
    }

    /// What became of a write. The page may be gone.
    fn became(self, outcome: Outcome) {
        let is_saved = matches!(outcome, Outcome::Saved(_));
        let Some(is_due) = self.work.try_update_value(|work| {
            work.is_writing = false;
            if !(is_saved && work.is_due) {
                work.on_its_way = None;
            }
            work.is_due
        }) else {
            return;
        };
        let state = match outcome {
            Outcome::Saved(name) => {
                self.place.update(|place| {
                    if let Some(place) = place {
                        place.name = name;
                    }
                });
                self.saved_at.set(now_utc());
                if is_due { FileState::Writing } else { FileState::Saved }
            }
            Outcome::NotAllowed => FileState::Paused,
            Outcome::Changed(theirs) => FileState::Changed(theirs),
            Outcome::Failed(why) => FileState::Failed(why),
            Outcome::NotChosen => return self.place.set(None),
        };
        let goes_on = state == FileState::Writing;
        self.state.set(state);
        if goes_on {
            self.run(false);
        } else if is_saved {
            self.bring_others();
        }
    }

    /// A folder is for all drafts of the device: once this one is there, the others are brought there, once in a visit of this page.
    fn bring_others(self) {
        let is_folder = self.place.with_untracked(|it| it.as_ref().is_some_and(|it| it.folder.is_some()));
        if !is_folder || self.work.try_update_value(|it| core::mem::replace(&mut it.others_brought, true)) != Some(false) {
            return;
        }
        let id = self.draft_form.id();
        spawn_local(async move {
            if let Some(left) = bring_others(&id, false).await.and_then(|it| it.left_out()) {
                let _ = self.said.try_set(left);
            }
        });
    }

    /// Lets somebody choose, and remembers what was chosen.
    fn choose(self, folder: bool) {
        self.said.set(String::new());
        let words = words(language());
        let contents = self.draft_form.contents.get_untracked();
        spawn_local(async move {
            let chosen: Result<Handle, FileError> = match folder {
                true => file_access::choose_folder(Access::Write).await,
                false => file_access::choose_file(&file_name(&contents)).await,
            };
            let said = match chosen {
                Ok(handle) => {
                    let is_kept = match folder {
                        true => draft_file::choose_folder(&contents.id, handle).await,
                        false => draft_file::choose_file(&contents.id, handle).await,
                    };
                    if is_kept {
                        let _ = (self.saved_at.try_set(String::new()), self.state.try_set(FileState::Writing));
                        let _ = self.work.try_update_value(|it| it.others_brought = false);
                        self.look_up(true);
                        return;
                    }
                    words.not_remembered.to_owned()
                }
                Err(FileError::Cancelled) => return,
                Err(why) => [words.not_chosen, &reason(words, why)].concat(),
            };
            let _ = self.said.try_set(said);
        });
    }

    /// Saves there no longer.
    fn stop(self) {
        let id = self.draft_form.id();
        spawn_local(async move {
            if draft_file::stop(&id).await {
                let _ = (self.place.try_set(None), self.said.try_set(String::new()));
                // Whose own file is forgotten may still have a place in the folder.
                self.look_up(false);
            }
        });
    }

    /// A draft whose file is not found in the folder gets another there.
    fn anew(self) {
        let id = self.draft_form.id();
        spawn_local(async move {
            if handles::forget(handles::of_draft(&id)).await {
                self.run(true);
            }
        });
    }

    /// Fills the form with what the file holds, once what is here is a draft of its own.
    fn take_theirs(self, text: String, theirs: OpenedDraft) {
        let words = words(language());
        let mine = self.draft_form.contents.get_untracked();
        let name = (words.mine_beside)(&draft_title(&mine));
        let id = mine.id.clone();
        let copy = Draft { id: drafts::new_id(), name: name.clone(), revision: 0, saved_at: now_utc(), ..mine };
        self.settle(text, Some(copy), &id, theirs.read.problems, move || {
            let theirs = theirs.read.draft;
            self.draft_form.fill(theirs);
            (words.is_beside)(&name)
        });
    }

    /// Writes over what the file holds, once that is a draft of its own, or lies aside.
    fn keep_mine(self, text: String, theirs: Option<OpenedDraft>) {
        let words = words(language());
        let id = self.draft_form.id();
        match theirs {
            Some(OpenedDraft { read, .. }) => {
                let name = (words.theirs_beside)(&draft_title(&read.draft));
                let copy = Draft { id: drafts::new_id(), name: name.clone(), revision: 0, saved_at: now_utc(), ..read.draft };
                self.settle(text, Some(copy), &id, read.problems, move || (words.is_beside)(&name));
            }
            None => self.settle(text, None, &id, Vec::new(), move || words.is_aside.to_owned()),
        }
    }

    /// Keeps a copy first, and the text itself where a draft does not hold all of it; then `done` gives what is said, and the file is written.
    fn settle(self, text: String, copy: Option<Draft>, id: &str, problems: Vec<Problem>, done: impl FnOnce() -> String + 'static) {
        let words = words(language());
        let asked = self.state.get_untracked();
        self.state.set(FileState::Writing);
        let refused = move || {
            let _ = (self.said.try_set(words.nothing_done.to_owned()), self.state.try_set(asked));
        };
        let is_partial = copy.is_none() || problems.iter().any(Problem::leaves_out);
        if is_partial && record_store::lay_text_aside(&[Kind::Draft.word(), "/", id].concat(), &text).is_err() {
            return refused();
        }
        let id = id.to_owned();
        let settled = move |kept: Kept| {
            if kept != Kept::OnDevice {
                return refused();
            }
            spawn_local(async move {
                // Whatever is not remembered is asked about again.
                let _ = draft_file::is_known(&id, &text).await;
                if self.place.try_get_untracked().is_some() {
                    self.said.set(done());
                    self.run(false);
                }
            });
        };
        match copy {
            Some(copy) => {
                // Nothing lies there: the id is new.
                let _ = drafts::write(&copy, None, Box::new(settled));
            }
            None => settled(Kept::OnDevice),
        }
    }
}

/// How the file stands, and the question where somebody else has written there; nothing where none was chosen.
pub fn own_file_state(own: Option<OwnFile>) -> Option<View> {
    let own = own?;
    let words = words(language());
    let has_error = move || own.place.with(Option::is_some) && matches!(own.state.get(), FileState::Failed(_) | FileState::Changed(_));
    let status = move || {
        let place = own.place.get()?;
        let name = &place.name;
        let last =
            own.saved_at.with(|it| if it.is_empty() { String::new() } else { [words.space, &(words.last)(&local_time(it))].concat() });
        let kept = matches!(own.autosave.state.get(), SaveState::Saved | SaveState::Saving);
        let kept = if kept { [words.space, words.here_it_is_kept].concat() } else { String::new() };
        Some(match own.state.get() {
            FileState::Writing => (words.writing)(name),
            FileState::Saved => (words.saved)(name, &own.saved_at.with(|it| local_time(it))),
            FileState::Paused => (words.paused)(name),
            FileState::Failed(why) => [(words.not_saved)(name), reason(words, why), kept, last].concat(),
            FileState::Changed(_) => (words.changed)(name),
        })
    };
    let actions = move || {
        let in_folder = own.place.get()?.folder.is_some();
        match own.state.get() {
            FileState::Writing | FileState::Saved => None,
            FileState::Paused => {
                Some(view! { <button type="button" class="go-on-file" on:click=move |_| own.run(true)>{words.go_on}</button> })
            }
            FileState::Failed(why) => {
                let anew = (in_folder && why == FileError::Gone)
                    .then(|| view! { <button type="button" on:click=move |_| own.anew()>{words.anew}</button> });
                Some(view! { <button type="button" on:click=move |_| own.run(true)>{words.again}</button>{anew} })
            }
            FileState::Changed(theirs) => Some(choice(own, theirs)),
        }
    };
    let view = view! {
        <div class="in-file" hidden=move || own.place.with(Option::is_none)>
            <p class:warning=has_error role=move || has_error().then_some("alert")>{status}</p>
            <div class="actions">{actions}</div>
        </div>
    };
    Some(view)
}

/// What can be done where somebody else has written into the file.
fn choice(own: OwnFile, theirs: Theirs) -> View {
    let words = words(language());
    let Theirs::Text(text) = theirs else { return view! { <p>{words.no_text}</p> } };
    let id = own.draft_form.id();
    let opened = match drafts::opened(&id, text.clone()) {
        StoredDraft::Draft(it) => Some(*it),
        StoredDraft::Nothing | StoredDraft::Unreadable(..) | StoredDraft::Unknown(_) => None,
    };
    let problems = opened.iter().flat_map(|it| it.read.problems.iter().map(|it| it.text().in_language(language()).to_owned()));
    let problems: Vec<View> = problems.map(|it| view! { <p class="help">{it}</p> }).collect();
    // A draft about another kind of unit has other questions.
    let take = opened.clone().filter(|it| it.read.draft.assessment.unit == own.draft_form.unit).map(|theirs| {
        let text = text.clone();
        let take = move |_| own.take_theirs(text.clone(), theirs.clone());
        view! { <button type="button" on:click=take>{words.take_theirs}</button> }
    });
    let label = if opened.is_some() { words.keep_mine } else { words.keep_mine_aside };
    let keep = move |_| own.keep_mine(text.clone(), opened.clone());
    view! { <p>{words.changed_help}</p>{problems}{take}<button type="button" on:click=keep>{label}</button> }
}

/// Where a file or a folder is chosen, and no longer.
pub fn own_file_choice(own: Option<OwnFile>) -> Option<View> {
    let own = own?;
    let words = words(language());
    let place = move || {
        own.place.get().map(|place| {
            let since = local_time(&place.since);
            let (said, stop) = match &place.folder {
                Some(folder) => ((words.into_folder)(folder, &place.name, &since), words.stop_folder),
                None => ((words.into_file)(&place.name, &since), words.stop_file),
            };
            view! { <p>{said}</p><p class="actions"><button type="button" on:click=move |_| own.stop()>{stop}</button></p> }
        })
    };
    let file = offers_files().then(|| view! { <button type="button" on:click=move |_| own.choose(false)>{words.choose_file}</button> });
    let folder =
        offers_folders().then(|| view! { <button type="button" on:click=move |_| own.choose(true)>{words.choose_folder}</button> });
    let view = view! {
        <section class="own-file">
            <h3>{words.title}</h3>
            <p class="help">{words.help}</p>
            {place}
            <p class="actions">{file}{folder}</p>
            <p class="help">{words.choose_help}</p>
            <p role="status">{own.said}</p>
        </section>
    };
    Some(view)
}
