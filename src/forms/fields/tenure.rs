//! A period of service: since when, or that it has ended, and how long earlier periods were.

use entry::Entry;
use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::forms::fields::date::date;
use crate::forms::fields::typed::{Line, line};
use crate::i18n::language;
use crate::i18n::messages::components::fields::words;

/// The fields of a service.
pub fn tenure(entry: RwSignal<Entry>, id: &str, invalid: Signal<bool>) -> View {
    let words = words(language());
    let away = Signal::derive(move || entry.with(|it| it.away));
    let length = |name: &str, unit, part| {
        let id = [id, name].concat();
        line(Line { id, part, class: "two", unit, decimals: false, of_day: false }, entry, None, invalid, false.into())
    };
    let (since, earlier) = ([id, "-since"].concat(), [id, "-earlier"].concat());
    let (since_id, earlier_id) = (since.clone(), earlier.clone());
    view! {
        <div class="tenure">
            <div role="group" aria-labelledby=since>
                <p class="part" id=since_id>{words.since}</p>
                {date(entry, id, invalid, away)}
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=away
                        on:change=move |event| entry.update(|it| it.away = event_target_checked(&event))
                    />
                    <span>{words.away}</span>
                </label>
            </div>
            <div role="group" aria-labelledby=earlier>
                <p class="part" id=earlier_id>{words.earlier}</p>
                <div class="date">
                    {length("-years", words.years, |it| &mut it.earlier_years)}
                    {length("-months", words.months, |it| &mut it.earlier_months)}
                </div>
            </div>
        </div>
    }
}
