//! For trainers: decks, decisions step by step, scenarios, glossary cards, and the quiz.

mod channel;
mod fullscreen;
mod keyboard;
mod slide_layout;
mod decision;
mod live_example;
mod drawing;

mod index;
mod prepare;
mod deck;
mod steps;
mod scenarios;
mod glossary_cards;
mod quiz;

use leptos::prelude::*;

use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page that the address names.
#[component]
pub fn Page() -> impl IntoView {
    match use_route().get_untracked() {
        Route::Prepare(plan) => prepare::page(&plan),
        Route::Present(plan) => deck::present::page(&plan),
        Route::Presenter(plan) => deck::presenter::page(&plan),
        Route::Handout(plan) => deck::handout::page(&plan),
        Route::Steps(id, scenario) => steps::page(&id, scenario.as_deref()),
        Route::Scenarios => scenarios::page(),
        Route::Cards(chosen) => glossary_cards::page(&chosen),
        Route::Quiz(chosen) => quiz::questions::page(&chosen),
        Route::Practice(chosen) => quiz::practice::page(&chosen),
        Route::Paper(chosen) => quiz::paper::page(&chosen),
        Route::Hands(chosen) => quiz::show_of_hands::page(&chosen),
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
