//! A checked pack as JSON, for programs that are not ours: `cargo xtask dump`.

use policy::explain::wording::answer_in_words;
use policy::model::document::{Level, TimingKind};
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::ProvisionId;
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::product::sample::SampleKind;
use policy::model::text::{Language, Text};
use policy::model::tool::Group;
use serde_json::{Value, json};

/// The whole pack: every text in both languages, everything by its id.
pub fn as_json(pack: &Pack) -> Value {
    json!({
        "id": pack.id, "edition": pack.edition,
        "title": text(&pack.title), "short_title": text(&pack.short_title), "issuer": text(&pack.issuer), "place": text(&pack.place),
        "reported_on": pack.reported_on.to_string(), "year_inferred": pack.year_inferred,
        "status": text(&pack.status), "source_note": text(&pack.source_note), "disclaimer": text(&pack.disclaimer),
        "chapters": pack.chapters.iter().map(|it| json!({"number": it.number, "title": text(&it.title), "measures": it.measures})).collect::<Vec<_>>(),
        "actors": pack.actors.iter().map(|it| json!({"id": it.id, "level": level(it.level), "label": text(&it.label)})).collect::<Vec<_>>(),
        "parameters": pack.parameters.iter().map(|parameter| json!({
            "id": parameter.id, "value": figure(parameter.value), "unit": parameter.unit.id(),
            "provision": parameter.provision.to_string(), "key_phrase": parameter.key_phrase,
        })).collect::<Vec<_>>(),
        "measures": pack.measures.iter().map(|measure| json!({
            "number": measure.number, "chapter": measure.chapter, "title": text(&measure.title), "summary": text(&measure.summary),
            "provisions": measure.provisions.iter().map(|it| it.id.to_string()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "provisions": provisions(pack),
        "facts": facts(pack),
        "tools": tools(pack),
        "situations": pack.situations.iter().map(|it| json!({"id": it.id, "label": text(&it.label)})).collect::<Vec<_>>(),
        "glossary": pack.reference.glossary.iter().map(|term| json!({
            "id": term.id, "term": term.term, "also": term.also, "group": term.group, "plain": text(&term.plain), "english": term.english,
            "verified": term.doubt.is_none(), "doubt": term.doubt.as_ref().map(text), "provisions": numbers(&term.provisions),
        })).collect::<Vec<_>>(),
        "ambiguities": pack.reference.ambiguities.iter().map(|ambiguity| json!({
            "id": format!("A{}", ambiguity.number), "provisions": numbers(&ambiguity.provisions), "phrase": ambiguity.phrase,
            "question": text(&ambiguity.question), "taken": text(&ambiguity.taken),
            "others": ambiguity.others.iter().map(text).collect::<Vec<_>>(), "reason": text(&ambiguity.reason),
            "tools": ambiguity.tools.iter().filter_map(|it| pack.tool_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
            "reading": ambiguity.reading,
        })).collect::<Vec<_>>(),
        "synonyms": pack.reference.synonyms.iter().map(|synonym| json!({
            "words": synonym.words, "english": synonym.english, "provisions": numbers(&synonym.provisions),
            "tools": synonym.tools.iter().filter_map(|it| pack.tool_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "indicators": indicators(pack),
        "samples": samples(pack),
    })
}

fn provisions(pack: &Pack) -> Vec<Value> {
    let actors =
        |ids: &[policy::model::ids::ActorId]| ids.iter().filter_map(|it| pack.actor_at(*it)).map(|it| it.id.clone()).collect::<Vec<_>>();
    pack.provisions()
        .map(|provision| {
            let timing = match provision.timing.kind {
                TimingKind::None => "none",
                TimingKind::Ongoing => "ongoing",
                TimingKind::Frequency => "frequency",
                TimingKind::PerEvent => "per_event",
                TimingKind::Deadline => "deadline",
            };
            json!({
                "id": provision.id.to_string(), "measure": provision.id.measure, "heading": text(&provision.heading), "text": text(&provision.text), "key_phrase": provision.key_phrase,
                "kind": provision.kind.id(), "owed_by": actors(&provision.owed_by), "serves": actors(&provision.serves), "owed_note": provision.owed_note.as_ref().map(text),
                "timing": {"kind": timing, "text": provision.timing.text.as_ref().map(text), "passed": provision.timing.passed},
                "figures": provision.figures.iter().filter_map(|it| pack.parameter_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
                "see": numbers(&provision.see), "silent": provision.silent.as_ref().map(text), "related": provision.related.as_ref().map(text),
                "usable": {"township": provision.usable.township, "village": provision.usable.village, "computable": provision.usable.computable, "county_only": provision.usable.county_only},
            })
        })
        .collect()
}

fn indicators(pack: &Pack) -> Vec<Value> {
    let tool = |id: Option<policy::model::ids::ToolId>| id.and_then(|it| pack.tool_at(it)).map(|it| it.id.as_str());
    pack.reference.indicators
        .iter()
        .map(|list| {
            let indicators = list.indicators.iter().map(|indicator| {
                json!({
                    "id": indicator.id, "provisions": numbers(&indicator.provisions), "question": text(&indicator.question), "met": text(&indicator.met),
                    "partly": indicator.partly.as_ref().map(text), "not_met": text(&indicator.not_met), "evidence": text(&indicator.evidence),
                    "tool": tool(indicator.settled_by.tool()), "check": tool(indicator.check), "consequence": indicator.consequence,
                    "parts_of_the_year": indicator.settled_by.parts().map(policy::model::product::indicator::Parts::in_a_year),
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
    let name = |id: policy::model::ids::FactId| pack.fact_at(id).map(|it| it.id.clone());
    pack.facts
        .iter()
        .map(|fact| {
            let mut value = json!({
                "id": fact.id, "label": text(&fact.label), "help": fact.help.as_ref().map(text), "decided_by": fact.decided_by.as_ref().map(text),
                "sensitive": fact.sensitive, "optional": fact.optional,
            });
            let more = match &fact.kind {
                FactKind::YesNo => json!({"kind": "yes_no"}),
                FactKind::Choice(choices) => json!({"kind": "choice", "choices": choices.iter().map(|it| json!({"id": it.id, "label": text(&it.label)})).collect::<Vec<_>>()}),
                FactKind::Number(number) => json!({
                    "kind": quantity(number.measure), "unit": text(&number.unit), "least": number.least.to_string(), "most": number.most.map(|it| it.to_string()),
                    "part_of": number.part_of.and_then(name), "whole": number.whole, "suggested": number.suggested.map(|it| it.to_string()),
                    "plausible": number.plausible.map(|(least, most)| json!({"least": least.to_string(), "most": most.to_string()})),
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
        .map(|tool| {
            let group = match tool.group {
                Group::Person => "person",
                Group::Unit => "unit",
                Group::Gatekeeper => "gatekeeper",
            };
            json!({
                "id": tool.id, "group": group,
                "situations": tool.situations.iter().filter_map(|it| pack.situations.get(usize::from(*it))).map(|it| it.id.as_str()).collect::<Vec<_>>(),
                "title": text(&tool.title), "question": text(&tool.question), "provisions": numbers(&tool.provisions),
                "facts": tool.facts.iter().filter_map(|it| pack.fact_at(*it)).map(|it| it.id.as_str()).collect::<Vec<_>>(),
                "readings": tool.readings.iter().map(|reading| json!({
                    "id": reading.id, "label": text(&reading.label), "ambiguity": reading.ambiguity.map(|it| format!("A{it}")),
                    "choices": reading.choices.iter().map(|it| json!({"id": it.id, "label": text(&it.label), "reason": text(&it.reason)})).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
                "rule": tool.rule,
                "verdicts": {"met": text(&tool.verdicts.met), "not_met": text(&tool.verdicts.not_met), "unknown": text(&tool.verdicts.unknown), "pending": tool.verdicts.pending.as_ref().map(text), "cases": tool.verdicts.cases.iter().map(|it| json!({"met": it.met, "text": text(&it.text)})).collect::<Vec<_>>()},
                "outputs": tool.outputs.iter().map(|it| json!({"id": it.id, "label": text(&it.label), "unit": it.unit.as_ref().map(text)})).collect::<Vec<_>>(),
                "notes": tool.notes.iter().map(text).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn samples(pack: &Pack) -> Vec<Value> {
    pack.samples
        .iter()
        .map(|sample| {
            let kind = match sample.kind {
                SampleKind::Person => "person",
                SampleKind::Township => "township",
                SampleKind::Village => "village",
                SampleKind::Community => "community",
            };
            json!({
                "id": sample.id, "kind": kind, "name": text(&sample.name), "as_of": sample.as_of.to_string(), "story": text(&sample.story),
                "tools": sample.tools.iter().map(|example| json!({
                    "tool": pack.tool_at(example.tool).map(|it| it.id.as_str()),
                    "facts": example.facts.iter().filter_map(|(id, answer)| {
                        let fact = pack.fact_at(*id)?;
                        Some((fact.id.clone(), Value::String(answer_in_words(fact, *answer, Language::Chinese))))
                    }).collect::<serde_json::Map<_, _>>(),
                    "note": example.note.as_ref().map(text),
                })).collect::<Vec<_>>(),
                "more": sample.more.iter().map(|(label, value)| json!({"label": text(label), "value": text(value)})).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn text(text: &Text) -> Value {
    json!({"zh": text.zh, "en": text.en})
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

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Count => "count",
        Quantity::Money => "money",
        Quantity::Percent => "percent",
        Quantity::Hours => "hours",
        Quantity::Days => "days",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::County => "county",
        Level::Township => "township",
        Level::Village => "village",
        Level::Community => "community",
        Level::Person => "person",
    }
}
