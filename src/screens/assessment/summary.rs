//! Where the unit stands: what has occurred first, then the counts, then everything by itself. No scores: the document
//! gives no weights.

use leptos::prelude::*;
use policy::assessment::{Counts, Shortfall, Standing, Summary, Unsure, tool_of};
use policy::decide::{Outcome, situation};
use policy::explain::Explainer;
use policy::pack::{ListKind, Parts};
use policy::rule::Chosen;

use crate::language::{language, said};
use crate::route::Route;
use crate::screens::assessment::chart::{chart, name};
use crate::screens::assessment::desk::{Desk, Form};
use crate::screens::assessment::indicator::{deep, place};
use crate::screens::assessment::page::go_to;
use crate::screens::assessment::standing::badge;
use crate::screens::assessment::why::{part_names, reasons};
use crate::screens::assessment::words::words;

/// The summary of the open draft.
pub fn summary(desk: Desk, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let body = move || desk.summary.with(|it| drawn(desk, it, id));
    // Print is an act of the browser; where it has none, nothing happens.
    let print = |_| drop(window().print());
    view! {
        <section class="summary">
            <h2 id="section-heading" tabindex="-1">{words.summary}</h2>
            {body}
            <div class="actions"><button type="button" class="primary" on:click=print>{words.print}</button></div>
            <p class="small quiet on-paper">{said(&pack::pack().disclaimer)}</p>
        </section>
    }
    .into_any()
}

fn drawn(desk: Desk, it: &Summary, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let total = it.total;
    let chapters: Vec<(&'static str, Counts)> = it.chapters.iter().map(|(number, counts)| (name(*number), *counts)).collect();
    view! {
        {occurred(desk, it, id)}
        <dl class="totals">
            <div>
                <dt>{words.met_of_applicable}</dt>
                <dd><span class="big number">{total.met}</span>{(words.of_applicable)(total.applicable())}</dd>
            </div>
            <div>
                <dt>{words.complete}</dt>
                <dd><span class="big number">{total.answered()}</span>{(words.of_asked)(total.asked())}</dd>
            </div>
        </dl>
        <p class="help">{words.no_scores}</p>
        <h3>{words.by_chapter}</h3>
        {chart(&it.chapters)}
        {table(&chapters, total)}
        {shortfalls(desk, &it.shortfalls, id)}
        {unsure(desk, &it.unsure, id)}
        {open(desk, &it.open, id)}
        {watch(desk, it, id)}
        {everything(desk, id)}
    }
    .into_any()
}

/// Where a case has occurred for which the document names a consequence, and where that cannot be ruled out yet.
fn occurred(desk: Desk, it: &Summary, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let each: Vec<AnyView> = it.occurred.iter().filter_map(|it| desk.at(*it)).map(|it| item(desk, it, id, Vec::new())).collect();
    let could: Vec<AnyView> =
        it.unsure.iter().filter(|it| it.could_occur).filter_map(|it| desk.at(it.at)).map(|it| item(desk, it, id, Vec::new())).collect();
    let (has_occurred, could_occur) = (!each.is_empty(), !could.is_empty());
    view! {
        {has_occurred.then(|| view! {
            <div class="warning occurred">
                <h3>{words.occurred}</h3>
                <p>{words.occurred_help}</p>
                <ul class="lines">{each}</ul>
            </div>
        })}
        {could_occur.then(|| view! { <div class="note"><h3>{words.could_occur}</h3><ul class="lines">{could}</ul></div> })}
        {(!has_occurred && !could_occur).then(|| view! { <p class="note">{words.none_occurred}</p> })}
    }
    .into_any()
}

/// The drawing's table.
fn table(chapters: &[(&'static str, Counts)], total: Counts) -> AnyView {
    let words = words(language());
    let head: Vec<AnyView> =
        Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }.into_any()).collect();
    let rows = chapters.iter().copied().chain([(words.total, total)]).map(|(name, counts)| {
        let cells: Vec<AnyView> = Standing::ALL.iter().map(|it| view! { <td class="figure">{counts.of(*it)}</td> }.into_any()).collect();
        view! { <tr><th scope="row">{name}</th>{cells}<td class="figure">{counts.asked()}</td></tr> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <div class="scrolls" tabindex="0" role="region" aria-label=words.by_chapter>
            <table class="counts">
                <caption class="only-read">{words.chart}</caption>
                <thead><tr><th scope="col">{words.chapter}</th>{head}<th scope="col" class="figure">{words.asked}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn shortfalls(desk: Desk, those: &[Shortfall], id: StoredValue<String>) -> Option<AnyView> {
    let each = those.iter().filter_map(|it| {
        let form = desk.at(it.at)?;
        Some(item(desk, form, id, missing(desk, form, it)))
    });
    listed(words(language()).shortfalls, each.collect())
}

/// How many are missing, by the tool, and which parts of the year.
fn missing(desk: Desk, form: Form, it: &Shortfall) -> Vec<String> {
    let (language, mut said) = (language(), Vec::new());
    let tool = tool_of(pack::pack(), form.indicator);
    if let (Some((at, outcome)), Some(tool)) = (it.missing, tool)
        && !matches!(outcome, Outcome::Flag(_))
    {
        let facts = form.facts();
        let situation = situation(pack::pack(), tool, &facts, desk.day.get_untracked(), Chosen::default());
        let explainer = Explainer { pack: pack::pack(), tool, it: &situation, language };
        let label = tool.outputs.get(usize::from(at)).map(|it| it.label.in_language(language));
        if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
            said.push((words(language).labelled)(label, &value));
        }
    }
    if !it.lacking.is_empty() {
        let parts = form.indicator.settled_by.parts().unwrap_or(Parts::Months);
        said.push((words(language).parts_lacking)(&part_names(&it.lacking, parts, language)));
    }
    said
}

fn unsure(desk: Desk, those: &[Unsure], id: StoredValue<String>) -> Option<AnyView> {
    let words = words(language());
    let each = those.iter().filter_map(|it| {
        let form = desk.at(it.at)?;
        let could: Vec<&str> = it.could_be.iter().map(|it| (words.standing)(*it)).collect();
        let mut more = vec![(words.could_be)(&could.join(words.or))];
        let facts = it.missing.iter().filter_map(|it| pack::pack().facts.get(usize::from(it.0)));
        let facts: Vec<&str> = facts.map(|it| said(&it.label)).collect();
        if !facts.is_empty() {
            more.push((words.hangs_on)(&facts.join(words.and)));
        }
        Some(item(desk, form, id, more))
    });
    listed(words.unsure, each.collect())
}

fn open(desk: Desk, those: &[usize], id: StoredValue<String>) -> Option<AnyView> {
    listed(words(language()).open_ones, those.iter().filter_map(|it| Some(item(desk, desk.at(*it)?, id, Vec::new()))).collect())
}

/// The burden watch, which never counts.
fn watch(desk: Desk, it: &Summary, id: StoredValue<String>) -> Option<AnyView> {
    listed(words(language()).raised, it.raised.iter().filter_map(|it| Some(item(desk, desk.at(*it)?, id, Vec::new()))).collect())
}

fn listed(heading: &'static str, each: Vec<AnyView>) -> Option<AnyView> {
    let heading = [heading, &(words(language()).how_many)(each.len())].concat();
    (!each.is_empty()).then(|| view! { <section class="group"><h3>{heading}</h3><ul class="lines">{each}</ul></section> }.into_any())
}

/// One indicator in a list: what was asked, how it stands, and the way there.
fn item(desk: Desk, form: Form, id: StoredValue<String>, more: Vec<String>) -> AnyView {
    let language = language();
    let words = words(language);
    let number = form.indicator.provisions.first().map(ToString::to_string);
    let judged = form.judged.get_untracked();
    let reasons = reasons(form, &judged, desk.day.get_untracked(), language);
    let there = place(form);
    let section = form.section().id();
    let go = move |_| {
        crate::address::go(&Route::Draft(id.get_value(), Some(section.clone())));
        let there = [&there, "-question"].concat();
        // After the section's own heading has had its turn.
        set_timeout(move || go_to(&there), core::time::Duration::from_millis(120));
    };
    let own = judged.why == policy::assessment::Why::Own;
    let counts_as = match judged.standing {
        Standing::Met => Some(&form.indicator.met),
        Standing::Partly => form.indicator.partly.as_ref(),
        Standing::NotMet => Some(&form.indicator.not_met),
        Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
    };
    let why_own = counts_as.filter(|_| own).map(|it| (words.you_said)(said(it)));
    let upshot: Vec<String> = why_own.into_iter().chain(reasons.upshot).chain(more).collect();
    let upshot: Vec<AnyView> = upshot.into_iter().map(|it| view! { <p>{it}</p> }.into_any()).collect();
    let note = form.note.get_untracked();
    let note = (!note.trim().is_empty()).then(|| view! { <p class="remark">{(words.noted)(note.trim())}</p> });
    let grounds: Vec<AnyView> =
        reasons.grounds.into_iter().map(|(depth, _, it)| view! { <li class=deep(depth)>{it}</li> }.into_any()).collect();
    let grounds = (!grounds.is_empty())
        .then(|| view! { <details class="not-on-paper"><summary>{words.why}</summary><ul class="grounds">{grounds}</ul></details> });
    view! {
        <li class="item">
            <div class="item-head">
                <span class="number">{number}</span>
                <span class="question">{said(&form.indicator.question)}</span>
                {badge(judged.standing)}
            </div>
            <div class="item-why">
                {upshot}
                {note}
                {grounds}
                <button type="button" class="plain" on:click=go>{words.to_answer}</button>
            </div>
        </li>
    }
    .into_any()
}

/// Every indicator with how it stands and why: what goes on paper.
fn everything(desk: Desk, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let own = desk.forms().into_iter().filter(|it| it.list != ListKind::Sentinel);
    let settled = own.filter(|it| it.judged.with_untracked(|it| matches!(it.standing, Standing::Met | Standing::NotApplicable)));
    let each: Vec<AnyView> = settled.map(|it| item(desk, it, id, Vec::new())).collect();
    listed(words.settled, each).into_any()
}
