//! A service: since when, or that it is not going on, and how long it was before.

use entry::Entry;
use leptos::prelude::*;

use crate::components::fields::date::DateField;
use crate::components::fields::number::LONGEST;
use crate::components::fields::typed::on_text;
use crate::components::fields::words::{Words, words};
use crate::language::use_language;

/// The fields of a service.
pub fn field(entry: RwSignal<Entry>, id: &str, invalid: Signal<bool>) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let away = Signal::derive(move || entry.with(|it| it.away));
    view! {
        <div class="tenure">
            <div role="group" aria-labelledby=format!("{id}-since")>
                <p class="part" id=format!("{id}-since")>{move || words().since}</p>
                <DateField entry id=id.to_owned() invalid disabled=away/>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=away
                        on:change=move |event| entry.update(|it| it.away = event_target_checked(&event))
                    />
                    <span>{move || words().away}</span>
                </label>
            </div>
            <div role="group" aria-labelledby=format!("{id}-earlier")>
                <p class="part" id=format!("{id}-earlier")>{move || words().earlier}</p>
                <div class="date">
                    {length(entry, format!("{id}-earlier-years"), |it| &mut it.earlier_years, |it| it.years)}
                    {length(entry, format!("{id}-earlier-months"), |it| &mut it.earlier_months, |it| it.months)}
                </div>
            </div>
        </div>
    }
}

fn length(entry: RwSignal<Entry>, id: String, part: fn(&mut Entry) -> &mut String, unit: fn(&'static Words) -> &'static str) -> impl IntoView {
    let language = use_language();
    let (on_input, on_composed) = on_text(move |text| entry.update(|it| *part(it) = text));
    view! {
        <label class="with-unit" for=id.clone()>
            <input
                type="text"
                id=id.clone()
                inputmode="numeric"
                autocomplete="off"
                maxlength=LONGEST
                class="two"
                prop:value=move || part(&mut entry.get()).clone()
                on:input=on_input
                on:compositionend=on_composed
            />
            <span class="unit">{move || unit(words(language.get()))}</span>
        </label>
    }
    .into_any()
}
