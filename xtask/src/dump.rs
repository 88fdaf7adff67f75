//! `cargo xtask dump`: the whole checked pack as JSON.

use crate::load_pack::load_pack;
use crate::run::Failure;
use policy::explain::wording::answer_in_words;
use policy::model::document::{Level, TimingKind};
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::ProvisionId;
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::sample::SampleKind;
use policy::model::text::{Language, Text};
use policy::model::tool::Group;
use std::io::Write;

use serde_json::{Value, json};

/// Prints the pack on standard output.
pub fn dump() -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&as_json(&load_pack()?))
        .map_err(|error| Failure::new(format!("the pack could not be written as JSON: {error}.")))?;
    // A reader that has seen enough (`| head`) is no failure.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(())
}

fn as_json(pack: &Pack) -> Value {
    json!({
        "id": pack.id, "edition": pack.edition,
        "title": text(&pack.title), "short_title": text(&pack.short_title), "issuer": text(&pack.issuer), "place": text(&pack.place),
        "reported_on": pack.reported_on.to_string(), "year_inferred": pack.year_inferred,
        "status": text(&pack.status), "source_note": text(&pack.source_note), "disclaimer": text(&pack.disclaimer),
        "chapters": pack.chapters.iter().map(|it| json!({"number": it.number, "title": text(&it.title), "measures": it.measures})).collect::<Vec<_>>(),
        "actors": pack.actors.iter().map(|it| json!({"id": it.id, "level": level(it.level), "label": text(&it.label)})).collect::<Vec<_>>(),
        "parameters": pack.parameters.iter().map(|it| json!({
            "id": it.id, "value": figure(it.value), "unit": it.unit.id(), "provision": it.provision.to_string(), "key_phrase": it.key_phrase,
        })).collect::<Vec<_>>(),
        "measures": pack.measures.iter().map(|it| json!({
            "number": it.number, "chapter": it.chapter, "title": text(&it.title), "summary": text(&it.summary),
            "provisions": it.provisions.iter().map(|it| it.id.to_string()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "provisions": provisions(pack),
        "facts": facts(pack),
        "tools": tools(pack),
        "glossary": pack.glossary.iter().map(|it| json!({
            "id": it.id, "term": it.term, "also": it.also, "group": it.group, "plain": text(&it.plain), "english": it.english,
            "verified": it.doubt.is_none(), "doubt": it.doubt.as_ref().map(text), "provisions": numbers(&it.provisions),
        })).collect::<Vec<_>>(),
        "ambiguities": pack.ambiguities.iter().map(|it| json!({
            "id": format!("A{}", it.number), "provisions": numbers(&it.provisions), "phrase": it.phrase, "question": text(&it.question),
            "taken": text(&it.taken), "others": it.others.iter().map(text).collect::<Vec<_>>(), "reason": text(&it.reason),
            "tools": it.tools.iter().filter_map(|it| pack.tool_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(), "reading": it.reading,
        })).collect::<Vec<_>>(),
        "indicators": indicators(pack),
        "samples": samples(pack),
    })
}

fn provisions(pack: &Pack) -> Vec<Value> {
    let actors =
        |ids: &[policy::model::ids::ActorId]| ids.iter().filter_map(|it| pack.actor_at(*it)).map(|it| it.id.clone()).collect::<Vec<_>>();
    pack.provisions()
        .map(|it| {
            let timing = match it.timing.kind {
                TimingKind::None => "none",
                TimingKind::Ongoing => "ongoing",
                TimingKind::Frequency => "frequency",
                TimingKind::PerEvent => "per_event",
                TimingKind::Deadline => "deadline",
            };
            json!({
                "id": it.id.to_string(), "measure": it.id.measure, "heading": text(&it.heading), "text": text(&it.text), "key_phrase": it.key_phrase,
                "kind": it.kind.id(), "owed_by": actors(&it.owed_by), "serves": actors(&it.serves), "owed_note": it.owed_note.as_ref().map(text),
                "timing": {"kind": timing, "text": it.timing.text.as_ref().map(text), "passed": it.timing.passed},
                "figures": it.figures.iter().filter_map(|it| pack.parameter_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
                "see": numbers(&it.see), "silent": it.silent.as_ref().map(text), "related": it.related.as_ref().map(text),
                "usable": {"township": it.usable.township, "village": it.usable.village, "computable": it.usable.computable, "county_only": it.usable.county_only},
            })
        })
        .collect()
}

fn indicators(pack: &Pack) -> Vec<Value> {
    let tool = |it: Option<policy::model::ids::ToolId>| it.and_then(|it| pack.tool_at(it)).map(|it| it.id.as_str());
    pack.indicators
        .iter()
        .map(|list| {
            let indicators = list.indicators.iter().map(|it| {
                json!({
                    "id": it.id, "provisions": numbers(&it.provisions), "question": text(&it.question), "met": text(&it.met),
                    "partly": it.partly.as_ref().map(text), "not_met": text(&it.not_met), "evidence": text(&it.evidence),
                    "tool": tool(it.settled_by.tool()), "check": tool(it.check), "consequence": it.consequence,
                    "parts_of_the_year": it.settled_by.parts().map(policy::model::indicator::Parts::in_a_year),
                })
            });
            json!({
                "kind": list.kind.id(), "title": text(&list.title), "note": text(&list.note),
                "indicators": indicators.collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn facts(pack: &Pack) -> Vec<Value> {
    let name = |it: policy::model::ids::FactId| pack.fact_at(it).map(|it| it.id.clone());
    pack.facts
        .iter()
        .map(|it| {
            let mut value = json!({
                "id": it.id, "label": text(&it.label), "help": it.help.as_ref().map(text), "decided_by": it.decided_by.as_ref().map(text),
                "sensitive": it.sensitive, "optional": it.optional,
            });
            let more = match &it.kind {
                FactKind::YesNo => json!({"kind": "yes_no"}),
                FactKind::Choice(choices) => json!({"kind": "choice", "choices": choices.iter().map(|it| json!({"id": it.id, "label": text(&it.label)})).collect::<Vec<_>>()}),
                FactKind::Number(number) => json!({
                    "kind": quantity(number.measure), "unit": text(&number.unit), "least": number.least.to_string(), "most": number.most.map(|it| it.to_string()),
                    "part_of": number.part_of.and_then(name), "whole": number.whole, "suggested": number.suggested.map(|it| it.to_string()),
                }),
                FactKind::Date { past, not_before } => json!({"kind": if *past { "past_date" } else { "date" }, "not_before": not_before.and_then(name)}),
                FactKind::Tenure => json!({"kind": "tenure"}),
            };
            if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
                value.extend(more);
            }
            value
        })
        .collect()
}

fn tools(pack: &Pack) -> Vec<Value> {
    pack.tools
        .iter()
        .map(|it| {
            let group = match it.group {
                Group::Person => "person",
                Group::Unit => "unit",
                Group::Gatekeeper => "gatekeeper",
            };
            json!({
                "id": it.id, "group": group, "title": text(&it.title), "question": text(&it.question), "provisions": numbers(&it.provisions),
                "facts": it.facts.iter().filter_map(|it| pack.fact_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
                "readings": it.readings.iter().map(|it| json!({
                    "id": it.id, "label": text(&it.label), "ambiguity": it.ambiguity.map(|it| format!("A{it}")),
                    "choices": it.choices.iter().map(|it| json!({"id": it.id, "label": text(&it.label), "reason": text(&it.reason)})).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
                "rule": it.rule,
                "verdicts": {"met": text(&it.verdicts.met), "not_met": text(&it.verdicts.not_met), "unknown": text(&it.verdicts.unknown), "pending": it.verdicts.pending.as_ref().map(text)},
                "outputs": it.outputs.iter().map(|it| json!({"id": it.id, "label": text(&it.label), "unit": it.unit.as_ref().map(text)})).collect::<Vec<_>>(),
                "notes": it.notes.iter().map(text).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn samples(pack: &Pack) -> Vec<Value> {
    pack.samples
        .iter()
        .map(|it| {
            let kind = match it.kind {
                SampleKind::Person => "person",
                SampleKind::Township => "township",
                SampleKind::Village => "village",
                SampleKind::Community => "community",
            };
            json!({
                "id": it.id, "kind": kind, "name": text(&it.name), "as_of": it.as_of.to_string(), "story": text(&it.story),
                "tools": it.tools.iter().map(|it| json!({
                    "tool": pack.tool_at(it.tool).map(|it| it.id.as_str()),
                    "facts": it.facts.iter().filter_map(|(id, answer)| {
                        let fact = pack.fact_at(*id)?;
                        Some((fact.id.clone(), Value::String(answer_in_words(fact, *answer, Language::Chinese))))
                    }).collect::<serde_json::Map<_, _>>(),
                    "note": it.note.as_ref().map(text),
                })).collect::<Vec<_>>(),
                "more": it.more.iter().map(|(label, value)| json!({"label": text(label), "value": text(value)})).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn text(it: &Text) -> Value {
    json!({"zh": it.zh, "en": it.en})
}

fn figure(value: Ratio) -> Value {
    match value.lowest_terms() {
        (top, 1) => i64::try_from(top).map_or(Value::Null, Value::from),
        (top, bottom) => Value::String(format!("{top}/{bottom}")),
    }
}

fn numbers(ids: &[ProvisionId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn quantity(it: Quantity) -> &'static str {
    match it {
        Quantity::Count => "count",
        Quantity::Money => "money",
        Quantity::Percent => "percent",
        Quantity::Hours => "hours",
        Quantity::Days => "days",
    }
}

fn level(it: Level) -> &'static str {
    match it {
        Level::County => "county",
        Level::Township => "township",
        Level::Village => "village",
        Level::Community => "community",
        Level::Person => "person",
    }
}
