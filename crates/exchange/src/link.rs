//! A scenario as text for the address's fragment: what is asked, for which day, under which readings, with which facts.
//!
//! `b&Q=secondment&E=2020.1&D=2020-12-31&R.six_months=both_ends_counted&from=2020-03-01&Zk7`: a version letter, then pairs, then an
//! end mark with two check characters, so that a link cut short or changed on its way is noticed. Only letters, digits and
//! `-._~=&`, which no messenger breaks.
//! `id=_` says of a fact that it was asked and is not known. A partial state is a valid link. Sensitive facts and names are in none: there is no place for them.
//!
//! Version `a` has no check characters and names its subject by other keys, so that no part of a link of this version is one of that.

use std::collections::BTreeMap;

use address::mangled::{pair, tidied};
use address::mark::{Seal, seal, unseal};
use policy::model::day::Day;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::{Group, Tool};
use policy::model::value::Answer;

use crate::facts;
use crate::problem::Problem;

/// The most bytes that are read.
pub const MAX_BYTES: usize = 100_000;

/// The keys that say what a link is about: one tool, or a person.
#[derive(Clone, Copy)]
struct SubjectKeys {
    tool: &'static str,
    profile: &'static str,
}

/// Of this version.
const KEYS: SubjectKeys = SubjectKeys { tool: "Q", profile: "W" };

/// Of version `a`.
const KEYS_BEFORE: SubjectKeys = SubjectKeys { tool: "T", profile: "P" };

/// The end marker of version `a`, with what separates it.
const END_BEFORE: &str = "&Z";

/// Stands where a profile does not say who it is.
const NOBODY: &str = "1";

/// Stands for an answer that is not known: 不清楚 was chosen. No fact has such an answer or choice.
const NOT_KNOWN: &str = "_";

/// What a link is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One tool.
    Tool(ToolId),
    /// One person's profile: every fact that the tools for a person ask, and who they are as a position in
    /// [`policy::model::product::profile_page::ProfilePage::posts`].
    Profile(Option<u8>),
}

/// What a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it is about.
    pub subject: Subject,
    /// The reference date; `None` where the reader's own day is meant.
    pub as_of: Option<Day>,
    /// The readings that are not the default: the choice by the id of the reading.
    pub readings: BTreeMap<String, String>,
    /// The facts.
    pub facts: Facts,
    /// The facts that are not known, and are not to be asked again; in the order of the pack.
    pub unsure: Vec<FactId>,
}

/// What was read, and what was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The scenario, as far as it fits.
    pub scenario: Scenario,
    /// What does not fit, in the order in which it was met.
    pub problems: Vec<Problem>,
}

/// The scenario as text. What is open without having been said to be unknown, sensitive, not asked by the subject, or the default is left out.
pub fn write(pack: &Pack, scenario: &Scenario) -> String {
    let mut text = String::new();
    let mut pair = |key: &str, value: &str| {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(key);
        text.push('=');
        text.push_str(value);
    };
    match scenario.subject {
        Subject::Tool(id) => pair(KEYS.tool, pack.tool_at(id).map_or("", |it| it.id.as_str())),
        Subject::Profile(who) => {
            let post = who.and_then(|it| pack.profile.post(it));
            pair(KEYS.profile, post.map_or(NOBODY, |it| it.id.as_str()));
        }
    }
    pair("E", &unreserved(&pack.edition));
    if let Some(day) = scenario.as_of {
        pair("D", &day.to_string());
    }
    for (reading, choice) in &scenario.readings {
        if is_default_choice(pack, scenario.subject, reading, choice) == Some(false) {
            pair(&format!("R.{reading}"), choice);
        }
    }
    for id in asked(pack, scenario.subject) {
        let Some(fact) = fact(pack, id).filter(|it| !it.sensitive) else { continue };
        match facts::write(fact, scenario.facts.get(id)) {
            Some(value) => pair(&fact.id, &value),
            None if scenario.unsure.contains(&id) => pair(&fact.id, NOT_KNOWN),
            None => {}
        }
    }
    seal(&text)
}

/// The scenario that a text carries.
///
/// # Errors
/// Where there is nothing to go by: too large, no scenario, a newer version, an unknown tool.
pub fn read(pack: &Pack, text: &str) -> Result<Read, Problem> {
    if MAX_BYTES < text.len() {
        return Err(Problem::TooLarge { bytes: text.len(), most: MAX_BYTES });
    }
    let text = tidied(text);
    // What follows the end mark belongs to whoever sent the link on.
    let (text, _) = pair(&text);
    let (keys, pairs, seal) = match unseal(text) {
        (pairs, seal @ (Seal::Whole | Seal::CutShort | Seal::Altered)) => (KEYS, pairs, seal),
        (link, Seal::Other('a')) => {
            let pairs = link.get(1..).unwrap_or_default();
            match pairs.strip_suffix(END_BEFORE) {
                Some(whole) => (KEYS_BEFORE, whole, Seal::Whole),
                None => (KEYS_BEFORE, pairs, Seal::CutShort),
            }
        }
        (_, Seal::Other(letter)) => return Err(Problem::NewerLink(letter)),
        (_, Seal::Unmarked) => return Err(Problem::NotALink),
    };
    let mut items: Vec<&str> = pairs.split('&').filter(|it| !it.is_empty()).collect();
    let mut problems = Vec::new();
    if seal != Seal::Whole {
        problems.push(Problem::CutShort);
    }
    if seal == Seal::CutShort && 1 < items.len() {
        // The last item may be half of what it was: 200 may have been 20000.
        items.pop();
    }
    let subject = subject(pack, &items, keys, &mut problems)?;
    let mut scenario = Scenario { subject, as_of: None, readings: BTreeMap::new(), facts: Facts::new(), unsure: Vec::new() };
    let asked = asked(pack, subject);
    let mut seen: Vec<&str> = Vec::new();
    for item in items {
        let (key, value) = item.split_once('=').unwrap_or((item, ""));
        if seen.contains(&key) {
            problems.push(Problem::Twice(key.to_owned()));
            continue;
        }
        seen.push(key);
        match key {
            _ if key == keys.tool || key == keys.profile => {}
            "E" => problems.extend((value != unreserved(&pack.edition)).then(|| Problem::OtherEdition(value.to_owned()))),
            "D" => match value.parse() {
                Ok(day) => scenario.as_of = Some(day),
                Err(_) => problems.push(Problem::Unreadable { field: key.to_owned(), written: value.to_owned() }),
            },
            _ => match key.strip_prefix("R.") {
                Some(reading) => match is_default_choice(pack, subject, reading, value) {
                    Some(true) => {}
                    Some(false) => {
                        scenario.readings.insert(reading.to_owned(), value.to_owned());
                    }
                    None => problems.push(Problem::UnknownReading(format!("{reading}={value}"))),
                },
                None => match read_fact(pack, &asked, key, value) {
                    Ok((id, Some(answer))) => scenario.facts.set(id, answer),
                    Ok((id, None)) => scenario.unsure.push(id),
                    Err(problem) => problems.push(problem),
                },
            },
        }
    }
    order::sort(&mut scenario.unsure);
    Ok(Read { scenario, problems })
}

/// The readings of a scenario, for one tool.
pub fn chosen(tool: &Tool, readings: &BTreeMap<String, String>) -> ReadingChoices {
    let mut chosen = ReadingChoices::default();
    for (at, reading) in tool.readings.iter().enumerate() {
        let choice = readings.get(&reading.id).and_then(|id| reading.choices.iter().position(|it| it.id == *id));
        if let (Ok(at), Some(Ok(choice))) = (u8::try_from(at), choice.map(u8::try_from)) {
            chosen = chosen.with(at, choice);
        }
    }
    chosen
}

/// The readings of one tool that are not the default, as a scenario holds them.
pub fn readings(tool: &Tool, chosen: ReadingChoices) -> BTreeMap<String, String> {
    let mut readings = BTreeMap::new();
    for (at, reading) in tool.readings.iter().enumerate() {
        let choice = u8::try_from(at).map(|it| chosen.get(it)).unwrap_or_default();
        if let (true, Some(other)) = (0 < choice, reading.choice(choice)) {
            readings.insert(reading.id.clone(), other.id.clone());
        }
    }
    readings
}

fn subject(pack: &Pack, items: &[&str], keys: SubjectKeys, problems: &mut Vec<Problem>) -> Result<Subject, Problem> {
    let named = items.iter().filter_map(|it| it.split_once('=')).find(|it| (it.0 == keys.tool || it.0 == keys.profile) && !it.1.is_empty());
    match named {
        Some((key, tool)) if key == keys.tool => {
            pack.find_tool(tool).map(|it| Subject::Tool(it.0)).ok_or_else(|| Problem::UnknownTool(tool.to_owned()))
        }
        Some((_, post)) => Ok(Subject::Profile(who(pack, post, keys, problems))),
        None => Err(Problem::NotALink),
    }
}

/// Whose profile it is; `None` where the link does not say, or names an unknown post.
fn who(pack: &Pack, written: &str, keys: SubjectKeys, problems: &mut Vec<Problem>) -> Option<u8> {
    let at = pack.profile.posts.iter().position(|it| it.id == written).and_then(|it| u8::try_from(it).ok());
    if at.is_none() && written != NOBODY {
        problems.push(Problem::UnknownChoice { fact: keys.profile.to_owned(), written: written.to_owned() });
    }
    at
}

/// The answer to a fact; `None` where it is said not to be known.
fn read_fact(pack: &Pack, asked: &[FactId], id: &str, value: &str) -> Result<(FactId, Option<Answer>), Problem> {
    let (at, fact) = pack.find_fact(id).filter(|it| asked.contains(&it.0)).ok_or_else(|| Problem::UnknownFact(id.to_owned()))?;
    if fact.sensitive {
        return Err(Problem::Sensitive(id.to_owned()));
    }
    Ok((at, if value == NOT_KNOWN { None } else { Some(facts::read(fact, value)?) }))
}

fn fact(pack: &Pack, id: FactId) -> Option<&Fact> {
    pack.fact_at(id)
}

/// The tools that a subject asks.
fn tools(pack: &Pack, subject: Subject) -> impl Iterator<Item = &Tool> {
    pack.tools
        .iter()
        .enumerate()
        .filter(move |(at, tool)| match subject {
            Subject::Tool(id) => usize::from(id.0) == *at,
            Subject::Profile(_) => tool.group == Group::Person,
        })
        .map(|it| it.1)
}

/// The facts that a subject asks, each once.
fn asked(pack: &Pack, subject: Subject) -> Vec<FactId> {
    let mut all: Vec<FactId> = tools(pack, subject).flat_map(|it| it.facts.iter().copied()).collect();
    if let Subject::Profile(_) = subject {
        all.extend(pack.profile.gates.iter().map(|it| it.fact));
    }
    order::sort(&mut all);
    all.dedup();
    all
}

/// Whether a choice is the default of a reading of the subject; `None` where there is no such choice.
fn is_default_choice(pack: &Pack, subject: Subject, reading: &str, choice: &str) -> Option<bool> {
    tools(pack, subject)
        .flat_map(|it| &it.readings)
        .filter(|it| it.id == reading)
        .find_map(|it| it.choices.iter().position(|it| it.id == choice))
        .map(|at| at == 0)
}

/// The characters that need no encoding.
fn unreserved(text: &str) -> String {
    text.chars().filter(|it| it.is_ascii_alphanumeric() || "-._~".contains(*it)).collect()
}
