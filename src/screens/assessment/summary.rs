//! Where the unit stands: what has occurred first, then the counts, then everything by itself. No scores: the document
//! gives no weights.

use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::assessment::{Counts, PartsFound, Shortfall, Standing, Summary, Unsure, Why, tool_of};
use policy::decide::{Outcome, situation};
use policy::explain::{Explainer, unit_word};
use policy::facts::{Answer, Facts, Value};
use policy::number::Decimal;
use policy::pack::{ListKind, Parts, SettledBy};

use crate::components::papers::papers_of_draft;
use crate::drafts::store::text_of;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::assessment::chart::{chart, name};
use crate::screens::assessment::desk::{Desk, Form};
use crate::screens::assessment::indicator::{deep, place};
use crate::screens::assessment::page::go_to;
use crate::screens::assessment::standing::badge;
use crate::screens::assessment::strip::strip;
use crate::screens::assessment::weights::weights;
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
            {papers_of_draft(move || text_of(&desk.contents.get_untracked()))}
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
        {table(words.by_chapter, words.chapter, &chapters, total)}
        <h3>{words.by_measure}</h3>
        {strip(&desk.judgements(), &it.measures)}
        {weights(desk)}
        {next_steps(desk, it, id)}
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
fn table(label: &'static str, head_of_rows: &'static str, chapters: &[(&'static str, Counts)], total: Counts) -> AnyView {
    let words = words(language());
    let head: Vec<AnyView> =
        Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }.into_any()).collect();
    let rows = chapters.iter().copied().chain([(words.total, total)]).map(|(name, counts)| {
        let cells: Vec<AnyView> = Standing::ALL.iter().map(|it| view! { <td class="figure">{counts.of(*it)}</td> }.into_any()).collect();
        view! { <tr><th scope="row">{name}</th>{cells}<td class="figure">{counts.asked()}</td></tr> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <div class="scrolls" tabindex="0" role="region" aria-label=label>
            <table class="counts">
                <caption class="only-read">{words.chart}</caption>
                <thead><tr><th scope="col">{head_of_rows}</th>{head}<th scope="col" class="figure">{words.asked}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What closes a gap, where that can be told in a number, each with its tool filled in.
fn next_steps(desk: Desk, it: &Summary, id: StoredValue<String>) -> Option<AnyView> {
    let words = words(language());
    let each = it.shortfalls.iter().filter(|it| it.missing.is_some() || it.counted.is_some() || !it.lacking.is_empty()).filter_map(|it| {
        let form = desk.at(it.at)?;
        let missing = missing(desk, form, it);
        if missing.is_empty() {
            return None;
        }
        let number = form.indicator.provisions.first().map(ToString::to_string);
        let to = to_tool(desk, form).map(|to| view! { <a href=to>{words.in_tool}</a> });
        let text = missing.join(words.stop);
        let answer = to_answer(form, id);
        Some(
            view! {
                <li class="item">
                    <div class="item-head">
                        <span class="number">{number}</span>
                        <span class="question">{said(&form.indicator.question)}</span>
                    </div>
                    <div class="item-why"><p><strong>{text}</strong></p><p class="not-on-paper">{to}" "{answer}</p></div>
                </li>
            }
            .into_any(),
        )
    });
    listed(words.next_steps, each.collect())
}

/// The address of the tool that decides an indicator, with what is answered here.
fn to_tool(desk: Desk, form: Form) -> Option<String> {
    let pack = pack::pack();
    let at = form.indicator.settled_by.tool()?;
    let tool = pack.tools.get(usize::from(at.0))?;
    let found = form.judged.with_untracked(|it| match &it.why {
        Why::Tool(_, found) => found.clone(),
        Why::Own | Why::Unconfirmed | Why::Parts(_) | Why::Count(_) | Why::MoreThanAll(_) | Why::Refused(_) => None,
    });
    let facts = with_parts(form, found.as_ref());
    let readings = link::readings(tool, form.readings.get_untracked());
    let scenario = Scenario { subject: Subject::Tool(at), as_of: Some(desk.day.get_untracked()), readings, facts };
    Some(Route::Tool(tool.id.clone(), Some(link::write(pack, &scenario))).to_string())
}

/// The facts of an indicator, the counted parts of the year among them.
fn with_parts(form: Form, found: Option<&PartsFound>) -> Facts {
    let mut facts = form.facts();
    if let (Some(found), SettledBy::ToolParts { over, done, .. }) = (found, form.indicator.settled_by) {
        let count = |it: usize| Answer::Given(Value::Number(Decimal::whole(i64::try_from(it).unwrap_or_default())));
        facts.set(over, count(usize::from(found.over)));
        facts.set(done, count(found.done.len()));
    }
    facts
}

fn shortfalls(desk: Desk, those: &[Shortfall], id: StoredValue<String>) -> Option<AnyView> {
    let each = those.iter().filter_map(|it| {
        let form = desk.at(it.at)?;
        Some(item(desk, form, id, missing(desk, form, it)))
    });
    listed(words(language()).shortfalls, each.collect())
}

/// How many are missing, by the tool, and which parts of the year.
pub fn missing(desk: Desk, form: Form, it: &Shortfall) -> Vec<String> {
    let (language, mut said) = (language(), Vec::new());
    let tool = tool_of(pack::pack(), form.indicator);
    if let (Some((at, outcome)), Some(tool)) = (it.missing, tool)
        && !matches!(outcome, Outcome::Flag(_))
    {
        let facts = form.facts();
        let situation = situation(pack::pack(), tool, &facts, desk.day.get_untracked(), form.readings.get_untracked());
        let explainer = Explainer { pack: pack::pack(), tool, it: &situation, language };
        let label = tool.outputs.get(usize::from(at)).map(|it| it.label.in_language(language));
        if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
            said.push((words(language).labelled)(label, &value));
        }
    }
    if let (Some(number), Some(asked)) = (it.counted, &form.indicator.count) {
        said.push((words(language).counted_short)(number, unit_word(&asked.unit, language)));
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
                {to_answer(form, id)}
            </div>
        </li>
    }
    .into_any()
}

/// Leads to where it is answered.
pub fn to_answer(form: Form, id: StoredValue<String>) -> AnyView {
    let section = form.section().id();
    let there = [&place(form), "-question"].concat();
    let go = move |_| {
        crate::address::go(&Route::Draft(id.get_value(), Some(section.clone())));
        let there = there.clone();
        // After the section's own heading has had its turn.
        set_timeout(move || go_to(&there), core::time::Duration::from_millis(120));
    };
    view! { <button type="button" class="plain" on:click=go>{words(language()).to_answer}</button> }.into_any()
}

/// Every indicator with how it stands and why: what goes on paper.
fn everything(desk: Desk, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let own = desk.forms().into_iter().filter(|it| it.list != ListKind::Sentinel);
    let settled = own.filter(|it| it.judged.with_untracked(|it| matches!(it.standing, Standing::Met | Standing::NotApplicable)));
    let each: Vec<AnyView> = settled.map(|it| item(desk, it, id, Vec::new())).collect();
    listed(words.settled, each).into_any()
}
