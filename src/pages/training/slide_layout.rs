//! How a page of slides uses the window: no frame around it, and slides set as large as they fit.

use leptos::prelude::*;
use leptos::web_sys;
use template::effect::effect;
use wasm_bindgen::JsCast;

use crate::pages::training::wake_lock::keep_awake;

/// Hides the frame of the app until the page is left; the style sheet does so by the attribute.
pub fn fill_window() {
    set_page_attribute("data-stage");
    keep_awake();
    on_cleanup(|| grow(None));
}

/// Sets an attribute on the root element, which the style sheet reads, until the page is left.
pub fn set_page_attribute(name: &'static str) {
    put_page_attribute(name, true);
    on_cleanup(move || put_page_attribute(name, false));
}

/// The same while a condition holds.
pub fn set_page_attribute_while(name: &'static str, holds: Signal<bool>) {
    effect(move |_| put_page_attribute(name, holds.get()));
    on_cleanup(move || put_page_attribute(name, false));
}

fn put_page_attribute(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are not valid.
        let _ = if on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}

/// How much larger than the least a slide is set, the largest first. What is on a slide is cut so that it fits at the least.
const SIZES: [&str; 8] = ["1.6", "1.5", "1.4", "1.3", "1.2", "1.1", "1.05", "1"];

/// A drawing keeps its own size: so much larger may stand beside it.
const BESIDE_DRAWING: &str = "1.05";

/// Sets a slide as large as it fits. `slide` gives its number, so that a slide grows no larger from step to step, and tracks whatever
/// may change its height.
pub fn shrink_to_fit(slide: impl Fn() -> usize + Copy + 'static) {
    let now = StoredValue::new(0usize);
    effect(move |before: Option<usize>| {
        let current = slide();
        request_animation_frame(move || {
            let same = before == Some(current);
            if let (false, Ok(Some(stage))) = (same, document().query_selector(".on-stage")) {
                stage.set_scroll_top(0);
            }
            let from = if same { now.try_get_value().unwrap_or_default() } else { 0 };
            now.try_set_value(fit(from));
        });
        current
    });
    let handle = window_event_listener(leptos::ev::resize, move |_| now.set_value(fit(0)));
    on_cleanup(move || handle.remove());
}

/// The position of the size that was taken, from that at `from` on.
fn fit(from: usize) -> usize {
    let Some(stage) = document().query_selector(".on-stage").ok().flatten() else { return from };
    let has_drawing = stage.query_selector(".drawing").ok().flatten().is_some();
    let least = if has_drawing { SIZES.iter().position(|it| *it == BESIDE_DRAWING).unwrap_or_default() } else { 0 };
    // Fails only for names that are not valid.
    let _ = stage.remove_attribute("data-close");
    let fits = || stage.scroll_height() <= stage.client_height();
    for (at, size) in SIZES.iter().enumerate().skip(from.max(least)) {
        grow(Some(size));
        if fits() {
            return at;
        }
    }
    // At the least size, what was seen before gives way.
    for closer in ["1", "2", "3"] {
        if !fits() {
            let _ = stage.set_attribute("data-close", closer);
        }
    }
    SIZES.len() - 1
}

/// Sets how much larger than the least the slide is; the style sheet reads it.
fn grow(size: Option<&str>) {
    if let Some(root) = document().document_element().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for names that are not valid.
        let _ = web_sys::HtmlElement::style(&root).set_property("--grow", size.unwrap_or("1"));
    }
}

/// Scrolls the slide by a page, where there is more of it in that direction than is seen; false where there is none.
pub fn scroll_slide(on: bool) -> bool {
    let Some(stage) = document().query_selector(".on-stage").ok().flatten() else { return false };
    let (top, page, whole) = (stage.scroll_top(), stage.client_height(), stage.scroll_height());
    let to = if on { (top + page * 9 / 10).min(whole - page) } else { (top - page * 9 / 10).max(0) };
    // A pixel of rounding is nothing to be scrolled to.
    if (to - top).abs() <= 2 {
        return false;
    }
    stage.set_scroll_top(to);
    true
}
