//! The self-assessment of a village, a community or a township.
//!
//! To be read in this order: the list of drafts, the open draft with the fields of its indicators, then its summary, plan and comparison;
//! last what several of them share.

mod list;
mod blank_form;

mod form;

mod summary;
mod plan;
mod compare;

mod arrival;
mod draft_title;
mod explanation;
mod shortfall;
mod question_link;
mod snapshot;
mod standing;
mod text_control;

use exchange::problem::Problem;
use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;
use crate::storage::drafts::{self, StoredDraft};

/// The list of drafts, or one draft.
#[component]
pub fn Page() -> impl leptos::IntoView {
    match use_route().get_untracked() {
        Route::Draft(id, part) => match (drafts::read(&id), blank_form::unit_of(&id, part.as_deref())) {
            (StoredDraft::Draft(read), _) => form::draft_page::page(*read),
            (_, Some(unit)) => blank_form::blank_form(unit),
            (StoredDraft::Nothing, None) => draft_not_found(),
            (StoredDraft::Unreadable(why, _), None) => draft_unreadable(&why),
            (StoredDraft::Unknown(_), None) => draft_unknown(),
        },
        _ => list::draft_list::draft_list(),
    }
}

/// The page for the address of a draft that is not on this device.
fn draft_not_found() -> View {
    let words = words(language());
    view! {
        <h1>{words.gone}</h1>
        <p>{words.gone_why}</p>
        <p><a class="button" href=Route::Assessment.to_string()>{words.to_list}</a></p>
    }
}

/// The page of a draft that this edition cannot read. It is left as it is.
fn draft_unreadable(why: &Problem) -> View {
    let words = words(language());
    let why = why.text().in_language(language()).to_owned();
    view! {
        <h1>{words.unreadable}</h1>
        <p>{why}</p>
        <p>{words.unreadable_help}</p>
        <p><a class="button" href=Route::Assessment.to_string()>{words.to_list}</a></p>
    }
}

/// The page of a draft while the browser does not let it be read: nobody knows whether it is there.
fn draft_unknown() -> View {
    let words = words(language());
    view! {
        <h1>{words.unknown}</h1>
        <p role="alert">{words.unknown_help}</p>
        <p class="actions">
            <button type="button" class="primary" on:click=|_| _ = window().location().reload()>{words.try_again}</button>
            <a class="button" href=Route::Assessment.to_string()>{words.to_list}</a>
        </p>
    }
}
