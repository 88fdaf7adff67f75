//! Rows that folding does not settle: what the engine says of them, remembered by region.
//!
//! Two rows with the same facts open are in one region where every leaf that is not open comes to the same, and where the facts that
//! enter a result, or that share a leaf or a bound with an open one, are the same. What is open can then be completed to the same
//! verdicts and results, so the engine need be asked but once.

use policy::engine::decide::{Outcome, Verdict, judge, outcome, situation};
use policy::engine::evaluate::Situation;
use policy::engine::windows::windows_in;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::AmountId;
use policy::model::pack::Pack;
use policy::model::rule::{Amount, OutputValue, ReadingChoices, Rule};
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::later::Later;
use crate::regions::{MOST_REGIONS, Regions, Row, Set};
use crate::results::{Held, Results, held};
use crate::run::Cursor;
use crate::table::{BLOCK, Table};

/// What the engine said of the verdict of a region.
#[derive(Clone, Copy)]
pub(crate) struct Verdicts {
    pub verdict: Verdict,
    pub pending: bool,
    pub missing: u16,
}

/// The engine for one tool, with what it has said.
pub(crate) struct Exact<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) tool: &'a Tool,
    empty: Situation,
    /// By result, the slots that enter it.
    valued: Vec<u32>,
    /// By slot, those that share a leaf or a bound with it.
    beside: Vec<u32>,
    verdicts: Regions<Verdicts>,
    /// Where the results of a region begin among `held`.
    outcomes: Regions<usize>,
    held: Vec<Held>,
    /// What tells the row that is looked at.
    pub(crate) key: Vec<u64>,
    pub(crate) later: Later,
    /// How often the engine was asked.
    pub asked: usize,
}

impl<'a> Exact<'a> {
    pub fn new(pack: &'a Pack, tool: &'a Tool, as_of: Day, chosen: ReadingChoices) -> Exact<'a> {
        let empty = situation(pack, tool, &Facts::new(), as_of, chosen);
        let rule = &tool.rule;
        let valued = rule.outputs.iter().map(|output| match output.value {
            OutputValue::Amount(id, _) => slots_of(rule, id),
            OutputValue::DateAfter { since, .. } => 1 << since,
            OutputValue::Flag(_) => 0,
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
        let (verdicts, outcomes) = (Regions::default(), Regions::default());
        let (valued, held, key) = (valued.collect(), Vec::new(), Vec::new());
        let later = Later::new(pack, tool, empty, &beside);
        Exact { pack, tool, empty, valued, beside, verdicts, outcomes, held, key, later, asked: 0 }
    }

    /// What is not a block's, for programs: nothing known, on the day, as read.
    pub fn empty(&self) -> Situation {
        self.empty
    }

    /// The verdict of a row.
    pub fn verdict(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, at: Row) -> Verdicts {
        self.look_at(cursor, at, 0);
        if let Some(said) = self.verdicts.get(&self.key) {
            return said;
        }
        let said = self.judge(table, at.row);
        self.verdicts.remember(&self.key, said);
        said
    }

    /// The same without remembering it.
    pub fn judge(&mut self, table: &Table<'_>, row: usize) -> Verdicts {
        self.asked += 1;
        let found = judge(self.pack, self.tool, self.situation(table, row), self.empty.day);
        Verdicts { verdict: found.verdict, pending: found.recognition_pending, missing: Results::bits_of(self.tool, &found.missing) }
    }

    /// Some of a row's results (bits, by their position), in their order, as the columns of results hold them.
    pub fn outcomes(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, at: Row, wanted: u32) -> &[Held] {
        self.look_at(cursor, at, wanted);
        let from = match self.outcomes.get(&self.key) {
            Some(from) => from,
            None => {
                if MOST_REGIONS <= self.outcomes.len() {
                    self.outcomes = Regions::default();
                    self.held.clear();
                }
                let from = self.held.len();
                for output in Set(wanted).map(usize::from) {
                    let said = held(self.outcome(table, at.row, output));
                    self.held.push(said);
                }
                self.outcomes.insert(&self.key, from);
                from
            }
        };
        self.held.get(from..).unwrap_or_default()
    }

    /// One result of a row, without remembering it.
    pub fn outcome(&mut self, table: &Table<'_>, row: usize, at: usize) -> Option<Outcome> {
        self.asked += 1;
        let output = self.tool.rule.outputs.get(at)?;
        outcome(self.pack, self.tool, self.situation(table, row), self.empty.day, *output)
    }

    /// The first day on which the verdict of a row is met, as the engine finds it: of rows that no program decides.
    pub fn next(&self, table: &Table<'_>, row: usize) -> Option<Day> {
        windows_in(self.pack, self.tool, self.situation(table, row)).first().map(|it| it.from)
    }

    pub(crate) fn situation(&self, table: &Table<'_>, row: usize) -> Situation {
        let mut there = self.empty;
        for (slot, fact) in self.tool.slots() {
            there.put(slot, table.answer(row, fact));
        }
        there
    }

    /// Puts down what tells a row's region, for its verdict or for some of its results: what is open, what holds, and the values that
    /// could matter. How many words follow, and whose, hangs on the first.
    pub(crate) fn look_at(&mut self, cursor: &Cursor<'_>, Row { row, open, leaves: [yes, no] }: Row, wanted: u32) {
        let mut near = 0;
        for at in Set(wanted) {
            near |= self.valued.get(usize::from(at)).copied().unwrap_or_default();
        }
        let mut known_beside = 0_u32;
        self.key.clear();
        self.key.extend([0, yes, no]);
        for slot in Set(open) {
            near |= self.beside.get(usize::from(slot)).copied().unwrap_or_default();
            if let Some(answer) = cursor.column(slot).and_then(|it| it.beside(row)) {
                known_beside |= 1 << slot;
                self.key.extend(words(answer));
            }
        }
        for slot in Set(near & !open) {
            self.key.push(cursor.word(slot, row % BLOCK));
        }
        if let Some(first) = self.key.first_mut() {
            *first = u64::from(open) | u64::from(known_beside) << 16 | u64::from(wanted) << 32;
        }
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
        Answer::Given(Value::Tenure(tenure)) => {
            [7 | u64::from(tenure.earlier_months.cast_unsigned()) << 32, tenure.since.map_or(u64::MAX, |it| narrow(it.number()))]
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
