//! What is known about a person or a unit, and which facts are refused.

use crate::model::day::Day;
use crate::model::fact::{Fact, FactKind};
use crate::model::ids::FactId;
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::tool::Tool;
use crate::model::value::{Answer, Value};

/// The answers to all questions of a pack, by position.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facts {
    answers: Vec<Answer>,
}

impl Facts {
    /// Nothing known.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// The answer to a question.
    pub fn get(&self, fact: FactId) -> Answer {
        self.answers.get(usize::from(fact.0)).copied().unwrap_or_default()
    }

    /// Puts an answer in the place of what was there.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        let at = usize::from(fact.0);
        if answer != Answer::Open && self.answers.len() <= at {
            self.answers.resize(at + 1, Answer::Open);
        }
        if let Some(held) = self.answers.get_mut(at) {
            *held = answer;
        }
        // No open answers at the end: what says the same is equal.
        while self.answers.last() == Some(&Answer::Open) {
            self.answers.pop();
        }
    }

    /// The questions that are answered, with their answers.
    pub fn answered(&self) -> impl Iterator<Item = (FactId, Answer)> {
        self.answers
            .iter()
            .enumerate()
            .filter(|(_, it)| **it != Answer::Open)
            .filter_map(|(at, it)| Some((FactId(u16::try_from(at).ok()?), *it)))
    }
}

impl FromIterator<(FactId, Answer)> for Facts {
    fn from_iter<T: IntoIterator<Item = (FactId, Answer)>>(answers: T) -> Facts {
        let mut facts = Facts::new();
        for (fact, answer) in answers {
            facts.set(fact, answer);
        }
        facts
    }
}

/// A fact that cannot be, by name, so that it is never decided upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The fact at fault.
    pub fact: FactId,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The answer is of another kind than the question.
    WrongKind,
    /// Below the least that is taken.
    Below(Decimal),
    /// Above the most that is taken.
    Above(Decimal),
    /// A count with decimals.
    NotWhole,
    /// The whole of something is 0.
    WholeIsZero,
    /// A part above its whole, which is this fact.
    AboveWhole(FactId),
    /// A fact of the past after this day.
    InFuture(Day),
    /// Before the day given by this fact.
    Before(FactId),
    /// Served a negative number of months.
    NegativeMonths,
}

/// Every fact of `tool` that cannot be, in the order of asking. Empty when all can be decided upon.
pub fn refusals(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> Vec<Refusal> {
    let mut found = Vec::new();
    for &id in &tool.facts {
        if let Some(fact) = pack.fact_at(id)
            && let Some(fault) = own_fault(fact, facts.get(id), as_of)
        {
            found.push(Refusal { fact: id, fault });
        }
    }
    for &id in &tool.facts {
        let fault = pack
            .fact_at(id)
            .and_then(|it| fault_beside_others(it, facts.get(id), facts).or_else(|| fault_beside_bound(pack, it, facts.get(id), facts)));
        if let Some(fault) = fault
            && !found.iter().any(|it| it.fact == id)
        {
            found.push(Refusal { fact: id, fault });
        }
    }
    let parts_above: Vec<FactId> =
        found.iter().filter_map(|it| if let Fault::AboveWhole(whole) = it.fault { Some(whole) } else { None }).collect();
    // A part above a whole of 0 is the part's fault; the whole is named only where nothing exceeds it.
    found.retain(|it| it.fault != Fault::WholeIsZero || !parts_above.contains(&it.fact));
    found
}

/// The fault of one answer by itself: its kind, its bounds, and the past.
pub fn own_fault(fact: &Fact, answer: Answer, as_of: Day) -> Option<Fault> {
    match (&fact.kind, answer) {
        (_, Answer::Open) | (FactKind::YesNo, Answer::Given(Value::YesNo(_))) => None,
        (FactKind::Choice(choices), Answer::Given(Value::Choice(at))) => (choices.len() <= usize::from(at)).then_some(Fault::WrongKind),
        (FactKind::Number(kind), Answer::Given(Value::Number(number))) => {
            let most = kind.most.unwrap_or(Decimal::LARGEST);
            if number < kind.least {
                Some(Fault::Below(kind.least))
            } else if most < number {
                Some(Fault::Above(most))
            } else if kind.measure == crate::model::fact::Quantity::Count && !number.is_whole() {
                Some(Fault::NotWhole)
            } else if kind.whole && number == Decimal::ZERO {
                Some(Fault::WholeIsZero)
            } else {
                None
            }
        }
        (FactKind::Date { past, .. }, Answer::Given(Value::Date(day))) => (*past && as_of < day).then_some(Fault::InFuture(as_of)),
        (FactKind::Date { past, .. }, Answer::Month(month)) => (*past && as_of < month.first_day()).then_some(Fault::InFuture(as_of)),
        (FactKind::Tenure, Answer::Given(Value::Tenure(tenure))) => {
            if tenure.earlier_months < 0 {
                Some(Fault::NegativeMonths)
            } else {
                tenure.since.filter(|it| as_of < *it).map(|_| Fault::InFuture(as_of))
            }
        }
        (FactKind::Tenure, Answer::TenureSinceMonth(month, earlier_months)) => {
            if earlier_months < 0 {
                Some(Fault::NegativeMonths)
            } else {
                (as_of < month.first_day()).then_some(Fault::InFuture(as_of))
            }
        }
        (
            FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure,
            Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..),
        ) => Some(Fault::WrongKind),
    }
}

/// The fault of one answer seen beside others: a part above its whole, an end before its beginning.
pub fn fault_beside_others(fact: &Fact, answer: Answer, facts: &Facts) -> Option<Fault> {
    match &fact.kind {
        FactKind::Number(kind) => {
            let whole = kind.part_of?;
            match (answer, facts.get(whole)) {
                (Answer::Given(Value::Number(part)), Answer::Given(Value::Number(of))) if of < part && Decimal::ZERO <= of => {
                    Some(Fault::AboveWhole(whole))
                }
                _ => None,
            }
        }
        FactKind::Date { not_before: Some(start), .. } => {
            let last = last_day(answer)?;
            (last < first_day(facts.get(*start))?).then_some(Fault::Before(*start))
        }
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { not_before: None, .. } | FactKind::Tenure => None,
    }
}

/// A part above the most that its whole could be, while the whole is open: no completion would do.
fn fault_beside_bound(pack: &Pack, fact: &Fact, answer: Answer, facts: &Facts) -> Option<Fault> {
    let (FactKind::Number(kind), Answer::Given(Value::Number(part))) = (&fact.kind, answer) else { return None };
    let whole = kind.part_of?;
    let Some(FactKind::Number(bounds)) = pack.fact_at(whole).map(|it| &it.kind) else { return None };
    (facts.get(whole) == Answer::Open && bounds.most.is_some_and(|most| most < part)).then_some(Fault::AboveWhole(whole))
}

fn first_day(answer: Answer) -> Option<Day> {
    match answer {
        Answer::Given(Value::Date(day)) => Some(day),
        Answer::Month(month) => Some(month.first_day()),
        Answer::Open | Answer::Given(_) | Answer::TenureSinceMonth(..) => None,
    }
}

fn last_day(answer: Answer) -> Option<Day> {
    match answer {
        Answer::Given(Value::Date(day)) => Some(day),
        Answer::Month(month) => Some(month.last_day()),
        Answer::Open | Answer::Given(_) | Answer::TenureSinceMonth(..) => None,
    }
}
