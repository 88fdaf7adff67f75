//! Cases: one question each, and what must come out. Run natively, and in the user's own browser.

use serde::{Deserialize, Serialize};

use crate::engine::decide::{Finding, Outcome, decide};
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::ids::{FactId, ToolId};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// One question, and what must come out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// The tool asked.
    pub tool: ToolId,
    /// The day.
    pub as_of: Day,
    /// The readings, by position.
    pub readings: Vec<(u8, u8)>,
    /// The answers.
    pub facts: Vec<(FactId, Answer)>,
    /// What must come out; nothing here means that it is not compared.
    pub expect: Expectation,
}

/// What must come out of a case.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Expectation {
    /// The fact that must be refused.
    pub error: Option<FactId>,
    /// The verdict's id.
    pub verdict: Option<String>,
    /// Results by position; nothing expected means absent.
    pub outputs: Vec<(u8, Option<Expected>)>,
    /// Windows.
    pub windows: Option<Vec<(Day, Option<Day>)>>,
    /// Windows if recognised.
    pub windows_if_recognised: Option<Vec<(Day, Option<Day>)>>,
    /// Missing facts, as a set.
    pub missing: Option<Vec<FactId>>,
    /// Robustness.
    pub robust: Option<bool>,
    /// Readings on which results depend, as a set of positions.
    pub outputs_depend_on: Option<Vec<u8>>,
}

/// An expected result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// A number, compared by value.
    Number(Decimal),
    /// A flag.
    Flag(bool),
    /// A day.
    Date(Day),
}

/// What came out otherwise than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What was compared.
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What came out.
    pub actual: String,
}

/// Runs a case; what comes back differs, so nothing means that it passed.
pub fn run(pack: &Pack, case: &Case) -> Vec<Mismatch> {
    let Some(tool) = pack.tool_at(case.tool) else {
        return vec![Mismatch {
            what: "tool".to_owned(),
            expected: "a tool of the pack".to_owned(),
            actual: format!("position {}", case.tool.0),
        }];
    };
    let facts: Facts = case.facts.iter().copied().collect();
    let chosen = case.readings.iter().fold(ReadingChoices::default(), |chosen, &(reading, choice)| chosen.with(reading, choice));
    let name = |id: FactId| pack.fact_at(id).map_or_else(String::new, |it| it.id.clone());
    let mut found = Vec::new();
    let mut compare = |what: &str, expected: String, actual: String| {
        if expected != actual {
            found.push(Mismatch { what: what.to_owned(), expected, actual });
        }
    };
    let finding = match (decide(pack, tool, &facts, case.as_of, chosen), case.expect.error) {
        (Err(refused), Some(error)) => {
            compare("error", name(error), refused.first().map_or_else(String::new, |it| name(it.fact)));
            return found;
        }
        (Err(refused), None) => {
            let all: Vec<String> = refused.iter().map(|it| format!("{} ({:?})", name(it.fact), it.fault)).collect();
            compare("error", "none".to_owned(), all.join(", "));
            return found;
        }
        (Ok(finding), Some(error)) => {
            compare("error", name(error), format!("none: {}", finding.verdict.id()));
            return found;
        }
        (Ok(finding), None) => finding,
    };
    let expect = &case.expect;
    if let Some(verdict) = &expect.verdict {
        compare("verdict", verdict.clone(), finding.verdict.id().to_owned());
    }
    for (at, expected) in &expect.outputs {
        let id = tool.output(*at).map_or("?", |it| it.id.as_str());
        compare(&format!("outputs.{id}"), expected.map_or_else(absent, written), actual_output(&finding, *at));
    }
    if let Some(expected) = &expect.windows {
        compare("windows", windows_written(expected), windows_found(&windows(pack, tool, &facts, case.as_of, chosen)));
    }
    if let Some(expected) = &expect.windows_if_recognised {
        compare(
            "windows_if_recognised",
            windows_written(expected),
            windows_found(&windows_if_recognised(pack, tool, &facts, case.as_of, chosen)),
        );
    }
    if let Some(expected) = &expect.missing {
        compare("missing", set(expected.iter().map(|it| name(*it))), set(finding.missing.iter().map(|it| name(*it))));
    }
    if let Some(robust) = expect.robust {
        compare("robust", robust.to_string(), finding.robust.to_string());
    }
    if let Some(expected) = &expect.outputs_depend_on {
        let bits = (0..8).filter(|at| finding.outputs_depend_on >> at & 1 == 1);
        compare("outputs_depend_on", set(expected.iter().map(|it| reading(tool, *it))), set(bits.map(|it| reading(tool, it))));
    }
    found
}

fn reading(tool: &Tool, at: u8) -> String {
    tool.reading(at).map_or_else(String::new, |it| it.id.clone())
}

fn absent() -> String {
    "absent".to_owned()
}

fn written(expected: Expected) -> String {
    match expected {
        Expected::Number(it) => it.to_string(),
        Expected::Flag(it) => it.to_string(),
        Expected::Date(it) => it.to_string(),
    }
}

fn actual_output(finding: &Finding, at: u8) -> String {
    match finding.outcome(at) {
        Some(Outcome::Number(it, _)) => it.to_string(),
        Some(Outcome::Flag(it)) => it.to_string(),
        Some(Outcome::Date(it)) => it.to_string(),
        None => absent(),
    }
}

fn set(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    format!("[{}]", names.join(", "))
}

fn windows_written(windows: &[(Day, Option<Day>)]) -> String {
    let written: Vec<String> =
        windows.iter().map(|(from, to)| format!("{from}…{}", to.map_or_else(String::new, |it| it.to_string()))).collect();
    format!("[{}]", written.join(", "))
}

fn windows_found(windows: &[Window]) -> String {
    let pairs: Vec<(Day, Option<Day>)> = windows.iter().map(|it| (it.from, it.to)).collect();
    windows_written(&pairs)
}
