//! The page of one tool: the question, the form, the readings, and what came out.

use leptos::prelude::*;
use policy::explain::explainer::Matter;
use policy::model::fact::Fact;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::sample::{Sample, SampleTool};
use policy::model::tool::Tool;
use policy::model::value::Answer;

use crate::app::use_route;
use crate::components::citation::Citation;
use crate::components::fields::typed::focus;
use crate::components::fields::{Field, date};
use crate::components::figure::running;
use crate::components::keeping::{Words as Keeping, keeping};
use crate::components::sheet::on_one_sheet;
use crate::components::verdict::VerdictBadge;
use crate::drafts::inputs as kept;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::tools::inputs::{Inputs, Seen};
use crate::screens::tools::readings::readings;
use crate::screens::tools::result::result;
use crate::screens::tools::scenario;
use crate::screens::tools::words::words;
use crate::today::today;

/// Where the result begins.
pub const RESULT: &str = "result";

/// One tool, with what a link carries.
pub fn tool_page(at: ToolId, tool: &'static Tool, scenario: Option<&str>) -> AnyView {
    on_one_sheet();
    let words = words(language());
    let inputs = Inputs::new(tool);
    let unfit = RwSignal::new(scenario.map(|it| scenario::open(inputs, at, it)).unwrap_or_default());
    // A link may be opened while its tool is open already.
    let route = use_route();
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if let (true, Route::Tool(id, Some(it))) = (before.is_some_and(|it| it != now), &now)
            && *id == tool.id
        {
            unfit.set(scenario::open(inputs, at, it));
        }
        now
    });
    let seen = inputs.seen();
    let clauses = tool.provisions.iter().map(|it| view! { <li><Citation provision=*it/></li> }.into_any()).collect_view();
    let fields = tool.facts.iter().filter_map(|&id| field(inputs, seen, id)).collect_view();
    view! {
        <article class="tool">
            <header class="tool-head">
                <p class="numeral" aria-hidden="true">{tool.provisions.first().map(ToString::to_string)}</p>
                <div>
                    <h1>{said(&tool.title)}</h1>
                    <p class="lead">{running(said(&tool.question), &tool.provisions)}</p>
                    <ul class="clauses not-on-paper">{clauses}</ul>
                </div>
            </header>
            {move || {
                let problems = unfit.get();
                (!problems.is_empty())
                    .then(|| {
                        let each = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
                        view! { <div class="warning" role="status"><p>{words.link_unfit}</p><ul>{each}</ul></div> }
                    })
            }}
            <div class="tool-body">
                <form class="tool-form" on:submit=|event| event.prevent_default() aria-labelledby="tool-form">
                    <h2 id="tool-form">{words.form}</h2>
                    {samples(inputs, at)}
                    {fields}
                    {as_of(inputs)}
                    {readings(inputs, seen)}
                    {keeping(
                        Keeping { kept: words.kept, not_kept: words.not_kept, clear: words.clear, cleared: words.cleared },
                        move || inputs.to_keep(),
                        move |it| kept::write(tool, it),
                        move || inputs.clear(),
                    )}
                    <div class="live-verdict not-on-paper">
                        {verdict(tool, seen)}
                        <button type="button" class="plain" on:click=|_| focus(document().get_element_by_id(RESULT))>
                            {words.see_result}
                        </button>
                    </div>
                </form>
                {result(inputs, at, seen)}
            </div>
        </article>
    }
    .into_any()
}

/// One question of the form.
fn field(inputs: Inputs, seen: Memo<Seen>, id: FactId) -> Option<AnyView> {
    let (fact, entry, language) = (fact(id)?, inputs.entry(id)?, language());
    let refused = Signal::derive(move || {
        seen.with(|it| match it {
            Seen::Refused(it) => {
                let refusal = it.refusals.iter().find(|it| it.fact == id)?;
                Some(entry::words::refused(pack::pack(), &it.facts, *refusal, language))
            }
            Seen::Answered { .. } => None,
        })
    });
    let idle = Signal::derive(move || {
        seen.with(|it| match it {
            Seen::Refused(_) => false,
            Seen::Answered { inquiry, .. } => inquiry.idle.contains(&id),
        })
    });
    Some(view! { <Field fact entry refused idle/> }.into_any())
}

/// The day asked about.
fn as_of(inputs: Inputs) -> AnyView {
    let words = words(language());
    let invalid = Signal::derive(move || inputs.as_of.with(|it| it.dated().is_err_and(|it| !it.is_beginning())));
    view! {
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            <p class="help">{words.as_of_help}</p>
            <div class="beside">
                {date(inputs.as_of, "as-of", invalid, false.into())}
                <button type="button" on:click=move |_| inputs.as_of.set(entry::Entry::of_day(today()))>{words.today}</button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Invented people and units to fill the form with.
fn samples(inputs: Inputs, at: ToolId) -> Option<AnyView> {
    let words = words(language());
    let found: Vec<(&'static Sample, &'static SampleTool)> =
        pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(|it| it.1.tool == at).collect();
    if found.is_empty() {
        return None;
    }
    let shown = RwSignal::new(None::<(&'static Sample, &'static SampleTool)>);
    let buttons: Vec<AnyView> = found
        .iter()
        .map(|&(sample, part)| {
            let fill = move |_| {
                inputs.fill(part, sample.as_of);
                shown.set(Some((sample, part)));
            };
            // The same sample may ask twice; then a number tells them apart.
            let mut of_it = found.iter().filter(|it| it.0.id == sample.id);
            let several = 1 < of_it.clone().count();
            let which = of_it.position(|it| core::ptr::eq(it.1, part)).filter(|_| several).map(|it| format!(" {}", it + 1));
            let pressed = move || shown.with(|it| it.is_some_and(|it| core::ptr::eq(it.1, part))).to_string();
            view! { <button type="button" aria-pressed=pressed on:click=fill>{said(&sample.name)}{which}</button> }.into_any()
        })
        .collect();
    let story = move || {
        shown.get().map(|(sample, part)| {
            let note = part.note.as_ref().map(|it| said(it)).unwrap_or_default();
            view! { <p class="help">{said(&sample.story)}" "{note}</p> }
        })
    };
    Some(
        view! {
            <details class="samples not-on-paper">
                <summary>{words.samples}</summary>
                <p class="help">{words.samples_note}</p>
                <div class="sample-buttons">{buttons}</div>
                <div role="status">{story}</div>
            </details>
        }
        .into_any(),
    )
}

/// The badge of the verdict, or that something must be put right first.
pub fn verdict(tool: &'static Tool, seen: Memo<Seen>) -> AnyView {
    let matter = Matter::of(pack::pack(), tool);
    let put_right = words(language()).put_right;
    let verdict = Memo::new(move |_| {
        seen.with(|it| match it {
            Seen::Refused(_) => None,
            Seen::Answered { inquiry, .. } => Some((inquiry.finding.verdict, inquiry.finding.recognition_pending)),
        })
    });
    let view = move || match verdict.get() {
        Some((verdict, pending)) => view! { <VerdictBadge verdict pending matter/> }.into_any(),
        None => view! { <span class="verdict refused">{put_right}</span> }.into_any(),
    };
    view.into_any()
}

/// A question of the pack.
pub fn fact(id: FactId) -> Option<&'static Fact> {
    pack::pack().fact_at(id)
}

/// Whether something private was answered.
pub fn holds_private(tool: &Tool, facts: &Facts) -> bool {
    tool.facts.iter().any(|it| fact(*it).is_some_and(|it| it.sensitive) && facts.get(*it) != Answer::Open)
}
