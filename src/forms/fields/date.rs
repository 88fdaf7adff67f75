//! A date in three inputs, or pasted whole into any of them. There is no calendar to pick from: a birth date is typed.

use entry::Entry;
use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::forms::fields::typed::{Line, line};
use crate::i18n::language;
use crate::i18n::messages::components::fields::words;

/// Year, month and day. Shared by dates, by services and by the reference date.
pub fn date(entry: RwSignal<Entry>, id: &str, invalid: Signal<bool>, disabled: Signal<bool>) -> View {
    let words = words(language());
    let part = |name: &str, class, unit, part| {
        let id = [id, name].concat();
        line(Line { id, part, class, unit, decimals: false, of_day: true }, entry, None, invalid, disabled)
    };
    view! {
        <div class="date">
            {part("-year", "year", words.year, |it| &mut it.text)}
            {part("-month", "two", words.month, |it| &mut it.month)}
            {part("-day", "two", words.day, |it| &mut it.day)}
        </div>
    }
}
