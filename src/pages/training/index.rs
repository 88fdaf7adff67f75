//! What there is for trainers.

use leptos::prelude::*;

use crate::components::update_notice::works_offline;
use crate::i18n::language;
use crate::i18n::messages::quiz::words as quiz_words;
use crate::i18n::messages::training::words;
use crate::routing::route::Route;

/// The page.
pub fn page() -> AnyView {
    let (words, quiz) = (words(language()), quiz_words(language()));
    let steps = Route::Steps("village-collective-income".to_owned(), None);
    let entries = [
        (Route::Prepare(String::new()), words.entry_present),
        (steps, words.entry_steps),
        (Route::Scenarios, words.entry_scenarios),
        (Route::Cards(String::new()), words.entry_cards),
        (Route::Quiz(String::new()), quiz.entry_questions),
        (Route::Hands(String::new()), quiz.entry_hands),
        (Route::Paper(String::new()), quiz.entry_paper),
        (Route::Practice(String::new()), quiz.entry_practice),
    ];
    let each = entries.into_iter().map(|(to, (title, what))| view! { <li><a href=to.to_string()>{title}</a><p>{what}</p></li> }.into_any());
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {works_offline()}
        <ul class="training-entries">{each.collect_view()}</ul>
    }
    .into_any()
}
