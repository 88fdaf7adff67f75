//! Every calculator and check: their list, and a page for each, made from the pack.
//!
//! Reading order: the list ([`index`]), the form and its evaluation ([`tool_form`]), what a link carries ([`scenario`]), the page
//! ([`page`]) with its readings ([`readings`]), its verdict ([`verdict`]) its result ([`result`]), the sheet for experts ([`expert_sheet`]), and the result as plain text
//! ([`as_text`]).

mod index;
mod tool_form;
mod scenario;
mod page;
mod readings;
mod verdict;
mod in_words;
mod result;
mod expert_sheet;
mod as_text;

use leptos::prelude::*;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::tools::words;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The list of tools, or the one that the address names.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let Route::Tool(id, _) = use_route().get_untracked() else { return index::index() };
    match pack::pack().find_tool(&id) {
        Some((at, tool)) => page::tool_page(at, tool),
        None => view! {
            <h1>{words.no_such_tool}</h1>
            <p>{(words.no_such_tool_long)(&id)}</p>
            <p><a class="button" href=Route::Tools.to_string()>{words.to_index}</a></p>
        },
    }
}
