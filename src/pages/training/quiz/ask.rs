//! One question with its answers to choose from, and what is shown once the answer is asked for.

use leptos::prelude::*;
use leptos::web_sys;
use quiz::question::Question;
use quiz::words::{Because, Told, letter, say, tell};
use wasm_bindgen::JsCast;

use crate::components::citation::Citation;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;

/// How far somebody has come with a question.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The answer chosen.
    pub chosen: RwSignal<Option<usize>>,
    /// The right answer is shown.
    pub shown: RwSignal<bool>,
}

impl Asked {
    /// Nothing chosen, nothing shown.
    pub fn new() -> Asked {
        Asked { chosen: RwSignal::new(None), shown: RwSignal::new(false) }
    }
}

/// What is asked, without the answers.
pub fn stem(question: &Question) -> AnyView {
    let said = say(pack::pack(), question, language());
    let rows = said.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }.into_any()).collect_view();
    let is_case = question.case().is_some();
    view! {
        <p class="quiz-stem">{said.stem}</p>
        {said.statement.map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
        {is_case.then(|| view! { <dl class="rows quiz-facts">{rows}</dl> })}
    }
    .into_any()
}

/// The answers to choose from, and the way to the right one.
pub fn answers(question: &Question, asked: Asked) -> AnyView {
    let words = words(language());
    let said = say(pack::pack(), question, language());
    let right = question.right;
    let each = said.answers.into_iter().enumerate().map(|(at, text)| {
        let checked = move || asked.chosen.get() == Some(at);
        let mark = move || match (asked.shown.get(), at == right, asked.chosen.get() == Some(at)) {
            (true, true, _) => Some(view! { <span class="mark right">{words.is_right}</span> }.into_any()),
            (true, false, true) => Some(view! { <span class="mark">{words.is_wrong}</span> }.into_any()),
            (true, false, false) | (false, _, _) => None,
        };
        view! {
            <label class:right=move || asked.shown.get() && at == right>
                <input
                    type="radio"
                    name="answer"
                    prop:checked=checked
                    disabled=move || asked.shown.get() && asked.chosen.get() != Some(at)
                    on:change=move |_| asked.chosen.set(Some(at))
                />
                <span><span class="letter">{letter(at)}</span>" "{text}" "{mark}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="quiz-answers">
            <legend class="only-read">{words.answers}</legend>
            {each.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Which answer is right, once it is asked for. Whoever asked is put there: the button that they pressed is gone.
pub fn outcome(question: &Question, asked: Asked) -> AnyView {
    let words = words(language());
    let right = question.right;
    Effect::new(move |before: Option<()>| {
        if asked.shown.get() && before.is_some() {
            request_animation_frame(|| focus_on("quiz-outcome"));
        }
    });
    let shown = move || {
        asked.shown.get().then(|| {
            let outcome = match asked.chosen.get_untracked() {
                Some(at) if at == right => words.known,
                Some(_) => words.not_known,
                None => words.answer_is,
            };
            view! { <p class="quiz-outcome" id="quiz-outcome" tabindex="-1">{outcome}" "<strong>{letter(right)}</strong></p> }.into_any()
        })
    };
    shown.into_any()
}

/// Puts the reader at an element of the page, which scrolls no further than it must.
pub fn focus_on(id: &str) {
    let found = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    found.iter().for_each(crate::browser::dom::focus_heading);
}

/// The reasons, once the answer is asked for.
pub fn answer(question: &Question, asked: Asked) -> AnyView {
    let question = question.clone();
    let shown = move || asked.shown.get().then(|| reasons(tell(pack::pack(), &question, language())));
    view! { <div class="quiz-answer">{shown}</div> }.into_any()
}

/// Why it is the answer, why the others are not, and where the document says it.
pub fn reasons(told: Told) -> AnyView {
    let words = words(language());
    let because = told.because.iter().map(reason).collect_view();
    let wrong = told.wrong.iter().enumerate().filter_map(|(at, why)| {
        let why = why.clone()?;
        Some(view! { <li><span class="letter">{letter(at)}</span>" "{why}</li> }.into_any())
    });
    let cited = told.provisions.iter().map(|it| view! { <Citation provision=*it/> }.into_any()).collect_view();
    view! {
        <h3>{words.why}</h3>
        <ul class="quiz-because">{because}</ul>
        <h3>{words.why_not}</h3>
        <ul class="quiz-wrong">{wrong.collect_view()}</ul>
        <div class="quiz-clauses">{cited}</div>
    }
    .into_any()
}

/// A sentence, or a condition with its mark.
fn reason(it: &Because) -> AnyView {
    let words = words(language());
    let depth = ["deep-0", "deep-1", "deep-2", "deep-3"].get(usize::from(it.depth)).copied().unwrap_or("deep-3");
    let text = it.text.clone();
    let (class, mark, said) = match it.holds {
        None => return view! { <li class="said">{text}</li> }.into_any(),
        Some(Some(true)) => ("holds", "m4.5 12.5 5 5L20 6.5", words.holds),
        Some(Some(false)) => ("fails", "M4 12h16", words.fails),
        Some(None) => ("open", "M12 4a8 8 0 1 1-.01 0", words.open),
    };
    view! {
        <li class=[class, " ", depth].concat()>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=mark fill="none" stroke="currentColor" stroke-width="2.5"></path>
            </svg>
            <span><span class="only-read">{said}</span>{text}</span>
        </li>
    }
    .into_any()
}
