//! Pages that go on one sheet of paper: while one stands, the body bears a class, by which the frame around it makes room.

use leptos::prelude::*;

/// Its class; the sheets of style know it.
const CLASS: &str = "one-sheet";

/// Called by a screen that goes on one sheet, for as long as it stands.
pub fn on_one_sheet() {
    mark(true);
    on_cleanup(|| mark(false));
}

fn mark(stands: bool) {
    if let Some(it) = document().body() {
        // Refused only for a class that is no word.
        let _ = if stands { it.class_list().add_1(CLASS) } else { it.class_list().remove_1(CLASS) };
    }
}
