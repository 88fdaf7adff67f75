//! The state of the roll-up page: the part of the table that is shown, and the requests to the worker that change it.

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{File, Request, Response, TableQuery, UnitNames, View};
use rollup::trend::Trends;

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
            other => {
                let _ = self.progress.try_set(None);
                self.failed(other);
            }
        });
    }

    /// What is said of an answer that is not the one that was asked for.
    pub fn failed(self, response: Response) {
        if let Some(why) = response.failure() {
            let _ = self.error.try_set(why);
        }
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
            other => self.failed(other),
        });
    }

    /// Fills `units` with the units behind an indicator's counts, one list for each standing.
    pub fn request_units(self, indicator: String, units: RwSignal<Vec<UnitNames>>) {
        ask(Request::Units(self.level, self.selection.get_untracked(), indicator), None, move |response, _| match response {
            Response::Units(by_standing) => {
                let _ = units.try_set(by_standing);
            }
            other => self.failed(other),
        });
    }

    /// Fills `trends` with the figures over the years.
    pub fn request_trends(self, trends: RwSignal<Option<Trends>>) {
        ask(Request::Trends(self.level, self.selection.get_untracked()), None, move |response, _| match response {
            Response::Trends(found) => {
                let _ = trends.try_set(Some(*found));
            }
            other => self.failed(other),
        });
    }

    /// Fills `same` with those of the names that are another way to write a name.
    pub fn request_same(self, name: String, names: Vec<String>, same: RwSignal<Vec<String>>) {
        ask(Request::SameNames(name, names), None, move |response, _| match response {
            Response::SameNames(found) => {
                let _ = same.try_set(found);
            }
            other => self.failed(other),
        });
    }
}
