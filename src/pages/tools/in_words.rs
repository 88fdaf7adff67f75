//! Parts of a result in words, the same for the page and for plain text: on which readings it depends, when it is met, and what
//! was entered.

use policy::engine::decide::Verdict;
use policy::engine::inquiry::Inquiry;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::facts::Facts;
use policy::model::text::Language;
use policy::model::tool::Tool;

use crate::forms::answer_form::fact;
use crate::i18n::messages::components::findings::windows;
use crate::i18n::messages::tools::Words;

/// The heading over the list of what is missing.
pub fn missing_heading(inquiry: &Inquiry, words: &Words) -> &'static str {
    if inquiry.finding.recognition_pending { words.missing_pending } else { words.missing }
}

/// Whether the verdict or a result depends on a reading.
pub fn readings_in_words(tool: &Tool, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<String> {
    let finding = &inquiry.finding;
    let mut said = Vec::new();
    if tool.readings.is_empty() {
        return said;
    }
    let named = |bits: u8| {
        let labels = tool.readings.iter().zip(0u8..).filter(|it| bits >> it.1 & 1 == 1).map(|it| it.0.label.in_language(language));
        labels.collect::<Vec<_>>().join(words.semicolon)
    };
    match (finding.verdict, finding.robust, finding.sensitive_to) {
        (Verdict::Computed, ..) => {}
        (_, true, _) => said.push(words.robust.to_owned()),
        (_, false, 0) => said.push(words.hangs_together.to_owned()),
        (_, false, bits) => said.push((words.depends_on)(&named(bits))),
    }
    if finding.outputs_depend_on != 0 {
        said.push((words.outputs_depend)(&named(finding.outputs_depend_on)));
    }
    said
}

/// The periods in which it is met, in sentences, under what each list of them assumes.
pub fn windows_in_words(inquiry: &Inquiry, words: &Words, language: Language) -> Vec<(&'static str, Vec<String>)> {
    let as_of = inquiry.situation.day;
    let mut said = Vec::new();
    // Without any period, only a verdict of not met needs to say so.
    let certain = inquiry.windows.as_ref().filter(|it| !it.is_empty() || inquiry.finding.verdict == Verdict::NotMet);
    if let Some(certain) = certain {
        said.push((words.windows_if_unchanged, windows(certain, as_of, language)));
    }
    if let Some(if_recognised) = inquiry.windows_if_recognised.as_ref().filter(|it| !it.is_empty()) {
        said.push((words.windows_if_recognised, windows(if_recognised, as_of, language)));
    }
    said
}

/// What was entered, by label: the answers, the day and the readings.
pub fn entered_in_words(
    tool: &'static Tool,
    facts: &Facts,
    inquiry: &Inquiry,
    words: &Words,
    language: Language,
) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    for &id in &tool.facts {
        let Some(fact) = fact(id) else { continue };
        // An open answer that could change nothing is not listed as missing.
        if !inquiry.idle.contains(&id) {
            lines.push((fact.label.in_language(language), answer_in_words(fact, facts.get(id), language)));
        }
    }
    lines.push((words.as_of, date_in_words(inquiry.situation.day, language)));
    for (reading, at) in tool.readings.iter().zip(0u8..) {
        if let Some(choice) = reading.choice(inquiry.situation.chosen.get(at)) {
            lines.push((reading.label.in_language(language), choice.label.in_language(language).to_owned()));
        }
    }
    lines
}
