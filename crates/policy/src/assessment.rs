//! A unit's own picture of itself: what stands how, why, what could change it, and what has changed since.
//!
//! The document gives no weights and no scores, so there are none here: standings are counted, completeness stands
//! apart from them, and the burden watch never counts against the unit. Where a tool settles an indicator, it is
//! decided by [`decide`] and nowhere else.

use std::collections::BTreeMap;

use crate::day::{Day, YearMonth};
use crate::decide::{Finding, Outcome, Verdict, decide};
use crate::facts::{Answer, Facts, Refusal, Value};
use crate::number::Decimal;
use crate::pack::{FactId, Indicator, ListKind, Pack, Parts, SettledBy, Tool, ToolId, Wanted};
use crate::rule::Chosen;

/// What kind of unit assesses itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 乡镇
    Township,
    /// 村
    Village,
    /// 城市社区
    Community,
}

impl Unit {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Unit; 3] = [Unit::Township, Unit::Village, Unit::Community];

    /// The id used in drafts.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Township => "township",
            Unit::Village => "village",
            Unit::Community => "community",
        }
    }

    /// The lists that ask about the unit itself, without the burden watch.
    pub fn lists(self) -> &'static [ListKind] {
        match self {
            Unit::Township => &[ListKind::Township],
            Unit::Village => &[ListKind::Village],
            Unit::Community => &[ListKind::Village, ListKind::Community],
        }
    }
}

/// How an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 符合
    Met,
    /// 部分符合
    Partly,
    /// 不符合
    NotMet,
    /// 不适用：不计入总数
    NotApplicable,
    /// 不清楚：从不算符合，也从不算不符合
    NotSure,
    /// 未填：同上
    NotAnswered,
}

impl Standing {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Standing; 6] =
        [Standing::Met, Standing::Partly, Standing::NotMet, Standing::NotApplicable, Standing::NotSure, Standing::NotAnswered];

    /// The id used in drafts and tables.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::Partly => "partly",
            Standing::NotMet => "not_met",
            Standing::NotApplicable => "not_applicable",
            Standing::NotSure => "not_sure",
            Standing::NotAnswered => "not_answered",
        }
    }

    /// How far up it is; nothing where it says nothing about fulfilment.
    fn height(self) -> Option<u8> {
        match self {
            Standing::Met => Some(2),
            Standing::Partly => Some(1),
            Standing::NotMet => Some(0),
            Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
        }
    }
}

/// What a unit says itself. Where a tool or the parts of the year decide, only [`Own::NotApplicable`] and
/// [`Own::NotSure`] are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Own {
    /// 符合
    Met,
    /// 部分符合
    Partly,
    /// 不符合
    NotMet,
    /// 不适用
    NotApplicable,
    /// 不清楚
    NotSure,
}

impl Own {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Own; 5] = [Own::Met, Own::Partly, Own::NotMet, Own::NotApplicable, Own::NotSure];

    /// The standing that it claims.
    pub fn standing(self) -> Standing {
        match self {
            Own::Met => Standing::Met,
            Own::Partly => Standing::Partly,
            Own::NotMet => Standing::NotMet,
            Own::NotApplicable => Standing::NotApplicable,
            Own::NotSure => Standing::NotSure,
        }
    }
}

/// In which parts of the year something was done: yes, no, or not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PartsDone([Option<bool>; 12]);

impl PartsDone {
    /// What is said of a part, from 1.
    pub fn get(&self, part: u8) -> Option<bool> {
        self.0.get(usize::from(part).checked_sub(1)?).copied().flatten()
    }

    /// Says it of a part, from 1; a year has no part beyond 12.
    pub fn set(&mut self, part: u8, done: Option<bool>) {
        if let Some(it) = usize::from(part).checked_sub(1).and_then(|at| self.0.get_mut(at)) {
            *it = done;
        }
    }

    /// Whether nothing is said of any part.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// How many there are of something, and how many of them are counted: villages, say, and those that have done it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counted {
    /// How many there are.
    pub whole: Option<u32>,
    /// How many of them are counted.
    pub part: Option<u32>,
}

/// What a unit answers to one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reply {
    /// Its own word.
    pub own: Option<Own>,
    /// The facts for the tool that decides.
    pub facts: Facts,
    /// The readings of that tool.
    pub readings: Chosen,
    /// The parts of the year in which it was done.
    pub parts: PartsDone,
    /// How many, and of how many.
    pub count: Counted,
    /// It was carried over from another period and not looked at since: it counts as not answered.
    pub unconfirmed: bool,
    /// A remark.
    pub note: String,
    /// What there is to show.
    pub evidence: String,
    /// The post in charge; a role, never a name.
    pub post: String,
    /// The day it was looked at.
    pub on: Option<Day>,
    /// The day on which a roll-up filled it in, and nobody has changed it since. It counts like any other answer.
    pub computed: Option<Day>,
}

impl Reply {
    /// As a start for another period: marked until somebody confirms it. What was told month by month belongs to its
    /// own year and is not carried over.
    #[must_use]
    pub fn carried_over(&self) -> Reply {
        Reply { parts: PartsDone::default(), unconfirmed: true, on: None, computed: None, ..self.clone() }
    }

    /// Whether nothing at all is said.
    pub fn is_empty(&self) -> bool {
        *self == Reply { unconfirmed: self.unconfirmed, computed: self.computed, ..Reply::default() }
    }
}

/// A unit's answers for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What kind of unit it is.
    pub unit: Unit,
    /// The year it looks at.
    pub year: i32,
    /// The answers by the id of the indicator.
    pub replies: BTreeMap<String, Reply>,
}

/// How an indicator stands, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
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

/// The parts of the year that are over on the day asked about.
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

/// How many parts of `year` are over on `as_of`: a part counts from its last day on.
pub fn parts_over(parts: Parts, year: i32, as_of: Day) -> u8 {
    let is_over = |part: &u8| YearMonth::new(year, u32::from(part * parts.months())).is_some_and(|it| it.last_day() <= as_of);
    (1..=parts.in_a_year()).filter(is_over).map(|_| 1).sum()
}

/// How an indicator stands by a unit's answer, on a day, for a year.
pub fn standing_of(pack: &Pack, indicator: &Indicator, reply: &Reply, year: i32, as_of: Day) -> Judged {
    let own = |standing| Judged { standing, why: Why::Own };
    if reply.unconfirmed {
        return Judged { standing: Standing::NotAnswered, why: Why::Unconfirmed };
    }
    if reply.own == Some(Own::NotApplicable) {
        return own(Standing::NotApplicable);
    }
    match indicator.settled_by {
        SettledBy::Own => own(reply.own.map_or(Standing::NotAnswered, Own::standing)),
        SettledBy::OwnCount(wanted) => by_count(wanted, reply),
        SettledBy::OwnParts(parts) => by_parts(&found(parts, reply, year, as_of), reply),
        SettledBy::Tool { tool, .. } => by_tool(pack, tool, &reply.facts, reply, as_of),
        SettledBy::ToolParts { tool, parts, over, done, .. } => {
            let found = found(parts, reply, year, as_of);
            by_tool_with_parts(pack, tool, (over, done), found, reply, as_of)
        }
    }
}

fn found(parts: Parts, reply: &Reply, year: i32, as_of: Day) -> PartsFound {
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
fn standings_of_parts(found: &PartsFound) -> Vec<Standing> {
    let mut all: Vec<Standing> = Vec::new();
    for done in found.done.len()..=found.done.len() + found.open.len() {
        let standing = standing_of_parts(done, found.over);
        if !all.contains(&standing) {
            all.push(standing);
        }
    }
    all
}

fn by_parts(found: &PartsFound, reply: &Reply) -> Judged {
    let standing = match standings_of_parts(found).as_slice() {
        _ if found.over == 0 => Standing::NotAnswered,
        [only] => *only,
        _ => not_settled(reply, &[]),
    };
    Judged { standing, why: Why::Parts(found.clone()) }
}

/// Where none is wanted, how many there are does not matter; where there are none at all, nothing applies.
fn by_count(wanted: Wanted, reply: &Reply) -> Judged {
    let why = Why::Count(reply.count);
    let standing = match (wanted, reply.count.whole, reply.count.part) {
        (_, Some(whole), Some(part)) if whole < part => {
            return Judged { standing: Standing::NotAnswered, why: Why::MoreThanAll(reply.count) };
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
    Judged { standing, why }
}

/// Every standing that the counts still allow.
fn standings_of_count(wanted: Wanted, count: Counted) -> Vec<Standing> {
    match (wanted, count) {
        (Wanted::None, _) => vec![Standing::Met, Standing::NotMet],
        (Wanted::All, Counted { part: Some(0), .. }) => vec![Standing::NotMet, Standing::NotApplicable],
        (Wanted::All, Counted { part: Some(_), .. }) => vec![Standing::Met, Standing::Partly],
        (Wanted::All, Counted { part: None, .. }) => vec![Standing::Met, Standing::Partly, Standing::NotMet],
    }
}

fn by_tool(pack: &Pack, tool: ToolId, facts: &Facts, reply: &Reply, as_of: Day) -> Judged {
    let Some(tool) = pack.tools.get(usize::from(tool.0)) else {
        return Judged { standing: Standing::NotAnswered, why: Why::Own };
    };
    match decide(pack, tool, facts, as_of, reply.readings) {
        Err(refused) => Judged { standing: Standing::NotAnswered, why: Why::Refused(refused) },
        Ok(finding) => {
            let standing = standing_by(finding.verdict).unwrap_or_else(|| not_settled(reply, &tool.facts));
            Judged { standing, why: Why::Tool(Box::new(finding), None) }
        }
    }
}

fn by_tool_with_parts(pack: &Pack, id: ToolId, counts: (FactId, FactId), found: PartsFound, reply: &Reply, as_of: Day) -> Judged {
    let Some(tool) = pack.tools.get(usize::from(id.0)).filter(|_| 0 < found.over) else {
        // No part of the year is over: there is nothing to ask yet.
        return Judged { standing: Standing::NotAnswered, why: Why::Parts(found) };
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
        Err(refused) => Judged { standing: Standing::NotAnswered, why: Why::Refused(refused) },
        Ok(finding) => {
            let standing = standing_by(finding.verdict).unwrap_or_else(|| not_settled(reply, &[]));
            Judged { standing, why: Why::Tool(Box::new(finding), Some(found)) }
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
    let begun = reply.own == Some(Own::NotSure) || !reply.parts.is_empty() || asked.iter().any(|it| reply.facts.get(*it) != Answer::Open);
    if begun { Standing::NotSure } else { Standing::NotAnswered }
}

/// One indicator of an assessment, judged.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// The list it stands in.
    pub list: ListKind,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// How it stands, and why.
    pub judged: Judged,
}

impl Judgement<'_> {
    /// Whether it tells about the unit itself.
    pub fn is_own(&self) -> bool {
        self.list != ListKind::Sentinel
    }
}

/// Every indicator of the unit's own lists, then the burden watch. What has no reply is not answered.
pub fn judge<'a>(pack: &'a Pack, assessment: &Assessment, as_of: Day) -> Vec<Judgement<'a>> {
    let nothing = Reply::default();
    let kinds = assessment.unit.lists().iter().copied().chain([ListKind::Sentinel]);
    kinds
        .filter_map(|kind| pack.list(kind))
        .flat_map(|list| list.indicators.iter().map(|it| (list.kind, it)))
        .map(|(list, indicator)| {
            let reply = assessment.replies.get(&indicator.id).unwrap_or(&nothing);
            Judgement { list, indicator, judged: standing_of(pack, indicator, reply, assessment.year, as_of) }
        })
        .collect()
}

/// How many indicators stand how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// 符合
    pub met: u32,
    /// 部分符合
    pub partly: u32,
    /// 不符合
    pub not_met: u32,
    /// 不适用
    pub not_applicable: u32,
    /// 不清楚
    pub not_sure: u32,
    /// 未填
    pub not_answered: u32,
}

impl Counts {
    /// One more of a standing.
    pub fn add(&mut self, standing: Standing) {
        *match standing {
            Standing::Met => &mut self.met,
            Standing::Partly => &mut self.partly,
            Standing::NotMet => &mut self.not_met,
            Standing::NotApplicable => &mut self.not_applicable,
            Standing::NotSure => &mut self.not_sure,
            Standing::NotAnswered => &mut self.not_answered,
        } += 1;
    }

    /// How many have a standing.
    pub fn of(&self, standing: Standing) -> u32 {
        match standing {
            Standing::Met => self.met,
            Standing::Partly => self.partly,
            Standing::NotMet => self.not_met,
            Standing::NotApplicable => self.not_applicable,
            Standing::NotSure => self.not_sure,
            Standing::NotAnswered => self.not_answered,
        }
    }

    /// All that were asked.
    pub fn asked(&self) -> u32 {
        Standing::ALL.iter().map(|it| self.of(*it)).sum()
    }

    /// All that apply: the whole of which the met ones are a part.
    pub fn applicable(&self) -> u32 {
        self.asked() - self.not_applicable
    }

    /// All that are answered, 不清楚 among them: completeness is this out of [`Counts::asked`], apart from any standing.
    pub fn answered(&self) -> u32 {
        self.asked() - self.not_answered
    }
}

/// A whole assessment at a glance. Positions are those of the judgements it was made from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Summary {
    /// The unit's own indicators.
    pub total: Counts,
    /// The same by chapter, in the document's order; chapters without indicators are left out.
    pub chapters: Vec<(u8, Counts)>,
    /// The same by measure.
    pub measures: Vec<(u8, Counts)>,
    /// Where a case has occurred for which the document names a consequence (文件所列情形已经出现). It is to be shown first.
    pub occurred: Vec<usize>,
    /// What is partly met or not met, cases with a consequence first.
    pub shortfalls: Vec<Shortfall>,
    /// What is not sure, and what it could still become.
    pub unsure: Vec<Unsure>,
    /// What is not answered.
    pub open: Vec<usize>,
    /// The burden watch, which never counts in anything above.
    pub watch: Counts,
    /// Where higher levels asked what the document does not allow.
    pub raised: Vec<usize>,
}

/// Something that falls short.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// The judgement.
    pub at: usize,
    /// How many are missing, by the tool: the position of its result, and the result.
    pub missing: Option<(u8, Outcome)>,
    /// The parts of the year that are lacking.
    pub lacking: Vec<u8>,
    /// How many it is not so with, or is so with where none is wanted.
    pub counted: Option<u32>,
}

/// Something that is not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The judgement.
    pub at: usize,
    /// What it can still become.
    pub could_be: Vec<Standing>,
    /// The open facts that decide it, most decisive first.
    pub missing: Vec<FactId>,
    /// The parts of the year of which nothing is said.
    pub open: Vec<u8>,
    /// A case with a consequence may have occurred.
    pub could_occur: bool,
}

/// Counts, and what comes first.
pub fn summary(pack: &Pack, judgements: &[Judgement<'_>]) -> Summary {
    let mut it = Summary {
        chapters: pack.chapters.iter().map(|it| (it.number, Counts::default())).collect(),
        measures: pack.measures.iter().map(|it| (it.number, Counts::default())).collect(),
        ..Summary::default()
    };
    for (at, judgement) in judgements.iter().enumerate() {
        let standing = judgement.judged.standing;
        if !judgement.is_own() {
            it.watch.add(standing);
            it.raised.extend((standing == Standing::NotMet).then_some(at));
            continue;
        }
        it.total.add(standing);
        let measure = judgement.indicator.provisions.first().map(|it| it.measure);
        let chapter = measure.and_then(|it| pack.measure(it)).map(|it| it.chapter);
        for (number, counts) in &mut it.measures {
            if Some(*number) == measure {
                counts.add(standing);
            }
        }
        for (number, counts) in &mut it.chapters {
            if Some(*number) == chapter {
                counts.add(standing);
            }
        }
        match standing {
            Standing::Partly | Standing::NotMet => it.shortfalls.push(shortfall(at, judgement)),
            Standing::NotSure => it.unsure.push(unsure(at, judgement)),
            Standing::NotAnswered => it.open.push(at),
            Standing::Met | Standing::NotApplicable => {}
        }
        it.occurred.extend((standing == Standing::NotMet && judgement.indicator.consequence).then_some(at));
    }
    it.measures.retain(|it| 0 < it.1.asked());
    it.chapters.retain(|it| 0 < it.1.asked());
    let occurred = it.occurred.clone();
    it.shortfalls.sort_by_key(|it| !occurred.contains(&it.at));
    it
}

fn shortfall(at: usize, judgement: &Judgement<'_>) -> Shortfall {
    let short = judgement.indicator.settled_by.short();
    let mut it = Shortfall { at, missing: None, lacking: Vec::new(), counted: None };
    match &judgement.judged.why {
        Why::Tool(finding, parts) => {
            it.missing = short.and_then(|at| Some((at, finding.outputs.get(usize::from(at)).copied().flatten()?)));
            it.lacking = parts.as_ref().map(|it| it.lacking.clone()).unwrap_or_default();
        }
        Why::Parts(parts) => it.lacking = parts.lacking.clone(),
        Why::Count(count) => {
            it.counted = match judgement.indicator.settled_by {
                SettledBy::OwnCount(Wanted::None) => count.part,
                SettledBy::OwnCount(Wanted::All) => count.whole.and_then(|whole| whole.checked_sub(count.part?)),
                SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => None,
            };
        }
        Why::Own | Why::Unconfirmed | Why::MoreThanAll(_) | Why::Refused(_) => {}
    }
    it
}

fn unsure(at: usize, judgement: &Judgement<'_>) -> Unsure {
    let indicator = judgement.indicator;
    let (could_be, missing, open) = match &judgement.judged.why {
        // A tool does not know only where two completions differ, so it can become either.
        Why::Tool(finding, None) => (vec![Standing::Met, Standing::NotMet], finding.missing.clone(), Vec::new()),
        Why::Tool(_, Some(parts)) => (vec![Standing::Met, Standing::NotMet], Vec::new(), parts.open.clone()),
        Why::Parts(parts) => (standings_of_parts(parts), Vec::new(), parts.open.clone()),
        Why::Count(count) => {
            let wanted = match indicator.settled_by {
                SettledBy::OwnCount(wanted) => wanted,
                SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => Wanted::All,
            };
            (standings_of_count(wanted, *count), Vec::new(), Vec::new())
        }
        Why::Own | Why::Unconfirmed | Why::MoreThanAll(_) | Why::Refused(_) => {
            let partly = indicator.partly.is_some().then_some(Standing::Partly);
            ([Some(Standing::Met), partly, Some(Standing::NotMet)].into_iter().flatten().collect(), Vec::new(), Vec::new())
        }
    };
    let could_occur = indicator.consequence && could_be.contains(&Standing::NotMet);
    Unsure { at, could_be, missing, open, could_occur }
}

/// The met ones of those that apply, each measure with the weight that the user gives it: 1 where none is given. The
/// document gives no weights; these are the user's own, and are to be said so wherever this is shown.
pub fn weighted(summary: &Summary, weights: &BTreeMap<u8, u32>) -> (u64, u64) {
    let weight = |measure: u8| u64::from(weights.get(&measure).copied().unwrap_or(1));
    let sum = |of: fn(&Counts) -> u32| summary.measures.iter().map(|it| weight(it.0) * u64::from(of(&it.1))).sum();
    (sum(|it| it.met), sum(Counts::applicable))
}

/// How an indicator has changed between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Closer to met.
    Better,
    /// Further from met.
    Worse,
    /// As before.
    Same,
    /// Another standing that is neither: it was open and is answered, say, or no longer applies.
    Otherwise,
    /// It was not asked before.
    New,
    /// It is no longer asked.
    Gone,
}

/// One indicator in two snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its id.
    pub id: String,
    /// How it stood.
    pub before: Option<Standing>,
    /// How it stands.
    pub after: Option<Standing>,
    /// What has changed.
    pub change: Change,
}

/// Two snapshots side by side, in the order of the later one; what is gone comes last. Whether something open counts as
/// better or worse than something answered, nobody can say, so it is neither.
pub fn compare(before: &[(String, Standing)], after: &[(String, Standing)]) -> Vec<Compared> {
    let standing_in = |list: &[(String, Standing)], id: &str| list.iter().find(|it| it.0 == id).map(|it| it.1);
    let one = |id: &String| {
        let (was, is) = (standing_in(before, id), standing_in(after, id));
        let change = match (was, is) {
            (None, _) => Change::New,
            (_, None) => Change::Gone,
            (Some(was), Some(is)) if was == is => Change::Same,
            (Some(was), Some(is)) => match (was.height(), is.height()) {
                (Some(was), Some(is)) if was < is => Change::Better,
                (Some(_), Some(_)) => Change::Worse,
                (None, _) | (_, None) => Change::Otherwise,
            },
        };
        Compared { id: id.clone(), before: was, after: is, change }
    };
    let gone = before.iter().filter(|it| standing_in(after, &it.0).is_none());
    after.iter().chain(gone).map(|it| one(&it.0)).collect()
}

/// What a snapshot of the judgements is compared by: every indicator with its standing.
pub fn snapshot(judgements: &[Judgement<'_>]) -> Vec<(String, Standing)> {
    judgements.iter().map(|it| (it.indicator.id.clone(), it.judged.standing)).collect()
}

/// The tool whose facts are asked with an indicator: the one that settles it, or the one that looks at a single case.
pub fn tool_asked<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a Tool> {
    pack.tools.get(usize::from(indicator.settled_by.tool().or(indicator.check)?.0))
}

/// The tool that settles an indicator.
pub fn tool_of<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a Tool> {
    pack.tools.get(usize::from(indicator.settled_by.tool()?.0))
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
    fn comparing_says_better_or_worse_only_of_what_is_answered() {
        use Standing::{Met, NotAnswered, NotApplicable, NotMet, NotSure, Partly};
        let check = |was, is, change| {
            let found = compare(&[("a".to_owned(), was)], &[("a".to_owned(), is)]);
            assert_eq!(found.first().map(|it| it.change), Some(change), "{was:?} → {is:?}");
        };
        check(NotMet, Partly, Change::Better);
        check(Partly, Met, Change::Better);
        check(Met, NotMet, Change::Worse);
        check(Met, Met, Change::Same);
        check(NotSure, NotSure, Change::Same);
        for open in [NotSure, NotAnswered, NotApplicable] {
            check(open, Met, Change::Otherwise);
            check(NotMet, open, Change::Otherwise);
        }
        let (a, b, c) = (("a".to_owned(), Met), ("b".to_owned(), NotMet), ("c".to_owned(), Partly));
        let found: Vec<(String, Change)> = compare(&[a, b.clone()], &[c, b]).into_iter().map(|it| (it.id, it.change)).collect();
        assert_eq!(found, [("c".to_owned(), Change::New), ("b".to_owned(), Change::Same), ("a".to_owned(), Change::Gone)]);
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

    #[test]
    fn own_weights_count_measures_more_or_less_and_nothing_else() {
        let counts = |met, not_met, not_applicable| Counts { met, not_met, not_applicable, ..Counts::default() };
        let summary = Summary { measures: vec![(3, counts(2, 1, 1)), (17, counts(0, 2, 0))], ..Summary::default() };
        assert_eq!(weighted(&summary, &BTreeMap::new()), (2, 5));
        assert_eq!(weighted(&summary, &BTreeMap::from([(3, 10)])), (20, 32));
        assert_eq!(weighted(&summary, &BTreeMap::from([(17, 0), (9, 7)])), (2, 3));
    }

    #[test]
    fn what_does_not_apply_leaves_the_whole_and_what_is_open_is_neither() {
        let mut counts = Counts::default();
        for standing in Standing::ALL {
            counts.add(standing);
        }
        counts.add(Standing::NotApplicable);
        assert_eq!((counts.asked(), counts.applicable(), counts.answered(), counts.met), (7, 5, 6, 1));
    }

    #[test]
    fn the_parts_of_another_year_are_not_carried_over() {
        let mut reply = Reply { own: Some(Own::Met), post: "组织委员".to_owned(), ..Reply::default() };
        reply.parts.set(3, Some(true));
        let carried = reply.carried_over();
        assert!(carried.unconfirmed && carried.parts.is_empty());
        assert_eq!((carried.own, carried.post.as_str()), (Some(Own::Met), "组织委员"));
        reply.parts.set(0, Some(true));
        reply.parts.set(13, Some(true));
        assert_eq!((reply.parts.get(0), reply.parts.get(13)), (None, None));
    }
}
