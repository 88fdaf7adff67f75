//! A tool's questions inside an indicator.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::explain::unit_word;
use policy::pack::{Fact, FactKind, Quantity};

use crate::language::{language, said};
use crate::screens::assessment::typed::on_text;
use crate::screens::assessment::words::words;

/// One question with its field.
pub fn field(fact: &'static Fact, entry: RwSignal<Entry>, refused: Memo<Option<String>>) -> AnyView {
    let language = language();
    let words = words(language);
    let id = ["fact-", &fact.id].concat();
    let message_id = [&id, "-message"].concat();
    let label = said(&fact.label);
    let wrong = Memo::new(move |_| {
        let misread = entry.with(|it| match it.read(&fact.kind) {
            Ok(_) => None,
            Err(why) => Some(entry::words::misread(label, &fact.kind, it, why, language)),
        });
        misread.or_else(|| refused.get())
    });
    let understood = Memo::new(move |_| {
        let answer = entry.with(|it| it.read(&fact.kind)).ok()?;
        entry::words::understood(fact, answer, language)
    });
    let text = |part: fn(&mut Entry) -> &mut String, keys: &'static str, class: &'static str, name: String, unit: &'static str| {
        let (on_input, on_composed) = on_text(move |text| entry.update(|it| *part(it) = text));
        let invalid = move || wrong.with(Option::is_some).to_string();
        view! {
            <label class="with-unit">
                <input
                    type="text"
                    id=name
                    inputmode=keys
                    autocomplete="off"
                    maxlength="64"
                    class=class
                    aria-label=[label, unit].join(" ")
                    aria-describedby=message_id.clone()
                    aria-invalid=invalid
                    prop:value=move || part(&mut entry.get()).clone()
                    on:input=on_input
                    on:compositionend=on_composed
                />
                <span class="unit">{unit}</span>
            </label>
        }
        .into_any()
    };
    let option = |value: &'static str, name: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name=id.clone()
                    value=value
                    prop:checked=move || entry.with(|it| it.text == value)
                    on:change=move |_| entry.set(Entry::of_text(value))
                />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    let day = || {
        vec![
            text(|it| &mut it.text, "numeric", "year", id.clone(), words.year_unit),
            text(|it| &mut it.month, "numeric", "two", [&id, "-month"].concat(), words.month_unit),
            text(|it| &mut it.day, "numeric", "two", [&id, "-day"].concat(), words.day_unit),
        ]
    };
    let control = match &fact.kind {
        FactKind::YesNo => {
            let open = if fact.decided_by.is_some() { words.not_decided } else { words.not_sure };
            view! { <div class="choices">{vec![option(YES, words.yes), option(NO, words.no), option("", open)]}</div> }.into_any()
        }
        FactKind::Choice(choices) => {
            let mut all: Vec<AnyView> = choices.iter().map(|it| option(&it.id, said(&it.label))).collect();
            all.push(option("", words.not_sure));
            view! { <div class="choices">{all}</div> }.into_any()
        }
        FactKind::Number(kind) => {
            let keys = if kind.measure == Quantity::Count { "numeric" } else { "decimal" };
            text(|it| &mut it.text, keys, "short", id.clone(), unit_word(&kind.unit, language))
        }
        FactKind::Date { .. } => view! { <div class="date">{day()}</div> }.into_any(),
        FactKind::Tenure => {
            let mut all = day();
            all.push(text(|it| &mut it.earlier_years, "numeric", "two", [&id, "-years"].concat(), words.earlier_years));
            all.push(text(|it| &mut it.earlier_months, "numeric", "two", [&id, "-months"].concat(), words.earlier_months));
            view! { <div class="date">{all}</div> }.into_any()
        }
    };
    let decided_by = fact.decided_by.as_ref().map(|it| view! { <p class="help">{(words.decided_by)(said(it))}</p> });
    let sensitive = fact.sensitive.then(|| view! { <p class="help">{words.sensitive}</p> });
    view! {
        <fieldset class="fact" id=[&id, "-group"].concat()>
            <legend>{label}</legend>
            {fact.help.as_ref().map(|it| view! { <p class="help">{said(it)}</p> })}
            {decided_by}
            {sensitive}
            {control}
            <p class="message" id=message_id.clone() aria-live="polite">
                {move || match (wrong.get(), understood.get()) {
                    (Some(it), _) => view! { <span class="error">{it}</span> }.into_any(),
                    (None, Some(it)) => view! { <span class="help">{(words.understood)(&it)}</span> }.into_any(),
                    (None, None) => ().into_any(),
                }}
            </p>
        </fieldset>
    }
    .into_any()
}
