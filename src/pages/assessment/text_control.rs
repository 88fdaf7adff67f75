//! What comes out of a text control.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// A text control that writes through `put`: on every change, but not while an input method is composing, whose half-made
/// syllables are no text yet.
pub fn on_text(
    put: impl Fn(String) + Copy + 'static,
) -> (impl Fn(ev::Event) + Copy + 'static, impl Fn(ev::CompositionEvent) + Copy + 'static) {
    (
        move |event: ev::Event| {
            let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
            if !composing {
                put(event_target_value(&event));
            }
        },
        move |event: ev::CompositionEvent| put(event_target_value(&event)),
    )
}
