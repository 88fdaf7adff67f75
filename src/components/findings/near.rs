//! What lies just on a line of the rule, or just beside it.

use leptos::prelude::*;
use policy::explain::pieces::Piece;
use template_macro::view;

use crate::components::figure::sentence;

/// The paragraph for a line that is near.
pub fn paragraph(said: Vec<Piece>) -> AnyView {
    view! { <p class="near">{sentence(said)}</p> }.into_any()
}
