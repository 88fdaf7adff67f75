//! What lies just on a line of the rule, or just beside it.

use leptos::prelude::*;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;

use crate::components::figure::sentence;

/// A paragraph for each line that is near; none where none is.
pub fn near(explainer: &Explainer<'_>, inquiry: &Inquiry) -> Vec<AnyView> {
    explainer.near(&inquiry.finding).into_iter().map(|it| view! { <p class="near">{sentence(it)}</p> }.into_any()).collect()
}
