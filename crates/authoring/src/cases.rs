//! Case files: reading them exactly, and saying where one is not of the form.

use std::collections::BTreeMap;

use policy::engine::cases::{Case, Expectation, Expected};
use policy::model::day::{Day, YearMonth};
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::{FactId, ToolId};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

use crate::place::{At, Place};
use crate::problem::nearest;
use crate::yaml::case::{RawCase, RawExpect, RawValue, RawVerdict, RawWindow};
use crate::yaml::sample::RawSampleTool;

/// A mistake in a case file: where and what.
pub type Misread = (Place, String);

/// Reads a case file.
///
/// # Errors
/// The first thing in it that is not of the form: a wrong type, an unknown tool, fact, choice or reading, an
/// impossible date.
pub fn read(pack: &Pack, text: &str) -> Result<Vec<Case>, Misread> {
    raw(text)?.iter().map(|it| case(pack, text, it)).collect()
}

/// Reads a case file as far as it goes: each case with the place of its name, and all that is not of the form.
pub fn read_all(pack: &Pack, text: &str) -> (Vec<(Place, Case)>, Vec<Misread>) {
    let (mut cases, mut misread) = (Vec::new(), Vec::new());
    match raw(text) {
        Ok(raw) => {
            for raw in &raw {
                match case(pack, text, raw) {
                    Ok(case) => cases.push((raw.case.place(), case)),
                    Err(wrong) => misread.push(wrong),
                }
            }
        }
        Err(wrong) => misread.push(wrong),
    }
    (cases, misread)
}

fn raw(text: &str) -> Result<Vec<RawCase>, Misread> {
    serde_saphyr::from_str(text).map_err(|error| {
        let place = error.location().map(|it| Place::of(&it)).unwrap_or_default();
        (place, error.without_snippet().to_string().lines().next().unwrap_or("not readable").to_owned())
    })
}

/// A sample's question as a case.
///
/// # Errors
/// As for [`read`].
pub fn sample_case(pack: &Pack, text: &str, as_of: Day, raw: &RawSampleTool) -> Result<Case, Misread> {
    let (id, tool) = tool(pack, &raw.tool)?;
    Ok(Case {
        name: String::new(),
        tool: id,
        as_of,
        readings: Vec::new(),
        facts: facts(pack, tool, text, &raw.facts, raw.tool.place())?,
        expect: expectation(pack, tool, text, &raw.expect, raw.tool.place())?,
    })
}

fn case(pack: &Pack, text: &str, raw: &RawCase) -> Result<Case, Misread> {
    let (id, tool) = tool(pack, &raw.tool)?;
    let mut readings = Vec::new();
    for (name, choice) in &raw.readings {
        let at = position(tool.readings.iter().map(|it| it.id.as_str()), name, choice.place(), "reading")?;
        let offered = tool.reading(at).map(|it| it.choices.as_slice()).unwrap_or_default();
        readings.push((at, position(offered.iter().map(|it| it.id.as_str()), choice.get(), choice.place(), "reading choice")?));
    }
    Ok(Case {
        name: raw.case.get().clone(),
        tool: id,
        as_of: day(&raw.as_of)?,
        readings,
        facts: facts(pack, tool, text, &raw.facts, raw.case.place())?,
        expect: expectation(pack, tool, text, &raw.expect, raw.case.place())?,
    })
}

fn tool<'a>(pack: &'a Pack, raw: &At<String>) -> Result<(ToolId, &'a Tool), Misread> {
    pack.find_tool(raw.get()).ok_or_else(|| {
        let help = nearest(raw.get(), pack.tools.iter().map(|it| it.id.as_str())).map_or_else(String::new, |it| format!(" ({it})"));
        (raw.place(), format!("unknown tool `{}`{help}", raw.get()))
    })
}

fn facts(
    pack: &Pack,
    tool: &Tool,
    text: &str,
    raw: &BTreeMap<String, At<RawValue>>,
    place: Place,
) -> Result<Vec<(FactId, Answer)>, Misread> {
    let mut found = Vec::new();
    for (name, value) in raw {
        let place = if value.place() == Place::default() { place } else { value.place() };
        let id = fact(pack, tool, name, place)?;
        let Some(kind) = pack.fact_at(id).map(|it| &it.kind) else { continue };
        let answer = answer(kind, value, text).map_err(|expected| (place, format!("fact `{name}`: {expected}")))?;
        found.push((id, answer));
    }
    Ok(found)
}

fn fact(pack: &Pack, tool: &Tool, name: &str, place: Place) -> Result<FactId, Misread> {
    let known = || tool.facts.iter().filter_map(|it| pack.fact_at(*it)).map(|it| it.id.as_str());
    pack.find_fact(name).map(|it| it.0).filter(|it| tool.facts.contains(it)).ok_or_else(|| {
        let help = nearest(name, known()).map_or_else(String::new, |it| format!(" ({it})"));
        (place, format!("tool `{}` has no fact `{name}`{help}", tool.id))
    })
}

fn answer(kind: &FactKind, raw: &At<RawValue>, text: &str) -> Result<Answer, String> {
    let scalar = scalar(raw, text);
    Ok(match (kind, raw.get()) {
        (_, RawValue::Open(())) => Answer::Open,
        (FactKind::YesNo, RawValue::Flag(it)) => Answer::Given(Value::YesNo(*it)),
        (FactKind::YesNo, _) => return Err(format!("expected true or false, found `{scalar}`")),
        (FactKind::Choice(choices), RawValue::Word(_)) => {
            let at = choices.iter().position(|it| it.id == scalar);
            let ids: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
            let at =
                at.and_then(|it| u8::try_from(it).ok()).ok_or_else(|| format!("no choice `{scalar}`; there are {}", ids.join(", ")))?;
            Answer::Given(Value::Choice(at))
        }
        (FactKind::Choice(_), _) => return Err(format!("expected a choice, found `{scalar}`")),
        (FactKind::Number(kind), RawValue::Whole(_) | RawValue::Number(_)) => {
            let number =
                scalar.parse::<Decimal>().map_err(|_| format!("expected a number with at most four decimals, found `{scalar}`"))?;
            if kind.measure == Quantity::Count && !number.is_whole() {
                return Err(format!("expected a whole number, found `{scalar}`"));
            }
            Answer::Given(Value::Number(number))
        }
        (FactKind::Number(_), _) => return Err(format!("expected a number, found `{scalar}`")),
        (FactKind::Date { .. }, RawValue::Word(_)) => date(&scalar)?,
        (FactKind::Date { .. }, _) => return Err(format!("expected a date such as 2020-03-02 or 1975-06, found `{scalar}`")),
        (FactKind::Tenure, RawValue::Tenure { since, earlier_months }) => {
            // Longer than any length that a rule asks is as long as can be held.
            let held = earlier_months.unwrap_or_default().clamp(i64::from(i32::MIN), i64::from(i32::MAX));
            let earlier_months = i32::try_from(held).unwrap_or_default();
            match since.as_deref().map(date).transpose()? {
                None => Answer::Given(Value::Tenure(Tenure { since: None, earlier_months })),
                Some(Answer::Given(Value::Date(day))) => Answer::Given(Value::Tenure(Tenure { since: Some(day), earlier_months })),
                Some(Answer::Month(month)) => Answer::TenureSinceMonth(month, earlier_months),
                Some(Answer::Open | Answer::Given(_) | Answer::TenureSinceMonth(..)) => return Err("expected a date for since".to_owned()),
            }
        }
        (FactKind::Tenure, _) => return Err(format!("expected {{since: …, earlier_months: …}}, found `{scalar}`")),
    })
}

fn date(text: &str) -> Result<Answer, String> {
    if let Ok(day) = text.parse::<Day>() {
        return Ok(Answer::Given(Value::Date(day)));
    }
    text.parse::<YearMonth>()
        .map(Answer::Month)
        .map_err(|_| format!("`{text}` is no day of the calendar between 1800 and 9999 (2020-03-02) and no month (1975-06)"))
}

/// The file's own text of a scalar, so that a number is read digit by digit.
fn scalar(raw: &At<RawValue>, text: &str) -> String {
    let place = raw.place();
    let slice = text.get(place.start..place.end).unwrap_or_default();
    slice.trim().trim_matches(['"', '\'']).to_owned()
}

fn day(raw: &At<String>) -> Result<Day, Misread> {
    raw.get().parse::<Day>().map_err(|_| (raw.place(), format!("`{}` is no day of the calendar between 1800 and 9999", raw.get())))
}

fn position<'a>(known: impl Iterator<Item = &'a str> + Clone, wanted: &str, place: Place, what: &str) -> Result<u8, Misread> {
    known.clone().position(|it| it == wanted).and_then(|it| u8::try_from(it).ok()).ok_or_else(|| {
        let help = nearest(wanted, known).map_or_else(String::new, |it| format!(" ({it})"));
        (place, format!("unknown {what} `{wanted}`{help}"))
    })
}

fn expectation(pack: &Pack, tool: &Tool, text: &str, raw: &RawExpect, place: Place) -> Result<Expectation, Misread> {
    let fact_at = |it: &At<String>| fact(pack, tool, it.get(), it.place());
    let mut outputs = Vec::new();
    for (name, value) in &raw.outputs {
        let place = if value.place() == Place::default() { place } else { value.place() };
        let at = position(tool.outputs.iter().map(|it| it.id.as_str()), name, place, "output")?;
        let scalar = scalar(value, text);
        let expected = match value.get() {
            RawValue::Open(()) => None,
            RawValue::Flag(it) => Some(Expected::Flag(*it)),
            RawValue::Whole(_) | RawValue::Number(_) => {
                Some(Expected::Number(scalar.parse().map_err(|_| (place, format!("output `{name}`: `{scalar}` is no number")))?))
            }
            RawValue::Word(_) => {
                Some(Expected::Date(scalar.parse().map_err(|_| (place, format!("output `{name}`: `{scalar}` is no day")))?))
            }
            RawValue::Tenure { .. } => return Err((place, format!("output `{name}`: expected a number, a flag or a day"))),
        };
        outputs.push((at, expected));
    }
    let missing = raw.missing.as_ref().map(|it| it.iter().map(fact_at).collect::<Result<Vec<_>, _>>()).transpose()?;
    let depend = raw.outputs_depend_on.as_ref().map(|names| {
        names
            .iter()
            .map(|it| position(tool.readings.iter().map(|it| it.id.as_str()), it.get(), it.place(), "reading"))
            .collect::<Result<Vec<_>, _>>()
    });
    Ok(Expectation {
        error: raw.error.as_ref().map(fact_at).transpose()?,
        verdict: raw.verdict.as_ref().map(|verdict| {
            match verdict.get() {
                RawVerdict::Met => "met",
                RawVerdict::NotMet => "not_met",
                RawVerdict::Unknown => "unknown",
                RawVerdict::Computed => "computed",
            }
            .to_owned()
        }),
        outputs,
        windows: raw.windows.as_deref().map(windows).transpose()?,
        windows_if_recognised: raw.windows_if_recognised.as_deref().map(windows).transpose()?,
        missing,
        robust: raw.robust,
        outputs_depend_on: depend.transpose()?,
    })
}

fn windows(raw: &[RawWindow]) -> Result<Vec<(Day, Option<Day>)>, Misread> {
    raw.iter().map(|it| Ok((day(&it.from)?, it.to.as_ref().map(day).transpose()?))).collect()
}
