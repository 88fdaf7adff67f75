//! Every calculator and check: their list, and a page for each, made from the pack.

mod as_text;
mod index;
mod inputs;
mod page;
mod readings;
mod result;
mod scenario;
mod today;
pub mod words;

use leptos::prelude::*;

use crate::app::use_route;
use crate::language::use_language;
use crate::route::Route;
use words::words;

/// The list of tools, or the one that the address names.
#[component]
pub fn Screen() -> impl IntoView {
    let language = use_language();
    match use_route().get_untracked() {
        Route::Tool(id, scenario) => match pack::pack().tool(&id) {
            Some((at, tool)) => view! { <page::ToolPage at tool scenario/> }.into_any(),
            None => view! {
                <h1>{move || words(language.get()).no_such_tool}</h1>
                <p>{move || (words(language.get()).no_such_tool_long)(&id)}</p>
                <p><a class="button" href=Route::Tools.to_string()>{move || words(language.get()).to_index}</a></p>
            }
            .into_any(),
        },
        _ => view! { <index::Index/> }.into_any(),
    }
}
