//! The contents: chapters, measures, provisions, and filters that stand in the address.

use catalogue::filter::{AUDIENCES, Filter, HasTool, Time};
use leptos::prelude::*;
use policy::pack::{Chapter, Measure, Pack, Provision, ProvisionKind};
use policy::text::Language;

use super::parts::{kind, provision_link};
use super::words::{Words, words};
use crate::app::use_route;
use crate::route::Route;

/// The page.
pub fn page(language: Language) -> AnyView {
    let route = use_route();
    let filter = Memo::new(move |_| match route.get() {
        Route::Measures(query) => Filter::parse(&query),
        _ => Filter::default(),
    });
    let (pack, words) = (pack::pack(), words(language));
    let measures = pack.measures.iter().filter(|it| it.number != 0).count();
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{(words.what)(measures, pack.provisions().count())}</p>
        <a class="search-box not-on-paper" href=Route::Search(String::new()).to_string()>
            {words.search_box}<kbd aria-hidden="true">"/"</kbd>
        </a>
        <div class="catalogue">
            <div class="contents">{move || list(pack, filter.get(), language)}</div>
            <div class="beside not-on-paper">
                {move || filters(pack, filter.get(), language)}
                <nav class="see-also" aria-label=words.also>
                    <h2>{words.also}</h2>
                    <ul class="lines">
                        {[
                            (Route::Glossary(None), words.glossary),
                            (Route::Ambiguities(None), words.ambiguities),
                            (Route::Coverage, words.coverage),
                        ]
                            .map(|(to, name)| view! { <li><a href=to.to_string()>{name}</a></li> })
                            .collect_view()}
                    </ul>
                </nav>
            </div>
        </div>
    }
    .into_any()
}

/// The lead-in, then the chapters; with filters only what they admit.
fn list(pack: &'static Pack, filter: Filter, language: Language) -> AnyView {
    let lead_in = pack.measures.iter().filter(|it| it.number == 0).filter_map(|it| measure(pack, it, filter, language));
    let chapters = pack.chapters.iter().filter_map(|it| chapter(pack, it, filter, language));
    if filter.count(pack) == 0 {
        return view! { <p class="note">{words(language).nothing_fits}</p> }.into_any();
    }
    view! {
        <ol class="measures lines">{lead_in.collect_view()}</ol>
        {chapters.collect_view()}
    }
    .into_any()
}

fn chapter(pack: &'static Pack, it: &'static Chapter, filter: Filter, language: Language) -> Option<AnyView> {
    let measures: Vec<AnyView> =
        it.measures.iter().filter_map(|it| pack.measure(*it)).filter_map(|it| measure(pack, it, filter, language)).collect();
    if measures.is_empty() {
        return None;
    }
    let chapter = (words(language).chapter)(it.number);
    Some(
        view! {
            <section id=format!("chapter-{}", it.number)>
                <h2 class="chapter"><small>{chapter}</small>" "{it.title.in_language(language)}</h2>
                <ol class="measures lines">{measures}</ol>
            </section>
        }
        .into_any(),
    )
}

fn measure(pack: &'static Pack, it: &'static Measure, filter: Filter, language: Language) -> Option<AnyView> {
    let admitted: Vec<&'static Provision> = it.provisions.iter().filter(|it| filter.admits(pack, it)).collect();
    if admitted.is_empty() {
        return None;
    }
    let words = words(language);
    let count = (words.provisions)(admitted.len());
    let lines = admitted.into_iter().map(|it| view! { <li>{provision_link(it.id, language)}{kind(it.kind, language)}</li> });
    let lines = view! { <ul class="of-measure">{lines.collect_view()}</ul> };
    let inside =
        if filter.is_empty() { view! { <details><summary>{count}</summary>{lines}</details> }.into_any() } else { lines.into_any() };
    let summary = filter.is_empty().then(|| view! { <p>{it.summary.in_language(language)}</p> });
    Some(
        view! {
            <li class="measure-line">
                <a class="name" href=Route::Measure(it.number, None).to_string()>
                    <span class="number">{number(it, words)}</span>
                    <span>{it.title.in_language(language)}</span>
                </a>
                {summary}
                {inside}
            </li>
        }
        .into_any(),
    )
}

/// The lead-in has no number in the document.
fn number(it: &Measure, words: &Words) -> String {
    if it.number == 0 { words.lead_in.to_owned() } else { it.number.to_string() }
}

/// The filters, and how much they leave. Each choice is a link, so that going back takes it off again.
fn filters(pack: &'static Pack, filter: Filter, language: Language) -> AnyView {
    let words = words(language);
    let audiences = choices(pack, filter.audience, &AUDIENCES, words.level, |it| Filter { audience: it, ..filter }, words);
    let kinds = choices(pack, filter.kind, &ProvisionKind::ALL, words.kind, |it| Filter { kind: it, ..filter }, words);
    let times = choices(pack, filter.time, &Time::ALL, words.time, |it| Filter { time: it, ..filter }, words);
    let tools = choices(pack, filter.tool, &HasTool::ALL, words.has_tool, |it| Filter { tool: it, ..filter }, words);
    let asked = [
        filter.audience.map(|it| ((words.level)(it), Filter { audience: None, ..filter })),
        filter.kind.map(|it| ((words.kind)(it), Filter { kind: None, ..filter })),
        filter.time.map(|it| ((words.time)(it), Filter { time: None, ..filter })),
        filter.tool.map(|it| ((words.has_tool)(it), Filter { tool: None, ..filter })),
    ];
    let asked = asked.into_iter().flatten().map(|(name, without)| {
        view! {
            <li>
                <a href=address(without) aria-label=(words.without)(name)>{name}<span aria-hidden="true">" ✕"</span></a>
            </li>
        }
    });
    let measures = pack.measures.iter().filter(|it| it.provisions.iter().any(|it| filter.admits(pack, it))).count();
    let groups = [(words.by_audience, audiences), (words.by_kind, kinds), (words.by_time, times), (words.by_tool, tools)];
    let groups = groups.map(|(name, choices)| {
        view! {
            <div class="filter">
                <h3>{name}</h3>
                <ul>{choices}</ul>
            </div>
        }
    });
    view! {
        <details class="filters" open=!filter.is_empty()>
            <summary>{words.filters}</summary>
            {groups.into_iter().collect_view()}
        </details>
        <p class="asked-count" role="status">{(words.found)(filter.count(pack), measures)}</p>
        <ul class="asked">
            {asked.collect_view()}
            {(!filter.is_empty()).then(|| view! { <li><a href=address(Filter::default())>{words.clear}</a></li> })}
        </ul>
    }
    .into_any()
}

/// The choices of one filter, each with how many provisions it would leave; the one taken leads back to all.
fn choices<T: Copy + PartialEq>(
    pack: &'static Pack,
    taken: Option<T>,
    all: &[T],
    name: fn(T) -> &'static str,
    with: impl Fn(Option<T>) -> Filter,
    words: &Words,
) -> Vec<AnyView> {
    let choice = |it: Option<T>| {
        let filter = with(it);
        let (count, chosen) = (filter.count(pack), it == taken);
        let name = it.map_or(words.all, name);
        view! {
            <li>
                <a href=address(filter) aria-current=chosen.then_some("true") class:none={count == 0}>
                    <span>{name}</span>
                    <span class="number">{count}</span>
                </a>
            </li>
        }
        .into_any()
    };
    std::iter::once(None).chain(all.iter().copied().map(Some)).map(choice).collect()
}

fn address(filter: Filter) -> String {
    Route::Measures(filter.to_string()).to_string()
}
