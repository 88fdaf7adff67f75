//! A verdict, told by a shape and a word: colour only underlines it.

use leptos::prelude::*;
use policy::engine::decide::{Finding, Verdict};
use policy::explain::explainer::{Matter, own_word};
use policy::model::text::Language;
use policy::model::tool::Tool;
use template::View;
use template_macro::view;

use crate::browser::markup::fixed;
use crate::i18n::language;
use crate::i18n::messages::components::verdict::words;

/// The badge of a verdict.
#[component]
pub fn VerdictBadge(
    /// What came out.
    verdict: Verdict,
    /// Only recognitions are open: [`policy::engine::decide::Finding::recognition_pending`].
    pending: bool,
    /// What is being judged.
    matter: Matter,
    /// Said instead of the usual word.
    #[prop(optional_no_strip)]
    word: Option<&'static str>,
) -> impl leptos::IntoView {
    let badge = Badge::of(verdict, pending);
    view! {
        <span class=badge.class()>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=fixed(badge.shape())></svg>
            <span>{word.unwrap_or_else(|| badge.word(matter, language()))}</span>
        </span>
    }
}

/// What there is to be told apart at a glance.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Badge {
    Met,
    NotMet,
    Unknown,
    Pending,
    Computed,
}

impl Badge {
    fn of(verdict: Verdict, pending: bool) -> Badge {
        match verdict {
            Verdict::Met => Badge::Met,
            Verdict::NotMet => Badge::NotMet,
            Verdict::Unknown if pending => Badge::Pending,
            Verdict::Unknown => Badge::Unknown,
            Verdict::Computed => Badge::Computed,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Badge::Met => "verdict met",
            Badge::NotMet => "verdict not-met",
            Badge::Unknown => "verdict unknown",
            Badge::Pending => "verdict pending",
            Badge::Computed => "verdict computed",
        }
    }

    fn word(self, matter: Matter, language: Language) -> &'static str {
        let words = words(language);
        match (self, matter) {
            (Badge::Met, matter) => (words.met)(matter),
            (Badge::NotMet, matter) => (words.not_met)(matter),
            (Badge::Pending, Matter::Conditions) => words.conditions_pending,
            (Badge::Pending, Matter::Target | Matter::Consequence | Matter::Request | Matter::Duty) => words.pending,
            (Badge::Unknown, _) => words.unknown,
            (Badge::Computed, _) => words.computed,
        }
    }

    /// A full disc with a tick, an open square with a bar, an open ring with a gap, a half disc, a pair of lines: they
    /// differ in outline, so that they tell in black and white and at a distance.
    fn shape(self) -> &'static str {
        match self {
            Badge::Met => {
                r#"<circle cx="12" cy="12" r="10" fill="currentColor"/><path d="m7 12.5 3.5 3.5L17 9" fill="none" stroke="var(--paper)" stroke-width="2.5"/>"#
            }
            Badge::NotMet => {
                r#"<path d="M3 3h18v18H3z" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M7 12h10" stroke="currentColor" stroke-width="2.5"/>"#
            }
            Badge::Unknown => {
                r#"<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray="5 3"/><path d="M9 9.7a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="17.2" r="1.4" fill="currentColor"/>"#
            }
            Badge::Pending => {
                r#"<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M12 2.5a9.5 9.5 0 0 1 0 19z" fill="currentColor"/>"#
            }
            Badge::Computed => r#"<path d="M4 9h16M4 15h16" stroke="currentColor" stroke-width="2.5"/>"#,
        }
    }
}

/// The badge of what a tool has found, in the tool's own word where it has one.
pub fn finding_badge(tool: &'static Tool, finding: &Finding) -> View {
    let (verdict, pending, matter) = (finding.verdict, finding.recognition_pending, Matter::of(pack::pack(), tool));
    let word = own_word(tool, finding).map(|it| it.in_language(language()));
    view! { <VerdictBadge verdict pending matter word/> }
}

/// The words of what a tool has found, without its shape.
pub fn verdict_in_words(tool: &'static Tool, finding: &Finding, language: Language) -> &'static str {
    let usual = || Badge::of(finding.verdict, finding.recognition_pending).word(Matter::of(pack::pack(), tool), language);
    own_word(tool, finding).map_or_else(usual, |it| it.in_language(language))
}

#[cfg(test)]
mod tests {
    use quiz::question::{Asks, Question};
    use quiz::random::Rng;
    use quiz::topic::Kind;
    use quiz::words::question_text;

    use super::*;

    #[test]
    fn the_quiz_says_a_verdict_as_the_page_of_its_tool_does() {
        let pack = pack::pack();
        for topic in Kind::Case.topics(pack) {
            for seed in 1..=40 {
                let Some(question) = Question::about(pack, topic, None, &mut Rng::new(seed, 3)) else { continue };
                let Asks::Case(case) = &question.asks else { continue };
                let (tool, finding) = (pack.tool_at(case.tool).unwrap(), case.finding(pack).unwrap());
                // What waits for a recognition only is said in the quiz among the reasons.
                let finding = Finding { recognition_pending: false, ..finding };
                for language in [Language::Chinese, Language::English] {
                    let answers = question_text(pack, &question, language).answers;
                    assert_eq!(answers[question.right], verdict_in_words(tool, &finding, language), "{}", tool.id);
                }
            }
        }
    }
}
