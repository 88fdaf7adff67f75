//! The facts of a tool with what is open about them, and what was found of them so far.

use std::rc::Rc;

use crate::engine::completions::outlook::Outlook;
use crate::engine::evaluate::{MOST_SLOTS, Situation};
use crate::model::day::Day;
use crate::model::fact::FactKind;
use crate::model::ids::{CriterionId, Slot};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::rule::{Amount, ReadingChoices, Rule};
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// Of so many slots and situations it is kept what was found to try.
pub(super) const MOST_FOUND: usize = 64;

/// What was found to try in a slot while the slots on which that depends were as said.
pub(super) struct Found {
    pub(super) slot: Slot,
    pub(super) beside: [Answer; MOST_SLOTS],
    pub(super) samples: Rc<[Answer]>,
}

/// What an answer in a slot may be: its kind, and the slots that bound it.
#[derive(Clone, Copy, Default)]
pub(super) struct Bounds<'a> {
    pub(super) kind: Option<&'a FactKind>,
    pub(super) part_of: Option<Slot>,
    pub(super) whole_of: Option<Slot>,
    pub(super) not_before: Option<Slot>,
    pub(super) not_after: Option<Slot>,
}

impl Bounds<'_> {
    /// The slots that bound it.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> + use<> {
        [self.part_of, self.whole_of, self.not_before, self.not_after].into_iter().flatten()
    }
}

/// A tool's facts with what is open about them.
pub struct Completions<'a> {
    pub(super) tool: &'a Tool,
    bounds: [Bounds<'a>; MOST_SLOTS],
    /// The slots (bits) on which it depends what is tried of each slot.
    depends: [u32; MOST_SLOTS],
    /// Facts of the past do not lie after this day, whatever day is asked about.
    pub(super) known_until: Day,
    /// Up to here a number without a bound of its own is tried.
    pub(super) largest: Decimal,
    pub(super) situation: Situation,
    /// What was found to try, under these readings.
    pub(super) found: Vec<Found>,
    /// What leaves come to, under these readings, while the slots on which that depends were as said.
    pub(super) leaves: Vec<(CriterionId, [Answer; MOST_SLOTS], Option<Outlook>)>,
}

impl<'a> Completions<'a> {
    /// The completions of a situation.
    pub fn new(pack: &'a Pack, tool: &'a Tool, situation: Situation, known_until: Day) -> Completions<'a> {
        let mut bounds = [Bounds::default(); MOST_SLOTS];
        for (slot, fact) in tool.slots() {
            let kind = pack.fact_at(fact).map(|it| &it.kind);
            let (is_date, other) = match kind {
                Some(FactKind::Number(number)) => (false, number.part_of),
                Some(FactKind::Date { not_before, .. }) => (true, *not_before),
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure) | None => (false, None),
            };
            let other = other.and_then(|it| tool.slot_of(it));
            if let Some(here) = bounds.get_mut(usize::from(slot)) {
                here.kind = kind;
                *(if is_date { &mut here.not_before } else { &mut here.part_of }) = other;
            }
            if let Some(there) = other.and_then(|it| bounds.get_mut(usize::from(it))) {
                *(if is_date { &mut there.not_after } else { &mut there.whole_of }) = Some(slot);
            }
        }
        let depends = dependencies(&tool.rule, &bounds);
        Completions { tool, bounds, depends, known_until, largest: Decimal::LARGEST, situation, found: Vec::new(), leaves: Vec::new() }
    }

    pub(super) fn bounds(&self, slot: Slot) -> Bounds<'a> {
        self.bounds.get(usize::from(slot)).copied().unwrap_or_default()
    }

    /// The answers on which it depends what is tried of a slot; the others as if they were open.
    pub(super) fn known_for(&self, slot: Slot) -> [Answer; MOST_SLOTS] {
        self.answers_of(self.depends.get(usize::from(slot)).copied().unwrap_or(u32::MAX))
    }

    /// The answers on which it depends what a leaf comes to that has these slots.
    pub(super) fn known_for_leaf(&self, slots: u32) -> [Answer; MOST_SLOTS] {
        self.answers_of(self.depends.iter().enumerate().filter(|(at, _)| slots >> at & 1 == 1).fold(slots, |all, (_, it)| all | it))
    }

    fn answers_of(&self, slots: u32) -> [Answer; MOST_SLOTS] {
        let mut answers = self.situation.slots;
        for (at, answer) in answers.iter_mut().enumerate() {
            if slots >> at & 1 == 0 {
                *answer = Answer::Open;
            }
        }
        answers
    }

    /// The completions of another situation of the same tool. What was found of the last one is kept, as far as it does not hang on the day or
    /// the readings and these are others now.
    pub(crate) fn turn_to(&mut self, situation: Situation) {
        if (situation.day, situation.chosen) != (self.situation.day, self.situation.chosen) {
            self.forget();
        }
        self.situation = situation;
    }

    /// The same completions under other readings.
    pub fn read_as(&mut self, chosen: ReadingChoices) {
        self.situation.chosen = chosen;
        // A reading may move where something turns.
        self.forget();
    }

    /// The same completions with numbers that have no bound of their own tried only this far.
    pub(crate) fn up_to(mut self, largest: Decimal) -> Completions<'a> {
        self.largest = largest;
        self.forget();
        self
    }

    fn forget(&mut self) {
        self.found.clear();
        self.leaves.clear();
    }
}

/// The slots on which it depends what is tried of each slot: those of the leaves that have it, and what bounds these.
fn dependencies(rule: &Rule, bounds: &[Bounds; MOST_SLOTS]) -> [u32; MOST_SLOTS] {
    // Which of two amounts is the greater is looked for whatever the slot.
    if rule.amounts.iter().any(|it| matches!(it, Amount::Least(_) | Amount::Most(_))) {
        return [u32::MAX; MOST_SLOTS];
    }
    let mut depends = core::array::from_fn(|slot| 1 << slot);
    for node in rule.criteria.iter().filter(|it| it.criterion.leaf().is_some()) {
        for (slot, depends) in depends.iter_mut().enumerate() {
            if node.slots >> slot & 1 == 1 {
                *depends |= node.slots;
            }
        }
    }
    for depends in &mut depends {
        let beside = *depends;
        for (_, bounds) in bounds.iter().enumerate().filter(|(slot, _)| beside >> slot & 1 == 1) {
            *depends = bounds.slots().fold(*depends, |all, bound| all | 1 << bound);
        }
    }
    depends
}
