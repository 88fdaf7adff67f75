//! An address that leads nowhere: says so, shows it, and leads on.

pub mod words;

use leptos::prelude::*;

use crate::address::use_route;
use crate::language::use_language;
use crate::route::Route;
use words::{Words, words};

/// How much of a long address is shown.
const SHOWN: usize = 120;

/// The page. Screens show it too, for a measure or a tool that is not in the pack.
#[component]
pub fn Screen() -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let route = use_route();
    let written = move || {
        let written = route.with(Route::to_string);
        match written.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", written.get(..end).unwrap_or_default()),
            None => written,
        }
    };
    let link = move |to: Route, name: fn(&'static Words) -> &'static str| {
        view! { <li><a href=to.to_string()>{move || name(words())}</a></li> }
    };
    view! {
        <h1>{move || words().title}</h1>
        <p>{move || words().why}</p>
        <p class="quiet">{move || words().written}" "<code>{written}</code></p>
        <p>{move || words().on}</p>
        <ul class="on">
            {link(Route::Home, |it| it.home)}
            {link(Route::Measures(String::new()), |it| it.measures)}
            {link(Route::Tools, |it| it.tools)}
            {link(Route::Search(String::new()), |it| it.search)}
        </ul>
    }
    .into_any()
}
