//! Scrolls to an element and puts the focus on it.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// Scrolls to the element of an id and puts the focus on it; does nothing where there is none.
pub fn scroll_to(id: &str) {
    let found = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        element.scroll_into_view();
        crate::browser::dom::focus_heading(&element);
    }
}
