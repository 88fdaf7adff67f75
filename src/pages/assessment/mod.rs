//! The self-assessment of a village, a community or a township.

mod chart;
mod compare;
mod draft_form;
mod indicator;
mod indicator_form;
mod list;
mod draft_page;
mod plan;
mod standing;
mod strip;
mod summary;
mod import_export;
mod text_control;
mod weights;
mod explanation;

use exchange::draft::Draft;
use leptos::prelude::*;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;
use crate::storage::drafts::{self, Found};

/// The drafts, or one of them.
#[component]
pub fn Screen() -> impl IntoView {
    match use_route().get_untracked() {
        Route::Draft(id, _) => match drafts::read(&id) {
            Found::Draft(read) => draft_page::page(*read),
            Found::Nothing | Found::Unreadable(..) => gone(),
        },
        _ => list::list(),
    }
}

/// There is no such draft on this device.
fn gone() -> AnyView {
    let words = words(language());
    view! {
        <h1>{words.gone}</h1>
        <p>{words.gone_why}</p>
        <p><a class="button" href=Route::Assessment.to_string()>{words.to_list}</a></p>
    }
    .into_any()
}

/// What a draft is called on the screens.
fn title(draft: &Draft) -> String {
    let words = words(language());
    draft.title().unwrap_or(words.unnamed).to_owned()
}
