//! 汇总: a township adds up the files of its villages, a county those of its townships. The worker holds the table; the page
//! shows one part of it and sends requests.
//!
//! To be read in this order: the state, the import and the lists, then the parts of the table.

mod state;
mod import;
mod folder;
mod ledger;
mod name_lists;
mod missing_units;
mod conflicts;
mod computed_results;
mod fill_draft;
mod trends;
mod unit_buttons;
mod units_table;
mod file_detail;
mod indicators_table;
mod clear_all;

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{Persistence, Request};
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::documents::{OF_TABLE, papers};
use crate::i18n::messages::rollup::words;
use crate::i18n::{language, localized};
use crate::pages::rollup::state::RollupState;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The roll-up of a township or a county.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let level = match use_route().get_untracked() {
        Route::RollUp(level) => level,
        _ => Level::Township,
    };
    let words = words(language());
    let state = RollupState::new(level, words);
    state.request(Request::View, None);
    let level_link = |target: Level| {
        let current = (target == level).then_some("page");
        view! { <li><a href=Route::RollUp(target).to_string() aria-current=current>{(words.level)(target)}</a></li> }
    };
    let storage_warning = move || match state.view.with(|it| it.kept) {
        Persistence::OnDevice => "",
        Persistence::InMemory => words.in_memory,
        Persistence::Full => words.full,
        Persistence::NewerHere => words.newer_here,
        Persistence::OverOthers => words.over_others,
    };
    let document_source = move || rollup::protocol::PaperSubject::Table(level, state.view.with_untracked(|it| it.year));
    let has_files = Memo::new(move |_| state.view.with(|it| 0 < it.files));
    let any_missing =
        Memo::new(move |_| state.view.with(|it| it.expected.is_some() || !it.outside_listed.is_empty() || !it.questions.is_empty()));
    let ledgers: String = pack::pack().reference.rollup.ledgers().map(|it| [words.and, localized(it)].concat()).collect();
    let table = move || {
        has_files.get().then(|| {
            view! {
                {conflicts::conflicts(state)}
                {computed_results::computed_results(state)}
                {(level == Level::Township).then(|| fill_draft::fill_draft(state))}
                {trends::trends(state)}
                {units_table::units_table(state)}
                {file_detail::file_detail(state)}
                {indicators_table::indicators_table(state)}
                {papers((words.papers_help)(level, &ledgers), &OF_TABLE, document_source)}
                {clear_all::clear_all(state)}
            }
        })
    };
    view! {
        <div class="rollup">
            <h1>{(words.title)(level)}</h1>
            <p class="lead">{phrases((words.lead)(level))}</p>
            <p class="note voluntary">{words.voluntary}</p>
            <nav class="levels not-on-paper" aria-label=words.levels><ul>{Level::ALL.map(level_link)}</ul></nav>
            <p role="alert" class="warning" hidden=move || state.error.with(String::is_empty)>{state.error}</p>
            <p role="status" class="warning" hidden=move || storage_warning().is_empty()>{storage_warning}</p>
            {import::import(state)}
            {(level == Level::Township).then(|| ledger::ledger(state))}
            {move || {
                let removed = state.view.with(|it| it.removed);
                (removed != 0).then(|| view! {
                    <p class="note removed" role="status">
                        {(words.removed)(removed)}" "
                        <button type="button" on:click=move |_| state.request(Request::PutBack, None)>{words.put_back}</button>
                    </p>
                })
            }}
            {name_lists::name_lists(state)}
            {move || any_missing.get().then(|| missing_units::missing_units(state))}
            {table}
        </div>
    }
}
