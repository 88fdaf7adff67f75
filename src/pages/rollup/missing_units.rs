//! Expected units without a file, files of units that are not expected, and names that are nearly those of the list. Nobody is
//! reminded.

use leptos::prelude::*;
use rollup::protocol::{NameQuestion, Request};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::copy_text::CopyText;
use crate::i18n::localized;
use crate::pages::rollup::state::RollupState;

/// How many are expected and here, and the names of those that are not on one of the two sides.
pub fn missing_units(state: RollupState) -> View {
    let words = state.words;
    let names_under = |heading: String, names: &[String]| {
        (!names.is_empty()).then(|| {
            view! { <h3>{heading}</h3><p class="names">{names.join(words.and)}</p> }
        })
    };
    let listed = pack::pack().reference.rollup.listed_share.as_ref().map(|it| localized(&it.list)).unwrap_or_default();
    let shown = Memo::new(move |_| {
        state.view.with(|it| (it.expected.zip(it.received), it.missing.clone(), it.unlisted.clone(), it.outside_listed.clone()))
    });
    view! {
        <section>
            {move || {
                let (tally, missing, unlisted, outside) = shown.get();
                view! {
                    {tally.map(|(expected, received)| view! { <p class="tally">{(words.tally)(expected, received, unlisted.len())}</p> })}
                    {names_under((words.missing)(missing.len()), &missing)}
                    {(!missing.is_empty()).then(|| chat_text(state, &missing))}
                    {names_under((words.unlisted)(unlisted.len()), &unlisted)}
                    {names_under((words.outside_listed)(listed, outside.len()), &outside)}
                }
            }}
            {name_questions(state)}
        </section>
    }
}

/// The names of those that are missing, as a text for a chat. Names of units alone: nobody is reminded by name, ranked or counted down to.
fn chat_text(state: RollupState, missing: &[String]) -> View {
    let words = state.words;
    let year = state.view.with_untracked(|it| it.year);
    let text = (words.missing_text)(year, missing.len(), &missing.join(words.and));
    view! { <div class="not-on-paper"><CopyText text=Signal::stored(text) label=words.copy_missing/></div> }
}

/// Every name that may be one of the list, with a button for each unit that it may be.
fn name_questions(state: RollupState) -> View {
    let words = state.words;
    let questions = Memo::new(move |_| state.view.with(|it| it.questions.clone()));
    (move || {
        let questions = questions.get();
        (!questions.is_empty()).then(|| {
            let each: Vec<View> = questions.iter().map(|it| name_question(state, it)).collect();
            view! {
                <div class="note same-units not-on-paper">
                    <h3>{(words.same_units)(questions.len())}</h3>
                    <p class="help">{words.same_units_help}</p>
                    {each}
                </div>
            }
        })
    })
    .into_view()
}

fn name_question(state: RollupState, question: &NameQuestion) -> View {
    let words = state.words;
    let name = StoredValue::new(question.name.clone());
    let answer = move |listed: Option<String>| {
        state.request(move |level, selection| Request::SameUnit(level, selection, name.get_value(), listed), None);
    };
    let yes = question.candidates.iter().map(|candidate| {
        let listed = candidate.clone();
        view! { <button type="button" on:click=move |_| answer(Some(listed.clone()))>{(words.yes_same)(candidate)}</button> }
    });
    let yes: Vec<View> = yes.collect();
    view! {
        <div role="group" aria-label=question.name.clone()>
            <p>{(words.is_same)(&question.name)}</p>
            <div class="actions">{yes}<button type="button" on:click=move |_| answer(None)>{words.not_same}</button></div>
        </div>
    }
}
