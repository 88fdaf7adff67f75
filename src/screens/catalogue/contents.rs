//! The contents: chapters, measures, provisions, and filters that stand in the address.

use catalogue::filter::{AUDIENCES, Filter, HasTool, Time};
use leptos::prelude::*;
use policy::model::document::{Chapter, Measure, Provision, ProvisionKind};
use policy::model::pack::Pack;
use policy::model::text::Language;

use super::parts::{focus_on_arrival, kind, provision_link};
use super::words::{Words, words};
use crate::address::use_route;
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
    let also = [(Route::Glossary(None), words.glossary), (Route::Ambiguities(None), words.ambiguities), (Route::Coverage, words.coverage)];
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{(words.what)(measures, pack.provisions().count())}</p>
        <a class="search-box not-on-paper" href=Route::Search(String::new()).to_string()>
            <span>{words.search_box}</span>
            <kbd aria-hidden="true">"/"</kbd>
        </a>
        <div class="catalogue">
            <div class="filtering not-on-paper">{filters(pack, filter, language)}</div>
            <div class="listing">{move || list(pack, filter.get(), language)}</div>
            <nav class="see-also not-on-paper" aria-label=words.also>
                <h2>{words.also}</h2>
                <ul class="lines">
                    {also.map(|(to, name)| view! { <li><a href=to.to_string()>{name}</a></li> }).into_iter().collect_view()}
                </ul>
            </nav>
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
fn filters(pack: &'static Pack, filter: Memo<Filter>, language: Language) -> AnyView {
    let words = words(language);
    let groups = [
        (
            words.by_audience,
            choices(pack, filter, &AUDIENCES, words.level, |it| it.audience, |it, to| Filter { audience: to, ..it }, words),
        ),
        (words.by_kind, choices(pack, filter, &ProvisionKind::ALL, words.kind, |it| it.kind, |it, to| Filter { kind: to, ..it }, words)),
        (words.by_time, choices(pack, filter, &Time::ALL, words.time, |it| it.time, |it, to| Filter { time: to, ..it }, words)),
        (words.by_tool, choices(pack, filter, &HasTool::ALL, words.has_tool, |it| it.tool, |it, to| Filter { tool: to, ..it }, words)),
    ];
    let groups = groups.map(|(name, choices)| {
        view! {
            <div class="filter">
                <h3>{name}</h3>
                <ul>{choices}</ul>
            </div>
        }
    });
    let found = move || (words.found)(filter.get().count(pack));
    // Where there is room for them, or where they have been used, they stand open.
    let roomy = window().inner_width().ok().and_then(|it| it.as_f64()).is_some_and(|it| ROOMY <= it);
    view! {
        <details class="filters" open=roomy || !filter.get_untracked().is_empty()>
            <summary id=SUMMARY>{words.filters}</summary>
            {groups.into_iter().collect_view()}
        </details>
        <p class="asked-count" role="status">{found}</p>
        {move || asked(filter.get(), words)}
    }
    .into_any()
}

const SUMMARY: &str = "filters-summary";

/// The width in pixels from which the filters have a column of their own.
const ROOMY: f64 = 1080.0;

/// What has been asked for, each with the way to take it off.
fn asked(filter: Filter, words: &'static Words) -> AnyView {
    if filter.is_empty() {
        return ().into_any();
    }
    let asked = [
        filter.audience.map(|it| ((words.level)(it), Filter { audience: None, ..filter })),
        filter.kind.map(|it| ((words.kind)(it), Filter { kind: None, ..filter })),
        filter.time.map(|it| ((words.time)(it), Filter { time: None, ..filter })),
        filter.tool.map(|it| ((words.has_tool)(it), Filter { tool: None, ..filter })),
    ];
    // The link goes with what it takes off; the reader stays with the filters.
    let stay = |_| focus_on_arrival(SUMMARY);
    let asked = asked.into_iter().flatten().map(|(name, without)| {
        view! {
            <li>
                <a class="button" href=address(without) aria-label=(words.without)(name) on:click=stay>
                    {name}<span aria-hidden="true">"✕"</span>
                </a>
            </li>
        }
    });
    view! {
        <ul class="asked">
            {asked.collect_view()}
            <li><a class="clear" href=address(Filter::default()) on:click=stay>{words.clear}</a></li>
        </ul>
    }
    .into_any()
}

/// The choices of one filter, each with how many provisions it would leave.
fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    pack: &'static Pack,
    filter: Memo<Filter>,
    all: &[T],
    name: fn(T) -> &'static str,
    taken: fn(Filter) -> Option<T>,
    with: fn(Filter, Option<T>) -> Filter,
    words: &Words,
) -> Vec<AnyView> {
    let choice = |it: Option<T>| {
        let led_to = Memo::new(move |_| with(filter.get(), it));
        let count = Memo::new(move |_| led_to.get().count(pack));
        view! {
            <li>
                <a
                    href=move || address(led_to.get())
                    aria-current=move || (taken(filter.get()) == it).then_some("true")
                    class:none=move || count.get() == 0
                >
                    <span>{it.map_or(words.all, name)}</span>
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
