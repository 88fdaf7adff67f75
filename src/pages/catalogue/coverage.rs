//! The coverage of each provision by the app: computed, self-assessed, or explained only, with the reason.

use catalogue::references::{Coverage, Why, coverage, references};
use leptos::prelude::*;
use policy::model::document::{Measure, Provision};
use policy::model::pack::Pack;
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::figure::running;
use crate::i18n::messages::catalogue::words;
use crate::pages::catalogue::links::{asked_in, provision_link, tool_link};
use crate::routing::route::Route;

/// The page.
pub fn page(language: Language) -> View {
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
    let legend = legend.map(|(covered, count)| {
        view! {
            <div>
                <dt><span class=shape(covered) aria-hidden="true"></span><span class="number">{count}</span>" "{(words.covered)(covered)}</dt>
                <dd>{(words.covered_means)(covered)}</dd>
            </div>
        }
    });
    view! {
        <h1>{words.coverage}</h1>
        <p class="lead">{phrases(&(words.coverage_lead)(pack.provisions().count()))}</p>
        <dl class="legend">{legend.collect_view()}</dl>
        {pack.measures.iter().map(|it| measure(pack, it, language)).collect_view()}
    }
}

fn measure(pack: &'static Pack, measure: &'static Measure, language: Language) -> View {
    let number = (measure.number != 0).then(|| view! { <span class="number">{measure.number}</span>" " });
    view! {
        <section class="covered">
            <h2><a href=Route::Measure(measure.number, None).to_string()>{number}{measure.title.in_language(language)}</a></h2>
            <ul class="lines">{measure.provisions.iter().map(|it| provision(pack, it, language)).collect_view()}</ul>
        </section>
    }
}

fn provision(pack: &'static Pack, provision: &'static Provision, language: Language) -> View {
    let words = words(language);
    let covered = coverage(pack, provision);
    let uses = references(pack, provision);
    let tools = uses.tools.iter().copied().map(|it| view! { <li>{tool_link(it, language)}</li> }).collect_view();
    let detail = match (covered, &provision.silent) {
        (Coverage::Computed, _) => view! { <ul class="tools">{tools}</ul> },
        (Coverage::Explained(_), Some(silent)) => {
            view! { <p class="small quiet">{running(silent.in_language(language), &[provision.id])}</p> }
        }
        (Coverage::SelfAssessed, _) | (Coverage::Explained(_), None) => ().into_view(),
    };
    view! {
        <li>
            {provision_link(provision.id, language)}
            <span class="how"><span class=shape(covered) aria-hidden="true"></span>{(words.covered)(covered)}</span>
            {detail}
            {asked_in(&uses.asked, language)}
        </li>
    }
}

/// The class of the shape. The shapes differ in outline: a full square, a half one, an empty one.
fn shape(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Computed => "shape full",
        Coverage::SelfAssessed => "shape half",
        Coverage::Explained(_) => "shape empty",
    }
}
