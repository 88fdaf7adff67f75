//! The folder of all drafts: also those go there that nobody has open, and the list says which did not.

use leptos::prelude::*;
use leptos::task::spawn_local;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::file_access::offers_folders;
use crate::i18n::language;
use crate::i18n::messages::own_file::words;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::list::import_export::{file_name, file_text};
use crate::pages::assessment::list::list_page::ListPage;
use crate::storage::chosen_files::draft_file::{Outcome, folder_name, has_own_file, save};
use crate::storage::drafts::{self, StoredDraft};

/// What became of the drafts on their way into the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The name of the folder.
    folder: String,
    /// How many lie there now.
    saved: usize,
    /// The titles of those that do not: opened, each of them says why.
    left: Vec<String>,
    /// The browser lets this page write once somebody has pressed something.
    is_paused: bool,
}

/// The most titles that are named one by one.
const NAMED: usize = 5;

impl Brought {
    /// Says which drafts do not lie there; `None` where all do.
    pub fn left_out(&self) -> Option<String> {
        let words = words(language());
        let named = self.left.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(words.and);
        (!self.left.is_empty()).then(|| (words.left_out)(&self.folder, self.left.len(), &named))
    }
}

/// Brings every draft of this device into the folder but the open one, which does so by itself, and those that have a file of their own.
/// Where `ask` says so, the browser may ask somebody. `None` where no folder was chosen.
pub async fn bring_others(open: &str, ask: bool) -> Option<Brought> {
    let folder = folder_name().await?;
    let mut brought = Brought { folder, saved: 0, left: Vec::new(), is_paused: false };
    for listing in drafts::list().drafts.into_iter().filter(|it| it.id != open) {
        if has_own_file(&listing.id).await {
            continue;
        }
        // Read only when it is its turn: somebody may be typing in another window.
        let StoredDraft::Draft(stored) = drafts::read(&listing.id) else { continue };
        let title = draft_title(&stored.read.draft);
        if stored.read.problems.iter().any(exchange::problem::Problem::leaves_out) {
            // What of it cannot be read here would be missing in the file: whoever opens it is told.
            brought.left.push(title);
            continue;
        }
        let (name, text) = (file_name(&stored.read.draft), file_text(stored.read.draft));
        match save(listing.id, name, text, ask).await {
            Outcome::Saved(_) => brought.saved += 1,
            Outcome::NotAllowed => {
                brought.is_paused = true;
                break;
            }
            Outcome::Changed(_) | Outcome::Failed(_) => brought.left.push(title),
            Outcome::NotChosen => return None,
        }
    }
    Some(brought)
}

/// How far the drafts are that are being brought there.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Idle,
    Under,
    /// The list has changed since it began.
    Again,
}

/// On the list: whether all drafts lie in the folder. Nothing where none was chosen, or where the browser has none.
pub fn drafts_in_folder(page: ListPage) -> Option<View> {
    if !offers_folders() {
        return None;
    }
    let brought = RwSignal::new(None::<Brought>);
    let turn = StoredValue::new(Turn::Idle);
    let bring = move |ask: bool| {
        if turn.get_value() != Turn::Idle {
            return turn.set_value(Turn::Again);
        }
        turn.set_value(Turn::Under);
        spawn_local(async move {
            loop {
                let all = bring_others("", ask).await;
                // The page may be gone.
                if brought.try_set(all).is_some() {
                    return;
                }
                let next = if turn.get_value() == Turn::Again { Turn::Under } else { Turn::Idle };
                turn.set_value(next);
                if next == Turn::Idle {
                    return;
                }
            }
        });
    };
    effect(move |_| {
        page.listed.track();
        bring(false);
    });
    let words = words(language());
    let view = move || {
        let all = brought.get()?;
        let said = match all.is_paused {
            true => (words.folder_paused)(&all.folder),
            false => (words.in_folder)(&all.folder, all.saved),
        };
        let left = all.left_out().map(|it| view! { <p class="warning">{it}</p> });
        let go_on = all
            .is_paused
            .then(|| view! { <button type="button" class="go-on-file" on:click=move |_| bring(true)>{words.go_on_folder}</button> });
        Some(view! { <div class="in-file" role="status"><p>{said}</p>{left}{go_on}</div> })
    };
    Some(view.into_view())
}
