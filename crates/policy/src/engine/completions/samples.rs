//! What is tried of an open fact: both ends of what it may be, and both sides of every place where something turns.

use std::rc::Rc;

use crate::engine::completions::space::{Completions, Found, MOST_FOUND};
use crate::engine::evaluate::{Situation, amount, holds, slots_in};
use crate::model::day::Day;
use crate::model::fact::{FactKind, NumberKind};
use crate::model::ids::{CriterionId, Slot};
use crate::model::number::Decimal;
use crate::model::rule::{Amount, Rule};
use crate::model::value::{Answer, Tenure, Value};

/// So far a tenure may have lasted, for trying: far beyond any length that the document names.
const LONGEST_MONTHS: i64 = 12_000;

impl<'a> Completions<'a> {
    /// Tries every sample of a slot until `step` says that it has enough. The slot is as before afterwards.
    pub(super) fn for_each(&mut self, slot: Slot, step: &mut dyn FnMut(&mut Completions<'a>) -> bool) {
        // The ends cost nothing to find, and mostly are enough.
        let ends = self.ends(slot);
        if self.tries(slot, &ends, step) || self.is_chosen(slot) {
            return;
        }
        let between: Vec<Answer> = self.samples(slot).iter().copied().filter(|it| !ends.contains(it)).collect();
        self.tries(slot, &between, step);
    }

    fn tries(&mut self, slot: Slot, answers: &[Answer], step: &mut dyn FnMut(&mut Completions<'a>) -> bool) -> bool {
        let before = self.situation.slot(slot);
        for &answer in answers {
            self.situation.put(slot, answer);
            let enough = step(self);
            self.situation.put(slot, before);
            if enough {
                return true;
            }
        }
        false
    }

    /// Services of every length that makes a difference, in a post held since that day or not held now.
    pub(crate) fn services(&mut self, slot: Slot, since: Option<Day>) -> Vec<Answer> {
        self.services_near(slot, since, Near::Everything)
    }

    fn services_near(&mut self, slot: Slot, since: Option<Day>, near: Near) -> Vec<Answer> {
        self.sampled(slot, (0, LONGEST_MONTHS, 1), near, |months| {
            Answer::Given(Value::Tenure(Tenure { since, earlier_months: i32::try_from(months).unwrap_or(i32::MAX) }))
        })
    }

    /// Whether a slot is answered by choosing.
    pub(crate) fn is_chosen(&self, slot: Slot) -> bool {
        matches!(self.bounds(slot).kind, Some(FactKind::YesNo | FactKind::Choice(_)))
    }

    /// Of an open service: that it begins on a day, with nothing before.
    pub(crate) fn service_from(&self, slot: Slot, day: Day) -> Option<Answer> {
        let is_open = self.situation.slot(slot) == Answer::Open && matches!(self.bounds(slot).kind, Some(FactKind::Tenure));
        is_open.then_some(Answer::Given(Value::Tenure(Tenure { since: Some(day), earlier_months: 0 })))
    }

    /// What may be in a slot: both ends, both sides of every turn, in order.
    pub(crate) fn samples(&mut self, slot: Slot) -> Rc<[Answer]> {
        let beside = self.known_for(slot);
        if let Some(found) = self.found.iter().rev().find(|it| it.slot == slot && it.beside == beside) {
            return Rc::clone(&found.samples);
        }
        let samples: Rc<[Answer]> = self.tried(slot, Near::Everything).into();
        if self.found.len() == MOST_FOUND {
            self.found.clear();
        }
        self.found.push(Found { slot, beside, samples: Rc::clone(&samples) });
        samples
    }

    /// Both sides of every place where something turns as an open slot grows, in order, as far as everything else that turns
    /// with it is known. Of a yes or no and of a choice: every answer. What is not open is not tried.
    pub fn turns(&mut self, slot: Slot) -> Vec<Answer> {
        if self.situation.slot(slot) == Answer::Open { self.tried(slot, Near::Turns) } else { Vec::new() }
    }

    fn tried(&mut self, slot: Slot, near: Near) -> Vec<Answer> {
        match self.situation.slot(slot) {
            Answer::Month(month) => {
                self.days_of(slot, month.first_day(), month.last_day()).map(|it| Answer::Given(Value::Date(it))).collect()
            }
            Answer::TenureSinceMonth(month, earlier_months) => self
                .days_of(slot, month.first_day(), month.last_day())
                .map(|it| Answer::Given(Value::Tenure(Tenure { since: Some(it), earlier_months })))
                .collect(),
            Answer::Given(it) => vec![Answer::Given(it)],
            Answer::Open => match self.bounds(slot).kind {
                Some(FactKind::YesNo) => [true, false].map(|it| Answer::Given(Value::YesNo(it))).to_vec(),
                Some(FactKind::Choice(choices)) => {
                    (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).map(|it| Answer::Given(Value::Choice(it))).collect()
                }
                Some(FactKind::Number(kind)) => {
                    let (least, most) = self.number_range(slot, kind);
                    let step = kind.measure.step().ten_thousandths();
                    self.sampled(slot, (least, most, step), near, |it| Answer::Given(Value::Number(Decimal::from_ten_thousandths(it))))
                }
                Some(FactKind::Date { past, .. }) => {
                    let (least, most) = self.date_range(slot, *past);
                    let day = |it: i64| Answer::Given(Value::Date(Day::from_number(i32::try_from(it).unwrap_or(i32::MAX))));
                    self.sampled(slot, (i64::from(least.number()), i64::from(most.number()), 1), near, day)
                }
                Some(FactKind::Tenure) => self.services_near(slot, None, near),
                None => Vec::new(),
            },
        }
    }

    /// The days of a month that a fact may still be.
    fn days_of(&self, slot: Slot, first: Day, last: Day) -> impl Iterator<Item = Day> + use<> {
        let past = !matches!(self.bounds(slot).kind, Some(FactKind::Date { past: false, .. }));
        let (least, most) = self.date_range(slot, past);
        let (from, to) = (first.max(least).number(), last.min(most).number());
        (from..=to).map(Day::from_number)
    }

    fn number_range(&self, slot: Slot, kind: &NumberKind) -> (i64, i64) {
        let bounds = self.bounds(slot);
        let number = |other: Option<Slot>| match other.map(|it| self.situation.slot(it)) {
            Some(Answer::Given(Value::Number(it))) => Some(it.ten_thousandths()),
            Some(_) | None => None,
        };
        let step = kind.measure.step().ten_thousandths();
        let least = if kind.whole { kind.least.ten_thousandths().max(step) } else { kind.least.ten_thousandths() };
        let most = kind.most.unwrap_or(self.largest).ten_thousandths();
        let part = number(bounds.whole_of).unwrap_or(least);
        let whole = number(bounds.part_of).unwrap_or(most);
        (least.max(part), most.min(whole))
    }

    fn date_range(&self, slot: Slot, past: bool) -> (Day, Day) {
        let bounds = self.bounds(slot);
        let first = match bounds.not_before.map(|it| self.situation.slot(it)) {
            Some(Answer::Given(Value::Date(it))) => it,
            Some(Answer::Month(it)) => it.first_day(),
            Some(_) | None => Day::EARLIEST,
        };
        let last = match bounds.not_after.map(|it| self.situation.slot(it)) {
            Some(Answer::Given(Value::Date(it))) => it,
            Some(Answer::Month(it)) => it.last_day(),
            Some(_) | None => Day::LATEST,
        };
        (first, if past { last.min(self.known_until) } else { last })
    }

    /// Both ends, the steps beside them, and both sides of every turn between; or the turns alone.
    fn sampled(&mut self, slot: Slot, (least, most, step): (i64, i64, i64), near: Near, answer: impl Fn(i64) -> Answer) -> Vec<Answer> {
        if most < least {
            return Vec::new();
        }
        let mut points = match near {
            Near::Everything => vec![least, most, least.saturating_add(step).min(most), least.saturating_add(2 * step).min(most)],
            Near::Turns => Vec::new(),
        };
        let before = self.situation;
        for turning in self.turnings(slot) {
            // Where a leaf waits for one other fact, it turns somewhere between where it turns for that fact's ends.
            let other = turning.slots(&self.tool.rule) & !(1 << slot);
            let mut open = slots_in(other).filter(|&it| self.situation.is_open(it));
            match (open.next(), open.next()) {
                (None, _) => self.turns_between(&turning, slot, (least, most, step), &answer, &mut points),
                (Some(only), None) if near == Near::Everything => {
                    for end in self.ends(only) {
                        self.situation.put(only, end);
                        self.turns_between(&turning, slot, (least, most, step), &answer, &mut points);
                        self.situation = before;
                    }
                }
                (Some(_), _) => {}
            }
            self.situation = before;
        }
        order::sort(&mut points);
        points.dedup();
        points.into_iter().map(answer).collect()
    }

    /// Adds both sides of the place where something turns as a slot grows, if it does.
    fn turns_between(
        &mut self,
        turning: &Turning,
        slot: Slot,
        (least, most, step): (i64, i64, i64),
        answer: &impl Fn(i64) -> Answer,
        points: &mut Vec<i64>,
    ) {
        let rule = &self.tool.rule;
        let side = |situation: &mut Situation, point: i64| {
            situation.put(slot, answer(point));
            turning.side(rule, situation)
        };
        let (low, high) = (side(&mut self.situation, least), side(&mut self.situation, most));
        if low.is_none() || low == high {
            return;
        }
        let (mut below, mut above) = (least, most);
        // What is counted or paid turns near its least, however much it may be; days and months turn anywhere.
        let mut stride = step;
        while step > 1 && stride < above - below {
            let there = below + stride;
            if side(&mut self.situation, there) == low {
                below = there
            } else {
                above = there
            }
            stride = stride.saturating_mul(8);
        }
        while step < above - below {
            let middle = below + (above - below) / step / 2 * step;
            if side(&mut self.situation, middle) == low { below = middle } else { above = middle }
        }
        points.extend([below, above]);
    }

    /// Whether what an open slot may be turns leaves as time goes on. Dates do; a service that is not known is tried as one that has
    /// ended, of whatever length.
    pub fn turns_with_time(&self, slot: Slot) -> bool {
        match (self.situation.slot(slot), self.bounds(slot).kind) {
            (Answer::Open, Some(FactKind::Tenure | FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_))) => false,
            (Answer::Open, Some(FactKind::Date { .. }) | None) => true,
            (Answer::Month(_) | Answer::TenureSinceMonth(..) | Answer::Given(_), _) => true,
        }
    }

    /// The least and the most that an open slot may be; every value of a choice.
    pub fn ends(&self, slot: Slot) -> Vec<Answer> {
        let kind = self.bounds(slot).kind;
        match (self.situation.slot(slot), kind) {
            (Answer::Month(month), _) => {
                let days: Vec<Day> = self.days_of(slot, month.first_day(), month.last_day()).collect();
                [days.first(), days.last()].into_iter().flatten().map(|it| Answer::Given(Value::Date(*it))).collect()
            }
            (Answer::Open, Some(FactKind::Number(kind))) => {
                let (least, most) = self.number_range(slot, kind);
                let next = least.saturating_add(kind.measure.step().ten_thousandths()).min(most);
                [least, next, most].map(|it| Answer::Given(Value::Number(Decimal::from_ten_thousandths(it)))).to_vec()
            }
            (Answer::Open, Some(FactKind::Date { past, .. })) => {
                let (least, most) = self.date_range(slot, *past);
                [least, most].map(|it| Answer::Given(Value::Date(it))).to_vec()
            }
            (Answer::Open, Some(FactKind::Choice(choices))) => {
                (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).map(|it| Answer::Given(Value::Choice(it))).collect()
            }
            (Answer::Open, Some(FactKind::YesNo)) => [true, false].map(|it| Answer::Given(Value::YesNo(it))).to_vec(),
            (Answer::TenureSinceMonth(month, earlier_months), _) => {
                let days: Vec<Day> = self.days_of(slot, month.first_day(), month.last_day()).collect();
                let service = |it: &Day| Answer::Given(Value::Tenure(Tenure { since: Some(*it), earlier_months }));
                [days.first(), days.last()].into_iter().flatten().map(service).collect()
            }
            (Answer::Open, Some(FactKind::Tenure) | None) | (Answer::Given(_), _) => Vec::new(),
        }
    }

    /// The leaves that this slot can turn while everything else about them is fixed.
    fn turnings(&self, slot: Slot) -> Vec<Turning> {
        let rule = &self.tool.rule;
        let mut found = Vec::new();
        for (at, node) in rule.criteria.iter().enumerate() {
            if node.criterion.leaf().is_some() && node.slots >> slot & 1 == 1 {
                found.extend(u16::try_from(at).ok().map(Turning::Criterion));
            }
        }
        for amount in &rule.amounts {
            if let Amount::Least(children) | Amount::Most(children) = *amount
                && let [left, right] = *rule.children(children)
            {
                found.push(Turning::Amounts(left, right));
            }
        }
        found
    }
}

/// What is tried of a slot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    /// Both ends and every turn.
    Everything,
    /// The turns alone.
    Turns,
}

/// Something that turns as a fact grows.
enum Turning {
    /// A criterion.
    Criterion(CriterionId),
    /// Which of two amounts is the greater.
    Amounts(u16, u16),
}

impl Turning {
    /// The slots that it depends on, as far as they are known.
    fn slots(&self, rule: &Rule) -> u32 {
        match *self {
            Turning::Criterion(id) => rule.slots_of(id),
            Turning::Amounts(..) => 0,
        }
    }

    /// On which side it is; nothing where it waits for something else.
    fn side(&self, rule: &Rule, situation: &Situation) -> Option<bool> {
        match *self {
            Turning::Criterion(id) => holds(rule, id, situation),
            Turning::Amounts(left, right) => {
                let (left, right) = (amount(rule, left, situation).ok()??, amount(rule, right, situation).ok()??);
                left.compared_to(right).map(core::cmp::Ordering::is_le)
            }
        }
    }
}
