//! Keyboard shortcuts: `/` leads to the search from anywhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::routing::navigator::navigate;
use crate::routing::route::Route;

/// The id of the field on the search page.
pub const SEARCH_FIELD: &str = "search-field";

/// Goes to the search, except where `/` is typed into something.
pub fn search_on_slash(event: web_sys::KeyboardEvent) {
    let with_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    let typing = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]").is_ok_and(|it| it.is_some())
    });
    if event.key() != "/" || with_modifier || typing {
        return;
    }
    event.prevent_default();
    match document().get_element_by_id(SEARCH_FIELD).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        Some(field) => _ = field.focus(),
        None => navigate(&Route::Search(String::new())),
    }
}
