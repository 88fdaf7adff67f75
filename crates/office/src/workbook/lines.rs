//! What a unit is asked, a cell a line.

use core::fmt;
use core::str::FromStr;

use policy::assessment::evaluation::tool_asked;
use policy::assessment::reply::{OwnAnswer, Unit};
use policy::assessment::summary::asked;
use policy::model::fact::Fact;
use policy::model::ids::{FactId, ReadingAt};
use policy::model::pack::Pack;
use policy::model::product::indicator::{Indicator, ListKind, Parts, SettledBy};
use policy::model::tool::{Reading, Tool};

/// What a cell answers. Its text stands in the hidden column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The unit's name.
    UnitName,
    /// The year looked at.
    Year,
    /// The day for which it is judged.
    AsOf,
    /// Something of an indicator.
    Of {
        /// Which one, by id.
        indicator: String,
        /// What of it.
        what: What,
    },
    /// An item of the plan, by its id; none where the row was blank.
    Item(String),
}

/// What a cell answers of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The unit's own word.
    Own,
    /// Whether it was done in a part of the year, from 1.
    Part(u8),
    /// How many there are.
    Whole,
    /// How many of them.
    Counted,
    /// A fact, by id.
    Fact(String),
    /// By which reading its tool decides, by id.
    Reading(String),
}

/// Before the id of an item of the plan.
const ITEM: &str = "plan|";

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::UnitName => f.write_str("unit_name"),
            Key::Year => f.write_str("year"),
            Key::AsOf => f.write_str("as_of"),
            Key::Of { indicator, what } => match what {
                What::Own => write!(f, "{indicator}|own"),
                What::Part(part) => write!(f, "{indicator}|part|{part}"),
                What::Whole => write!(f, "{indicator}|whole"),
                What::Counted => write!(f, "{indicator}|counted"),
                What::Fact(id) => write!(f, "{indicator}|fact|{id}"),
                What::Reading(id) => write!(f, "{indicator}|reading|{id}"),
            },
            Key::Item(id) => write!(f, "{ITEM}{id}"),
        }
    }
}

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Key, NotAKey> {
        if let Some(id) = text.strip_prefix(ITEM) {
            return Ok(Key::Item(id.to_owned()));
        }
        let parts: Vec<&str> = text.split('|').collect();
        let (indicator, what) = match parts.as_slice() {
            ["unit_name"] => return Ok(Key::UnitName),
            ["year"] => return Ok(Key::Year),
            ["as_of"] => return Ok(Key::AsOf),
            [indicator, "own"] => (indicator, What::Own),
            [indicator, "part", part] => (indicator, What::Part(part.parse().map_err(|_| NotAKey)?)),
            [indicator, "whole"] => (indicator, What::Whole),
            [indicator, "counted"] => (indicator, What::Counted),
            [indicator, "fact", id] => (indicator, What::Fact((*id).to_owned())),
            [indicator, "reading", id] => (indicator, What::Reading((*id).to_owned())),
            _ => return Err(NotAKey),
        };
        if indicator.is_empty() { Err(NotAKey) } else { Ok(Key::Of { indicator: (*indicator).to_owned(), what }) }
    }
}

/// A cell that is to be filled in.
pub struct Line<'a> {
    /// To which list its question belongs.
    pub list: ListKind,
    /// Its question.
    pub indicator: &'a Indicator,
    /// What it answers.
    pub what: Asked<'a>,
    /// It is the first of its question.
    pub is_first: bool,
}

/// What is asked, with what is needed to say it.
#[derive(Clone)]
pub enum Asked<'a> {
    /// The unit's own word: what can be chosen.
    Own(Vec<OwnAnswer>),
    /// Whether it was done in this part of the year.
    Part(Parts, u8),
    /// How many there are.
    Whole,
    /// How many of them.
    Counted,
    /// A fact.
    Fact(FactId, &'a Fact),
    /// By which reading its tool decides.
    Reading(ReadingAt, &'a Reading),
}

impl Line<'_> {
    /// What stands in its hidden column.
    pub fn key(&self) -> Key {
        let what = match &self.what {
            Asked::Own(_) => What::Own,
            Asked::Part(_, part) => What::Part(*part),
            Asked::Whole => What::Whole,
            Asked::Counted => What::Counted,
            Asked::Fact(_, fact) => What::Fact(fact.id.clone()),
            Asked::Reading(_, reading) => What::Reading(reading.id.clone()),
        };
        Key::Of { indicator: self.indicator.id.clone(), what }
    }
}

/// Every line of a unit's workbook, in the order of the self-assessment.
pub fn lines(pack: &Pack, unit: Unit) -> Vec<Line<'_>> {
    asked(pack, unit).flat_map(|(list, indicator)| lines_of(pack, list, indicator)).collect()
}

/// Where the text can be read in two ways: a line a reading of each tool that is asked, in the order of the self-assessment.
pub fn readings(pack: &Pack, unit: Unit) -> Vec<Line<'_>> {
    let of_question = |(list, indicator)| {
        let readings = asked_tool(pack, list, indicator).map(|it| it.readings.as_slice()).unwrap_or_default();
        (0..).zip(readings).map(move |(at, it)| Line { list, indicator, what: Asked::Reading(at, it), is_first: false })
    };
    asked(pack, unit).flat_map(of_question).collect()
}

/// The tool of which something is asked: of the burden watch none, where a tool looks at one case of many.
fn asked_tool<'a>(pack: &'a Pack, list: ListKind, indicator: &Indicator) -> Option<&'a Tool> {
    tool_asked(pack, indicator).filter(|_| list != ListKind::Sentinel)
}

/// The lines of one question.
pub fn lines_of<'a>(pack: &'a Pack, list: ListKind, indicator: &'a Indicator) -> Vec<Line<'a>> {
    let mut asked = Vec::new();
    let parts = |parts: Parts| (1..=parts.in_a_year()).map(move |it| Asked::Part(parts, it));
    match indicator.settled_by {
        SettledBy::Own | SettledBy::Tool { .. } => {}
        SettledBy::OwnParts(of) | SettledBy::ToolParts { parts: of, .. } => asked.extend(parts(of)),
        SettledBy::OwnCount(_) => asked.extend([Asked::Whole, Asked::Counted]),
    }
    asked.extend(facts(pack, list, indicator).map(|(id, fact)| Asked::Fact(id, fact)));
    // Where something else settles it, only that it does not apply or is not known is the unit's own to say.
    let own = match indicator.settled_by {
        SettledBy::Own => OwnAnswer::ALL.into_iter().filter(|it| *it != OwnAnswer::Partly || indicator.partly.is_some()).collect(),
        SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => {
            vec![OwnAnswer::NotApplicable, OwnAnswer::NotSure]
        }
    };
    match indicator.settled_by {
        SettledBy::Own => asked.insert(0, Asked::Own(own)),
        SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => {
            asked.push(Asked::Own(own))
        }
    }
    asked.into_iter().enumerate().map(|(at, what)| Line { list, indicator, what, is_first: at == 0 }).collect()
}

/// The facts that are asked: not those that count the parts of the year, and none that may not be kept.
fn facts<'a>(pack: &'a Pack, list: ListKind, indicator: &'a Indicator) -> impl Iterator<Item = (FactId, &'a Fact)> {
    let counted = match indicator.settled_by {
        SettledBy::ToolParts { over, done, .. } => vec![over, done],
        SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } => Vec::new(),
    };
    let ids = asked_tool(pack, list, indicator).map(|it| it.facts.as_slice()).unwrap_or_default();
    ids.iter().filter(move |it| !counted.contains(it)).filter_map(|it| Some((*it, pack.fact_at(*it).filter(|it| !it.sensitive)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back_and_stands_once() {
        for unit in Unit::ALL {
            let lines = lines(pack::pack(), unit).into_iter().chain(readings(pack::pack(), unit));
            let items = ["", "own-1", "village-3.1", "a|b"].map(|it| Key::Item(it.to_owned()));
            let keys: Vec<Key> = lines.map(|it| it.key()).chain(items).collect();
            for key in &keys {
                assert_eq!(key.to_string().parse(), Ok(key.clone()));
            }
            let mut once = keys.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), keys.len());
        }
        for wrong in ["", "|own", "a", "a|part|x", "a|b|c|d"] {
            assert_eq!(wrong.parse::<Key>(), Err(NotAKey), "{wrong}");
        }
    }

    #[test]
    fn every_question_of_the_self_assessment_has_its_lines() {
        for unit in Unit::ALL {
            let lines = lines(pack::pack(), unit);
            for (_, indicator) in asked(pack::pack(), unit) {
                let own = lines.iter().filter(|it| it.indicator.id == indicator.id);
                assert_eq!(own.clone().filter(|it| it.is_first).count(), 1, "{}", indicator.id);
                assert_eq!(own.filter(|it| matches!(it.what, Asked::Own(_))).count(), 1, "{}", indicator.id);
            }
        }
    }
}
