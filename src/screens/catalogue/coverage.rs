//! How far the product goes with each provision: computed, assessed by a unit, or explained only, and why.

use catalogue::references::{Coverage, Why, coverage, references};
use leptos::prelude::*;
use policy::pack::{Measure, Pack, Provision};
use policy::text::Language;

use super::parts::{asked_in, provision_link, tool_link};
use super::words::words;
use crate::components::figure::running;
use crate::route::Route;

/// The page.
pub fn page(language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let legend = [
        Coverage::Computed,
        Coverage::SelfAssessed,
        Coverage::Explained(Why::CountyOnly),
        Coverage::Explained(Why::NotAsked),
        Coverage::Explained(Why::NoYardstick),
    ];
    let legend = legend.map(|it| (it, pack.provisions().filter(|provision| coverage(pack, provision) == it).count()));
    let legend = legend.into_iter().filter(|it| it.1 != 0);
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
        <dl class="legend">{legend.collect_view()}</dl>
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
    let uses = references(pack, it);
    let tools = uses.tools.iter().copied().map(|it| view! { <li>{tool_link(it, language)}</li> }).collect_view();
    let more = match (covered, &it.silent) {
        (Coverage::Computed, _) => view! { <ul class="tools">{tools}</ul> }.into_any(),
        (Coverage::Explained(_), Some(silent)) => {
            view! { <p class="small quiet">{running(silent.in_language(language), &[it.id])}</p> }.into_any()
        }
        (Coverage::SelfAssessed, _) | (Coverage::Explained(_), None) => ().into_any(),
    };
    view! {
        <li>
            {provision_link(it.id, language)}
            <span class="how"><span class=shape(covered) aria-hidden="true"></span>{(words.covered)(covered)}</span>
            {more}
            {asked_in(&uses.asked, language)}
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
