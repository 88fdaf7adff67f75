//! Search over everything: results while typing, with the matches marked.

use std::sync::OnceLock;

use address::mangled::{searched, without_punctuation};
use address::mark::{Seal, unseal};
use catalogue::entry::{Kind, Part, Target};
use catalogue::index::{Group, Hit, Hits, Index, Marked};
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;
use policy::model::text::Language;
use template::View;
use template::effect::effect;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::browser::markup::{Markup, written};
use crate::browser::shortcuts::SEARCH_FIELD;
use crate::components::link_notice::{doubt, doubtful_line};
use crate::i18n::messages::catalogue::words;
use crate::i18n::{code, localized};
use crate::pages::catalogue::elements::focus_on_arrival;
use crate::pages::catalogue::links::address as provision_address;
use crate::pages::catalogue::search_field::search_field;
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::Route;

/// How many hits of a kind are shown at first.
const FIRST_HITS: usize = 6;

/// How many characters of a text are shown around a match.
const CONTEXT: usize = 72;

/// The search index, built at the first search.
pub fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(pack::pack(), pack::spelling()))
}

/// The page.
pub fn page(language: Language) -> View {
    let words = words(language);
    let (address, route) = (expect_context::<Navigator>(), use_route());
    let initial = untrack(|| searched_for(&route.get(), &address.written()));
    // The search text, and the kind whose hits are all shown; another text resets the kind.
    let query = RwSignal::new((initial.clone(), None::<Kind>));
    let search_for = move |text: String| {
        query.set((text, None));
    };
    // Another link was followed while this page is open, or the reader went back to another search. What is typed is in the address only
    // when the field is left, so the address may be behind it, and says nothing while it stays the same.
    effect(move |before: Option<String>| {
        let current = searched_for(&route.get(), &address.written());
        if before.is_some_and(|it| it != current) && query.with_untracked(|it| it.0 != current) {
            query.set((current.clone(), None));
            if let Some(field) = document().get_element_by_id(SEARCH_FIELD).and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(&current);
            }
        }
        current
    });
    // The address is updated when the reader leaves the field, so that going back from a hit finds the search again. The browser also
    // sends this event when the field is removed with its page; then the signal is gone.
    let write_address = move || {
        if let Some(search) = query.try_with_untracked(|(it, _)| Route::Search(it.clone())) {
            address.replace(&search);
        }
    };
    let results = move || {
        query.with(|(text, expanded)| {
            let hits = index().search(text, language, FIRST_HITS, *expanded);
            results(&hits, text, query, language)
        })
    };
    if initial.is_empty() {
        focus_on_arrival(SEARCH_FIELD);
    }
    view! {
        <h1>{words.search}</h1>
        {move || doubt(carried(&address.written())).map(doubtful_line)}
        {search_field(SEARCH_FIELD, words.search_label, Some((words.search_help)(localized(&pack::pack().search_examples))), initial, search_for, write_address)}
        {results}
    }
}

/// What an address carries of a search, as it is written.
fn carried(written: &str) -> &str {
    written.split_once('?').map_or("", |it| searched(it.1))
}

/// What is searched for at an address. A link without its mark may have got punctuation behind it in a chat.
fn searched_for(route: &Route, written: &str) -> String {
    match route {
        Route::Search(text) if unseal(carried(written)).1 == Seal::Unmarked => without_punctuation(text).to_owned(),
        Route::Search(text) => text.clone(),
        _ => String::new(),
    }
}

fn results(hits: &Hits<'static>, text: &str, query: RwSignal<(String, Option<Kind>)>, language: Language) -> View {
    let words = words(language);
    let count_text = match (text.trim().is_empty(), hits.count) {
        (true, _) => String::new(),
        (false, 0) => words.no_hits.to_owned(),
        (false, count) => (words.hits)(count),
    };
    view! {
        <p class="hit-count" role="status">{count_text}</p>
        {hits.nearest.then(|| view! { <p class="quiet">{words.nearest}</p> })}
        {hits.groups.iter().map(|it| group(it, query, language)).collect_view()}
    }
}

fn group(group: &Group<'static>, query: RwSignal<(String, Option<Kind>)>, language: Language) -> View {
    let words = words(language);
    let (kind, has_more) = (group.kind, group.hits.len() < group.count);
    let show_all = move |_| query.update(|(_, expanded)| *expanded = Some(kind));
    view! {
        <section class="hits">
            <h2>{(words.hit_kind)(kind)}" "<small class="number">{group.count}</small></h2>
            <ul class="lines" inner_html=written(lines(&group.hits, language))></ul>
            {has_more.then(|| view! { <button type="button" class="plain" on:click=show_all>{(words.show_all)(group.count)}</button> })}
        </section>
    }
}

/// The hits as HTML, set in one call: creating some forty of them element by element would make up most of the time of a keystroke.
fn lines(hits: &[Hit<'static>], language: Language) -> Markup {
    let mut html = Markup::default();
    for hit in hits {
        html.tags("<li><a href=\"");
        html.text(&target_address(hit.target));
        html.tags("\"><span class=\"title\"><span class=\"number\">");
        html.text(&label(hit.target).unwrap_or_default());
        html.tags("</span>");
        if let Some(title) = &hit.title {
            marked("", title, &mut html);
        }
        html.tags("</span>");
        if let Some((part, text)) = &hit.place {
            place(*part, text, language, &mut html);
        }
        html.tags("</a></li>");
    }
    html
}

/// The other place that contains the match, with the text around it.
fn place(part: Part, text: &Marked<'static>, language: Language, html: &mut Markup) {
    let (cut_before, excerpt, cut_after) = text.excerpt(CONTEXT);
    html.tags("<span class=\"place\"><span class=\"only-read\">");
    html.text((words(language).hit_part)(part));
    html.tags(": </span>");
    marked(if cut_before { "…" } else { "" }, &excerpt, html);
    html.tags(if cut_after { "…</span>" } else { "</span>" });
}

/// A text with its matches marked, `before` in front of it.
fn marked(before: &str, text: &Marked<'static>, html: &mut Markup) {
    html.tags("<span lang=\"");
    html.text(code(text.language));
    html.tags("\">");
    html.text(before);
    for (piece, marked) in text.pieces() {
        html.tags(if marked { "<mark>" } else { "" });
        html.text(piece);
        html.tags(if marked { "</mark>" } else { "" });
    }
    html.tags("</span>");
}

/// The number of a target, where it has one.
fn label(target: Target) -> Option<String> {
    match target {
        Target::Measure(0) | Target::About | Target::Chapter(_) | Target::Tool(_) | Target::Term(_) => None,
        Target::Measure(it) => Some(it.to_string()),
        Target::Provision(it) => Some(it.to_string()),
        Target::Ambiguity(it) => Some(format!("A{it}")),
    }
}

/// The address of a target.
fn target_address(target: Target) -> String {
    let pack = pack::pack();
    let route = match target {
        Target::Provision(it) => return provision_address(it),
        // A chapter has no page of its own: its first measure opens it.
        Target::Chapter(number) => match pack.chapters.iter().find(|chapter| chapter.number == number).and_then(|it| it.measures.first()) {
            Some(first) => Route::Measure(*first, None),
            None => Route::Measures(String::new()),
        },
        Target::Measure(it) => Route::Measure(it, None),
        Target::Tool(it) => pack.tool_at(it).map_or(Route::Tools, |it| Route::Tool(it.id.clone(), None)),
        Target::Term(it) => Route::Glossary(pack.reference.glossary.get(usize::from(it)).map(|it| it.id.clone())),
        Target::Ambiguity(it) => Route::Ambiguities(Some(it)),
        Target::About => Route::About,
    };
    route.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hit_leads_somewhere_and_shows_what_was_typed() {
        let hits = index().search("减负", Language::Chinese, FIRST_HITS, None);
        assert!(1 < hits.groups.len());
        for group in &hits.groups {
            let html = written(lines(&group.hits, Language::Chinese));
            assert_eq!(html.matches("<li><a href=\"#/").count(), group.hits.len(), "{html}");
            assert_eq!(html.matches("<mark>减负</mark>").count().min(group.hits.len()), group.hits.len(), "{html}");
        }
    }
}
