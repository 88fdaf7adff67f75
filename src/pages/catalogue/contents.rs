//! The contents: chapters, measures and provisions, with filters that are kept in the address.

use address::mangled::tidied;
use address::mark::seal;
use catalogue::filter::{AUDIENCES, Filter, HasTool, Time};
use leptos::prelude::*;
use policy::model::document::{Chapter, Measure, Provision, ProvisionKind};
use policy::model::pack::Pack;
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::link_notice::{doubt, doubtful_line};
use crate::i18n::messages::catalogue::{Words, words};
use crate::pages::catalogue::elements::focus_on_arrival;
use crate::pages::catalogue::links::{kind, provision_link};
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page.
pub fn page(language: Language) -> View {
    let route = use_route();
    let filter = Memo::new(move |_| match route.get() {
        Route::Measures(query) => Filter::parse(&tidied(&query)),
        _ => Filter::default(),
    });
    let doubtful = Memo::new(move |_| if let Route::Measures(query) = route.get() { doubt(&tidied(&query)) } else { None });
    let (pack, words) = (pack::pack(), words(language));
    let measures = pack.measures.iter().filter(|it| it.number != 0).count();
    let example = pack.provisions().find(|it| it.id.measure != 0).map(|it| it.id.to_string()).unwrap_or_default();
    let see_also =
        [(Route::Glossary(None), words.glossary), (Route::Ambiguities(None), words.ambiguities), (Route::Coverage, words.coverage)];
    view! {
        <h1>{words.title}</h1>
        {move || doubtful.get().map(doubtful_line)}
        <p class="lead">{phrases(&(words.what)(measures, pack.provisions().count(), &example))}</p>
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
                    {see_also.map(|(route, name)| view! { <li><a href=route.to_string()>{name}</a></li> }).into_iter().collect_view()}
                </ul>
            </nav>
        </div>
    }
}

/// The lead-in, then the chapters; with filters only the provisions that they admit.
fn list(pack: &'static Pack, filter: Filter, language: Language) -> View {
    let lead_in = pack.measures.iter().filter(|it| it.number == 0).filter_map(|it| measure(pack, it, filter, language));
    let chapters = pack.chapters.iter().filter_map(|it| chapter(pack, it, filter, language));
    if filter.count(pack) == 0 {
        return view! { <p class="note">{words(language).nothing_fits}</p> };
    }
    view! {
        <ol class="measures lines">{lead_in.collect_view()}</ol>
        {chapters.collect_view()}
    }
}

/// A chapter with its measures; `None` where the filters admit none of them.
fn chapter(pack: &'static Pack, chapter: &'static Chapter, filter: Filter, language: Language) -> Option<View> {
    let measures: Vec<View> =
        chapter.measures.iter().filter_map(|it| pack.measure(*it)).filter_map(|it| measure(pack, it, filter, language)).collect();
    if measures.is_empty() {
        return None;
    }
    let number = (words(language).chapter)(chapter.number);
    Some(view! {
        <section id=format!("chapter-{}", chapter.number)>
            <h2 class="chapter"><small>{number}</small>" "{chapter.title.in_language(language)}</h2>
            <ol class="measures lines">{measures}</ol>
        </section>
    })
}

/// A measure with its provisions; `None` where the filters admit none of them.
fn measure(pack: &'static Pack, measure: &'static Measure, filter: Filter, language: Language) -> Option<View> {
    let admitted: Vec<&'static Provision> = measure.provisions.iter().filter(|it| filter.admits(pack, it)).collect();
    if admitted.is_empty() {
        return None;
    }
    let words = words(language);
    let count = (words.provisions)(admitted.len());
    let lines = admitted.into_iter().map(|it| view! { <li>{provision_link(it.id, language)}{kind(it.kind, language)}</li> });
    let lines = view! { <ul class="of-measure">{lines.collect_view()}</ul> };
    let provisions = if filter.is_empty() {
        view! { <details><summary>{count}</summary>{lines}</details> }
    } else {
        lines
    };
    let summary = filter.is_empty().then(|| view! { <p>{measure.summary.in_language(language)}</p> });
    Some(view! {
        <li class="measure-line">
            <a class="name" href=Route::Measure(measure.number, None).to_string()>
                <span class="number">{number(measure, words)}</span>
                <span>{measure.title.in_language(language)}</span>
            </a>
            {summary}
            {provisions}
        </li>
    })
}

/// The number of a measure. The lead-in has none in the document.
fn number(measure: &Measure, words: &Words) -> String {
    if measure.number == 0 { words.lead_in.to_owned() } else { measure.number.to_string() }
}

/// The filters with the number of provisions that they leave. Each choice is a link, so that going back removes it.
fn filters(pack: &'static Pack, filter: Memo<Filter>, language: Language) -> View {
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
    let count = move || (words.found)(filter.get().count(pack));
    // Unfolded on a wide window, and where a filter is set.
    let is_wide = window().inner_width().ok().and_then(|it| it.as_f64()).is_some_and(|it| WIDE <= it);
    view! {
        <details class="filters" open=is_wide || !filter.get_untracked().is_empty()>
            <summary id=SUMMARY>{words.filters}</summary>
            {groups.into_iter().collect_view()}
        </details>
        <p class="asked-count" role="status">{count}</p>
        {move || active_filters(filter.get(), words)}
    }
}

/// The id of the heading of the filters.
const SUMMARY: &str = "filters-summary";

/// The width in pixels from which the filters have a column of their own.
const WIDE: f64 = 1080.0;

/// The active filters, each with a link that removes it.
fn active_filters(filter: Filter, words: &'static Words) -> View {
    if filter.is_empty() {
        return ().into_view();
    }
    let active = [
        filter.audience.map(|it| ((words.level)(it), Filter { audience: None, ..filter })),
        filter.kind.map(|it| ((words.kind)(it), Filter { kind: None, ..filter })),
        filter.time.map(|it| ((words.time)(it), Filter { time: None, ..filter })),
        filter.tool.map(|it| ((words.has_tool)(it), Filter { tool: None, ..filter })),
    ];
    // The link disappears with its filter; the focus goes to the filters.
    let keep_focus = |_| focus_on_arrival(SUMMARY);
    let links = active.into_iter().flatten().map(|(name, without)| {
        view! {
            <li>
                <a class="button" href=address(without) aria-label=(words.without)(name) on:click=keep_focus>
                    {name}<span aria-hidden="true">"✕"</span>
                </a>
            </li>
        }
    });
    view! {
        <ul class="asked">
            {links.collect_view()}
            <li><a class="clear" href=address(Filter::default()) on:click=keep_focus>{words.clear}</a></li>
        </ul>
    }
}

/// The choices of one filter, each with how many provisions it would leave.
fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    pack: &'static Pack,
    filter: Memo<Filter>,
    all: &[T],
    name: fn(T) -> &'static str,
    value_of: fn(Filter) -> Option<T>,
    with_value: fn(Filter, Option<T>) -> Filter,
    words: &Words,
) -> Vec<View> {
    let choice = |value: Option<T>| {
        let target = Memo::new(move |_| with_value(filter.get(), value));
        let count = Memo::new(move |_| target.get().count(pack));
        view! {
            <li>
                <a
                    href=move || address(target.get())
                    aria-current=move || (value_of(filter.get()) == value).then_some("true")
                    class:none=move || count.get() == 0
                >
                    <span>{value.map_or(words.all, name)}</span>
                    <span class="number">{count}</span>
                </a>
            </li>
        }
    };
    std::iter::once(None).chain(all.iter().copied().map(Some)).map(choice).collect()
}

/// The address of the contents with a filter.
fn address(filter: Filter) -> String {
    Route::Measures(seal(&filter.to_string())).to_string()
}
