//! Questions one by one, at `#/training/quiz?s=20451&n=3`. A link leads to the same question everywhere, its answer hidden.

use address::mark::seal;
use leptos::prelude::*;
use quiz::question::Question;
use quiz::selection::{LARGEST_NUMBER, Selection};
use template::View;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::pages::training::quiz::navigation::{sync_with_address, turn_to, turn_with_keys};
use crate::pages::training::quiz::question_view::{QuestionState, answers, explanation_view, outcome, stem};
use crate::pages::training::quiz::selection_form::{random_seed, selection_form};
use crate::routing::route::Route;

/// The page.
pub fn page(query: &str) -> View {
    let words = words(language());
    let (mut first, number) = Selection::parse(pack::pack(), query);
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = random_seed();
    }
    let selection = RwSignal::new(first);
    let number = RwSignal::new(number);
    sync_with_address(selection, number);
    let question = Memo::new(move |_| Question::of(pack::pack(), selection.get(), number.get()));
    turn_with_keys(number);
    let view = move || {
        let current = number.get();
        match question.get() {
            Some(it) => one_question(&it, selection.get_untracked(), current, number),
            None => view! { <p class="warning" role="status">{words.nothing_fits}</p> },
        }
    };
    view! {
        <h1>{words.questions}</h1>
        <p class="lead">{phrases(words.questions_lead)}</p>
        {view}
        {selection_form(selection, true)}
    }
}

/// A question with its answers and the links to other ways of asking it.
fn one_question(question: &Question, selection: Selection, current: u32, number: RwSignal<u32>) -> View {
    let words = words(language());
    let question_state = QuestionState::new();
    let paper = Route::Paper(seal(&selection.to_string())).to_string();
    let hands = Route::Hands(seal(&selection.at(current))).to_string();
    view! {
        <section class="quiz-question">
            <h2 id="quiz-here" tabindex="-1">{(words.number)(current)}</h2>
            {stem(question)}
            {answers(question, question_state)}
            {outcome(question, question_state)}
            <div class="actions">
                <button type="button" class="primary" hidden=move || question_state.revealed.get() on:click=move |_| question_state.revealed.set(true)>{words.show}</button>
                <button type="button" disabled={current <= 1} on:click=move |_| turn_to(number, -1)>{words.before}</button>
                <button type="button" disabled={LARGEST_NUMBER <= current} on:click=move |_| turn_to(number, 1)>{words.next}</button>
            </div>
            {explanation_view(question, question_state)}
            <p class="quiz-ways not-on-paper"><a href=hands>{words.to_hands}</a>" "<a href=paper>{words.to_paper}</a></p>
        </section>
    }
}
