//! `/` leads to the search from anywhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::routing::navigator::go;
use crate::routing::route::Route;

/// The id of the field on the search page.
pub const FIELD: &str = "search-field";

/// Goes to the search, except where `/` is typed into something.
pub fn on_slash(event: web_sys::KeyboardEvent) {
    let with_others = event.ctrl_key() || event.alt_key() || event.meta_key();
    let typing = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()).is_some_and(|it| {
        it.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]").is_ok_and(|it| it.is_some())
    });
    if event.key() != "/" || with_others || typing {
        return;
    }
    event.prevent_default();
    match document().get_element_by_id(FIELD).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        Some(it) => _ = it.focus(),
        None => go(&Route::Search(String::new())),
    }
}
