//! The measures, their provisions, the terms, the ambiguities, and search over all of it.

pub mod words;

use leptos::prelude::*;

use crate::language::language;
use crate::language::words::words as frame;
use words::words;

/// The measures, their provisions, the terms, the ambiguities, and search over all of it.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <h1>{words(language()).title}</h1>
        <p>{frame(language()).being_built}</p>
    }
}
