//! Rules that no pack has: trees of criteria and amounts by chance, over a pack's own facts. With every fact given, a list comes to what
//! the engine says of each row, and so does a verdict that folding settles with some of them open.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

#[path = "../../pack/tests/chance/mod.rs"]
mod chance;

use std::path::Path;

use authoring::output::binary::read_pack;
use batch::batch::Batch;
use batch::table::Table;
use batch::wanted::Wanted;
use chance::{Dice, known, loosened};
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::evaluate::holds;
use policy::model::criterion::{Children, Criterion, Leaf, Order};
use policy::model::day::Day;
use policy::model::fact::{FactKind, Quantity};
use policy::model::facts::{Facts, refusals};
use policy::model::ids::{ParameterId, ProvisionId};
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::rule::{Amount, Due, Node, Output, OutputValue, ReadingChoices, Rule};
use policy::model::tool::Tool;

const ROWS: usize = 70;
const RULES: u64 = 600;

/// Facts of every kind, parts beside their wholes.
const FACTS: [&str; 10] = [
    "is_township_cadre",
    "event",
    "birth_date",
    "township_service",
    "income_this_year",
    "income_last_year",
    "villages_total",
    "villages_weak",
    "county_ratio",
    "party_spirit_hours",
];

struct Growing<'a> {
    dice: Dice,
    pack: &'a Pack,
    tool: Tool,
    /// Every amount has a value: one that is compared must, or the verdict of a complete row would be nothing, which no pack may have.
    valued: bool,
}

impl Growing<'_> {
    fn slot(&mut self, wanted: impl Fn(&FactKind) -> bool) -> u8 {
        let slots = self.tool.slots().filter(|it| wanted(&self.pack.fact_at(it.1).unwrap().kind)).map(|it| it.0);
        let slots: Vec<u8> = slots.collect();
        self.dice.pick(&slots)
    }

    /// Children in a row, each grown by `grow`.
    fn children(&mut self, count: u64, mut grow: impl FnMut(&mut Self) -> u16) -> Children {
        let grown: Vec<u16> = (0..count).map(|_| grow(self)).collect();
        let start = u16::try_from(self.tool.rule.children.len()).unwrap();
        self.tool.rule.children.extend(&grown);
        Children { start, length: u16::try_from(grown.len()).unwrap() }
    }

    fn criterion(&mut self, depth: u64) -> u16 {
        let at = self.tool.rule.criteria.len();
        let nothing = Criterion::All(Children { start: 0, length: 0 });
        self.tool.rule.criteria.push(Node { criterion: nothing, provision: ProvisionId { measure: 1, item: 1 }, slots: 0 });
        let roll = if depth == 0 { 4 + self.dice.roll(6) } else { self.dice.roll(10) };
        let count = 1 + self.dice.roll(3);
        let criterion = match roll {
            0 => Criterion::All(self.children(count, |it| it.criterion(depth - 1))),
            1 => Criterion::Any(self.children(count, |it| it.criterion(depth - 1))),
            2 => Criterion::Not(self.criterion(depth - 1)),
            3 => Criterion::ByReading(0, self.children(2, |it| it.criterion(depth - 1))),
            _ => Criterion::Leaf(self.leaf(roll)),
        };
        let slots = match criterion {
            Criterion::All(children) | Criterion::Any(children) | Criterion::ByReading(_, children) => {
                self.tool.rule.children(children).iter().fold(0, |bits, it| bits | self.tool.rule.slots_of(*it))
            }
            Criterion::Not(child) => self.tool.rule.slots_of(child),
            Criterion::Leaf(Leaf::Compare(left, _, right)) => self.amount_slots(left) | self.amount_slots(right),
            Criterion::Leaf(leaf) => leaf.slots(),
        };
        self.tool.rule.criteria[at] = Node { criterion, provision: ProvisionId { measure: 1, item: 1 }, slots };
        u16::try_from(at).unwrap()
    }

    /// A criterion without amounts.
    fn plain(&mut self) -> u16 {
        let roll = 4 + self.dice.roll(4);
        let leaf = self.leaf(roll);
        let node = Node { criterion: Criterion::Leaf(leaf), provision: ProvisionId { measure: 1, item: 1 }, slots: leaf.slots() };
        self.tool.rule.criteria.push(node);
        u16::try_from(self.tool.rule.criteria.len() - 1).unwrap()
    }

    fn leaf(&mut self, roll: u64) -> Leaf {
        let parameter = ParameterId(0);
        let is_date = |it: &FactKind| matches!(it, FactKind::Date { .. });
        match roll {
            4 => Leaf::Yes(self.slot(|it| *it == FactKind::YesNo)),
            5 => Leaf::Is(self.slot(|it| matches!(it, FactKind::Choice(_))), u32::try_from(self.dice.roll(32)).unwrap()),
            6 => Leaf::AgeAtMost { birth: self.slot(is_date), years: 45, parameter, reading: None },
            7 => Leaf::Served { service: self.slot(|it| *it == FactKind::Tenure), months: 120, parameter, reading: None },
            _ => {
                let order = self.dice.pick(&[Order::AtLeast, Order::AtMost, Order::Above, Order::Below]);
                let before = std::mem::replace(&mut self.valued, true);
                let (left, right) = (self.amount(2), self.amount(2));
                self.valued = before;
                Leaf::Compare(left, order, right)
            }
        }
    }

    fn amount(&mut self, depth: u64) -> u16 {
        let at = self.tool.rule.amounts.len();
        self.tool.rule.amounts.push(Amount::Absent);
        let roll = if depth == 0 { self.dice.roll(5) } else { self.dice.roll(18) };
        let count = 1 + self.dice.roll(3);
        let is_number = |it: &FactKind| matches!(it, FactKind::Number(_));
        let amount = match roll {
            0..3 => Amount::Fact(self.slot(is_number)),
            3 => {
                let (top, bottom) = self.dice.pick(&[(1, 3), (7, 1), (-1, 2), (0, 1), (10_000, 1), (3, 20)]);
                Amount::Number(Ratio::new(top, bottom).unwrap())
            }
            4 => Amount::MonthsServed(self.slot(|it| *it == FactKind::Tenure)),
            5 => Amount::Sum(self.children(count, |it| it.amount(depth - 1))),
            6 | 7 => Amount::Minus(self.amount(depth - 1), self.amount(depth - 1)),
            8 => Amount::Times(self.children(2, |it| it.amount(depth - 1))),
            9 | 10 if self.valued => {
                let whole = self.tool.rule.amounts.len();
                let slot = self.slot(|it| matches!(it, FactKind::Number(kind) if kind.whole));
                self.tool.rule.amounts.push(Amount::Fact(slot));
                Amount::Share(self.amount(depth - 1), u16::try_from(whole).unwrap())
            }
            9 | 10 => Amount::Share(self.amount(depth - 1), self.amount(depth - 1)),
            11 => Amount::Least(self.children(count, |it| it.amount(depth - 1))),
            12 => Amount::Most(self.children(count, |it| it.amount(depth - 1))),
            13 => self.dice.pick(&[Amount::Floor, Amount::Ceiling, Amount::AsShown])(self.amount(depth - 1)),
            14 => Amount::ByChoice(
                self.slot(|it| matches!(it, FactKind::Choice(_))),
                self.children(if self.valued { 8 } else { 3 }, |it| it.amount(depth - 1)),
            ),
            15 => Amount::ByReading(0, self.children(2, |it| it.amount(depth - 1))),
            16 if !self.valued => Amount::Absent,
            _ => Amount::If(self.plain(), self.amount(depth - 1), self.amount(depth - 1)),
        };
        self.tool.rule.amounts[at] = amount;
        u16::try_from(at).unwrap()
    }

    fn amount_slots(&self, id: u16) -> u32 {
        let rule = &self.tool.rule;
        let below = |children| rule.children(children).iter().fold(0, |bits, it| bits | self.amount_slots(*it));
        match rule.amount(id).unwrap() {
            Amount::Fact(slot) | Amount::MonthsServed(slot) => 1 << slot,
            Amount::Parameter(..) | Amount::Number(_) | Amount::Absent => 0,
            Amount::Sum(children) | Amount::Times(children) | Amount::Least(children) | Amount::Most(children) => below(children),
            Amount::ByReading(_, children) => below(children),
            Amount::ByChoice(slot, children) => 1 << slot | below(children),
            Amount::Minus(one, other) | Amount::Share(one, other) => self.amount_slots(one) | self.amount_slots(other),
            Amount::Floor(of) | Amount::Ceiling(of) | Amount::AsShown(of) => self.amount_slots(of),
            Amount::If(when, then, otherwise) => rule.slots_of(when) | self.amount_slots(then) | self.amount_slots(otherwise),
        }
    }
}

/// A tool with a rule by chance.
fn grown(seed: u64, pack: &Pack) -> Tool {
    let mut tool = pack.find_tool("excellent-quota").unwrap().1.clone();
    tool.facts = FACTS.map(|it| pack.find_fact(it).unwrap().0).to_vec();
    tool.rule = Rule::default();
    let mut growing = Growing { dice: Dice(seed), pack, tool, valued: false };
    growing.tool.rule.verdict = Some(growing.criterion(3));
    for due in [Due::Always, Due::WhenMet, Due::WhenNotMet] {
        let quantity = growing.dice.pick(&[Quantity::Money, Quantity::Count, Quantity::Percent]);
        let value = OutputValue::Amount(growing.amount(3), quantity);
        let flag = OutputValue::Flag(growing.criterion(1));
        growing.tool.rule.outputs.extend([Output { value, due }, Output { value: flag, due }]);
    }
    growing.tool
}

fn table<'a>(pack: &'a Pack, as_of: Day, rows: &[Facts]) -> Table<'a> {
    let mut table = Table::new(pack, as_of, rows.len());
    for (row, facts) in rows.iter().enumerate() {
        facts.answered().for_each(|(fact, answer)| table.set(row, fact, answer));
    }
    table
}

#[test]
fn a_rule_by_chance_is_read_as_the_engine_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let pack = read_pack(&folder, "sangzhi-2020").expect("the pack is checked").1;
    let as_of = Day::new(2026, 3, 1).unwrap();
    let (mut compiled, mut amounts, mut settled) = (0, 0, 0);
    for seed in 0..RULES {
        let mut tool = grown(seed, &pack);
        let chosen = ReadingChoices::default().with(0, u8::try_from(seed % 2).unwrap());
        let mut dice = Dice(seed ^ 0xffff);
        let given: Vec<Facts> = (0..ROWS).map(|_| known(&mut dice, &pack, &tool, as_of)).collect();
        let mut batch = Batch::new(&pack, &tool, as_of, chosen, Wanted::default());
        compiled += usize::from(batch.is_compiled());
        let table = table(&pack, as_of, &given);
        let mut results = batch.results(&table);
        batch.run(&table, &mut results);
        for (row, facts) in given.iter().enumerate() {
            let finding = decide(&pack, &tool, facts, as_of, chosen).expect("not refused");
            assert_eq!(results.verdict(row), Some(finding.verdict), "rule {seed}, {:?}: {facts:?}", tool.rule);
            for (at, outcome) in finding.outputs.iter().enumerate() {
                let found = results.outcome(row, u8::try_from(at).unwrap());
                assert_eq!(found, *outcome, "output {at} of rule {seed}, {:?}: {facts:?}", tool.rule);
                amounts += usize::from(outcome.is_some());
            }
        }
        // Completing such a rule may lead beyond all numbers, so only what folding settles is asked, and no result.
        tool.rule.outputs.clear();
        let verdict = |facts: &Facts| holds(&tool.rule, tool.rule.verdict.unwrap(), &situation(&pack, &tool, facts, as_of, chosen));
        let open = |full: &Facts| tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
        let loose: Vec<Facts> = given.iter().map(open).collect();
        let folded = loose.into_iter().filter(|it| verdict(it).is_some() && refusals(&pack, &tool, it, as_of).is_empty());
        let folded: Vec<Facts> = folded.collect();
        let table = self::table(&pack, as_of, &folded);
        let mut batch = Batch::new(&pack, &tool, as_of, chosen, Wanted::default());
        let mut results = batch.results(&table);
        batch.run(&table, &mut results);
        for (row, facts) in folded.iter().enumerate() {
            let met = if verdict(facts) == Some(true) { Verdict::Met } else { Verdict::NotMet };
            assert_eq!(results.verdict(row), Some(met), "rule {seed}, {:?}: {facts:?}", tool.rule);
            settled += 1;
        }
    }
    println!("{compiled} of {RULES} rules compiled, {amounts} results, {settled} settled by folding");
    assert!(RULES / 3 < u64::try_from(compiled).unwrap() && 10_000 < amounts && 1_000 < settled);
}
