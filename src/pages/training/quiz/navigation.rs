//! Going from question to question, and keeping the address in step with the question that is shown.

use address::mangled::tidied;
use address::mark::seal;
use leptos::prelude::*;
use quiz::selection::{LARGEST_NUMBER, Selection};
use template::effect::effect;

use crate::components::link_notice::doubt;
use crate::pages::training::keyboard::is_for_a_control;
use crate::pages::training::quiz::question_view::focus_on;
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::Route;

/// Keeps the address and the selected question in step, in both directions.
pub fn sync_with_address(selection: RwSignal<Selection>, number: RwSignal<u32>) {
    let (address, route) = (expect_context::<Navigator>(), use_route());
    let route_of = move |query: String| match route.get_untracked() {
        Route::Hands(_) => Route::Hands(query),
        _ => Route::Quiz(query),
    };
    // Whether the selection is that of a link, which also says with which question it goes on.
    let followed = StoredValue::new(false);
    effect(move |before: Option<Selection>| {
        let (current, shown) = (selection.get(), number.get_untracked());
        // Another selection that was chosen here begins with its first question.
        let shown = if before.is_some_and(|it| it != current) && !followed.get_value() { 1 } else { shown };
        followed.set_value(false);
        number.set(shown);
        address.replace(&route_of(seal(&current.at(shown))));
        current
    });
    effect(move |before: Option<u32>| {
        let current = number.get();
        if before.is_some_and(|it| it != current) {
            address.replace(&route_of(seal(&selection.get_untracked().at(current))));
        }
        current
    });
    // The address changed: another link was followed, or the reader went back.
    effect(move |before: Option<()>| {
        let (Route::Quiz(query) | Route::Hands(query)) = route.get() else { return };
        let query = tidied(&query);
        // What is doubtful is shown in place of this page.
        if before.is_some() && doubt(&query).is_none() {
            let (wanted, wanted_number) = Selection::parse(pack::pack(), &query);
            if wanted != selection.get_untracked() {
                followed.set_value(true);
                selection.set(wanted);
            }
            if wanted_number != number.get_untracked() {
                number.set(wanted_number);
            }
        }
    });
}

/// Goes `by` questions further on, or back where it is negative, and puts the focus on the question.
pub fn turn_to(number: RwSignal<u32>, by: i32) {
    number.update(|it| *it = it.saturating_add_signed(by).clamp(1, LARGEST_NUMBER));
    focus_question();
}

/// A clicker's keys, and those of a keyboard that do the same, go from question to question until the page is left.
pub fn turn_with_keys(number: RwSignal<u32>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let by = match event.key().as_str() {
            "PageDown" => 1,
            "PageUp" => -1,
            _ => return,
        };
        if !is_for_a_control(&event) {
            event.prevent_default();
            turn_to(number, by);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Puts the focus on the question, once it is rendered.
pub fn focus_question() {
    request_animation_frame(|| focus_on("quiz-here"));
}
