//! Random people and units near the thresholds, for property tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    reason = "a test may stop where it must, and uses what it needs"
)]

use policy::engine::decide::{Verdict, combinations, decide};
use policy::model::day::{Day, YearMonth};
use policy::model::fact::{FactKind, NumberKind};
use policy::model::facts::{Facts, refusals};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;

/// Small, seeded, good enough to pick values with.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }
}

/// Days so long before `as_of` that something turns about then.
pub fn past_day(dice: &mut Dice, as_of: Day) -> Day {
    let months = dice.pick(&[0, 6, 12, 24, 120, 240, 540, 552, 600, 612]) + dice.pick(&[0, 0, 0, 1, -1, 7]);
    let day = as_of.plus_months(-months).plus_days(dice.pick(&[-2, -1, 0, 0, 1, 2, 15]));
    let leap = Day::new(day.year() - day.year() % 4, 2, 29).unwrap_or(day);
    dice.pick(&[day, day, day, leap]).min(as_of)
}

pub fn number(dice: &mut Dice, kind: &NumberKind) -> Decimal {
    let step = kind.measure.step().ten_thousandths();
    let near = dice.pick(&[0, 1, 2, 3, 5, 6, 10, 11, 12, 20, 50, 99, 100, 101, 499, 500, 501, 9_999, 10_000, 10_001, 277_894]);
    let number = near * 10_000 + dice.pick(&[0, 0, 0, step, -step]);
    Decimal::from_ten_thousandths(number).clamp(kind.least, kind.most.unwrap_or(Decimal::LARGEST))
}

pub fn answer(dice: &mut Dice, kind: &FactKind, as_of: Day) -> Answer {
    Answer::Given(match kind {
        FactKind::YesNo => Value::YesNo(dice.roll(3) != 0),
        FactKind::Choice(choices) => Value::Choice(u8::try_from(dice.roll(choices.len() as u64)).unwrap()),
        FactKind::Number(kind) => Value::Number(number(dice, kind)),
        FactKind::Date { .. } => Value::Date(past_day(dice, as_of)),
        FactKind::Tenure => {
            let since = (dice.roll(4) != 0).then(|| past_day(dice, as_of));
            Value::Tenure(Tenure { since, earlier_months: dice.pick(&[0, 0, 1, 11, 12, 23, 24, 119, 120, 239, 240]) })
        }
    })
}

/// Some of what is known left open, or known by its month only.
pub fn loosened(dice: &mut Dice, answer: Answer) -> Answer {
    match (dice.roll(4), answer) {
        (0, _) => Answer::Open,
        (1, Answer::Given(Value::Date(day))) => Answer::Month(YearMonth::new(day.year(), day.month()).unwrap()),
        (1, Answer::Given(Value::Tenure(Tenure { since: Some(day), earlier_months }))) => {
            Answer::TenureSinceMonth(YearMonth::new(day.year(), day.month()).unwrap(), earlier_months)
        }
        _ => answer,
    }
}

/// Known answers to all questions of a tool that are not refused.
pub fn known(dice: &mut Dice, pack: &Pack, tool: &Tool, as_of: Day) -> Facts {
    loop {
        let facts: Facts = tool.facts.iter().map(|&it| (it, answer(dice, &pack.facts[usize::from(it.0)].kind, as_of))).collect();
        if refusals(pack, tool, &facts, as_of).is_empty() {
            return facts;
        }
    }
}

/// A completion of what is open that is not refused; nothing when none was found.
pub fn completed(dice: &mut Dice, pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> Option<Facts> {
    for _ in 0..200 {
        let mut full = facts.clone();
        for &id in &tool.facts {
            let kind = &pack.facts[usize::from(id.0)].kind;
            let within = |dice: &mut Dice, month: YearMonth| {
                month.first_day().plus_days(i32::try_from(dice.roll(31)).unwrap()).min(month.last_day())
            };
            let given = match facts.get(id) {
                Answer::Open => answer(dice, kind, as_of),
                Answer::Month(month) => Answer::Given(Value::Date(within(dice, month))),
                Answer::TenureSinceMonth(month, earlier_months) => {
                    Answer::Given(Value::Tenure(Tenure { since: Some(within(dice, month)), earlier_months }))
                }
                given @ Answer::Given(_) => given,
            };
            full.set(id, given);
        }
        if refusals(pack, tool, &full, as_of).is_empty() {
            return Some(full);
        }
    }
    None
}

pub fn any_day() -> impl Strategy<Value = Day> {
    (Day::new(1900, 1, 1).unwrap().number()..=Day::new(2100, 12, 31).unwrap().number()).prop_map(Day::from_number)
}

pub fn some_readings(dice: &mut Dice, tool: &Tool) -> ReadingChoices {
    let all = combinations(tool);
    if all.is_empty() { ReadingChoices::default() } else { dice.pick(&all) }
}

pub fn verdict(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Verdict {
    decide(pack, tool, facts, as_of, chosen).expect("the facts are not refused").verdict
}
