//! The page of one tool: the question, the form, the readings, and what came out.

use leptos::prelude::*;
use policy::facts::Facts;
use policy::pack::{Fact, FactId, Sample, SampleTool, Tool, ToolId};

use crate::components::citation::Citation;
use crate::components::fields::{DateField, Field};
use crate::components::verdict::{Matter, VerdictBadge};
use crate::drafts::inputs as kept;
use crate::language::{said, use_language};
use crate::screens::tools::inputs::{Inputs, Seen};
use crate::screens::tools::readings::Readings;
use crate::screens::tools::result::Result;
use crate::screens::tools::scenario;
use crate::screens::tools::words::words;

/// Where the result begins.
pub const RESULT: &str = "result";

/// One tool.
#[component]
pub fn ToolPage(
    /// Its position in the pack.
    at: ToolId,
    /// What is asked.
    tool: &'static Tool,
    /// What a link carries.
    scenario: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let inputs = Inputs::new(tool);
    let unread = scenario.is_some_and(|it| !scenario::open(inputs, &it));
    let seen = inputs.seen();
    let storage = keep(inputs);
    let clauses = tool.provisions.iter().map(|it| view! { <li><Citation provision=*it/></li> }).collect_view();
    let fields = tool.facts.iter().filter_map(|&id| field(inputs, seen, id)).collect_view();
    view! {
        <article class="tool">
            <header class="tool-head">
                <p class="numeral" aria-hidden="true">{tool.provisions.first().map(ToString::to_string)}</p>
                <div>
                    <h1>{said(&tool.title)}</h1>
                    <p class="lead">{said(&tool.question)}</p>
                    <ul class="clauses">{clauses}</ul>
                </div>
            </header>
            {unread.then(|| view! { <p class="warning">{move || words().link_unread}</p> })}
            <div class="tool-body">
                <form class="tool-form" on:submit=|event| event.prevent_default() aria-labelledby="tool-form">
                    <h2 id="tool-form">{move || words().form}</h2>
                    {samples(inputs, at)}
                    {fields}
                    <AsOf inputs/>
                    <Readings inputs seen/>
                    <Keeping inputs storage/>
                    <LiveVerdict tool seen/>
                </form>
                <Result inputs seen/>
            </div>
        </article>
    }
    .into_any()
}

/// One question of the form.
fn field(inputs: Inputs, seen: Memo<Seen>, id: FactId) -> Option<AnyView> {
    let entry = inputs.entry(id)?;
    let language = use_language();
    let refused = move || {
        seen.with(|it| match it {
            Seen::Refused(it) => {
                let refusal = it.refusals.iter().find(|it| it.fact == id)?;
                Some(entry::words::refused(pack::pack(), &it.facts, *refusal, language.get()))
            }
            Seen::Answered { .. } => None,
        })
    };
    let idle = move || {
        seen.with(|it| match it {
            Seen::Refused(_) => false,
            Seen::Answered { inquiry, .. } => inquiry.idle.contains(&id),
        })
    };
    Some(view! { <Field fact=id entry refused=Signal::derive(refused) idle=Signal::derive(idle)/> }.into_any())
}

/// The day asked about.
#[component]
fn AsOf(inputs: Inputs) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let invalid = move || inputs.as_of.with(|it| it.dated().is_err_and(|it| !it.is_beginning()));
    view! {
        <fieldset class="field as-of">
            <legend>{move || words().as_of}</legend>
            <p class="help">{move || words().as_of_help}</p>
            <div class="beside">
                <DateField entry=inputs.as_of id="as-of".to_owned() invalid=Signal::derive(invalid)/>
                <button type="button" on:click=move |_| inputs.as_of.set(entry::Entry::of_day(super::today::today()))>
                    {move || words().today}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Invented people and units to fill the form with.
fn samples(inputs: Inputs, at: ToolId) -> Option<AnyView> {
    let language = use_language();
    let words = move || words(language.get());
    let found: Vec<(&'static Sample, &'static SampleTool)> =
        pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(|it| it.1.tool == at).collect();
    if found.is_empty() {
        return None;
    }
    let shown = RwSignal::new(None::<usize>);
    let buttons: Vec<AnyView> = found
        .iter()
        .enumerate()
        .map(|(number, &(sample, part))| {
            let fill = move |_| {
                inputs.fill(part, sample.as_of);
                shown.set(Some(number));
            };
            // The same sample may ask twice; then a number tells them apart.
            let of_it: Vec<usize> = found.iter().enumerate().filter(|it| it.1.0.id == sample.id).map(|it| it.0).collect();
            let which = of_it.iter().position(|it| *it == number).filter(|_| 1 < of_it.len()).map(|it| format!(" {}", it + 1));
            let name = said(&sample.name);
            let pressed = move || (shown.get() == Some(number)).to_string();
            view! { <button type="button" aria-pressed=pressed on:click=fill>{name}{which}</button> }.into_any()
        })
        .collect();
    let story = move || {
        let (sample, part) = found.get(shown.get()?)?;
        let note = part.note.as_ref().map(|it| view! { <span>{said(it)}</span> });
        Some(view! { <p class="help" role="status">{said(&sample.story)}" "{note}</p> })
    };
    Some(
        view! {
            <details class="samples not-on-paper">
                <summary>{move || words().samples}</summary>
                <p class="help">{move || words().samples_note}</p>
                <div class="sample-buttons">{buttons}</div>
                {story}
            </details>
        }
        .into_any(),
    )
}

/// Whether the device takes what is to be kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Storage {
    Kept,
    Blocked,
}

/// Keeps what is entered, on every change.
fn keep(inputs: Inputs) -> Signal<Storage> {
    let state = RwSignal::new(Storage::Kept);
    Effect::new(move |before: Option<kept::Inputs>| {
        let now = inputs.to_keep();
        if before.is_some_and(|it| it != now) {
            let taken = kept::write(inputs.tool, &now);
            state.set(if taken { Storage::Kept } else { Storage::Blocked });
        }
        now
    });
    state.into()
}

/// That entries stay on the device, and how to be rid of them.
#[component]
fn Keeping(inputs: Inputs, storage: Signal<Storage>) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let cleared = RwSignal::new(false);
    let clear = move |_| {
        inputs.clear();
        cleared.set(true);
    };
    let note = move || match storage.get() {
        Storage::Kept => words().kept,
        Storage::Blocked => words().not_kept,
    };
    view! {
        <div class="keeping not-on-paper">
            <p class="help" class:warning=move || storage.get() == Storage::Blocked>{note}</p>
            <p>
                <button type="button" on:click=clear>{move || words().clear}</button>
                " "
                <span role="status">{move || cleared.get().then(|| words().cleared)}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The verdict of the moment, always in sight while the form is longer than a phone.
#[component]
fn LiveVerdict(tool: &'static Tool, seen: Memo<Seen>) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let to_result = |_| crate::components::fields::typed::focus(document().get_element_by_id(RESULT));
    view! {
        <div class="live-verdict not-on-paper">
            <VerdictOr tool seen/>
            <button type="button" class="plain" on:click=to_result>{move || words().see_result}</button>
        </div>
    }
    .into_any()
}

/// The badge of the verdict, or that something must be put right first.
#[component]
pub fn VerdictOr(tool: &'static Tool, seen: Memo<Seen>) -> impl IntoView {
    let language = use_language();
    let matter = Matter::of(pack::pack(), tool);
    let verdict = Memo::new(move |_| {
        seen.with(|it| match it {
            Seen::Refused(_) => None,
            Seen::Answered { inquiry, .. } => Some((inquiry.finding.verdict, inquiry.finding.recognition_pending)),
        })
    });
    move || match verdict.get() {
        Some((verdict, pending)) => view! { <VerdictBadge verdict=Signal::stored(verdict) pending=Signal::stored(pending) matter/> }.into_any(),
        None => view! { <span class="verdict refused">{move || words(language.get()).put_right}</span> }.into_any(),
    }
}

/// A question of the pack.
pub fn fact(id: FactId) -> Option<&'static Fact> {
    pack::pack().facts.get(usize::from(id.0))
}

/// Whether something private was answered.
pub fn holds_private(tool: &Tool, facts: &Facts) -> bool {
    let private = |id: &FactId| fact(*id).is_some_and(|it| it.sensitive) && facts.get(*id) != policy::facts::Answer::Open;
    tool.facts.iter().any(private)
}
