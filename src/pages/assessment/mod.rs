//! The self-assessment of a village, a community or a township.
//!
//! To be read in this order: the list of drafts, the open draft with the fields of its indicators, then its summary, plan and comparison;
//! last what several of them share.

mod draft_list;
mod import_export;

mod draft_page;
mod draft_form;
mod indicator;
mod indicator_form;

mod summary;
mod plan;
mod compare;

mod draft_title;
mod explanation;
mod shortfall;
mod question_link;
mod scrolling;
mod snapshot;
mod standing;
mod text_control;

use leptos::prelude::*;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;
use crate::storage::drafts::{self, StoredDraft};

/// The list of drafts, or one draft.
#[component]
pub fn Page() -> impl IntoView {
    match use_route().get_untracked() {
        Route::Draft(id, _) => match drafts::read(&id) {
            StoredDraft::Draft(read) => draft_page::page(*read),
            StoredDraft::Nothing | StoredDraft::Unreadable(..) => draft_not_found(),
        },
        _ => draft_list::draft_list(),
    }
}

/// The page for the address of a draft that is not on this device.
fn draft_not_found() -> AnyView {
    let words = words(language());
    view! {
        <h1>{words.gone}</h1>
        <p>{words.gone_why}</p>
        <p><a class="button" href=Route::Assessment.to_string()>{words.to_list}</a></p>
    }
    .into_any()
}
