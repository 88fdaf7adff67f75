//! A worked example whose facts can be changed while people look on: its fields, and what the engine says of them.

use entry::Entry;
use entry::date::Dated;
use leptos::prelude::*;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::Answer;
use template::View;
use template_macro::view;

use crate::forms::answer_form::{AnswerField, AnswerForm};
use crate::forms::as_of::read_day;
use crate::forms::fields::Field;
use crate::forms::fields::date::date;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};

/// The form of a worked example. It is held in memory only.
#[derive(Clone, Copy)]
pub struct LiveExample {
    /// The tool that asks.
    pub tool: &'static Tool,
    answers: AnswerForm,
    as_of: RwSignal<Entry>,
    readings: ReadingChoices,
    /// The entries that it began with.
    began: StoredValue<ExampleEntries>,
}

/// What the engine says of an example.
#[derive(Clone, PartialEq)]
pub struct ExampleEvaluation {
    /// The answers.
    pub facts: Facts,
    /// The reference date.
    pub day: Day,
    /// What came out.
    pub inquiry: Box<Inquiry>,
}

/// All entries of an example, in the order of the questions, and that of the day: what is sent to another window.
pub type ExampleEntries = (Vec<Entry>, Entry);

impl LiveExample {
    /// An example with these answers.
    pub fn new(tool: &'static Tool, facts: &Facts, day: Day, readings: ReadingChoices) -> LiveExample {
        let answers = AnswerForm::new(tool.facts.iter().copied());
        answers.fill(facts);
        let began = (answers.each().iter().map(|it| it.entry.get_untracked()).collect(), Entry::of_day(day));
        LiveExample { tool, answers, as_of: RwSignal::new(Entry::of_day(day)), readings, began: StoredValue::new(began) }
    }

    /// Replaces the answers.
    pub fn fill(self, facts: &Facts, day: Day) {
        self.answers.fill(facts);
        self.as_of.set(Entry::of_day(day));
    }

    /// What the engine says; nothing where something must be corrected first.
    pub fn evaluate(self) -> Option<ExampleEvaluation> {
        let filled = self.answers.read();
        let day = read_day(&self.as_of.get()).ok()?;
        if filled.is_refused() {
            return None;
        }
        let inquiry = inquire(pack::pack(), self.tool, &filled.facts, day, self.readings).ok()?;
        Some(ExampleEvaluation { facts: filled.facts, day, inquiry: Box::new(inquiry) })
    }

    /// The entries, for another window; `None` where they are as they were at first.
    pub fn changed_entries(self) -> Option<ExampleEntries> {
        let entries = (self.answers.each().iter().map(|it| it.entry.get()).collect(), self.as_of.get());
        self.began.with_value(|it| *it != entries).then_some(entries)
    }

    /// Takes over the entries of another window, with `None` those that it began with. An entry that is the same already is left alone.
    pub fn set_entries(self, entries: Option<&ExampleEntries>) {
        let began = self.began.get_value();
        let entries = entries.unwrap_or(&began);
        for (field, entry) in self.answers.each().iter().zip(&entries.0) {
            if field.entry.with_untracked(|it| it != entry) {
                field.entry.set(entry.clone());
            }
        }
        if self.as_of.with_untracked(|it| *it != entries.1) {
            self.as_of.set(entries.1.clone());
        }
    }
}

/// Which facts of an example are shown, and as what.
#[derive(Default)]
pub struct FactsShown {
    /// Those in these slots, as bits; all where there are none.
    pub slots: Option<u32>,
    /// The facts and the day as a change has them: shown where they differ from what was entered.
    pub changed: Option<(Facts, Day)>,
}

/// All facts as they were entered.
pub fn as_entered(_: LiveExample, _: RwSignal<usize>) -> FactsShown {
    FactsShown::default()
}

/// The facts of an example as they are, each with its name.
pub fn in_rows(example: LiveExample, language: Language) -> Vec<(String, String)> {
    let rows = example.answers.each().into_iter().map(|field| {
        let said = field.entry.with(|entry| {
            entry.read(&field.fact.kind).map_or_else(|_| entry.text.clone(), |read| answer_in_words(field.fact, read, language))
        });
        (field.fact.label.in_language(language).to_owned(), said)
    });
    rows.collect()
}

/// The facts in a list, one of them opened to be changed: a whole form would not fit on a slide.
pub fn facts(
    example: LiveExample,
    evaluation: Memo<Option<ExampleEvaluation>>,
    shown: fn(LiveExample, RwSignal<usize>) -> FactsShown,
    step: RwSignal<usize>,
) -> View {
    let words = words(language());
    // The position that is open; the day comes after the facts.
    let opened = RwSignal::new(None::<usize>);
    let rows: Vec<View> = example
        .answers
        .each()
        .into_iter()
        .enumerate()
        .map(|(at, AnswerField { fact, entry, .. })| {
            let now = move || entry.with(|it| it.read(&fact.kind).map_or_else(|_| it.text.clone(), |it| in_words(fact, it)));
            let changed = move || {
                let (id, view) = (example.tool.facts.get(at).copied()?, shown(example, step));
                let said = in_words(fact, view.changed?.0.get(id));
                (said != now()).then_some(said)
            };
            let hidden = move || shown(example, step).slots.is_some_and(|it| it >> at & 1 == 0);
            let field = move || {
                let refused = Signal::derive(move || {
                    let none = evaluation.with(Option::is_none);
                    (none && entry.with(|it| it.read(&fact.kind).is_ok())).then(|| words.does_not_fit.to_owned())
                });
                view! { <Field fact entry refused idle=Signal::derive(|| false)/> }
            };
            row(opened, at, localized(&fact.label), (now, changed), hidden, field)
        })
        .collect();
    let last = rows.len();
    let day = move || match example.as_of.with(Entry::dated) {
        Ok(Dated::Day(it)) => date_in_words(it, language()),
        Ok(Dated::Month(_)) | Err(_) => words.no_day.to_owned(),
    };
    let day_field = move || {
        let invalid = Signal::derive(move || example.as_of.with(|it| !matches!(it.dated(), Ok(Dated::Day(_)))));
        view! {
            <fieldset class="field">
                <legend>{words.as_of}</legend>
                {date(example.as_of, "case-day", invalid, false.into())}
                <p class="message" aria-live="polite">{move || invalid.get().then_some(words.no_day_long)}</p>
            </fieldset>
        }
    };
    let changed_day = move || {
        let said = date_in_words(shown(example, step).changed?.1, language());
        (said != day()).then_some(said)
    };
    let hides_day = move || changed_day().is_none() && shown(example, step).slots.is_some();
    view! {
        <div class="case-facts">
            <ul>{rows}{row(opened, last, words.as_of, (day, changed_day), hides_day, day_field)}</ul>
        </div>
    }
}

fn row(
    opened: RwSignal<Option<usize>>,
    at: usize,
    label: &'static str,
    (now, changed): (impl Fn() -> String + Send + Sync + 'static, impl Fn() -> Option<String> + Copy + Send + Sync + 'static),
    hidden: impl Fn() -> bool + Send + Sync + 'static,
    field: impl Fn() -> View + Send + Sync + 'static,
) -> View {
    let open = Memo::new(move |_| opened.get() == Some(at));
    let toggle = move |_| opened.update(|it| *it = if *it == Some(at) { None } else { Some(at) });
    // As it was, and beside it as a change has it.
    let to = move || changed().map(|it| [" → ", &it].concat());
    view! {
        <li class:open=open class:changed=move || changed().is_some() hidden=hidden>
            <button type="button" class="case-fact" aria-expanded=move || open.get().to_string() on:click=toggle>
                <span class="label">{label}</span>
                <span class="now">{now}<strong>{to}</strong></span>
            </button>
            {move || open.get().then(&field)}
        </li>
    }
}

fn in_words(fact: &'static Fact, answer: Answer) -> String {
    answer_in_words(fact, answer, language())
}
