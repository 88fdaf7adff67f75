//! Counts, yuan, percent, hours and days: a line for digits, with its unit beside it.

use entry::Entry;
use leptos::prelude::*;
use policy::explain::unit_word;
use policy::pack::{NumberKind, Quantity};

use crate::components::fields::typed::on_text;
use crate::language::use_language;

/// The most characters that a field takes; far more than any number or day needs.
pub const LONGEST: &str = "64";

/// A number with its unit.
pub fn field(kind: &'static NumberKind, entry: RwSignal<Entry>, id: &str, described: &str, invalid: Signal<bool>) -> impl IntoView {
    let language = use_language();
    let (on_input, on_composed) = on_text(move |text| entry.update(|it| it.text = text));
    let keys = if kind.measure == Quantity::Count { "numeric" } else { "decimal" };
    view! {
        <span class="with-unit">
            <input
                type="text"
                id=id.to_owned()
                inputmode=keys
                autocomplete="off"
                maxlength=LONGEST
                class=if kind.measure == Quantity::Money { "long" } else { "short" }
                aria-describedby=described.to_owned()
                aria-invalid=move || invalid.get().to_string()
                prop:value=move || entry.with(|it| it.text.clone())
                on:input=on_input
                on:compositionend=on_composed
            />
            <span class="unit">{move || unit_word(&kind.unit, language.get())}</span>
        </span>
    }
}
