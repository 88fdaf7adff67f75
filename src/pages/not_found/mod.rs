//! The page of an unknown address: shows the address and offers links.

use leptos::prelude::*;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::not_found::{Words, words};
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// How many characters of a long address are shown.
const MAX_SHOWN: usize = 120;

/// The page. Other pages show it too, for a measure or a tool that is not in the pack.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let route = use_route();
    let shown_address = move || {
        let written = route.with(Route::to_string);
        match written.char_indices().nth(MAX_SHOWN) {
            Some((end, _)) => format!("{}…", written.get(..end).unwrap_or_default()),
            None => written,
        }
    };
    let link = |route: Route, name: fn(&'static Words) -> &'static str| {
        view! { <li><a href=route.to_string()>{name(words)}</a></li> }
    };
    view! {
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <p class="quiet">{words.written}" "<code>{shown_address}</code></p>
        <p>{words.on}</p>
        <ul class="on">
            {link(Route::Home, |it| it.home)}
            {link(Route::Measures(String::new()), |it| it.measures)}
            {link(Route::Tools, |it| it.tools)}
            {link(Route::Search(String::new()), |it| it.search)}
        </ul>
    }
}
