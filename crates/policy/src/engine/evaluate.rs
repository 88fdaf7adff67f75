//! One reading of a rule over slots: what holds, what does not, and what an open slot leaves open.

use core::cmp::Ordering;

use crate::model::criterion::{AgeCounting, Children, DayCounting, Leaf, Order};
use crate::model::day::Day;
use crate::model::fact::Quantity;
use crate::model::ids::{AmountId, CriterionId, Slot};
use crate::model::number::{Decimal, Ratio};
use crate::model::rule::{Amount, ReadingChoices, Rule};
use crate::model::value::{Answer, Tenure, Value};

/// The most facts that a tool may ask. ([`Situation::slots`] writes the number out: rustc 1.95 fails on a closure that
/// captures an array whose length is a named constant.)
pub const MOST_SLOTS: usize = 12;

/// What is known for one tool, by slot, on one day, under one choice of readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Situation {
    /// The answers by slot.
    pub slots: [Answer; 12],
    /// Which slots hold percent numbers (bits): they count as parts of a whole.
    pub percent: u32,
    /// The day for which the question is asked.
    pub day: Day,
    /// The readings.
    pub chosen: ReadingChoices,
}

impl Situation {
    /// The answer in a slot.
    pub fn slot(&self, slot: Slot) -> Answer {
        self.slots.get(usize::from(slot)).copied().unwrap_or_default()
    }

    /// Puts an answer into a slot.
    pub fn put(&mut self, slot: Slot, answer: Answer) {
        if let Some(held) = self.slots.get_mut(usize::from(slot)) {
            *held = answer;
        }
    }

    /// The same under another choice of one reading.
    #[must_use]
    pub fn with_choice(&self, reading: u8, choice: u8) -> Situation {
        Situation { chosen: self.chosen.with(reading, choice), ..*self }
    }

    /// Whether something about the slot is open.
    pub fn is_open(&self, slot: Slot) -> bool {
        !matches!(self.slot(slot), Answer::Given(_))
    }

    fn date(&self, slot: Slot) -> Option<Day> {
        if let Answer::Given(Value::Date(day)) = self.slot(slot) { Some(day) } else { None }
    }

    fn tenure(&self, slot: Slot) -> Option<Tenure> {
        if let Answer::Given(Value::Tenure(it)) = self.slot(slot) { Some(it) } else { None }
    }
}

/// How time changes a leaf, for known facts: once, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The first day on which it is otherwise; nothing where it never turns.
    pub day: Option<Day>,
    /// What it is from that day on.
    pub becomes: bool,
}

impl Transition {
    /// What the criterion is on `day`.
    pub fn holds_on(self, day: Day) -> bool {
        match self.day {
            Some(turn) if turn <= day => self.becomes,
            Some(_) | None => !self.becomes,
        }
    }
}

/// Whether the criterion holds, or nothing where an open slot may decide it. What comes out is right for every
/// completion; nothing may come out although every completion agrees: `engine::completions` settles that.
pub fn holds(rule: &Rule, id: CriterionId, situation: &Situation) -> Option<bool> {
    rule.fold(id, situation.chosen, &|_, leaf| leaf_holds(rule, leaf, situation))
}

/// Whether a leaf holds, or nothing where what it asks is open.
pub fn leaf_holds(rule: &Rule, leaf: Leaf, situation: &Situation) -> Option<bool> {
    match leaf {
        Leaf::Yes(slot) => {
            if let Answer::Given(Value::YesNo(yes)) = situation.slot(slot) {
                Some(yes)
            } else {
                None
            }
        }
        Leaf::Is(slot, choices) => {
            if let Answer::Given(Value::Choice(at)) = situation.slot(slot) {
                Some(choices >> at & 1 == 1)
            } else {
                None
            }
        }
        Leaf::Compare(left, order, right) => {
            let (left, right) = (amount(rule, left, situation).ok()??, amount(rule, right, situation).ok()??);
            Some(order.admits(left.compared_to(right)?))
        }
        Leaf::AgeAtMost { .. }
        | Leaf::AgeAtLeast { .. }
        | Leaf::Served { .. }
        | Leaf::LongerThan { .. }
        | Leaf::Within { .. }
        | Leaf::EndsWithin { .. } => transition(leaf, situation).map(|it| it.holds_on(situation.day)),
    }
}

/// When a leaf of dates changes, or nothing where it has none or its dates are open. The one place that says how
/// ages, tenures and spans are counted.
pub fn transition(leaf: Leaf, situation: &Situation) -> Option<Transition> {
    match leaf {
        Leaf::AgeAtMost { birth, years, reading, .. } => {
            let born = situation.date(birth)?;
            let counting = reading.map_or(AgeCounting::FullYears, |reading| AgeCounting::at(situation.chosen.get(reading)));
            let over = match counting {
                AgeCounting::FullYears => born.birthday(years + 1),
                AgeCounting::ToBirthday => born.birthday(years).day_after(),
                AgeCounting::BeforeBirthday => born.birthday(years),
            };
            Some(Transition { day: Some(over), becomes: false })
        }
        Leaf::AgeAtLeast { birth, years, .. } => Some(Transition { day: Some(situation.date(birth)?.birthday(years)), becomes: true }),
        Leaf::Served { service, months, reading, .. } => {
            let reached = situation.tenure(service)?.reaches(months);
            let day = match reading.map_or(DayCounting::Anniversary, |reading| DayCounting::at(situation.chosen.get(reading))) {
                DayCounting::Anniversary => reached,
                DayCounting::BothEndsCounted => reached.map(Day::day_before),
            };
            Some(Transition { day, becomes: true })
        }
        // 超过 excludes the day itself, so it holds only from the day after.
        Leaf::LongerThan { since, months, .. } => {
            Some(Transition { day: Some(situation.date(since)?.plus_months(months).day_after()), becomes: true })
        }
        Leaf::Within { since, months, .. } => {
            Some(Transition { day: Some(situation.date(since)?.plus_months(months).day_after()), becomes: false })
        }
        Leaf::EndsWithin { from, to, months, reading, .. } => {
            let in_time = situation.date(to)? <= last_day(situation, situation.date(from)?, months, reading);
            Some(Transition { day: None, becomes: !in_time })
        }
        Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) => None,
    }
}

/// The last day of a term of so many months that begins on `from`, in the way of counting that the reading names.
pub fn last_day(situation: &Situation, from: Day, months: i32, reading: Option<u8>) -> Day {
    let anniversary = from.plus_months(months);
    match reading.map_or(DayCounting::Anniversary, |reading| DayCounting::at(situation.chosen.get(reading))) {
        DayCounting::Anniversary => anniversary,
        DayCounting::BothEndsCounted => anniversary.day_before(),
    }
}

/// An amount: nothing where it has no value (a share of nothing), or the open slot on which it waits.
pub fn amount(rule: &Rule, id: AmountId, situation: &Situation) -> Result<Option<Ratio>, Slot> {
    let Some(computed) = rule.amount(id) else { return Ok(None) };
    Ok(match computed {
        Amount::Fact(slot) => match situation.slot(slot) {
            Answer::Given(Value::Number(number)) if situation.percent >> slot & 1 == 1 => {
                Ratio::new(i128::from(number.ten_thousandths()), 1_000_000)
            }
            Answer::Given(Value::Number(number)) => Some(Ratio::from(number)),
            Answer::Given(_) => None,
            Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => return Err(slot),
        },
        Amount::Parameter(_, value) | Amount::Number(value) => Some(value),
        Amount::Absent => None,
        Amount::Sum(children) => gather(rule, children, situation, Ratio::ZERO, Ratio::plus)?,
        Amount::Times(children) => gather(rule, children, situation, Ratio::ONE, Ratio::times)?,
        Amount::Minus(left, right) => both(rule, left, right, situation, Ratio::minus)?,
        Amount::Share(part, whole) => both(rule, part, whole, situation, Ratio::divided_by)?,
        Amount::Least(children) => extreme(rule, children, situation, Ordering::Less)?,
        Amount::Most(children) => extreme(rule, children, situation, Ordering::Greater)?,
        Amount::Floor(of) => amount(rule, of, situation)?.map(Ratio::floor),
        Amount::Ceiling(of) => amount(rule, of, situation)?.map(Ratio::ceiling),
        Amount::AsShown(of) => amount(rule, of, situation)?.and_then(Ratio::to_hundredths),
        Amount::ByChoice(slot, children) => match situation.slot(slot) {
            Answer::Given(Value::Choice(at)) => match rule.child_at(children, at) {
                Some(child) => amount(rule, child, situation)?,
                None => None,
            },
            Answer::Given(_) => None,
            Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => return Err(slot),
        },
        Amount::ByReading(reading, children) => match rule.child_at(children, situation.chosen.get(reading)) {
            Some(child) => amount(rule, child, situation)?,
            None => None,
        },
        Amount::If(criterion, then, otherwise) => match holds(rule, criterion, situation) {
            Some(true) => amount(rule, then, situation)?,
            Some(false) => amount(rule, otherwise, situation)?,
            None => return Err(open_slot(rule, criterion, situation).unwrap_or_default()),
        },
        Amount::MonthsServed(slot) => match situation.slot(slot) {
            Answer::Given(Value::Tenure(tenure)) => Some(Ratio::whole(i64::from(tenure.months_on(situation.day)))),
            Answer::Given(_) => None,
            Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => return Err(slot),
        },
    })
}

/// The first slot below a criterion about which something is open.
pub fn open_slot(rule: &Rule, criterion: CriterionId, situation: &Situation) -> Option<Slot> {
    let slots = rule.criterion(criterion)?.slots;
    slots_in(slots).find(|&slot| situation.is_open(slot))
}

/// The slots of a set of bits, in order.
pub fn slots_in(bits: u32) -> impl Iterator<Item = Slot> {
    (0..MOST_SLOTS).filter_map(|at| Slot::try_from(at).ok()).filter(move |slot| bits >> slot & 1 == 1)
}

impl Order {
    /// Whether a comparison that came out so is admitted.
    pub fn admits(self, ordering: Ordering) -> bool {
        match self {
            Order::AtLeast => ordering != Ordering::Less,
            Order::AtMost => ordering != Ordering::Greater,
            Order::Above => ordering == Ordering::Greater,
            Order::Below => ordering == Ordering::Less,
        }
    }
}

/// How a result is rounded for a sort of number: percent as percent numbers.
pub fn rounded(value: Ratio, quantity: Quantity) -> Option<Decimal> {
    match quantity {
        Quantity::Percent => value.times(Ratio::whole(100))?.to_hundredths()?.to_decimal(),
        Quantity::Count | Quantity::Money | Quantity::Hours | Quantity::Days => value.to_hundredths()?.to_decimal(),
    }
}

fn gather(
    rule: &Rule,
    children: Children,
    situation: &Situation,
    start: Ratio,
    with: fn(Ratio, Ratio) -> Option<Ratio>,
) -> Result<Option<Ratio>, Slot> {
    let mut total = Some(start);
    for &child in rule.children(children) {
        let next = amount(rule, child, situation)?;
        total = total.zip(next).and_then(|(total, next)| with(total, next));
    }
    Ok(total)
}

fn both(
    rule: &Rule,
    left: AmountId,
    right: AmountId,
    situation: &Situation,
    with: fn(Ratio, Ratio) -> Option<Ratio>,
) -> Result<Option<Ratio>, Slot> {
    let (left, right) = (amount(rule, left, situation)?, amount(rule, right, situation)?);
    Ok(left.zip(right).and_then(|(left, right)| with(left, right)))
}

fn extreme(rule: &Rule, children: Children, situation: &Situation, wanted: Ordering) -> Result<Option<Ratio>, Slot> {
    let mut best: Option<Ratio> = None;
    for &child in rule.children(children) {
        let Some(next) = amount(rule, child, situation)? else { return Ok(None) };
        if best.is_none_or(|best| next.compared_to(best) == Some(wanted)) {
            best = Some(next);
        }
    }
    Ok(best)
}
