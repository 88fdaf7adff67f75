//! The state of the page, and its requests to the worker.

use entry::Entry;
use leptos::prelude::*;
use leptos::web_sys;
use rollup::people::{RosterAsk, RosterQuery, RosterRequest, RosterView};
use rollup::protocol::{Request, Response};
use wasm_bindgen::prelude::JsValue;

use crate::browser::worker::{ask, stop};
use crate::forms::as_of::{read_day, today_entry};
use crate::i18n::language;
use crate::i18n::messages::roster::words;

/// So many rows are asked for at a time.
pub const LINES: u32 = 60;

/// What all parts of the page read and change. The list itself is held by the worker.
#[derive(Clone, Copy)]
pub struct RosterState {
    /// The part that is shown.
    pub view: RwSignal<RosterView>,
    /// Which part is asked for.
    pub query: RwSignal<RosterQuery>,
    /// The reference date.
    pub as_of: RwSignal<Entry>,
    /// Names are shown while the list is open.
    pub names: RwSignal<bool>,
    /// What columns are where it is not what is proposed.
    pub columns: RwSignal<Vec<(usize, Option<String>)>>,
    /// How far it has come, in thousandths; `None` while nothing is read.
    pub progress: RwSignal<Option<(u32, u32)>>,
    /// Why it could not be read.
    pub error: RwSignal<String>,
    /// What was done.
    pub said: RwSignal<String>,
    /// The file, or the text, that was chosen: to be read again when a column is changed.
    source: StoredValue<(Option<web_sys::File>, String), LocalStorage>,
}

impl RosterState {
    /// Nothing is chosen yet.
    pub fn new() -> RosterState {
        RosterState {
            view: RwSignal::new(RosterView::default()),
            query: RwSignal::new(RosterQuery { count: LINES, ..RosterQuery::default() }),
            as_of: RwSignal::new(today_entry()),
            names: RwSignal::new(false),
            columns: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            error: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            source: StoredValue::new_local((None, String::new())),
        }
    }

    /// Reads a file or a text.
    pub fn choose(self, file: Option<web_sys::File>, text: String) {
        self.source.set_value((file, text));
        self.columns.set(Vec::new());
        self.query.set(RosterQuery { count: LINES, ..RosterQuery::default() });
        self.check();
    }

    /// Reads again what was chosen.
    pub fn check(self) {
        let (file, text) = self.source.get_value();
        if file.is_none() && text.is_empty() {
            return;
        }
        let files = file.map(|it| JsValue::from(js_sys::Array::of1(&it)));
        let as_of = self.as_of.with_untracked(read_day).map(|it| it.to_string()).unwrap_or_default();
        let asked = RosterAsk {
            text,
            tools: Vec::new(),
            as_of,
            names: self.names.get_untracked(),
            columns: self.columns.get_untracked(),
            query: self.query.get_untracked(),
        };
        self.progress.set(Some((0, 1000)));
        self.request(RosterRequest::Check(asked), files);
    }

    /// Shows other rows.
    pub fn select(self, change: impl FnOnce(&mut RosterQuery)) {
        self.query.update(change);
        self.request(RosterRequest::View(self.query.get_untracked()), None);
    }

    /// Forgets the list, here and in the worker.
    pub fn clear(self) {
        self.source.set_value((None, String::new()));
        self.columns.set(Vec::new());
        self.said.set(words(language()).cleared.to_owned());
        self.request(RosterRequest::Clear, None);
    }

    /// Stops reading. The worker is at it and hears nothing: it is ended, and with it all that it held of the list.
    pub fn cancel(self) {
        self.source.set_value((None, String::new()));
        stop();
        self.progress.set(None);
        self.error.set(String::new());
        self.view.set(RosterView::default());
    }

    fn request(self, request: RosterRequest, files: Option<JsValue>) {
        self.error.set(String::new());
        if let RosterRequest::Check(_) = request {
            self.said.set(String::new());
        }
        ask(Request::Roster(request), files, move |response, _| match response {
            // Nothing is left to show where the reader has left the page: then `try_set` does nothing.
            Response::Progress(done, all) => {
                let _ = self.progress.try_set(Some((done, all)));
            }
            Response::Roster(view) => {
                let _ = self.progress.try_set(None);
                let _ = self.view.try_set(*view);
            }
            Response::Failed(why) => {
                let _ = self.progress.try_set(None);
                let _ = self.view.try_set(RosterView::default());
                let _ = self.error.try_set(why);
            }
            Response::View(_)
            | Response::File(_)
            | Response::Units(_)
            | Response::Trends(_)
            | Response::SameNames(_)
            | Response::Ledger(_)
            | Response::Paper(_)
            | Response::Drafts(_) => {}
        });
    }
}
