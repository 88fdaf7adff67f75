//! The self-assessment of a village or a township.

pub mod words;

use leptos::prelude::*;

use crate::language::language;
use crate::language::words::words as frame;
use words::words;

/// The self-assessment of a village or a township.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <h1>{words(language()).title}</h1>
        <p>{frame(language()).being_built}</p>
    }
}
