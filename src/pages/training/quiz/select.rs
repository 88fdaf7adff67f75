//! Which questions are wanted: measure, audience, difficulty, and the number of the paper.

use leptos::prelude::*;
use quiz::selection::{Audience, Difficulty, LARGEST_SEED, Selection, seed};

use crate::i18n::messages::quiz::words;
use crate::i18n::{language, localized};

/// A number of a paper by chance.
pub fn any_seed() -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random number from 0 to below 1, times a small one")]
    let number = (js_sys::Math::random() * f64::from(LARGEST_SEED)) as u32;
    number.saturating_add(1).min(LARGEST_SEED)
}

/// The choices of what is asked, folded. `with_seed`: the number of the paper is among them.
pub fn form(selection: RwSignal<Selection>, with_seed: bool) -> AnyView {
    let words = words(language());
    let measures = pack::pack()
        .measures
        .iter()
        .filter(|it| it.number != 0)
        .map(|it| view! { <option value=it.number.to_string()>{(words.measure)(it.number, localized(&it.title))}</option> }.into_any());
    let audiences = Audience::ALL.map(|it| view! { <option value=it.id()>{(words.audience)(it)}</option> }.into_any());
    let difficulties = Difficulty::ALL.map(|it| view! { <option value=it.id()>{(words.difficulty)(it)}</option> }.into_any());
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
    .into_any()
}

/// The number of the paper, typed or by chance.
fn seed_field(selection: RwSignal<Selection>) -> AnyView {
    let words = words(language());
    let wrong = RwSignal::new(None::<String>);
    let typed = RwSignal::new(selection.with_untracked(|it| it.seed.to_string()));
    Effect::new(move |before: Option<u32>| {
        let now = selection.with(|it| it.seed);
        if before.is_some_and(|it| it != now) {
            typed.set(now.to_string());
            wrong.set(None);
        }
        now
    });
    let put = move |event| {
        let text = event_target_value(&event);
        match seed(&text) {
            Some(it) => {
                wrong.set(None);
                selection.update(|selection| selection.seed = it);
            }
            None => wrong.set(Some((words.no_seed)(&text))),
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
                aria-invalid=move || wrong.with(Option::is_some).to_string()
                prop:value=typed
                on:change=put
            />
            <span class="error" id="quiz-seed-wrong" role="alert" hidden=move || wrong.with(Option::is_none)>{wrong}</span>
            <button type="button" class="plain" on:click=move |_| selection.update(|it| it.seed = any_seed())>{words.other_seed}</button>
        </div>
    }
    .into_any()
}
