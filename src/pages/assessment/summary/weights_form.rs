//! The user's own weights by measure. The document has none: every result by weights says that they are the user's own.

use exchange::count::parse_count;
use exchange::draft::MAX_WEIGHT;
use leptos::prelude::*;
use policy::assessment::summary::weighted;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::text_control::on_text;

/// The weighted result; nothing where there are no weights.
pub fn weighted_note(draft_form: DraftForm) -> View {
    let words = words(language());
    (move || {
        let weights = draft_form.weights.get();
        (!weights.is_empty()).then(|| {
            let (met, applicable) = draft_form.summary.with(|it| weighted(it, &weights));
            view! { <p class="note">{(words.weighted)(met, applicable)}</p> }
        })
    })
    .into_view()
}

/// The fields of the weights, folded.
pub fn weights_form(draft_form: DraftForm) -> View {
    let words = words(language());
    // Untracked, so that typing elsewhere does not render the fields again.
    let measures: Vec<u8> = draft_form.summary.with_untracked(|it| it.measures.iter().map(|it| it.0).collect());
    let fields: Vec<View> = measures.into_iter().map(|it| field(draft_form, it)).collect();
    let clear = move |_| draft_form.weights.set(Default::default());
    view! {
        <details class="weights not-on-paper" prop:open=draft_form.weights.with_untracked(|it| !it.is_empty())>
            <summary>{words.weights}</summary>
            <p class="help">{words.weights_help}</p>
            <div class="weights-fields">{fields}</div>
            <button type="button" disabled=move || draft_form.weights.with(|it| it.is_empty()) on:click=clear>{words.no_weights}</button>
        </details>
    }
}

/// The field of a measure's weight.
fn field(draft_form: DraftForm, measure: u8) -> View {
    let words = words(language());
    let id = ["weight-", &measure.to_string()].concat();
    let fault_id = [&id, "-fault"].concat();
    let title = pack::pack().measure(measure).map(|it| localized(&it.title)).unwrap_or_default();
    let typed = RwSignal::new(None::<String>);
    let shown =
        move || typed.get().unwrap_or_else(|| draft_form.weights.with(|it| it.get(&measure).map(ToString::to_string).unwrap_or_default()));
    let invalid = Memo::new(move |_| typed.with(|it| it.as_ref().filter(|it| !it.trim().is_empty() && weight(it).is_none()).cloned()));
    let (on_input, on_composed) = on_text(move |text| {
        let parsed = weight(&text);
        draft_form.weights.update(|weights| match parsed {
            Some(weight) => drop(weights.insert(measure, weight)),
            None => drop(weights.remove(&measure)),
        });
        typed.set(Some(text));
    });
    view! {
        <div class="line">
            <label for=id.clone()><span class="number">{measure}</span>" "{title}</label>
            <input type="text" id=id inputmode="numeric" class="short" maxlength="8" placeholder="1" autocomplete="off"
                aria-describedby=fault_id.clone() aria-invalid=move || invalid.with(Option::is_some).to_string()
                prop:value=shown on:input=on_input on:compositionend=on_composed/>
            <p id=fault_id class="message" aria-live="polite">
                {move || invalid.get().map(|it| view! { <span class="error">{(words.weight_fault)(title, &it)}</span> })}
            </p>
        </div>
    }
}

/// The weight that a text says; `None` where it is not a valid weight.
fn weight(text: &str) -> Option<u32> {
    parse_count(text).filter(|it| *it <= MAX_WEIGHT)
}
