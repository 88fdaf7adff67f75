//! The self-test: runs all policy cases in this browser, to show that this copy of the app decides correctly.

mod run;

use leptos::prelude::*;
use policy::model::ids::ToolId;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::boot;
use crate::browser::phrases::phrases;
use crate::i18n::messages::self_test::{Words, words};
use crate::i18n::{language, localized};
use crate::routing::route::Route;
use run::{Failed, Phase, Progress, start};

/// The page: what is run, the progress, and the cases that failed.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let phase = RwSignal::new(Phase::Idle);
    let running = move || phase.with(|it| matches!(it, Phase::Fetching | Phase::Running(_)));
    let start_test = move |_| {
        if !running() {
            start(phase);
        }
    };
    let label = move || phase.with(|it| if matches!(it, Phase::Done(_)) { words.again } else { words.start });
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{phrases(words.lead)}</p>
        <p>{words.what}</p>
        {option_env!("PROVED_REGIONS").map(|it| view! { <p>{(words.proved)(it)}</p> })}
        <p class="actions">
            <button type="button" class="primary" aria-disabled=move || running().to_string() on:click=start_test>{label}</button>
        </p>
        <div class="self-test">{move || phase.with(|it| phase_view(it, words))}</div>
        <dl class="rows">
            <div><dt>{words.edition}</dt><dd>{pack::pack().edition.as_str()}</dd></div>
            <div><dt>{words.hash}</dt><dd class="number">{pack::hash()}</dd></div>
        </dl>
    }
}

fn phase_view(phase: &Phase, words: &'static Words) -> View {
    match phase {
        Phase::Idle => ().into_view(),
        Phase::Fetching => view! { <p role="status">{words.fetching}</p> },
        Phase::Unreachable => view! { <p class="error" role="alert">{boot::why()}" "{words.unreachable}</p> },
        Phase::Unfit => view! { <p class="error" role="alert">{words.unfit}</p> },
        Phase::Running(progress) => {
            let (run, all) = (progress.run().to_string(), progress.all.to_string());
            view! {
                <label>
                    {words.running}" "
                    <progress max=all value=run></progress>
                    " "<span class="number">{progress.run()}" / "{progress.all}</span>
                </label>
            }
        }
        Phase::Done(progress) => result(progress, words),
    }
}

/// The result: the summary, the failed cases, and the counts by tool.
fn result(progress: &Progress, words: &'static Words) -> View {
    let all_passed = progress.failed.is_empty();
    let summary = if all_passed {
        (words.all_passed)(progress.all)
    } else {
        (words.some_failed)(progress.run() - progress.failed.len(), progress.failed.len())
    };
    let failed: Vec<View> = progress.failed.iter().map(|it| failure(it, words)).collect();
    let lines: Vec<View> = progress.by_tool.iter().enumerate().filter_map(|(at, counts)| line(at, *counts, words)).collect();
    view! {
        <p class="self-test-summary" role="status" data-failed=progress.failed.len().to_string() data-run=progress.run().to_string()>{summary}</p>
        {(!all_passed).then(|| view! { <h2>{words.otherwise}</h2><p>{words.report}</p> })}
        {failed}
        <h2>{words.by_tool}</h2>
        <table>
            <thead><tr><th scope="col">{words.tool}</th><th scope="col" class="figure">{words.passed}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

/// A tool with the number of its cases that passed; `None` where it has no cases.
fn line(at: usize, (passed, all): (usize, usize), words: &Words) -> Option<View> {
    let tool = pack::pack().tools.get(at).filter(|_| all != 0)?;
    let address = Route::Tool(tool.id.clone(), None).to_string();
    let counts = (words.of)(passed, all);
    Some(view! { <tr><th scope="row"><a href=address>{localized(&tool.title)}</a></th><td class="figure number">{counts}</td></tr> })
}

/// A case that failed: what was compared, what was expected, and the actual result.
fn failure(failed: &Failed, words: &'static Words) -> View {
    let ToolId(tool) = failed.tool;
    let tool = pack::pack().tools.get(usize::from(tool)).map(|it| localized(&it.title));
    let rows: Vec<View> = failed
        .mismatches
        .iter()
        .map(|mismatch| {
            let (what, expected, actual) = (mismatch.what.clone(), mismatch.expected.clone(), mismatch.actual.clone());
            view! { <tr><th scope="row">{what}</th><td>{expected}</td><td>{actual}</td></tr> }
        })
        .collect();
    view! {
        <section class="self-test-failure">
            <h3>{tool}</h3>
            <p lang="en">{failed.name.clone()}</p>
            <div class="scrolls" tabindex="0" role="region" aria-label=words.otherwise>
                <table>
                    <thead><tr><th scope="col">{words.compared}</th><th scope="col">{words.expected}</th><th scope="col">{words.actual}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
