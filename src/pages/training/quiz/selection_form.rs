//! The form that selects questions by measure, audience, difficulty and paper number (the seed).

use leptos::prelude::*;
use quiz::selection::{Audience, Difficulty, LARGEST_SEED, Selection, seed};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::i18n::messages::quiz::words;
use crate::i18n::{language, localized};

/// A random paper number, from 1 to [`LARGEST_SEED`].
pub fn random_seed() -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random number from 0 to below 1, times a small one")]
    let number = (js_sys::Math::random() * f64::from(LARGEST_SEED)) as u32;
    number.saturating_add(1).min(LARGEST_SEED)
}

/// The form, folded. `with_seed`: whether the paper number can be chosen too.
pub fn selection_form(selection: RwSignal<Selection>, with_seed: bool) -> View {
    let words = words(language());
    let measures = pack::pack()
        .measures
        .iter()
        .filter(|it| it.number != 0)
        .map(|it| view! { <option value=it.number.to_string()>{(words.measure)(it.number, localized(&it.title))}</option> });
    let audiences = Audience::ALL.map(|it| view! { <option value=it.id()>{(words.audience)(it)}</option> });
    let difficulties = Difficulty::ALL.map(|it| view! { <option value=it.id()>{(words.difficulty)(it)}</option> });
    view! {
        <details class="quiz-selection not-on-paper">
            <summary>{words.selection}</summary>
            <div class="fields">
                <div class="field">
                    <label for="quiz-measure">{words.of_measure}</label>
                    <select
                        id="quiz-measure"
                        prop:value=move || selection.with(|it| it.measure.map_or_else(String::new, |it| it.to_string()))
                        on:change=move |event| selection.update(|it| it.measure = event_target_value(&event).parse().ok())
                    >
                        <option value="">{words.all_measures}</option>
                        {measures.collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="quiz-audience">{words.for_whom}</label>
                    <select
                        id="quiz-audience"
                        prop:value=move || selection.with(|it| it.audience.map_or("", Audience::id))
                        on:change=move |event| {
                            let id = event_target_value(&event);
                            selection.update(|it| it.audience = Audience::ALL.into_iter().find(|it| it.id() == id));
                        }
                    >
                        <option value="">{words.everybody}</option>
                        {audiences}
                    </select>
                </div>
                <div class="field">
                    <label for="quiz-difficulty">{words.how_hard}</label>
                    <select
                        id="quiz-difficulty"
                        prop:value=move || selection.with(|it| it.difficulty.map_or("", Difficulty::id))
                        on:change=move |event| {
                            let id = event_target_value(&event);
                            selection.update(|it| it.difficulty = Difficulty::ALL.into_iter().find(|it| it.id() == id));
                        }
                    >
                        <option value="">{words.any_difficulty}</option>
                        {difficulties}
                    </select>
                </div>
                {with_seed.then(|| seed_field(selection))}
            </div>
        </details>
    }
}

/// The paper number, typed or random. A number out of range is refused with a message and stays in the field.
fn seed_field(selection: RwSignal<Selection>) -> View {
    let words = words(language());
    let error = RwSignal::new(None::<String>);
    let typed = RwSignal::new(selection.with_untracked(|it| it.seed.to_string()));
    effect(move |before: Option<u32>| {
        let current = selection.with(|it| it.seed);
        if before.is_some_and(|it| it != current) {
            typed.set(current.to_string());
            error.set(None);
        }
        current
    });
    let set_seed = move |event| {
        let text = event_target_value(&event);
        match seed(&text) {
            Some(number) => {
                error.set(None);
                selection.update(|it| it.seed = number);
            }
            None => error.set(Some((words.no_seed)(&text))),
        }
        typed.set(text);
    };
    view! {
        <div class="field">
            <label for="quiz-seed">{words.seed}</label>
            <p class="help" id="quiz-seed-help">{words.seed_help}</p>
            <input
                id="quiz-seed"
                inputmode="numeric"
                autocomplete="off"
                maxlength="64"
                aria-describedby="quiz-seed-help quiz-seed-wrong"
                aria-invalid=move || error.with(Option::is_some).to_string()
                prop:value=typed
                on:change=set_seed
            />
            <span class="error" id="quiz-seed-wrong" role="alert" hidden=move || error.with(Option::is_none)>{error}</span>
            <button type="button" class="plain" on:click=move |_| selection.update(|it| it.seed = random_seed())>{words.other_seed}</button>
        </div>
    }
}
