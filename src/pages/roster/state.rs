//! The state of the page, and its requests to the worker.

use entry::Entry;
use leptos::prelude::*;
use leptos::web_sys;
use rollup::people::{ColumnChoices, HeaderChoices, RosterAsk, RosterPart, RosterQuery, RosterReply, RosterRequest, RosterView};
use rollup::protocol::{Request, Response};
use wasm_bindgen::prelude::JsValue;

use crate::browser::worker::{ask, stop};
use crate::forms::as_of::{read_day, today_entry};
use crate::i18n::language;
use crate::i18n::messages::roster::words;
use crate::storage::columns;

/// So many rows are asked for at a time.
pub const LINES: u32 = 60;

/// What all parts of the page read and change. The list itself is held by the worker.
#[derive(Clone, Copy)]
pub struct RosterState {
    /// What was read, without the part of it that is shown.
    pub view: RwSignal<RosterView>,
    /// The part that is shown.
    pub part: RwSignal<RosterPart>,
    /// Which part is asked for.
    pub query: RwSignal<RosterQuery>,
    /// The reference date.
    pub as_of: RwSignal<Entry>,
    /// The tools, by id; all that concern the people of the list where none is chosen.
    pub tools: RwSignal<Vec<String>>,
    /// The readings that are not the usual ones: the id of each with that of its choice.
    pub readings: RwSignal<Vec<(String, String)>>,
    /// Names are shown while the list is open.
    pub names: RwSignal<bool>,
    /// What columns are where it is not what is proposed.
    pub columns: RwSignal<ColumnChoices>,
    /// What the columns are is remembered for the next list with this header.
    pub is_kept: RwSignal<bool>,
    /// How far it has come, in thousandths; `None` while nothing is read.
    pub progress: RwSignal<Option<(u32, u32)>>,
    /// Why it could not be read.
    pub error: RwSignal<String>,
    /// What was done.
    pub said: RwSignal<String>,
    /// What was asked when the list was read last.
    asked: RwSignal<RosterAsk>,
    /// The file, or the text, that was chosen: to be read again when a column is changed.
    source: StoredValue<(Option<web_sys::File>, String), LocalStorage>,
}

impl RosterState {
    /// Nothing is chosen yet.
    pub fn new() -> RosterState {
        RosterState {
            view: RwSignal::new(RosterView::default()),
            part: RwSignal::new(RosterPart::default()),
            query: RwSignal::new(RosterQuery { count: LINES, ..RosterQuery::default() }),
            as_of: RwSignal::new(today_entry()),
            tools: RwSignal::new(Vec::new()),
            readings: RwSignal::new(Vec::new()),
            names: RwSignal::new(false),
            columns: RwSignal::new(Vec::new()),
            is_kept: RwSignal::new(false),
            progress: RwSignal::new(None),
            error: RwSignal::new(String::new()),
            said: RwSignal::new(String::new()),
            asked: RwSignal::new(RosterAsk::default()),
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
        let asked = RosterAsk { text, remembered: columns::read(pack::pack()), ..untrack(|| self.asked_now()) };
        // What was pasted may be long, and is kept once.
        self.asked.set(RosterAsk { text: String::new(), ..asked.clone() });
        self.progress.set(Some((0, 1000)));
        self.request(RosterRequest::Check(asked), files);
    }

    /// What would be asked of a list at present.
    fn asked_now(self) -> RosterAsk {
        RosterAsk {
            as_of: self.as_of.with(read_day).map(|it| it.to_string()).unwrap_or_default(),
            tools: self.tools.get(),
            readings: self.readings.get(),
            names: self.names.get(),
            columns: self.columns.get(),
            query: self.query.get(),
            ..RosterAsk::default()
        }
    }

    /// Whether the day, the tools or the readings are others than those for which the list was read.
    pub fn is_outdated(self) -> bool {
        let now = self.asked_now();
        self.asked.with(|it| it.as_of != now.as_of || it.tools != now.tools || it.readings != now.readings)
    }

    /// Remembers what the columns are for the next list with this header, or forgets it.
    pub fn keep_columns(self, is_kept: bool) {
        self.is_kept.set(is_kept);
        let choices = self.view.with_untracked(|view| HeaderChoices {
            header: view.header.clone(),
            columns: view.columns.iter().filter(|it| !it.is_personal).map(|it| (it.at, it.fact.clone())).collect(),
        });
        columns::keep(pack::pack(), choices, is_kept);
    }

    /// Shows other rows.
    pub fn select(self, change: impl FnOnce(&mut RosterQuery)) {
        self.query.update(change);
        self.request(RosterRequest::Look(self.query.get_untracked()), None);
    }

    /// Forgets the list, and stops reading where that goes on. The worker is ended, and with it all that it held: while it reads it hears
    /// nothing, and memory that it has taken it would never give back.
    pub fn forget(self, said: &str) {
        self.source.set_value((None, String::new()));
        stop();
        self.columns.set(Vec::new());
        self.progress.set(None);
        self.error.set(String::new());
        self.view.set(RosterView::default());
        self.part.set(RosterPart::default());
        self.said.set(said.to_owned());
    }

    /// Leaving the page leaves nothing behind.
    pub fn forget_on_leaving(self) {
        on_cleanup(move || {
            if self.source.try_with_value(|it| it.0.is_some() || !it.1.is_empty()) == Some(true) {
                stop();
            }
        });
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
            Response::Roster(reply) => match *reply {
                RosterReply::Checked(view) => self.show(view),
                RosterReply::Part(part) => {
                    let _ = self.part.try_set(part);
                }
            },
            other => {
                if let Some(why) = other.failure() {
                    let _ = self.progress.try_set(None);
                    let _ = self.view.try_set(RosterView::default());
                    let _ = self.part.try_set(RosterPart::default());
                    let _ = self.error.try_set(why);
                }
            }
        });
    }

    /// Shows a list that was read.
    fn show(self, mut view: RosterView) {
        if self.progress.try_set(None).is_some() {
            return;
        }
        let remembered = columns::read(pack::pack()).into_iter().find(|it| it.header == view.header);
        let is_kept = remembered.is_some();
        if let Some(remembered) = remembered.filter(|_| view.is_remembered) {
            self.columns.set(remembered.columns);
        }
        if view.rows == 0 {
            self.error.set(words(language()).no_rows.to_owned());
        }
        self.part.set(core::mem::take(&mut view.part));
        self.view.set(view);
        self.is_kept.set(is_kept);
        if is_kept {
            // What was changed since counts from now on.
            self.keep_columns(true);
        }
    }
}
