//! 汇总: a township puts together what its villages hand in, a county what its townships do. The worker holds the table; the
//! screen shows a part of it and asks.

mod detail;
mod fill;
mod hand_in;
mod lists;
mod table;
mod words;

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{Persistence, Request, Response, TableQuery, UnitNames, View};

use crate::app::use_route;
use crate::components::papers::{OF_TABLE, papers};
use crate::components::worker::ask;
use crate::language::language;
use crate::route::Route;
use words::{Words, words};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Desk {
    level: Level,
    words: &'static Words,
    view: RwSignal<View>,
    looking: RwSignal<TableQuery>,
    /// So many of so many, while the worker is at it.
    progress: RwSignal<Option<(u32, u32)>>,
    /// What went wrong.
    failed: RwSignal<String>,
    /// The file that is looked at.
    file: RwSignal<Option<rollup::protocol::File>>,
}

impl Desk {
    /// Asks for something that is answered with the table.
    fn ask(self, question: impl FnOnce(Level, TableQuery) -> Request, files: Option<wasm_bindgen::JsValue>) {
        self.failed.set(String::new());
        ask(question(self.level, self.looking.get_untracked()), files, move |said, _| match said {
            Response::Progress(done, all) => {
                let _ = self.progress.try_set(Some((done, all)));
            }
            Response::View(view) => {
                let _ = self.progress.try_set(None);
                let _ = self.view.try_set(*view);
            }
            Response::Failed(why) => {
                let _ = self.progress.try_set(None);
                let _ = self.failed.try_set(why);
            }
            Response::File(_) | Response::Units(_) | Response::Paper(_) => {}
        });
    }

    /// Looks at another part of the table.
    fn look(self, change: impl FnOnce(&mut TableQuery)) {
        self.looking.update(change);
        self.ask(Request::View, None);
    }

    /// Opens one file.
    fn open(self, id: String) {
        ask(Request::File(self.level, id), None, move |said, _| match said {
            Response::File(file) => {
                let _ = self.file.try_set(Some(*file));
            }
            Response::Failed(why) => {
                let _ = self.failed.try_set(why);
            }
            Response::Progress(..) | Response::View(_) | Response::Units(_) | Response::Paper(_) => {}
        });
    }

    /// Asks for the units behind an indicator's counts.
    fn units_of(self, indicator: String, named: RwSignal<Vec<UnitNames>>) {
        ask(Request::Units(self.level, self.looking.get_untracked(), indicator), None, move |said, _| match said {
            Response::Units(all) => {
                let _ = named.try_set(all);
            }
            Response::Failed(why) => {
                let _ = self.failed.try_set(why);
            }
            Response::Progress(..) | Response::View(_) | Response::File(_) | Response::Paper(_) => {}
        });
    }
}

/// The roll-up of a township or a county.
#[component]
pub fn Screen() -> impl IntoView {
    let level = match use_route().get_untracked() {
        Route::RollUp(level) => level,
        _ => Level::Township,
    };
    let words = words(language());
    let desk = Desk {
        level,
        words,
        view: RwSignal::new(View::default()),
        looking: RwSignal::new(TableQuery::default()),
        progress: RwSignal::new(None),
        failed: RwSignal::new(String::new()),
        file: RwSignal::new(None),
    };
    desk.ask(Request::View, None);
    let other = |to: Level| {
        let here = (to == level).then_some("page");
        view! { <li><a href=Route::RollUp(to).to_string() aria-current=here>{(words.level)(to)}</a></li> }.into_any()
    };
    let kept = move || match desk.view.with(|it| it.kept) {
        Persistence::OnDevice => "",
        Persistence::InMemory => words.in_memory,
        Persistence::Full => words.full,
    };
    let of = move || rollup::protocol::PaperSubject::Table(level, desk.view.with_untracked(|it| it.year));
    let has_files = Memo::new(move |_| desk.view.with(|it| 0 < it.files));
    let any_missing = Memo::new(move |_| desk.view.with(|it| !it.missing.is_empty() || !it.unlisted.is_empty()));
    let rest = move || {
        has_files.get().then(|| {
            view! {
                {table::conflicts(desk)}
                {table::computed(desk)}
                {(level == Level::Township).then(|| fill::fill(desk))}
                {table::units(desk)}
                {detail::detail(desk)}
                {table::indicators(desk)}
                {papers((words.papers_help)(level), &OF_TABLE, of)}
                {hand_in::clear(desk)}
            }
        })
    };
    view! {
        <div class="rollup">
            <h1>{(words.title)(level)}</h1>
            <p class="lead">{(words.lead)(level)}</p>
            <p class="note voluntary">{words.voluntary}</p>
            <nav class="levels not-on-paper" aria-label=words.levels><ul>{Level::ALL.map(other)}</ul></nav>
            <p role="alert" class="warning" hidden=move || desk.failed.with(String::is_empty)>{desk.failed}</p>
            <p role="status" class="warning" hidden=move || kept().is_empty()>{kept}</p>
            {hand_in::hand_in(desk)}
            {lists::lists(desk)}
            {move || any_missing.get().then(|| lists::missing(desk))}
            {rest}
        </div>
    }
    .into_any()
}
