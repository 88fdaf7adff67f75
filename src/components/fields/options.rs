//! Questions that are answered by choosing. Open is a choice of its own: it can always be gone back to.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::pack::{Choice, Fact};

use crate::components::fields::typed::radio;
use crate::components::fields::words::words;
use crate::language::{language, said};

/// So many choices stand side by side; more make a list that opens.
pub const MOST_SIDE_BY_SIDE: usize = 5;

/// 是, 否, 不清楚.
pub fn yes_no(fact: &'static Fact, entry: RwSignal<Entry>) -> AnyView {
    let words = words(language());
    let open = if fact.decided_by.is_some() { words.not_decided } else { words.not_sure };
    side_by_side(fact, entry, &[(YES, words.yes), (NO, words.no), ("", open)])
}

/// One of some choices.
pub fn choices(fact: &'static Fact, choices: &'static [Choice], entry: RwSignal<Entry>, id: &str) -> AnyView {
    let words = words(language());
    let mut each: Vec<(&str, &str)> = choices.iter().map(|it| (it.id.as_str(), said(&it.label))).collect();
    if choices.len() <= MOST_SIDE_BY_SIDE {
        each.push(("", words.not_sure));
        return side_by_side(fact, entry, &each);
    }
    each.insert(0, ("", words.choose));
    let each = each.into_iter().map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view();
    view! {
        <select
            id=id.to_owned()
            prop:value=move || entry.with(|it| it.text.clone())
            on:change=move |event| entry.set(Entry::of_text(event_target_value(&event)))
        >
            {each}
        </select>
    }
    .into_any()
}

fn side_by_side(fact: &'static Fact, entry: RwSignal<Entry>, options: &[(&'static str, &'static str)]) -> AnyView {
    let each: Vec<AnyView> = options
        .iter()
        .map(|&(value, label)| {
            let checked = Signal::derive(move || entry.with(|it| it.text == value));
            let label = view! { <span>{label}</span> }.into_any();
            radio(&fact.id, checked, move || entry.set(Entry::of_text(value)), label, if value.is_empty() { "open" } else { "" })
        })
        .collect();
    view! { <div class="choices">{each}</div> }.into_any()
}
