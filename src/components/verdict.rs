//! A verdict, told by a shape and a word: colour only underlines it.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::explain::explainer::Matter;
use policy::model::text::Language;

use crate::language::language;

/// The badge of a verdict.
#[component]
pub fn VerdictBadge(
    /// What came out.
    verdict: Verdict,
    /// Only recognitions are open: [`policy::engine::decide::Finding::recognition_pending`].
    pending: bool,
    /// What is being judged.
    matter: Matter,
) -> impl IntoView {
    let badge = Badge::of(verdict, pending);
    view! {
        <span class=badge.class()>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=badge.shape()></svg>
            <span>{badge.word(matter, language())}</span>
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
        let (zh, en) = match (self, matter) {
            (Badge::Met, Matter::Conditions) => ("符合文件所列条件", "Meets the conditions in the document"),
            (Badge::NotMet, Matter::Conditions) => ("不符合文件所列条件", "Does not meet the conditions in the document"),
            (Badge::Met, Matter::Target) => ("达到文件要求", "Reaches what the document asks"),
            (Badge::NotMet, Matter::Target) => ("没有达到文件要求", "Short of what the document asks"),
            (Badge::Met, Matter::Consequence) => ("没有出现文件所列情形", "The case in the document has not occurred"),
            (Badge::NotMet, Matter::Consequence) => ("出现文件所列情形", "The case in the document has occurred"),
            (Badge::Met, Matter::Request) => ("文件允许", "Allowed by the document"),
            (Badge::NotMet, Matter::Request) => ("文件不允许", "Not allowed by the document"),
            (Badge::Met, Matter::Duty) => ("符合文件要求", "As the document asks"),
            (Badge::NotMet, Matter::Duty) => ("不符合文件要求", "Not as the document asks"),
            (Badge::Pending, Matter::Conditions) => ("硬条件已具备，待认定", "Hard conditions met, recognition pending"),
            (Badge::Pending, Matter::Target | Matter::Consequence | Matter::Request | Matter::Duty) => {
                ("其余都清楚，待认定", "All else settled, recognition pending")
            }
            (Badge::Unknown, _) => ("还不能判断", "Cannot be said yet"),
            (Badge::Computed, _) => ("测算结果", "Worked out"),
        };
        match language {
            Language::Chinese => zh,
            Language::English => en,
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
