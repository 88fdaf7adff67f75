//! A button that prints the page, where the browser can: those inside other apps cannot.

use leptos::prelude::*;

use crate::browser::download::is_inside_another_app;
use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// The button. Where nothing can be printed it says so, and what to do instead.
pub fn print_button(label: &'static str, class: &'static str) -> AnyView {
    let said = RwSignal::new("");
    let print = move |_| said.set(if print() { "" } else { words(language()).cannot_print });
    view! {
        <button type="button" class=class on:click=print>{label}</button>
        <span class="help not-on-paper" role="status">{said}</span>
    }
    .into_any()
}

/// False where the browser cannot print: then there is no such function, and calling it fails.
fn print() -> bool {
    !is_inside_another_app() && window().print().is_ok()
}
