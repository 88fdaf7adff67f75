//! 我能享受什么: one profile, everything that the document gives.

pub mod words;

use leptos::prelude::*;

use crate::language::language;
use crate::language::words::words as frame;
use words::words;

/// 我能享受什么: one profile, everything that the document gives.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <h1>{words(language()).title}</h1>
        <p>{frame(language()).being_built}</p>
    }
}
