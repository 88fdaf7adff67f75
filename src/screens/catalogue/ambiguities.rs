//! The register of ambiguities: the words, the reading taken, the others, why, and where it matters.

use catalogue::references::asking;
use leptos::prelude::*;
use policy::pack::Ambiguity;
use policy::text::Language;

use super::on_device::on_device;
use super::parts::{asked_in, follow, open_on_paper, provision_link, readings, tool_link};
use super::words::words;
use crate::address::use_route;
use crate::route::Route;

/// The page.
pub fn page(language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let route = use_route();
    follow(move || match route.get() {
        Route::Ambiguities(number) => number.map(element),
        _ => None,
    });
    open_on_paper();
    view! {
        <h1>{words.ambiguities}</h1>
        <p class="lead">{(words.ambiguities_lead)(pack.ambiguities.len())}</p>
        <ol class="register lines">{pack.ambiguities.iter().map(|it| ambiguity(it, language)).collect_view()}</ol>
    }
    .into_any()
}

fn element(number: u8) -> String {
    format!("ambiguity-{number}")
}

fn ambiguity(it: &'static Ambiguity, language: Language) -> AnyView {
    let words = words(language);
    let provisions = it.provisions.iter().map(|it| view! { <li>{provision_link(*it, language)}</li> });
    let tools = it.tools.iter().map(|it| view! { <li>{tool_link(*it, language)}</li> });
    let asked = asking(pack::pack(), |indicator| indicator.provisions.iter().any(|id| it.provisions.contains(id)));
    view! {
        <li id=element(it.number)>
            <h2>
                <a class="number" href=Route::Ambiguities(Some(it.number)).to_string()>"A"{it.number}</a>
                " "
                {it.question.in_language(language)}
            </h2>
            {readings(it, language)}
            <div class="where">
                <h3 class="what">{words.where_used}</h3>
                <ul>{provisions.collect_view()}{tools.collect_view()}</ul>
                {asked_in(&asked, language)}
                {it.reading.is_some().then(|| view! { <p class="small quiet">{words.switchable}</p> })}
                <h3 class="what not-on-paper">{words.on_device}</h3>
                <div class="not-on-paper">{on_device(it, language)}</div>
            </div>
        </li>
    }
    .into_any()
}
