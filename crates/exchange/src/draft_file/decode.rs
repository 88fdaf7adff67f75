//! A draft from its wire format: takes what fits the pack, and reports the rest. Sensitive facts are never taken.

use std::collections::BTreeMap;

use entry::Entry;
use policy::assessment::evaluation::tool_asked;
use policy::assessment::plan::{Item, Source, State};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, PartsDone, Reply, Standing, Unit};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::Answer;
use serde_json::{Map, Value};

use crate::count::{MAX_COUNT, PART, WHOLE, parse_count};
use crate::draft::{Comment, Draft, Inputs, MAX_WEIGHT, Origin, Snapshot, Typed};
use crate::draft_file::fingerprint::question_fingerprint;
use crate::facts;
use crate::link;
use crate::problem::Problem;
use crate::sanitize;
use crate::wire;
use crate::wire::schema::{WireDraft, WireInputs, WirePlanItem, WireReply, WireSnapshot};

/// The largest size of unplaced answers that are kept, in bytes.
const MAX_UNPLACED_BYTES: usize = 1_000_000;

/// The draft of a wire draft, and what does not fit the pack; `problems` are those found before.
///
/// # Errors
/// Where it was made for another pack, or for an unknown kind of unit.
pub fn decode(pack: &Pack, hash: &str, saved: WireDraft, problems: Vec<Problem>) -> Result<(Draft, Vec<Problem>), Problem> {
    if saved.pack != pack.id {
        return Err(Problem::OtherPack(saved.pack));
    }
    let unit = Unit::ALL.into_iter().find(|it| it.id() == saved.unit).ok_or_else(|| Problem::UnknownUnit(saved.unit.clone()))?;
    let mut decoder = Decoder { pack, problems, hash_differs: saved.hash != hash, typed: Typed::new() };
    if saved.edition != pack.edition {
        decoder.problems.push(Problem::OtherEdition(saved.edition.clone()));
    } else if saved.hash != hash {
        decoder.problems.push(Problem::OtherData);
    }
    let mut unplaced = Map::new();
    let mut replies = BTreeMap::new();
    for (id, reply) in &saved.answers {
        match pack.indicator(id) {
            Some((_, indicator)) => replies.extend(decoder.reply(indicator, reply).map(|it| (id.clone(), it))),
            None => {
                decoder.problems.push(Problem::UnknownIndicator(id.clone()));
                unplaced.insert(id.clone(), decoder.without_sensitive(reply));
            }
        }
    }
    decoder.restore_unplaced(&saved, &mut replies, &mut unplaced);
    let draft = Draft {
        id: decoder.id(&saved.id),
        name: saved.name.clone(),
        unit_name: saved.unit_name.clone(),
        period: saved.period.clone(),
        // A year that could not be read is named among the problems; the year of the document is as good as any.
        assessment: Assessment { unit, year: if saved.year == 0 { pack.reported_on.year() } else { saved.year }, replies },
        as_of: decoder.day(&|| "as_of".to_owned(), &saved.as_of),
        revision: saved.revision,
        saved_at: decoder.timestamp(&saved.saved_at),
        weights: decoder.weights(&saved.weights),
        plan: saved.plan.iter().enumerate().map(|(at, it)| decoder.item(at, it)).collect(),
        snapshots: saved.snapshots.iter().enumerate().map(|(at, it)| decoder.snapshot(at, it)).collect(),
        inputs: decoder.inputs(&saved.inputs),
        comments: saved.comments.iter().filter_map(|(id, it)| Some((id.clone(), comment(it)?))).collect(),
        typed: decoder.typed,
        unread: saved.typed.clone(),
        origin: Origin { edition: saved.edition, hash: saved.hash },
        unplaced,
    };
    Ok((draft, decoder.problems))
}

/// Takes what fits the pack, and reports the rest.
/// A remark as far as it is one.
fn comment(saved: &Value) -> Option<Comment> {
    let text = |field: &str| saved.get(field).and_then(Value::as_str).unwrap_or_default();
    let line = |field: &str| sanitize::line(text(field), sanitize::MAX_NAME).text;
    let said = sanitize::note(text("text"), sanitize::MAX_NOTE).text;
    (!said.is_empty()).then(|| Comment { text: said, from: line("from"), on: line("on") })
}

struct Decoder<'a> {
    pack: &'a Pack,
    problems: Vec<Problem>,
    /// It was made with other data, so that questions may have changed.
    hash_differs: bool,
    typed: Typed,
}

impl Decoder<'_> {
    fn unreadable(&mut self, field: &str, written: &str) {
        self.problems.push(Problem::Unreadable { field: field.to_owned(), written: written.to_owned() });
    }

    /// `None` where nothing at all is said: that is not written, and would be gone at the next reading.
    fn reply(&mut self, indicator: &Indicator, saved: &WireReply) -> Option<Reply> {
        let id = indicator.id.as_str();
        let tool = tool_asked(self.pack, indicator);
        let parts = indicator.settled_by.parts().map(|it| it.in_a_year());
        let field = |it: &str| format!("{id}.{it}");
        let own = OwnAnswer::ALL.into_iter().find(|it| it.standing().id() == saved.own);
        if own.is_none() && !saved.own.is_empty() {
            self.unreadable(&field("own"), &saved.own);
        }
        let mut done = PartsDone::default();
        for (part, is_done) in &saved.parts {
            match part.parse::<u8>().ok().filter(|it| (1..=parts.unwrap_or_default()).contains(it) && it.to_string() == *part) {
                Some(part) => done.set(part, Some(*is_done)),
                None => self.unreadable(&field("parts"), part),
            }
        }
        // An answer to another question than the present one is not taken for an answer to this one until somebody says so.
        let changed = self.hash_differs && !saved.asked.is_empty() && saved.asked != question_fingerprint(self.pack, indicator);
        let mut facts = self.facts(tool, &saved.facts);
        let mut count = self.count(id, &saved.count);
        let typed = self.entries(id, tool, &saved.typed, &mut facts, &mut count);
        let reply = Reply {
            own,
            facts,
            readings: self.readings(tool, &saved.readings),
            parts: done,
            count,
            unconfirmed: saved.unconfirmed || changed,
            note: saved.note.clone(),
            evidence: saved.evidence.clone(),
            post: saved.post.clone(),
            on: self.day(&|| field("on"), &saved.on),
            computed: self.day(&|| field("computed"), &saved.computed),
        };
        let is_empty = reply.is_empty();
        if changed && !(is_empty && typed.is_empty()) {
            self.problems.push(Problem::Changed(id.to_owned()));
        }
        if !typed.is_empty() {
            self.typed.insert(id.to_owned(), typed);
        }
        (!is_empty).then_some(reply)
    }

    /// What was typed into the fields. Where there is no answer beside it, as in older drafts, it is read as the answer.
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
                    let written = parse_count(&entry.text);
                    let counted = if name == WHOLE { &mut count.whole } else { &mut count.part };
                    *counted = counted.or(written);
                    if *counted == written && written.map(|it| it.to_string()).as_deref() != Some(&entry.text) {
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
            let number = u32::try_from(*number).ok().filter(|it| *it <= MAX_COUNT);
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
            let weight_read = u32::try_from(*weight).ok().filter(|it| *it <= MAX_WEIGHT);
            match (number, weight_read) {
                (Some(number), Some(weight)) => {
                    weights.insert(number, weight);
                }
                (Some(_) | None, Some(_) | None) => self.unreadable(&format!("weights.{measure}"), &weight.to_string()),
            }
        }
        weights
    }

    fn item(&mut self, at: usize, saved: &WirePlanItem) -> Item {
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
            due: self.day(&|| field("due"), &saved.due),
            progress: saved.progress.clone(),
            done_on: self.day(&|| field("done_on"), &saved.done_on),
            evidence: saved.evidence.clone(),
            state: state.unwrap_or_default(),
        }
    }

    fn snapshot(&mut self, at: usize, saved: &WireSnapshot) -> Snapshot {
        let field = |it: &str| format!("snapshots.{}.{it}", at + 1);
        let mut standings = Vec::new();
        for (id, written) in &saved.standings {
            match Standing::ALL.into_iter().find(|it| it.id() == written) {
                Some(it) => standings.push((id.clone(), it)),
                None => self.unreadable(&field(&format!("standings.{id}")), written),
            }
        }
        // What was answered then is only there to say what differs: what does not fit any more is not complained of.
        let mut earlier = Decoder { pack: self.pack, problems: Vec::new(), hash_differs: false, typed: Typed::new() };
        let answered = saved.answers.iter().filter_map(|(id, saved_reply)| {
            let (_, indicator) = self.pack.indicator(id)?;
            let reply = earlier.reply(indicator, saved_reply)?.bare();
            (!reply.is_empty()).then(|| (id.clone(), reply))
        });
        let replies = order::map(answered);
        Snapshot {
            label: saved.label.clone(),
            taken_on: self.day(&|| field("taken_on"), &saved.taken_on),
            as_of: self.day(&|| field("as_of"), &saved.as_of),
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

    fn inputs(&mut self, saved: &BTreeMap<String, WireInputs>) -> BTreeMap<ToolId, Inputs> {
        let mut read = BTreeMap::new();
        for (id, inputs) in saved {
            let Some((at, tool)) = self.pack.find_tool(id) else {
                self.problems.push(Problem::UnknownField(format!("inputs.{id}")));
                continue;
            };
            let inputs = Inputs {
                as_of: self.day(&|| format!("inputs.{id}.as_of"), &inputs.as_of),
                facts: self.facts(Some(tool), &inputs.facts),
                readings: self.readings(Some(tool), &inputs.readings),
            };
            // What says nothing is not written, and would be gone at the next reading.
            if inputs != Inputs::default() {
                read.insert(at, inputs);
            }
        }
        read
    }

    fn day(&mut self, field: &dyn Fn() -> String, text: &str) -> Option<Day> {
        if text.is_empty() {
            return None;
        }
        let day = text.parse().ok();
        if day.is_none() {
            self.unreadable(&field(), text);
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

    fn timestamp(&mut self, text: &str) -> String {
        if text.len() <= 40 && text.bytes().all(|it| it.is_ascii_digit() || b"-:.TZ+".contains(&it)) {
            return text.to_owned();
        }
        self.unreadable("saved_at", text);
        String::new()
    }

    /// An answer that fits no indicator, unchanged but for sensitive facts.
    fn without_sensitive(&mut self, saved: &WireReply) -> Value {
        let mut kept = saved.clone();
        let sensitive = |id: &str| self.pack.find_fact(id).is_some_and(|it| it.1.sensitive);
        let found = order::set(kept.facts.keys().chain(kept.typed.keys()).filter(|it| sensitive(it)).cloned());
        for id in found {
            kept.facts.remove(&id);
            kept.typed.remove(&id);
            self.problems.push(Problem::Sensitive(id));
        }
        serde_json::to_value(kept).unwrap_or_default()
    }

    /// Answers that an earlier reading could not place: they may fit this edition; otherwise they are kept again.
    fn restore_unplaced(&mut self, saved: &WireDraft, replies: &mut BTreeMap<String, Reply>, unplaced: &mut Map<String, Value>) {
        for (id, value) in &saved.unplaced {
            let (again, problems) = wire::reply(id, value.clone());
            self.problems.extend(problems);
            match (self.pack.indicator(id), replies.contains_key(id)) {
                (Some((_, indicator)), false) => {
                    let reply = self.reply(indicator, &again);
                    replies.extend(reply.map(|it| (id.clone(), it)));
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
            bytes <= MAX_UNPLACED_BYTES
        };
        let beyond: Vec<String> = unplaced.iter().filter(|it| !fits(it.0, it.1)).map(|it| it.0.clone()).collect();
        for id in beyond {
            unplaced.remove(&id);
            self.problems.push(Problem::UnknownField(id));
        }
    }
}
