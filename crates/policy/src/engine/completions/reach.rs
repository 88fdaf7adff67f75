//! Which verdicts completions reach, and which facts decide between them.

use core::cell::{Cell, RefCell};

use crate::engine::completions::outlook::Outlook;
use crate::engine::completions::space::{Completions, MOST_FOUND};
use crate::engine::evaluate::{holds, leaf_holds, open_slot, slots_in};
use crate::model::criterion::{Criterion, Leaf};
use crate::model::ids::{CriterionId, Slot};
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

impl Completions<'_> {
    /// Which verdicts of a criterion completions reach.
    pub fn reach(&mut self, criterion: CriterionId) -> Reach {
        match holds(&self.tool.rule, criterion, &self.situation) {
            Some(true) => return Reach { met: true, not_met: false },
            Some(false) => return Reach { met: false, not_met: true },
            None => {}
        }
        let shared = self.shared_slots(criterion).next();
        if shared.is_none()
            && let held = self.held(criterion)
            && let Some(outlook) = self.outlook(criterion, None, &held)
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
        let held = self.held(criterion);
        for pair in answers.windows(2) {
            let [one, other] = *pair else { continue };
            let outlook = self.outlook(criterion, Some((slot, one, other)), &held)?;
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
        for slots in self.open_leaves(criterion) {
            twice |= once & slots;
            once |= slots;
        }
        slots_in(twice)
    }

    /// The other open slots of the leaves that depend on a slot.
    fn beside(&self, criterion: CriterionId, slot: Slot) -> u32 {
        let open = self.open_leaves(criterion).into_iter().filter(|slots| slots >> slot & 1 == 1);
        open.fold(0, |found, slots| found | slots) & !(1 << slot)
    }

    /// The open slots of every leaf that could still turn the criterion, with those that bound them.
    fn open_leaves(&self, criterion: CriterionId) -> Vec<u32> {
        let found = RefCell::new(Vec::new());
        self.gather(criterion, &found);
        found.into_inner()
    }

    /// What the criterion comes to; while that is open, the leaves below it are among the found.
    fn gather(&self, criterion: CriterionId, found: &RefCell<Vec<u32>>) -> Option<bool> {
        let rule = &self.tool.rule;
        let node = rule.criterion(criterion)?;
        let before = found.borrow().len();
        let child = |child| self.gather(child, found);
        let held = rule.combined(node.criterion, self.situation.chosen, child, |leaf| {
            let held = leaf_holds(rule, leaf, &self.situation);
            if held.is_none() {
                found.borrow_mut().push(self.with_bounds(node.slots));
            }
            held
        });
        if held.is_some() {
            found.borrow_mut().truncate(before);
        }
        held
    }

    /// Those of these slots that are open, with the open ones that bound them.
    fn with_bounds(&self, slots: u32) -> u32 {
        slots_in(slots).filter(|slot| self.situation.is_open(*slot)).fold(0, |open, slot| {
            let bounding = self.bounds(slot).slots().filter(|bound| self.situation.is_open(*bound));
            bounding.fold(open | 1 << slot, |bits, bound| bits | 1 << bound)
        })
    }

    /// What each criterion comes to by what is known, as far as it is asked: one below a settled one may be missing.
    fn held(&self, criterion: CriterionId) -> Vec<Cell<Option<bool>>> {
        let held = vec![Cell::new(None); self.tool.rule.criteria.len()];
        self.hold(criterion, &held);
        held
    }

    fn hold(&self, criterion: CriterionId, held: &[Cell<Option<bool>>]) -> Option<bool> {
        let rule = &self.tool.rule;
        let node = rule.criterion(criterion)?;
        let child = |child| self.hold(child, held);
        let here = rule.combined(node.criterion, self.situation.chosen, child, |leaf| leaf_holds(rule, leaf, &self.situation));
        if let Some(cell) = held.get(usize::from(criterion)) {
            cell.set(here);
        }
        here
    }

    /// What a criterion comes to in two completions that differ in no more than one slot, over all such pairs, where no two
    /// leaves share an open slot; nothing where some leaf comes to nothing. `held` says what is settled before.
    fn outlook(&mut self, criterion: CriterionId, varied: Option<(Slot, Answer, Answer)>, held: &[Cell<Option<bool>>]) -> Option<Outlook> {
        let tool = self.tool;
        let node = tool.rule.criterion(criterion)?;
        if let Some(settled) = held.get(usize::from(criterion)).and_then(Cell::get) {
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
            Criterion::Not(child) => return self.outlook(child, varied, held).map(Outlook::not),
            Criterion::All(_) => (Outlook::of(true, true), |one, other| one & other),
            Criterion::Any(_) | Criterion::ByReading(..) => (Outlook::of(false, false), |one, other| one | other),
        };
        let mut folded = start;
        for &child in tool.rule.children_of(&node.criterion, self.situation.chosen) {
            folded = folded.with(self.outlook(child, varied, held)?, with);
        }
        Some(folded)
    }

    /// What a leaf comes to in completions alone, kept: it is asked for again at every fact and every pair that another leaf hangs on.
    fn settled_leaf(&mut self, leaf: Leaf, (criterion, slots): (CriterionId, u32)) -> Option<Outlook> {
        if let Leaf::Yes(_) = leaf {
            return Some(Outlook::of(true, true).or(Outlook::of(false, false)));
        }
        let beside = self.known_for_leaf(slots);
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
