//! Saves a form with every change, says how that stands, asks where another window has saved something else, and offers to empty the
//! form and to undo that.

use std::sync::Arc;

use leptos::prelude::*;
use records::area::Refusal;
use serde::Serialize;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::components::two_windows::two_windows;
use crate::i18n::language;
use crate::i18n::messages::components::save::words as save_words;
use crate::storage::entries;
use crate::storage::record_store::{Done, Fault, Kept};
use crate::storage::removed;

/// The words of the page that shows it.
#[derive(Clone, Copy)]
pub struct SaveStatusWords {
    /// Shown while entries are stored.
    pub stored: &'static str,
    /// The label of the button that deletes them.
    pub clear: &'static str,
    /// Shown once they are deleted.
    pub cleared: &'static str,
}

/// Stores what is given.
pub type Write<K> = Arc<dyn Fn(&K, Done) -> Result<(), Fault> + Send + Sync>;

/// A form that is saved with every change.
pub struct SavedForm<K> {
    /// The words of the page.
    pub words: SaveStatusWords,
    /// Where it is stored.
    pub key: String,
    /// How it is called.
    pub name: String,
    /// Whether the entries are one's own; what a link brought is not stored.
    pub is_own: Arc<dyn Fn() -> bool + Send + Sync>,
    /// What is to be stored; tracked.
    pub to_store: Arc<dyn Fn() -> K + Send + Sync>,
    /// Stores it.
    pub write: Write<K>,
    /// Fills the form with what is stored.
    pub restore: Arc<dyn Fn() + Send + Sync>,
    /// Empties the form.
    pub clear: Arc<dyn Fn() + Send + Sync>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Stored,
    Refused(Refusal),
    /// Another window has changed it, and the form has followed.
    Followed,
}

/// Saves the form from now on.
pub fn save_status<K: PartialEq + Serialize + Send + Sync + 'static>(form: SavedForm<K>) -> View {
    let SavedForm { words, key, name, is_own, to_store, write, restore, clear } = form;
    let language = language();
    let shared = save_words(language);
    let status = RwSignal::new(Status::Stored);
    let conflict = RwSignal::new(false);
    let cleared = RwSignal::new(false);
    let done = move || -> Done {
        Box::new(move |kept| {
            // The page may be gone.
            match kept {
                Kept::OnDevice => _ = status.try_set(Status::Stored),
                Kept::InMemory(why) => _ = status.try_set(Status::Refused(why)),
                Kept::Changed(_) => _ = conflict.try_set(true),
            }
        })
    };
    effect({
        let (key, is_own, to_store) = (key.clone(), Arc::clone(&is_own), Arc::clone(&to_store));
        move |before: Option<Option<K>>| {
            if !is_own() {
                return None;
            }
            let now = to_store();
            // What another window has saved need not be saved again.
            let is_theirs = status.get_untracked() == Status::Followed && !entries::is_other(&key, &now);
            if before.flatten().is_some_and(|it| it != now) && !conflict.get_untracked() && !is_theirs {
                match write(&now, done()) {
                    Ok(()) => {}
                    Err(Fault::Changed(_)) => conflict.set(true),
                    Err(Fault::Refused(why)) => status.set(Status::Refused(why)),
                }
            }
            Some(now)
        }
    });
    let other_tabs = window_event_listener(leptos::ev::storage, {
        let (key, is_own, restore) = (key.clone(), Arc::clone(&is_own), Arc::clone(&restore));
        move |event| {
            let is_ours = untrack(|| is_own()) && event.key().is_none_or(|changed| changed == key);
            if is_ours && entries::is_changed_elsewhere(&key) && !conflict.get_untracked() {
                // Every change here is saved at once, so that nothing of this window's is lost.
                status.set(Status::Followed);
                restore();
            }
        }
    });
    on_cleanup(move || other_tabs.remove());
    let clear_all = {
        let (key, name) = (key.clone(), name.clone());
        move |_| {
            entries::remember_removed(&key, &name);
            clear();
            cleared.set(true);
        }
    };
    let undo = {
        let (key, restore) = (key.clone(), Arc::clone(&restore));
        move |_| {
            if entries::put_back(&key) {
                restore();
                cleared.set(false);
            }
        }
    };
    let can_undo = {
        let key = key.clone();
        move || removed::under(&key).iter().any(|it| it.key == key)
    };
    let question = {
        let take = Arc::clone(&restore);
        move || {
            let (take, to_store, name) = (Arc::clone(&take), Arc::clone(&to_store), name.clone());
            let (theirs, mine) = (key.clone(), key.clone());
            let take_theirs = move || {
                conflict.set(false);
                entries::take_theirs(&theirs);
                take();
            };
            let keep_mine = move || {
                conflict.set(false);
                entries::write_decided(&mine, &untrack(|| to_store()), &name, done());
            };
            conflict.get().then(|| two_windows(take_theirs, keep_mine))
        }
    };
    let text = move || match status.get() {
        Status::Stored => words.stored,
        Status::Refused(Refusal::Full) => shared.full,
        Status::Refused(Refusal::Blocked) => shared.blocked,
        Status::Followed => shared.followed,
    };
    let class = move || if matches!(status.get(), Status::Refused(_)) { "warning" } else { "help" };
    view! {
        <div class="keeping not-on-paper" hidden=move || !is_own()>
            {question}
            <p class=class role="status">{text}</p>
            <p>
                <button type="button" on:click=clear_all>{words.clear}</button>
                " "
                <button type="button" hidden=move || !can_undo() on:click=undo>{shared.undo_clear}</button>
                " "
                <span role="status">{move || cleared.get().then_some(words.cleared)}</span>
            </p>
        </div>
    }
}
