//! The register of ambiguities: the phrase, the reading taken, the others, the reason, and where it matters.

use catalogue::references::asking;
use leptos::prelude::*;
use policy::model::glossary::Ambiguity;
use policy::model::text::Language;
use template::View;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::i18n::messages::catalogue::words;
use crate::pages::catalogue::elements::scroll_to_target;
use crate::pages::catalogue::links::{asked_in, provision_link, readings, tool_link};
use crate::pages::catalogue::stored_answers::results_on_device;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page.
pub fn page(language: Language) -> View {
    let (pack, words) = (pack::pack(), words(language));
    let route = use_route();
    scroll_to_target(move || match route.get() {
        Route::Ambiguities(number) => number.map(element),
        _ => None,
    });
    view! {
        <h1>{words.ambiguities}</h1>
        <p class="lead">{phrases(&(words.ambiguities_lead)(pack.reference.ambiguities.len()))}</p>
        <ol class="register lines">{pack.reference.ambiguities.iter().map(|it| ambiguity(it, language)).collect_view()}</ol>
    }
}

/// The id of the element of an ambiguity.
fn element(number: u8) -> String {
    format!("ambiguity-{number}")
}

fn ambiguity(ambiguity: &'static Ambiguity, language: Language) -> View {
    let words = words(language);
    let provisions = ambiguity.provisions.iter().map(|it| view! { <li>{provision_link(*it, language)}</li> });
    let tools = ambiguity.tools.iter().map(|it| view! { <li>{tool_link(*it, language)}</li> });
    let asked = asking(pack::pack(), |indicator| indicator.provisions.iter().any(|id| ambiguity.provisions.contains(id)));
    view! {
        <li id=element(ambiguity.number)>
            <h2>
                <a class="number" href=Route::Ambiguities(Some(ambiguity.number)).to_string()>"A"{ambiguity.number}</a>
                " "
                {ambiguity.question.in_language(language)}
            </h2>
            {readings(ambiguity, language)}
            <div class="where">
                <h3 class="what">{words.where_used}</h3>
                <ul>{provisions.collect_view()}{tools.collect_view()}</ul>
                {asked_in(&asked, language)}
                {ambiguity.reading.is_some().then(|| view! { <p class="small quiet">{words.switchable}</p> })}
                <h3 class="what not-on-paper">{words.on_device}</h3>
                <div class="not-on-paper">{results_on_device(ambiguity, language)}</div>
            </div>
        </li>
    }
}
