//! Completions: what the open facts could still be, and what that could change. Exact, not guessed.
//!
//! A fact is tried at both ends of what it may be and on both sides of every threshold at which something turns. Every
//! leaf is monotone in each of its facts, so nothing between two such samples differs from both; thresholds are found
//! by bisection where all the other facts of a leaf are fixed. Folding alone prunes what is decided already, and leaves that
//! share no open fact are folded apart, not multiplied with one another: only what they share is tried one by one.

pub mod results;
mod samples;

use crate::engine::completions::samples::{Found, MOST_FOUND};
use crate::engine::evaluate::{MOST_SLOTS, Situation, holds, open_slot, slots_in};
use crate::model::criterion::{Criterion, Leaf};
use crate::model::day::Day;
use crate::model::fact::FactKind;
use crate::model::ids::{CriterionId, Slot};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// Which verdicts completions reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Reach {
    /// Some completion meets the criterion.
    pub met: bool,
    /// Some completion does not.
    pub not_met: bool,
}

impl Reach {
    /// The one verdict of all completions, if there is one.
    pub fn agreed(self) -> Option<bool> {
        match (self.met, self.not_met) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            (true, true) | (false, false) => None,
        }
    }
}

/// What an answer in a slot may be: its kind, and the slots that bound it.
#[derive(Clone, Copy, Default)]
struct Bounds<'a> {
    kind: Option<&'a FactKind>,
    part_of: Option<Slot>,
    whole_of: Option<Slot>,
    not_before: Option<Slot>,
    not_after: Option<Slot>,
}

/// A tool's facts with what is open about them.
pub struct Completions<'a> {
    tool: &'a Tool,
    bounds: [Bounds<'a>; MOST_SLOTS],
    /// Facts of the past do not lie after this day, whatever day is asked about.
    known_until: Day,
    /// Up to here a number without a bound of its own is tried.
    largest: Decimal,
    situation: Situation,
    /// What was found to try, under these readings.
    found: Vec<Found>,
    /// What leaves come to, under these readings, while all slots were as said.
    leaves: Vec<(CriterionId, [Answer; MOST_SLOTS], Option<Outlook>)>,
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
        Completions { tool, bounds, known_until, largest: Decimal::LARGEST, situation, found: Vec::new(), leaves: Vec::new() }
    }

    fn bounds(&self, slot: Slot) -> Bounds<'a> {
        self.bounds.get(usize::from(slot)).copied().unwrap_or_default()
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

    /// Which verdicts of a criterion completions reach.
    pub fn reach(&mut self, criterion: CriterionId) -> Reach {
        match holds(&self.tool.rule, criterion, &self.situation) {
            Some(true) => return Reach { met: true, not_met: false },
            Some(false) => return Reach { met: false, not_met: true },
            None => {}
        }
        let shared = self.shared_slots(criterion).next();
        if shared.is_none()
            && let Some(outlook) = self.outlook(criterion, None)
        {
            return Reach { met: outlook.has(true, true), not_met: outlook.has(false, false) };
        }
        let mut reach = Reach::default();
        let Some(slot) = shared.or_else(|| open_slot(&self.tool.rule, criterion, &self.situation)) else { return reach };
        self.for_each(slot, &mut |here| {
            let there = here.reach(criterion);
            reach.met |= there.met;
            reach.not_met |= there.not_met;
            reach.met && reach.not_met
        });
        reach
    }

    /// Whether two completions exist that differ in this fact alone and give the criterion different verdicts.
    pub fn decides(&mut self, slot: Slot, criterion: CriterionId) -> bool {
        if holds(&self.tool.rule, criterion, &self.situation).is_some() || self.tool.rule.slots_of(criterion) >> slot & 1 == 0 {
            return false;
        }
        let beside = self.beside(criterion, slot);
        let apart = slots_in(beside).next().or_else(|| self.shared_slots(criterion).find(|it| *it != slot));
        let mut found = false;
        if let Some(other) = apart {
            self.for_each(other, &mut |here| {
                found = here.decides(slot, criterion);
                found
            });
            return found;
        }
        // What differs between two samples far apart differs between two in a row; the ends cost nothing to find.
        let ends = self.ends(slot);
        match self.differs_between(slot, criterion, &ends) {
            Some(true) => return true,
            Some(false) if self.is_chosen(slot) => return false,
            Some(false) => {}
            None => return self.decides_one_by_one(slot, criterion),
        }
        let samples = self.samples(slot);
        self.differs_between(slot, criterion, &samples).unwrap_or_else(|| self.decides_one_by_one(slot, criterion))
    }

    /// Whether two answers in a row can give different verdicts; nothing where some leaf comes to nothing.
    fn differs_between(&mut self, slot: Slot, criterion: CriterionId, answers: &[Answer]) -> Option<bool> {
        for pair in answers.windows(2) {
            let [one, other] = *pair else { continue };
            let outlook = self.outlook(criterion, Some((slot, one, other)))?;
            if outlook.has(true, false) || outlook.has(false, true) {
                return Some(true);
            }
        }
        Some(false)
    }

    /// The same where some leaf comes to nothing at all: every completion is looked at.
    fn decides_one_by_one(&mut self, slot: Slot, criterion: CriterionId) -> bool {
        let slots = self.tool.rule.slots_of(criterion);
        let other = slots_in(slots).find(|&it| it != slot && self.situation.is_open(it));
        let mut found = false;
        match other {
            Some(other) => self.for_each(other, &mut |here| {
                found = here.decides_one_by_one(slot, criterion);
                found
            }),
            None => {
                let mut seen = Reach::default();
                self.for_each(slot, &mut |here| {
                    match holds(&here.tool.rule, criterion, &here.situation) {
                        Some(true) => seen.met = true,
                        Some(false) => seen.not_met = true,
                        None => {}
                    }
                    found = seen.met && seen.not_met;
                    found
                });
            }
        }
        found
    }

    /// The open slots on which more than one leaf depends that is not yet settled: while there is none, the leaves come out
    /// independently of one another.
    fn shared_slots(&self, criterion: CriterionId) -> impl Iterator<Item = Slot> + use<> {
        let (mut once, mut twice) = (0, 0);
        self.each_open_leaf(criterion, &mut |slots| {
            twice |= once & slots;
            once |= slots;
        });
        slots_in(twice)
    }

    /// The other open slots of the leaves that depend on a slot.
    fn beside(&self, criterion: CriterionId, slot: Slot) -> u32 {
        let mut found = 0;
        self.each_open_leaf(criterion, &mut |slots| {
            if slots >> slot & 1 == 1 {
                found |= slots;
            }
        });
        found & !(1 << slot)
    }

    /// Calls `each` with the open slots of every leaf that could still turn the criterion, with those that bound them.
    fn each_open_leaf(&self, criterion: CriterionId, each: &mut dyn FnMut(u32)) {
        let rule = &self.tool.rule;
        let Some(node) = rule.criterion(criterion) else { return };
        if holds(rule, criterion, &self.situation).is_some() {
            return;
        }
        if node.criterion.leaf().is_some() {
            let mut open = 0;
            for slot in slots_in(node.slots).filter(|it| self.situation.is_open(*it)) {
                let bounds = self.bounds(slot);
                let bounding = [bounds.part_of, bounds.whole_of, bounds.not_before, bounds.not_after].into_iter().flatten();
                open |= bounding.filter(|it| self.situation.is_open(*it)).fold(1 << slot, |bits, it| bits | 1 << it);
            }
            each(open);
        }
        for &child in rule.children_of(&node.criterion, self.situation.chosen) {
            self.each_open_leaf(child, each);
        }
    }

    /// What a criterion comes to in two completions that differ in no more than one slot, over all such pairs, where no two
    /// leaves share an open slot; nothing where some leaf comes to nothing.
    fn outlook(&mut self, criterion: CriterionId, varied: Option<(Slot, Answer, Answer)>) -> Option<Outlook> {
        let tool = self.tool;
        let node = tool.rule.criterion(criterion)?;
        if let Some(settled) = holds(&tool.rule, criterion, &self.situation) {
            return Some(Outlook::of(settled, settled));
        }
        let (start, with): (Outlook, fn(u8, u8) -> u8) = match node.criterion {
            Criterion::Leaf(leaf) => {
                let varied = varied.filter(|it| node.slots >> it.0 & 1 == 1);
                if varied.is_none() {
                    return self.settled_leaf(leaf, (criterion, node.slots));
                }
                let mut outlook = Outlook::NONE;
                return self.leaf_outlook((criterion, node.slots), varied, &mut outlook).then_some(outlook);
            }
            Criterion::Not(child) => return self.outlook(child, varied).map(Outlook::not),
            Criterion::All(_) => (Outlook::of(true, true), |one, other| one & other),
            Criterion::Any(_) | Criterion::ByReading(..) => (Outlook::of(false, false), |one, other| one | other),
        };
        let mut folded = start;
        for &child in tool.rule.children_of(&node.criterion, self.situation.chosen) {
            folded = folded.with(self.outlook(child, varied)?, with);
        }
        Some(folded)
    }

    /// What a leaf comes to in completions alone, kept: it is asked for again at every fact and every pair that another leaf hangs on.
    fn settled_leaf(&mut self, leaf: Leaf, (criterion, slots): (CriterionId, u32)) -> Option<Outlook> {
        if let Leaf::Yes(_) = leaf {
            return Some(Outlook::of(true, true).or(Outlook::of(false, false)));
        }
        let beside = self.situation.slots;
        if let Some(known) = self.leaves.iter().rev().find(|it| it.0 == criterion && it.1 == beside) {
            return known.2;
        }
        let mut outlook = Outlook::NONE;
        let found = self.leaf_outlook((criterion, slots), None, &mut outlook).then_some(outlook);
        if self.leaves.len() == MOST_FOUND {
            self.leaves.clear();
        }
        self.leaves.push((criterion, beside, found));
        found
    }

    /// Adds what a leaf comes to in every pair of completions; says whether it always came to something.
    fn leaf_outlook(&mut self, leaf: (CriterionId, u32), varied: Option<(Slot, Answer, Answer)>, found: &mut Outlook) -> bool {
        let (rule, before) = (&self.tool.rule, self.situation);
        let varied_slot = varied.map(|it| it.0);
        let mut open = slots_in(leaf.1).filter(|it| Some(*it) != varied_slot && before.is_open(*it));
        let Some(slot) = open.next() else {
            let (one, other) = match varied {
                Some((slot, one, other)) => {
                    let mut there = before;
                    there.put(slot, one);
                    let one = holds(rule, leaf.0, &there);
                    there.put(slot, other);
                    (one, holds(rule, leaf.0, &there))
                }
                None => {
                    let here = holds(rule, leaf.0, &before);
                    (here, here)
                }
            };
            return match one.zip(other) {
                Some((one, other)) => {
                    *found = found.or(Outlook::of(one, other));
                    true
                }
                None => false,
            };
        };
        let mut complete = true;
        self.for_each(slot, &mut |here| {
            complete &= here.leaf_outlook(leaf, varied, found);
            !complete || found.is_full(varied.is_some())
        });
        complete
    }
}

/// What a criterion comes to in two completions: the pairs of verdicts that are reached, as bits by the pair's two bits.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Outlook(u8);

impl Outlook {
    const NONE: Outlook = Outlook(0);

    fn of(one: bool, other: bool) -> Outlook {
        Outlook(1 << (u8::from(one) << 1 | u8::from(other)))
    }

    fn has(self, one: bool, other: bool) -> bool {
        self.0 & Outlook::of(one, other).0 != 0
    }

    /// Whether nothing more can be reached; where nothing varies, both verdicts of a pair are the same.
    fn is_full(self, varied: bool) -> bool {
        self.0 == if varied { 0b1111 } else { 0b1001 }
    }

    fn or(self, other: Outlook) -> Outlook {
        Outlook(self.0 | other.0)
    }

    fn pairs(self) -> impl Iterator<Item = u8> {
        (0..4).filter(move |it| self.0 >> it & 1 == 1)
    }

    /// Every pair of one with every pair of the other: they come about independently.
    fn with(self, other: Outlook, with: fn(u8, u8) -> u8) -> Outlook {
        Outlook(self.pairs().flat_map(|one| other.pairs().map(move |other| 1 << with(one, other))).fold(0, |bits, it: u8| bits | it))
    }

    fn not(self) -> Outlook {
        Outlook(self.pairs().fold(0, |bits, it| bits | 1 << (!it & 3)))
    }
}
