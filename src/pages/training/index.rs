//! The start page for trainers: a deck in three choices, to be begun at once, and what else they can do, each with a link.

use leptos::prelude::*;
use policy::model::tool::{Group, Tool};
use template::View;
use template_macro::view;
use training::plan::Plan;

use crate::components::update_notice::works_offline;
use crate::i18n::language;
use crate::i18n::messages::quiz::words as quiz_words;
use crate::i18n::messages::training::words;
use crate::pages::training::prepare::planner;
use crate::routing::route::Route;

/// The page of links.
pub fn page() -> View {
    let (words, quiz) = (words(language()), quiz_words(language()));
    let steps = example_for_steps().map(|it| (Route::Steps(it.id.clone(), None), words.entry_steps));
    let entries = [
        Some((Route::Prepare(String::new()), words.entry_present)),
        steps,
        Some((Route::Scenarios, words.entry_scenarios)),
        Some((Route::Cards(String::new()), words.entry_cards)),
        Some((Route::Quiz(String::new()), quiz.entry_questions)),
        Some((Route::Hands(String::new()), quiz.entry_hands)),
        Some((Route::Paper(String::new()), quiz.entry_paper)),
        Some((Route::Practice(String::new()), quiz.entry_practice)),
    ];
    let items = entries.into_iter().flatten().map(|(to, (title, what))| view! { <li><a href=to.to_string()>{title}</a><p>{what}</p></li> });
    // Chosen here it is in no address: whoever wants to keep it begins the deck, or goes on to the measures.
    let plan = RwSignal::new(Plan::parse(pack::pack(), ""));
    view! {
        <h1>{words.title}</h1>
        {planner(plan, true)}
        <p class="help">{words.lead}</p>
        {works_offline()}
        <ul class="training-entries">{items.collect_view()}</ul>
    }
}

/// The tool whose decision is shown first: one that a unit asks, with a verdict and with a reading to choose; where the pack has none,
/// the first that has a verdict.
fn example_for_steps() -> Option<&'static Tool> {
    let tools = || pack::pack().tools.iter().filter(|it| it.rule.verdict.is_some());
    tools().find(|it| it.group == Group::Unit && !it.readings.is_empty()).or_else(|| tools().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_the_income_of_a_village() {
        assert_eq!(example_for_steps().map(|it| it.id.as_str()), Some("village-collective-income"));
    }
}
