//! What lies just on a line of the rule, or just beside it.

use policy::explain::pieces::Piece;
use template::View;
use template_macro::view;

use crate::components::figure::sentence;

/// The paragraph for a line that is near.
pub fn paragraph(said: Vec<Piece>) -> View {
    view! { <p class="near">{sentence(said)}</p> }
}
