//! The case files, run in this browser.

pub mod words;

use leptos::prelude::*;

use crate::language::language;
use crate::language::words::words as frame;
use words::words;

/// The case files, run in this browser.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <h1>{words(language()).title}</h1>
        <p>{frame(language()).being_built}</p>
    }
}
