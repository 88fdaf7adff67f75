//! The answers to a list of questions while they are typed: one signal for each question.
//!
//! This is the only model of a form in the app. A tool, the profile of a person, an indicator of the self-assessment and a worked
//! example on a slide each hold an [`AnswerForm`] and add what is theirs (the reference date, the readings, the post).

use entry::Entry;
use entry::form::Filled;
use entry::misread::Misread;
use leptos::prelude::*;
use policy::model::fact::{Fact, FactKind};
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::product::sample::SampleTool;
use policy::model::tool::Tool;
use policy::model::value::Answer;

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
    pack::pack().fact_at(id)
}

#[cfg(test)]
mod tests {
    use policy::model::day::{Day, YearMonth};
    use policy::model::number::Decimal;
    use policy::model::rule::ReadingChoices;
    use policy::model::value::{Tenure, Value};

    use super::*;
    use crate::storage::tool_inputs::StoredToolInputs;

    /// So many random sets of answers are tried for each tool.
    const TRIES: usize = 40;

    /// A pseudo-random sequence that is the same in every run (xorshift).
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % end
        }

        fn number(&mut self, end: i32) -> i32 {
            i32::try_from(self.below(u64::try_from(end).unwrap())).unwrap()
        }

        fn month(&mut self) -> YearMonth {
            YearMonth::new(1900 + self.number(200), 1 + u32::try_from(self.below(12)).unwrap()).unwrap()
        }

        fn day(&mut self) -> Day {
            self.month().first_day().plus_days(self.number(28))
        }

        /// An answer of the right kind, open now and then. It need not be possible: that is for the engine to say.
        fn answer(&mut self, fact: &Fact) -> Answer {
            if self.below(5) == 0 {
                return Answer::Open;
            }
            match &fact.kind {
                FactKind::YesNo => Answer::Given(Value::YesNo(self.below(2) == 0)),
                FactKind::Choice(choices) => {
                    Answer::Given(Value::Choice(u8::try_from(self.below(u64::try_from(choices.len()).unwrap())).unwrap()))
                }
                FactKind::Number(_) => {
                    let number = i64::try_from(self.below(100_000_000)).unwrap();
                    Answer::Given(Value::Number(if number % 2 == 0 { Decimal::whole(number) } else { Decimal::hundredths(number) }))
                }
                FactKind::Date { .. } if self.below(3) == 0 => Answer::Month(self.month()),
                FactKind::Date { .. } => Answer::Given(Value::Date(self.day())),
                FactKind::Tenure => {
                    let earlier_months = self.number(500);
                    match self.below(3) {
                        0 => Answer::TenureSinceMonth(self.month(), earlier_months),
                        1 => Answer::Given(Value::Tenure(Tenure { since: None, earlier_months })),
                        _ => Answer::Given(Value::Tenure(Tenure { since: Some(self.day()), earlier_months })),
                    }
                }
            }
        }

        fn facts(&mut self, tool: &Tool) -> Facts {
            tool.facts.iter().map(|it| (*it, self.answer(fact(*it).unwrap()))).collect()
        }

        /// The same, with every question answered.
        fn whole(&mut self, tool: &Tool) -> Facts {
            let mut given = |id: FactId| core::iter::repeat_with(|| self.answer(fact(id).unwrap())).find(|it| *it != Answer::Open).unwrap();
            tool.facts.iter().map(|it| (*it, given(*it))).collect()
        }
    }

    /// Runs a test for a form of every tool of the pack.
    fn for_every_tool(mut test: impl FnMut(AnswerForm, &'static Tool, &mut Random)) {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        for tool in &pack::pack().tools {
            Owner::new().with(|| test(AnswerForm::new(tool.facts.iter().copied()), tool, &mut random));
        }
    }

    #[test]
    fn filling_and_reading_gives_the_same_facts() {
        for_every_tool(|form, tool, random| {
            assert_eq!(form.each().iter().map(|it| it.id).collect::<Vec<_>>(), tool.facts, "{}", tool.id);
            for _ in 0..TRIES {
                // What was in the form before leaves nothing behind.
                let facts = random.facts(tool);
                form.fill(&facts);
                assert_eq!(form.read(), Filled { facts, misread: Vec::new() }, "{}", tool.id);
            }
        });
    }

    #[test]
    fn every_sample_is_read_back() {
        for part in pack::pack().samples.iter().flat_map(|it| &it.tools) {
            Owner::new().with(|| {
                let form = AnswerForm::new(part.facts.iter().map(|it| it.0));
                let facts = sample_facts([part]);
                form.fill(&facts);
                assert_eq!(form.read().facts, facts);
            });
        }
    }

    #[test]
    fn clearing_leaves_the_suggested_answers_alone() {
        let mut suggestions = 0;
        for_every_tool(|form, tool, random| {
            form.fill(&random.whole(tool));
            form.clear();
            for field in form.each() {
                let suggested = match &field.fact.kind {
                    FactKind::Number(kind) => kind.suggested.map(|it| Answer::Given(Value::Number(it))),
                    FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => None,
                };
                suggestions += usize::from(suggested.is_some());
                assert_eq!(form.read().facts.get(field.id), suggested.unwrap_or(Answer::Open), "{} of {}", field.fact.id, tool.id);
                assert_eq!(field.entry.get_untracked().is_empty(), suggested.is_none());
            }
        });
        assert_ne!(suggestions, 0, "some number is suggested");
    }

    #[test]
    fn nothing_sensitive_is_handed_out_to_storage() {
        let mut sensitive = 0;
        for_every_tool(|form, tool, random| {
            let facts = random.whole(tool);
            form.fill(&facts);
            assert_eq!(answers_sensitive(tool, &facts), asks_sensitive(tool));
            assert!(form.storable().iter().all(|it| !it.fact.sensitive));
            let storable = form.storable_facts();
            let entries = form.storable().into_iter().map(|it| (it.fact, it.entry.get_untracked()));
            let stored = StoredToolInputs::of(pack::pack(), tool, entries, None, ReadingChoices::default());
            let written = serde_json::to_string(&stored).unwrap();
            for field in form.each() {
                assert_eq!(storable.get(field.id) == Answer::Open, field.fact.sensitive, "{} of {}", field.fact.id, tool.id);
                assert_eq!(written.contains(&format!("\"{}\":", field.fact.id)), !field.fact.sensitive, "{written}");
                sensitive += usize::from(field.fact.sensitive);
            }
            // Whatever was stored, a sensitive entry does not come back.
            let forged = Entry::of_text("1");
            form.restore(|_| Some(&forged));
            assert!(form.each().iter().all(|it| it.entry.get_untracked().is_empty() == it.fact.sensitive));
        });
        assert_ne!(sensitive, 0, "some question is sensitive");
    }

    #[test]
    fn what_is_stored_is_restored_as_it_was_typed() {
        for_every_tool(|form, tool, random| {
            let facts = random.facts(tool);
            form.fill(&facts);
            let storable = form.storable_facts();
            let entries = form.storable().into_iter().map(|it| (it.fact, it.entry.get_untracked()));
            let stored = StoredToolInputs::of(pack::pack(), tool, entries, None, ReadingChoices::default());
            form.clear();
            form.restore(|it| stored.entry(it));
            assert_eq!(form.read(), Filled { facts: storable, misread: Vec::new() }, "{}", tool.id);
        });
    }

    #[test]
    fn the_beginning_of_an_answer_is_open_and_no_mistake() {
        Owner::new().with(|| {
            let (id, _) = pack::pack().find_fact("birth_date").unwrap();
            let form = AnswerForm::new([id]);
            let entry = form.entry(id).unwrap();
            entry.set(Entry { month: "6".to_owned(), ..Entry::default() });
            let filled = form.read();
            assert_eq!((filled.facts.get(id), filled.misread.len(), form.invalid(&filled)), (Answer::Open, 1, Vec::new()));
            // What is wrong is reported with the text as it was typed.
            entry.set(Entry::of_text("yesterday"));
            let filled = form.read();
            let wrong = InvalidEntry { fact: id, entry: Entry::of_text("yesterday"), why: Misread::NotADay };
            assert_eq!((filled.facts.get(id), form.invalid(&filled)), (Answer::Open, vec![wrong]));
        });
    }

    #[test]
    fn a_question_outside_of_the_form_has_no_field() {
        Owner::new().with(|| {
            let (asked, other) = (FactId(0), FactId(1));
            let form = AnswerForm::new([asked, FactId(u16::MAX)]);
            assert_eq!(form.each().len(), 1, "an id that is not in the pack is left out");
            assert!(form.entry(asked).is_some() && form.entry(other).is_none());
            form.fill(&[(other, Answer::Given(Value::YesNo(true)))].into_iter().collect());
            assert_eq!(form.read(), Filled::default());
        });
    }
}
