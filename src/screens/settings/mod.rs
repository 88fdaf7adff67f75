//! Language, looks, this device.

pub mod words;

use leptos::prelude::*;

use crate::language::use_language;
use crate::language::words::words as frame;
use words::words;

/// Language, looks, this device.
#[component]
pub fn Screen() -> impl IntoView {
    let language = use_language();
    view! {
        <h1>{move || words(language.get()).title}</h1>
        <p>{move || frame(language.get()).being_built}</p>
    }
}
