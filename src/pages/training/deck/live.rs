//! The worked example of a slide: its facts to be changed, and beside them the decision, step by step.

use leptos::prelude::*;
use training::deck::Shows;

use crate::pages::training::decision::{decision, decision_steps, steps_to_verdict};
use crate::pages::training::live_example::{LiveExample, facts};

/// How many steps a slide has beyond its first look. Subscribes to the facts of its example.
pub fn slide_steps(shows: Option<Shows>, example: Option<LiveExample>) -> usize {
    match shows {
        Some(Shows::Example(_)) => example.and_then(|it| Some(decision_steps(it.tool, &it.evaluate()?))).unwrap_or_default(),
        Some(Shows::Question(_)) => 1,
        Some(Shows::Title | Shows::Sentence | Shows::Figures(_) | Shows::Owed(_) | Shows::Clause(_) | Shows::Close) | None => 0,
    }
}

/// After how many steps the verdict of a slide's example is shown; what would change it comes after that. Nothing where the slide
/// has no example, or something in it must be corrected first.
pub fn slide_steps_to_verdict(example: Option<LiveExample>) -> Option<usize> {
    let example = example?;
    Some(steps_to_verdict(example.tool, &example.evaluate()?))
}

/// The result over the facts, and the drawing beside them. The drawing keeps its place when the verdict comes, and the verdict
/// stays in sight where the drawing is longer than the slide.
pub fn example(example: LiveExample, step: Signal<usize>) -> AnyView {
    let evaluation = Memo::new(move |_| example.evaluate());
    let now = move || decision(example.tool, evaluation.get().as_ref(), step.get(), true);
    view! {
        <div class="example">
            <div class="example-facts">{move || now().head}{facts(example, evaluation)}</div>
            <div class="decision">{move || now().drawing}</div>
        </div>
    }
    .into_any()
}
