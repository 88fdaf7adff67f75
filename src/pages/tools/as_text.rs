//! A result as plain text, to be pasted into a message.

use policy::engine::decide::Verdict;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::text::Language;
use policy::model::tool::Tool;

use crate::components::findings::outputs::output_lines;
use crate::components::findings::readings::side_by_side_in_words;
use crate::components::plain_text::Lines;
use crate::components::verdict::verdict_in_words;
use crate::forms::answer_form::fact;
use crate::i18n::messages::tools::words;
use crate::pages::tools::in_words::{entered_in_words, missing_heading, readings_in_words, windows_in_words};
use crate::pages::tools::tool_form::Evaluation;

/// The whole result; empty while something must be corrected.
pub fn as_text(tool: &'static Tool, evaluation: &Evaluation, language: Language) -> String {
    let Evaluation::Answered { facts, inquiry, .. } = evaluation else { return String::new() };
    let (pack, words) = (pack::pack(), words(language));
    let finding_words = crate::i18n::messages::components::findings::words(language);
    let explainer = Explainer { pack, tool, situation: &inquiry.situation, language };
    let finding = &inquiry.finding;
    let mut text = Lines::default();

    text.line(&[tool.title.in_language(language)]);
    text.line(&[tool.question.in_language(language)]);
    text.gap();
    text.line(&[words.result, words.colon, verdict_in_words(tool, finding, language)]);
    text.line(&[explainer.verdict(finding)]);
    for near in explainer.near(finding) {
        text.line(&[plain(&near).trim_end()]);
    }
    for output in output_lines(&explainer, tool, inquiry) {
        let Some(amount) = output.value.or(output.between) else { continue };
        let formula = output.figures.or(output.names).map(|it| format!(" = {}", plain(&it))).unwrap_or_default();
        text.line(&[output.label, words.colon, &amount, &formula]);
    }
    for reading in readings_in_words(tool, inquiry, words, language) {
        text.line(&[&reading]);
    }
    for side in side_by_side_in_words(&explainer, tool, facts, inquiry, language) {
        text.line(&["- ", &side]);
    }

    if finding.verdict == Verdict::Unknown && !finding.missing.is_empty() {
        text.heading(missing_heading(inquiry, words));
        for found in finding.missing.iter().filter_map(|it| fact(*it)) {
            match &found.decided_by {
                Some(who) => text.line(&["- ", found.label.in_language(language), words.colon, who.in_language(language)]),
                None => text.line(&["- ", found.label.in_language(language)]),
            }
        }
    }

    if !inquiry.changes.is_empty() {
        text.heading(words.changes);
    }
    for (set, number) in inquiry.changes.iter().zip(1..) {
        let number = format!("{number}. ");
        // The last line says from when the changes take effect; it is no change itself, and so has no mark.
        let how = set.changes.iter().map(|it| Some((finding_words.how)(it.how))).chain(core::iter::once(None));
        let marks = core::iter::once(number.as_str()).chain(core::iter::repeat("   "));
        for ((change, how), mark) in explainer.change_set(set).iter().zip(how).zip(marks) {
            match how {
                Some(how) => text.line(&[mark, "[", how, "] ", change]),
                None => text.line(&[mark, change]),
            }
        }
    }

    let over_time = windows_in_words(inquiry, words, language);
    if !over_time.is_empty() {
        text.heading(words.windows);
    }
    for (basis, lines) in over_time {
        text.line(&[basis]);
        for line in lines {
            text.line(&["- ", &line]);
        }
    }

    let lines = explainer.lines(finding);
    if !lines.is_empty() {
        text.heading(words.reasons);
    }
    let [holds, fails, open] = words.marks;
    for line in lines {
        let mark = match line.holds {
            Some(true) => holds,
            Some(false) => fails,
            None => open,
        };
        text.line(&[&"  ".repeat(usize::from(line.depth)), mark, " ", &line.sentence()]);
    }

    text.heading(words.entered);
    for (label, answer) in entered_in_words(tool, facts, inquiry, words, language) {
        text.line(&["- ", label, words.colon, &answer]);
    }

    text.heading(words.clauses);
    for clause in tool.provisions.iter().filter_map(|it| pack.provision(*it)) {
        text.line(&[&clause.id.to_string(), " ", clause.heading.in_language(language), words.colon, "“", &clause.key_phrase, "”"]);
    }

    text.gap();
    text.line(&[pack.disclaimer.in_language(language)]);
    text.line(&[&(words.edition)(&pack.edition, pack::short_hash())]);
    text.text()
}

#[cfg(test)]
mod tests {
    use policy::engine::inquiry::inquire;
    use policy::model::facts::Facts;
    use policy::model::rule::ReadingChoices;

    use super::*;

    #[test]
    fn every_sample_gives_a_whole_text_in_both_languages() {
        let pack = pack::pack();
        let mut tools = 0;
        for (at, tool) in pack.tools.iter().enumerate() {
            let parts = pack.samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part)));
            let parts: Vec<_> = parts.filter(|it| usize::from(it.1.tool.0) == at).collect();
            tools += usize::from(!parts.is_empty());
            for (sample, part) in parts {
                let facts: Facts = part.facts.iter().copied().collect();
                let inquiry = inquire(pack, tool, &facts, sample.as_of, ReadingChoices::default()).unwrap();
                let evaluation = Evaluation::Answered { as_of: sample.as_of, facts, inquiry: Box::new(inquiry) };
                for language in [Language::Chinese, Language::English] {
                    let text = as_text(tool, &evaluation, language);
                    for wanted in [tool.title.in_language(language), words(language).result, pack::short_hash(), &pack.edition] {
                        assert!(text.contains(wanted), "{wanted} in {text}");
                    }
                    for unwanted in ["{", "}", "\n\n\n", "： ：", ": :", "()", "（）"] {
                        assert!(!text.contains(unwanted), "{unwanted} in {text}");
                    }
                }
            }
        }
        assert_eq!(tools, pack.tools.len(), "every tool has a sample to try");
    }
}
