//! A decision step by step, on a page of its own: forwards and backwards through its criteria, and through each way that
//! would change it.

use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::explain::{Explainer, plain};
use policy::facts::Facts;
use policy::pack::{Sample, SampleTool, Tool, ToolId};
use policy::rule::Chosen;
use training::steps::stages;

use crate::components::citation::Citation;
use crate::i18n::messages::training::words;
use crate::i18n::{language, said};
use crate::pages::training::case::{Asked, Case, facts};
use crate::pages::training::deck::live::{Drawn, decision, stage_view};
use crate::pages::training::drawing::{columns, criteria, drawn, spoken};
use crate::pages::training::keyboard::is_for_a_control;
use crate::routing::route::Route;

/// What is gone through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// How it is decided.
    Decision,
    /// The change set at this position.
    Change(usize),
}

/// The page of a tool.
pub fn page(id: &str, scenario: Option<&str>) -> AnyView {
    let words = words(language());
    let Some((at, tool)) = pack::pack().tool(id) else {
        return view! {
            <h1>{words.no_such_tool}</h1>
            <p><a class="button" href=Route::Training.to_string()>{words.to_training}</a></p>
        }
        .into_any();
    };
    let (case, problems) = case(at, tool, scenario);
    let asked = Memo::new(move |_| case.asked());
    let (way, step) = (RwSignal::new(Way::Decision), RwSignal::new(0usize));
    let most = Memo::new(move |_| asked.with(|it| it.as_ref().map_or(0, |it| steps_of(tool, it, way.get()))));
    let on = move || step.update(|it| *it = (*it + 1).min(most.get_untracked()));
    let back = move || step.update(|it| *it = (*it).min(most.get_untracked()).saturating_sub(1));
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if is_for_a_control(&event) {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => on(),
            "ArrowLeft" | "PageUp" => back(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
    let shown = move || {
        let step = step.get().min(most.get());
        asked.with(|it| match (it, way.get()) {
            (it, Way::Decision) => whole(decision(tool, it.as_ref(), step, false)),
            (Some(it), Way::Change(at)) => change(tool, it, at, step),
            (None, Way::Change(_)) => ().into_any(),
        })
    };
    let now = move || asked.with(|it| it.as_ref().and_then(|it| said_now(tool, it, way.get(), step.get().min(most.get()))));
    let problems = (!problems.is_empty()).then(|| {
        let each = problems.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
        view! { <div class="warning" role="status"><ul>{each}</ul></div> }
    });
    let tool_page = Route::Tool(tool.id.clone(), None).to_string();
    view! {
        <article class="steps-page">
            <h1>{said(&tool.title)}</h1>
            <p class="lead">{said(&tool.question)}</p>
            {problems}
            {samples(at, case, step)}
            <div class="steps-body">
                {facts(case, asked)}
                <div class="decision">
                    {ways(asked, way, step)}
                    <div class="step-buttons">
                        <button type="button" on:click=move |_| back() disabled=move || step.get() == 0>{words.back}</button>
                        <button type="button" class="primary" on:click=move |_| on() disabled=move || most.get() <= step.get()>{words.forward}</button>
                        <button type="button" class="plain" on:click=move |_| step.set(most.get_untracked())>{words.all_at_once}</button>
                        <span class="place">{move || (words.step_of)(step.get().min(most.get()), most.get())}</span>
                    </div>
                    {now}
                    {shown}
                </div>
            </div>
            <p class="help not-on-paper">{words.steps_keys}</p>
            <p><a href=tool_page>{words.to_tool}</a></p>
        </article>
    }
    .into_any()
}

/// What came out, over its drawing.
fn whole(it: Drawn) -> AnyView {
    view! { {it.head}{it.drawing} }.into_any()
}

/// The question of a link, else of the first sample, else with nothing answered.
fn case(at: ToolId, tool: &'static Tool, scenario: Option<&str>) -> (Case, Vec<String>) {
    let language = language();
    let first = of_tool(at).next().map(|(sample, part)| (part.facts.iter().copied().collect::<Facts>(), sample.as_of));
    let (facts, day) = first.unwrap_or((Facts::new(), policy::day::Day::EARLIEST));
    let Some(written) = scenario else { return (Case::new(tool, &facts, day, Chosen::default()), Vec::new()) };
    match link::read(pack::pack(), written) {
        Ok(read) if read.scenario.subject == Subject::Tool(at) => {
            let problems = read.problems.iter().map(|it| it.text().in_language(language).to_owned()).collect();
            let chosen = link::chosen(tool, &read.scenario.readings);
            (Case::new(tool, &read.scenario.facts, read.scenario.as_of.unwrap_or(day), chosen), problems)
        }
        Ok(_) => (Case::new(tool, &facts, day, Chosen::default()), vec![words(language).link_of_other.to_owned()]),
        Err(problem) => (Case::new(tool, &facts, day, Chosen::default()), vec![problem.text().in_language(language).to_owned()]),
    }
}

fn of_tool(at: ToolId) -> impl Iterator<Item = (&'static Sample, &'static SampleTool)> {
    pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(move |it| it.1.tool == at)
}

fn samples(at: ToolId, case: Case, step: RwSignal<usize>) -> AnyView {
    let buttons = of_tool(at).map(|(sample, part)| {
        let fill = move |_| {
            case.fill(&part.facts.iter().copied().collect(), sample.as_of);
            step.set(0);
        };
        view! { <button type="button" on:click=fill>{said(&sample.name)}</button> }.into_any()
    });
    view! { <div class="sample-buttons not-on-paper">{buttons.collect_view()}</div> }.into_any()
}

/// What can be gone through: the decision, and each way that would change it.
fn ways(asked: Memo<Option<Asked>>, way: RwSignal<Way>, step: RwSignal<usize>) -> AnyView {
    let words = words(language());
    let count = Memo::new(move |_| asked.with(|it| it.as_ref().map_or(0, |it| it.inquiry.changes.len())));
    // A way that is gone with other facts is left.
    Effect::new(move |_| {
        let gone = matches!(way.get(), Way::Change(at) if count.get() <= at);
        if gone {
            way.set(Way::Decision);
            step.set(0);
        }
    });
    let button = move |it: Way, label: String| {
        let choose = move |_| {
            way.set(it);
            step.set(0);
        };
        view! { <button type="button" aria-pressed=move || (way.get() == it).to_string() on:click=choose>{label}</button> }.into_any()
    };
    let each = move || {
        let changes = (0..count.get()).map(|at| button(Way::Change(at), (words.way)(at + 1, count.get()))).collect_view();
        view! { {button(Way::Decision, words.how_decided.to_owned())}{changes} }.into_any()
    };
    view! { <div class="ways" role="group" aria-label=words.what_to_walk>{each}</div> }.into_any()
}

fn steps_of(tool: &Tool, asked: &Asked, way: Way) -> usize {
    match way {
        Way::Decision => criteria(tool, &asked.inquiry).max(1),
        Way::Change(at) => asked.inquiry.changes.get(at).map_or(0, |it| stages(&asked.facts, asked.day, it).len().saturating_sub(1)),
    }
}

/// A way that would change it, as far as one has come.
fn change(tool: &'static Tool, asked: &Asked, at: usize, step: usize) -> AnyView {
    let words = words(language());
    let Some(set) = asked.inquiry.changes.get(at) else { return ().into_any() };
    let stages = stages(&asked.facts, asked.day, set);
    let Some(stage) = stages.get(step) else { return ().into_any() };
    let explainer = Explainer { pack: pack::pack(), tool, it: &asked.inquiry.it, language: language() };
    let came = stage.came.iter().filter_map(|it| set.changes.get(*it)).map(|it| plain(&explainer.change(it)));
    let came: Vec<AnyView> = came.map(|it| view! { <li>{it}</li> }.into_any()).collect();
    let came = if came.is_empty() { view! { <li>{words.as_it_is}</li> }.into_any() } else { came.into_any() };
    let serves = (step + 1 == stages.len()).then(|| plain(&explainer.met_from(set)));
    let before = drawn(tool, &asked.inquiry, columns(false));
    view! {
        {whole(stage_view(tool, asked, &before, stage, came, false))}
        <p class="serves" role="status">{serves}</p>
    }
    .into_any()
}

/// The criterion just decided, with its clause.
fn said_now(tool: &'static Tool, asked: &Asked, way: Way, step: usize) -> Option<AnyView> {
    if way != Way::Decision {
        return None;
    }
    let tree = drawn(tool, &asked.inquiry, columns(false));
    let node = tree.nodes.get(*tree.order.get(step.checked_sub(1)?)?)?;
    Some(
        view! {
            <div class="said-now" role="status">
                <p>{spoken(node)}</p>
                <Citation provision=node.provision/>
            </div>
        }
        .into_any(),
    )
}
