//! The worked example of a slide: its facts to be changed, and beside them the decision, step by step.

use leptos::prelude::*;
use template::View;
use template_macro::view;
use training::deck::Shows;
use training::fit::have_room_beside;

use crate::i18n::language;
use crate::pages::training::decision::{clicks_to_verdict, decision_on_slide, facts_on_slide, slide_clicks};
use crate::pages::training::live_example::{FactsShown, LiveExample, facts, in_rows};

/// How many steps a slide has beyond its first look: `of_question` where it asks one. Subscribes to the facts of its example.
pub fn slide_steps(shows: Option<Shows>, example: Option<LiveExample>, of_question: usize) -> usize {
    match shows {
        Some(Shows::Example(_)) => example.and_then(|it| Some(slide_clicks(it.tool, &it.evaluate()?))).unwrap_or_default(),
        Some(Shows::Question(_)) => of_question,
        Some(Shows::Title(_) | Shows::Sentence(_) | Shows::Figures(_) | Shows::Owed(_) | Shows::Clause(..) | Shows::Close) | None => 0,
    }
}

/// After how many steps the verdict of a slide's example is shown; what would change it comes after that. Nothing where the slide
/// has no example, or something in it must be corrected first.
pub fn slide_steps_to_verdict(example: Option<LiveExample>) -> Option<usize> {
    let example = example?;
    Some(clicks_to_verdict(example.tool, &example.evaluate()?))
}

/// The result over the facts, and the drawing beside them. Where the facts are too many to stand beside it, they come first and
/// alone, and then those stay that are being decided upon. A change shows the facts as it has them.
pub fn example(example: LiveExample, step: RwSignal<usize>) -> View {
    let evaluation = Memo::new(move |_| example.evaluate());
    let now = move || decision_on_slide(example.tool, evaluation.get().as_ref(), step.get());
    let stands_alone = move || step.get() == 0 && !are_few(example);
    view! {
        <div class="example" class:alone=stands_alone>
            <div class="example-facts">{move || now().head}{facts(example, evaluation, shown, step)}</div>
            <div class="decision">{move || (!stands_alone()).then(|| now().drawing)}</div>
        </div>
    }
}

/// Whether the facts have room beside the decision.
fn are_few(example: LiveExample) -> bool {
    have_room_beside(&in_rows(example, language()))
}

/// Which facts stand beside the decision after so many clicks, and as what.
fn shown(example: LiveExample, step: RwSignal<usize>) -> FactsShown {
    let now = example.evaluate();
    let (slots, changed) = facts_on_slide(example.tool, now.as_ref(), step.get());
    FactsShown { slots: (0 < step.get() && !are_few(example)).then_some(slots), changed }
}
