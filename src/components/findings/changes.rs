//! What would change it: each way with its changes, and when it would serve.

use leptos::prelude::*;
use policy::engine::changes::{Change, ChangeKind};
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;

use crate::components::figure::sentence;
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
            let change = |it: &Change| {
                let (mark, class) = ((words.how)(it.how), class(it.how));
                view! { <li><span class=class>{mark}</span>" "{sentence(explainer.change(it))}</li> }.into_any()
            };
            let changes = set.changes.iter().map(change).collect_view();
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

/// Told apart by its word; the line under it only helps the eye.
fn class(how: ChangeKind) -> &'static str {
    match how {
        ChangeKind::Time(_) => "how time",
        ChangeKind::Act => "how act",
        ChangeKind::Untold => "how untold",
        ChangeKind::Recognition => "how recognition",
        ChangeKind::Fixed => "how fixed",
    }
}
