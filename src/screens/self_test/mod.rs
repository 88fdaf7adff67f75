//! The case files, run in this browser: whether this copy of the app decides as it should.

mod run;
pub mod words;

use leptos::prelude::*;
use policy::model::ids::ToolId;

use crate::language::{language, said};
use crate::route::Route;
use run::{Failed, Phase, Progress, start};
use words::{Words, words};

/// The page: what is run, how far it is, and what came out otherwise.
#[component]
pub fn Screen() -> impl IntoView {
    let words = words(language());
    let phase = RwSignal::new(Phase::Idle);
    let running = move || phase.with(|it| matches!(it, Phase::Fetching | Phase::Running(_)));
    let press = move |_| {
        if !running() {
            start(phase);
        }
    };
    let label = move || phase.with(|it| if matches!(it, Phase::Done(_)) { words.again } else { words.start });
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p>{words.what}</p>
        <p class="actions">
            <button type="button" class="primary" aria-disabled=move || running().to_string() on:click=press>{label}</button>
        </p>
        <div class="self-test">{move || phase.with(|it| state(it, words))}</div>
        <dl class="rows">
            <div><dt>{words.edition}</dt><dd>{pack::pack().edition.as_str()}</dd></div>
            <div><dt>{words.hash}</dt><dd class="number">{pack::HASH}</dd></div>
        </dl>
    }
    .into_any()
}

fn state(phase: &Phase, words: &'static Words) -> AnyView {
    match phase {
        Phase::Idle => ().into_any(),
        Phase::Fetching => view! { <p role="status">{words.fetching}</p> }.into_any(),
        Phase::Unreachable => view! { <p class="error" role="alert">{words.unreachable}</p> }.into_any(),
        Phase::Unfit => view! { <p class="error" role="alert">{words.unfit}</p> }.into_any(),
        Phase::Running(it) => {
            let (run, all) = (it.run().to_string(), it.all.to_string());
            view! {
                <label>
                    {words.running}" "
                    <progress max=all value=run></progress>
                    " "<span class="number">{it.run()}" / "{it.all}</span>
                </label>
            }
            .into_any()
        }
        Phase::Done(it) => done(it, words),
    }
}

fn done(it: &Progress, words: &'static Words) -> AnyView {
    let whole = it.failed.is_empty();
    let summary = if whole { (words.all_passed)(it.all) } else { (words.some_failed)(it.run() - it.failed.len(), it.failed.len()) };
    let failed: Vec<AnyView> = it.failed.iter().map(|it| failure(it, words)).collect();
    let lines: Vec<AnyView> = it.by_tool.iter().enumerate().filter_map(|(at, counts)| line(at, *counts, words)).collect();
    view! {
        <p class="self-test-summary" role="status" data-failed=it.failed.len().to_string() data-run=it.run().to_string()>{summary}</p>
        {(!whole).then(|| view! { <h2>{words.otherwise}</h2><p>{words.report}</p> })}
        {failed}
        <h2>{words.by_tool}</h2>
        <table>
            <thead><tr><th scope="col">{words.tool}</th><th scope="col" class="figure">{words.passed}</th></tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

/// A tool with how many of its cases came out as written.
fn line(at: usize, (passed, all): (usize, usize), words: &Words) -> Option<AnyView> {
    let tool = pack::pack().tools.get(at).filter(|_| all != 0)?;
    let to = Route::Tool(tool.id.clone(), None).to_string();
    let counts = (words.of)(passed, all);
    Some(view! { <tr><th scope="row"><a href=to>{said(&tool.title)}</a></th><td class="figure number">{counts}</td></tr> }.into_any())
}

/// A case that came out otherwise: what was compared, what was expected, what came out.
fn failure(it: &Failed, words: &'static Words) -> AnyView {
    let ToolId(tool) = it.tool;
    let tool = pack::pack().tools.get(usize::from(tool)).map(|it| said(&it.title));
    let rows: Vec<AnyView> = it
        .mismatches
        .iter()
        .map(|it| {
            let (what, expected, actual) = (it.what.clone(), it.expected.clone(), it.actual.clone());
            view! { <tr><th scope="row">{what}</th><td>{expected}</td><td>{actual}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <section class="self-test-failure">
            <h3>{tool}</h3>
            <p lang="en">{it.name.clone()}</p>
            <div class="scrolls" tabindex="0" role="region" aria-label=words.otherwise>
                <table>
                    <thead><tr><th scope="col">{words.compared}</th><th scope="col">{words.expected}</th><th scope="col">{words.actual}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
