//! A draft of a self-assessment, as the product holds it, and on its way to and from its saved form.
//!
//! Reading takes what fits the pack and names the rest. An answer to an indicator that is not asked any more is kept
//! aside and written again: an older or newer edition may know it. Sensitive facts are never written, and never taken.

use std::collections::{BTreeMap, BTreeSet};

use entry::Entry;
use policy::assessment::evaluation::tool_asked;
use policy::assessment::plan::{Item, Source, State};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, PartsDone, Reply, Standing, Unit};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::indicator::Indicator;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::Answer;
use serde_json::{Map, Value};

use crate::clean;
use crate::facts;
use crate::link;
use crate::problem::Problem;
use crate::saved::{self, SCHEMA, Saved, SavedInputs, SavedItem, SavedReply, SavedSnapshot};

/// The most bytes of answers that are kept aside.
const MOST_UNPLACED: usize = 1_000_000;

/// The pack that a draft was made with.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its edition.
    pub edition: String,
    /// Its hash.
    pub hash: String,
}

/// What was last entered into a tool.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inputs {
    /// The day asked about.
    pub as_of: Option<Day>,
    /// The facts.
    pub facts: Facts,
    /// The readings.
    pub readings: ReadingChoices,
}

/// How a draft stood on a day, kept to be compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What it is called.
    pub label: String,
    /// The day it was taken.
    pub taken_on: Option<Day>,
    /// The day it was judged for.
    pub as_of: Option<Day>,
    /// The year it looked at.
    pub year: i32,
    /// The edition it was judged by.
    pub edition: String,
    /// How each indicator stood, in the order of their ids.
    pub standings: Vec<(String, Standing)>,
    /// What was answered, without notes and papers.
    pub replies: BTreeMap<String, Reply>,
}

/// What stands in the fields of a draft where that is more than the answers say: `1万` beside 10000, half a day beside
/// nothing. By indicator, and there by fact, or [`WHOLE`] and [`PART`] for the two counts.
pub type Typed = BTreeMap<String, BTreeMap<String, Entry>>;

/// Names the count of all.
pub const WHOLE: &str = "whole";

/// Names the count of those that are counted.
pub const PART: &str = "part";

/// The largest weight.
pub const HEAVIEST: u32 = 100;

/// A draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id: letters, digits, `-` and `_`; empty where the caller has to give it one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit's name.
    pub unit_name: String,
    /// The period, in words.
    pub period: String,
    /// The answers.
    pub assessment: Assessment,
    /// The day for which it is judged; nothing where the reader's own day is meant.
    pub as_of: Option<Day>,
    /// Counts up with every change.
    pub revision: u64,
    /// When it was saved, in UTC as `2020-12-31T08:00:00Z`, by the caller's clock.
    pub saved_at: String,
    /// What stands in the fields, where that is more than the answers say.
    pub typed: Typed,
    /// What stands in fields of the draft itself that cannot be read, by the field: `year`, `as_of`.
    pub unread: BTreeMap<String, String>,
    /// The user's own weights by measure, from 0 to [`HEAVIEST`]; empty where there are none, and 1 where nothing stands.
    pub weights: BTreeMap<u8, u32>,
    /// What is to be put right.
    pub plan: Vec<Item>,
    /// How it stood before, oldest first.
    pub snapshots: Vec<Snapshot>,
    /// What was last entered into each tool.
    pub inputs: BTreeMap<ToolId, Inputs>,
    /// The pack that it was made with.
    pub origin: Origin,
    /// Answers to indicators that the pack does not ask, by the id of the indicator, as they were.
    pub unplaced: Map<String, Value>,
}

impl Draft {
    /// An empty one.
    pub fn new(unit: Unit, year: i32) -> Draft {
        Draft {
            id: String::new(),
            name: String::new(),
            unit_name: String::new(),
            period: String::new(),
            assessment: Assessment { unit, year, replies: BTreeMap::new() },
            as_of: None,
            revision: 0,
            saved_at: String::new(),
            typed: Typed::new(),
            unread: BTreeMap::new(),
            weights: BTreeMap::new(),
            plan: Vec::new(),
            snapshots: Vec::new(),
            inputs: BTreeMap::new(),
            origin: Origin::default(),
            unplaced: Map::new(),
        }
    }

    /// What to call it: its own name, else the unit's; nothing where it has neither.
    pub fn title(&self) -> Option<&str> {
        [self.name.trim(), self.unit_name.trim()].into_iter().find(|it| !it.is_empty())
    }

    /// The same but for what saving changes: two drafts that are alike in this say the same.
    #[must_use]
    pub fn contents(&self) -> Draft {
        Draft { revision: 0, saved_at: String::new(), origin: Origin::default(), ..self.clone() }
    }

    /// As a start for another period: every answer marked until somebody confirms it. What is left to be put right stays
    /// in the plan, and how it stands now becomes something to compare with.
    #[must_use]
    pub fn carried_over(&self, year: i32, now: Snapshot) -> Draft {
        let replies = &self.assessment.replies;
        let replies = replies.iter().filter(|it| !it.1.is_empty()).map(|(id, it)| (id.clone(), it.carried_over())).collect();
        let mut snapshots = self.snapshots.clone();
        snapshots.push(now);
        Draft {
            id: String::new(),
            name: String::new(),
            assessment: Assessment { unit: self.assessment.unit, year, replies },
            as_of: None,
            revision: 0,
            unread: BTreeMap::new(),
            plan: self.plan.iter().filter(|it| !it.state.is_over()).cloned().collect(),
            snapshots,
            inputs: BTreeMap::new(),
            ..self.clone()
        }
    }
}

/// A mark of a question: where it differs, what is asked, what counts as what, or what decides it has changed.
pub fn asked(pack: &Pack, indicator: &Indicator) -> String {
    let tool = tool_asked(pack, indicator).map(|it| it.id.as_str()).unwrap_or_default();
    let partly = indicator.partly.as_ref().map(|it| it.zh.as_str()).unwrap_or_default();
    // FNV-1a: it only has to tell apart what people have changed.
    let mut mark: u32 = 0x811c_9dc5;
    for byte in [&indicator.question.zh, &indicator.met.zh, partly, &indicator.not_met.zh, tool].join("\n").bytes() {
        mark = (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{mark:08x}")
}

/// What was read, and what was left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The draft, as far as it fits.
    pub draft: Draft,
    /// What does not fit.
    pub problems: Vec<Problem>,
}

/// The draft as text: JSON of the newest form, made with this pack.
pub fn write(pack: &Pack, hash: &str, draft: &Draft) -> String {
    let name = |it: &str| clean::line(it, clean::LONGEST_NAME).text;
    let assessment = &draft.assessment;
    let nothing = (Reply::default(), BTreeMap::new());
    let ids: BTreeSet<&String> = assessment.replies.keys().chain(draft.typed.keys()).collect();
    let answers = ids.into_iter().filter_map(|id| {
        let (_, indicator) = pack.indicator(id)?;
        let reply = assessment.replies.get(id).unwrap_or(&nothing.0);
        let saved = saved_reply(pack, indicator, reply, draft.typed.get(id).unwrap_or(&nothing.1));
        let mark = SavedReply { asked: asked(pack, indicator), ..SavedReply::default() };
        (saved != mark && saved != SavedReply { unconfirmed: true, ..mark }).then(|| (id.clone(), saved))
    });
    let inputs = draft.inputs.iter().filter_map(|(id, inputs)| {
        let tool = pack.tool_at(*id)?;
        let saved = SavedInputs {
            as_of: inputs.as_of.map(|it| it.to_string()).unwrap_or_default(),
            facts: saved_facts(pack, tool, &inputs.facts),
            readings: link::readings(tool, inputs.readings),
        };
        (saved != SavedInputs::default()).then(|| (tool.id.clone(), saved))
    });
    let saved = Saved {
        schema: SCHEMA,
        pack: pack.id.clone(),
        edition: pack.edition.clone(),
        hash: hash.to_owned(),
        id: draft.id.clone(),
        name: name(&draft.name),
        unit_name: name(&draft.unit_name),
        unit: assessment.unit.id().to_owned(),
        period: name(&draft.period),
        year: assessment.year,
        as_of: draft.as_of.map(|it| it.to_string()).unwrap_or_default(),
        revision: draft.revision,
        saved_at: draft.saved_at.clone(),
        answers: answers.collect(),
        weights: draft.weights.iter().map(|it| (it.0.to_string(), u64::from(*it.1))).collect(),
        plan: draft.plan.iter().map(saved_item).collect(),
        snapshots: draft.snapshots.iter().map(|it| saved_snapshot(pack, it)).collect(),
        inputs: inputs.collect(),
        typed: draft.unread.iter().map(|it| (it.0.clone(), name(it.1))).collect(),
        unplaced: draft.unplaced.clone(),
    };
    saved::write(&saved)
}

/// The draft that a text holds.
///
/// # Errors
/// Where nothing of it can be taken; the problem says why.
pub fn read(pack: &Pack, hash: &str, text: &str) -> Result<Read, Problem> {
    let (saved, problems) = saved::read(text)?;
    if saved.pack != pack.id {
        return Err(Problem::OtherPack(saved.pack));
    }
    let unit = Unit::ALL.into_iter().find(|it| it.id() == saved.unit).ok_or_else(|| Problem::UnknownUnit(saved.unit.clone()))?;
    let mut reader = Reader { pack, problems, hash_differs: saved.hash != hash, typed: Typed::new() };
    if saved.edition != pack.edition {
        reader.problems.push(Problem::OtherEdition(saved.edition.clone()));
    } else if saved.hash != hash {
        reader.problems.push(Problem::OtherData);
    }
    let mut unplaced = Map::new();
    let mut replies = BTreeMap::new();
    for (id, reply) in &saved.answers {
        match pack.indicator(id) {
            Some((_, indicator)) => {
                replies.insert(id.clone(), reader.reply(indicator, reply));
            }
            None => {
                reader.problems.push(Problem::UnknownIndicator(id.clone()));
                unplaced.insert(id.clone(), reader.without_sensitive(reply));
            }
        }
    }
    reader.replace(&saved, &mut replies, &mut unplaced);
    let draft = Draft {
        id: reader.id(&saved.id),
        name: saved.name.clone(),
        unit_name: saved.unit_name.clone(),
        period: saved.period.clone(),
        // A year that could not be read is named among the problems; the year of the document is as good as any.
        assessment: Assessment { unit, year: if saved.year == 0 { pack.reported_on.year() } else { saved.year }, replies },
        as_of: reader.day("as_of", &saved.as_of),
        revision: saved.revision,
        saved_at: reader.moment(&saved.saved_at),
        weights: reader.weights(&saved.weights),
        plan: saved.plan.iter().enumerate().map(|(at, it)| reader.item(at, it)).collect(),
        snapshots: saved.snapshots.iter().enumerate().map(|(at, it)| reader.snapshot(at, it)).collect(),
        inputs: reader.inputs(&saved.inputs),
        typed: reader.typed,
        unread: saved.typed.clone(),
        origin: Origin { edition: saved.edition, hash: saved.hash },
        unplaced,
    };
    Ok(Read { draft, problems: reader.problems })
}

fn saved_facts(pack: &Pack, tool: &Tool, given: &Facts) -> BTreeMap<String, String> {
    let one = |id: &FactId| {
        let fact = pack.fact_at(*id).filter(|it| !it.sensitive)?;
        Some((fact.id.clone(), facts::write(fact, given.get(*id))?))
    };
    tool.facts.iter().filter_map(one).collect()
}

fn saved_reply(pack: &Pack, indicator: &Indicator, reply: &Reply, typed: &BTreeMap<String, Entry>) -> SavedReply {
    let tool = tool_asked(pack, indicator);
    let count = [(WHOLE, reply.count.whole), (PART, reply.count.part)];
    let parts = (1..=12).filter_map(|it| Some((it.to_string(), reply.parts.get(it)?)));
    SavedReply {
        own: reply.own.map(|it| it.standing().id().to_owned()).unwrap_or_default(),
        facts: tool.map(|it| saved_facts(pack, it, &reply.facts)).unwrap_or_default(),
        readings: tool.map(|it| link::readings(it, reply.readings)).unwrap_or_default(),
        typed: typed.iter().filter(|it| is_more(pack, tool, reply, it.0, it.1)).map(|(id, it)| (id.clone(), it.clone())).collect(),
        parts: parts.collect(),
        count: count.into_iter().filter_map(|(name, it)| Some((name.to_owned(), u64::from(it?)))).collect(),
        unconfirmed: reply.unconfirmed,
        note: clean::note(&reply.note, clean::LONGEST_NOTE).text,
        evidence: clean::note(&reply.evidence, clean::LONGEST_NOTE).text,
        post: clean::line(&reply.post, clean::LONGEST_NAME).text,
        on: reply.on.map(|it| it.to_string()).unwrap_or_default(),
        computed: reply.computed.map(|it| it.to_string()).unwrap_or_default(),
        asked: asked(pack, indicator),
    }
}

/// Whether what stands in a field is more than its answer says, and may be kept.
fn is_more(pack: &Pack, tool: Option<&Tool>, reply: &Reply, id: &str, entry: &Entry) -> bool {
    match (pack.find_fact(id), tool) {
        (Some((at, fact)), Some(tool)) if tool.facts.contains(&at) => {
            !fact.sensitive && !entry.is_empty() && Entry::of(fact, reply.facts.get(at)) != *entry
        }
        _ if id == WHOLE || id == PART => !entry.is_empty() && count_of(&reply.count, id) != entry.text,
        (Some(_) | None, Some(_) | None) => false,
    }
}

/// A count as a field shows it.
pub fn count_of(count: &Counted, name: &str) -> String {
    let it = if name == WHOLE { count.whole } else { count.part };
    it.map(|it| it.to_string()).unwrap_or_default()
}

/// The count that is written.
pub fn read_count(text: &str) -> Option<u32> {
    let text = entry::fold::folded(text);
    let digits = text.trim();
    digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok()).flatten().filter(|it| *it <= MOST_COUNTED)
}

/// No unit has more of anything.
const MOST_COUNTED: u32 = 100_000;

fn saved_item(item: &Item) -> SavedItem {
    let line = |it: &str| clean::line(it, clean::LONGEST_NAME).text;
    let note = |it: &str| clean::note(it, clean::LONGEST_NOTE).text;
    let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    SavedItem {
        id: line(&item.id),
        indicator: item.indicator.as_deref().map(line).unwrap_or_default(),
        problem: note(&item.problem),
        source: item.source.id().to_owned(),
        goal: note(&item.goal),
        action: note(&item.action),
        post: line(&item.post),
        unit: line(&item.unit),
        due: day(item.due),
        progress: note(&item.progress),
        done_on: day(item.done_on),
        evidence: note(&item.evidence),
        state: item.state.id().to_owned(),
    }
}

fn saved_snapshot(pack: &Pack, it: &Snapshot) -> SavedSnapshot {
    let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let answers = it.replies.iter().filter_map(|(id, reply)| {
        let (_, indicator) = pack.indicator(id)?;
        let bare = Reply { note: String::new(), evidence: String::new(), post: String::new(), on: None, computed: None, ..reply.clone() };
        let saved = saved_reply(pack, indicator, &bare, &BTreeMap::new());
        Some((id.clone(), SavedReply { asked: String::new(), ..saved })).filter(|it| it.1 != SavedReply::default())
    });
    SavedSnapshot {
        label: clean::line(&it.label, clean::LONGEST_NAME).text,
        taken_on: day(it.taken_on),
        as_of: day(it.as_of),
        year: it.year,
        edition: clean::line(&it.edition, clean::LONGEST_NAME).text,
        standings: it.standings.iter().map(|(id, it)| (id.clone(), it.id().to_owned())).collect(),
        answers: answers.collect(),
    }
}

/// Takes what fits, and notes the rest.
struct Reader<'a> {
    pack: &'a Pack,
    problems: Vec<Problem>,
    /// It was made with other data, so that questions may have changed.
    hash_differs: bool,
    typed: Typed,
}

impl Reader<'_> {
    fn unreadable(&mut self, field: &str, written: &str) {
        self.problems.push(Problem::Unreadable { field: field.to_owned(), written: written.to_owned() });
    }

    fn reply(&mut self, indicator: &Indicator, saved: &SavedReply) -> Reply {
        let id = indicator.id.as_str();
        let tool = tool_asked(self.pack, indicator);
        let parts = indicator.settled_by.parts().map(|it| it.in_a_year());
        let field = |it: &str| format!("{id}.{it}");
        let own = OwnAnswer::ALL.into_iter().find(|it| it.standing().id() == saved.own);
        if own.is_none() && !saved.own.is_empty() {
            self.unreadable(&field("own"), &saved.own);
        }
        let mut done = PartsDone::default();
        for (part, it) in &saved.parts {
            match part.parse::<u8>().ok().filter(|it| (1..=parts.unwrap_or_default()).contains(it) && it.to_string() == *part) {
                Some(part) => done.set(part, Some(*it)),
                None => self.unreadable(&field("parts"), part),
            }
        }
        // An answer to another question than the present one is not taken for an answer to this one until somebody says so.
        let changed = self.hash_differs && !saved.asked.is_empty() && saved.asked != asked(self.pack, indicator);
        if changed {
            self.problems.push(Problem::Changed(id.to_owned()));
        }
        let mut facts = self.facts(tool, &saved.facts);
        let mut count = self.count(id, &saved.count);
        let typed = self.entries(id, tool, &saved.typed, &mut facts, &mut count);
        if !typed.is_empty() {
            self.typed.insert(id.to_owned(), typed);
        }
        Reply {
            own,
            facts,
            readings: self.readings(tool, &saved.readings),
            parts: done,
            count,
            unconfirmed: saved.unconfirmed || changed,
            note: saved.note.clone(),
            evidence: saved.evidence.clone(),
            post: saved.post.clone(),
            on: self.day(&field("on"), &saved.on),
            computed: self.day(&field("computed"), &saved.computed),
        }
    }

    /// What stands in the fields. Where no answer stands beside it, as in older drafts, it is read for one.
    fn entries(
        &mut self,
        id: &str,
        tool: Option<&Tool>,
        saved: &BTreeMap<String, Entry>,
        facts: &mut Facts,
        count: &mut Counted,
    ) -> BTreeMap<String, Entry> {
        let mut kept = BTreeMap::new();
        for (name, entry) in saved {
            let asked = self.pack.find_fact(name).filter(|(at, _)| tool.is_some_and(|it| it.facts.contains(at)));
            match asked {
                Some((_, fact)) if fact.sensitive => self.problems.push(Problem::Sensitive(name.clone())),
                Some((at, fact)) => {
                    let answer = entry.read(&fact.kind).unwrap_or(Answer::Open);
                    if facts.get(at) == Answer::Open {
                        facts.set(at, answer);
                    }
                    // An answer that was changed beside it wins: it is what was counted with.
                    if facts.get(at) == answer && *entry != Entry::of(fact, answer) {
                        kept.insert(name.clone(), entry.clone());
                    }
                }
                None if name == WHOLE || name == PART => {
                    let written = read_count(&entry.text);
                    let it = if name == WHOLE { &mut count.whole } else { &mut count.part };
                    *it = it.or(written);
                    if *it == written && written.map(|it| it.to_string()).as_deref() != Some(&entry.text) {
                        kept.insert(name.clone(), Entry::of_text(entry.text.as_str()));
                    }
                }
                None => self.problems.push(Problem::UnknownField(format!("{id}.typed.{name}"))),
            }
        }
        kept
    }

    fn count(&mut self, id: &str, saved: &BTreeMap<String, u64>) -> Counted {
        let mut count = Counted::default();
        for (name, number) in saved {
            let number = u32::try_from(*number).ok().filter(|it| *it <= MOST_COUNTED);
            match (name.as_str(), number) {
                (WHOLE, Some(it)) => count.whole = Some(it),
                (PART, Some(it)) => count.part = Some(it),
                (_, Some(_) | None) => {
                    self.unreadable(&format!("{id}.count.{name}"), &saved.get(name).copied().unwrap_or_default().to_string())
                }
            }
        }
        count
    }

    fn weights(&mut self, saved: &BTreeMap<String, u64>) -> BTreeMap<u8, u32> {
        let mut weights = BTreeMap::new();
        for (measure, weight) in saved {
            let number = measure.parse::<u8>().ok().filter(|it| it.to_string() == *measure && self.pack.measure(*it).is_some());
            let weight_read = u32::try_from(*weight).ok().filter(|it| *it <= HEAVIEST);
            match (number, weight_read) {
                (Some(number), Some(weight)) => {
                    weights.insert(number, weight);
                }
                (Some(_) | None, Some(_) | None) => self.unreadable(&format!("weights.{measure}"), &weight.to_string()),
            }
        }
        weights
    }

    fn item(&mut self, at: usize, saved: &SavedItem) -> Item {
        let field = |it: &str| format!("plan.{}.{it}", at + 1);
        let source = Source::ALL.into_iter().find(|it| it.id() == saved.source);
        if source.is_none() {
            self.unreadable(&field("source"), &saved.source);
        }
        let state = State::ALL.into_iter().find(|it| it.id() == saved.state);
        if state.is_none() {
            self.unreadable(&field("state"), &saved.state);
        }
        Item {
            id: saved.id.clone(),
            indicator: Some(saved.indicator.clone()).filter(|it| !it.is_empty()),
            problem: saved.problem.clone(),
            source: source.unwrap_or_default(),
            goal: saved.goal.clone(),
            action: saved.action.clone(),
            post: saved.post.clone(),
            unit: saved.unit.clone(),
            due: self.day(&field("due"), &saved.due),
            progress: saved.progress.clone(),
            done_on: self.day(&field("done_on"), &saved.done_on),
            evidence: saved.evidence.clone(),
            state: state.unwrap_or_default(),
        }
    }

    fn snapshot(&mut self, at: usize, saved: &SavedSnapshot) -> Snapshot {
        let field = |it: &str| format!("snapshots.{}.{it}", at + 1);
        let mut standings = Vec::new();
        for (id, written) in &saved.standings {
            match Standing::ALL.into_iter().find(|it| it.id() == written) {
                Some(it) => standings.push((id.clone(), it)),
                None => self.unreadable(&field(&format!("standings.{id}")), written),
            }
        }
        // What was answered then is only there to say what differs: what does not fit any more is not complained of.
        let mut then = Reader { pack: self.pack, problems: Vec::new(), hash_differs: false, typed: Typed::new() };
        let answered = saved.answers.iter().filter_map(|(id, it)| {
            let (_, indicator) = self.pack.indicator(id)?;
            Some((id.clone(), then.reply(indicator, it)))
        });
        let replies = answered.collect();
        Snapshot {
            label: saved.label.clone(),
            taken_on: self.day(&field("taken_on"), &saved.taken_on),
            as_of: self.day(&field("as_of"), &saved.as_of),
            year: saved.year,
            edition: saved.edition.clone(),
            standings,
            replies,
        }
    }

    fn facts(&mut self, tool: Option<&Tool>, saved: &BTreeMap<String, String>) -> Facts {
        let mut read = Facts::new();
        for (id, text) in saved {
            match self.pack.find_fact(id) {
                Some((_, fact)) if fact.sensitive => self.problems.push(Problem::Sensitive(id.clone())),
                Some((at, fact)) if tool.is_some_and(|it| it.facts.contains(&at)) => match facts::read(fact, text) {
                    Ok(answer) => read.set(at, answer),
                    Err(problem) => self.problems.push(problem),
                },
                Some(_) | None => self.problems.push(Problem::UnknownFact(id.clone())),
            }
        }
        read
    }

    fn readings(&mut self, tool: Option<&Tool>, saved: &BTreeMap<String, String>) -> ReadingChoices {
        for (id, choice) in saved {
            let reading = tool.and_then(|it| it.readings.iter().find(|it| it.id == *id));
            if !reading.is_some_and(|it| it.choices.iter().any(|it| it.id == *choice)) {
                self.problems.push(Problem::UnknownReading(format!("{id}={choice}")));
            }
        }
        tool.map(|it| link::chosen(it, saved)).unwrap_or_default()
    }

    fn inputs(&mut self, saved: &BTreeMap<String, SavedInputs>) -> BTreeMap<ToolId, Inputs> {
        let mut read = BTreeMap::new();
        for (id, inputs) in saved {
            let Some((at, tool)) = self.pack.find_tool(id) else {
                self.problems.push(Problem::UnknownField(format!("inputs.{id}")));
                continue;
            };
            let inputs = Inputs {
                as_of: self.day(&format!("inputs.{id}.as_of"), &inputs.as_of),
                facts: self.facts(Some(tool), &inputs.facts),
                readings: self.readings(Some(tool), &inputs.readings),
            };
            read.insert(at, inputs);
        }
        read
    }

    fn day(&mut self, field: &str, text: &str) -> Option<Day> {
        if text.is_empty() {
            return None;
        }
        let day = text.parse().ok();
        if day.is_none() {
            self.unreadable(field, text);
        }
        day
    }

    fn id(&mut self, text: &str) -> String {
        let plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
        if text.len() <= 64 && text.bytes().all(plain) {
            return text.to_owned();
        }
        self.unreadable("id", text);
        String::new()
    }

    fn moment(&mut self, text: &str) -> String {
        if text.len() <= 40 && text.bytes().all(|it| it.is_ascii_digit() || b"-:.TZ+".contains(&it)) {
            return text.to_owned();
        }
        self.unreadable("saved_at", text);
        String::new()
    }

    /// An answer that has no place, as it was, but never with a sensitive fact in it.
    fn without_sensitive(&mut self, saved: &SavedReply) -> Value {
        let mut kept = saved.clone();
        let sensitive = |id: &str| self.pack.find_fact(id).is_some_and(|it| it.1.sensitive);
        let found: BTreeSet<String> = kept.facts.keys().chain(kept.typed.keys()).filter(|it| sensitive(it)).cloned().collect();
        for id in found {
            kept.facts.remove(&id);
            kept.typed.remove(&id);
            self.problems.push(Problem::Sensitive(id));
        }
        serde_json::to_value(kept).unwrap_or_default()
    }

    /// What an earlier reading put aside: it may have its place in this edition; otherwise it stays aside.
    fn replace(&mut self, saved: &Saved, replies: &mut BTreeMap<String, Reply>, unplaced: &mut Map<String, Value>) {
        for (id, value) in &saved.unplaced {
            let (again, problems) = saved::reply(id, value.clone());
            self.problems.extend(problems);
            match (self.pack.indicator(id), replies.contains_key(id)) {
                (Some((_, indicator)), false) => {
                    let reply = self.reply(indicator, &again);
                    replies.insert(id.clone(), reply);
                }
                (Some(_), true) => self.problems.push(Problem::Twice(id.clone())),
                (None, _) => {
                    let kept = self.without_sensitive(&again);
                    unplaced.entry(id.clone()).or_insert(kept);
                }
            }
        }
        let mut bytes = 0;
        let mut fits = |id: &str, value: &Value| {
            bytes += id.len() + value.to_string().len();
            bytes <= MOST_UNPLACED
        };
        let beyond: Vec<String> = unplaced.iter().filter(|it| !fits(it.0, it.1)).map(|it| it.0.clone()).collect();
        for id in beyond {
            unplaced.remove(&id);
            self.problems.push(Problem::UnknownField(id));
        }
    }
}
