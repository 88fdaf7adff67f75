//! Elements of the page: finding them and moving the focus.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;

/// The heading of the page.
pub fn page_heading() -> Option<web_sys::HtmlElement> {
    document().query_selector("#content h1").ok()??.dyn_into().ok()
}

/// Moves the focus to a heading, which takes none by itself.
pub fn focus_heading(heading: &web_sys::HtmlElement) {
    heading.set_tab_index(-1);
    // Refused only where nothing can have the focus.
    let _ = heading.focus();
}

/// Scrolls to a control and moves the focus there.
pub fn focus_control(element: Option<web_sys::Element>) {
    if let Some(control) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        control.scroll_into_view();
        // Refused only where nothing can have the focus.
        let _ = control.focus();
    }
}

/// Whether form and result have room side by side, as in style/tools/tools.css.
pub fn is_wide() -> bool {
    window().match_media("(min-width: 56rem)").ok().flatten().is_none_or(|it| it.matches())
}

/// Whether the `<details>` element that an event is about is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()).is_some_and(|it| it.has_attribute("open"))
}
