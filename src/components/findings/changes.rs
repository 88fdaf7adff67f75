//! What would change it: each way with its changes, and when it would serve.

use leptos::prelude::*;
use policy::explain::Explainer;
use policy::inquiry::Inquiry;

use crate::components::findings::sentence;
use crate::components::findings::words::words;

/// The smallest sets of changes; nothing where it is met or open.
pub fn changes(explainer: &Explainer<'_>, inquiry: &Inquiry) -> Option<AnyView> {
    let words = words(explainer.language);
    let several = 1 < inquiry.changes.len();
    let each: Vec<AnyView> = inquiry
        .changes
        .iter()
        .zip(1..)
        .map(|(set, number)| {
            let changes = set.changes.iter().map(|it| view! { <li>{sentence(explainer.change(it))}</li> }.into_any()).collect_view();
            view! {
                <li class:fixed=set.is_fixed()>
                    {several.then(|| view! { <p class="way">{(words.way)(number)}</p> })}
                    <ul>{changes}</ul>
                    <p class="serves">{sentence(explainer.met_from(set))}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    (!each.is_empty()).then(|| view! { <ul class="changes">{each}</ul> }.into_any())
}
