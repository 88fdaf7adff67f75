//! Two scenarios side by side: what differs between them, what differs in what comes out, and which criteria turned.

use crate::engine::decide::{Finding, Outcome, Verdict, decide};
use crate::engine::evaluate::MOST_SLOTS;
use crate::engine::profile::known::Profile;
use crate::engine::profile::standing::{Entry, Standing};
use crate::engine::profile::timeline::{Event, timeline};
use crate::engine::profile::{Review, review};
use crate::model::day::Day;
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::{CriterionId, FactId, ReadingAt, ToolId};
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// A question with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The answers.
    pub facts: Facts,
    /// The day for which it is asked.
    pub as_of: Day,
    /// The readings.
    pub chosen: ReadingChoices,
}

/// What differs between two scenarios of one tool. Every pair is the first scenario's and the second's.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The days, where they differ.
    pub day: Option<(Day, Day)>,
    /// The facts of the tool that differ.
    pub facts: Vec<(FactId, Answer, Answer)>,
    /// The readings that differ, with the positions of the choices.
    pub readings: Vec<(ReadingAt, u8, u8)>,
    /// The verdicts.
    pub verdicts: (Verdict, Verdict),
    /// The results that differ, by position.
    pub outputs: Vec<(u8, Option<Outcome>, Option<Outcome>)>,
    /// The criteria of the verdict that turned, in reading order.
    pub turned: Vec<Turned>,
}

/// A criterion that came to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// Which one.
    pub criterion: CriterionId,
    /// What it came to.
    pub holds: (Option<bool>, Option<bool>),
    /// The facts below it that differ.
    pub facts: Vec<FactId>,
    /// The facts are the same: the day or a reading turned it.
    pub by_day_or_reading: bool,
}

impl Comparison {
    /// Whether the same comes out.
    pub fn is_same(&self) -> bool {
        self.verdicts.0 == self.verdicts.1 && self.outputs.is_empty()
    }
}

/// Two scenarios of one tool.
///
/// # Errors
/// The facts that are refused in either.
pub fn compare(pack: &Pack, tool: &Tool, one: &Scenario, other: &Scenario) -> Result<Comparison, (Vec<Refusal>, Vec<Refusal>)> {
    let decided = |it: &Scenario| decide(pack, tool, &it.facts, it.as_of, it.chosen);
    match (decided(one), decided(other)) {
        (Ok(first), Ok(second)) => Ok(differences(tool, (one, &first), (other, &second))),
        (first, second) => Err((first.err().unwrap_or_default(), second.err().unwrap_or_default())),
    }
}

fn differences(tool: &Tool, (one, first): (&Scenario, &Finding), (other, second): (&Scenario, &Finding)) -> Comparison {
    let facts: Vec<(FactId, Answer, Answer)> =
        tool.facts.iter().map(|&it| (it, one.facts.get(it), other.facts.get(it))).filter(|(_, one, other)| one != other).collect();
    let readings = (0u8..)
        .zip(&tool.readings)
        .map(|(at, _)| (at, one.chosen.get(at), other.chosen.get(at)))
        .filter(|(_, one, other)| one != other)
        .collect();
    let outputs = (0u8..)
        .zip(first.outputs.iter().zip(&second.outputs))
        .filter(|(_, (one, other))| one != other)
        .map(|(at, (one, other))| (at, *one, *other))
        .collect();
    let mut turned = Vec::new();
    for id in decisive(tool, &[one.chosen, other.chosen]) {
        let at = usize::from(id);
        let Some(node) = tool.rule.criteria.get(at) else { continue };
        let holds = (first.trace.get(at).and_then(|it| it.holds), second.trace.get(at).and_then(|it| it.holds));
        if holds.0 != holds.1 {
            let below: Vec<FactId> = tool
                .facts
                .iter()
                .take(MOST_SLOTS)
                .enumerate()
                .filter(|(slot, fact)| node.slots >> slot & 1 == 1 && facts.iter().any(|it| it.0 == **fact))
                .map(|it| *it.1)
                .collect();
            turned.push(Turned { criterion: id, holds, by_day_or_reading: below.is_empty(), facts: below });
        }
    }
    Comparison {
        day: (one.as_of != other.as_of).then_some((one.as_of, other.as_of)),
        facts,
        readings,
        verdicts: (first.verdict, second.verdict),
        outputs,
        turned,
    }
}

/// The criteria below the verdict in reading order; of a switch, the branches that either scenario takes.
fn decisive(tool: &Tool, chosen: &[ReadingChoices]) -> Vec<CriterionId> {
    let rule = &tool.rule;
    let mut left: Vec<CriterionId> = rule.verdict.into_iter().collect();
    let mut found = Vec::new();
    while let Some(id) = left.pop() {
        found.push(id);
        let Some(node) = rule.criterion(id) else { continue };
        let mut below: Vec<CriterionId> = chosen.iter().flat_map(|it| rule.children_of(&node.criterion, *it)).copied().collect();
        // Children stand in reading order, so their ids rise.
        order::sort(&mut below);
        below.dedup();
        left.extend(below.iter().rev());
    }
    found
}

/// Two profiles side by side: two people, or one today and in five years.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileComparison {
    /// Who they are, where that differs.
    pub post: Option<(Option<u8>, Option<u8>)>,
    /// The days, where they differ.
    pub day: Option<(Day, Day)>,
    /// What is known of them, where it differs.
    pub facts: Vec<(FactId, Answer, Answer)>,
    /// The tools that come out otherwise.
    pub tools: Vec<ToolComparison>,
    /// The tools that come out alike.
    pub alike: Vec<ToolId>,
    /// Of one person on two days: what opens and closes from the earlier to the later, in the order of the days.
    pub between: Vec<Event>,
}

/// One tool for two profiles.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolComparison {
    /// The tool.
    pub tool: ToolId,
    /// Where it stands for each.
    pub standings: (Standing, Standing),
    /// What differs, and why; nothing where a fact is refused.
    pub comparison: Option<Comparison>,
}

/// Compares two profiles, tool by tool.
pub fn compare_profiles(pack: &Pack, one: &Profile, other: &Profile) -> ProfileComparison {
    let (first, second) = (review(pack, one), review(pack, other));
    let facts = (0u16..)
        .map(FactId)
        .zip(&pack.facts)
        .map(|(id, _)| (id, first.known.facts.get(id), second.known.facts.get(id)))
        .filter(|(_, one, other)| one != other)
        .collect();
    let mut tools = Vec::new();
    let mut alike = Vec::new();
    for (a, b) in first.entries.iter().zip(&second.entries) {
        let Some(tool) = pack.tool_at(a.tool) else { continue };
        let scenario =
            |profile: &Profile, facts: &Facts| Scenario { facts: facts.clone(), as_of: profile.as_of, chosen: profile.chosen(tool) };
        let comparison = compare(pack, tool, &scenario(one, &first.known.facts), &scenario(other, &second.known.facts)).ok();
        if same(a, b) && comparison.as_ref().is_none_or(Comparison::is_same) {
            alike.push(a.tool);
        } else {
            tools.push(ToolComparison { tool: a.tool, standings: (a.standing.clone(), b.standing.clone()), comparison });
        }
    }
    ProfileComparison {
        post: (one.post != other.post).then_some((one.post, other.post)),
        day: (one.as_of != other.as_of).then_some((one.as_of, other.as_of)),
        facts,
        tools,
        alike,
        between: between(one, other, [&first, &second]),
    }
}

fn between(one: &Profile, other: &Profile, reviews: [&Review; 2]) -> Vec<Event> {
    if one.as_of == other.as_of || *one != (Profile { as_of: one.as_of, ..other.clone() }) {
        return Vec::new();
    }
    let [first, second] = reviews;
    let (from, to, seen_from) = if one.as_of < other.as_of { (one.as_of, other.as_of, first) } else { (other.as_of, one.as_of, second) };
    let events = timeline(seen_from, from).events.into_iter();
    // What closes at the end of the later day is still there on it.
    events.filter(|it| if it.opens { it.day <= to } else { it.day < to }).collect()
}

fn same(one: &Entry, other: &Entry) -> bool {
    match (&one.standing, &other.standing) {
        // Which question comes next is no difference in what comes out.
        (Standing::Open(_), Standing::Open(_)) => true,
        (one, other) => one == other,
    }
}
