//! A draft as its wire format. Sensitive facts are never written.

use std::collections::BTreeMap;

use entry::Entry;
use policy::assessment::evaluation::tool_asked;
use policy::assessment::plan::Item;
use policy::assessment::reply::Reply;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::pack::Pack;
use policy::model::product::indicator::Indicator;
use policy::model::tool::Tool;
use serde_json::Value;

use crate::count::{PART, WHOLE, count_text};
use crate::draft::{Comment, Draft, Snapshot};
use crate::draft_file::fingerprint::question_fingerprint;
use crate::facts;
use crate::link;
use crate::sanitize;
use crate::wire::schema::{SCHEMA, WireDraft, WireInputs, WirePlanItem, WireReply, WireSnapshot};

/// The draft in the wire format, as made with this pack.
pub fn encode(pack: &Pack, hash: &str, draft: &Draft) -> WireDraft {
    let name = |it: &str| sanitize::line(it, sanitize::MAX_NAME).text;
    let assessment = &draft.assessment;
    let (no_reply, nothing_typed) = (Reply::default(), BTreeMap::new());
    let ids = order::set(assessment.replies.keys().chain(draft.typed.keys()));
    let answers = ids.into_iter().filter_map(|id| {
        let (_, indicator) = pack.indicator(id)?;
        let reply = assessment.replies.get(id).filter(|it| !it.is_empty()).unwrap_or(&no_reply);
        let encoded = encode_reply(pack, indicator, reply, draft.typed.get(id).unwrap_or(&nothing_typed));
        // What stands in every answer does not make it worth a line: nor does a reading of it take it for one.
        let empty = WireReply {
            asked: encoded.asked.clone(),
            unconfirmed: encoded.unconfirmed,
            computed: encoded.computed.clone(),
            ..WireReply::default()
        };
        (encoded != empty).then(|| (id.clone(), encoded))
    });
    let inputs = draft.inputs.iter().filter_map(|(id, inputs)| {
        let tool = pack.tool_at(*id)?;
        let encoded = WireInputs {
            as_of: inputs.as_of.map(|it| it.to_string()).unwrap_or_default(),
            facts: encode_facts(pack, tool, &inputs.facts),
            readings: link::readings(tool, inputs.readings),
        };
        (encoded != WireInputs::default()).then(|| (tool.id.clone(), encoded))
    });
    WireDraft {
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
        answers: order::map(answers),
        weights: order::map(draft.weights.iter().map(|it| (it.0.to_string(), u64::from(*it.1)))),
        plan: draft.plan.iter().map(encode_item).collect(),
        snapshots: draft.snapshots.iter().map(|it| encode_snapshot(pack, it)).collect(),
        inputs: order::map(inputs),
        comments: draft.comments.iter().map(|(id, it)| (id.clone(), encode_comment(it))).collect(),
        typed: order::map(draft.unread.iter().map(|it| (it.0.clone(), name(it.1)))),
        unplaced: draft.unplaced.clone(),
    }
}

fn encode_facts(pack: &Pack, tool: &Tool, given: &Facts) -> BTreeMap<String, String> {
    let one = |id: &FactId| {
        let fact = pack.fact_at(*id).filter(|it| !it.sensitive)?;
        Some((fact.id.clone(), facts::write(fact, given.get(*id))?))
    };
    order::map(tool.facts.iter().filter_map(one))
}

fn encode_reply(pack: &Pack, indicator: &Indicator, reply: &Reply, typed: &BTreeMap<String, Entry>) -> WireReply {
    let tool = tool_asked(pack, indicator);
    let count = [(WHOLE, reply.count.whole), (PART, reply.count.part)];
    let parts = (1..=12).filter_map(|it| Some((it.to_string(), reply.parts.get(it)?)));
    WireReply {
        own: reply.own.map(|it| it.standing().id().to_owned()).unwrap_or_default(),
        facts: tool.map(|it| encode_facts(pack, it, &reply.facts)).unwrap_or_default(),
        readings: tool.map(|it| link::readings(it, reply.readings)).unwrap_or_default(),
        typed: order::map(typed.iter().filter(|it| is_more(pack, tool, reply, it.0, it.1)).map(|(id, it)| (id.clone(), it.clone()))),
        parts: order::map(parts),
        count: order::map(count.into_iter().filter_map(|(name, it)| Some((name.to_owned(), u64::from(it?))))),
        unconfirmed: reply.unconfirmed,
        note: sanitize::note(&reply.note, sanitize::MAX_NOTE).text,
        evidence: sanitize::note(&reply.evidence, sanitize::MAX_NOTE).text,
        post: sanitize::line(&reply.post, sanitize::MAX_NAME).text,
        on: reply.on.map(|it| it.to_string()).unwrap_or_default(),
        computed: reply.computed.map(|it| it.to_string()).unwrap_or_default(),
        asked: question_fingerprint(pack, indicator),
    }
}

/// Whether what was typed into a field is more than its answer says, and may be stored.
fn is_more(pack: &Pack, tool: Option<&Tool>, reply: &Reply, id: &str, entry: &Entry) -> bool {
    match (pack.find_fact(id), tool) {
        (Some((at, fact)), Some(tool)) if tool.facts.contains(&at) => {
            !fact.sensitive && !entry.is_empty() && Entry::of(fact, reply.facts.get(at)) != *entry
        }
        _ if id == WHOLE || id == PART => !entry.is_empty() && count_text(&reply.count, id) != entry.text,
        (Some(_) | None, Some(_) | None) => false,
    }
}

fn encode_comment(comment: &Comment) -> Value {
    let fields = [("text", &comment.text), ("from", &comment.from), ("on", &comment.on)];
    Value::Object(fields.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text.clone()))).collect())
}

fn encode_item(item: &Item) -> WirePlanItem {
    let line = |it: &str| sanitize::line(it, sanitize::MAX_NAME).text;
    let note = |it: &str| sanitize::note(it, sanitize::MAX_NOTE).text;
    let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    WirePlanItem {
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

fn encode_snapshot(pack: &Pack, snapshot: &Snapshot) -> WireSnapshot {
    let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let answers = snapshot.replies.iter().filter_map(|(id, reply)| {
        let (_, indicator) = pack.indicator(id)?;
        let bare = Some(reply.clone().bare()).filter(|it| !it.is_empty())?;
        let encoded = encode_reply(pack, indicator, &bare, &BTreeMap::new());
        Some((id.clone(), WireReply { asked: String::new(), ..encoded }))
    });
    WireSnapshot {
        label: sanitize::line(&snapshot.label, sanitize::MAX_NAME).text,
        taken_on: day(snapshot.taken_on),
        as_of: day(snapshot.as_of),
        year: snapshot.year,
        edition: sanitize::line(&snapshot.edition, sanitize::MAX_NAME).text,
        standings: order::map(snapshot.standings.iter().map(|(id, it)| (id.clone(), it.id().to_owned()))),
        answers: order::map(answers),
    }
}
