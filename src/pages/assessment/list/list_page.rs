//! The list of drafts while it is open: what is on the device, what is looked for, and what went wrong.

use exchange::draft::Draft;
use leptos::prelude::*;
use records::area::Refusal;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::arrival;
use crate::pages::assessment::list::draft_query::{DraftQuery, Progress};
use crate::storage::drafts::{self, DraftList};
use crate::storage::record_store::{Fault, Kept};

/// The list, and what went wrong with it.
#[derive(Clone, Copy)]
pub struct ListPage {
    /// What is on the device.
    pub listed: RwSignal<DraftList>,
    /// Why the last save is on this page only.
    pub refusal: RwSignal<Option<Refusal>>,
    /// What else was not done.
    pub failed: RwSignal<Option<&'static str>>,
    /// The id of the draft whose menu is open. Rows come and go; a menu stays with the draft that it is about.
    pub menu: RwSignal<String>,
    /// Which of the drafts are looked for.
    pub query: RwSignal<DraftQuery>,
    /// How far the drafts are that were counted: the id of each, when it was saved, and its progress.
    pub progress: RwSignal<Vec<(String, String, Progress)>>,
    /// The ids of the drafts that are to be kept or deleted at once; `None` while nobody chooses any.
    pub chosen: RwSignal<Option<Vec<String>>>,
}

impl ListPage {
    /// The list as it is on the device, with nothing asked of it.
    pub fn new(listed: RwSignal<DraftList>, refusal: RwSignal<Option<Refusal>>) -> ListPage {
        ListPage {
            listed,
            refusal,
            failed: RwSignal::new(None),
            menu: RwSignal::new(String::new()),
            query: RwSignal::new(DraftQuery::default()),
            progress: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
        }
    }

    /// How far a draft is; `None` while it was not counted.
    pub fn progress_of(self, id: &str) -> Option<Progress> {
        self.progress.with(|it| it.iter().find(|it| it.0 == id).map(|it| it.2))
    }

    /// Saves a draft over what is known to lie there, and lists anew.
    pub fn save(self, draft: &Draft, known: Option<&str>) {
        self.failed.set(None);
        let done = Box::new(move |kept| {
            // The page may be gone.
            match kept {
                Kept::OnDevice => _ = self.refusal.try_set(None),
                Kept::InMemory(why) => _ = self.refusal.try_set(Some(why)),
                Kept::Changed(_) => _ = self.failed.try_set(Some(words(language()).changed_elsewhere)),
            }
        });
        match drafts::write(draft, known, done) {
            Ok(()) => {}
            Err(Fault::Changed(_)) => self.failed.set(Some(words(language()).changed_elsewhere)),
            Err(Fault::Refused(why)) => self.refusal.set(Some(why)),
        }
        self.listed.set(drafts::list());
    }

    /// Opens a draft that was just saved; where it was not, the list says why.
    pub fn open_new(self, id: String, said: String) {
        if self.refusal.get_untracked().is_none() && self.failed.get_untracked().is_none() {
            arrival::open_new(id, said);
        }
    }

    /// Reads the list again.
    pub fn list_anew(self) {
        self.listed.set(drafts::list());
    }
}
