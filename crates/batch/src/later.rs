//! What is known of later days, for the first of them on which a row is met, where folding does not say ([`crate::later_days`]).
//!
//! What the verdict is on such a day hangs on what is open, on what the leaves come to then, and on what an open date can still make of
//! the leaves that ask it. Two days on which all of that is the same are one region, so the engine need be asked but once
//! ([`crate::exact`]). A date that is known by its month alone may be any of its days, and each of them turns on another one: such a row
//! is left to the engine whole, and remembered with the days on which the rest of it turns.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use policy::engine::completions::space::Completions;
use policy::engine::evaluate::Situation;
use policy::model::criterion::Leaf;
use policy::model::day::Day;
use policy::model::ids::Slot;
use policy::model::pack::Pack;
use policy::model::rule::Rule;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::dates::{Line, line};
use crate::regions::{Mix, Regions, Set, leaves};

/// What has been found out about later days.
pub(crate) struct Later {
    /// The slots that a leaf asks which changes with time.
    pub dated: u32,
    /// Those of them whose leaves still turn while nothing is known of them.
    pub turning: u32,
    /// By slot, what an open date that nothing else bounds can be, and the leaves that ask it; nothing of other slots.
    alone: Vec<Option<Alone>>,
    /// What an open date can make of its leaves, by slot and day: the position among `outlooks`, or the day itself.
    classes: HashMap<u64, u64, BuildHasherDefault<Mix>>,
    outlooks: Vec<Vec<u64>>,
    /// Whether the verdict is met in a region on a day.
    pub met: Regions<bool>,
    /// The first day of a row that was left to the engine, 0 where there is none.
    pub whole: Regions<i32>,
    /// The leaves of the row that is looked at that still turn: the day, their bits, and what they become.
    pub turns: Vec<(i32, u64, bool)>,
}

struct Alone {
    least: Day,
    most: Day,
    leaves: Vec<Leaf>,
}

impl Later {
    /// `beside` has the slots that share a leaf or a bound with each slot.
    pub fn new(pack: &Pack, tool: &Tool, empty: Situation, beside: &[u32]) -> Later {
        let completions = Completions::new(pack, tool, empty, empty.day);
        let changing = || leaves(&tool.rule).filter(|it| it.changes_with_time());
        let dated = changing().fold(0, |slots, it| slots | it.slots());
        let turning = Set(dated).filter(|it| completions.turns_with_time(*it)).fold(0, |slots, it| slots | 1 << it);
        let alone = (0..tool.facts.len()).map(|at| {
            let slot = Slot::try_from(at).ok().filter(|it| turning >> it & 1 == 1 && beside.get(at) == Some(&0))?;
            let (least, most) = match completions.ends(slot).as_slice() {
                [Answer::Given(Value::Date(least)), Answer::Given(Value::Date(most))] => (*least, *most),
                _ => return None,
            };
            Some(Alone { least, most, leaves: leaves(&tool.rule).filter(|it| it.slots() == 1 << slot).collect() })
        });
        Later {
            dated,
            turning,
            alone: alone.collect(),
            classes: HashMap::default(),
            outlooks: Vec::new(),
            met: Regions::default(),
            whole: Regions::default(),
            turns: Vec::new(),
        }
    }

    /// A number that is the same for two days on which an open date can make the same of its leaves.
    pub fn class(&mut self, rule: &Rule, empty: &Situation, slot: Slot, day: i32) -> u64 {
        let asked = u64::from(day.cast_unsigned()) | u64::from(slot) << 32;
        if let Some(known) = self.classes.get(&asked) {
            return *known;
        }
        let alone = self.alone.get(usize::from(slot)).and_then(Option::as_ref);
        let found = match alone.and_then(|it| it.outlook(rule, Situation { day: Day::from_number(day), ..*empty }, slot)) {
            Some(outlook) => {
                let at = self.outlooks.iter().position(|it| *it == outlook).unwrap_or_else(|| {
                    self.outlooks.push(outlook);
                    self.outlooks.len() - 1
                });
                u64::try_from(at).unwrap_or(u64::MAX)
            }
            // A day of its own.
            None => asked | 1 << 63,
        };
        self.classes.insert(asked, found);
        found
    }
}

impl Alone {
    /// What its leaves can come to together, as bits, in order.
    fn outlook(&self, rule: &Rule, there: Situation, slot: Slot) -> Option<Vec<u64>> {
        let lines: Vec<Line> = self.leaves.iter().map(|it| line(rule, *it, slot, &there)).collect::<Option<_>>()?;
        let (least, most) = (self.least.number(), self.most.number());
        let turns = lines.iter().filter_map(|line| match *line {
            Line::Always(_) => None,
            Line::From(day) => Some(day),
            Line::UpTo(day) => Some(day + 1),
        });
        // Between two places where one of them turns they stay as they are.
        let days = core::iter::once(least).chain(turns.filter(|it| least < *it && *it <= most));
        let holds = |day: i32| {
            let holds = |line: &Line| match *line {
                Line::Always(holds) => holds,
                Line::From(first) => first <= day,
                Line::UpTo(last) => day <= last,
            };
            lines.iter().fold(0, |bits, it| bits << 1 | u64::from(holds(it)))
        };
        let mut found: Vec<u64> = days.map(holds).collect();
        found.sort_unstable();
        found.dedup();
        Some(found)
    }
}
