//! A draft of a self-assessment, as the product holds it, and on its way to and from its saved form.
//!
//! Reading takes what fits the pack and names the rest. An answer to an indicator that is not asked any more is kept
//! aside and written again: an older or newer edition may know it. Sensitive facts are never written, and never taken.

use std::collections::BTreeMap;

use policy::assessment::{Assessment, Own, PartsDone, Reply, Unit};
use policy::day::Day;
use policy::facts::Facts;
use policy::pack::{FactId, Pack, Tool, ToolId};
use policy::rule::Chosen;
use serde_json::{Map, Value};

use crate::clean;
use crate::facts;
use crate::link;
use crate::problem::Problem;
use crate::saved::{self, SCHEMA, Saved, SavedInputs, SavedReply, SavedV1};

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
    pub readings: Chosen,
}

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
    /// What was last entered into each tool.
    pub inputs: BTreeMap<ToolId, Inputs>,
    /// The pack that it was made with.
    pub origin: Origin,
    /// Answers to indicators that the pack does not ask, by the id of the indicator, as they were.
    pub unplaced: Map<String, Value>,
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
    let answers = assessment.replies.iter().filter(|it| !it.1.is_empty()).filter_map(|(id, reply)| {
        let (_, indicator) = pack.indicator(id)?;
        let tool = policy::assessment::tool_of(pack, indicator);
        Some((id.clone(), saved_reply(pack, tool, reply)))
    });
    let inputs = draft.inputs.iter().filter_map(|(id, inputs)| {
        let tool = pack.tools.get(usize::from(id.0))?;
        let saved = SavedInputs {
            as_of: inputs.as_of.map(|it| it.to_string()).unwrap_or_default(),
            facts: saved_facts(pack, tool, &inputs.facts),
            readings: link::readings(tool, inputs.readings),
        };
        (saved != SavedInputs::default()).then(|| (tool.id.clone(), saved))
    });
    let saved = SavedV1 {
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
        inputs: inputs.collect(),
        unplaced: draft.unplaced.clone(),
    };
    saved::write(&Saved::V1(saved))
}

/// The draft that a text holds.
///
/// # Errors
/// Where nothing of it can be taken; the problem says why.
pub fn read(pack: &Pack, hash: &str, text: &str) -> Result<Read, Problem> {
    let (Saved::V1(saved), problems) = saved::read(text)?;
    if saved.pack != pack.id {
        return Err(Problem::OtherPack(saved.pack));
    }
    let unit = Unit::ALL.into_iter().find(|it| it.id() == saved.unit).ok_or_else(|| Problem::UnknownUnit(saved.unit.clone()))?;
    let mut reader = Reader { pack, problems };
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
                let tool = policy::assessment::tool_of(pack, indicator);
                replies.insert(id.clone(), reader.reply(id, tool, indicator.settled_by.parts().map(|it| it.in_a_year()), reply));
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
        inputs: reader.inputs(&saved.inputs),
        origin: Origin { edition: saved.edition, hash: saved.hash },
        unplaced,
    };
    Ok(Read { draft, problems: reader.problems })
}

fn saved_facts(pack: &Pack, tool: &Tool, given: &Facts) -> BTreeMap<String, String> {
    let one = |id: &FactId| {
        let fact = pack.facts.get(usize::from(id.0)).filter(|it| !it.sensitive)?;
        Some((fact.id.clone(), facts::write(fact, given.get(*id))?))
    };
    tool.facts.iter().filter_map(one).collect()
}

fn saved_reply(pack: &Pack, tool: Option<&Tool>, reply: &Reply) -> SavedReply {
    let parts = (1..=12).filter_map(|it| Some((it.to_string(), reply.parts.get(it)?)));
    SavedReply {
        own: reply.own.map(|it| it.standing().id().to_owned()).unwrap_or_default(),
        facts: tool.map(|it| saved_facts(pack, it, &reply.facts)).unwrap_or_default(),
        readings: tool.map(|it| link::readings(it, reply.readings)).unwrap_or_default(),
        parts: parts.collect(),
        unconfirmed: reply.unconfirmed,
        note: clean::note(&reply.note, clean::LONGEST_NOTE).text,
        evidence: clean::note(&reply.evidence, clean::LONGEST_NOTE).text,
        post: clean::line(&reply.post, clean::LONGEST_NAME).text,
        on: reply.on.map(|it| it.to_string()).unwrap_or_default(),
    }
}

/// Takes what fits, and notes the rest.
struct Reader<'a> {
    pack: &'a Pack,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn unreadable(&mut self, field: &str, written: &str) {
        self.problems.push(Problem::Unreadable { field: field.to_owned(), written: written.to_owned() });
    }

    fn reply(&mut self, id: &str, tool: Option<&Tool>, parts: Option<u8>, saved: &SavedReply) -> Reply {
        let field = |it: &str| format!("{id}.{it}");
        let own = Own::ALL.into_iter().find(|it| it.standing().id() == saved.own);
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
        Reply {
            own,
            facts: self.facts(tool, &saved.facts),
            readings: self.readings(tool, &saved.readings),
            parts: done,
            unconfirmed: saved.unconfirmed,
            note: saved.note.clone(),
            evidence: saved.evidence.clone(),
            post: saved.post.clone(),
            on: self.day(&field("on"), &saved.on),
        }
    }

    fn facts(&mut self, tool: Option<&Tool>, saved: &BTreeMap<String, String>) -> Facts {
        let mut read = Facts::new();
        for (id, text) in saved {
            match self.pack.fact(id) {
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

    fn readings(&mut self, tool: Option<&Tool>, saved: &BTreeMap<String, String>) -> Chosen {
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
            let Some((at, tool)) = self.pack.tool(id) else {
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
        let sensitive = |id: &str| self.pack.fact(id).is_some_and(|it| it.1.sensitive);
        let found: Vec<String> = kept.facts.keys().filter(|it| sensitive(it)).cloned().collect();
        for id in found {
            kept.facts.remove(&id);
            self.problems.push(Problem::Sensitive(id));
        }
        serde_json::to_value(kept).unwrap_or_default()
    }

    /// What an earlier reading put aside: it may have its place in this edition; otherwise it stays aside.
    fn replace(&mut self, saved: &SavedV1, replies: &mut BTreeMap<String, Reply>, unplaced: &mut Map<String, Value>) {
        for (id, value) in &saved.unplaced {
            let (again, problems) = saved::reply(id, value.clone());
            self.problems.extend(problems);
            match (self.pack.indicator(id), replies.contains_key(id)) {
                (Some((_, indicator)), false) => {
                    let tool = policy::assessment::tool_of(self.pack, indicator);
                    let reply = self.reply(id, tool, indicator.settled_by.parts().map(|it| it.in_a_year()), &again);
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
