//! One question with its answers to choose from, and its explanation once the right answer is revealed.

use leptos::prelude::*;
use leptos::web_sys;
use quiz::question::Question;
use quiz::words::{Because, Explanation, explanation, letter, question_text};
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::components::citation::Citation;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;

/// The answer that is chosen, and whether the right one is revealed.
#[derive(Clone, Copy)]
pub struct QuestionState {
    /// The position of the chosen answer.
    pub chosen: RwSignal<Option<usize>>,
    /// Whether the right answer and the reasons are shown.
    pub revealed: RwSignal<bool>,
}

impl QuestionState {
    /// Nothing chosen, nothing revealed.
    pub fn new() -> QuestionState {
        QuestionState { chosen: RwSignal::new(None), revealed: RwSignal::new(false) }
    }
}

/// The question without its answers.
pub fn stem(question: &Question) -> View {
    let texts = question_text(pack::pack(), question, language());
    let rows = texts.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }).collect_view();
    let is_case = question.case().is_some();
    view! {
        <p class="quiz-stem">{texts.stem}</p>
        {texts.statement.map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
        {is_case.then(|| view! { <dl class="rows quiz-facts">{rows}</dl> })}
    }
}

/// The answers to choose from; the right and a wrong choice are marked once revealed.
pub fn answers(question: &Question, question_state: QuestionState) -> View {
    let words = words(language());
    let texts = question_text(pack::pack(), question, language());
    let right = question.right;
    let choices = texts.answers.into_iter().enumerate().map(|(at, text)| {
        let checked = move || question_state.chosen.get() == Some(at);
        let mark = move || match (question_state.revealed.get(), at == right, question_state.chosen.get() == Some(at)) {
            (true, true, _) => Some(view! { <span class="mark right">{words.is_right}</span> }),
            (true, false, true) => Some(view! { <span class="mark">{words.is_wrong}</span> }),
            (true, false, false) | (false, _, _) => None,
        };
        view! {
            <label class:right=move || question_state.revealed.get() && at == right>
                <input
                    type="radio"
                    name="answer"
                    prop:checked=checked
                    disabled=move || question_state.revealed.get() && question_state.chosen.get() != Some(at)
                    on:change=move |_| question_state.chosen.set(Some(at))
                />
                <span><span class="letter">{letter(at)}</span>" "{text}" "{mark}</span>
            </label>
        }
    });
    view! {
        <fieldset class="quiz-answers">
            <legend class="only-read">{words.answers}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}

/// Which answer is right, once revealed. It gets the focus, because the button that was pressed is gone.
pub fn outcome(question: &Question, question_state: QuestionState) -> View {
    let words = words(language());
    let right = question.right;
    effect(move |before: Option<()>| {
        if question_state.revealed.get() && before.is_some() {
            request_animation_frame(|| focus_on("quiz-outcome"));
        }
    });
    let revealed = move || {
        question_state.revealed.get().then(|| {
            let outcome = match question_state.chosen.get_untracked() {
                Some(at) if at == right => words.known,
                Some(_) => words.not_known,
                None => words.answer_is,
            };
            view! { <p class="quiz-outcome" id="quiz-outcome" tabindex="-1">{outcome}" "<strong>{letter(right)}</strong></p> }
        })
    };
    revealed.into_view()
}

/// Puts the focus on an element of the page, by its id; the page scrolls no further than necessary.
pub fn focus_on(id: &str) {
    let found = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    found.iter().for_each(crate::browser::dom::focus_heading);
}

/// The reasons, once the answer is revealed.
pub fn explanation_view(question: &Question, question_state: QuestionState) -> View {
    let question = question.clone();
    let revealed = move || question_state.revealed.get().then(|| reasons(explanation(pack::pack(), &question, language())));
    view! { <div class="quiz-answer">{revealed}</div> }
}

/// Why the answer is right, why the others are wrong, and the provisions.
fn reasons(explanation: Explanation) -> View {
    let words = words(language());
    let because = explanation.because.iter().map(reason).collect_view();
    let wrong = explanation.wrong.iter().enumerate().filter_map(|(at, why)| {
        let why = why.clone()?;
        Some(view! { <li><span class="letter">{letter(at)}</span>" "{why}</li> })
    });
    let citations = explanation.provisions.iter().map(|it| view! { <Citation provision=*it/> }).collect_view();
    view! {
        <h3>{words.why}</h3>
        <ul class="quiz-because">{because}</ul>
        <h3>{words.why_not}</h3>
        <ul class="quiz-wrong">{wrong.collect_view()}</ul>
        <div class="quiz-clauses">{citations}</div>
    }
}

/// A sentence, or a condition with its mark.
fn reason(because: &Because) -> View {
    let words = words(language());
    let depth = ["deep-0", "deep-1", "deep-2", "deep-3"].get(usize::from(because.depth)).copied().unwrap_or("deep-3");
    let text = because.text.clone();
    let (class, mark, state) = match because.holds {
        None => return view! { <li class="said">{text}</li> },
        Some(Some(true)) => ("holds", "m4.5 12.5 5 5L20 6.5", words.holds),
        Some(Some(false)) => ("fails", "M4 12h16", words.fails),
        Some(None) => ("open", "M12 4a8 8 0 1 1-.01 0", words.open),
    };
    view! {
        <li class=[class, " ", depth].concat()>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=mark fill="none" stroke="currentColor" stroke-width="2.5"></path>
            </svg>
            <span><span class="only-read">{state}</span>{text}</span>
        </li>
    }
}
