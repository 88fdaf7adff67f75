//! The terms as cards: what a word means and where it stands. On paper eight a page, to be cut.

use leptos::prelude::*;
use policy::model::glossary::Term;
use policy::model::text::Language;

use crate::address::Address;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::training::deck::stage::mark_the_page;
use crate::screens::training::words::words;

/// The page; `m=6.7` shows the terms of those measures.
pub fn page(chosen: &str) -> AnyView {
    let words = words(language());
    mark_the_page("data-whole-paper");
    let first = chosen.strip_prefix("m=").unwrap_or_default();
    let measures: Vec<u8> = first.split('.').filter_map(|it| it.parse().ok()).filter(|it| pack::pack().measure(*it).is_some()).collect();
    let chosen = RwSignal::new(measures);
    let address = expect_context::<Address>();
    Effect::new(move |before: Option<()>| {
        let numbers: Vec<String> = chosen.with(|it| it.iter().map(ToString::to_string).collect());
        if before.is_some() {
            let written = if numbers.is_empty() { String::new() } else { ["m=", &numbers.join(".")].concat() };
            address.replace(&Route::Cards(written));
        }
    });
    let boxes = pack::pack().measures.iter().filter(|it| it.number != 0).map(|it| {
        let number = it.number;
        let checked = move || chosen.with(|it| it.contains(&number));
        let toggle = move |_| {
            chosen.update(|it| match it.iter().position(|it| *it == number) {
                Some(at) => {
                    it.remove(at);
                }
                None => {
                    it.push(number);
                    it.sort_unstable();
                }
            });
        };
        view! {
            <label title=said(&it.title)>
                <input type="checkbox" prop:checked=checked on:change=toggle aria-label=[number.to_string().as_str(), " ", said(&it.title)].concat()/>
                <span class="number">{number.to_string()}</span>
            </label>
        }
        .into_any()
    });
    let terms = Memo::new(move |_| chosen.with(|it| of_measures(it)));
    let cards = move || terms.with(|it| it.iter().filter_map(|at| pack::pack().glossary.get(*at)).map(card).collect_view());
    view! {
        <div class="not-on-paper">
            <h1>{words.cards}</h1>
            <p class="lead">{words.cards_lead}</p>
            <fieldset class="field"><legend>{words.cards_of}</legend><div class="choices numbers">{boxes.collect_view()}</div></fieldset>
            <p role="status">{move || (words.card_count)(terms.with(Vec::len), terms.with(|it| it.len().div_ceil(8)))}</p>
            <p class="actions"><button type="button" class="primary" on:click=|_| drop(window().print())>{words.print}</button></p>
        </div>
        <ul class="cards">{cards}</ul>
    }
    .into_any()
}

/// The positions of the terms that stand in these measures; all terms where none is chosen.
fn of_measures(measures: &[u8]) -> Vec<usize> {
    let stands = |it: &Term| measures.is_empty() || it.provisions.iter().any(|it| measures.contains(&it.measure));
    pack::pack().glossary.iter().enumerate().filter(|it| stands(it.1)).map(|it| it.0).collect()
}

fn card(it: &'static Term) -> AnyView {
    let words = words(language());
    let (name, other) = match language() {
        Language::Chinese => (it.term.as_str(), it.english.as_str()),
        Language::English => (it.english.as_str(), it.term.as_str()),
    };
    let other_language = match language() {
        Language::Chinese => "en",
        Language::English => "zh-CN",
    };
    let places: Vec<AnyView> = it
        .provisions
        .iter()
        .map(|id| {
            let to = Route::Measure(id.measure, Some(id.item)).to_string();
            view! { " "<a class="number" href=to>{id.to_string()}</a> }.into_any()
        })
        .collect();
    let places = (!places.is_empty()).then(|| view! { <p class="places">{words.stands_in}{places}</p> });
    let doubt = it.doubt.as_ref().map(|it| view! { <p class="doubt">{words.unverified}{said(it)}</p> });
    view! {
        <li class="card">
            <p class="term">{name}</p>
            <p class="other" lang=other_language>{other}</p>
            <p class="plain">{said(&it.plain)}</p>
            {doubt}
            {places}
        </li>
    }
    .into_any()
}
