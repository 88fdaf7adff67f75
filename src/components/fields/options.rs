//! Questions that are answered by choosing. Open is a choice of its own: it can always be gone back to.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::pack::{Choice, Fact};

use crate::components::fields::words::words;
use crate::language::{said, use_language};

/// So many choices stand side by side; more make a list that opens.
pub const MOST_SIDE_BY_SIDE: usize = 5;

/// 是, 否, 不清楚.
pub fn yes_no(fact: &'static Fact, entry: RwSignal<Entry>) -> impl IntoView {
    let language = use_language();
    let open = move || if fact.decided_by.is_some() { words(language.get()).not_decided } else { words(language.get()).not_sure };
    view! {
        <div class="choices">
            {option(fact, entry, YES, move || words(language.get()).yes)}
            {option(fact, entry, NO, move || words(language.get()).no)}
            {option(fact, entry, "", open)}
        </div>
    }
}

/// One of some choices.
pub fn choices(fact: &'static Fact, choices: &'static [Choice], entry: RwSignal<Entry>, id: &str) -> impl IntoView {
    let language = use_language();
    if choices.len() <= MOST_SIDE_BY_SIDE {
        let each = choices.iter().map(|it| option(fact, entry, &it.id, said(&it.label))).collect_view();
        return view! {
            <div class="choices">{each} {option(fact, entry, "", move || words(language.get()).not_sure)}</div>
        }
        .into_any();
    }
    let each = choices.iter().map(|it| view! { <option value=it.id.as_str()>{said(&it.label)}</option> }).collect_view();
    view! {
        <select
            id=id.to_owned()
            prop:value=move || entry.with(|it| it.text.clone())
            on:change=move |event| entry.set(Entry::of_text(event_target_value(&event)))
        >
            <option value="">{move || words(language.get()).choose}</option>
            {each}
        </select>
    }
    .into_any()
}

fn option(
    fact: &'static Fact,
    entry: RwSignal<Entry>,
    value: &'static str,
    label: impl Fn() -> &'static str + Send + 'static,
) -> impl IntoView {
    view! {
        <label class:open=value.is_empty()>
            <input
                type="radio"
                name=fact.id.as_str()
                value=value
                prop:checked=move || entry.with(|it| it.text == value)
                on:change=move |_| entry.set(Entry::of_text(value))
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
