//! Results: each with its number set large, and its derivation, in names and in figures.

use policy::engine::decide::{Outcome, Verdict};
use policy::engine::inquiry::Inquiry;
use policy::engine::ranges::Range;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::{Piece, plain};
use policy::model::ids::ParameterId;
use policy::model::rule::{Due, OutputValue};
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::figure::{figure as figure_button, sentence};
use crate::i18n::messages::components::findings::words;

/// A result in words, ready to be drawn.
pub struct Output {
    /// What it is.
    pub label: &'static str,
    /// Its value; `None` while it is open.
    pub value: Option<String>,
    /// While it is open: the range it lies in.
    pub between: Option<String>,
    /// Its derivation in names.
    pub names: Option<Vec<Piece>>,
    /// The same with the figures put in.
    pub figures: Option<Vec<Piece>>,
    /// The figure of the document, where the value is one as it stands.
    pub figure: Option<ParameterId>,
    /// Whether it is a plain yes or no.
    pub flag: bool,
}

/// The results of a finding that are due, or may be; `None` where there are none. Without
/// their derivations they are short: see [`derivations`].
pub fn outputs(explainer: &Explainer<'_>, tool: &'static Tool, inquiry: &Inquiry, derived: bool) -> Option<View> {
    let words = words(explainer.language);
    let each: Vec<View> = output_lines(explainer, tool, inquiry)
        .into_iter()
        .map(|output| {
            let open = output.value.is_none();
            let figure = output.figure.filter(|_| !open);
            let value = output.value.or(output.between).unwrap_or_else(|| words.not_yet.to_owned());
            let value = match figure {
                Some(parameter) => figure_button(value, parameter),
                None => value.into_view(),
            };
            let formulas = [output.names, output.figures].into_iter().flatten();
            let formulas: Vec<View> = formulas.filter(|_| derived).map(formula).collect();
            view! {
                <div class:flag=output.flag class:open=open>
                    <dt>{output.label}</dt>
                    <dd><p class="worth">{value}</p>{formulas}</dd>
                </div>
            }
        })
        .collect();
    (!each.is_empty()).then(|| view! { <dl class="outputs">{each}</dl> })
}

fn formula(pieces: Vec<Piece>) -> View {
    view! { <p class="formula">"= "{sentence(pieces)}</p> }
}

/// How each result is derived; `None` where none needs it.
pub fn derivations(explainer: &Explainer<'_>, tool: &'static Tool, inquiry: &Inquiry) -> Option<View> {
    let each = output_lines(explainer, tool, inquiry).into_iter().filter(|it| it.names.is_some()).map(|output| {
        let formulas: Vec<View> = [output.names, output.figures].into_iter().flatten().map(formula).collect();
        view! { <div><dt>{output.label}</dt><dd>{formulas}</dd></div> }
    });
    let each: Vec<View> = each.collect();
    (!each.is_empty()).then(|| view! { <dl class="outputs derivations">{each}</dl> })
}

/// The results that are due, or may be once everything is answered.
pub fn output_lines(explainer: &Explainer<'_>, tool: &'static Tool, inquiry: &Inquiry) -> Vec<Output> {
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
        let figure = match figures.as_deref() {
            Some([Piece::Figure(_, parameter)]) => Some(*parameter),
            Some(_) | None => None,
        };
        // A single figure or a single answer needs no derivation.
        let names = names.filter(|it| 1 < it.len());
        let figures = figures.filter(|it| names.as_ref().is_some_and(|names| plain(names) != plain(it)) && outcome.is_some());
        let unit = text.unit.as_ref().map(|it| it.in_language(explainer.language)).unwrap_or_default();
        let between = inquiry.ranges.get(at).copied().flatten().map(|it| in_between(explainer, it, unit));
        let recognised = inquiry.outputs_if_recognised.get(at).copied().flatten().filter(Outcome::says_something);
        let recognised = explainer.outcome(at, recognised).map(|it| (words(explainer.language).once_recognised)(&it));
        let between = between.or(recognised);
        let flag = matches!(output.value, OutputValue::Flag(_));
        let label = text.label.in_language(explainer.language);
        found.push(Output { label, value: explainer.outcome(at, outcome), between, names, figures, figure, flag });
    }
    found
}

/// Results as they would be, each in one line.
pub fn outcomes_in_words(explainer: &Explainer<'_>, tool: &'static Tool, outcomes: &[Option<Outcome>]) -> Vec<String> {
    let colon = words(explainer.language).colon;
    let said = |(at, outcome): (usize, &Option<Outcome>)| {
        let label = tool.outputs.get(at)?.label.in_language(explainer.language);
        Some([label, colon, &explainer.outcome(at, *outcome)?].concat())
    };
    outcomes.iter().enumerate().filter_map(said).collect()
}

fn in_between(explainer: &Explainer<'_>, range: Range, unit: &str) -> String {
    let said = |it| policy::explain::wording::decimal_in_words(it, range.quantity, unit, explainer.language);
    (words(explainer.language).between)(range.least.map(said), range.most.map(said))
}
