//! Questions that are answered by choosing. Open is a choice of its own: it can always be gone back to.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::model::fact::{Choice, Fact, FactKind};

use crate::components::fields::Whole;
use crate::components::fields::typed::radio;
use crate::components::fields::words::words;
use crate::language::{language, said};

/// So many choices stand side by side; more make a list that opens.
pub const MOST_SIDE_BY_SIDE: usize = 5;

/// 是, 否, 不清楚.
pub fn yes_no(fact: &'static Fact, entry: RwSignal<Entry>, id: &str, whole: Option<Whole>) -> AnyView {
    let words = words(language());
    side_by_side(fact, entry, id, &[(YES, words.yes), (NO, words.no), ("", open_word(fact))], whole)
}

/// One of some choices.
pub fn choices(fact: &'static Fact, choices: &'static [Choice], entry: RwSignal<Entry>, id: &str, whole: Option<Whole>) -> AnyView {
    let words = words(language());
    let mut each: Vec<(&str, &str)> = choices.iter().map(|it| (it.id.as_str(), said(&it.label))).collect();
    if choices.len() <= MOST_SIDE_BY_SIDE {
        each.push(("", words.not_sure));
        return side_by_side(fact, entry, id, &each, whole);
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

/// Whether it has no choice of its own that leaves it open: it is typed into, or its choices make a list.
pub fn in_lines(fact: &Fact) -> bool {
    match &fact.kind {
        FactKind::YesNo => false,
        FactKind::Choice(choices) => MOST_SIDE_BY_SIDE < choices.len(),
        FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => true,
    }
}

/// 不清楚, beside what is typed into. To type something takes it back.
pub fn not_sure(fact: &'static Fact, entry: RwSignal<Entry>, unsure: RwSignal<bool>) -> AnyView {
    let choose = move |event| {
        let yes = event_target_checked(&event);
        unsure.set(yes);
        if yes {
            entry.set(Entry::default());
        }
    };
    view! {
        <label class="check not-sure">
            <input type="checkbox" prop:checked=unsure on:change=choose/>
            <span>{open_word(fact)}</span>
        </label>
    }
    .into_any()
}

/// What leaving it open is called.
fn open_word(fact: &Fact) -> &'static str {
    let words = words(language());
    if fact.decided_by.is_some() { words.not_decided } else { words.not_sure }
}

fn side_by_side(
    fact: &'static Fact,
    entry: RwSignal<Entry>,
    id: &str,
    options: &[(&'static str, &'static str)],
    whole: Option<Whole>,
) -> AnyView {
    let each: Vec<AnyView> = options
        .iter()
        .map(|&(value, label)| {
            let is_open = value.is_empty();
            let checked = Signal::derive(move || {
                // Where somebody is asked once and for all, not to have answered is not yet to say that one does not know.
                entry.with(|it| it.text == value) && (!is_open || whole.is_none_or(|it| it.unsure.get()))
            });
            let choose = move || {
                entry.set(Entry::of_text(value));
                if let Some(it) = whole {
                    it.unsure.set(is_open);
                }
            };
            let class = if is_open { "open" } else { "" };
            match whole {
                Some(whole) if !is_open => barrable(fact, checked, choose, value, label, whole),
                Some(_) => radio(&fact.id, checked, choose, view! { <span>{label}</span> }.into_any(), class),
                // The same question may stand in several parts of a page.
                None => radio(id, checked, choose, view! { <span>{label}</span> }.into_any(), class),
            }
        })
        .collect();
    view! { <div class="choices">{each}</div> }.into_any()
}

/// A choice that something else may rule out, which is then said.
fn barrable(
    fact: &'static Fact,
    checked: Signal<bool>,
    choose: impl Fn() + 'static,
    value: &'static str,
    label: &'static str,
    whole: Whole,
) -> AnyView {
    let why = Memo::new(move |_| whole.barred.with(|it| it.iter().find(|it| it.0 == value).map(|it| it.1.clone())));
    view! {
        <label class:barred=move || why.with(Option::is_some)>
            <input
                type="radio"
                name=fact.id.as_str()
                prop:checked=checked
                // What was answered already can be seen, and be left for another answer.
                disabled=move || why.with(Option::is_some) && !checked.get()
                on:change=move |_| choose()
            />
            <span>{label}{move || why.get().map(|it| view! { <span class="why-barred">{it}</span> })}</span>
        </label>
    }
    .into_any()
}
