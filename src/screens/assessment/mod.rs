//! The self-assessment of a village or a township.

pub mod words;

use leptos::prelude::*;

use crate::language::use_language;
use crate::language::words::words as frame;
use words::words;

/// The self-assessment of a village or a township.
#[component]
pub fn Screen() -> impl IntoView {
    let language = use_language();
    view! {
        <h1>{move || words(language.get()).title}</h1>
        <p>{move || frame(language.get()).being_built}</p>
    }
}
