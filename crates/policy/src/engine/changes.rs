//! What would change it: for a question that is not met, the smallest sets of facts whose change would make it met.
//!
//! A set is minimal: leaving any change in it out, or not waiting, does not meet the question. Each change says whether
//! time brings it, a person can act on it, an organisation decides it, it is only not told yet, or it is fixed. What
//! time brings is not also listed as something that can no longer be changed. What the pack never advises ([`Advice`]) is in
//! no set, so that there may be none although the question is not met.

use core::cell::{RefCell, RefMut};
use core::cmp::Reverse;

use crate::engine::completions::space::Completions;
use crate::engine::decide::{Verdict, situation, verdict_on};
use crate::engine::evaluate::{MOST_SLOTS, Situation, holds, leaf_holds, slots_in, transition};
use crate::engine::windows::{turning_days, windows_in};
use crate::model::criterion::Leaf;
use crate::model::day::Day;
use crate::model::fact::{Advice, Fact, FactKind};
use crate::model::facts::Facts;
use crate::model::ids::{CriterionId, FactId, Slot};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::{Answer, Tenure, Value};

/// The most facts that a set may change, waiting apart. No rule of the pack needs more than its own facts, six at most.
pub const MOST_CHANGES: u32 = 6;

/// Facts whose change together makes the question met.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSet {
    /// The changes, those that time brings first.
    pub changes: Vec<Change>,
    /// The first day on which it is met, if nothing else changes: `as_of` where nobody has to wait.
    pub from: Day,
    /// The last day of that; nothing where it never closes.
    pub to: Option<Day>,
}

/// One change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// What changes.
    pub fact: FactId,
    /// How it comes about.
    pub how: ChangeKind,
    /// To what.
    pub to: ChangeTarget,
    /// The nearest answer that serves; for what time brings, the answer as it is.
    pub answer: Answer,
}

/// How a change comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Time brings it on this day.
    Time(Day),
    /// It can be acted on.
    Act,
    /// It is only not told yet.
    Untold,
    /// An organisation decides it.
    Recognition,
    /// A birth date, past service, a past date or another circumstance: nobody can change it.
    Fixed,
}

/// To what a fact changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChangeTarget {
    /// It stays: this criterion turns by itself as time goes by.
    Turns(CriterionId),
    /// To yes or to no.
    YesNo(bool),
    /// To one of these choices (bits).
    OneOf(u32),
    /// To a number in this range; open where nothing bounds it.
    Number(Option<Decimal>, Option<Decimal>),
    /// To a day in this range; open where nothing bounds it.
    Date(Option<Day>, Option<Day>),
    /// To so many months of service in all, so many of them more than on the reference date.
    Months {
        /// In all.
        least: i32,
        /// More than now.
        more: i32,
    },
    /// Service goes on from the reference date, until so many months more are served.
    Resumes {
        /// More than now.
        more: i32,
        /// The first day on which they can be complete.
        ready: Day,
    },
}

impl ChangeSet {
    /// The facts with this set applied. Waiting is left to the caller: ask on [`ChangeSet::from`].
    pub fn applied(&self, facts: &Facts) -> Facts {
        let mut changed = facts.clone();
        for change in self.changes.iter().filter(|it| !matches!(it.how, ChangeKind::Time(_))) {
            changed.set(change.fact, change.answer);
        }
        changed
    }

    /// Whether nobody can bring it about.
    pub fn is_fixed(&self) -> bool {
        self.changes.iter().any(|it| it.how == ChangeKind::Fixed)
    }

    /// Whether it takes nothing but time.
    pub fn is_time_alone(&self) -> bool {
        self.changes.iter().all(|it| matches!(it.how, ChangeKind::Time(_)))
    }
}

/// The smallest sets of changes that would make a question met that is not met, the most feasible and smallest first, those with
/// something that is advised last behind the others. Empty for any other verdict, and where nothing is advised. The caller has made sure that no fact is refused.
pub fn changes(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Vec<ChangeSet> {
    let situation = situation(pack, tool, facts, as_of, chosen);
    let Some(verdict) = tool.rule.verdict else { return Vec::new() };
    if verdict_on(pack, tool, situation, as_of) != Verdict::NotMet {
        return Vec::new();
    }
    let completions = RefCell::new(Completions::new(pack, tool, situation, as_of));
    let search = Search { pack, tool, verdict, as_of, situation, completions };
    let mut found: Vec<Found> = Vec::new();
    for slots in search.subsets() {
        for way in [Way::Now, Way::Later { resume: true }, Way::Later { resume: false }] {
            let cannot_help = found.iter().any(|it| it.fixed == 0 && it.slots & !slots == 0 && (!it.waits || way != Way::Now));
            if !cannot_help {
                found.extend(search.found(slots, way).into_iter().filter(|it| search.is_within_reason(it)));
            }
        }
    }
    let kept: Vec<&Found> = found
        .iter()
        .enumerate()
        .filter(|(at, candidate)| {
            !found.iter().enumerate().any(|(other_at, other)| other.dominates(candidate) && (!candidate.dominates(other) || other_at < *at))
        })
        .map(|it| it.1)
        .collect();
    let mut sets: Vec<ChangeSet> = kept.into_iter().map(|it| search.told(it)).collect();
    order::sort_by_key(&mut sets, |set| {
        let advised_last = set.changes.iter().any(|it| pack.fact_at(it.fact).is_some_and(|it| it.advice == Advice::Last));
        (set.is_fixed(), advised_last, set.changes.len(), set.changes.iter().map(|it| rank(it.how)).max(), Reverse(set.from == as_of))
    });
    sets
}

/// Whether a day is one that somebody may mean who asks on another.
pub(crate) fn is_within_reason(day: Day, as_of: Day) -> bool {
    day.year().abs_diff(as_of.year()) <= 150
}

fn rank(how: ChangeKind) -> u8 {
    match how {
        ChangeKind::Time(_) => 0,
        ChangeKind::Act => 1,
        ChangeKind::Untold => 2,
        ChangeKind::Recognition => 3,
        ChangeKind::Fixed => 4,
    }
}

/// Whether to look for a set that serves on the reference date, or on a later one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Now,
    Later {
        /// Services that have ended go on from the reference date.
        resume: bool,
    },
}

/// Slots whose change meets the question.
struct Found {
    slots: u32,
    /// Those of the slots that nobody can change.
    fixed: u32,
    waits: bool,
    /// Services that go on.
    resumed: u32,
    /// With the changes made, on the day on which it is met.
    there: Situation,
    from: Day,
    to: Option<Day>,
}

impl Found {
    /// Whether it asks for no more in any respect; to wait is less than to change what is fixed.
    fn dominates(&self, other: &Found) -> bool {
        let fewer_fixed = self.fixed & !other.fixed == 0;
        let strictly_fewer = fewer_fixed && self.fixed != other.fixed;
        self.slots & !other.slots == 0 && fewer_fixed && (!self.waits || other.waits || strictly_fewer)
    }
}

struct Search<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    verdict: CriterionId,
    as_of: Day,
    situation: Situation,
    /// Asked again and again: what it found of one situation mostly holds in the next.
    completions: RefCell<Completions<'a>>,
}

impl<'a> Search<'a> {
    /// Every set of the verdict's slots that may be advised, smaller ones first. Of what is not told yet, anything may turn out.
    fn subsets(&self) -> Vec<u32> {
        let never =
            |slot: &Slot| self.situation.slot(*slot) != Answer::Open && self.fact(*slot).is_some_and(|it| it.1.advice == Advice::Never);
        let barred = slots_in(self.tool.rule.slots_of(self.verdict)).filter(never).fold(0, |bits, slot| bits | 1 << slot);
        let within = self.tool.rule.slots_of(self.verdict) & !barred;
        let of_size = |size: u32| (0..1u32 << MOST_SLOTS).filter(move |it| it & !within == 0 && it.count_ones() == size);
        (0..=MOST_CHANGES).flat_map(of_size).collect()
    }

    fn found(&self, slots: u32, way: Way) -> Option<Found> {
        let mut base = self.situation;
        let mut resumed = 0;
        if let Way::Later { resume: true } = way {
            for slot in slots_in(slots) {
                if let Answer::Given(Value::Tenure(Tenure { since: None, earlier_months })) = self.situation.slot(slot) {
                    base.put(slot, Answer::Given(Value::Tenure(Tenure { since: Some(self.as_of), earlier_months })));
                    resumed |= 1 << slot;
                }
            }
        }
        let free = slots & !resumed;
        let there = match way {
            Way::Now => self.assigned(base, free)?,
            Way::Later { resume } => {
                if resume && resumed == 0 {
                    return None;
                }
                let mut opened = base;
                slots_in(free).for_each(|slot| opened.put(slot, Answer::Open));
                turning_days(self.tool, &opened).into_iter().find_map(|day| self.assigned(on(base, day), free))?
            }
        };
        let first = *windows_in(self.pack, self.tool, on(there, self.as_of)).first()?;
        let fixed = slots_in(free).filter(|&slot| self.how(slot) == ChangeKind::Fixed).fold(0, |bits, slot| bits | 1 << slot);
        let there = on(there, first.from);
        Some(Found { slots, fixed, waits: self.as_of < first.from, resumed, there, from: first.from, to: first.to })
    }

    /// The nearest answers in the free slots that meet the question on the day, whatever else is open.
    fn assigned(&self, base: Situation, free: u32) -> Option<Situation> {
        let mut situation = base;
        slots_in(free).for_each(|slot| situation.put(slot, Answer::Open));
        let left: Vec<Slot> = slots_in(free).collect();
        let mut there = self.tried(situation, &left)?;
        // With everything else settled, every threshold can be found, so the nearest answer is the exact one.
        for &slot in &left {
            let answer = self.nearest(there, slot).into_iter().find(|&answer| {
                let mut with = there;
                with.put(slot, answer);
                self.is_met(with)
            });
            there.put(slot, answer?);
        }
        Some(there)
    }

    fn tried(&self, situation: Situation, left: &[Slot]) -> Option<Situation> {
        let Some((&slot, rest)) = left.split_first() else { return self.is_met(situation).then_some(situation) };
        self.nearest(situation, slot).into_iter().find_map(|answer| {
            let mut with = situation;
            with.put(slot, answer);
            if !self.completions_of(with).reach(self.verdict).met {
                return None;
            }
            self.tried(with, rest)
        })
    }

    fn is_met(&self, situation: Situation) -> bool {
        // Folding settles nearly every situation.
        let folded = holds(&self.tool.rule, self.verdict, &situation);
        folded.or_else(|| self.completions_of(situation).reach(self.verdict).agreed()) == Some(true)
    }

    fn completions_of(&self, situation: Situation) -> RefMut<'_, Completions<'a>> {
        let mut completions = self.completions.borrow_mut();
        completions.turn_to(situation);
        completions
    }

    /// What a slot may be changed to, in the order of its line.
    fn line(&self, situation: Situation, slot: Slot) -> Vec<Answer> {
        let mut open = situation;
        open.put(slot, Answer::Open);
        let mut completions = self.completions_of(open);
        match self.situation.slot(slot) {
            // Service in the past could only have been longer; since when the post is held stays.
            Answer::Given(Value::Tenure(Tenure { since, .. })) => completions.services(slot, since),
            Answer::TenureSinceMonth(month, _) => completions.services(slot, Some(month.first_day())),
            Answer::Open | Answer::Given(_) | Answer::Month(_) => completions.samples(slot).to_vec(),
        }
    }

    /// The same without what it is now, nearest first; for what can come again, latest first.
    fn nearest(&self, situation: Situation, slot: Slot) -> Vec<Answer> {
        let now = self.situation.slot(slot);
        let mut answers = self.line(situation, slot);
        answers.retain(|it| *it != now);
        order::sort_by_key(&mut answers, |it| distance(now, *it));
        // What can come again comes now, not as long ago as would just do.
        if self.fact(slot).is_some_and(|it| it.1.recurs) {
            answers.reverse();
        }
        answers
    }

    fn fact(&self, slot: Slot) -> Option<(FactId, &'a Fact)> {
        let id = self.tool.fact_in(slot)?;
        Some((id, self.pack.fact_at(id)?))
    }

    fn how(&self, slot: Slot) -> ChangeKind {
        match (self.fact(slot).map(|it| it.1), self.situation.slot(slot)) {
            (Some(fact), _) if fact.decided_by.is_some() => ChangeKind::Recognition,
            (_, Answer::Open) => ChangeKind::Untold,
            (Some(fact), Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..)) => match fact.kind {
                FactKind::Tenure => ChangeKind::Fixed,
                FactKind::Date { past: true, .. } if !fact.recurs => ChangeKind::Fixed,
                FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } if fact.given => ChangeKind::Fixed,
                FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } => ChangeKind::Act,
            },
            (None, _) => ChangeKind::Fixed,
        }
    }

    /// Whether it names only days that somebody may mean: a date that must not lie after another, which is open, would have to be the first
    /// day that can be written.
    fn is_within_reason(&self, found: &Found) -> bool {
        self.told(found).changes.iter().filter(|it| it.how != ChangeKind::Untold).all(|change| match change.to {
            ChangeTarget::Date(from, to) => [from, to].into_iter().flatten().all(|it| is_within_reason(it, self.as_of)),
            ChangeTarget::Turns(_)
            | ChangeTarget::YesNo(_)
            | ChangeTarget::OneOf(_)
            | ChangeTarget::Number(..)
            | ChangeTarget::Months { .. }
            | ChangeTarget::Resumes { .. } => true,
        })
    }

    fn told(&self, found: &Found) -> ChangeSet {
        let mut changes = self.brought(found);
        for slot in slots_in(found.slots) {
            let Some((fact, _)) = self.fact(slot) else { continue };
            let answer = found.there.slot(slot);
            let (how, to) = if found.resumed >> slot & 1 == 1 {
                (ChangeKind::Act, self.resumes(found, slot))
            } else {
                (self.how(slot), self.to(found.there, slot, answer))
            };
            changes.push(Change { fact, how, to, answer });
        }
        ChangeSet { changes, from: found.from, to: found.to }
    }

    /// What serves in a slot, with everything else as found: the range around the answer.
    fn to(&self, there: Situation, slot: Slot, answer: Answer) -> ChangeTarget {
        let line = self.line(there, slot);
        let serves = |answer: Answer| {
            let mut with = there;
            with.put(slot, answer);
            self.is_met(with)
        };
        let at = line.iter().position(|it| *it == answer).unwrap_or_default();
        let (before, after) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
        let low = before.iter().rev().take_while(|it| serves(**it)).count();
        let high = after.iter().take_while(|it| serves(**it)).count();
        let least = (low < at).then(|| line.get(at - low)).flatten().copied();
        let most = (high < after.len()).then(|| line.get(at + high)).flatten().copied();
        match answer {
            Answer::Given(Value::YesNo(yes)) => ChangeTarget::YesNo(yes),
            Answer::Given(Value::Choice(_)) => {
                ChangeTarget::OneOf(line.iter().filter(|it| serves(**it)).fold(0, |bits, answer| match answer {
                    Answer::Given(Value::Choice(at)) => bits | 1 << at,
                    Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => bits,
                }))
            }
            Answer::Given(Value::Number(_)) => ChangeTarget::Number(least.and_then(number), most.and_then(number)),
            Answer::Given(Value::Date(_)) => ChangeTarget::Date(least.and_then(day), most.and_then(day)),
            Answer::Given(Value::Tenure(tenure)) => {
                let least = tenure.months_on(self.as_of);
                ChangeTarget::Months { least, more: least.saturating_sub(self.served(slot)) }
            }
            Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => ChangeTarget::YesNo(true),
        }
    }

    /// Whole months served on the reference date.
    fn served(&self, slot: Slot) -> i32 {
        match self.situation.slot(slot) {
            Answer::Given(Value::Tenure(tenure)) => tenure.months_on(self.as_of),
            Answer::TenureSinceMonth(month, earlier_months) => {
                Tenure { since: Some(month.first_day()), earlier_months }.months_on(self.as_of)
            }
            Answer::Open | Answer::Given(_) | Answer::Month(_) => 0,
        }
    }

    fn resumes(&self, found: &Found, slot: Slot) -> ChangeTarget {
        let mut more = 0;
        let mut ready = found.from;
        for node in &self.tool.rule.criteria {
            let Some(leaf @ Leaf::Served { service, months, .. }) = node.criterion.leaf() else { continue };
            match transition(leaf, &found.there).and_then(|it| it.day) {
                Some(day) if service == slot && day <= found.from => (more, ready) = (months.saturating_sub(self.served(slot)), day),
                Some(_) | None => {}
            }
        }
        ChangeTarget::Resumes { more, ready }
    }

    /// What time brings until the day of the set: the fewest services and dates that have to have turned.
    fn brought(&self, found: &Found) -> Vec<Change> {
        if !found.waits {
            return Vec::new();
        }
        let there = whole_months(found.there, self.as_of);
        let before = on(there, self.as_of);
        let turned = |slot: Slot| {
            self.tool.rule.criteria.iter().zip(0u16..).filter(move |(node, _)| node.slots >> slot & 1 == 1).filter_map(move |(node, id)| {
                let day = transition(node.criterion.leaf()?, &there)?.day?;
                (self.as_of < day && day <= found.from).then_some((day, id))
            })
        };
        let mut needed = slots_in(self.tool.rule.criteria.iter().fold(0, |bits, it| bits | it.slots))
            .filter(|slot| found.slots >> slot & 1 == 0 && turned(*slot).next().is_some())
            .fold(0u32, |bits, slot| bits | 1 << slot);
        for slot in slots_in(needed) {
            let without = needed & !(1 << slot);
            if self.clocked(&before, &there, without | found.slots) == Some(true) {
                needed = without;
            }
        }
        let mut brought: Vec<Change> = slots_in(needed)
            .filter_map(|slot| {
                let (day, id) = turned(slot).max()?;
                let fact = self.fact(slot)?.0;
                Some(Change { fact, how: ChangeKind::Time(day), to: ChangeTarget::Turns(id), answer: self.situation.slot(slot) })
            })
            .collect();
        order::sort_by_key(&mut brought, |it| it.how);
        brought
    }

    /// Whether the verdict holds where time has passed for some slots only.
    fn clocked(&self, before: &Situation, there: &Situation, passed: u32) -> Option<bool> {
        let rule = &self.tool.rule;
        let at_its_time = |slots: u32| if slots & passed == 0 { before } else { there };
        rule.fold(self.verdict, there.chosen, &|node, leaf| leaf_holds(rule, leaf, at_its_time(node.slots)))
    }
}

/// The same on another day.
fn on(mut situation: Situation, day: Day) -> Situation {
    situation.day = day;
    situation
}

/// Dates known by their month, taken at its last day: what time brings has then been brought for every day of it.
fn whole_months(situation: Situation, as_of: Day) -> Situation {
    let mut there = situation;
    for slot in there.slots.iter_mut() {
        match *slot {
            Answer::Month(month) => *slot = Answer::Given(Value::Date(month.last_day().min(as_of))),
            Answer::TenureSinceMonth(month, earlier_months) => {
                *slot = Answer::Given(Value::Tenure(Tenure { since: Some(month.last_day().min(as_of)), earlier_months }));
            }
            Answer::Open | Answer::Given(_) => {}
        }
    }
    there
}

/// How far an answer is from another of the same kind.
fn distance(now: Answer, other: Answer) -> u64 {
    let from = |low: i32, high: i32, at: i32| u64::from(if at < low { low.abs_diff(at) } else { at.abs_diff(high.min(at)) });
    match (now, other) {
        (Answer::Given(Value::Number(now)), Answer::Given(Value::Number(other))) => now.ten_thousandths().abs_diff(other.ten_thousandths()),
        (Answer::Given(Value::Date(now)), Answer::Given(Value::Date(other))) => from(now.number(), now.number(), other.number()),
        (Answer::Month(month), Answer::Given(Value::Date(other))) => {
            from(month.first_day().number(), month.last_day().number(), other.number())
        }
        (Answer::Given(Value::Tenure(now)), Answer::Given(Value::Tenure(other))) => {
            u64::from(now.earlier_months.abs_diff(other.earlier_months))
        }
        (Answer::TenureSinceMonth(_, now), Answer::Given(Value::Tenure(other))) => u64::from(now.abs_diff(other.earlier_months)),
        (Answer::Open | Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..), _) => 0,
    }
}

fn number(answer: Answer) -> Option<Decimal> {
    if let Answer::Given(Value::Number(it)) = answer { Some(it) } else { None }
}

fn day(answer: Answer) -> Option<Day> {
    if let Answer::Given(Value::Date(it)) = answer { Some(it) } else { None }
}
