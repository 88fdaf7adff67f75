//! What each reading of the text gives, side by side, where the verdict or a result depends on it.

use leptos::prelude::*;
use policy::engine::decide::Finding;
use policy::engine::inquiry::{Inquiry, by_readings};
use policy::explain::explainer::Explainer;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;
use template::View;
use template_macro::view;

use crate::components::figure::running;
use crate::components::findings::outputs::outcomes_in_words;
use crate::components::verdict::{finding_badge, verdict_in_words};
use crate::i18n::messages::components::findings::words;

/// The readings on which the verdict or an amount hangs, one bit each. Where only several together change the verdict, each of them may.
pub fn hangs_on(tool: &Tool, finding: &Finding) -> u8 {
    let together = !finding.robust && finding.sensitive_to == 0;
    let all = if together { (0..8).take(tool.readings.len()).fold(0, |bits, at| bits | 1 << at) } else { 0 };
    finding.sensitive_to | finding.outputs_depend_on | all
}

/// One combination of readings, and its finding.
pub struct ReadingResult {
    /// The readings in words, one for each switch of the tool.
    pub readings: Vec<&'static str>,
    /// Whether it is the combination chosen.
    pub chosen: bool,
    /// What is found under it.
    pub finding: Finding,
    /// Its results; empty where they depend on no reading.
    pub results: Vec<String>,
}

/// The finding under every combination of readings. Empty where neither the verdict nor a result depends on a reading.
pub fn by_combination(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Vec<ReadingResult> {
    if inquiry.finding.robust && inquiry.finding.outputs_depend_on == 0 {
        return Vec::new();
    }
    let of = |(chosen, finding): (ReadingChoices, Finding)| {
        let label = |(reading, at): (&'static policy::model::tool::Reading, u8)| {
            reading.choice(chosen.get(at)).map(|it| it.label.in_language(explainer.language))
        };
        let depends = inquiry.finding.outputs_depend_on != 0;
        ReadingResult {
            readings: tool.readings.iter().zip(0u8..).filter_map(label).collect(),
            chosen: chosen == inquiry.situation.chosen,
            results: if depends { outcomes_in_words(explainer, tool, &finding.outputs) } else { Vec::new() },
            finding,
        }
    };
    by_readings(explainer.pack, tool, facts, inquiry.situation.day).into_iter().map(of).collect()
}

/// The same as a table; `None` where nothing depends on a reading.
pub fn side_by_side(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Option<View> {
    let words = words(explainer.language);
    let rows: Vec<View> = by_combination(explainer, tool, facts, inquiry)
        .into_iter()
        .map(|row| {
            let reading = |it| view! { <span class="reading">{running(it, &tool.provisions)}</span> };
            let readings = row.readings.into_iter().map(reading).collect_view();
            let results = row.results.into_iter().map(|it| view! { <span class="result">{it}</span> }).collect_view();
            let mark = row.chosen.then(|| view! { <strong class="chosen">{words.chosen}</strong> });
            view! {
                <tr class:chosen=row.chosen>
                    <th scope="row">{mark}{readings}</th>
                    <td>{finding_badge(tool, &row.finding)}{results}</td>
                </tr>
            }
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
    let line = |row: ReadingResult| {
        let mut parts = vec![verdict_in_words(tool, &row.finding, language).to_owned()];
        parts.extend(row.results);
        let chosen = if row.chosen { words.chosen } else { "" };
        [chosen, &row.readings.join(words.semicolon), words.colon, &parts.join(words.semicolon)].concat()
    };
    by_combination(explainer, tool, facts, inquiry).into_iter().map(line).collect()
}
