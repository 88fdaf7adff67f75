//! The decision of an example: it lights up step by step, then shows the verdict, and then what would change it.

use leptos::prelude::*;
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;
use training::steps::{Stage, stages};
use training::tree::{Tree, tree};
use training::walk::{self, MOST_CLICKS, change_clicks, stage_after};

use crate::components::findings::outputs::outcomes_in_words;
use crate::components::verdict::finding_badge;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::drawing::{Lit, columns, criteria, drawing, drawn, drawn_in_chinese, height, spoken};
use crate::pages::training::live_example::ExampleEvaluation;

/// A decision: its result, and its drawing.
pub struct DecisionView {
    /// The result, or what has changed.
    pub head: View,
    /// The drawing.
    pub drawing: View,
}

/// How many clicks an example takes on a slide: through its decision, then through what would change it.
pub fn slide_clicks(tool: &Tool, evaluation: &ExampleEvaluation) -> usize {
    clicks_to_verdict(tool, evaluation) + change_clicks(stage_count(evaluation))
}

/// After how many clicks a slide shows the verdict of its example.
pub fn clicks_to_verdict(tool: &Tool, evaluation: &ExampleEvaluation) -> usize {
    ends(&drawn_in_chinese(tool, &evaluation.inquiry), evaluation).len()
}

/// How many criteria are lit after each click.
fn ends(tree: &Tree, evaluation: &ExampleEvaluation) -> Vec<usize> {
    walk::clicks(tree, MOST_CLICKS - change_clicks(stage_count(evaluation)))
}

/// After how many steps the verdict is shown. A tool that only works something out shows its results in one step.
pub fn steps_to_verdict(tool: &Tool, evaluation: &ExampleEvaluation) -> usize {
    criteria(tool, &evaluation.inquiry).max(1)
}

/// The decision on a slide after so many clicks: what is decided is folded, so that the question and the verdict stay in view.
pub fn decision_on_slide(tool: &'static Tool, evaluation: Option<&ExampleEvaluation>, click: usize) -> DecisionView {
    let Some(evaluation) = evaluation else { return unreadable() };
    let tree = drawn(tool, &evaluation.inquiry, columns(true));
    let ends = ends(&tree, evaluation);
    let changes = change_clicks(stage_count(evaluation));
    // With other facts there may be fewer clicks than were made already.
    let click = click.min(ends.len() + changes);
    let view = walk::view(&tree, &ends, click.min(ends.len()), height());
    if click <= ends.len() {
        let lit = Lit { steps: view.lit, mark: click < ends.len() };
        let now = view.tree.order.get(view.lit.wrapping_sub(1)).and_then(|at| view.tree.nodes.get(*at)).map(spoken);
        let head = decision_head(tool, evaluation, (click, ends.len()), now);
        return DecisionView { head, drawing: drawing(&view.tree, lit, &[]) };
    }
    stage_on_slide(tool, evaluation, &tree, click - ends.len())
}

/// The decision after so many steps, criterion by criterion.
pub fn decision(tool: &'static Tool, evaluation: Option<&ExampleEvaluation>, step: usize) -> DecisionView {
    let Some(evaluation) = evaluation else { return unreadable() };
    let tree = drawn(tool, &evaluation.inquiry, columns(false));
    let criteria = tree.order.len().max(1);
    let step = step.min(criteria);
    let lit = Lit { steps: step, mark: step < criteria };
    let now = tree.order.get(step.wrapping_sub(1)).and_then(|at| tree.nodes.get(*at)).map(spoken);
    let head = decision_head(tool, evaluation, (step, criteria), now);
    DecisionView { head, drawing: drawing(&tree, lit, &[]) }
}

/// What came out once all is decided; before that, for those who listen, what was decided last.
fn decision_head(tool: &'static Tool, evaluation: &ExampleEvaluation, (step, all): (usize, usize), now: Option<String>) -> View {
    let said = (all <= step).then(|| outcome(tool, &evaluation.inquiry));
    let count = (0 < step).then(|| (words(language()).step_of)(step, all));
    view! {
        <div class="decision-head" role="status">
            {said}
            <p class="only-read">{count}" "{now}</p>
        </div>
    }
}

/// Shown when an entry must be corrected first.
fn unreadable() -> DecisionView {
    let said = view! { <p class="put-right" role="status">{words(language()).put_right}</p> };
    DecisionView { head: said, drawing: ().into_view() }
}

/// What came out, in a badge and in words, with the results.
pub fn outcome(tool: &'static Tool, inquiry: &Inquiry) -> View {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: language() };
    let finding = &inquiry.finding;
    let results = outcomes_in_words(&explainer, tool, &finding.outputs);
    let results = results.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! {
        <p class="main-verdict">{finding_badge(tool, finding)}</p>
        <p class="verdict-text">{explainer.verdict(finding).to_owned()}</p>
        <ul class="results">{results}</ul>
    }
}

/// What would change the verdict, after so many clicks: the changes of the first way, and the facts as they have become.
fn stage_on_slide(tool: &'static Tool, evaluation: &ExampleEvaluation, before: &Tree, click: usize) -> DecisionView {
    let stages = first_stages(evaluation);
    let (since, at) = (stage_after(click - 1, stages.len()), stage_after(click, stages.len()));
    let (Some(set), Some(stage)) = (evaluation.inquiry.changes.first(), stages.get(at)) else { return unreadable() };
    let came = stages.iter().take(at + 1).skip(since + 1).flat_map(|it| &it.came);
    let explainer = Explainer { pack: pack::pack(), tool, situation: &evaluation.inquiry.situation, language: language() };
    let lines = came.filter_map(|it| set.changes.get(*it)).map(|it| plain(&explainer.change(it)));
    let lines = lines.map(|it| view! { <li>{it}</li> }).collect_view();
    stage_view(tool, evaluation, before, stage, lines.into_view(), true)
}

/// The slots of the facts that are being decided upon or changed after so many clicks, as bits; and, once there is a change, the
/// facts and the day as it has them.
pub fn facts_on_slide(tool: &Tool, evaluation: Option<&ExampleEvaluation>, click: usize) -> (u32, Option<(Facts, Day)>) {
    let Some(evaluation) = evaluation else { return (u32::MAX, None) };
    let tree = drawn_in_chinese(tool, &evaluation.inquiry);
    let ends = ends(&tree, evaluation);
    if click <= ends.len() {
        return (walk::view(&tree, &ends, click, u32::MAX).slots, None);
    }
    let stages = first_stages(evaluation);
    let at = stage_after(click - ends.len(), stages.len());
    let mut slots = 0;
    for came in stages.iter().take(at + 1).flat_map(|it| &it.came) {
        let change = evaluation.inquiry.changes.first().and_then(|it| it.changes.get(*came));
        slots |= change.and_then(|it| tool.slot_of(it.fact)).map_or(0, |it| 1 << it);
    }
    (slots, stages.get(at).map(|it| (it.facts.clone(), it.day)))
}

/// A stage: what has changed, what the engine says now, and the criteria that turned out otherwise.
pub fn stage_view(
    tool: &'static Tool,
    evaluation: &ExampleEvaluation,
    before: &Tree,
    stage: &Stage,
    changes: View,
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
    let has_turned = |at: &usize| holds(&turned_tree, *at) != holds(before, *at);
    let head = view! {
        <div class="decision-head" role="status">
            <p class="what-if">{words.what_if}</p>
            <ul class="came">{changes}</ul>
            <p class="main-verdict">{finding_badge(tool, &finding)}</p>
        </div>
    };
    let all = turned_tree.order.len();
    let drawn = if on_slide {
        let view = walk::view(&turned_tree, &[all], 1, height());
        let turned: Vec<usize> = (0..view.kept.len()).filter(|it| view.kept.get(*it).is_some_and(has_turned)).collect();
        drawing(&view.tree, Lit { steps: view.lit, mark: false }, &turned)
    } else {
        let turned: Vec<usize> = (0..turned_tree.nodes.len()).filter(has_turned).collect();
        drawing(&turned_tree, Lit { steps: all, mark: false }, &turned)
    };
    DecisionView { head, drawing: drawn }
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
