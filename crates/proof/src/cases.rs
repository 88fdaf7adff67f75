//! The case files: that every case comes out as written, and that each line of a rule is met from both sides by cases that hang on it.

use policy::engine::cases::{Case, run};
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::{CriterionId, ParameterId, Slot};
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::rule::{Amount, OutputValue, ReadingChoices, Rule};
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::alive::deciding;
use crate::asked::question;
use crate::calendar::Date;
use crate::cut::{number_range, percent};
use crate::failure::{Aim, Failures};
use crate::meaning::{Atom, Meaning};
use crate::turning::{Turning, each_amount, slots_in};

/// Runs the cases of a tool, and looks for lines that no case meets from one side, and for figures that no result of a case hangs on.
pub fn covered(pack: &Pack, tool: &Tool, cases: &[&Case], failures: &mut Failures) {
    for case in cases {
        for found in run(pack, case) {
            let what = format!("case «{}»: {} is {}, not {}", case.name, found.what, found.actual, found.expected);
            failures.add(tool, Aim::Case, || (what, None));
        }
    }
    let known: Vec<Known<'_>> = cases.iter().filter(|it| it.expect.error.is_none()).map(|it| Known::new(pack, tool, it)).collect();
    for id in deciding(&tool.rule) {
        let Some(leaf) = tool.rule.criterion(id).and_then(|it| it.criterion.leaf()) else { continue };
        let Some(turning) = Turning::of(leaf) else { continue };
        let ways: Vec<Option<u8>> = match leaf.reading().and_then(|it| tool.reading(it)) {
            Some(reading) => (0u8..).zip(&reading.choices).map(|it| Some(it.0)).collect(),
            None => vec![None],
        };
        for way in ways {
            let under = known.iter().filter(|it| leaf.reading().is_none_or(|reading| Some(it.chosen.get(reading)) == way));
            let beside: Vec<bool> = under.filter_map(|it| it.beside(pack, tool, id, turning)).collect();
            for side in [true, false].into_iter().filter(|it| !beside.contains(it)) {
                let reading = leaf.reading().zip(way).and_then(|(at, choice)| Some(tool.reading(at)?.choice(choice)?.id.as_str()));
                let place = reading.map_or_else(String::new, |it| format!(", counted by {it}"));
                let holds = if side { "holds" } else { "does not hold" };
                let line = question(pack, tool, id);
                failures.add(tool, Aim::Case, || (format!("no case hangs on a line where it only just {holds}: {line}{place}"), None));
            }
        }
    }
    figures(pack, tool, &known, failures);
}

/// A case, with its facts as far as they are given.
struct Known<'a> {
    case: &'a Case,
    facts: Vec<Atom>,
    given: u32,
    percent: u32,
    chosen: ReadingChoices,
}

impl<'a> Known<'a> {
    fn new(pack: &Pack, tool: &Tool, case: &'a Case) -> Known<'a> {
        let answers: Facts = case.facts.iter().copied().collect();
        let mut given = 0;
        let mut facts = Vec::new();
        for (slot, fact) in tool.slots() {
            let atom = match answers.get(fact) {
                Answer::Given(Value::YesNo(yes)) => Some(Atom::YesNo(yes)),
                Answer::Given(Value::Choice(at)) => Some(Atom::Choice(at)),
                Answer::Given(Value::Number(number)) => Some(Atom::Number(number.ten_thousandths())),
                Answer::Given(Value::Date(day)) => Some(Atom::Date(day.into())),
                Answer::Given(Value::Tenure(it)) => Some(Atom::Tenure(it.since.map(Date::from), it.earlier_months)),
                Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
            };
            given |= u32::from(atom.is_some()) << slot;
            // An answer of another kind is none to the rule.
            let is_yes_no = matches!(pack.fact_at(fact).map(|it| &it.kind), Some(FactKind::YesNo));
            facts.push(atom.unwrap_or(if is_yes_no { Atom::Choice(0) } else { Atom::YesNo(false) }));
        }
        let chosen = case.readings.iter().fold(ReadingChoices::default(), |chosen, &(reading, choice)| chosen.with(reading, choice));
        Known { case, facts, given, percent: percent(pack, tool), chosen }
    }

    fn meaning<'m>(&'m self, rule: &'m Rule, facts: &'m [Atom]) -> Meaning<'m> {
        Meaning { rule, facts, percent: self.percent, day: self.case.as_of.into(), chosen: self.chosen, flipped: None }
    }

    /// The side on which the case lies just beside a line, if what it expects hangs on that.
    fn beside(&self, pack: &Pack, tool: &Tool, id: CriterionId, turning: Turning) -> Option<bool> {
        let slots = turning.slots(&tool.rule);
        if slots & !self.given != 0 {
            return None;
        }
        let meaning = self.meaning(&tool.rule, &self.facts);
        let turned = Meaning { flipped: Some(id), ..meaning };
        let verdict = self.case.expect.verdict.is_some() && meaning.verdict() != turned.verdict();
        let expected = |at: &u8| meaning.output(usize::from(*at)) != turned.output(usize::from(*at));
        if !verdict && !self.case.expect.outputs.iter().any(|it| expected(&it.0)) {
            return None;
        }
        let side = turning.side(&meaning)?;
        let moved = slots_in(slots).any(|slot| {
            self.moved(pack, tool, slot).into_iter().any(|atom| {
                let mut facts = self.facts.clone();
                if let Some(held) = facts.get_mut(usize::from(slot)) {
                    *held = atom;
                }
                turning.side(&self.meaning(&tool.rule, &facts)) == Some(!side)
            })
        });
        moved.then_some(side)
    }

    /// A fact a step to either side.
    fn moved(&self, pack: &Pack, tool: &Tool, slot: Slot) -> Vec<Atom> {
        let kind = tool.fact_in(slot).and_then(|it| pack.fact_at(it)).map(|it| &it.kind);
        match (self.facts.get(usize::from(slot)), kind) {
            (Some(Atom::Number(number)), Some(FactKind::Number(kind))) => {
                let step = number_range(kind).2;
                vec![Atom::Number(number - step), Atom::Number(number + step)]
            }
            (Some(Atom::Date(day)), _) => vec![Atom::Date(day.before()), Atom::Date(day.next())],
            (Some(Atom::Tenure(since, earlier)), _) => {
                let months = [earlier - 1, earlier + 1].map(|it| Atom::Tenure(*since, it));
                let days = since.map(|it| [it.before(), it.next()].map(|it| Atom::Tenure(Some(it), *earlier)));
                days.into_iter().flatten().chain(months).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Figures with which results are worked out: with a tenth more or less of one, some case must come out otherwise.
fn figures(pack: &Pack, tool: &Tool, known: &[Known<'_>], failures: &mut Failures) {
    let mut used: Vec<ParameterId> = Vec::new();
    for output in &tool.rule.outputs {
        match output.value {
            OutputValue::Amount(id, _) => each_amount(&tool.rule, id, &mut |amount| {
                if let Amount::Parameter(parameter, _) = amount {
                    used.push(parameter);
                }
            }),
            OutputValue::DateAfter { parameter, .. } => used.push(parameter),
            OutputValue::Flag(_) => {}
        }
    }
    used.sort_unstable();
    used.dedup();
    for parameter in used {
        for tenths in [9, 11] {
            let other = with_figure(&tool.rule, parameter, tenths);
            let hangs = |known: &Known<'_>| {
                let (here, there) = (known.meaning(&tool.rule, &known.facts), known.meaning(&other, &known.facts));
                let differs = |at: u8| here.output(usize::from(at)) != there.output(usize::from(at));
                known.case.expect.outputs.iter().any(|(at, expected)| expected.is_some() && differs(*at))
            };
            if !known.iter().any(hangs) {
                let name = pack.parameter_at(parameter).map_or("?", |it| it.id.as_str());
                failures.add(tool, Aim::Case, || (format!("no result of a case is otherwise with {tenths} tenths of {name}"), None));
            }
        }
    }
}

fn with_figure(rule: &Rule, parameter: ParameterId, tenths: i128) -> Rule {
    let mut other = rule.clone();
    for amount in &mut other.amounts {
        if let Amount::Parameter(id, value) = amount
            && *id == parameter
            && let Some(scaled) = Ratio::new(tenths, 10).and_then(|it| value.times(it))
        {
            *value = scaled;
        }
    }
    for output in &mut other.outputs {
        if let OutputValue::DateAfter { months, parameter: id, .. } = &mut output.value
            && *id == parameter
        {
            *months += if tenths < 10 { -1 } else { 1 };
        }
    }
    other
}
