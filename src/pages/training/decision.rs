//! The decision of an example: it lights up step by step, then shows the verdict, and then what would change it.

use leptos::prelude::*;
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::tool::Tool;
use training::steps::{Stage, stages};
use training::tree::{Tree, tree};

use crate::components::findings::outputs::outcomes_in_words;
use crate::components::verdict::finding_badge;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::drawing::{Lit, columns, criteria, drawing, drawn, spoken};
use crate::pages::training::live_example::ExampleEvaluation;

/// A decision: its result, and its drawing.
pub struct DecisionView {
    /// The result, or what has changed.
    pub head: AnyView,
    /// The drawing.
    pub drawing: AnyView,
}

/// How many steps the decision of an example has: its criteria, then the stages of what would change it.
pub fn decision_steps(tool: &Tool, evaluation: &ExampleEvaluation) -> usize {
    steps_to_verdict(tool, evaluation) + stage_count(evaluation).saturating_sub(1)
}

/// After how many steps the verdict is shown. A tool that only works something out shows its results in one step.
pub fn steps_to_verdict(tool: &Tool, evaluation: &ExampleEvaluation) -> usize {
    criteria(tool, &evaluation.inquiry).max(1)
}

/// The decision after so many steps.
pub fn decision(tool: &'static Tool, evaluation: Option<&ExampleEvaluation>, step: usize, on_slide: bool) -> DecisionView {
    let words = words(language());
    let Some(evaluation) = evaluation else { return unreadable() };
    let tree = drawn(tool, &evaluation.inquiry, columns(on_slide));
    let criteria = tree.order.len().max(1);
    // With other facts there may be fewer steps than were shown already.
    let step = step.min(criteria + stage_count(evaluation).saturating_sub(1));
    if step <= criteria {
        let lit = Lit { steps: step, mark: step < criteria };
        let said = (criteria <= step).then(|| outcome(tool, &evaluation.inquiry));
        let now = tree.order.get(step.wrapping_sub(1)).and_then(|at| tree.nodes.get(*at)).map(spoken);
        let count = (0 < step).then(|| (words.step_of)(step, criteria));
        let head = view! {
            <div class="decision-head" role="status">
                {said}
                <p class="only-read">{count}" "{now}</p>
            </div>
        };
        return DecisionView { head: head.into_any(), drawing: drawing(&tree, lit, &[]) };
    }
    stage(tool, evaluation, &tree, step - criteria, on_slide)
}

/// Shown when an entry must be corrected first.
fn unreadable() -> DecisionView {
    let said = view! { <p class="put-right" role="status">{words(language()).put_right}</p> };
    DecisionView { head: said.into_any(), drawing: ().into_any() }
}

/// What came out, in a badge and in words, with the results.
pub fn outcome(tool: &'static Tool, inquiry: &Inquiry) -> AnyView {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: language() };
    let finding = &inquiry.finding;
    let results = outcomes_in_words(&explainer, tool, &finding.outputs);
    let results = results.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
    view! {
        <p class="main-verdict">{finding_badge(tool, finding)}</p>
        <p class="verdict-text">{explainer.verdict(finding).to_owned()}</p>
        <ul class="results">{results}</ul>
    }
    .into_any()
}

/// What would change the verdict: the example after some of the changes of the first way.
fn stage(tool: &'static Tool, evaluation: &ExampleEvaluation, before: &Tree, at: usize, on_slide: bool) -> DecisionView {
    let stages = first_stages(evaluation);
    let at = at.min(stages.len().saturating_sub(1));
    match (evaluation.inquiry.changes.first(), stages.get(at)) {
        (Some(set), Some(stage)) => {
            let explainer = Explainer { pack: pack::pack(), tool, situation: &evaluation.inquiry.situation, language: language() };
            let came = stage.came.iter().filter_map(|it| set.changes.get(*it)).map(|it| plain(&explainer.change(it)));
            let came = came.map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
            stage_view(tool, evaluation, before, stage, came.into_any(), on_slide)
        }
        (_, _) => DecisionView { head: ().into_any(), drawing: ().into_any() },
    }
}

/// A stage: what has changed, what the engine says now, and the criteria that turned out otherwise.
pub fn stage_view(
    tool: &'static Tool,
    evaluation: &ExampleEvaluation,
    before: &Tree,
    stage: &Stage,
    changes: AnyView,
    on_slide: bool,
) -> DecisionView {
    let words = words(language());
    let pack = pack::pack();
    let chosen = evaluation.inquiry.situation.chosen;
    let Ok(finding) = decide(pack, tool, &stage.facts, stage.day, chosen) else { return unreadable() };
    let situation = situation(pack, tool, &stage.facts, stage.day, chosen);
    let explainer = Explainer { pack, tool, situation: &situation, language: language() };
    let turned_tree = tree(tool, &finding, &explainer.lines(&finding), |it| explainer.asked(it.criterion), columns(on_slide));
    let holds = |tree: &Tree, at: usize| tree.nodes.get(at).and_then(|it| it.holds);
    let turned: Vec<usize> = (0..turned_tree.nodes.len()).filter(|at| holds(&turned_tree, *at) != holds(before, *at)).collect();
    let all = Lit { steps: turned_tree.order.len(), mark: false };
    let head = view! {
        <div class="decision-head" role="status">
            <p class="what-if">{words.what_if}</p>
            <ul class="came">{changes}</ul>
            <p class="main-verdict">{finding_badge(tool, &finding)}</p>
        </div>
    };
    DecisionView { head: head.into_any(), drawing: drawing(&turned_tree, all, &turned) }
}

/// How many stages the first way has that would change the verdict.
fn stage_count(evaluation: &ExampleEvaluation) -> usize {
    first_stages(evaluation).len()
}

fn first_stages(evaluation: &ExampleEvaluation) -> Vec<Stage> {
    match (evaluation.inquiry.finding.verdict, evaluation.inquiry.changes.first()) {
        (Verdict::NotMet, Some(set)) => stages(&evaluation.facts, evaluation.day, set),
        (Verdict::Met | Verdict::NotMet | Verdict::Unknown | Verdict::Computed, _) => Vec::new(),
    }
}
