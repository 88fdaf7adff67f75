//! What was found not to hold, with the region in which it does not, as a case that can be put into a case file.

use core::fmt::Write;

use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::meaning::Shown;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The tool.
    pub tool: String,
    /// What was to be shown.
    pub aim: Aim,
    /// What was found instead.
    pub what: String,
    /// The region, as a case file; nothing where it is about no single region.
    pub case: Option<String>,
}

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aim {
    /// One verdict in each region, that of its completions; the missing facts; what is refused.
    Verdict,
    /// Results where they are due, by their formulas.
    Output,
    /// Windows, day by day.
    Window,
    /// Criteria and readings that make a difference.
    Alive,
    /// Case files on both sides of each line.
    Case,
    /// What gets better stays met.
    Better,
    /// Sentences without holes.
    Sentence,
}

/// A region: what is entered, on which day, under which readings.
pub struct Region<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The tool.
    pub tool: &'a Tool,
    /// What is entered.
    pub facts: &'a Facts,
    /// The day.
    pub as_of: Day,
    /// The readings.
    pub chosen: ReadingChoices,
}

/// What the meaning of the rule makes of a region.
#[derive(Default)]
pub struct Expected {
    /// The verdict's id.
    pub verdict: Option<&'static str>,
    /// The facts that matter.
    pub missing: Option<Vec<FactId>>,
    /// The results, by position.
    pub outputs: Vec<Option<Shown>>,
    /// Whether every combination of readings comes to the same.
    pub robust: Option<bool>,
    /// The readings whose choice alone changes a result, as bits.
    pub outputs_depend_on: Option<u8>,
}

impl Region<'_> {
    /// The region as a case, named after what went wrong in it.
    pub fn case(&self, what: &str, expected: &Expected) -> String {
        let mut text = format!("- case: \"{}\"\n  tool: {}\n  as_of: {}\n", what.replace(['"', '\\'], "'"), self.tool.id, self.as_of);
        let mut readings = Vec::new();
        for (at, reading) in (0u8..).zip(&self.tool.readings) {
            readings.extend(reading.choice(self.chosen.get(at)).map(|it| format!("{}: {}", reading.id, it.id)));
        }
        if !readings.is_empty() {
            let _ = writeln!(text, "  readings: {{{}}}", readings.join(", "));
        }
        let facts = self.tool.facts.iter().map(|&it| format!("{}: {}", self.name(it), self.answer(it)));
        let _ = writeln!(text, "  facts: {{{}}}", facts.collect::<Vec<_>>().join(", "));
        let mut expect = Vec::new();
        expect.extend(expected.verdict.map(|it| format!("verdict: {it}")));
        if let Some(missing) = &expected.missing {
            let names: Vec<&str> = missing.iter().map(|it| self.name(*it)).collect();
            expect.push(format!("missing: [{}]", names.join(", ")));
        }
        if !expected.outputs.is_empty() {
            let outputs =
                self.tool.outputs.iter().zip(&expected.outputs).map(|(it, shown)| format!("{}: {}", it.id, shown_in_case(*shown)));
            expect.push(format!("outputs: {{{}}}", outputs.collect::<Vec<_>>().join(", ")));
        }
        if !self.tool.readings.is_empty() {
            expect.extend(expected.robust.map(|it| format!("robust: {it}")));
            if let Some(bits) = expected.outputs_depend_on {
                let names = (0u8..).zip(&self.tool.readings).filter(|it| bits & (1 << it.0) != 0).map(|it| it.1.id.as_str());
                expect.push(format!("outputs_depend_on: [{}]", names.collect::<Vec<_>>().join(", ")));
            }
        }
        let _ = writeln!(text, "  expect: {{{}}}", expect.join(", "));
        text
    }

    fn name(&self, fact: FactId) -> &str {
        self.pack.fact_at(fact).map_or("?", |it| it.id.as_str())
    }

    fn answer(&self, fact: FactId) -> String {
        let tenure = |since: String, earlier: i32| format!("{{since: {since}, earlier_months: {earlier}}}");
        match self.facts.get(fact) {
            Answer::Open => "~".to_owned(),
            Answer::Month(month) => month.to_string(),
            Answer::TenureSinceMonth(month, earlier) => tenure(month.to_string(), earlier),
            Answer::Given(Value::YesNo(yes)) => yes.to_string(),
            Answer::Given(Value::Number(number)) => number.to_string(),
            Answer::Given(Value::Date(day)) => day.to_string(),
            Answer::Given(Value::Tenure(it)) => tenure(it.since.map_or_else(|| "~".to_owned(), |it| it.to_string()), it.earlier_months),
            Answer::Given(Value::Choice(at)) => match self.pack.fact_at(fact).map(|it| &it.kind) {
                Some(FactKind::Choice(choices)) => choices.get(usize::from(at)).map_or_else(String::new, |it| it.id.clone()),
                Some(FactKind::YesNo | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => String::new(),
            },
        }
    }
}

fn shown_in_case(shown: Option<Shown>) -> String {
    match shown {
        None => "~".to_owned(),
        Some(Shown::Flag(it)) => it.to_string(),
        Some(Shown::Date(it)) => it.to_day().to_string(),
        Some(Shown::Hundredths(hundredths)) => {
            let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
            let decimals = if rest == 0 { String::new() } else { format!(".{rest:02}") };
            format!("{}{whole}{decimals}", if hundredths < 0 { "-" } else { "" })
        }
    }
}

/// Failures of one tool: the first few of each kind, and how many more there are.
#[derive(Default)]
pub struct Failures {
    /// What was found.
    pub found: Vec<Failure>,
    more: usize,
}

/// So many of each kind are told for a tool.
const MOST: usize = 3;

impl Failures {
    /// Keeps a failure, unless enough of its kind are kept.
    pub fn add(&mut self, tool: &Tool, aim: Aim, what: impl FnOnce() -> (String, Option<String>)) {
        if MOST <= self.found.iter().filter(|it| it.aim == aim).count() {
            self.more += 1;
        } else {
            let (what, case) = what();
            self.found.push(Failure { tool: tool.id.clone(), aim, what, case });
        }
    }

    /// Adds what another day came to.
    pub fn merge(&mut self, other: Failures) {
        for failure in other.found {
            if MOST <= self.found.iter().filter(|it| it.aim == failure.aim).count() {
                self.more += 1;
            } else {
                self.found.push(failure);
            }
        }
        self.more += other.more;
    }

    /// How many more there are than are kept.
    pub fn more(&self) -> usize {
        self.more
    }
}
