//! How one indicator stands by a unit's answer, and why. Where a tool settles it, it is decided by
//! [`crate::engine::decide::decide`] and nowhere else.

use crate::assessment::reply::{Counted, OwnAnswer, Reply, Standing};
use crate::engine::decide::{Finding, Verdict, decide};
use crate::model::day::{Day, YearMonth};
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::{FactId, ToolId};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::product::indicator::{Indicator, Parts, SettledBy, Wanted};
use crate::model::tool::Tool;
use crate::model::value::{Answer, Value};

/// How an indicator stands, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// How it stands.
    pub standing: Standing,
    /// Why.
    pub why: Why,
}

/// Why an indicator stands as it does.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The unit says so, or says nothing.
    Own,
    /// It was carried over and nobody has confirmed it.
    Unconfirmed,
    /// The parts of the year say so.
    Parts(PartsFound),
    /// The counts say so, as far as they are given.
    Count(Counted),
    /// More of them than there are.
    MoreThanAll(Counted),
    /// A tool decided it; with the parts of the year where they were its facts.
    Tool(Box<Finding>, Option<PartsFound>),
    /// The tool refuses facts.
    Refused(Vec<Refusal>),
}

/// The parts of the year that are over on the reference date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartsFound {
    /// How many are over.
    pub over: u8,
    /// Those in which it was done.
    pub done: Vec<u8>,
    /// Those in which it was not done.
    pub lacking: Vec<u8>,
    /// Those of which nothing is said.
    pub open: Vec<u8>,
}

/// How an indicator stands by a unit's answer, on a day, for a year.
pub fn standing_of(pack: &Pack, indicator: &Indicator, reply: &Reply, year: i32, as_of: Day) -> Evaluation {
    let own = |standing| Evaluation { standing, why: Why::Own };
    if reply.unconfirmed {
        return Evaluation { standing: Standing::NotAnswered, why: Why::Unconfirmed };
    }
    if reply.own == Some(OwnAnswer::NotApplicable) {
        return own(Standing::NotApplicable);
    }
    match indicator.settled_by {
        SettledBy::Own => own(reply.own.map_or(Standing::NotAnswered, OwnAnswer::standing)),
        SettledBy::OwnCount(wanted) => by_count(wanted, reply),
        SettledBy::OwnParts(parts) => by_parts(&found(parts, reply, year, as_of), reply),
        SettledBy::Tool { tool, .. } => by_tool(pack, tool, &reply.facts, reply, as_of),
        SettledBy::ToolParts { tool, parts, over, done, .. } => {
            let found = found(parts, reply, year, as_of);
            by_tool_with_parts(pack, tool, (over, done), found, reply, as_of)
        }
    }
}

/// How many parts of `year` are over on `as_of`: a part counts from its last day on.
pub fn parts_over(parts: Parts, year: i32, as_of: Day) -> u8 {
    let is_over = |part: &u8| YearMonth::new(year, u32::from(part * parts.months())).is_some_and(|it| it.last_day() <= as_of);
    (1..=parts.in_a_year()).filter(is_over).map(|_| 1).sum()
}

pub(crate) fn found(parts: Parts, reply: &Reply, year: i32, as_of: Day) -> PartsFound {
    let over = parts_over(parts, year, as_of);
    let those = |wanted: Option<bool>| (1..=over).filter(|it| reply.parts.get(*it) == wanted).collect();
    PartsFound { over, done: those(Some(true)), lacking: those(Some(false)), open: those(None) }
}

/// All parts done is met, none is not met, some is partly.
fn standing_of_parts(done: usize, over: u8) -> Standing {
    if done == usize::from(over) {
        Standing::Met
    } else if done == 0 {
        Standing::NotMet
    } else {
        Standing::Partly
    }
}

/// Every standing that the open parts still allow.
pub(crate) fn standings_of_parts(found: &PartsFound) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    for done in found.done.len()..=found.done.len() + found.open.len() {
        let standing = standing_of_parts(done, found.over);
        if !all.contains(&standing) {
            all.push(standing);
        }
    }
    all
}

fn by_parts(found: &PartsFound, reply: &Reply) -> Evaluation {
    let standing = match standings_of_parts(found).as_slice() {
        _ if found.over == 0 => Standing::NotAnswered,
        [only] => *only,
        _ => not_settled(reply, &[]),
    };
    Evaluation { standing, why: Why::Parts(found.clone()) }
}

/// Where none is wanted, how many there are does not matter; where there are none at all, nothing applies.
pub(crate) fn by_count(wanted: Wanted, reply: &Reply) -> Evaluation {
    let why = Why::Count(reply.count);
    let standing = match (wanted, reply.count.whole, reply.count.part) {
        (_, Some(whole), Some(part)) if whole < part => {
            return Evaluation { standing: Standing::NotAnswered, why: Why::MoreThanAll(reply.count) };
        }
        (_, Some(0), _) => Standing::NotApplicable,
        (Wanted::None, _, Some(0)) => Standing::Met,
        (Wanted::None, _, Some(_)) => Standing::NotMet,
        (Wanted::All, Some(whole), Some(part)) if part == whole => Standing::Met,
        (Wanted::All, Some(_), Some(0)) => Standing::NotMet,
        (Wanted::All, Some(_), Some(_)) => Standing::Partly,
        (Wanted::None | Wanted::All, _, _) if reply.count != Counted::default() => Standing::NotSure,
        (Wanted::None | Wanted::All, _, _) => not_settled(reply, &[]),
    };
    Evaluation { standing, why }
}

/// Every standing that the counts still allow.
pub(crate) fn standings_of_count(wanted: Wanted, count: Counted) -> Vec<Standing> {
    match (wanted, count) {
        (Wanted::None, _) => vec![Standing::Met, Standing::NotMet],
        (Wanted::All, Counted { part: Some(0), .. }) => vec![Standing::NotMet, Standing::NotApplicable],
        (Wanted::All, Counted { part: Some(_), .. }) => vec![Standing::Met, Standing::Partly],
        (Wanted::All, Counted { part: None, .. }) => vec![Standing::Met, Standing::Partly, Standing::NotMet],
    }
}

fn by_tool(pack: &Pack, tool: ToolId, facts: &Facts, reply: &Reply, as_of: Day) -> Evaluation {
    let Some(tool) = pack.tool_at(tool) else {
        return Evaluation { standing: Standing::NotAnswered, why: Why::Own };
    };
    match decide(pack, tool, facts, as_of, reply.readings) {
        Err(refused) => Evaluation { standing: Standing::NotAnswered, why: Why::Refused(refused) },
        Ok(finding) => {
            let standing = standing_by(finding.verdict).unwrap_or_else(|| not_settled(reply, &tool.facts));
            Evaluation { standing, why: Why::Tool(Box::new(finding), None) }
        }
    }
}

fn by_tool_with_parts(pack: &Pack, id: ToolId, counts: (FactId, FactId), found: PartsFound, reply: &Reply, as_of: Day) -> Evaluation {
    let Some(tool) = pack.tool_at(id).filter(|_| 0 < found.over) else {
        // No part of the year is over: there is nothing to ask yet.
        return Evaluation { standing: Standing::NotAnswered, why: Why::Parts(found) };
    };
    let with = |done: Option<usize>| {
        let count = |it: usize| Answer::Given(Value::Number(Decimal::whole(i64::try_from(it).unwrap_or(i64::MAX))));
        let mut facts = reply.facts.clone();
        facts.set(counts.0, count(usize::from(found.over)));
        facts.set(counts.1, done.map_or(Answer::Open, count));
        decide(pack, tool, &facts, as_of, reply.readings)
    };
    // As many as can still have been done, and as few: where both agree, what is not said does not matter.
    let (least, most) = (found.done.len(), found.done.len() + found.open.len());
    let decided = match (with(Some(least)), with(Some(most))) {
        (Ok(least), Ok(most)) if least.verdict == most.verdict => Ok(most),
        (Ok(_), Ok(_)) => with(None),
        (Err(refused), _) | (_, Err(refused)) => Err(refused),
    };
    match decided {
        Err(refused) => Evaluation { standing: Standing::NotAnswered, why: Why::Refused(refused) },
        Ok(finding) => {
            let standing = standing_by(finding.verdict).unwrap_or_else(|| not_settled(reply, &[]));
            Evaluation { standing, why: Why::Tool(Box::new(finding), Some(found)) }
        }
    }
}

fn standing_by(verdict: Verdict) -> Option<Standing> {
    match verdict {
        Verdict::Met => Some(Standing::Met),
        Verdict::NotMet => Some(Standing::NotMet),
        Verdict::Unknown | Verdict::Computed => None,
    }
}

/// Somebody who has begun is not sure; somebody who has said nothing has not answered.
fn not_settled(reply: &Reply, asked: &[FactId]) -> Standing {
    let begun =
        reply.own == Some(OwnAnswer::NotSure) || !reply.parts.is_empty() || asked.iter().any(|it| reply.facts.get(*it) != Answer::Open);
    if begun { Standing::NotSure } else { Standing::NotAnswered }
}

/// The tool whose facts are asked with an indicator: the one that settles it, or the one that looks at a single case.
pub fn tool_asked<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a Tool> {
    pack.tool_at(indicator.settled_by.tool().or(indicator.check)?)
}

/// The tool that settles an indicator.
pub fn tool_of<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a Tool> {
    pack.tool_at(indicator.settled_by.tool()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap_or(Day::EARLIEST)
    }

    #[test]
    fn a_part_of_the_year_is_over_from_its_last_day_on() {
        let check = |parts, as_of, over| assert_eq!(parts_over(parts, 2020, day(as_of)), over, "{as_of}");
        check(Parts::Months, "2019-12-31", 0);
        check(Parts::Months, "2020-01-30", 0);
        check(Parts::Months, "2020-01-31", 1);
        check(Parts::Months, "2020-02-28", 1);
        check(Parts::Months, "2020-02-29", 2);
        check(Parts::Months, "2020-12-31", 12);
        check(Parts::Months, "2021-06-01", 12);
        check(Parts::Quarters, "2020-03-30", 0);
        check(Parts::Quarters, "2020-03-31", 1);
        check(Parts::Quarters, "2020-12-30", 3);
        check(Parts::Quarters, "2020-12-31", 4);
    }

    #[test]
    fn counts_decide_where_all_or_none_is_wanted() {
        use Standing::{Met, NotAnswered, NotApplicable, NotMet, NotSure, Partly};
        let check = |wanted, whole, part, standing| {
            let reply = Reply { count: Counted { whole, part }, ..Reply::default() };
            let judged = by_count(wanted, &reply);
            assert_eq!(judged.standing, standing, "{wanted:?} {whole:?} {part:?}");
            // Whatever is not sure can become each of what is told, and nothing else.
            if standing == NotSure {
                let completed = (0..=4).flat_map(|it| (0..=it).map(move |part| (it, part)));
                let fits = |it: &(u32, u32)| whole.is_none_or(|w| w == it.0) && part.is_none_or(|p| p == it.1);
                let reached: Vec<Standing> = completed
                    .filter(fits)
                    .map(|(whole, part)| Reply { count: Counted { whole: Some(whole), part: Some(part) }, ..Reply::default() })
                    .map(|it| by_count(wanted, &it).standing)
                    .collect();
                let told = standings_of_count(wanted, reply.count);
                assert!(told.iter().all(|it| reached.contains(it)), "{told:?} {reached:?}");
                assert!(reached.iter().all(|it| told.contains(it) || *it == NotApplicable), "{told:?} {reached:?}");
            }
        };
        check(Wanted::All, Some(12), Some(12), Met);
        check(Wanted::All, Some(12), Some(11), Partly);
        check(Wanted::All, Some(12), Some(0), NotMet);
        check(Wanted::All, Some(12), Some(13), NotAnswered);
        check(Wanted::All, Some(0), Some(0), NotApplicable);
        check(Wanted::All, Some(3), None, NotSure);
        check(Wanted::All, None, Some(3), NotSure);
        check(Wanted::All, None, Some(0), NotSure);
        check(Wanted::All, None, None, NotAnswered);
        check(Wanted::None, Some(12), Some(0), Met);
        check(Wanted::None, Some(12), Some(1), NotMet);
        check(Wanted::None, None, Some(0), Met);
        check(Wanted::None, None, Some(1), NotMet);
        check(Wanted::None, Some(3), None, NotSure);
        check(Wanted::None, None, None, NotAnswered);
    }
}
