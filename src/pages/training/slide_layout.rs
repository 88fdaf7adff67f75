//! How a page of slides uses the window: no frame around it, and slides shrunk until they fit.

use leptos::prelude::*;

/// Hides the frame of the app until the page is left; the style sheet does so by the attribute.
pub fn fill_window() {
    set_page_attribute("data-stage");
}

/// Sets an attribute on the root element, which the style sheet reads, until the page is left.
pub fn set_page_attribute(name: &'static str) {
    let set = move |on: bool| {
        if let Some(root) = document().document_element() {
            // Fails only for names that are not valid.
            let _ = if on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
        }
    };
    set(true);
    on_cleanup(move || set(false));
}

/// Sets a slide closer where it does not fit. `slide` gives its number, so that a slide keeps its spacing from step to step, and tracks
/// whatever may change its height.
pub fn shrink_to_fit(slide: impl Fn() -> usize + Copy + 'static) {
    Effect::new(move |before: Option<usize>| {
        let current = slide();
        request_animation_frame(move || fit(before == Some(current)));
        current
    });
    let handle = window_event_listener(leptos::ev::resize, |_| fit(false));
    on_cleanup(move || handle.remove());
}

/// `only_closer`: a slide that is set close stays so.
fn fit(only_closer: bool) {
    let Some(stage) = document().query_selector(".on-stage").ok().flatten() else { return };
    if !only_closer {
        // Fails only for names that are not valid.
        let _ = stage.remove_attribute("data-close");
    }
    if stage.client_height() < stage.scroll_height() {
        let _ = stage.set_attribute("data-close", "");
    }
}
