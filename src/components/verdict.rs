//! A verdict, told by a shape and a word: colour only underlines it.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::explain::explainer::Matter;
use policy::model::text::Language;

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
) -> impl IntoView {
    let badge = Badge::of(verdict, pending);
    view! {
        <span class=badge.class()>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=badge.shape()></svg>
            <span>{word.unwrap_or_else(|| badge.word(matter, language()))}</span>
        </span>
    }
    .into_any()
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

/// The words of a verdict without its shape.
pub fn verdict_words(verdict: Verdict, pending: bool, matter: Matter, language: Language) -> &'static str {
    Badge::of(verdict, pending).word(matter, language)
}
