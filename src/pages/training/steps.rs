//! A decision step by step, on a page of its own: forwards and backwards through its criteria, and through each way that
//! would change it.

use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;
use training::steps::stages;

use crate::browser::phrases::phrases;
use crate::components::citation::Citation;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::decision::{DecisionView, decision, stage_view, steps_to_verdict};
use crate::pages::training::drawing::{columns, drawn, spoken};
use crate::pages::training::keyboard::is_for_a_control;
use crate::pages::training::live_example::{ExampleEvaluation, LiveExample, as_entered, facts};
use crate::routing::route::Route;

/// What is shown step by step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The decision.
    Decision,
    /// The change set at this position.
    Change(usize),
}

/// The page of a tool.
pub fn page(id: &str, scenario: Option<&str>) -> View {
    let words = words(language());
    let Some((at, tool)) = pack::pack().find_tool(id) else {
        return view! {
            <h1>{words.no_such_tool}</h1>
            <p><a class="button" href=Route::Training.to_string()>{words.to_training}</a></p>
        };
    };
    let (example, problems) = example(at, tool, scenario);
    let evaluation = Memo::new(move |_| example.evaluate());
    let (way, step) = (RwSignal::new(Way::Decision), RwSignal::new(0usize));
    let most = Memo::new(move |_| evaluation.with(|it| it.as_ref().map_or(0, |it| steps_of(tool, it, way.get()))));
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
        evaluation.with(|now| match (now, way.get()) {
            (now, Way::Decision) => whole(decision(tool, now.as_ref(), step)),
            (Some(it), Way::Change(at)) => change(tool, it, at, step),
            (None, Way::Change(_)) => ().into_view(),
        })
    };
    let now = move || evaluation.with(|it| it.as_ref().and_then(|it| said_now(tool, it, way.get(), step.get().min(most.get()))));
    let problems = (!problems.is_empty()).then(|| {
        let each = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
        view! { <div class="warning" role="status"><ul>{each}</ul></div> }
    });
    let tool_page = Route::Tool(tool.id.clone(), None).to_string();
    view! {
        <article class="steps-page">
            <h1>{phrases(localized(&tool.title))}</h1>
            <p class="lead">{phrases(localized(&tool.question))}</p>
            {problems}
            {samples(at, example, step)}
            <div class="steps-body">
                {facts(example, evaluation, as_entered, step)}
                <div class="decision">
                    {ways(evaluation, way, step)}
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
            <p class="not-on-paper"><a href=tool_page>{words.to_tool}</a></p>
        </article>
    }
}

/// What came out, over its drawing.
fn whole(decision: DecisionView) -> View {
    view! { {decision.head}{decision.drawing} }
}

/// The example of a link, else the first sample, else one with nothing answered.
fn example(at: ToolId, tool: &'static Tool, scenario: Option<&str>) -> (LiveExample, Vec<String>) {
    let language = language();
    let first = of_tool(at).next().map(|(sample, part)| (part.facts.iter().copied().collect::<Facts>(), sample.as_of));
    let (facts, day) = first.unwrap_or((Facts::new(), policy::model::day::Day::EARLIEST));
    let Some(written) = scenario else { return (LiveExample::new(tool, &facts, day, ReadingChoices::default()), Vec::new()) };
    match link::read(pack::pack(), written) {
        Ok(read) if read.scenario.subject == Subject::Tool(at) => {
            let problems = read.problems.iter().map(|it| it.text().in_language(language).to_owned()).collect();
            let chosen = link::chosen(tool, &read.scenario.readings);
            (LiveExample::new(tool, &read.scenario.facts, read.scenario.as_of.unwrap_or(day), chosen), problems)
        }
        Ok(_) => (LiveExample::new(tool, &facts, day, ReadingChoices::default()), vec![words(language).link_of_other.to_owned()]),
        Err(problem) => {
            (LiveExample::new(tool, &facts, day, ReadingChoices::default()), vec![problem.text().in_language(language).to_owned()])
        }
    }
}

fn of_tool(at: ToolId) -> impl Iterator<Item = (&'static Sample, &'static SampleTool)> {
    pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(move |it| it.1.tool == at)
}

fn samples(at: ToolId, example: LiveExample, step: RwSignal<usize>) -> View {
    let buttons = of_tool(at).map(|(sample, part)| {
        let fill = move |_| {
            example.fill(&part.facts.iter().copied().collect(), sample.as_of);
            step.set(0);
        };
        view! { <button type="button" on:click=fill>{sample.name_for(part, language())}</button> }
    });
    view! { <div class="sample-buttons not-on-paper">{buttons.collect_view()}</div> }
}

/// The buttons that choose what is shown: the decision, or a way that would change it.
fn ways(evaluation: Memo<Option<ExampleEvaluation>>, way: RwSignal<Way>, step: RwSignal<usize>) -> View {
    let words = words(language());
    let count = Memo::new(move |_| evaluation.with(|it| it.as_ref().map_or(0, |it| it.inquiry.changes.len())));
    // With other facts the chosen way may not exist any more.
    effect(move |_| {
        let gone = matches!(way.get(), Way::Change(at) if count.get() <= at);
        if gone {
            way.set(Way::Decision);
            step.set(0);
        }
    });
    let button = move |chosen: Way, label: String| {
        let choose = move |_| {
            way.set(chosen);
            step.set(0);
        };
        view! { <button type="button" aria-pressed=move || (way.get() == chosen).to_string() on:click=choose>{label}</button> }
    };
    let each = move || {
        let changes = (0..count.get()).map(|at| button(Way::Change(at), (words.way)(at + 1, count.get()))).collect_view();
        view! { {button(Way::Decision, words.how_decided.to_owned())}{changes} }
    };
    view! { <div class="ways" role="group" aria-label=words.what_to_walk>{each}</div> }
}

fn steps_of(tool: &Tool, evaluation: &ExampleEvaluation, way: Way) -> usize {
    match way {
        Way::Decision => steps_to_verdict(tool, evaluation),
        Way::Change(at) => {
            evaluation.inquiry.changes.get(at).map_or(0, |it| stages(&evaluation.facts, evaluation.day, it).len().saturating_sub(1))
        }
    }
}

/// A way that would change the verdict, after so many steps.
fn change(tool: &'static Tool, evaluation: &ExampleEvaluation, at: usize, step: usize) -> View {
    let words = words(language());
    let Some(set) = evaluation.inquiry.changes.get(at) else { return ().into_view() };
    let stages = stages(&evaluation.facts, evaluation.day, set);
    let Some(stage) = stages.get(step) else { return ().into_view() };
    let explainer = Explainer { pack: pack::pack(), tool, situation: &evaluation.inquiry.situation, language: language() };
    let came = stage.came.iter().filter_map(|it| set.changes.get(*it)).map(|it| plain(&explainer.change(it)));
    let came: Vec<View> = came.map(|it| view! { <li>{it}</li> }).collect();
    let came = if came.is_empty() {
        view! { <li>{words.as_it_is}</li> }
    } else {
        came.into_view()
    };
    let serves = (step + 1 == stages.len()).then(|| plain(&explainer.met_from(set)));
    let before = drawn(tool, &evaluation.inquiry, columns(false));
    view! {
        {whole(stage_view(tool, evaluation, &before, stage, came, false))}
        <p class="serves" role="status">{serves}</p>
    }
}

/// The criterion just decided, with its clause.
fn said_now(tool: &'static Tool, evaluation: &ExampleEvaluation, way: Way, step: usize) -> Option<View> {
    if way != Way::Decision {
        return None;
    }
    let tree = drawn(tool, &evaluation.inquiry, columns(false));
    let node = tree.nodes.get(*tree.order.get(step.checked_sub(1)?)?)?;
    Some(view! {
        <div class="said-now" role="status">
            <p>{spoken(node)}</p>
            <Citation provision=node.provision/>
        </div>
    })
}
