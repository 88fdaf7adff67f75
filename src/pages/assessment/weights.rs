//! The user's own weights. The document has none: wherever they count, it is said that they are the user's own.

use exchange::draft::{HEAVIEST, read_count};
use leptos::prelude::*;
use policy::assessment::weighted;

use crate::i18n::messages::assessment::words;
use crate::i18n::{language, said};
use crate::pages::assessment::draft_form::DraftForm;
use crate::pages::assessment::text_control::on_text;

/// What comes of the weights, where there are any.
pub fn weighted_note(desk: DraftForm) -> AnyView {
    let words = words(language());
    (move || {
        let weights = desk.weights.get();
        (!weights.is_empty()).then(|| {
            let (met, applicable) = desk.summary.with(|it| weighted(it, &weights));
            view! { <p class="note">{(words.weighted)(met, applicable)}</p> }
        })
    })
    .into_any()
}

/// The weights, folded.
pub fn weights(desk: DraftForm) -> AnyView {
    let words = words(language());
    // Drawn from the measures alone, so that what is typed elsewhere does not take the field away.
    let measures: Vec<u8> = desk.summary.with_untracked(|it| it.measures.iter().map(|it| it.0).collect());
    let fields: Vec<AnyView> = measures.into_iter().map(|it| field(desk, it)).collect();
    let none = move |_| desk.weights.set(Default::default());
    view! {
        <details class="weights not-on-paper" prop:open=desk.weights.with_untracked(|it| !it.is_empty())>
            <summary>{words.weights}</summary>
            <p class="help">{words.weights_help}</p>
            <div class="weights-fields">{fields}</div>
            <button type="button" disabled=move || desk.weights.with(|it| it.is_empty()) on:click=none>{words.no_weights}</button>
        </details>
    }
    .into_any()
}

fn field(desk: DraftForm, measure: u8) -> AnyView {
    let words = words(language());
    let id = ["weight-", &measure.to_string()].concat();
    let fault_id = [&id, "-fault"].concat();
    let title = pack::pack().measure(measure).map(|it| said(&it.title)).unwrap_or_default();
    let typed = RwSignal::new(None::<String>);
    let shown =
        move || typed.get().unwrap_or_else(|| desk.weights.with(|it| it.get(&measure).map(ToString::to_string).unwrap_or_default()));
    let wrong = Memo::new(move |_| typed.with(|it| it.as_ref().filter(|it| !it.trim().is_empty() && weight(it).is_none()).cloned()));
    let (on_input, on_composed) = on_text(move |text| {
        let read = weight(&text);
        desk.weights.update(|it| match read {
            Some(weight) => drop(it.insert(measure, weight)),
            None => drop(it.remove(&measure)),
        });
        typed.set(Some(text));
    });
    view! {
        <div class="line">
            <label for=id.clone()><span class="number">{measure}</span>" "{title}</label>
            <input type="text" id=id inputmode="numeric" class="short" maxlength="8" placeholder="1" autocomplete="off"
                aria-describedby=fault_id.clone() aria-invalid=move || wrong.with(Option::is_some).to_string()
                prop:value=shown on:input=on_input on:compositionend=on_composed/>
            <p id=fault_id class="message" aria-live="polite">
                {move || wrong.get().map(|it| view! { <span class="error">{(words.weight_fault)(title, &it)}</span> })}
            </p>
        </div>
    }
    .into_any()
}

fn weight(text: &str) -> Option<u32> {
    read_count(text).filter(|it| *it <= HEAVIEST)
}
