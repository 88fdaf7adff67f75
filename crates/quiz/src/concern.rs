//! Whom a tool concerns: of the answers that say who somebody is, those with which there is still something to decide. Nothing is
//! learnt from a case about somebody who is no township cadre at all.

use policy::engine::completions::space::Completions;
use policy::engine::decide::{combinations, situation};
use policy::model::day::Day;
use policy::model::fact::{Advice, FactKind};
use policy::model::facts::Facts;
use policy::model::ids::{FactId, Slot};
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::{Group, Tool};
use policy::model::value::{Answer, Value};

/// Who somebody may be in a case of a tool: the answers that would leave nothing to decide are shut out.
#[derive(Clone, Debug, Default)]
pub struct Concern {
    shut: Vec<(FactId, Value)>,
}

impl Concern {
    /// What a tool for persons asks of who they are. A unit's tools concern every unit.
    pub fn of(pack: &Pack, tool: &Tool, as_of: Day) -> Concern {
        let mut concern = Concern::default();
        if tool.group != Group::Person {
            return concern;
        }
        for (slot, id) in tool.slots().filter(|it| says_who(pack, it.1)) {
            let values = values_of(pack, id);
            let outcomes: Vec<Option<bool>> = values.iter().map(|it| settled_by(pack, tool, (slot, *it), as_of)).collect();
            // "No" shuts the door; where nothing does, what holds whoever it is does not concern them either.
            let shuts = if outcomes.contains(&Some(false)) { Some(false) } else { Some(true) };
            if outcomes.iter().any(|it| *it != shuts) {
                concern.shut.extend(values.iter().zip(&outcomes).filter(|it| *it.1 == shuts).map(|it| (id, *it.0)));
            }
        }
        concern
    }

    /// Whether the tool concerns somebody of whom this is said.
    pub fn lets_in(&self, id: FactId, value: Value) -> bool {
        !self.shut.contains(&(id, value))
    }

    /// Whether an answer to this says whom the tool concerns.
    pub fn asks_who(&self, id: FactId) -> bool {
        self.shut.iter().any(|it| it.0 == id)
    }
}

/// Whether who somebody is decides a tool for persons alone: then a case of it would be about those whom it does not concern.
pub fn decides_only_who(pack: &Pack, tool: &Tool) -> bool {
    let slots = tool.rule.verdict.map_or(0, |it| tool.rule.slots_of(it));
    let mut decisive = tool.slots().filter(|it| slots >> it.0 & 1 == 1);
    let only = decisive.next().filter(|_| decisive.next().is_none());
    tool.group == Group::Person && tool.readings.is_empty() && only.is_some_and(|it| says_who(pack, it.1))
}

/// Whether a fact is what somebody is, rather than what somebody could bring about.
pub fn says_who(pack: &Pack, id: FactId) -> bool {
    pack.fact_at(id).is_some_and(|it| it.advice == Advice::Never && matches!(it.kind, FactKind::YesNo | FactKind::Choice(_)))
}

/// The answers of a fact that is answered by choosing.
pub fn values_of(pack: &Pack, id: FactId) -> Vec<Value> {
    match pack.fact_at(id).map(|it| &it.kind) {
        Some(FactKind::YesNo) => vec![Value::YesNo(true), Value::YesNo(false)],
        Some(FactKind::Choice(choices)) => (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).map(Value::Choice).collect(),
        Some(FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => Vec::new(),
    }
}

/// What this answer alone settles, under every reading.
fn settled_by(pack: &Pack, tool: &Tool, (slot, value): (Slot, Value), as_of: Day) -> Option<bool> {
    let verdict = tool.rule.verdict?;
    let mut readings = combinations(tool);
    if readings.is_empty() {
        readings.push(ReadingChoices::default());
    }
    let mut settled = readings.into_iter().map(|chosen| {
        let mut known = situation(pack, tool, &Facts::new(), as_of, chosen);
        known.put(slot, Answer::Given(value));
        Completions::new(pack, tool, known, as_of).reach(verdict).agreed()
    });
    let first = settled.next().flatten()?;
    settled.all(|it| it == Some(first)).then_some(first)
}
