//! A field for every kind of question: it takes what is typed, says how it was understood, and what is wrong with it.
//!
//! An entry is text until it is read; what cannot be read stays as typed.

mod date;
mod number;
mod options;
mod tenure;
pub mod typed;
pub mod words;

pub use date::DateField;

use entry::Entry;
use leptos::prelude::*;
use policy::pack::{Fact, FactId, FactKind};
use policy::text::Language;

use crate::language::{said, use_language};
use words::words;

/// One question with everything around its field.
#[component]
pub fn Field(
    /// Which question.
    fact: FactId,
    /// What stands in it.
    entry: RwSignal<Entry>,
    /// What the engine has against the answer, in the language of the moment.
    #[prop(into)]
    refused: Signal<Option<String>>,
    /// No answer to it could change anything: it is folded, and can be opened again.
    #[prop(into)]
    idle: Signal<bool>,
) -> impl IntoView {
    let found = pack::pack().facts.get(usize::from(fact.0))?;
    let language = use_language();
    let words = move || words(language.get());
    let id = field_id(found);
    let (help_id, message_id) = (format!("{id}-help"), format!("{id}-message"));
    // Once something was typed the field stays: it must not fold away under the hands.
    let opened = RwSignal::new(false);
    let touched = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || entry.with(|it| !it.is_empty()));
    let folded = move || idle.get() && !opened.get() && !touched.get();
    let message = Memo::new(move |_| message(found, &entry.get(), language.get()).or_else(|| refused.get().map(Message::Fault)));
    let invalid = Signal::derive(move || message.with(|it| matches!(it, Some(Message::Fault(_)))));
    let described = format!("{help_id} {message_id}");
    let control = match &found.kind {
        FactKind::YesNo => options::yes_no(found, entry).into_any(),
        FactKind::Choice(choices) => options::choices(found, choices, entry, &id).into_any(),
        FactKind::Number(kind) => number::field(kind, entry, &id, &described, invalid).into_any(),
        FactKind::Date { .. } => view! { <DateField entry id=id.clone() invalid/> }.into_any(),
        FactKind::Tenure => tenure::field(entry, &id, invalid).into_any(),
    };
    let inside = view! {
        {marks(found)}
        <p class="not-needed" hidden=move || !folded()>
            {move || words().not_needed}
            <button type="button" class="plain" on:click=move |_| opened.set(true)>{move || words().answer_anyway}</button>
        </p>
        <div class="control" hidden=folded>
            {found.help.as_ref().map(|it| view! { <p class="help" id=help_id.clone()>{said(it)}</p> })}
            {control}
            <p class="message" id=message_id.clone() aria-live="polite">
                {move || {
                    message.get().map(|it| match it {
                        Message::Understood(it) => view! { <span class="understood">{it}</span> }.into_any(),
                        Message::Beginning(it) => view! { <span class="beginning">{it}</span> }.into_any(),
                        Message::Fault(it) => view! { <span class="error">{it}</span> }.into_any(),
                    })
                }}
            </p>
        </div>
    };
    // One control takes a label, several make a group.
    let one = match &found.kind {
        FactKind::Number(_) => true,
        FactKind::Choice(choices) => options::MOST_SIDE_BY_SIDE < choices.len(),
        FactKind::YesNo | FactKind::Date { .. } | FactKind::Tenure => false,
    };
    let framed = if one {
        view! {
            <div class="field" class:idle=folded>
                <label for=id>{said(&found.label)}</label>
                {inside}
            </div>
        }
        .into_any()
    } else {
        view! {
            <fieldset class="field" class:idle=folded id=id aria-describedby=described>
                <legend>{said(&found.label)}</legend>
                {inside}
            </fieldset>
        }
        .into_any()
    };
    Some(framed)
}

/// The id of a question's field in the page.
pub fn field_id(fact: &Fact) -> String {
    format!("field-{}", fact.id)
}

/// Puts the reader at the field of a question.
pub fn go_to(fact: &Fact) {
    let Some(found) = document().get_element_by_id(&field_id(fact)) else { return };
    // A group has no focus of its own; its first control has.
    let control = match found.query_selector("input, select") {
        Ok(Some(inside)) => inside,
        Ok(None) | Err(_) => found,
    };
    typed::focus(Some(control));
}

/// What is said below a field.
#[derive(Clone, PartialEq)]
enum Message {
    /// How it was read.
    Understood(String),
    /// What is still missing from it.
    Beginning(String),
    /// What is wrong with it.
    Fault(String),
}

fn message(fact: &Fact, entry: &Entry, language: Language) -> Option<Message> {
    match entry.read(&fact.kind) {
        Ok(answer) => entry::words::understood(fact, answer, language).map(|it| Message::Understood((words(language).understood)(&it))),
        Err(why) => {
            let said = entry::words::misread(fact.label.in_language(language), &fact.kind, entry, why, language);
            Some(if why.is_beginning() { Message::Beginning(said) } else { Message::Fault(said) })
        }
    }
    .filter(|it| !matches!(it, Message::Understood(_)) || !own_fault(fact, entry))
}

/// Whether the understood answer is out of its bounds: then only the fault is said.
fn own_fault(fact: &Fact, entry: &Entry) -> bool {
    let answer = entry.read(&fact.kind).unwrap_or_default();
    policy::facts::own_fault(fact, answer, policy::day::Day::LATEST).is_some()
}

/// Who decides it, that it is optional, that it is not kept.
fn marks(fact: &'static Fact) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let decided_by = fact.decided_by.as_ref().map(|it| {
        let who = said(it);
        view! { <p class="decided-by">{move || (words().decided_by)(who())}</p> }
    });
    let optional = fact.optional.then(|| view! { <p class="help">{move || words().optional}</p> });
    let sensitive = fact.sensitive.then(|| view! { <p class="sensitive">{move || words().sensitive}</p> });
    view! { {decided_by} {optional} {sensitive} }
}
