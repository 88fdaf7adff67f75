//! Every calculator and check: their list, and a page for each, made from the pack.

mod as_text;
mod index;
mod inputs;
mod page;
mod readings;
mod result;
mod scenario;
pub mod words;

use leptos::prelude::*;

use crate::app::use_route;
use crate::language::language;
use crate::route::Route;
use words::words;

/// The list of tools, or the one that the address names.
#[component]
pub fn Screen() -> impl IntoView {
    let words = words(language());
    let Route::Tool(id, scenario) = use_route().get_untracked() else { return index::index() };
    match pack::pack().find_tool(&id) {
        Some((at, tool)) => page::tool_page(at, tool, scenario.as_deref()),
        None => view! {
            <h1>{words.no_such_tool}</h1>
            <p>{(words.no_such_tool_long)(&id)}</p>
            <p><a class="button" href=Route::Tools.to_string()>{words.to_index}</a></p>
        }
        .into_any(),
    }
}
