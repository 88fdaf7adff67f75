//! A field for every kind of question: it takes what is typed, says how it was understood, and what is wrong with it.
//!
//! An entry is text until it is read; what cannot be read stays as typed.

mod date;
mod options;
mod tenure;
pub mod typed;
mod words;

pub use date::date;

use catalogue::figures::asked_by;
use entry::Entry;
use leptos::prelude::*;
use policy::explain::wording::unit_word;
use policy::model::fact::{Fact, FactKind, NumberKind, Quantity};
use policy::model::text::Language;

use crate::components::figure::running;
use crate::language::{language, said};
use typed::Line;
use words::words;

/// What a page about a whole person adds to a question.
#[derive(Clone, Copy)]
pub struct Whole {
    /// They do not know, and are not asked again. On other pages an empty field says as much.
    pub unsure: RwSignal<bool>,
    /// Answers that cannot be given, by their text in an entry, and why.
    pub barred: Signal<Vec<(&'static str, String)>>,
    /// Why it need not be answered.
    pub why_idle: Signal<String>,
}

/// One question with everything around its field.
#[component]
pub fn Field(
    /// Which question.
    fact: &'static Fact,
    /// What stands in it.
    entry: RwSignal<Entry>,
    /// What the engine has against the answer.
    refused: Signal<Option<String>>,
    /// No answer to it could change anything: it is folded, and can be opened again.
    idle: Signal<bool>,
    /// Where it is one of many about one person.
    #[prop(optional)]
    whole: Option<Whole>,
    /// Names the part of the page that it stands in, where the same question can stand in several.
    #[prop(optional)]
    within: String,
) -> impl IntoView {
    let language = language();
    let words = words(language);
    let id = [within.as_str(), &field_id(fact)].concat();
    let (help_id, message_id) = ([&id, "-help"].concat(), [&id, "-message"].concat());
    // Once something was typed the field stays: it must not fold away under the hands.
    let opened = RwSignal::new(false);
    let touched = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || entry.with(|it| !it.is_empty()));
    let folded = Signal::derive(move || idle.get() && !opened.get() && !touched.get());
    // What the engine has against an answer comes before how it was understood.
    let message = Memo::new(move |_| refused.get().map(|it| ("error", it)).or_else(|| entry.with(|it| message(fact, it, language))));
    let invalid = Signal::derive(move || message.with(|it| it.as_ref().is_some_and(|it| it.0 == "error")));
    let described = [&help_id, " ", &message_id].concat();
    let control = match &fact.kind {
        FactKind::YesNo => options::yes_no(fact, entry, &id, whole),
        FactKind::Choice(choices) => options::choices(fact, choices, entry, &id, whole),
        FactKind::Number(kind) => number(kind, entry, &id, &described, invalid),
        FactKind::Date { .. } => date(entry, &id, invalid, false.into()),
        FactKind::Tenure => tenure::tenure(entry, &id, invalid),
    };
    let not_sure = whole.filter(|_| options::in_lines(fact)).map(|it| options::not_sure(fact, entry, it.unsure));
    let of = pack::pack().find_fact(&fact.id).map(|it| asked_by(pack::pack(), it.0)).unwrap_or_default();
    let help = fact.help.as_ref().map(|it| view! { <p class="help" id=help_id>{running(said(it), &of)}</p> });
    let inside = view! {
        {marks(fact)}
        <p class="not-needed" hidden=move || !folded.get()>
            {move || whole.map_or_else(|| words.not_needed.to_owned(), |it| it.why_idle.get())}
            " "
            <button type="button" class="plain" on:click=move |_| opened.set(true)>{words.answer_anyway}</button>
        </p>
        <div hidden=folded>
            {help}
            {control}
            {not_sure}
            <p class="message" id=message_id aria-live="polite">
                {move || message.get().map(|(class, text)| view! { <span class=class>{text}</span> })}
            </p>
        </div>
    }
    .into_any();
    // One control takes a label, several make a group.
    let one = match &fact.kind {
        FactKind::Number(_) => true,
        FactKind::Choice(choices) => options::MOST_SIDE_BY_SIDE < choices.len(),
        FactKind::YesNo | FactKind::Date { .. } | FactKind::Tenure => false,
    };
    let label = said(&fact.label);
    if one {
        view! { <div class="field" class:idle=folded><label for=id>{label}</label>{inside}</div> }.into_any()
    } else {
        view! { <fieldset class="field" class:idle=folded id=id aria-describedby=described><legend>{label}</legend>{inside}</fieldset> }
            .into_any()
    }
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

fn field_id(fact: &Fact) -> String {
    ["field-", &fact.id].concat()
}

fn number(kind: &'static NumberKind, entry: RwSignal<Entry>, id: &str, described: &str, invalid: Signal<bool>) -> AnyView {
    let line = Line {
        id: id.to_owned(),
        part: |it| &mut it.text,
        class: if kind.measure == Quantity::Money { "long" } else { "short" },
        unit: unit_word(&kind.unit, language()),
        decimals: kind.measure != Quantity::Count,
        of_day: false,
    };
    typed::line(line, entry, Some(described.to_owned()), invalid, false.into())
}

/// What is said below a field, with its class: how it was read, what is still missing from it, or what is wrong with it.
fn message(fact: &Fact, entry: &Entry, language: Language) -> Option<(&'static str, String)> {
    match entry.read(&fact.kind) {
        Ok(answer) => {
            // Of what is out of its bounds only the fault is said.
            let fault = policy::model::facts::own_fault(fact, answer, policy::model::day::Day::LATEST);
            let understood = entry::words::understood(fact, answer, language).filter(|_| fault.is_none())?;
            Some(("understood", (words(language).understood)(&understood)))
        }
        Err(why) => {
            let said = entry::words::misread(fact.label.in_language(language), &fact.kind, entry, why, language);
            Some((if why.is_beginning() { "beginning" } else { "error" }, said))
        }
    }
}

/// Who decides it, that it is optional, that it is not kept.
fn marks(fact: &'static Fact) -> AnyView {
    let words = words(language());
    let decided_by = fact.decided_by.as_ref().map(|it| ("decided-by", (words.decided_by)(said(it))));
    let optional = fact.optional.then(|| ("help", words.optional.to_owned()));
    let sensitive = fact.sensitive.then(|| ("sensitive", words.sensitive.to_owned()));
    let each = [decided_by, optional, sensitive].into_iter().flatten();
    each.map(|(class, text)| view! { <p class=class>{text}</p> }).collect_view().into_any()
}
