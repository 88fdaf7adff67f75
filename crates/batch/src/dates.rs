//! What the engine says of leaves of dates, asked beforehand: where each of them turns.
//!
//! How ages, lengths and spans are counted stands in the engine alone. A leaf is monotone in its date, so the day at which it turns is
//! found by asking the engine on both sides.

use policy::engine::evaluate::{Situation, last_day, leaf_holds, transition};
use policy::model::criterion::Leaf;
use policy::model::day::Day;
use policy::model::ids::Slot;
use policy::model::rule::Rule;
use policy::model::value::{Answer, Value};

use crate::program::Question;
use crate::table::{NOT_NOW, tenure};

/// Where a leaf of one date turns as the date grows.
#[derive(Clone, Copy)]
pub(crate) enum Line {
    Always(bool),
    /// It holds from this day on.
    From(i32),
    /// It holds up to this day.
    UpTo(i32),
}

/// The most months before a post for which a day is worked out.
const MOST_MONTHS: i32 = 20_000;

/// The day at which a leaf turns as the date in a slot grows; nothing where the engine leaves it open.
pub(crate) fn line(rule: &Rule, leaf: Leaf, slot: Slot, situation: &Situation) -> Option<Line> {
    let mut there = *situation;
    let mut holds = |number: i32| {
        there.put(slot, Answer::Given(Value::Date(Day::from_number(number))));
        leaf_holds(rule, leaf, &there)
    };
    let (first, last) = (Day::EARLIEST.number(), Day::LATEST.number());
    let (low, high) = (holds(first)?, holds(last)?);
    if low == high {
        return Some(Line::Always(low));
    }
    let (mut below, mut above) = (first, last);
    while 1 < above - below {
        let middle = below + (above - below) / 2;
        if holds(middle)? == low { below = middle } else { above = middle }
    }
    Some(if low { Line::UpTo(below) } else { Line::From(above) })
}

/// By the months served before, the last day since which the post must be held for the leaf to hold; [`NOT_NOW`], behind all others,
/// where it need not be held at all.
pub(crate) fn service(rule: &Rule, leaf: Leaf, slot: Slot, situation: &Situation) -> Option<Vec<i32>> {
    let mut there = *situation;
    let mut holds = |since: i32, earlier: i32| {
        there.put(slot, Answer::Given(Value::Tenure(tenure(since, earlier))));
        leaf_holds(rule, leaf, &there)
    };
    let mut found = Vec::new();
    for earlier in 0..MOST_MONTHS {
        if holds(NOT_NOW, earlier)? {
            found.push(NOT_NOW);
            return Some(found);
        }
        let (first, last) = (Day::EARLIEST.number(), Day::LATEST.number());
        let (mut below, mut above) = (first, last + 1);
        if !holds(first, earlier)? {
            above = first;
        }
        while 1 < above - below {
            let middle = below + (above - below) / 2;
            if holds(middle, earlier)? { below = middle } else { above = middle }
        }
        found.push(above - 1);
    }
    None
}

/// Answers of the engine about single days, remembered: lists have the same days again and again.
pub(crate) struct Memory {
    question: Question,
    /// By the day, from [`FIRST_KEPT`] on: about dates, and services with nothing before.
    by_day: Vec<i32>,
    /// Other services: what was asked, and what was answered, by the last bits of what was asked.
    others: Vec<(u64, i32)>,
}

/// The days that are remembered by themselves: two centuries from 1900 on.
const FIRST_KEPT: i32 = 693_596;
const DAYS_KEPT: usize = 73_049;
const OTHERS_KEPT: usize = 1 << 12;

/// Nothing has been answered yet.
const NOT_ASKED: i32 = i32::MIN + 1;

impl Memory {
    pub fn new(question: Question) -> Memory {
        Memory { question, by_day: Vec::new(), others: Vec::new() }
    }

    /// The answer about a date, or about a service since that day with the months before.
    pub fn ask(&mut self, rule: &Rule, situation: &mut Situation, slot: Slot, day: i32, earlier: Option<i32>) -> i32 {
        let by_day = usize::try_from(day.wrapping_sub(FIRST_KEPT)).ok().filter(|_| earlier.unwrap_or(0) == 0);
        if let Some(held) = by_day.and_then(|it| self.by_day.get(it)).filter(|it| **it != NOT_ASKED) {
            return *held;
        }
        let asked = u64::from(day.cast_unsigned()) | u64::from(earlier.unwrap_or(-1).cast_unsigned()) << 32;
        let at = usize::try_from(asked.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40).unwrap_or_default() % OTHERS_KEPT;
        if let Some((held, answer)) = self.others.get(at)
            && *held == asked
        {
            return *answer;
        }
        let value = match earlier {
            Some(earlier) => Value::Tenure(tenure(day, earlier)),
            None => Value::Date(Day::from_number(day)),
        };
        situation.put(slot, Answer::Given(value));
        let answer = answer(self.question, rule, situation, value);
        if self.by_day.is_empty() {
            self.by_day = vec![NOT_ASKED; DAYS_KEPT];
            self.others = vec![(u64::MAX, 0); OTHERS_KEPT];
        }
        match by_day.and_then(|it| self.by_day.get_mut(it)) {
            Some(kept) => *kept = answer,
            None => {
                if let Some(kept) = self.others.get_mut(at) {
                    *kept = (asked, answer);
                }
            }
        }
        answer
    }
}

fn answer(question: Question, rule: &Rule, situation: &Situation, value: Value) -> i32 {
    match (question, value) {
        (Question::Turn(leaf), _) => {
            let day = transition(leaf, situation).and_then(|it| it.day).filter(|it| *it < Day::LATEST);
            day.map_or(i32::MAX, Day::number)
        }
        (Question::LastOf(leaf, slot), _) => match line(rule, leaf, slot, situation) {
            Some(Line::Always(true)) => i32::MAX,
            Some(Line::UpTo(day)) => day,
            // A term that must end within a time has no first day to end on.
            Some(Line::Always(false) | Line::From(_)) | None => i32::MIN,
        },
        (Question::EndOf(months, reading), Value::Date(day)) => last_day(situation, day, months, reading).number(),
        (Question::MonthsServed, Value::Tenure(tenure)) => tenure.months_on(situation.day),
        (Question::EndOf(..) | Question::MonthsServed, _) => i32::MIN,
    }
}
