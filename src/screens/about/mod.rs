//! What this is and is not: source, wording of results, where entries stay, edition.

pub mod words;

use leptos::prelude::*;
use policy::decide::Verdict;
use policy::explain::date_in_words;
use policy::pack::Group;
use policy::text::Text;

use crate::components::verdict::VerdictBadge;
use crate::language::{said, use_language};
use crate::route::Route;
use words::words;

/// The page about this tool.
#[component]
pub fn Screen() -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let pack = pack::pack();
    let reported = move || {
        let day = date_in_words(pack.reported_on, language.get());
        if pack.year_inferred { [day.as_str(), words().inferred].join(" ") } else { day }
    };
    let text = move |it: &'static Text| move || it.in_language(language.get()).to_owned();
    let source = [
        row(move || words().document, text(&pack.title)),
        row(move || words().issuer, text(&pack.issuer)),
        row(move || words().reported, reported),
        row(move || words().status, text(&pack.status)),
    ];
    let edition = [
        row(move || words().pack, || pack.id.clone()),
        row(move || words().number, || pack.edition.clone()),
        row(move || words().hash, || pack::HASH.to_owned()),
    ];
    view! {
        <h1>{move || words().title}</h1>
        <p class="warning"><strong>{said(&pack.disclaimer)}</strong></p>
        {(0..2).map(|at| view! { <p>{move || words().what.get(at).copied()}</p> }).collect_view()}
        <h2>{move || words().source}</h2>
        <dl class="rows">{source.into_iter().collect_view()}</dl>
        <p>{said(&pack.source_note)}</p>
        <p>{move || words().wording}</p>
        <Results/>
        <h2>{move || words().privacy}</h2>
        <ul>{(0..4).map(|at| view! { <li>{move || words().private.get(at).copied()}</li> }).collect_view()}</ul>
        <h2>{move || words().edition}</h2>
        <dl class="rows">{edition.into_iter().collect_view()}</dl>
        <p>{move || words().edition_help}</p>
        <h2>{move || words().licence}</h2>
        <p>{move || words().licence_text}</p>
    }
    .into_any()
}

/// Every badge there is, with what it means.
#[component]
fn Results() -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let verdicts =
        [(Verdict::Met, false), (Verdict::Unknown, true), (Verdict::NotMet, false), (Verdict::Unknown, false), (Verdict::Computed, false)];
    view! {
        <h2>{move || words().results}</h2>
        <p>{move || words().results_lead}</p>
        <ul class="lines">
            {verdicts
                .into_iter()
                .enumerate()
                .map(|(at, (verdict, pending))| {
                    view! {
                        <li class="meaning">
                            <VerdictBadge verdict=verdict pending=pending group=Group::Person/>
                            <p>{move || words().verdicts.get(at).copied()}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <p>{move || words().readings}</p>
        <p><a href=Route::Ambiguities(None).to_string()>{move || words().ambiguities}</a></p>
    }
    .into_any()
}

fn row(name: impl Fn() -> &'static str + Send + 'static, value: impl Fn() -> String + Send + 'static) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}
