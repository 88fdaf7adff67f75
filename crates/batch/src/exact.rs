//! Rows that folding does not settle: what the engine says of them, remembered by region.
//!
//! Two rows with the same facts open are in one region where every leaf that is not open comes to the same, and where the facts that
//! enter a result, or that share a leaf or a bound with an open one, are the same. What is open can then be completed to the same
//! verdicts and results, so the engine need be asked but once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use policy::engine::decide::{Outcome, Verdict, settle, situation};
use policy::engine::evaluate::Situation;
use policy::engine::windows::windows_in;
use policy::model::criterion::Leaf;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::{AmountId, Slot};
use policy::model::pack::Pack;
use policy::model::rule::{Amount, OutputValue, ReadingChoices, Rule};
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::results::Results;
use crate::run::Cursor;
use crate::table::Table;

/// What the engine said of a region.
#[derive(Clone)]
pub(crate) struct Said {
    pub verdict: Verdict,
    pub pending: bool,
    pub missing: u16,
    pub outputs: Vec<Option<Outcome>>,
}

/// The engine for one tool, with what it has said.
pub(crate) struct Exact<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    empty: Situation,
    /// The slots that enter a result.
    valued: u32,
    /// By slot, those that share a leaf or a bound with it.
    beside: Vec<u32>,
    said: HashMap<Key, Said, BuildHasherDefault<Mix>>,
    /// How often the engine was asked.
    pub asked: usize,
}

static NOTHING_SAID: Said = Said { verdict: Verdict::Unknown, pending: false, missing: 0, outputs: Vec::new() };

type Key = Box<[u64]>;

/// So many regions are remembered before all are forgotten: lists of many sums of money would fill the memory.
const MOST_REGIONS: usize = 1 << 15;

/// Enough for every slot with its value, and what is open.
const LONGEST: usize = 28;

impl<'a> Exact<'a> {
    pub fn new(pack: &'a Pack, tool: &'a Tool, as_of: Day, chosen: ReadingChoices) -> Exact<'a> {
        let empty = situation(pack, tool, &Facts::new(), as_of, chosen);
        let rule = &tool.rule;
        let valued = rule.outputs.iter().fold(0, |bits, it| match it.value {
            OutputValue::Amount(id, _) => bits | slots_of(rule, id),
            OutputValue::DateAfter { since, .. } => bits | 1 << since,
            OutputValue::Flag(_) => bits,
        });
        let mut beside = vec![0; tool.facts.len()];
        let mut join = |slots: u32| {
            for (at, bits) in beside.iter_mut().enumerate().filter(|it| slots >> it.0 & 1 == 1) {
                *bits |= slots & !(1 << at);
            }
        };
        for node in rule.criteria.iter().filter(|it| it.criterion.leaf().is_some()) {
            join(node.slots);
        }
        for (slot, fact) in tool.slots() {
            let bound = match pack.fact_at(fact).map(|it| &it.kind) {
                Some(FactKind::Number(number)) => number.part_of,
                Some(FactKind::Date { not_before, .. }) => *not_before,
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure) | None => None,
            };
            if let Some(bound) = bound.and_then(|it| tool.slot_of(it)) {
                join(1 << slot | 1 << bound);
            }
        }
        Exact { pack, tool, empty, valued, beside, said: HashMap::default(), asked: 0 }
    }

    /// What is not a block's, for programs: nothing known, on the day, as read.
    pub fn empty(&self) -> Situation {
        self.empty
    }

    /// What the engine says of a row; `leaves` are the leaves that hold in it.
    pub fn say(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, row: usize, leaves: u64) -> &Said {
        let (key, length) = self.key(cursor, row, leaves);
        let key = key.get(..length).unwrap_or_default();
        if MOST_REGIONS <= self.said.len() && !self.said.contains_key(key) {
            self.said.clear();
        }
        if !self.said.contains_key(key) {
            let said = self.settle(table, row);
            return self.said.entry(key.into()).or_insert(said);
        }
        self.said.get(key).unwrap_or(&NOTHING_SAID)
    }

    /// The same without remembering it.
    pub fn settle(&mut self, table: &Table<'_>, row: usize) -> Said {
        self.asked += 1;
        let found = settle(self.pack, self.tool, self.situation(table, row), self.empty.day);
        let missing = Results::bits_of(self.tool, &found.missing);
        Said { verdict: found.verdict, pending: found.recognition_pending, missing, outputs: found.outputs }
    }

    /// The first day on which the verdict of a row is met, as the engine finds it.
    pub fn next(&self, table: &Table<'_>, row: usize) -> Option<Day> {
        windows_in(self.pack, self.tool, self.situation(table, row)).first().map(|it| it.from)
    }

    fn situation(&self, table: &Table<'_>, row: usize) -> Situation {
        let mut there = self.empty;
        for (slot, fact) in self.tool.slots() {
            there.put(slot, table.answer(row, fact));
        }
        there
    }

    /// What tells a row's region: what is open, what holds, and the values that could matter.
    fn key(&self, cursor: &Cursor<'_>, row: usize, leaves: u64) -> ([u64; LONGEST], usize) {
        let at = row % crate::table::BLOCK;
        let mut key = [0; LONGEST];
        let (mut open, mut near) = (0_u32, self.valued);
        for (slot, beside) in self.slots() {
            if crate::table::bit(&cursor.open(slot), at) {
                open |= 1 << slot;
                near |= beside;
            }
        }
        let mut length = 2;
        let mut push = |word: u64| {
            if let Some(place) = key.get_mut(length) {
                *place = word;
                length += 1;
            }
        };
        let mut known_beside = 0_u32;
        for (slot, _) in self.slots() {
            if open >> slot & 1 == 1 {
                let beside = cursor.columns.get(usize::from(slot)).copied().flatten().and_then(|it| it.beside(row));
                let Some(answer) = beside else { continue };
                known_beside |= 1 << slot;
                for word in words(answer) {
                    push(word);
                }
            } else if near >> slot & 1 == 1 {
                push(cursor.word(slot, at));
            }
        }
        let [first, second, ..] = &mut key;
        *first = u64::from(open) | u64::from(known_beside) << 32;
        *second = leaves;
        (key, length)
    }

    fn slots(&self) -> impl Iterator<Item = (Slot, u32)> {
        self.beside.iter().enumerate().filter_map(|(at, beside)| Some((Slot::try_from(at).ok()?, *beside)))
    }
}

/// An answer that lies beside its column, as words that tell it from all others of its kind.
fn words(answer: Answer) -> [u64; 2] {
    let wide = |it: i64| it.cast_unsigned();
    let narrow = |it: i32| wide(i64::from(it));
    match answer {
        Answer::Open => [0, 0],
        Answer::Month(month) => [1, narrow(month.first_day().number())],
        Answer::TenureSinceMonth(month, earlier) => [2 | u64::from(earlier.cast_unsigned()) << 32, narrow(month.first_day().number())],
        Answer::Given(Value::YesNo(yes)) => [3, u64::from(yes)],
        Answer::Given(Value::Choice(at)) => [4, u64::from(at)],
        // Beyond what is told apart here, the engine refuses.
        Answer::Given(Value::Number(number)) => [5, wide(number.ten_thousandths())],
        Answer::Given(Value::Date(day)) => [6, narrow(day.number())],
        Answer::Given(Value::Tenure(it)) => {
            [7 | u64::from(it.earlier_months.cast_unsigned()) << 32, it.since.map_or(u64::MAX, |it| narrow(it.number()))]
        }
    }
}

/// The slots that enter an amount. What an amount's criterion comes to is told by its leaves.
fn slots_of(rule: &Rule, id: AmountId) -> u32 {
    let below = |children| rule.children(children).iter().fold(0, |bits, it| bits | slots_of(rule, *it));
    match rule.amount(id) {
        Some(Amount::Fact(slot) | Amount::MonthsServed(slot)) => 1 << slot,
        Some(Amount::ByChoice(slot, children)) => 1 << slot | below(children),
        Some(Amount::ByReading(_, children)) => below(children),
        Some(Amount::Sum(children) | Amount::Times(children) | Amount::Least(children) | Amount::Most(children)) => below(children),
        Some(Amount::Minus(one, other) | Amount::Share(one, other)) => slots_of(rule, one) | slots_of(rule, other),
        Some(Amount::Floor(of) | Amount::Ceiling(of) | Amount::AsShown(of)) => slots_of(rule, of),
        Some(Amount::If(_, then, otherwise)) => slots_of(rule, then) | slots_of(rule, otherwise),
        Some(Amount::Parameter(..) | Amount::Number(_) | Amount::Absent) | None => 0,
    }
}

/// The leaves of a rule, in its order.
pub(crate) fn leaves(rule: &Rule) -> impl Iterator<Item = Leaf> {
    rule.criteria.iter().filter_map(|it| it.criterion.leaf())
}

/// Mixes words, quickly: the regions are of our own making.
#[derive(Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, it| word << 8 | u64::from(*it));
            self.write_u64(word);
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}
