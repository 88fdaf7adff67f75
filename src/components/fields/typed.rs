//! What comes out of a control when somebody types, pastes or chooses.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// The text of a control after an `input` event; nothing while an input method is still composing, whose half-made
/// syllables are no text yet.
pub fn text(event: &ev::Event) -> Option<String> {
    let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
    (!composing).then(|| event_target_value(event))
}

/// A text control that writes through `put`. Gives its whole text on every change, and once a composition has ended.
pub fn on_text(put: impl Fn(String) + Copy + 'static) -> (impl Fn(ev::Event) + Copy + 'static, impl Fn(ev::CompositionEvent) + Copy + 'static) {
    (
        move |event: ev::Event| {
            if let Some(it) = text(&event) {
                put(it);
            }
        },
        move |event: ev::CompositionEvent| put(event_target_value(&event)),
    )
}

/// The text that is being pasted.
pub fn pasted(event: &web_sys::ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text").ok()
}

/// Puts the reader at an element.
pub fn focus(element: Option<web_sys::Element>) {
    if let Some(it) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        it.scroll_into_view();
        // Refused only where nothing can have the focus.
        let _ = it.focus();
    }
}
