//! A button that prints the page, where the browser can: those inside other apps cannot.

use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::browser::download::is_inside_another_app;
use crate::browser::print_page::Printing;
use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// The button. Where nothing can be printed it says so, and what to do instead.
pub fn print_button(label: &'static str, class: &'static str) -> View {
    let said = RwSignal::new("");
    let (printing, cannot) = (Printing::current(), words(language()).cannot_print);
    let print = move |_| {
        if is_inside_another_app() {
            said.set(cannot);
            return;
        }
        // There may be no such function, and then calling it fails. The button may be gone by then.
        printing.print(move |printed| {
            let _ = said.try_set(if printed { "" } else { cannot });
        });
    };
    view! {
        <button type="button" class=class on:click=print>{label}</button>
        <span class="help not-on-paper" role="status">{said}</span>
    }
}
