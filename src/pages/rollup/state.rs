//! The state of the roll-up page: the part of the table that is shown, and the requests to the worker that change it.

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{File, Request, Response, TableQuery, UnitNames, View};

use crate::browser::worker::ask;
use crate::i18n::messages::rollup::Words;

/// What all parts of the page read and change. The table itself is held by the worker.
#[derive(Clone, Copy)]
pub struct RollupState {
    /// A township or a county.
    pub level: Level,
    /// The texts of the page.
    pub words: &'static Words,
    /// The part of the table that is shown.
    pub view: RwSignal<View>,
    /// Which part of the table is asked for: year, page and name.
    pub selection: RwSignal<TableQuery>,
    /// How many files of how many are imported; `None` while no import runs.
    pub progress: RwSignal<Option<(u32, u32)>>,
    /// The last error of the worker; empty where the last request succeeded.
    pub error: RwSignal<String>,
    /// The file whose details are shown.
    pub open_file: RwSignal<Option<File>>,
}

impl RollupState {
    /// An empty table; nothing is requested yet.
    pub fn new(level: Level, words: &'static Words) -> RollupState {
        RollupState {
            level,
            words,
            view: RwSignal::new(View::default()),
            selection: RwSignal::new(TableQuery::default()),
            progress: RwSignal::new(None),
            error: RwSignal::new(String::new()),
            open_file: RwSignal::new(None),
        }
    }

    /// Sends a request that is answered with the table.
    pub fn request(self, request: impl FnOnce(Level, TableQuery) -> Request, files: Option<wasm_bindgen::JsValue>) {
        self.error.set(String::new());
        ask(request(self.level, self.selection.get_untracked()), files, move |response, _| match response {
            // Nothing is left to show where the reader has left the page: then `try_set` does nothing.
            Response::Progress(done, all) => {
                let _ = self.progress.try_set(Some((done, all)));
            }
            Response::View(view) => {
                let _ = self.progress.try_set(None);
                let _ = self.view.try_set(*view);
            }
            Response::Failed(why) => {
                let _ = self.progress.try_set(None);
                let _ = self.error.try_set(why);
            }
            Response::File(_) | Response::Units(_) | Response::Paper(_) | Response::Drafts(_) | Response::Roster(_) => {}
        });
    }

    /// Shows another part of the table.
    pub fn select(self, change: impl FnOnce(&mut TableQuery)) {
        self.selection.update(change);
        self.request(Request::View, None);
    }

    /// Shows the details of one file.
    pub fn open(self, id: String) {
        ask(Request::File(self.level, id), None, move |response, _| match response {
            Response::File(file) => {
                let _ = self.open_file.try_set(Some(*file));
            }
            Response::Failed(why) => {
                let _ = self.error.try_set(why);
            }
            Response::Progress(..)
            | Response::View(_)
            | Response::Units(_)
            | Response::Paper(_)
            | Response::Drafts(_)
            | Response::Roster(_) => {}
        });
    }

    /// Fills `units` with the units behind an indicator's counts, one list for each standing.
    pub fn request_units(self, indicator: String, units: RwSignal<Vec<UnitNames>>) {
        ask(Request::Units(self.level, self.selection.get_untracked(), indicator), None, move |response, _| match response {
            Response::Units(by_standing) => {
                let _ = units.try_set(by_standing);
            }
            Response::Failed(why) => {
                let _ = self.error.try_set(why);
            }
            Response::Progress(..)
            | Response::View(_)
            | Response::File(_)
            | Response::Paper(_)
            | Response::Drafts(_)
            | Response::Roster(_) => {}
        });
    }
}
