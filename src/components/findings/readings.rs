//! What each reading gives, side by side, where something hangs on it.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::engine::inquiry::{Inquiry, by_readings};
use policy::explain::explainer::{Explainer, Matter};
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;

use crate::components::figure::running;
use crate::components::findings::outcomes_in_words;
use crate::components::findings::words::words;
use crate::components::verdict::{VerdictBadge, verdict_words};

/// One combination of readings, and what it gives.
pub struct Given {
    /// The readings in words, one for each switch of the tool.
    pub readings: Vec<&'static str>,
    /// Whether it is the combination chosen.
    pub chosen: bool,
    /// Its verdict.
    pub verdict: Verdict,
    /// Whether only recognitions are open.
    pub pending: bool,
    /// Its results; empty where they hang on no reading.
    pub results: Vec<String>,
}

/// What every combination of readings gives. Empty where neither the verdict nor a result hangs on one.
pub fn given(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Vec<Given> {
    if inquiry.finding.robust && inquiry.finding.outputs_depend_on == 0 {
        return Vec::new();
    }
    let of = |(chosen, finding): (ReadingChoices, policy::engine::decide::Finding)| {
        let label = |(reading, at): (&'static policy::model::tool::Reading, u8)| {
            reading.choice(chosen.get(at)).map(|it| it.label.in_language(explainer.language))
        };
        let depends = inquiry.finding.outputs_depend_on != 0;
        Given {
            readings: tool.readings.iter().zip(0u8..).filter_map(label).collect(),
            chosen: chosen == inquiry.situation.chosen,
            verdict: finding.verdict,
            pending: finding.recognition_pending,
            results: if depends { outcomes_in_words(explainer, tool, &finding.outputs) } else { Vec::new() },
        }
    };
    by_readings(explainer.pack, tool, facts, inquiry.situation.day).into_iter().map(of).collect()
}

/// The same as a table; nothing where nothing hangs on a reading.
pub fn side_by_side(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Option<AnyView> {
    let words = words(explainer.language);
    let matter = Matter::of(explainer.pack, tool);
    let rows: Vec<AnyView> = given(explainer, tool, facts, inquiry)
        .into_iter()
        .map(|it| {
            let reading = |it| view! { <span class="reading">{running(it, &tool.provisions)}</span> }.into_any();
            let readings = it.readings.into_iter().map(reading).collect_view();
            let results = it.results.into_iter().map(|it| view! { <span class="result">{it}</span> }.into_any()).collect_view();
            let (verdict, pending) = (it.verdict, it.pending);
            let mark = it.chosen.then(|| view! { <strong class="chosen">{words.chosen}</strong> });
            view! {
                <tr class:chosen=it.chosen>
                    <th scope="row">{mark}{readings}</th>
                    <td><VerdictBadge verdict pending matter/>{results}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="side-by-side">
                <caption>{words.side_by_side}</caption>
                <thead><tr><th scope="col">{words.reading}</th><th scope="col">{words.gives}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// The same as lines of plain text.
pub fn side_by_side_in_words(
    explainer: &Explainer<'_>,
    tool: &'static Tool,
    facts: &Facts,
    inquiry: &Inquiry,
    language: Language,
) -> Vec<String> {
    let words = words(language);
    let matter = Matter::of(explainer.pack, tool);
    let line = |it: Given| {
        let verdict = verdict_words(it.verdict, it.pending, matter, language);
        let mut parts = vec![verdict.to_owned()];
        parts.extend(it.results);
        let chosen = if it.chosen { words.chosen } else { "" };
        [chosen, &it.readings.join(words.semicolon), words.colon, &parts.join(words.semicolon)].concat()
    };
    given(explainer, tool, facts, inquiry).into_iter().map(line).collect()
}
