//! For trainers: decks, decisions step by step, scenarios, glossary cards ([`Page`]); and the quiz ([`quiz_page`]), whose code is loaded apart.

mod fullscreen;
mod gestures;
mod ink;
mod large_code;
mod keyboard;
mod slide_layout;
mod wake_lock;
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

use ::quiz::selection::Selection;
use ::training::plan::Plan;
use address::mangled::{clean, tidied};
use leptos::prelude::*;
use template::View;

use crate::components::link_notice::{Doubt, doubt, doubtful_page};
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// The page that the address names, of those of `page`; in its place, where its link is not as it was sent, that this is so: these pages write what
/// they show into the address, and then nobody could tell any more.
#[component]
pub fn Page(
    /// One of [`page`] and [`quiz_page`]: the two are loaded apart.
    page: fn(&Route) -> View,
) -> impl leptos::IntoView {
    let address = Navigator::current();
    let route = move || Route::parse(&clean(&address.written()));
    let doubtful = Memo::new(move |_| doubtful(&route()));
    let followed = RwSignal::new(0u32);
    let shown_plan = StoredValue::new(None::<Plan>);
    // Another link into the same page was followed, or its address typed over: the page begins anew with what that says. What a page
    // writes into the address itself is no such event.
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        let route = untrack(route);
        let same_deck = deck_plan(&route).is_some_and(|it| shown_plan.with_value(|shown| shown.as_ref() == Some(&it)));
        // These follow it themselves.
        if !same_deck && !matches!(route, Route::Quiz(_) | Route::Hands(_)) {
            followed.update(|it| *it += 1);
        }
    });
    on_cleanup(move || handle.remove());
    move || {
        followed.track();
        let route_now = untrack(route);
        shown_plan.set_value(deck_plan(&route_now));
        match doubtful.get() {
            Some((doubt, carried, route)) => doubtful_page(doubt, &carried, route),
            None => page(&route_now),
        }
    }
}

/// The plan of a deck that is being shown: it goes on where the address names another slide.
fn deck_plan(route: &Route) -> Option<Plan> {
    let (Route::Present(query) | Route::Presenter(query)) = route else { return None };
    Some(Plan::parse(pack::pack(), &tidied(query)))
}

/// The place of a page of what stands behind its `?`.
type RouteOf = fn(String) -> Route;

/// What is doubtful in the link of a page.
fn doubtful(route: &Route) -> Option<(Doubt, String, RouteOf)> {
    let is_quiz = matches!(route, Route::Quiz(_) | Route::Practice(_) | Route::Paper(_) | Route::Hands(_));
    let (carried, route_of): (&String, RouteOf) = match route {
        Route::Prepare(carried) => (carried, Route::Prepare),
        Route::Present(carried) => (carried, Route::Present),
        Route::Presenter(carried) => (carried, Route::Presenter),
        Route::Handout(carried) => (carried, Route::Handout),
        Route::Cards(carried) => (carried, Route::Cards),
        Route::Quiz(carried) => (carried, Route::Quiz),
        Route::Practice(carried) => (carried, Route::Practice),
        Route::Paper(carried) => (carried, Route::Paper),
        Route::Hands(carried) => (carried, Route::Hands),
        // The others carry nothing, or scenarios, which are read for themselves.
        _ => return None,
    };
    // The first links had no check characters: what cannot be read in them would silently become other questions.
    let unreadable = || (is_quiz && !Selection::can_read(pack::pack(), carried)).then_some(Doubt::Unreadable);
    let doubt = doubt(carried).or_else(unreadable)?;
    Some((doubt, carried.clone(), route_of))
}

/// The pages of questions.
pub fn quiz_page(route: &Route) -> View {
    match route {
        Route::Practice(chosen) => quiz::practice::page(chosen),
        Route::Paper(chosen) => quiz::paper::page(chosen),
        Route::Hands(chosen) => quiz::show_of_hands::page(chosen),
        Route::Quiz(chosen) => quiz::questions::page(chosen),
        // No other address leads here: `Part::of`.
        _ => quiz::questions::page(""),
    }
}

/// All other pages for trainers.
pub fn page(route: &Route) -> View {
    match route {
        Route::Prepare(plan) => prepare::page(plan),
        Route::Present(plan) => deck::present::page(plan),
        Route::Presenter(plan) => deck::presenter::page(plan),
        Route::Handout(plan) => deck::handout::page(plan),
        Route::Steps(id, scenario) => steps::page(id, scenario.as_deref()),
        Route::Scenarios => scenarios::page(),
        Route::Cards(chosen) => glossary_cards::page(chosen),
        Route::Training
        | Route::Quiz(_)
        | Route::Practice(_)
        | Route::Paper(_)
        | Route::Hands(_)
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
        | Route::Ask(_)
        | Route::Compare(..)
        | Route::Assessment
        | Route::RollUp(_)
        | Route::Draft(..)
        | Route::Settings
        | Route::About
        | Route::SelfTest
        | Route::Roster
        | Route::NotFound(_) => index::page(),
    }
}
