//! A field for every kind of question: it takes what is typed, says how it was understood, and what is wrong with it.
//!
//! An entry is text until it is read; what cannot be read stays as typed.
//!
//! Reading order: controls that are typed into ([`typed`], [`date`], [`tenure`]), what the page of a person adds to a question
//! ([`profile_question`]), controls that are chosen from ([`options`]), and the profile field of a question ([`Field`]).

pub mod typed;
pub mod date;
mod tenure;
pub mod profile_question;
pub mod options;

use catalogue::figures::asked_by;
use entry::Entry;
use leptos::prelude::*;
use policy::explain::wording::unit_word;
use policy::model::fact::{Fact, FactKind, NumberKind, Quantity};
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::focus_control;
use crate::components::figure::running;
use crate::i18n::messages::components::fields::words;
use crate::i18n::{language, localized};
use date::date;
use profile_question::ProfileQuestion;
use typed::Line;

/// One question with everything around its field.
#[component]
pub fn Field(
    /// The question.
    fact: &'static Fact,
    /// What is typed into it.
    entry: RwSignal<Entry>,
    /// Why the engine refuses the answer.
    refused: Signal<Option<String>>,
    /// No answer to it could change anything: it is folded, and can be opened again.
    idle: Signal<bool>,
    /// What the page of a person adds.
    #[prop(optional)]
    profile: Option<ProfileQuestion>,
    /// The prefix of its id, where the same question can be on a page more than once.
    #[prop(optional)]
    within: String,
) -> impl leptos::IntoView {
    let language = language();
    let words = words(language);
    let id = [within.as_str(), &field_id(fact)].concat();
    let (help_id, message_id) = ([&id, "-help"].concat(), [&id, "-message"].concat());
    let control_id = id.clone();
    // Once something was typed the field stays open: it must not fold away while somebody types.
    let opened = RwSignal::new(false);
    let touched = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || entry.with(|it| !it.is_empty()));
    let folded = Signal::derive(move || idle.get() && !opened.get() && !touched.get());
    // A refusal is shown instead of how the answer was understood.
    let message = Memo::new(move |_| refused.get().map(|it| ("error", it)).or_else(|| entry.with(|it| message(fact, it, language))));
    let invalid = Signal::derive(move || message.with(|it| it.as_ref().is_some_and(|it| it.0 == "error")));
    let described = [&help_id, " ", &message_id].concat();
    let control = match &fact.kind {
        FactKind::YesNo => options::yes_no(fact, entry, &id, profile),
        FactKind::Choice(choices) => options::choices(fact, choices, entry, &id, profile),
        FactKind::Number(kind) => number(kind, entry, &id, &described, invalid),
        FactKind::Date { .. } => date(entry, &id, invalid, false.into()),
        FactKind::Tenure => tenure::tenure(entry, &id, invalid),
    };
    let not_sure = profile.filter(|_| options::needs_not_sure_box(fact)).map(|it| options::not_sure(fact, entry, it.unsure));
    let of = pack::pack().find_fact(&fact.id).map(|it| asked_by(pack::pack(), it.0)).unwrap_or_default();
    let help = fact.help.as_ref().map(|it| view! { <p class="help" id=help_id>{running(localized(it), &of)}</p> });
    let inside = view! {
        {marks(fact)}
        <p class="not-needed" hidden=move || !folded.get()>
            {move || profile.map_or_else(|| words.not_needed.to_owned(), |it| it.why_idle.get())}
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
            {matches!(fact.kind, FactKind::Number(_)).then(|| which_is_meant(fact, entry, control_id))}
        </div>
    };
    // One control takes a label, several make a group.
    let one = match &fact.kind {
        FactKind::Number(_) => true,
        FactKind::Choice(choices) => options::MOST_SIDE_BY_SIDE < choices.len(),
        FactKind::YesNo | FactKind::Date { .. } | FactKind::Tenure => false,
    };
    let label = localized(&fact.label);
    if one {
        view! { <div class="field" class:idle=folded><label for=id>{label}</label>{inside}</div> }
    } else {
        view! { <fieldset class="field" class:idle=folded id=id aria-describedby=described><legend>{label}</legend>{inside}</fieldset> }
    }
}

/// The two numbers of which one may be meant, to choose from, where the one that was typed is far from what is usual.
fn which_is_meant(fact: &'static Fact, entry: RwSignal<Entry>, control: String) -> View {
    let language = language();
    let meant = Memo::new(move |_| entry.with(|it| entry::words::meant(&fact.kind, it, language)));
    let buttons = move |each: [String; 2]| {
        let each = each.map(|text| {
            let (chosen, control) = (text.clone(), control.clone());
            let choose = move |_| {
                entry.set(Entry::of_text(chosen.clone()));
                // The button that had the focus is gone with its question.
                focus_control(document().get_element_by_id(&control));
            };
            view! { <button type="button" class="plain" on:click=choose>{text}</button> }
        });
        view! { <p class="actions meant">{each.collect_view()}</p> }
    };
    (move || meant.get().map(&buttons)).into_view()
}

/// Moves the focus to the field of a question.
pub fn go_to(fact: &Fact) {
    let Some(found) = document().get_element_by_id(&field_id(fact)) else { return };
    // A group has no focus of its own; its first control has.
    let control = match found.query_selector("input, select") {
        Ok(Some(inside)) => inside,
        Ok(None) | Err(_) => found,
    };
    focus_control(Some(control));
}

fn field_id(fact: &Fact) -> String {
    ["field-", &fact.id].concat()
}

fn number(kind: &'static NumberKind, entry: RwSignal<Entry>, id: &str, described: &str, invalid: Signal<bool>) -> View {
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

/// The message below a field, with its class: how it was read, what is still missing from it, or what is wrong with it.
fn message(fact: &Fact, entry: &Entry, language: Language) -> Option<(&'static str, String)> {
    match entry.read(&fact.kind) {
        Ok(answer) => {
            // Of an answer out of bounds only the fault is shown, by the page.
            let fault = policy::model::facts::own_fault(fact, answer, policy::model::day::Day::LATEST);
            let understood = entry::words::understood(fact, entry, answer, language).filter(|_| fault.is_none())?;
            Some(("understood", (words(language).understood)(&understood)))
        }
        Err(why) => {
            let said = entry::words::misread(fact.label.in_language(language), &fact.kind, entry, why, language);
            Some((if why.is_beginning() { "beginning" } else { "error" }, said))
        }
    }
}

/// Who decides it, that it is optional, that it is not stored.
fn marks(fact: &'static Fact) -> View {
    let words = words(language());
    let decided_by = fact.decided_by.as_ref().map(|it| ("decided-by", (words.decided_by)(localized(it))));
    let optional = fact.optional.then(|| ("help", words.optional.to_owned()));
    let sensitive = fact.sensitive.then(|| ("sensitive", words.sensitive.to_owned()));
    let each = [decided_by, optional, sensitive].into_iter().flatten();
    each.map(|(class, text)| view! { <p class=class>{text}</p> }).collect_view().into_view()
}
