//! Completions: what the open facts could still be, and what that could change. Exact, not guessed.
//!
//! A fact is tried at both ends of what it may be and on both sides of every threshold at which something turns. Every
//! leaf is monotone in each of its facts, so nothing between two such samples differs from both; thresholds are found
//! by bisection where all the other facts of a leaf are fixed. Folding alone prunes what is decided already, and leaves that
//! share no open fact are folded apart, not multiplied with one another: only what they share is tried one by one.

use crate::engine::evaluate::{MOST_SLOTS, Situation, amount, holds, last_day, open_slot, rounded, slots_in};
use crate::model::criterion::{Criterion, Leaf};
use crate::model::day::Day;
use crate::model::fact::{FactKind, NumberKind};
use crate::model::ids::{CriterionId, Slot};
use crate::model::number::{Decimal, Ratio};
use crate::model::pack::Pack;
use crate::model::rule::{Amount, Due, Output, OutputValue, ReadingChoices, Rule};
use crate::model::tool::Tool;
use crate::model::value::{Answer, Tenure, Value};

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

/// A result that all completions share, or that they do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Every completion gives this, which may be nothing.
    Same(Option<OutputResult>),
    /// Two completions differ.
    Differs,
}

/// The value of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputResult {
    /// A number, not yet rounded.
    Number(Ratio),
    /// A number as it is shown.
    Shown(Decimal),
    /// A flag.
    Flag(bool),
    /// A day.
    Date(Day),
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
    /// What an open slot may be, where that hangs on no other slot.
    tried: [Option<Vec<Answer>>; MOST_SLOTS],
}

/// So far a tenure may have lasted, for trying: far beyond any length that the document names.
const LONGEST_MONTHS: i64 = 12_000;

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
        Completions { tool, bounds, known_until, largest: Decimal::LARGEST, situation, tried: [const { None }; MOST_SLOTS] }
    }

    fn bounds(&self, slot: Slot) -> Bounds<'a> {
        self.bounds.get(usize::from(slot)).copied().unwrap_or_default()
    }

    /// The same completions under other readings.
    pub fn read_as(&mut self, chosen: ReadingChoices) {
        self.situation.chosen = chosen;
        // A reading may move where something turns.
        self.tried = [const { None }; MOST_SLOTS];
    }

    /// The same completions with numbers that have no bound of their own tried only this far.
    pub(crate) fn up_to(mut self, largest: Decimal) -> Completions<'a> {
        self.largest = largest;
        self.tried = [const { None }; MOST_SLOTS];
        self
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
        let samples = self.samples(slot);
        // What differs between two samples far apart differs between two in a row.
        for pair in samples.windows(2) {
            let [one, other] = *pair else { continue };
            match self.outlook(criterion, Some((slot, one, other))) {
                Some(outlook) if outlook.has(true, false) || outlook.has(false, true) => return true,
                Some(_) => {}
                None => return self.decides_one_by_one(slot, criterion),
            }
        }
        false
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
                let mut outlook = Outlook::NONE;
                let varied = varied.filter(|it| node.slots >> it.0 & 1 == 1);
                let complete = match leaf {
                    Leaf::Yes(_) if varied.is_none() => {
                        outlook = Outlook::of(true, true).or(Outlook::of(false, false));
                        true
                    }
                    _ => self.leaf_outlook((criterion, node.slots), varied, &mut outlook),
                };
                return complete.then_some(outlook);
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
            !complete
        });
        complete
    }

    /// The result that all completions share.
    pub fn shared(&mut self, output: Output) -> Shared {
        let mut first: Option<Option<OutputResult>> = None;
        let mut differs = false;
        self.each_result(output, &mut |result| {
            let result = as_shown(result, output.value);
            match first {
                None => first = Some(result),
                Some(it) => differs |= it != result,
            }
            differs
        });
        match first {
            Some(it) if !differs => Shared::Same(it),
            Some(_) => Shared::Differs,
            None => Shared::Same(None),
        }
    }

    /// Calls `each` with the value of the result in every sampled completion, until it says that it has enough.
    pub fn each_result(&mut self, output: Output, each: &mut dyn FnMut(Option<OutputResult>) -> bool) -> bool {
        let verdict = self.tool.rule.verdict;
        let due = match (output.due, verdict) {
            (Due::Always, _) | (_, None) => Some(true),
            (Due::WhenMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation),
            (Due::WhenNotMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation).map(|it| !it),
        };
        let waits_for = match due {
            Some(false) => return each(None),
            None => verdict.and_then(|it| open_slot(&self.tool.rule, it, &self.situation)),
            Some(true) => match self.result(output.value) {
                Ok(result) => return each(result),
                Err(slot) => Some(slot),
            },
        };
        let Some(slot) = waits_for else { return each(None) };
        let mut enough = false;
        self.for_each(slot, &mut |here| {
            enough = here.each_result(output, each);
            enough
        });
        enough
    }

    /// Whether two completions exist that differ in this fact alone and give the result different values.
    pub fn moves(&mut self, slot: Slot, output: Output) -> bool {
        if self.settled(output).is_some() {
            return false;
        }
        let other = self.tool.slots().map(|it| it.0).find(|&it| it != slot && self.situation.is_open(it));
        let mut found = false;
        match other {
            Some(other) => self.for_each(other, &mut |here| {
                found = here.moves(slot, output);
                found
            }),
            None => {
                let mut first: Option<Option<OutputResult>> = None;
                self.for_each(slot, &mut |here| {
                    if let Some(result) = here.settled(output) {
                        found = first.is_some_and(|it| it != result);
                        first = first.or(Some(result));
                    }
                    found
                });
            }
        }
        found
    }

    /// The value of the result where no open fact stands in its way.
    fn settled(&self, output: Output) -> Option<Option<OutputResult>> {
        let verdict = match (output.due, self.tool.rule.verdict) {
            (Due::Always, _) | (_, None) => return self.result(output.value).ok(),
            (Due::WhenMet | Due::WhenNotMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation)?,
        };
        if verdict == (output.due == Due::WhenMet) { self.result(output.value).ok() } else { Some(None) }
    }

    fn result(&self, value: OutputValue) -> Result<Option<OutputResult>, Slot> {
        match value {
            OutputValue::Amount(id, _) => Ok(amount(&self.tool.rule, id, &self.situation)?.map(OutputResult::Number)),
            OutputValue::Flag(criterion) => match holds(&self.tool.rule, criterion, &self.situation) {
                Some(it) => Ok(Some(OutputResult::Flag(it))),
                None => Err(open_slot(&self.tool.rule, criterion, &self.situation).unwrap_or_default()),
            },
            OutputValue::DateAfter { since, months, reading, .. } => match self.situation.slot(since) {
                Answer::Given(Value::Date(day)) => Ok(Some(OutputResult::Date(last_day(&self.situation, day, months, reading)))),
                Answer::Given(_) => Ok(None),
                Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => Err(since),
            },
        }
    }

    /// Tries every sample of a slot, in turn, until `step` says that it has enough. The slot is as before afterwards.
    fn for_each(&mut self, slot: Slot, step: &mut dyn FnMut(&mut Completions<'a>) -> bool) {
        let before = self.situation.slot(slot);
        for answer in self.samples(slot) {
            self.situation.put(slot, answer);
            let enough = step(self);
            self.situation.put(slot, before);
            if enough {
                return;
            }
        }
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
    pub(crate) fn samples(&mut self, slot: Slot) -> Vec<Answer> {
        if self.situation.slot(slot) != Answer::Open {
            return self.tried(slot, Near::Everything);
        }
        if let Some(found) = self.tried.get(usize::from(slot)).and_then(Option::as_ref) {
            return found.clone();
        }
        let found = self.tried(slot, Near::Everything);
        if self.stands_alone(slot)
            && let Some(kept) = self.tried.get_mut(usize::from(slot))
        {
            *kept = Some(found.clone());
        }
        found
    }

    /// Whether nothing that a slot turns hangs on another slot, nor its bounds.
    fn stands_alone(&self, slot: Slot) -> bool {
        let bounds = self.bounds(slot);
        let bounded = [bounds.part_of, bounds.whole_of, bounds.not_before, bounds.not_after].iter().any(Option::is_some);
        let shared = |it: &Turning| match it {
            Turning::Criterion(_) => it.slots(&self.tool.rule) != 1 << slot,
            Turning::Amounts(..) => true,
        };
        !bounded && !self.turnings(slot).iter().any(shared)
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
        let side = |it: &mut Situation, point: i64| {
            it.put(slot, answer(point));
            turning.side(rule, it)
        };
        let (low, high) = (side(&mut self.situation, least), side(&mut self.situation, most));
        if low.is_none() || low == high {
            return;
        }
        let (mut below, mut above) = (least, most);
        while step < above - below {
            let middle = below + (above - below) / step / 2 * step;
            if side(&mut self.situation, middle) == low { below = middle } else { above = middle }
        }
        points.extend([below, above]);
    }

    /// The least and the most that an open slot may be; every value of a choice.
    pub(crate) fn ends(&self, slot: Slot) -> Vec<Answer> {
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

/// Two amounts that are shown alike are the same result.
fn as_shown(result: Option<OutputResult>, value: OutputValue) -> Option<OutputResult> {
    match (result, value) {
        (Some(OutputResult::Number(it)), OutputValue::Amount(_, quantity)) => rounded(it, quantity).map(OutputResult::Shown),
        (result, OutputValue::Amount(..) | OutputValue::Flag(_) | OutputValue::DateAfter { .. }) => result,
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
