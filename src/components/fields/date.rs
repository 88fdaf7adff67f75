//! A day in three fields, or pasted whole into any of them. No calendar to leaf through: a birth date is typed.

use entry::Entry;
use leptos::prelude::*;
use leptos::web_sys;

use crate::components::fields::number::LONGEST;
use crate::components::fields::typed::{on_text, pasted};
use crate::components::fields::words::{Words, words};
use crate::language::use_language;

/// Year, month and day. Shared by dates, by services and by the day asked about.
#[component]
pub fn DateField(
    /// Its year, month and day are used.
    entry: RwSignal<Entry>,
    /// Its inputs are named after this.
    id: String,
    /// Something is wrong with it.
    #[prop(into)]
    invalid: Signal<bool>,
    /// The fields count for nothing.
    #[prop(into, default = false.into())]
    disabled: Signal<bool>,
) -> impl IntoView {
    // What is given whole is spread over the three fields: at once when pasted, else when the field is left.
    let spread = move || {
        if let Some(it) = entry.with_untracked(Entry::spread) {
            entry.set(it);
        }
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let Some(text) = pasted(&event) else { return };
        if let Some(it) = (Entry { text, month: String::new(), day: String::new(), ..entry.get_untracked() }).spread() {
            event.prevent_default();
            entry.set(it);
        }
    };
    let part = move |part: Part, id: String| {
        let language = use_language();
        let (on_input, on_composed) = on_text(move |text| entry.update(|it| *part.of(it) = text));
        view! {
            <label class="with-unit" for=id.clone()>
                <input
                    type="text"
                    id=id.clone()
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength=LONGEST
                    class=part.class()
                    aria-invalid=move || invalid.get().to_string()
                    disabled=disabled
                    prop:value=move || entry.with(|it| part.text(it).clone())
                    on:input=on_input
                    on:compositionend=on_composed
                    on:change=move |_| spread()
                    on:paste=on_paste
                />
                <span class="unit">{move || part.unit(words(language.get()))}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="date">
            {part(Part::Year, format!("{id}-year"))}
            {part(Part::Month, format!("{id}-month"))}
            {part(Part::Day, format!("{id}-day"))}
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Part {
    Year,
    Month,
    Day,
}

impl Part {
    fn of(self, entry: &mut Entry) -> &mut String {
        match self {
            Part::Year => &mut entry.text,
            Part::Month => &mut entry.month,
            Part::Day => &mut entry.day,
        }
    }

    fn text(self, entry: &Entry) -> &String {
        match self {
            Part::Year => &entry.text,
            Part::Month => &entry.month,
            Part::Day => &entry.day,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Part::Year => "year",
            Part::Month | Part::Day => "two",
        }
    }

    fn unit(self, words: &'static Words) -> &'static str {
        match self {
            Part::Year => words.year,
            Part::Month => words.month,
            Part::Day => words.day,
        }
    }
}
