//! What would change the verdict: each set of changes, and from when it would be met.

use leptos::prelude::*;
use policy::engine::changes::{Change, ChangeKind};
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use template::View;
use template_macro::view;

use crate::components::figure::sentence;
use crate::i18n::messages::components::findings::words;

/// The smallest sets of changes; `None` where the verdict is met or unknown. All but the first can be `folded`.
pub fn changes(explainer: &Explainer<'_>, inquiry: &Inquiry, folded: bool) -> Option<View> {
    let words = words(explainer.language);
    let several = 1 < inquiry.changes.len();
    let mut each: Vec<View> = inquiry
        .changes
        .iter()
        .zip(1..)
        .map(|(set, number)| {
            let change = |change: &Change| {
                let (mark, class) = ((words.how)(change.how), class(change.how));
                view! { <li><span class=class>{mark}</span>" "{sentence(explainer.change(change))}</li> }
            };
            let changes = set.changes.iter().map(change).collect_view();
            view! {
                <li class:fixed=set.is_fixed()>
                    {several.then(|| view! { <p class="way">{(words.way)(number)}</p> })}
                    <ul>{changes}</ul>
                    <p class="serves">{sentence(explainer.met_from(set))}</p>
                </li>
            }
        })
        .collect();
    let others = each.split_off(each.len().min(if folded { 1 } else { usize::MAX }));
    let others = (!others.is_empty()).then(|| {
        view! { <details><summary>{(words.other_ways)(others.len())}</summary><ul class="changes">{others}</ul></details> }
    });
    (!each.is_empty()).then(|| view! { <ul class="changes">{each}</ul>{others} })
}

/// The style of a kind of change. It is told apart by its word; the line under it only helps the eye.
fn class(how: ChangeKind) -> &'static str {
    match how {
        ChangeKind::Time(_) => "how time",
        ChangeKind::Act => "how act",
        ChangeKind::Untold => "how untold",
        ChangeKind::Recognition => "how recognition",
        ChangeKind::Fixed => "how fixed",
    }
}
