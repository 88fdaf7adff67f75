//! A question whose facts can be changed while people look on: its fields, and what the engine says of them.

use entry::date::Dated;
use entry::{Entry, form};
use leptos::prelude::*;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::Answer;

use crate::components::fields::{Field, date};
use crate::language::{language, said};
use crate::screens::training::words::words;
use policy::explain::wording::{answer_in_words, date_in_words};

/// What stands in the fields of a question, in memory only.
#[derive(Clone, Copy)]
pub struct Case {
    /// The tool that asks.
    pub tool: &'static Tool,
    entries: StoredValue<Vec<(FactId, RwSignal<Entry>)>>,
    as_of: RwSignal<Entry>,
    chosen: ReadingChoices,
}

/// What the engine says.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The answers.
    pub facts: Facts,
    /// The day asked about.
    pub day: Day,
    /// What came out.
    pub inquiry: Box<Inquiry>,
}

/// The fields as another window is told of them.
pub type Told = (Vec<Entry>, Entry);

impl Case {
    /// A question with these answers.
    pub fn new(tool: &'static Tool, facts: &Facts, day: Day, chosen: ReadingChoices) -> Case {
        let fact = |id: FactId| pack::pack().fact_at(id);
        let entries = tool.facts.iter().filter_map(|&id| Some((id, RwSignal::new(Entry::of(fact(id)?, facts.get(id))))));
        let entries = StoredValue::new(entries.collect());
        Case { tool, entries, as_of: RwSignal::new(Entry::of_day(day)), chosen }
    }

    /// Puts other answers in.
    pub fn fill(self, facts: &Facts, day: Day) {
        for (fact, id, entry) in self.each() {
            entry.set(Entry::of(fact, facts.get(id)));
        }
        self.as_of.set(Entry::of_day(day));
    }

    /// What the engine says; nothing where something must be put right first.
    pub fn asked(self) -> Option<Asked> {
        let pack = pack::pack();
        let each = self.each();
        let filled = form::read(pack, self.tool, |id| each.iter().find(|it| it.1 == id).map(|it| it.2.get()).unwrap_or_default());
        let Ok(Dated::Day(day)) = self.as_of.get().dated() else { return None };
        if filled.is_refused() {
            return None;
        }
        let inquiry = inquire(pack, self.tool, &filled.facts, day, self.chosen).ok()?;
        Some(Asked { facts: filled.facts, day, inquiry: Box::new(inquiry) })
    }

    /// The fields, for another window.
    pub fn told(self) -> Told {
        (self.each().iter().map(|it| it.2.get()).collect(), self.as_of.get())
    }

    /// Takes over the fields of another window.
    pub fn hear(self, told: &Told) {
        for (it, entry) in self.each().iter().zip(&told.0) {
            if it.2.with_untracked(|it| it != entry) {
                it.2.set(entry.clone());
            }
        }
        if self.as_of.with_untracked(|it| *it != told.1) {
            self.as_of.set(told.1.clone());
        }
    }

    fn each(self) -> Vec<(&'static Fact, FactId, RwSignal<Entry>)> {
        let entries = self.entries.with_value(Clone::clone);
        let fact = |id: FactId| pack::pack().fact_at(id);
        entries.into_iter().filter_map(|(id, entry)| Some((fact(id)?, id, entry))).collect()
    }
}

/// The facts in a list, one of them opened to be changed: a whole form would not fit on a slide.
pub fn facts(case: Case, asked: Memo<Option<Asked>>) -> AnyView {
    let words = words(language());
    // The position that is opened; the day stands behind the facts.
    let opened = RwSignal::new(None::<usize>);
    let rows: Vec<AnyView> = case
        .each()
        .into_iter()
        .enumerate()
        .map(|(at, (fact, _, entry))| {
            let now = move || entry.with(|it| it.read(&fact.kind).map_or_else(|_| it.text.clone(), |it| in_words(fact, it)));
            let field = move || {
                let refused = Signal::derive(move || {
                    let none = asked.with(Option::is_none);
                    (none && entry.with(|it| it.read(&fact.kind).is_ok())).then(|| words.does_not_fit.to_owned())
                });
                view! { <Field fact entry refused idle=Signal::derive(|| false)/> }.into_any()
            };
            row(opened, at, said(&fact.label), now, field)
        })
        .collect();
    let last = rows.len();
    let day = move || match case.as_of.with(Entry::dated) {
        Ok(Dated::Day(it)) => date_in_words(it, language()),
        Ok(Dated::Month(_)) | Err(_) => words.no_day.to_owned(),
    };
    let day_field = move || {
        let invalid = Signal::derive(move || case.as_of.with(|it| !matches!(it.dated(), Ok(Dated::Day(_)))));
        view! {
            <fieldset class="field">
                <legend>{words.as_of}</legend>
                {date(case.as_of, "case-day", invalid, false.into())}
                <p class="message" aria-live="polite">{move || invalid.get().then_some(words.no_day_long)}</p>
            </fieldset>
        }
        .into_any()
    };
    view! {
        <div class="case-facts">
            <ul>{rows}{row(opened, last, words.as_of, day, day_field)}</ul>
        </div>
    }
    .into_any()
}

fn row(
    opened: RwSignal<Option<usize>>,
    at: usize,
    label: &'static str,
    now: impl Fn() -> String + Send + Sync + 'static,
    field: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let open = Memo::new(move |_| opened.get() == Some(at));
    let toggle = move |_| opened.update(|it| *it = if *it == Some(at) { None } else { Some(at) });
    view! {
        <li class:open=open>
            <button type="button" class="case-fact" aria-expanded=move || open.get().to_string() on:click=toggle>
                <span class="label">{label}</span>
                <span class="now">{now}</span>
            </button>
            {move || open.get().then(&field)}
        </li>
    }
    .into_any()
}

fn in_words(fact: &'static Fact, answer: Answer) -> String {
    answer_in_words(fact, answer, language())
}
