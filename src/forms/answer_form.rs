//! The answers to a list of questions while they are typed: one signal for each question.
//!
//! This is the only model of a form in the app. A tool, the profile of a person, an indicator of the self-assessment and a worked
//! example on a slide each hold an [`AnswerForm`] and add what is theirs (the day asked about, the readings, the post).

use entry::form::Filled;
use entry::{Entry, Misread};
use leptos::prelude::*;
use policy::facts::{Answer, Facts};
use policy::pack::{Fact, FactId, FactKind, SampleTool, Tool};

/// The fields of a list of questions. It can be copied; all copies write to the same signals.
#[derive(Clone, Copy)]
pub struct AnswerForm {
    fields: StoredValue<Vec<AnswerField>>,
}

/// The field of one question.
#[derive(Clone, Copy)]
pub struct AnswerField {
    /// The question's place in the pack.
    pub id: FactId,
    /// The question.
    pub fact: &'static Fact,
    /// What is typed into its field. Each field has a signal of its own, so that typing in one redraws no other.
    pub entry: RwSignal<Entry>,
}

/// An entry that must be corrected before its question can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEntry {
    /// The question.
    pub fact: FactId,
    /// What is typed into its field.
    pub entry: Entry,
    /// Why it is no answer.
    pub why: Misread,
}

impl AnswerForm {
    /// Empty fields for these questions, in this order. Ids that are not in the pack are left out.
    pub fn new(ids: impl IntoIterator<Item = FactId>) -> AnswerForm {
        let field = |id| Some(AnswerField { id, fact: fact(id)?, entry: RwSignal::new(Entry::default()) });
        AnswerForm { fields: StoredValue::new(ids.into_iter().filter_map(field).collect()) }
    }

    /// Every field, in the order of the questions.
    pub fn each(self) -> Vec<AnswerField> {
        // A copy: whoever loops over it may look up a field, which would borrow the list a second time.
        self.fields.get_value()
    }

    /// The field of a question; nothing where the form does not ask it.
    pub fn field(self, id: FactId) -> Option<AnswerField> {
        self.fields.with_value(|all| all.iter().find(|it| it.id == id).copied())
    }

    /// The entry of a question; nothing where the form does not ask it.
    pub fn entry(self, id: FactId) -> Option<RwSignal<Entry>> {
        self.field(id).map(|it| it.entry)
    }

    /// Replaces every entry by the one that reads as this answer. An open answer empties its field.
    pub fn fill(self, facts: &Facts) {
        self.each().iter().for_each(|it| it.entry.set(Entry::of(it.fact, facts.get(it.id))));
    }

    /// Replaces every entry by the one that was stored, or empties it where none was. A sensitive entry is never restored,
    /// whatever was stored.
    pub fn restore<'e>(self, stored: impl Fn(&Fact) -> Option<&'e Entry>) {
        for field in self.each() {
            field.entry.set(stored(field.fact).filter(|_| !field.fact.sensitive).cloned().unwrap_or_default());
        }
    }

    /// Empties every field, except that a suggested answer is put back.
    pub fn clear(self) {
        self.each().iter().for_each(|it| it.entry.set(suggested(it.fact)));
    }

    /// Reads every entry, and subscribes to all of them. What cannot be read is open in the facts.
    pub fn read(self) -> Filled {
        let mut filled = Filled::default();
        for field in self.each() {
            match field.entry.with(|it| it.read(&field.fact.kind)) {
                Ok(answer) => filled.facts.set(field.id, answer),
                Err(misread) => filled.misread.push((field.id, misread)),
            }
        }
        filled
    }

    /// The entries of a form just read that must be corrected. The beginning of an answer is not among them: whoever is still
    /// typing has made no mistake.
    pub fn invalid(self, filled: &Filled) -> Vec<InvalidEntry> {
        let wrong = filled.misread.iter().filter(|it| !it.1.is_beginning());
        wrong.filter_map(|&(fact, why)| Some(InvalidEntry { fact, entry: self.entry(fact)?.get(), why })).collect()
    }

    /// The fields whose entries may be stored or passed on: all but the sensitive ones.
    pub fn storable(self) -> Vec<AnswerField> {
        self.each().into_iter().filter(|it| !it.fact.sensitive).collect()
    }

    /// The answers that may be stored or passed on, as far as they can be read.
    pub fn storable_facts(self) -> Facts {
        let facts = self.read().facts;
        self.storable().iter().map(|it| (it.id, facts.get(it.id))).collect()
    }
}

/// The entry that stands in a field before anybody has typed: the suggested number, or nothing.
pub fn suggested(fact: &Fact) -> Entry {
    let suggested = match &fact.kind {
        FactKind::Number(kind) => kind.suggested,
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => None,
    };
    suggested.map(|it| Entry::of_text(it.to_string())).unwrap_or_default()
}

/// The answers of a sample; of two parts that answer the same question the later one counts.
pub fn sample_facts<'s>(parts: impl IntoIterator<Item = &'s SampleTool>) -> Facts {
    parts.into_iter().flat_map(|it| it.facts.iter().copied()).collect()
}

/// Whether a tool asks something sensitive.
pub fn asks_sensitive(tool: &Tool) -> bool {
    tool.facts.iter().any(|it| is_sensitive(*it))
}

/// Whether something sensitive that a tool asks is answered.
pub fn answers_sensitive(tool: &Tool, facts: &Facts) -> bool {
    tool.facts.iter().any(|it| is_sensitive(*it) && facts.get(*it) != Answer::Open)
}

fn is_sensitive(id: FactId) -> bool {
    fact(id).is_some_and(|it| it.sensitive)
}

/// A question of the pack.
pub fn fact(id: FactId) -> Option<&'static Fact> {
    pack::pack().facts.get(usize::from(id.0))
}
