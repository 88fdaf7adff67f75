//! The worked example of a slide: its facts to be changed, and the decision, which lights up step by step and then shows
//! what would change it.

use leptos::prelude::*;
use policy::decide::{Verdict, decide};
use policy::explain::{Explainer, Matter, plain};
use policy::inquiry::Inquiry;
use policy::pack::Tool;
use training::deck::Shows;
use training::steps::{Stage, stages};
use training::tree::Tree;

use crate::components::verdict::VerdictBadge;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::case::{Asked, Case, facts};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::drawing::{Lit, columns, criteria, drawing, drawn, spoken};

/// How many steps a slide has beyond its first look. Tracks the facts of an example.
pub fn most_steps(show: Slideshow, at: usize) -> usize {
    match show.slide(at).map(|it| it.shows) {
        Some(Shows::Example(_)) => show.case(at).and_then(Case::asked).map_or(0, |it| steps(&it, show.case(at))),
        Some(Shows::Question(_)) => 1,
        Some(Shows::Title | Shows::Sentence | Shows::Figures(_) | Shows::Owed(_) | Shows::Clause(_) | Shows::Close) | None => 0,
    }
}

/// After how many steps the verdict stands; what would change it comes behind.
pub fn steps_to_the_verdict(show: Slideshow, at: usize) -> usize {
    match show.case(at).and_then(|it| Some((it, it.asked()?))) {
        Some((case, asked)) => criteria(case.tool, &asked.inquiry).max(1),
        None => most_steps(show, at),
    }
}

fn steps(asked: &Asked, case: Option<Case>) -> usize {
    let Some(case) = case else { return 0 };
    let criteria = criteria(case.tool, &asked.inquiry);
    // A tool that only works something out shows its results in one step.
    criteria.max(1) + ways(asked).saturating_sub(1)
}

/// How many stages the first way has that would change it.
fn ways(asked: &Asked) -> usize {
    first_way(asked).len()
}

fn first_way(asked: &Asked) -> Vec<Stage> {
    match (asked.inquiry.finding.verdict, asked.inquiry.changes.first()) {
        (Verdict::NotMet, Some(set)) => stages(&asked.facts, asked.day, set),
        (Verdict::Met | Verdict::NotMet | Verdict::Unknown | Verdict::Computed, _) => Vec::new(),
    }
}

/// A decision: what came out, and its drawing.
pub struct Drawn {
    /// What came out, or came about.
    pub head: AnyView,
    /// The drawing.
    pub drawing: AnyView,
}

/// What comes of the facts over them, and beside them the drawing. The drawing keeps its place when the verdict comes, and the
/// verdict stays in sight where the drawing is longer than the slide.
pub fn example(case: Case, step: Signal<usize>) -> AnyView {
    let asked = Memo::new(move |_| case.asked());
    let now = move || decision(case.tool, asked.get().as_ref(), step.get(), true);
    view! {
        <div class="example">
            <div class="example-facts">{move || now().head}{facts(case, asked)}</div>
            <div class="decision">{move || now().drawing}</div>
        </div>
    }
    .into_any()
}

/// The decision as far as one has come.
pub fn decision(tool: &'static Tool, asked: Option<&Asked>, step: usize, on_slide: bool) -> Drawn {
    let words = words(language());
    let Some(asked) = asked else { return unreadable() };
    let tree = drawn(tool, &asked.inquiry, columns(on_slide));
    let criteria = tree.order.len().max(1);
    // With other facts there may be fewer steps than were gone.
    let step = step.min(criteria + ways(asked).saturating_sub(1));
    if step <= criteria {
        let lit = Lit { steps: step, mark: step < criteria };
        let said = (criteria <= step).then(|| outcome(tool, &asked.inquiry));
        let now = tree.order.get(step.wrapping_sub(1)).and_then(|at| tree.nodes.get(*at)).map(spoken);
        let count = (0 < step).then(|| (words.step_of)(step, criteria));
        let head = view! {
            <div class="decision-head" role="status">
                {said}
                <p class="only-read">{count}" "{now}</p>
            </div>
        };
        return Drawn { head: head.into_any(), drawing: drawing(&tree, lit, &[]) };
    }
    stage(tool, asked, &tree, step - criteria, on_slide)
}

/// Something must be put right first.
fn unreadable() -> Drawn {
    let said = view! { <p class="put-right" role="status">{words(language()).put_right}</p> };
    Drawn { head: said.into_any(), drawing: ().into_any() }
}

/// What came out, in a badge and in words, with the results.
pub fn outcome(tool: &'static Tool, inquiry: &Inquiry) -> AnyView {
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language: language() };
    let finding = &inquiry.finding;
    let results = crate::components::findings::outcomes_in_words(&explainer, tool, &finding.outputs);
    let results = results.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
    view! {
        <p class="main-verdict">
            <VerdictBadge verdict=finding.verdict pending=finding.recognition_pending matter=Matter::of(pack::pack(), tool)/>
        </p>
        <p class="verdict-text">{explainer.verdict(finding).to_owned()}</p>
        <ul class="results">{results}</ul>
    }
    .into_any()
}

/// What would change it: the question after some of the changes of the first way.
fn stage(tool: &'static Tool, asked: &Asked, before: &Tree, at: usize, on_slide: bool) -> Drawn {
    let stages = first_way(asked);
    let at = at.min(stages.len().saturating_sub(1));
    match (asked.inquiry.changes.first(), stages.get(at)) {
        (Some(set), Some(stage)) => {
            let explainer = Explainer { pack: pack::pack(), tool, it: &asked.inquiry.it, language: language() };
            let came = stage.came.iter().filter_map(|it| set.changes.get(*it)).map(|it| plain(&explainer.change(it)));
            let came = came.map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
            stage_view(tool, asked, before, stage, came.into_any(), on_slide)
        }
        (_, _) => Drawn { head: ().into_any(), drawing: ().into_any() },
    }
}

/// A stage: what came about, what the engine says now, and the criteria that turned.
pub fn stage_view(tool: &'static Tool, asked: &Asked, before: &Tree, stage: &Stage, came: AnyView, on_slide: bool) -> Drawn {
    let words = words(language());
    let pack = pack::pack();
    let chosen = asked.inquiry.it.chosen;
    let Ok(finding) = decide(pack, tool, &stage.facts, stage.day, chosen) else { return unreadable() };
    let it = policy::decide::situation(pack, tool, &stage.facts, stage.day, chosen);
    let explainer = Explainer { pack, tool, it: &it, language: language() };
    let tree = training::tree::tree(tool, &finding, &explainer.lines(&finding), |it| explainer.asked(it.criterion), columns(on_slide));
    let holds = |it: &Tree, at: usize| it.nodes.get(at).and_then(|it| it.holds);
    let turned: Vec<usize> = (0..tree.nodes.len()).filter(|at| holds(&tree, *at) != holds(before, *at)).collect();
    let all = Lit { steps: tree.order.len(), mark: false };
    let matter = Matter::of(pack, tool);
    let head = view! {
        <div class="decision-head" role="status">
            <p class="what-if">{words.what_if}</p>
            <ul class="came">{came}</ul>
            <p class="main-verdict"><VerdictBadge verdict=finding.verdict pending=finding.recognition_pending matter/></p>
        </div>
    };
    Drawn { head: head.into_any(), drawing: drawing(&tree, all, &turned) }
}
