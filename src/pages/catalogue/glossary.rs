//! The glossary: the terms of the document in plain words, searchable, in groups, and printed as cards.

use std::collections::BTreeSet;

use catalogue::entry::{Kind, Target};
use leptos::prelude::*;
use policy::model::glossary::Term;
use policy::model::text::Language;
use template::View;
use template_macro::view;

use crate::components::figure::running;
use crate::components::print_button::print_button;
use crate::i18n::localized;
use crate::i18n::messages::catalogue::words;
use crate::pages::catalogue::elements::scroll_to_target;
use crate::pages::catalogue::links::address;
use crate::pages::catalogue::search::index;
use crate::pages::catalogue::search_field::search_field;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page.
pub fn page(language: Language) -> View {
    let (pack, words) = (pack::pack(), words(language));
    let route = use_route();
    scroll_to_target(move || match route.get() {
        Route::Glossary(term) => term.map(|it| element(&it)),
        _ => None,
    });
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| typed.with(|it| matching_terms(it, language)));
    let count = move || found.with(|it| (words.terms_found)(it.as_ref().map_or(pack.reference.glossary.len(), BTreeSet::len)));
    let groups = move || {
        let found = found.get();
        let admitted = |at: u16| found.as_ref().is_none_or(|it| it.contains(&at));
        let groups: BTreeSet<u8> = pack.reference.glossary.iter().map(|it| it.group).collect();
        let groups = groups.into_iter().filter_map(|group| {
            let terms: Vec<View> = (0u16..)
                .zip(&pack.reference.glossary)
                .filter(|(at, it)| it.group == group && admitted(*at))
                .map(|(_, it)| term(it, language))
                .collect();
            (!terms.is_empty()).then(|| view! { <section><h2>{pack.reference.term_groups.get(usize::from(group)).map(localized)}</h2><dl class="terms">{terms}</dl></section> })
        });
        groups.collect_view()
    };
    view! {
        <h1>{words.glossary}</h1>
        <p class="lead not-on-paper">{(words.glossary_lead)(pack.reference.glossary.len())}</p>
        {search_field("term-field", words.find_term, None, String::new(), move |it| typed.set(it), || ())}
        <p class="hit-count not-on-paper" role="status">{count}</p>
        {groups}
        <p class="actions">{print_button(words.print_cards, "plain print not-on-paper")}</p>
    }
}

/// The positions of the terms that contain the search text; `None` where nothing was typed.
fn matching_terms(typed: &str, language: Language) -> Option<BTreeSet<u16>> {
    if typed.trim().is_empty() {
        return None;
    }
    let hits = index().search(typed, language, 0, Some(Kind::Terms));
    let targets = hits.groups.iter().flat_map(|it| &it.hits).map(|it| it.target);
    Some(
        targets
            .filter_map(|target| match target {
                Target::Term(at) => Some(at),
                Target::Chapter(_) | Target::Measure(_) | Target::Provision(_) | Target::Tool(_) | Target::Ambiguity(_) | Target::About => {
                    None
                }
            })
            .collect(),
    )
}

/// The id of the element of a term.
fn element(term: &str) -> String {
    format!("term-{term}")
}

fn term(term: &'static Term, language: Language) -> View {
    let words = words(language);
    let other = match language {
        Language::Chinese => view! { <span class="other" lang="en">{term.english.as_str()}</span> },
        Language::English => view! { <span class="other" lang="zh-CN">{term.term.as_str()}</span> },
    };
    let name = match language {
        Language::Chinese => term.term.as_str(),
        Language::English => term.english.as_str(),
    };
    let also_called = (!term.also.is_empty()).then(|| {
        view! { <p class="small quiet">{words.also_called}" "<span lang="zh-CN">{term.also.join("、")}</span></p> }
    });
    let provisions = term.provisions.iter().map(|it| view! { " "<a class="number" href=address(*it)>{it.to_string()}</a> });
    let provisions =
        (!term.provisions.is_empty()).then(|| view! { <p class="small quiet">{words.stands_in}{provisions.collect_view()}</p> });
    view! {
        <div class="term-entry" id=element(&term.id)>
            <dt>{name}" "{other}</dt>
            <dd>
                <p>{running(term.plain.in_language(language), &term.provisions)}</p>
                {term.doubt.as_ref().map(|doubt| {
                    let doubt = running(doubt.in_language(language), &term.provisions);
                    view! { <p class="note"><strong class="what">{words.unverified}</strong>{doubt}</p> }
                })}
                {also_called}
                {provisions}
            </dd>
        </div>
    }
}
