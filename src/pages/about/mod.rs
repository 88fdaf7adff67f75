//! About the app: source, wording of the results, privacy, edition and licence.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::explain::explainer::Matter;
use policy::explain::wording::date_in_words;
use template::View;
use template_macro::view;

use crate::browser::boot;
use crate::components::verdict::VerdictBadge;
use crate::i18n::messages::about::words;
use crate::i18n::{language, localized};
use crate::routing::route::Route;

/// The page.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let pack = pack::pack();
    let mut reported = date_in_words(pack.reported_on, language());
    if pack.year_inferred {
        reported.push_str(words.inferred);
    }
    let source = [
        row(words.document, localized(&pack.title)),
        row(words.issuer, localized(&pack.issuer)),
        row(words.reported, &reported),
        row(words.status, localized(&pack.status)),
    ];
    let edition = [row(words.pack, &pack.id), row(words.number, &pack.edition), row(words.hash, pack::hash())];
    view! {
        <h1>{words.title}</h1>
        <p class="warning"><strong>{localized(&pack.disclaimer)}</strong></p>
        {words.what.map(|it| view! { <p>{it}</p> }).collect_view()}
        <h2>{words.source}</h2>
        <dl class="rows">{source.into_iter().collect_view()}</dl>
        <p>{localized(&pack.source_note)}</p>
        <p>{words.wording}</p>
        <Results/>
        <h2>{words.privacy}</h2>
        <ul>{words.private.map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
        <h2>{words.edition}</h2>
        <dl class="rows">{edition.into_iter().collect_view()}</dl>
        <p>{words.edition_help}</p>
        {program()}
        <h2>{words.licence}</h2>
        <p>{words.licence_text}</p>
        <p><a href="./licences.html">{words.third_party}</a></p>
    }
}

/// Which build of the program this is, where `cargo xtask build` has written it into the page.
fn program() -> Option<View> {
    let words = words(language());
    let build = boot::told("build")?;
    let commit = boot::told("commit").map(|commit| {
        let said = commit.strip_suffix('+').map_or_else(|| commit.clone(), words.changed);
        row(words.program, &said)
    });
    Some(view! { <dl class="rows">{commit}{row(words.build, &build)}</dl><p>{words.build_help}</p> })
}

/// Every badge of a result with its meaning.
#[component]
fn Results() -> impl leptos::IntoView {
    let words = words(language());
    let verdicts =
        [(Verdict::Met, false), (Verdict::Unknown, true), (Verdict::NotMet, false), (Verdict::Unknown, false), (Verdict::Computed, false)];
    view! {
        <h2>{words.results}</h2>
        <p>{words.results_lead}</p>
        <ul class="lines">
            {verdicts
                .into_iter()
                .zip(words.verdicts)
                .map(|((verdict, pending), meaning)| {
                    view! {
                        <li class="meaning">
                            <VerdictBadge verdict=verdict pending=pending matter=Matter::Conditions/>
                            <p>{meaning}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <p>{words.readings}</p>
        <p><a href=Route::Ambiguities(None).to_string()>{words.ambiguities}</a></p>
    }
}

/// A row of a list of names and values.
fn row(name: &'static str, value: &str) -> View {
    view! { <div><dt>{name}</dt><dd>{value.to_owned()}</dd></div> }
}
