//! The print button, and what is unfolded on paper.

use leptos::prelude::*;

use crate::pages::catalogue::elements::change_each;

/// A button that prints the page.
pub fn print_button(label: &'static str) -> AnyView {
    // Nothing to be done where a browser cannot print.
    view! { <button type="button" class="plain print not-on-paper" on:click=|_| drop(window().print())>{label}</button> }.into_any()
}

/// Unfolds the elements of the class `opens-on-paper` before printing, and folds them again afterwards.
pub fn open_on_paper() {
    let before = window_event_listener_untyped("beforeprint", |_| {
        change_each("details.opens-on-paper:not([open])", |element| {
            element.set_attribute("open", "").and_then(|()| element.set_attribute("data-opened", ""))
        });
    });
    let after = window_event_listener_untyped("afterprint", |_| {
        change_each("details[data-opened]", |element| {
            element.remove_attribute("open").and_then(|()| element.remove_attribute("data-opened"))
        });
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
