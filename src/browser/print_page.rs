//! Pages that are printed on one sheet of paper: while one is shown, the body has a class that lets the style sheets leave
//! out the frame.

use leptos::prelude::*;

/// The class; the style sheets use it.
const CLASS: &str = "one-sheet";

/// Marks the page as one that is printed on one sheet, until the current reactive owner is cleaned up.
pub fn print_on_one_sheet() {
    mark(true);
    on_cleanup(|| mark(false));
}

fn mark(on: bool) {
    if let Some(body) = document().body() {
        // Refused only for an invalid class name.
        let _ = if on { body.class_list().add_1(CLASS) } else { body.class_list().remove_1(CLASS) };
    }
}
