//! 名单核对: a whole list of people at once. The worker reads it and holds it; the page shows the part that is asked for.
//!
//! Reading order: the state ([`state`]), what is asked ([`asked`]), the choice of a list ([`choose`]), how it was read ([`columns`]), what
//! came out ([`results`]).

mod state;
mod asked;
mod choose;
mod columns;
mod results;

use leptos::prelude::*;
use rollup::protocol::{Form, PaperSubject};
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::documents::papers;
use crate::i18n::language;
use crate::i18n::messages::roster::words;
use crate::pages::roster::state::RosterState;

/// The page.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let state = RosterState::new();
    state.forget_on_leaving();
    let is_read = Memo::new(move |_| state.view.with(|it| it.rows != 0));
    let forms = [Form::Excel, Form::Csv, Form::Calendar];
    let found = move || {
        is_read.get().then(|| {
            view! {
                {columns::columns(state)}
                {results::results(state)}
                {papers(words.papers.to_owned(), &forms, move || PaperSubject::Roster(state.query.get_untracked()))}
                <p><button type="button" on:click=move |_| state.forget(words.cleared)>{words.clear}</button></p>
            }
        })
    };
    view! {
        <div class="rollup roster">
            <h1>{words.title}</h1>
            <p class="lead">{phrases(words.lead)}</p>
            <p class="note">{words.not_ranking}</p>
            {asked::asked(state)}
            {choose::choose(state)}
            <p role="alert" class="warning" hidden=move || state.error.with(String::is_empty)>{state.error}</p>
            <p role="status" class="small">{state.said}</p>
            {found}
        </div>
    }
}
