//! The measures, their provisions, the terms, the ambiguities, and search over all of it.
//!
//! To be read in this order: what several pages share, then a file for each page.

mod elements;
mod links;
mod search_field;
mod stored_answers;

mod contents;
mod measure;
mod search;
mod glossary;
mod ambiguities;
mod coverage;

use leptos::prelude::*;
use template_macro::view;

use crate::i18n::language;
use crate::pages::not_found;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page of the catalogue that the address names. A change of the address within a page is handled by the page itself.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let language = language();
    match use_route().with_untracked(Route::page) {
        Route::Measures(_) => contents::page(language),
        Route::Measure(number, _) => measure::page(number, language),
        Route::Search(_) => search::page(language),
        Route::Glossary(_) => glossary::page(language),
        Route::Ambiguities(_) => ambiguities::page(language),
        Route::Coverage => coverage::page(language),
        Route::Home
        | Route::Tools
        | Route::Tool(..)
        | Route::Entitlements(_)
        | Route::Ask(_)
        | Route::Compare(_)
        | Route::Assessment
        | Route::RollUp(_)
        | Route::Draft(..)
        | Route::Training
        | Route::Prepare(_)
        | Route::Present(_)
        | Route::Presenter(_)
        | Route::Handout(_)
        | Route::Steps(..)
        | Route::Scenarios
        | Route::Cards(_)
        | Route::Quiz(_)
        | Route::Practice(_)
        | Route::Paper(_)
        | Route::Hands(_)
        | Route::Settings
        | Route::About
        | Route::SelfTest
        | Route::Roster
        | Route::NotFound(_) => view! { <not_found::Page/> },
    }
}
