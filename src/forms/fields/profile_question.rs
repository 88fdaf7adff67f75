//! What the page of a person adds to the field of a question.

use leptos::prelude::*;

/// The state of a question on the page of a person.
#[derive(Clone, Copy)]
pub struct ProfileQuestion {
    /// The person does not know, and is not asked again. On other pages an empty field says as much.
    pub unsure: RwSignal<bool>,
    /// Answers that would contradict another one, by their text in an entry, and why.
    pub contradicting: Signal<Vec<(&'static str, String)>>,
    /// Why it need not be answered.
    pub why_idle: Signal<String>,
}
