//! The form of one tool, and its evaluation.

use entry::Entry;
use entry::misread::Misread;
use leptos::prelude::*;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::model::day::Day;
use policy::model::facts::{Facts, Refusal, refusals};
use policy::model::product::sample::SampleTool;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;

use crate::forms::answer_form::{AnswerForm, InvalidEntry, sample_facts};
use crate::forms::as_of;
use crate::storage::tool_inputs::{self, StoredToolInputs};

/// The form of one tool.
#[derive(Clone, Copy)]
pub struct ToolForm {
    /// Which tool.
    pub tool: &'static Tool,
    /// The tool's questions.
    pub answers: AnswerForm,
    /// The reference date.
    pub as_of: RwSignal<Entry>,
    /// The readings chosen.
    pub readings: RwSignal<ReadingChoices>,
}

/// What the engine says of a form.
#[derive(Clone, PartialEq)]
pub enum Evaluation {
    /// Something must be corrected first: nothing is said about the question.
    Refused(Box<Refused>),
    /// The answer.
    Answered {
        /// The reference date.
        as_of: Day,
        /// The answers.
        facts: Facts,
        /// What came out.
        inquiry: Box<Inquiry>,
    },
}

/// What must be corrected.
#[derive(Clone, PartialEq)]
pub struct Refused {
    /// The answers as far as they can be read.
    pub facts: Facts,
    /// Where the reference date cannot be read: what is typed, and why it is no date.
    pub as_of: Option<(Entry, Misread)>,
    /// Entries that cannot be read.
    pub invalid: Vec<InvalidEntry>,
    /// Answers that are not possible.
    pub refusals: Vec<Refusal>,
}

impl ToolForm {
    /// The form as it was left on this device, or empty.
    pub fn new(tool: &'static Tool) -> ToolForm {
        let form = ToolForm {
            tool,
            answers: AnswerForm::new(tool.facts.iter().copied()),
            as_of: RwSignal::new(Entry::default()),
            readings: RwSignal::new(ReadingChoices::default()),
        };
        form.restore();
        as_of::follow_today(form.as_of);
        form
    }

    /// Fills the form with what is stored on this device, or empties it.
    pub fn restore(self) {
        match tool_inputs::read(pack::pack(), self.tool) {
            Some(stored) => {
                self.answers.restore(|it| stored.entry(it));
                self.as_of.set(as_of::restored(stored.as_of()));
                self.readings.set(stored.chosen(self.tool));
            }
            None => self.clear(),
        }
    }

    /// Empties the form: suggested answers are put back, the day is today, the readings are the usual ones.
    pub fn clear(self) {
        self.answers.clear();
        self.as_of.set(as_of::today_entry());
        self.readings.set(ReadingChoices::default());
    }

    /// Puts a sample into the form.
    pub fn fill_from_sample(self, sample: &SampleTool, as_of: Day) {
        self.fill(&sample_facts([sample]), as_of, ReadingChoices::default());
    }

    /// Puts answers into the form.
    pub fn fill(self, facts: &Facts, as_of: Day, readings: ReadingChoices) {
        self.answers.fill(facts);
        self.as_of.set(Entry::of_day(as_of));
        self.readings.set(readings);
    }

    /// What is to be stored on the device.
    pub fn to_store(self) -> StoredToolInputs {
        let entries = self.answers.storable().into_iter().map(|it| (it.fact, it.entry.get()));
        StoredToolInputs::of(pack::pack(), self.tool, entries, as_of::to_store(self.as_of.get()), self.readings.get())
    }

    /// The answers as far as they can be read, and the reference date where nothing must be corrected: what a link carries, without asking
    /// the engine.
    pub fn told(self) -> (Facts, Option<Day>) {
        let filled = self.answers.read();
        let day = as_of::read_day(&self.as_of.get()).ok().filter(|_| !filled.is_refused());
        let day = day.filter(|it| refusals(pack::pack(), self.tool, &filled.facts, *it).is_empty());
        (filled.facts, day)
    }

    /// What the engine says, kept up to date.
    pub fn evaluation(self) -> Memo<Evaluation> {
        Memo::new(move |_| self.evaluate())
    }

    /// What the engine says now.
    pub fn evaluate(self) -> Evaluation {
        let pack = pack::pack();
        let filled = self.answers.read();
        let as_of = self.as_of.get();
        match as_of::read_day(&as_of) {
            Ok(day) if !filled.is_refused() => match inquire(pack, self.tool, &filled.facts, day, self.readings.get()) {
                Ok(inquiry) => Evaluation::Answered { as_of: day, facts: filled.facts, inquiry: Box::new(inquiry) },
                Err(refusals) => Evaluation::Refused(Box::new(Refused { facts: filled.facts, as_of: None, invalid: Vec::new(), refusals })),
            },
            day => {
                let refusals = day.map(|it| refusals(pack, self.tool, &filled.facts, it)).unwrap_or_default();
                let invalid = self.answers.invalid(&filled);
                Evaluation::Refused(Box::new(Refused { facts: filled.facts, as_of: day.err().map(|it| (as_of, it)), invalid, refusals }))
            }
        }
    }
}
