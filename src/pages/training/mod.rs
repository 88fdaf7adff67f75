//! For trainers: decks, decisions step by step, scenarios, cards.

mod cards;
mod decision;
mod live_example;
mod deck;
mod drawing;
mod index;
mod prepare;
mod quiz;
mod scenarios;
mod steps;
mod window;

use leptos::prelude::*;

use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// What the address names.
#[component]
pub fn Screen() -> impl IntoView {
    match use_route().get_untracked() {
        Route::Prepare(plan) => prepare::page(&plan),
        Route::Present(plan) => deck::stage::page(&plan),
        Route::Presenter(plan) => deck::presenter::page(&plan),
        Route::Handout(plan) => deck::handout::page(&plan),
        Route::Steps(id, scenario) => steps::page(&id, scenario.as_deref()),
        Route::Scenarios => scenarios::page(),
        Route::Cards(chosen) => cards::page(&chosen),
        Route::Quiz(chosen) => quiz::questions(&chosen),
        Route::Practice(chosen) => quiz::practice(&chosen),
        Route::Paper(chosen) => quiz::paper(&chosen),
        Route::Hands(chosen) => quiz::hands(&chosen),
        Route::Training
        | Route::Home
        | Route::Measures(_)
        | Route::Measure(..)
        | Route::Search(_)
        | Route::Glossary(_)
        | Route::Ambiguities(_)
        | Route::Coverage
        | Route::Tools
        | Route::Tool(..)
        | Route::Entitlements(_)
        | Route::Compare(..)
        | Route::Assessment
        | Route::RollUp(_)
        | Route::Draft(..)
        | Route::Settings
        | Route::About
        | Route::SelfTest
        | Route::NotFound(_) => index::page(),
    }
}
