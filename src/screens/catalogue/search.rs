//! Search over everything: results while one types, what was typed marked in them.

use std::sync::OnceLock;

use catalogue::entry::{Kind, Target};
use catalogue::index::{Group, Hit, Hits, Index, Marked};
use leptos::prelude::*;
use policy::text::Language;

use super::parts::{address as to_provision, focus_on_arrival, search_field};
use super::words::words;
use crate::address::{Address, use_route};
use crate::language::code;
use crate::route::Route;
use crate::slash::FIELD;

/// As many hits of a kind are shown at first.
const AT_FIRST: usize = 6;

/// As many characters of a text are shown around a hit.
const AROUND: usize = 72;

/// Made when something is first looked for.
pub fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(pack::pack(), pack::SPELLING))
}

/// The page.
pub fn page(language: Language) -> AnyView {
    let words = words(language);
    let asked = match use_route().get_untracked() {
        Route::Search(it) => it,
        _ => String::new(),
    };
    // What was typed, and which kind is shown whole: another search starts afresh.
    let looked_for = RwSignal::new((asked.clone(), None::<Kind>));
    let typed = move |it: String| {
        looked_for.set((it, None));
    };
    let address = expect_context::<Address>();
    // The address follows when the reader leaves the field, so that going back from a hit finds the search again. The
    // browser also says so when the field goes away with its page: then there is nothing to follow.
    let done = move || {
        if let Some(search) = looked_for.try_with_untracked(|(it, _)| Route::Search(it.clone())) {
            address.replace(&search);
        }
    };
    let results = move || {
        looked_for.with(|(typed, whole)| {
            let hits = index().search(typed, language, AT_FIRST, *whole);
            results(&hits, typed, looked_for, language)
        })
    };
    if asked.is_empty() {
        focus_on_arrival(FIELD);
    }
    view! {
        <h1>{words.search}</h1>
        {search_field(FIELD, words.search_label, Some(words.search_help), asked, typed, done)}
        {results}
    }
    .into_any()
}

fn results(hits: &Hits<'static>, typed: &str, looked_for: RwSignal<(String, Option<Kind>)>, language: Language) -> AnyView {
    let words = words(language);
    let said = match (typed.trim().is_empty(), hits.count) {
        (true, _) => String::new(),
        (false, 0) => words.no_hits.to_owned(),
        (false, count) => (words.hits)(count),
    };
    view! {
        <p class="hit-count" role="status">{said}</p>
        {hits.groups.iter().map(|it| group(it, looked_for, language)).collect_view()}
    }
    .into_any()
}

fn group(it: &Group<'static>, looked_for: RwSignal<(String, Option<Kind>)>, language: Language) -> AnyView {
    let words = words(language);
    let (kind, more) = (it.kind, it.hits.len() < it.count);
    let show_all = move |_| looked_for.update(|(_, whole)| *whole = Some(kind));
    view! {
        <section class="hits">
            <h2>{(words.hit_kind)(kind)}" "<small class="number">{it.count}</small></h2>
            <ul class="lines">{it.hits.iter().map(|it| hit(it, language)).collect_view()}</ul>
            {more.then(|| view! { <button type="button" class="plain" on:click=show_all>{(words.show_all)(it.count)}</button> })}
        </section>
    }
    .into_any()
}

fn hit(it: &Hit<'static>, language: Language) -> AnyView {
    let place = it.place.as_ref().map(|(part, text)| {
        let (cut_before, excerpt, cut_after) = text.excerpt(AROUND);
        view! {
            <span class="place" lang=code(excerpt.language)>
                <span class="only-read">{(words(language).hit_part)(*part)}": "</span>
                {cut_before.then_some("…")}
                {marked(&excerpt)}
                {cut_after.then_some("…")}
            </span>
        }
    });
    view! {
        <li>
            <a href=leads_to(it.target)>
                <span class="title">
                    <span class="number">{label(it.target)}</span>
                    {it.title.as_ref().map(|it| view! { <span lang=code(it.language)>{marked(it)}</span> })}
                </span>
                {place}
            </a>
        </li>
    }
    .into_any()
}

fn marked(text: &Marked<'static>) -> AnyView {
    let piece = |(text, marked): (&'static str, bool)| if marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() };
    text.pieces().into_iter().map(piece).collect_view().into_any()
}

/// By what number a thing is called, where it has one.
fn label(target: Target) -> Option<String> {
    match target {
        Target::Measure(0) | Target::About | Target::Chapter(_) | Target::Tool(_) | Target::Term(_) => None,
        Target::Measure(it) => Some(it.to_string()),
        Target::Provision(it) => Some(it.to_string()),
        Target::Ambiguity(it) => Some(format!("A{it}")),
    }
}

fn leads_to(target: Target) -> String {
    let pack = pack::pack();
    let route = match target {
        Target::Provision(it) => return to_provision(it),
        // A chapter has no page of its own: its first measure opens it.
        Target::Chapter(it) => match pack.chapters.iter().find(|chapter| chapter.number == it).and_then(|it| it.measures.first()) {
            Some(first) => Route::Measure(*first, None),
            None => Route::Measures(String::new()),
        },
        Target::Measure(it) => Route::Measure(it, None),
        Target::Tool(it) => pack.tools.get(usize::from(it.0)).map_or(Route::Tools, |it| Route::Tool(it.id.clone(), None)),
        Target::Term(it) => Route::Glossary(pack.glossary.get(usize::from(it)).map(|it| it.id.clone())),
        Target::Ambiguity(it) => Route::Ambiguities(Some(it)),
        Target::About => Route::About,
    };
    route.to_string()
}
