//! How far the product goes with each provision: computed, assessed by a unit, or explained only, and why.

use catalogue::uses::{Coverage, Why, coverage, uses};
use leptos::prelude::*;
use policy::pack::{Level, Measure, Pack, Provision};
use policy::text::Language;

use super::parts::{provision_link, tool_link};
use super::words::words;
use crate::route::Route;

/// The page.
pub fn page(language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let count = |of: fn(Coverage) -> bool| pack.provisions().filter(|it| of(coverage(pack, it))).count();
    let legend = [
        (Coverage::Computed, count(|it| it == Coverage::Computed)),
        (Coverage::SelfAssessed, count(|it| it == Coverage::SelfAssessed)),
        (Coverage::Explained(Why::CountyOnly), count(|it| matches!(it, Coverage::Explained(_)))),
    ];
    let legend = legend.map(|(it, count)| {
        view! {
            <div>
                <dt><span class=shape(it) aria-hidden="true"></span><span class="number">{count}</span>" "{(words.covered)(it)}</dt>
                <dd>{(words.covered_means)(it)}</dd>
            </div>
        }
    });
    view! {
        <h1>{words.coverage}</h1>
        <p class="lead">{(words.coverage_lead)(pack.provisions().count())}</p>
        <dl class="legend">{legend.into_iter().collect_view()}</dl>
        {pack.measures.iter().map(|it| measure(pack, it, language)).collect_view()}
    }
    .into_any()
}

fn measure(pack: &'static Pack, it: &'static Measure, language: Language) -> AnyView {
    let number = (it.number != 0).then(|| view! { <span class="number">{it.number}</span>" " });
    view! {
        <section class="covered">
            <h2><a href=Route::Measure(it.number, None).to_string()>{number}{it.title.in_language(language)}</a></h2>
            <ul class="lines">{it.provisions.iter().map(|it| provision(pack, it, language)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn provision(pack: &'static Pack, it: &'static Provision, language: Language) -> AnyView {
    let words = words(language);
    let covered = coverage(pack, it);
    let tools = uses(pack, it).tools.into_iter().map(|it| view! { <li>{tool_link(it, language)}</li> }).collect_view();
    let more = match (covered, &it.silent) {
        (Coverage::Computed, _) => view! { <ul class="tools">{tools}</ul> }.into_any(),
        (Coverage::Explained(_), Some(silent)) => view! { <p class="small quiet">{silent.in_language(language)}</p> }.into_any(),
        (Coverage::SelfAssessed, _) => {
            let levels = [(it.usable.township, Level::Township), (it.usable.village, Level::Village)];
            let names: Vec<&str> = levels.into_iter().filter(|(can, _)| *can).map(|(_, it)| (words.level)(it)).collect();
            view! { <p class="small quiet">{names.join(words.comma)}</p> }.into_any()
        }
        (Coverage::Explained(_), None) => ().into_any(),
    };
    view! {
        <li>
            {provision_link(it.id, language)}
            <span class="how"><span class=shape(covered) aria-hidden="true"></span>{(words.covered)(covered)}</span>
            {more}
        </li>
    }
    .into_any()
}

/// Told apart by outline: a full square, a half one, an empty one.
fn shape(it: Coverage) -> &'static str {
    match it {
        Coverage::Computed => "shape full",
        Coverage::SelfAssessed => "shape half",
        Coverage::Explained(_) => "shape empty",
    }
}
