//! From a tool as people write it to a rule in flat form, with every id resolved and every kind checked.

use std::collections::BTreeMap;

use policy::engine::evaluate::MOST_SLOTS;
use policy::model::criterion::{AgeCounting, Children, Criterion, DayCounting, Leaf, Order};
use policy::model::fact::{Fact, FactKind, Quantity};
use policy::model::ids::{AmountId, CriterionId, FactId, ParameterId, ProvisionId, ReadingAt, Slot};
use policy::model::number::Ratio;
use policy::model::parameter::{Parameter, Unit};
use policy::model::rule::{Amount, Due, Node, Output, OutputValue, ReadingChoices, Rule};
use policy::model::tool::{Reading, ReadingChoice};

use crate::check::checker::{Checker, Names};
use crate::place::{At, Place};
use crate::yaml::rule::{RawAmount, RawByReading, RawCompare, RawCriterion};
use crate::yaml::tool::{RawDue, RawOutput, RawQuantity, RawTool};

/// Compiles the rule of one tool.
pub struct Compiler<'a, 'b> {
    checker: &'a mut Checker<'b>,
    names: &'a Names,
    facts: &'a [Fact],
    parameters: &'a [Parameter],
    file: usize,
    slots: Vec<FactId>,
    readings: &'a [Reading],
    provision: ProvisionId,
    rule: Rule,
    used_slots: u32,
    used_readings: u8,
}

impl<'a, 'b> Compiler<'a, 'b> {
    /// A compiler for a tool that asks these facts under these readings.
    pub fn new(
        checker: &'a mut Checker<'b>,
        names: &'a Names,
        (facts, parameters): (&'a [Fact], &'a [Parameter]),
        file: usize,
        slots: Vec<FactId>,
        readings: &'a [Reading],
        provision: ProvisionId,
    ) -> Compiler<'a, 'b> {
        Compiler {
            checker,
            names,
            facts,
            parameters,
            file,
            slots,
            readings,
            provision,
            rule: Rule::default(),
            used_slots: 0,
            used_readings: 0,
        }
    }

    /// The rule, and when each case of a verdict is said; mistakes are with the checker.
    pub fn compile(mut self, raw: &RawTool) -> (Rule, Vec<CriterionId>) {
        if MOST_SLOTS < self.slots.len() {
            self.wrong(raw.facts.place(), format!("a tool may ask {MOST_SLOTS} facts, this one asks {}", self.slots.len()), None);
        }
        if ReadingChoices::MOST < self.readings.len() {
            self.wrong(raw.id.place(), format!("a tool may have {} readings", ReadingChoices::MOST), None);
        }
        if let Some(criteria) = &raw.criteria {
            self.rule.verdict = Some(self.criterion(criteria));
        }
        for output in &raw.outputs {
            if let Some(value) = self.output(output) {
                let due = match output.due {
                    None | Some(RawDue::Always) => Due::Always,
                    Some(RawDue::WhenMet) => Due::WhenMet,
                    Some(RawDue::WhenNotMet) => Due::WhenNotMet,
                };
                if due != Due::Always && self.rule.verdict.is_none() {
                    self.wrong(
                        output.id.place(),
                        format!("result `{}` is due by a verdict, but the tool has no criteria", output.id.get()),
                        None,
                    );
                }
                self.rule.outputs.push(Output { value, due });
            }
        }
        // After them, since the criteria of verdict and results stand first.
        let cases = raw.verdicts.cases.iter().map(|it| self.criterion(&it.when)).collect();
        self.used_slots |= self.rule.criteria.iter().fold(0, |bits, it| bits | it.slots);
        for (at, raw_fact) in raw.facts.get().iter().enumerate() {
            if self.used_slots >> at & 1 == 0 {
                self.wrong(
                    raw_fact.place(),
                    format!("fact `{}` is asked but nothing uses it", raw_fact.get()),
                    Some("remove it from `facts`, or use it in `criteria` or `outputs`".to_owned()),
                );
            }
        }
        for (at, raw_reading) in raw.readings.iter().enumerate() {
            if self.used_readings >> at & 1 == 0 {
                self.wrong(raw_reading.id.place(), format!("reading `{}` is offered but nothing uses it", raw_reading.id.get()), None);
            }
        }
        (self.rule, cases)
    }

    fn wrong(&mut self, place: Place, message: String, help: Option<String>) {
        self.checker.wrong(self.file, place, message, help);
    }

    fn criterion(&mut self, raw: &RawCriterion) -> CriterionId {
        if let RawCriterion::At(elsewhere) = raw {
            let before = self.provision;
            self.provision = self.checker.provision(self.file, &elsewhere.provision, self.names).unwrap_or(before);
            let id = self.criterion(&elsewhere.criterion);
            self.provision = before;
            return id;
        }
        if let RawCriterion::Excused(excused) = raw {
            let id = self.criterion(&excused.criterion);
            let reason = self.checker.text(self.file, &excused.reason);
            self.checker.excused.push((id, reason));
            return id;
        }
        let id = u16::try_from(self.rule.criteria.len()).unwrap_or(u16::MAX);
        // A node stands before its children: its place is kept, and filled when they are known.
        self.rule.criteria.push(Node { criterion: Criterion::All(Children { start: 0, length: 0 }), provision: self.provision, slots: 0 });
        let (criterion, slots) = self.criterion_and_slots(raw);
        if let Some(node) = self.rule.criteria.get_mut(usize::from(id)) {
            node.criterion = criterion;
            node.slots = slots;
        }
        id
    }

    fn criterion_and_slots(&mut self, raw: &RawCriterion) -> (Criterion, u32) {
        match raw {
            RawCriterion::All(children) => self.folded(children, Criterion::All),
            RawCriterion::Any(children) => self.folded(children, Criterion::Any),
            RawCriterion::Not(child) => {
                let child = self.criterion(child);
                (Criterion::Not(child), self.rule.slots_of(child))
            }
            RawCriterion::At(elsewhere) => self.criterion_and_slots(&elsewhere.criterion),
            RawCriterion::Excused(excused) => self.criterion_and_slots(&excused.criterion),
            RawCriterion::Yes(fact) => {
                let slot = self.slot(fact, "a yes/no fact", |kind| matches!(kind, FactKind::YesNo));
                leaf(Leaf::Yes(slot))
            }
            RawCriterion::Is(is) => {
                let slot = self.slot(&is.fact, "a choice", |kind| matches!(kind, FactKind::Choice(_)));
                let mut bits = 0;
                for choice in &is.r#in {
                    bits |= self.choice(slot, choice.get(), choice.place()).map_or(0, |at| 1 << at);
                }
                leaf(Leaf::Is(slot, bits))
            }
            RawCriterion::AtLeast(compare) => self.compare(compare, Order::AtLeast),
            RawCriterion::AtMost(compare) => self.compare(compare, Order::AtMost),
            RawCriterion::Above(compare) => self.compare(compare, Order::Above),
            RawCriterion::Below(compare) => self.compare(compare, Order::Below),
            RawCriterion::AgeAtMost(age) => {
                let birth = self.date(&age.birth);
                let (parameter, months) = self.length(&age.parameter);
                let reading = self.counting(age.reading.as_ref(), &AgeCounting::IDS);
                leaf(Leaf::AgeAtMost { birth, years: months / 12, parameter, reading })
            }
            RawCriterion::AgeAtLeast(age) => {
                let birth = self.date(&age.birth);
                let (parameter, months) = self.length(&age.parameter);
                if let Some(reading) = &age.reading {
                    self.wrong(reading.place(), "a lower age limit has no reading".to_owned(), None);
                }
                leaf(Leaf::AgeAtLeast { birth, years: months / 12, parameter })
            }
            RawCriterion::Served(served) => {
                let service = self.slot(&served.service, "a tenure", |kind| matches!(kind, FactKind::Tenure));
                let (parameter, months) = self.length(&served.parameter);
                let reading = self.counting(served.reading.as_ref(), &DayCounting::IDS);
                leaf(Leaf::Served { service, months, parameter, reading })
            }
            RawCriterion::LongerThan(span) => {
                let since = self.date(&span.since);
                let (parameter, months) = self.length(&span.parameter);
                self.no_reading(span.reading.as_ref());
                leaf(Leaf::LongerThan { since, months, parameter })
            }
            RawCriterion::Within(span) => {
                let since = self.date(&span.since);
                let (parameter, months) = self.length(&span.parameter);
                self.no_reading(span.reading.as_ref());
                leaf(Leaf::Within { since, months, parameter })
            }
            RawCriterion::EndsWithin(term) => {
                let (from, to) = (self.date(&term.from), self.date(&term.to));
                let (parameter, months) = self.length(&term.parameter);
                let reading = self.counting(term.reading.as_ref(), &DayCounting::IDS);
                leaf(Leaf::EndsWithin { from, to, months, parameter, reading })
            }
            RawCriterion::ByReading(by) => {
                let (reading, in_order) = self.by_reading(by);
                let mut children = Vec::new();
                for raw in in_order {
                    children.push(self.criterion(raw));
                }
                let slots = children.iter().fold(0, |bits, &it| bits | self.rule.slots_of(it));
                (Criterion::ByReading(reading, self.range(&children)), slots)
            }
        }
    }

    fn folded(&mut self, raw: &[RawCriterion], as_node: fn(Children) -> Criterion) -> (Criterion, u32) {
        let mut children = Vec::new();
        for child in raw {
            children.push(self.criterion(child));
        }
        let slots = children.iter().fold(0, |bits, &it| bits | self.rule.slots_of(it));
        (as_node(self.range(&children)), slots)
    }

    fn range(&mut self, children: &[u16]) -> Children {
        let start = u16::try_from(self.rule.children.len()).unwrap_or(u16::MAX);
        self.rule.children.extend_from_slice(children);
        Children { start, length: u16::try_from(children.len()).unwrap_or(u16::MAX) }
    }

    fn compare(&mut self, raw: &RawCompare, order: Order) -> (Criterion, u32) {
        let before = core::mem::take(&mut self.used_slots);
        let (left, right) = (self.amount(raw.left.get()), self.amount(raw.right.get()));
        let slots = self.used_slots;
        self.used_slots |= before;
        self.checker.comparisons.push((self.file, raw.left.place(), left, right));
        (Criterion::Leaf(Leaf::Compare(left, order, right)), slots)
    }

    fn amount(&mut self, raw: &RawAmount) -> AmountId {
        let amount = match raw {
            RawAmount::Fact(fact) => Amount::Fact(self.slot(fact, "a number", |kind| matches!(kind, FactKind::Number(_)))),
            RawAmount::Parameter(id) => {
                self.parameter(id).map_or(Amount::Number(Ratio::ZERO), |(at, it)| Amount::Parameter(at, as_part(it)))
            }
            RawAmount::MonthsOf(id) => {
                let (parameter, months) = self.length(id);
                Amount::Parameter(parameter, Ratio::whole(i64::from(months)))
            }
            RawAmount::Number(number) => {
                if !matches!(number.get(), 0 | 1) {
                    self.wrong(
                        number.place(),
                        format!("{} stands in a rule: a figure belongs into parameters.yaml, with its provision", number.get()),
                        Some("only 0 and 1 may be written out".to_owned()),
                    );
                }
                Amount::Number(Ratio::whole(*number.get()))
            }
            RawAmount::Sum(children) => Amount::Sum(self.amounts(children)),
            RawAmount::Times(children) => Amount::Times(self.amounts(children)),
            RawAmount::Least(children) => Amount::Least(self.amounts(children)),
            RawAmount::Most(children) => Amount::Most(self.amounts(children)),
            RawAmount::Minus(children) => match children.as_slice() {
                [left, right] => Amount::Minus(self.amount(left), self.amount(right)),
                _ => {
                    self.wrong(Place::default(), "`minus` takes exactly two amounts".to_owned(), None);
                    Amount::Number(Ratio::ZERO)
                }
            },
            RawAmount::Share(share) => Amount::Share(self.amount(&share.part), self.amount(&share.whole)),
            RawAmount::Floor(of) => Amount::Floor(self.amount(of)),
            RawAmount::Ceiling(of) => Amount::Ceiling(self.amount(of)),
            RawAmount::AsShown(of) => Amount::AsShown(self.amount(of)),
            RawAmount::ByChoice(by) => {
                let slot = self.slot(&by.fact, "a choice", |kind| matches!(kind, FactKind::Choice(_)));
                let mut in_order: Vec<(u8, &RawAmount)> = Vec::new();
                for (choice, amount) in &by.choices {
                    if let Some(at) = self.choice(slot, choice, by.fact.place()) {
                        in_order.push((at, amount));
                    }
                }
                in_order.sort_by_key(|it| it.0);
                let count = self.choice_count(slot);
                let none = self.push(Amount::Absent);
                let mut children = vec![none; count];
                for (at, raw) in in_order {
                    let id = self.amount(raw);
                    if let Some(child) = children.get_mut(usize::from(at)) {
                        *child = id;
                    }
                }
                Amount::ByChoice(slot, self.range(&children))
            }
            RawAmount::ByReading(by) => {
                let (reading, in_order) = self.by_reading(by);
                let mut children = Vec::new();
                for raw in in_order {
                    children.push(self.amount(raw));
                }
                Amount::ByReading(reading, self.range(&children))
            }
            RawAmount::If(branch) => {
                let when = self.criterion(&branch.when);
                self.used_slots |= self.rule.slots_of(when);
                Amount::If(when, self.amount(&branch.then), self.amount(&branch.r#else))
            }
            RawAmount::MonthsServed(fact) => Amount::MonthsServed(self.slot(fact, "a tenure", |kind| matches!(kind, FactKind::Tenure))),
        };
        self.push(amount)
    }

    fn push(&mut self, amount: Amount) -> AmountId {
        let id = u16::try_from(self.rule.amounts.len()).unwrap_or(u16::MAX);
        self.rule.amounts.push(amount);
        id
    }

    fn amounts(&mut self, raw: &[RawAmount]) -> Children {
        let children: Vec<u16> = raw.iter().map(|it| self.amount(it)).collect();
        self.range(&children)
    }

    fn output(&mut self, raw: &RawOutput) -> Option<OutputValue> {
        let place = raw.value.place();
        match (&raw.value.get().amount, raw.value.get().r#as, &raw.value.get().flag, &raw.value.get().date) {
            (Some(amount), Some(quantity), None, None) => {
                let quantity = match quantity {
                    RawQuantity::Count => Quantity::Count,
                    RawQuantity::Money => Quantity::Money,
                    RawQuantity::Percent => Quantity::Percent,
                    RawQuantity::Hours => Quantity::Hours,
                    RawQuantity::Days => Quantity::Days,
                };
                let id = self.amount(amount);
                self.checker.shown.push((self.file, place, id, quantity));
                if quantity == Quantity::Count && raw.unit.is_none() {
                    self.wrong(
                        raw.id.place(),
                        format!("result `{}` is a count without a unit", raw.id.get()),
                        Some("add `unit: {zh: 人, en: people}`".to_owned()),
                    );
                }
                Some(OutputValue::Amount(id, quantity))
            }
            (None, None, Some(flag), None) => Some(OutputValue::Flag(self.criterion(flag))),
            (None, None, None, Some(date)) => {
                let since = self.date(&date.since);
                self.used_slots |= 1 << since;
                let (parameter, months) = self.length(&date.parameter);
                let reading = self.counting(date.reading.as_ref(), &DayCounting::IDS);
                Some(OutputValue::DateAfter { since, months, parameter, reading })
            }
            _ => {
                self.wrong(place, format!("result `{}` must be exactly one of `amount` with `as`, `flag` or `date`", raw.id.get()), None);
                None
            }
        }
    }

    fn slot(&mut self, fact: &At<String>, wanted: &str, fits: impl Fn(&FactKind) -> bool) -> Slot {
        let names = self.names;
        let Some(id) = names.facts.get(fact.get()).copied() else {
            let help = crate::problem::nearest(fact.get(), names.facts.keys().map(String::as_str));
            self.wrong(fact.place(), format!("unknown fact `{}`", fact.get()), help);
            return 0;
        };
        if let Some(found) = self.facts.get(usize::from(id.0))
            && !fits(&found.kind)
        {
            self.wrong(fact.place(), format!("fact `{}` is {}, but {wanted} is wanted here", fact.get(), kind_name(&found.kind)), None);
        }
        match self.slots.iter().position(|it| *it == id).and_then(|it| Slot::try_from(it).ok()) {
            Some(slot) => {
                self.used_slots |= 1 << slot;
                slot
            }
            None => {
                self.wrong(
                    fact.place(),
                    format!("fact `{}` is used but not asked", fact.get()),
                    Some("add it to the tool's `facts`".to_owned()),
                );
                0
            }
        }
    }

    fn date(&mut self, fact: &At<String>) -> Slot {
        self.slot(fact, "a date", |kind| matches!(kind, FactKind::Date { .. }))
    }

    fn fact_in(&self, slot: Slot) -> Option<&'a Fact> {
        let id = self.slots.get(usize::from(slot))?;
        self.facts.get(usize::from(id.0))
    }

    fn choice_count(&self, slot: Slot) -> usize {
        match self.fact_in(slot).map(|it| &it.kind) {
            Some(FactKind::Choice(choices)) => choices.len(),
            Some(FactKind::YesNo | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => 0,
        }
    }

    fn choice(&mut self, slot: Slot, id: &str, place: Place) -> Option<u8> {
        let fact = self.fact_in(slot)?;
        let FactKind::Choice(choices) = &fact.kind else { return None };
        let found = choices.iter().position(|it| it.id == id).and_then(|it| u8::try_from(it).ok());
        if found.is_none() {
            let help = crate::problem::nearest(id, choices.iter().map(|it| it.id.as_str()));
            self.wrong(place, format!("fact `{}` has no choice `{id}`", fact.id), help);
        }
        found
    }

    fn parameter(&mut self, id: &At<String>) -> Option<(ParameterId, &'a Parameter)> {
        let names = self.names;
        let Some(at) = names.parameters.get(id.get()).copied() else {
            let help = crate::problem::nearest(id.get(), names.parameters.keys().map(String::as_str));
            self.wrong(id.place(), format!("unknown parameter `{}`", id.get()), help);
            return None;
        };
        self.parameters.get(usize::from(at.0)).map(|it| (at, it))
    }

    /// A parameter that is a length of time, in months.
    fn length(&mut self, id: &At<String>) -> (ParameterId, i32) {
        let Some((at, parameter)) = self.parameter(id) else { return (ParameterId(0), 0) };
        let (top, bottom) = parameter.value.lowest_terms();
        let number = i32::try_from(top).unwrap_or_default();
        match parameter.unit {
            Unit::Age | Unit::Years if bottom == 1 => (at, number.saturating_mul(12)),
            Unit::Months if bottom == 1 => (at, number),
            _ => {
                self.wrong(
                    id.place(),
                    format!("parameter `{}` is in {}, but a length in years or months is wanted here", id.get(), parameter.unit.id()),
                    None,
                );
                (at, 0)
            }
        }
    }

    fn counting(&mut self, reading: Option<&At<String>>, ids: &[&str]) -> Option<ReadingAt> {
        let reading = reading?;
        let at = self.reading(reading)?;
        let choices: Vec<&str> = self.choices_of(at).iter().map(|it| it.id.as_str()).collect();
        if choices != ids {
            self.wrong(
                reading.place(),
                format!("reading `{}` offers {choices:?}, but the ways of counting here are {ids:?}", reading.get()),
                None,
            );
        }
        Some(at)
    }

    fn choices_of(&self, reading: ReadingAt) -> &'a [ReadingChoice] {
        self.readings.get(usize::from(reading)).map(|it| it.choices.as_slice()).unwrap_or_default()
    }

    fn no_reading(&mut self, reading: Option<&At<String>>) {
        if let Some(reading) = reading {
            self.wrong(reading.place(), "this criterion has no reading".to_owned(), None);
        }
    }

    fn reading(&mut self, id: &At<String>) -> Option<ReadingAt> {
        let readings = self.readings;
        let found = readings.iter().position(|it| it.id == *id.get()).and_then(|it| u8::try_from(it).ok());
        match found {
            Some(at) => self.used_readings |= 1 << at,
            None => {
                let help = crate::problem::nearest(id.get(), readings.iter().map(|it| it.id.as_str()));
                self.wrong(id.place(), format!("the tool has no reading `{}`", id.get()), help);
            }
        }
        found
    }

    fn by_reading<'r, T>(&mut self, by: &'r RawByReading<T>) -> (ReadingAt, Vec<&'r T>) {
        let Some(at) = self.reading(&by.reading) else { return (0, Vec::new()) };
        let ids: Vec<String> = self.choices_of(at).iter().map(|it| it.id.clone()).collect();
        let mut rest: BTreeMap<&str, &T> = by.choices.iter().map(|(id, it)| (id.as_str(), it)).collect();
        let mut in_order = Vec::new();
        for id in &ids {
            match rest.remove(id.as_str()) {
                Some(it) => in_order.push(it),
                None => {
                    self.wrong(by.reading.place(), format!("nothing is said for the choice `{id}` of reading `{}`", by.reading.get()), None)
                }
            }
        }
        for id in rest.keys() {
            self.wrong(by.reading.place(), format!("reading `{}` has no choice `{id}`", by.reading.get()), None);
        }
        (at, in_order)
    }
}

/// A leaf with the slots that it names.
fn leaf(leaf: Leaf) -> (Criterion, u32) {
    (Criterion::Leaf(leaf), leaf.slots())
}

/// Percent and fractions count as parts of a whole: 15 % is 0.15.
fn as_part(parameter: &Parameter) -> Ratio {
    match parameter.unit {
        Unit::Percent => Ratio::new(1, 100).and_then(|it| parameter.value.times(it)).unwrap_or(Ratio::ZERO),
        _ => parameter.value,
    }
}

fn kind_name(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::YesNo => "a yes/no fact",
        FactKind::Choice(_) => "a choice",
        FactKind::Number(_) => "a number",
        FactKind::Date { .. } => "a date",
        FactKind::Tenure => "a tenure",
    }
}
