//! The terms of the glossary as cards. On paper there are eight cards a page, to be cut out.

use address::mark::seal;
use leptos::prelude::*;
use policy::model::glossary::Term;
use policy::model::text::Language;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::print_button::print_button;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::slide_layout::set_page_attribute;
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// The page; `m=6.7` selects the terms of the measures 6 and 7.
pub fn page(chosen: &str) -> View {
    let words = words(language());
    set_page_attribute("data-whole-paper");
    let written = chosen.split('&').find_map(|it| it.strip_prefix("m=")).unwrap_or_default();
    let measures: Vec<u8> = written.split('.').filter_map(|it| it.parse().ok()).filter(|it| pack::pack().measure(*it).is_some()).collect();
    let chosen = RwSignal::new(measures);
    let address = expect_context::<Navigator>();
    effect(move |before: Option<()>| {
        let numbers: Vec<String> = chosen.with(|it| it.iter().map(ToString::to_string).collect());
        if before.is_some() {
            let written = if numbers.is_empty() { String::new() } else { ["m=", &numbers.join(".")].concat() };
            address.replace(&Route::Cards(seal(&written)));
        }
    });
    let checkboxes = pack::pack().measures.iter().filter(|it| it.number != 0).map(|measure| {
        let number = measure.number;
        let checked = move || chosen.with(|it| it.contains(&number));
        let toggle = move |_| {
            chosen.update(|numbers| match numbers.iter().position(|it| *it == number) {
                Some(at) => {
                    numbers.remove(at);
                }
                None => {
                    numbers.push(number);
                    order::sort(numbers);
                }
            });
        };
        view! {
            <label title=localized(&measure.title)>
                <input type="checkbox" prop:checked=checked on:change=toggle aria-label=[number.to_string().as_str(), " ", localized(&measure.title)].concat()/>
                <span class="number">{number.to_string()}</span>
            </label>
        }
    });
    let terms = Memo::new(move |_| chosen.with(|it| terms_of(it)));
    let cards = move || terms.with(|it| it.iter().filter_map(|at| pack::pack().reference.glossary.get(*at)).map(card).collect_view());
    view! {
        <div class="not-on-paper">
            <h1>{words.cards}</h1>
            <p class="lead">{phrases(words.cards_lead)}</p>
            <fieldset class="field"><legend>{words.cards_of}</legend><div class="choices numbers">{checkboxes.collect_view()}</div></fieldset>
            <p role="status">{move || (words.card_count)(terms.with(Vec::len), terms.with(|it| it.len().div_ceil(8)))}</p>
            <p class="actions">{print_button(words.print, "primary")}</p>
        </div>
        <ul class="cards">{cards}</ul>
    }
}

/// The positions of the terms that occur in these measures; all terms where no measure is chosen.
fn terms_of(measures: &[u8]) -> Vec<usize> {
    let occurs = |term: &Term| measures.is_empty() || term.provisions.iter().any(|it| measures.contains(&it.measure));
    pack::pack().reference.glossary.iter().enumerate().filter(|it| occurs(it.1)).map(|it| it.0).collect()
}

fn card(term: &'static Term) -> View {
    let words = words(language());
    let (name, other) = match language() {
        Language::Chinese => (term.term.as_str(), term.english.as_str()),
        Language::English => (term.english.as_str(), term.term.as_str()),
    };
    let other_language = match language() {
        Language::Chinese => "en",
        Language::English => "zh-CN",
    };
    let provisions: Vec<View> = term
        .provisions
        .iter()
        .map(|id| {
            let link = Route::Measure(id.measure, Some(id.item)).to_string();
            view! { " "<a class="number" href=link>{id.to_string()}</a> }
        })
        .collect();
    let provisions = (!provisions.is_empty()).then(|| view! { <p class="places">{words.stands_in}{provisions}</p> });
    let doubt = term.doubt.as_ref().map(|it| view! { <p class="doubt">{words.unverified}{localized(it)}</p> });
    view! {
        <li class="card">
            <p class="term">{name}</p>
            <p class="other" lang=other_language>{other}</p>
            <p class="plain">{localized(&term.plain)}</p>
            {doubt}
            {provisions}
        </li>
    }
}
