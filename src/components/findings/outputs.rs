//! Results: each with its number set large, and how it was worked out, in names and in figures.

use leptos::prelude::*;
use policy::decide::{Outcome, Verdict};
use policy::explain::{Explainer, Piece, plain};
use policy::inquiry::Inquiry;
use policy::pack::Tool;
use policy::rule::{Due, OutputValue};
use policy::text::Language;

use crate::components::findings::sentence;
use crate::components::findings::words::words;

/// The results of a finding that are due, or may be.
#[component]
pub fn Outputs(
    /// What was asked.
    tool: &'static Tool,
    /// What came out.
    inquiry: Inquiry,
    /// In which language.
    language: Language,
) -> impl IntoView {
    let each: Vec<AnyView> = lines(tool, &inquiry, language).into_iter().map(|it| output(it, language)).collect();
    (!each.is_empty()).then(|| view! { <dl class="outputs">{each}</dl> }.into_any())
}

/// A result in words.
pub struct Output {
    /// What it is.
    pub label: &'static str,
    /// Its worth; nothing while it is open.
    pub worth: Option<String>,
    /// How it is worked out, in names.
    pub names: Option<Vec<Piece>>,
    /// The same with the figures put in.
    pub figures: Option<Vec<Piece>>,
    /// Whether it is a plain yes or no.
    pub flag: bool,
}

/// The results that are due, or may be once everything is answered.
pub fn lines(tool: &'static Tool, inquiry: &Inquiry, language: Language) -> Vec<Output> {
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language };
    let mut found = Vec::new();
    for (at, (text, output)) in tool.outputs.iter().zip(&tool.rule.outputs).enumerate() {
        let outcome = inquiry.finding.outputs.get(at).copied().flatten();
        let not_due = match (output.due, inquiry.finding.verdict) {
            (Due::WhenMet, Verdict::NotMet) | (Due::WhenNotMet, Verdict::Met) => true,
            (Due::Always | Due::WhenMet | Due::WhenNotMet, _) => false,
        };
        if outcome.is_none() && not_due {
            continue;
        }
        let (names, figures) = explainer.derivation(at).map_or((None, None), |it| (Some(it.0), it.1));
        // A single figure or a single answer needs no derivation.
        let names = names.filter(|it| 1 < it.len());
        let figures = figures.filter(|it| names.is_some() && outcome.is_some() && names.as_ref().map(|it| plain(it)) != Some(plain(it)));
        let flag = matches!(output.value, OutputValue::Flag(_));
        found.push(Output { label: text.label.in_language(language), worth: explainer.outcome(at, outcome), names, figures, flag });
    }
    found
}

/// Results as they would be, each in one line: `label: worth`.
pub fn outputs_in_words(tool: &'static Tool, inquiry: &Inquiry, outcomes: &[Option<Outcome>], language: Language) -> Vec<String> {
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language };
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    let said = |(at, outcome): (usize, &Option<Outcome>)| {
        let label = tool.outputs.get(at)?.label.in_language(language);
        Some([label, colon, &explainer.outcome(at, *outcome)?].concat())
    };
    outcomes.iter().enumerate().filter_map(said).collect()
}

fn output(it: Output, language: Language) -> AnyView {
    let words = words(language);
    let open = it.worth.is_none();
    let names = it.names.map(|it| view! { <p class="formula"><span class="equals">"= "</span>{sentence(it)}</p> });
    let figures = it.figures.map(|it| view! { <p class="formula"><span class="equals">"= "</span>{sentence(it)}</p> });
    view! {
        <div class:flag=it.flag class:open=open>
            <dt>{it.label}</dt>
            <dd>
                <p class="worth">{it.worth.unwrap_or_else(|| words.not_yet.to_owned())}</p>
                {names}
                {figures}
            </dd>
        </div>
    }
    .into_any()
}
