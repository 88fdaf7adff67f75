//! Questions that are answered by choosing. To leave it open is a choice of its own, which can be chosen again at any time.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::model::fact::{Choice, Fact, FactKind};
use template::View;
use template_macro::view;

use crate::forms::fields::profile_question::ProfileQuestion;
use crate::forms::fields::typed::radio;
use crate::i18n::messages::components::fields::words;
use crate::i18n::{language, localized};

/// So many choices are shown side by side; more make a drop-down list.
pub const MOST_SIDE_BY_SIDE: usize = 5;

/// 是, 否, 不清楚.
pub fn yes_no(fact: &'static Fact, entry: RwSignal<Entry>, id: &str, profile: Option<ProfileQuestion>) -> View {
    let words = words(language());
    side_by_side(fact, entry, id, &[(YES, words.yes), (NO, words.no), ("", open_word(fact))], profile)
}

/// One of some choices.
pub fn choices(
    fact: &'static Fact,
    choices: &'static [Choice],
    entry: RwSignal<Entry>,
    id: &str,
    profile: Option<ProfileQuestion>,
) -> View {
    let words = words(language());
    let mut each: Vec<(&str, &str)> = choices.iter().map(|it| (it.id.as_str(), localized(&it.label))).collect();
    if choices.len() <= MOST_SIDE_BY_SIDE {
        each.push(("", words.not_sure));
        return side_by_side(fact, entry, id, &each, profile);
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
}

/// Whether "not sure" needs a checkbox of its own, because the question is typed into or its choices make a drop-down list.
pub fn needs_not_sure_box(fact: &Fact) -> bool {
    match &fact.kind {
        FactKind::YesNo => false,
        FactKind::Choice(choices) => MOST_SIDE_BY_SIDE < choices.len(),
        FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => true,
    }
}

/// The checkbox 不清楚. Typing an answer unchecks it.
pub fn not_sure(fact: &'static Fact, entry: RwSignal<Entry>, unsure: RwSignal<bool>) -> View {
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
}

/// The label of the choice that leaves it open.
fn open_word(fact: &Fact) -> &'static str {
    let words = words(language());
    if fact.decided_by.is_some() { words.not_decided } else { words.not_sure }
}

fn side_by_side(
    fact: &'static Fact,
    entry: RwSignal<Entry>,
    id: &str,
    options: &[(&'static str, &'static str)],
    profile: Option<ProfileQuestion>,
) -> View {
    let each: Vec<View> = options
        .iter()
        .map(|&(value, label)| {
            let is_open = value.is_empty();
            let checked = Signal::derive(move || {
                // On the page of a person, an unanswered question is not yet one whose answer is unknown.
                entry.with(|it| it.text == value) && (!is_open || profile.is_none_or(|it| it.unsure.get()))
            });
            let choose = move || {
                entry.set(Entry::of_text(value));
                if let Some(profile) = profile {
                    profile.unsure.set(is_open);
                }
            };
            let class = if is_open { "open" } else { "" };
            match profile {
                Some(profile) if !is_open => choice_unless_contradicting(fact, checked, choose, value, label, profile),
                Some(_) => radio(&fact.id, checked, choose, view! { <span>{label}</span> }, class),
                // The same question may be in several parts of a page.
                None => radio(id, checked, choose, view! { <span>{label}</span> }, class),
            }
        })
        .collect();
    view! { <div class="choices">{each}</div> }
}

/// A choice that another answer may rule out; the reason is then shown.
fn choice_unless_contradicting(
    fact: &'static Fact,
    checked: Signal<bool>,
    choose: impl Fn() + 'static,
    value: &'static str,
    label: &'static str,
    profile: ProfileQuestion,
) -> View {
    let why = Memo::new(move |_| profile.contradicting.with(|it| it.iter().find(|it| it.0 == value).map(|it| it.1.clone())));
    view! {
        <label class:barred=move || why.with(Option::is_some)>
            <input
                type="radio"
                name=fact.id.as_str()
                prop:checked=checked
                // An answer given before stays visible, so that it can be changed.
                disabled=move || why.with(Option::is_some) && !checked.get()
                on:change=move |_| choose()
            />
            <span>{label}{move || why.get().map(|it| view! { <span class="why-barred">{it}</span> })}</span>
        </label>
    }
}
