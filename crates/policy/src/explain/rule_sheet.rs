//! A rule for somebody who knows the document: in one sentence, and every threshold with what holds just before it, on it and
//! just after it. It says nothing of what was entered.

use crate::engine::evaluate::{Situation, amount, last_day, leaf_holds, transition};
use crate::explain::explainer::Explainer;
use crate::explain::pieces::plain;
use crate::model::criterion::{Criterion, Leaf, Order};
use crate::model::day::Day;
use crate::model::fact::Quantity;
use crate::model::ids::{AmountId, CriterionId, ReadingAt, Slot};
use crate::model::number::Ratio;
use crate::model::rule::Amount;
use crate::model::text::Language;
use crate::model::value::{Answer, Tenure, Value};

/// A threshold of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// What is asked there, in words.
    pub asked: String,
    /// Just before the line, on it and just after it.
    pub cases: Vec<BoundaryCase>,
}

/// What holds at one place beside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundaryCase {
    /// The place, in words.
    pub place: String,
    /// Whether it holds there, by each way of counting the line; the first name is empty where there is one way only.
    pub holds: Vec<(String, bool)>,
}

/// The birth of the person in the examples: no real one, and not at the end of a month.
const BORN: (i32, u32, u32) = (1975, 6, 15);
/// The first day of what is counted in the examples.
const SINCE: (i32, u32, u32) = (2010, 3, 1);

impl Explainer<'_> {
    /// The rule in one sentence, in the readings chosen; empty where the tool only works something out.
    pub fn rule_in_one_sentence(&self) -> String {
        let Some(verdict) = self.tool.rule.verdict else { return String::new() };
        let end = if self.language == Language::Chinese { "。" } else { "." };
        self.stated(verdict, true) + end
    }

    fn stated(&self, id: CriterionId, outermost: bool) -> String {
        let Some(node) = self.tool.rule.criterion(id) else { return String::new() };
        let chinese = self.language == Language::Chinese;
        let children = self.tool.rule.children_of(&node.criterion, self.situation.chosen);
        let joined = |word: &str| {
            let all: Vec<String> = children.iter().map(|it| self.stated(*it, children.len() == 1)).collect();
            let all = all.join(word);
            match (outermost || children.len() == 1, chinese) {
                (true, _) => all,
                (false, true) => format!("（{all}）"),
                (false, false) => format!("({all})"),
            }
        };
        match node.criterion {
            Criterion::All(_) => joined(if chinese { "，并且" } else { ", and " }),
            Criterion::Any(_) => joined(if chinese { "，或者" } else { ", or " }),
            Criterion::ByReading(..) => joined(""),
            Criterion::Not(child) if chinese => format!("不是“{}”", self.stated(child, true)),
            Criterion::Not(child) => format!("not \"{}\"", self.stated(child, true)),
            Criterion::Leaf(leaf) => self.leaf_stated(leaf),
        }
    }

    fn leaf_stated(&self, leaf: Leaf) -> String {
        let chinese = self.language == Language::Chinese;
        let fact = |slot: Slot| plain(&self.label(slot));
        match leaf {
            Leaf::Yes(slot) if chinese => match fact(slot).strip_prefix("是否") {
                Some(stated) => stated.to_owned(),
                None => format!("{}（是）", fact(slot)),
            },
            Leaf::Yes(slot) => format!("{} (yes)", fact(slot)),
            Leaf::Is(slot, choices) if chinese => format!("{}为{}", fact(slot), self.choices(slot, choices)),
            Leaf::Is(slot, choices) => format!("{}: {}", fact(slot), self.choices(slot, choices)),
            Leaf::Compare(left, order, right) => {
                let sign = order.sign();
                format!("{} {sign} {}", plain(&self.formula(left)), plain(&self.formula(right)))
            }
            Leaf::AgeAtMost { parameter, .. } => {
                let limit = plain(&self.age_figure(parameter));
                if chinese { format!("年龄不超过{limit}") } else { format!("not older than {limit}") }
            }
            Leaf::AgeAtLeast { parameter, .. } => {
                let limit = plain(&self.age_figure(parameter));
                if chinese { format!("年满{limit}") } else { format!("at least {limit}") }
            }
            Leaf::Served { service, parameter, .. } => {
                let (fact, limit) = (fact(service), plain(&self.figure(parameter)));
                if chinese { format!("{fact}满{limit}") } else { format!("{fact}: {limit} or more") }
            }
            Leaf::LongerThan { since, parameter, .. } => {
                let (fact, limit) = (fact(since), plain(&self.figure(parameter)));
                if chinese { format!("{fact}起超过{limit}") } else { format!("{fact}: more than {limit} ago") }
            }
            Leaf::Within { since, parameter, .. } => {
                let (fact, limit) = (fact(since), plain(&self.figure(parameter)));
                if chinese { format!("{fact}起在{limit}以内") } else { format!("{fact}: within {limit}") }
            }
            Leaf::EndsWithin { to, parameter, .. } => {
                let (fact, limit) = (fact(to), plain(&self.figure(parameter)));
                if chinese { format!("{fact}不超出{limit}") } else { format!("{fact}: within {limit}") }
            }
        }
    }

    /// Every threshold of the verdict, once, whatever the readings. A line that hangs on what is entered has no fixed place and is
    /// left out.
    pub fn thresholds(&self) -> Vec<Threshold> {
        let (mut seen, mut found) = (Vec::new(), Vec::new());
        for node in &self.tool.rule.criteria {
            if let Some(leaf) = node.criterion.leaf()
                && !seen.contains(&leaf)
            {
                seen.push(leaf);
                let cases = self.boundary_cases(leaf);
                if !cases.is_empty() {
                    found.push(Threshold { asked: self.leaf_stated(leaf), cases });
                }
            }
        }
        found
    }

    fn boundary_cases(&self, leaf: Leaf) -> Vec<BoundaryCase> {
        match leaf {
            Leaf::Yes(_) | Leaf::Is(..) => Vec::new(),
            Leaf::Compare(left, order, right) => self.beside_amount(left, order, right).unwrap_or_default(),
            Leaf::AgeAtMost { birth: slot, reading, .. } => self.beside_days(leaf, slot, BORN, reading, Value::Date),
            Leaf::AgeAtLeast { birth: slot, .. } => self.beside_days(leaf, slot, BORN, None, Value::Date),
            Leaf::LongerThan { since: slot, .. } | Leaf::Within { since: slot, .. } => {
                self.beside_days(leaf, slot, SINCE, None, Value::Date)
            }
            Leaf::Served { service: slot, reading, .. } => {
                self.beside_days(leaf, slot, SINCE, reading, |it| Value::Tenure(Tenure { since: Some(it), earlier_months: 0 }))
            }
            Leaf::EndsWithin { from, to, months, reading, .. } => {
                let Some(start) = Day::new(SINCE.0, SINCE.1, SINCE.2) else { return Vec::new() };
                let mut situation = *self.situation;
                situation.put(from, Answer::Given(Value::Date(start)));
                let lines = self.ways(reading, situation).iter().map(|(_, it)| last_day(it, start, months, reading)).collect();
                let of = |end: Day| {
                    situation.put(to, Answer::Given(Value::Date(end)));
                    self.by_ways(leaf, reading, situation)
                };
                self.days_beside(start, false, lines, of)
            }
        }
    }

    /// The days around that on which a leaf of dates changes, for an example.
    fn beside_days(
        &self,
        leaf: Leaf,
        slot: Slot,
        (year, month, day): (i32, u32, u32),
        reading: Option<ReadingAt>,
        value: fn(Day) -> Value,
    ) -> Vec<BoundaryCase> {
        let Some(start) = Day::new(year, month, day) else { return Vec::new() };
        let mut situation = *self.situation;
        situation.put(slot, Answer::Given(value(start)));
        let lines = self.ways(reading, situation).into_iter().filter_map(|(_, it)| transition(leaf, &it)?.day).collect();
        let born = matches!(leaf, Leaf::AgeAtMost { .. } | Leaf::AgeAtLeast { .. });
        self.days_beside(start, born, lines, |day| {
            situation.day = day;
            self.by_ways(leaf, reading, situation)
        })
    }

    /// The day before each line, the line, and the day after it; each day once.
    fn days_beside(&self, start: Day, born: bool, lines: Vec<Day>, mut of: impl FnMut(Day) -> Vec<(String, bool)>) -> Vec<BoundaryCase> {
        let mut days: Vec<Day> = lines.into_iter().flat_map(|it| [it.day_before(), it, it.day_after()]).collect();
        order::sort(&mut days);
        days.dedup();
        let place = |day: Day| match (self.language, born) {
            (Language::Chinese, true) => format!("{}生，{}", self.date(start), self.date(day)),
            (Language::Chinese, false) => format!("{}起，到{}", self.date(start), self.date(day)),
            (Language::English, true) => format!("born {}, on {}", self.date(start), self.date(day)),
            (Language::English, false) => format!("from {}, on {}", self.date(start), self.date(day)),
        };
        days.into_iter().map(|day| BoundaryCase { place: place(day), holds: of(day) }).collect()
    }

    fn by_ways(&self, leaf: Leaf, reading: Option<ReadingAt>, situation: Situation) -> Vec<(String, bool)> {
        let holds = |(name, it): (String, Situation)| (name, leaf_holds(&self.tool.rule, leaf, &it).unwrap_or_default());
        self.ways(reading, situation).into_iter().map(holds).collect()
    }

    /// The situation under each way of counting, with its name; as it is where there is one way only.
    fn ways(&self, reading: Option<ReadingAt>, situation: Situation) -> Vec<(String, Situation)> {
        let Some((at, reading)) = reading.and_then(|it| Some((it, self.tool.reading(it)?))) else {
            return vec![(String::new(), situation)];
        };
        let each = reading.choices.iter().zip(0u8..);
        each.map(|(it, choice)| (it.label.in_language(self.language).to_owned(), situation.with_choice(at, choice))).collect()
    }

    /// Just below a number, on it and just above it.
    fn beside_amount(&self, left: AmountId, order: Order, right: AmountId) -> Option<Vec<BoundaryCase>> {
        // Without any answer only a figure of the document has a value.
        let line = amount(&self.tool.rule, right, self.situation).ok()??;
        let quantity = self.quantity(left);
        let step = match quantity {
            Quantity::Count => Ratio::ONE,
            Quantity::Money | Quantity::Hours | Quantity::Days => Ratio::new(1, 100)?,
            Quantity::Percent => Ratio::new(1, 10_000)?,
        };
        let unit = match self.tool.rule.amount(left) {
            Some(Amount::Fact(_)) => self.unit_of(left),
            Some(_) | None => String::new(),
        };
        let values = [line.minus(step)?, line, line.plus(step)?];
        let exact = line.times(Ratio::whole(10_000)).is_some_and(|it| it.floor() == it);
        let case = |value: Ratio| {
            let shown = if exact || value != line { self.number(value, quantity, &unit) } else { self.exactly(right) };
            Some(BoundaryCase { place: shown, holds: vec![(String::new(), order.admits(value.compared_to(line)?))] })
        };
        values.into_iter().map(case).collect()
    }

    /// Two thirds have no decimal form.
    fn exactly(&self, right: AmountId) -> String {
        match self.tool.rule.amount(right) {
            Some(Amount::Parameter(parameter, _)) => plain(&self.figure(parameter)),
            Some(_) | None => String::new(),
        }
    }
}
