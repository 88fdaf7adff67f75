//! What a rule means for facts that are all known: a second, plain reading of it that shares nothing with the engine but the rule.

use num_rational::Ratio as Fraction;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, One, Zero};
use policy::model::criterion::{AgeCounting, Criterion, DayCounting, Leaf, Order};
use policy::model::fact::Quantity;
use policy::model::ids::{AmountId, CriterionId, ReadingAt, Slot};
use policy::model::number::Ratio;
use policy::model::rule::{Amount, Due, OutputValue, ReadingChoices, Rule};

use crate::calendar::Date;

/// An exact number.
pub type Number = Fraction<i128>;

/// An answer that leaves nothing open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Atom {
    /// 是 or 否.
    YesNo(bool),
    /// A choice, by position.
    Choice(u8),
    /// A number, in ten-thousandths.
    Number(i64),
    /// A day.
    Date(Date),
    /// A service: since when, where it goes on, and the months before.
    Tenure(Option<Date>, i32),
}

/// A result, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shown {
    /// A number, in hundredths; percent as percent numbers.
    Hundredths(i128),
    /// A flag.
    Flag(bool),
    /// A day.
    Date(Date),
}

/// A rule with every fact known, on a day, under one choice of readings.
#[derive(Clone, Copy)]
pub struct Meaning<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The facts, by slot.
    pub facts: &'a [Atom],
    /// The slots that hold percent numbers, as bits.
    pub percent: u32,
    /// The day.
    pub day: Date,
    /// The readings.
    pub chosen: ReadingChoices,
    /// A criterion that is taken for its opposite, to see whether it matters.
    pub flipped: Option<CriterionId>,
}

impl Meaning<'_> {
    /// The verdict; nothing where the rule does not settle it, which it should for known facts.
    pub fn verdict(&self) -> Option<bool> {
        self.holds(self.rule.verdict?)
    }

    /// Whether a criterion holds.
    pub fn holds(&self, id: CriterionId) -> Option<bool> {
        let below = |children| self.rule.children(children).iter().map(|&it| self.holds(it));
        let holds = match self.rule.criterion(id)?.criterion {
            Criterion::All(children) if below(children).any(|it| it == Some(false)) => Some(false),
            Criterion::All(children) => below(children).all(|it| it.is_some()).then_some(true),
            Criterion::Any(children) if below(children).any(|it| it == Some(true)) => Some(true),
            Criterion::Any(children) => below(children).all(|it| it.is_some()).then_some(false),
            Criterion::Not(child) => self.holds(child).map(|it| !it),
            Criterion::ByReading(reading, children) => self.holds(self.rule.child_at(children, self.chosen.get(reading))?),
            Criterion::Leaf(leaf) => self.leaf(leaf),
        };
        if self.flipped == Some(id) { holds.map(|it| !it) } else { holds }
    }

    /// Whether a leaf holds.
    pub fn leaf(&self, leaf: Leaf) -> Option<bool> {
        let day = self.day;
        match leaf {
            Leaf::Yes(slot) => {
                let Atom::YesNo(yes) = self.fact(slot)? else { return None };
                Some(yes)
            }
            Leaf::Is(slot, choices) => {
                let Atom::Choice(at) = self.fact(slot)? else { return None };
                Some(choices & (1 << at) != 0)
            }
            Leaf::Compare(left, order, right) => {
                let (left, right) = (self.amount(left)?, self.amount(right)?);
                Some(match order {
                    Order::AtLeast => left >= right,
                    Order::AtMost => left <= right,
                    Order::Above => left > right,
                    Order::Below => left < right,
                })
            }
            Leaf::AgeAtMost { birth, years, reading, .. } => {
                let born = self.date(birth)?;
                Some(match reading.map(|it| AgeCounting::at(self.chosen.get(it))) {
                    None | Some(AgeCounting::FullYears) => born.age_on(day) <= years,
                    // The birthday itself still counts: on the day before it the age was not reached.
                    Some(AgeCounting::ToBirthday) => born.age_on(day.before()) < years,
                    Some(AgeCounting::BeforeBirthday) => born.age_on(day) < years,
                })
            }
            Leaf::AgeAtLeast { birth, years, .. } => Some(years <= self.date(birth)?.age_on(day)),
            Leaf::Served { service, months, reading, .. } => {
                let Atom::Tenure(since, earlier) = self.fact(service)? else { return None };
                let until = if self.counts_both_ends(reading) { day.next() } else { day };
                Some(i64::from(months) <= i64::from(earlier) + i64::from(since.map_or(0, |it| it.whole_months_to(until).max(0))))
            }
            Leaf::LongerThan { since, months, .. } => Some(self.date(since)?.months_later(months) < day),
            Leaf::Within { since, months, .. } => Some(day <= self.date(since)?.months_later(months)),
            Leaf::EndsWithin { from, to, months, reading, .. } => Some(self.date(to)? <= self.last_day(self.date(from)?, months, reading)),
        }
    }

    /// An amount; nothing where it has none, such as a share of nothing.
    pub fn amount(&self, id: AmountId) -> Option<Number> {
        let of = |children| self.rule.children(children).iter().map(|&it| self.amount(it));
        match self.rule.amount(id)? {
            Amount::Fact(slot) => {
                let Atom::Number(number) = self.fact(slot)? else { return None };
                let whole = if self.percent & (1 << slot) != 0 { 1_000_000 } else { 10_000 };
                Some(Number::new(i128::from(number), whole))
            }
            Amount::Parameter(_, value) | Amount::Number(value) => Some(fraction(value)),
            Amount::Absent => None,
            Amount::Sum(children) => of(children).try_fold(Number::zero(), |sum, it| sum.checked_add(&it?)),
            Amount::Times(children) => of(children).try_fold(Number::one(), |product, it| product.checked_mul(&it?)),
            Amount::Minus(left, right) => self.amount(left)?.checked_sub(&self.amount(right)?),
            Amount::Share(part, whole) => {
                let (part, whole) = (self.amount(part)?, self.amount(whole)?);
                if whole.is_zero() { None } else { part.checked_div(&whole) }
            }
            Amount::Least(children) => of(children).collect::<Option<Vec<Number>>>()?.into_iter().min(),
            Amount::Most(children) => of(children).collect::<Option<Vec<Number>>>()?.into_iter().max(),
            Amount::Floor(of) => self.amount(of).map(|it| it.floor()),
            Amount::Ceiling(of) => self.amount(of).map(|it| it.ceil()),
            Amount::AsShown(of) => Some(Number::new(in_hundredths(self.amount(of)?)?, 100)),
            Amount::ByChoice(slot, children) => {
                let Atom::Choice(at) = self.fact(slot)? else { return None };
                self.amount(self.rule.child_at(children, at)?)
            }
            Amount::ByReading(reading, children) => self.amount(self.rule.child_at(children, self.chosen.get(reading))?),
            Amount::If(criterion, then, otherwise) => self.amount(if self.holds(criterion)? { then } else { otherwise }),
            Amount::MonthsServed(slot) => {
                let Atom::Tenure(since, earlier) = self.fact(slot)? else { return None };
                let now = since.map_or(0, |it| it.whole_months_to(self.day).max(0));
                Some(Number::from_integer(i128::from(earlier) + i128::from(now)))
            }
        }
    }

    /// A result by its position; nothing where it is not due, or has no value.
    pub fn output(&self, at: usize) -> Option<Shown> {
        let output = self.rule.outputs.get(at)?;
        let due = match output.due {
            Due::Always => true,
            Due::WhenMet => self.rule.verdict.is_none() || self.verdict()?,
            Due::WhenNotMet => self.rule.verdict.is_none() || !self.verdict()?,
        };
        if !due {
            return None;
        }
        match output.value {
            OutputValue::Amount(id, Quantity::Percent) => {
                Some(Shown::Hundredths(in_hundredths(self.amount(id)?.checked_mul(&Number::from_integer(100))?)?))
            }
            OutputValue::Amount(id, _) => Some(Shown::Hundredths(in_hundredths(self.amount(id)?)?)),
            OutputValue::Flag(criterion) => self.holds(criterion).map(Shown::Flag),
            OutputValue::DateAfter { since, months, reading, .. } => Some(Shown::Date(self.last_day(self.date(since)?, months, reading))),
        }
    }

    fn fact(&self, slot: Slot) -> Option<Atom> {
        self.facts.get(usize::from(slot)).copied()
    }

    fn date(&self, slot: Slot) -> Option<Date> {
        if let Atom::Date(day) = self.fact(slot)? { Some(day) } else { None }
    }

    fn counts_both_ends(&self, reading: Option<ReadingAt>) -> bool {
        reading.is_some_and(|it| DayCounting::at(self.chosen.get(it)) == DayCounting::BothEndsCounted)
    }

    /// The last day of a term: with both ends counted, the one before the corresponding day.
    fn last_day(&self, from: Date, months: i32, reading: Option<ReadingAt>) -> Date {
        let corresponding = from.months_later(months);
        if self.counts_both_ends(reading) { corresponding.before() } else { corresponding }
    }
}

/// A figure of the rule.
pub fn fraction(value: Ratio) -> Number {
    let (top, bottom) = value.lowest_terms();
    Number::new(top, bottom)
}

/// Hundredths, half away from zero.
fn in_hundredths(value: Number) -> Option<i128> {
    Some(value.checked_mul(&Number::from_integer(100))?.round().to_integer())
}
