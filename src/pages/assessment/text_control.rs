//! Event handlers of a text control.

use exchange::sanitize;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// The handlers for `input` and `compositionend`: `write` gets the text on every change, but not while an input method is composing,
/// because unfinished syllables are no text yet.
pub fn on_text(
    write: impl Fn(String) + Copy + 'static,
) -> (impl Fn(ev::Event) + Copy + 'static, impl Fn(ev::CompositionEvent) + Copy + 'static) {
    (
        move |event: ev::Event| {
            let is_composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
            if !is_composing {
                write(typed(event_target_value(&event)));
            }
        },
        move |event: ev::CompositionEvent| write(typed(event_target_value(&event))),
    )
}

/// What is typed or pasted, without characters that a draft would not give back: hidden ones, and such as turn the line around.
fn typed(text: String) -> String {
    sanitize::note(&text, usize::MAX).text
}
