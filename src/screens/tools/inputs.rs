//! What stands in a tool's form, and what follows from it.

use entry::Entry;
use entry::date::Dated;
use entry::form::{self, Filled};
use entry::misread::{Misread, Wanted};
use leptos::prelude::*;
use policy::day::Day;
use policy::facts::{Facts, Refusal, refusals};
use policy::inquiry::{Inquiry, inquire};
use policy::pack::{Fact, FactId, FactKind, SampleTool, Tool};
use policy::rule::Chosen;

use crate::drafts::inputs as kept;
use crate::today::today;

/// The form of one tool: one signal for each question, so that typing in one field touches no other.
#[derive(Clone, Copy)]
pub struct Inputs {
    /// Which tool.
    pub tool: &'static Tool,
    entries: StoredValue<Vec<(FactId, RwSignal<Entry>)>>,
    /// The day asked about.
    pub as_of: RwSignal<Entry>,
    /// The readings chosen.
    pub chosen: RwSignal<Chosen>,
}

/// What follows from a form.
#[derive(Clone, PartialEq)]
pub enum Seen {
    /// Something must be put right first: nothing is said about the question.
    Refused(Box<Refused>),
    /// The answer.
    Answered {
        /// The day asked about.
        as_of: Day,
        /// The answers.
        facts: Facts,
        /// What came out.
        inquiry: Box<Inquiry>,
    },
}

/// What must be put right.
#[derive(Clone, PartialEq)]
pub struct Refused {
    /// The answers as far as they can be read.
    pub facts: Facts,
    /// The day asked about cannot be read.
    pub as_of: Option<(Entry, Misread)>,
    /// Entries that cannot be read.
    pub misread: Vec<(FactId, Entry, Misread)>,
    /// Answers that cannot be.
    pub refusals: Vec<Refusal>,
}

impl Inputs {
    /// The form as it was left on this device, or empty.
    pub fn new(tool: &'static Tool) -> Inputs {
        let entries = tool.facts.iter().map(|&it| (it, RwSignal::new(Entry::default()))).collect();
        let it = Inputs {
            tool,
            entries: StoredValue::new(entries),
            as_of: RwSignal::new(Entry::default()),
            chosen: RwSignal::new(Chosen::default()),
        };
        match kept::read(pack::pack(), tool) {
            Some(kept) => {
                it.each(|_, fact, entry| entry.set(kept.entry(fact).cloned().unwrap_or_default()));
                it.as_of.set(kept.as_of().cloned().unwrap_or_else(|| Entry::of_day(today())));
                it.chosen.set(kept.chosen(tool));
            }
            None => it.clear(),
        }
        it
    }

    /// Empties the form: what is suggested stands in it, the day is today, the readings are the usual ones.
    pub fn clear(self) {
        self.each(|_, fact, entry| {
            let suggested = match &fact.kind {
                FactKind::Number(kind) => kind.suggested,
                FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => None,
            };
            entry.set(suggested.map(|it| Entry::of_text(it.to_string())).unwrap_or_default());
        });
        self.as_of.set(Entry::of_day(today()));
        self.chosen.set(Chosen::default());
    }

    /// Puts a sample into the form.
    pub fn fill(self, sample: &SampleTool, as_of: Day) {
        let facts: Facts = sample.facts.iter().copied().collect();
        self.fill_with(&facts, as_of, Chosen::default());
    }

    /// Puts answers into the form.
    pub fn fill_with(self, facts: &Facts, as_of: Day, chosen: Chosen) {
        self.each(|id, fact, entry| entry.set(Entry::of(fact, facts.get(id))));
        self.as_of.set(Entry::of_day(as_of));
        self.chosen.set(chosen);
    }

    /// The field of a question.
    pub fn entry(self, fact: FactId) -> Option<RwSignal<Entry>> {
        self.entries.with_value(|it| it.iter().find(|it| it.0 == fact).map(|it| it.1))
    }

    /// What follows from what stands in it.
    pub fn seen(self) -> Memo<Seen> {
        Memo::new(move |_| self.look())
    }

    /// What is to be kept on the device.
    pub fn to_keep(self) -> kept::Inputs {
        let mut entries = Vec::new();
        self.each(|_, fact, entry| entries.push((fact, entry.get())));
        // The day of the visit is no choice of the visitor's: on the next visit it is another.
        let as_of = Some(self.as_of.get()).filter(|it| *it != Entry::of_day(today()));
        kept::Inputs::of(pack::pack(), self.tool, entries.into_iter(), as_of, self.chosen.get())
    }

    fn look(self) -> Seen {
        let pack = pack::pack();
        let entry = |id: FactId| self.entry(id).map(|it| it.get()).unwrap_or_default();
        let filled: Filled = form::read(pack, self.tool, entry);
        let as_of = self.as_of.get();
        let day = match as_of.dated() {
            Ok(Dated::Day(day)) => Ok(day),
            Ok(Dated::Month(_)) => Err(Misread::Incomplete(Wanted::Day)),
            Err(why) => Err(if as_of.is_empty() { Misread::Incomplete(Wanted::Year) } else { why }),
        };
        match day {
            Ok(day) if !filled.is_refused() => match inquire(pack, self.tool, &filled.facts, day, self.chosen.get()) {
                Ok(inquiry) => Seen::Answered { as_of: day, facts: filled.facts, inquiry: Box::new(inquiry) },
                Err(refusals) => Seen::Refused(Box::new(Refused { facts: filled.facts, as_of: None, misread: Vec::new(), refusals })),
            },
            _ => {
                let refusals = day.map(|it| refusals(pack, self.tool, &filled.facts, it)).unwrap_or_default();
                let misread = filled.misread.iter().filter(|it| !it.1.is_beginning()).map(|it| (it.0, entry(it.0), it.1)).collect();
                Seen::Refused(Box::new(Refused { facts: filled.facts, as_of: day.err().map(|it| (as_of, it)), misread, refusals }))
            }
        }
    }

    fn each(self, mut with: impl FnMut(FactId, &'static Fact, RwSignal<Entry>)) {
        // Copied out first: what is done with a field may ask for another.
        let entries = self.entries.with_value(Clone::clone);
        for (id, entry) in entries {
            if let Some(fact) = pack::pack().facts.get(usize::from(id.0)) {
                with(id, fact, entry);
            }
        }
    }
}
