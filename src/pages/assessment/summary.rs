//! Where the unit stands: what has occurred first, then the counts, then everything by itself. No scores: the document
//! gives no weights.

use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::assessment::{Counts, PartsFound, Shortfall, Standing, Summary, Why, tool_of};
use policy::decide::{Outcome, situation};
use policy::explain::{Explainer, unit_word};
use policy::pack::{Parts, SettledBy};

use crate::components::documents::papers_of_draft;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, said};
use crate::pages::assessment::chart::{chart, name};
use crate::pages::assessment::draft_form::DraftForm;
use crate::pages::assessment::draft_page::go_to;
use crate::pages::assessment::explanation::{part_names, reasons, way, with_parts};
use crate::pages::assessment::indicator::{deep, place};
use crate::pages::assessment::indicator_form::IndicatorForm;
use crate::pages::assessment::standing::badge;
use crate::pages::assessment::strip::strip;
use crate::pages::assessment::weights::{weighted_note, weights};
use crate::routing::route::Route;
use crate::storage::drafts::text_of;

/// The summary of the open draft. Each part follows what it shows, so that a change draws no more than itself anew.
pub fn summary(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    // Print is an act of the browser; where it has none, nothing happens.
    let print = |_| drop(window().print());
    let total = Memo::new(move |_| desk.summary.with(|it| it.total));
    let chapters = Memo::new(move |_| desk.summary.with(|it| it.chapters.clone()));
    let standings = Memo::new(move |_| desk.judgements().iter().map(|it| it.judged.standing).collect::<Vec<_>>());
    let by_chapter = move || {
        let all = chapters.get();
        let named: Vec<(&'static str, Counts)> = all.iter().map(|(number, counts)| (name(*number), *counts)).collect();
        view! { {chart(&all)} {table(words.by_chapter, words.chapter, &named, total.get())} }
    };
    let by_measure = move || {
        standings.track();
        untrack(|| desk.summary.with(|it| strip(&desk.judgements(), &it.measures)))
    };
    view! {
        <section class="summary">
            <h2 id="section-heading" tabindex="-1">{words.summary}</h2>
            {occurred(desk, id)}
            <dl class="totals">
                <div>
                    <dt>{words.met_of_applicable}</dt>
                    <dd><span class="big number">{move || total.get().met}</span>{move || (words.of_applicable)(total.get().applicable())}</dd>
                </div>
                <div>
                    <dt>{words.complete}</dt>
                    <dd><span class="big number">{move || total.get().answered()}</span>{move || (words.of_asked)(total.get().asked())}</dd>
                </div>
            </dl>
            <p class="help">{words.no_scores}</p>
            {weighted_note(desk)}
            <h3>{words.by_chapter}</h3>
            {by_chapter}
            <h3>{words.by_measure}</h3>
            {by_measure}
            {next_steps(desk, id)}
            {group(desk, words.shortfalls, positions(desk, |it| it.shortfalls.iter().map(|it| it.at).collect()), move |form, at| {
                item(desk, form, id, move || short_of(desk, form, at))
            })}
            {unsure(desk, id)}
            {group(desk, words.open_ones, positions(desk, |it| it.open.clone()), move |form, _| item(desk, form, id, Vec::new))}
            // The burden watch never counts.
            {group(desk, words.raised, positions(desk, |it| it.raised.clone()), move |form, _| item(desk, form, id, Vec::new))}
            {everything(desk, id)}
            {weights(desk)}
            <div class="actions"><button type="button" class="primary" on:click=print>{words.print}</button></div>
            {papers_of_draft(move || text_of(&desk.contents.get_untracked()))}
        </section>
    }
    .into_any()
}

/// The positions of some of the judgements.
fn positions(desk: DraftForm, of: fn(&Summary) -> Vec<usize>) -> Memo<Vec<usize>> {
    Memo::new(move |_| desk.summary.with(of))
}

/// A heading and its items; drawn anew when others are in it, not when one of them changes.
fn group(
    desk: DraftForm,
    heading: &'static str,
    those: Memo<Vec<usize>>,
    draw: impl Fn(IndicatorForm, usize) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    (move || {
        let each = those.get().into_iter().filter_map(|at| Some(draw(desk.at(at)?, at))).collect();
        listed(heading, each)
    })
    .into_any()
}

/// Where a case has occurred for which the document names a consequence, and where that cannot be ruled out yet.
fn occurred(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let has = positions(desk, |it| it.occurred.clone());
    let could = positions(desk, |it| it.unsure.iter().filter(|it| it.could_occur).map(|it| it.at).collect());
    let items = move |those: Vec<usize>| -> Vec<AnyView> {
        those.into_iter().filter_map(|at| desk.at(at)).map(|it| item(desk, it, id, Vec::new)).collect()
    };
    (move || {
        let (has, could) = (has.get(), could.get());
        let none = has.is_empty() && could.is_empty();
        view! {
            {(!has.is_empty()).then(|| view! {
                <div class="warning occurred">
                    <h3>{words.occurred}</h3>
                    <p>{words.occurred_help}</p>
                    <ul class="lines">{items(has)}</ul>
                </div>
            })}
            {(!could.is_empty()).then(|| view! { <div class="note"><h3>{words.could_occur}</h3><ul class="lines">{items(could)}</ul></div> })}
            {none.then(|| view! { <p class="note">{words.none_occurred}</p> })}
        }
    })
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
fn next_steps(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    // Whoever only changes how large a gap is stays where they are.
    let those = Memo::new(move |_| {
        let all: Vec<Shortfall> = desk.summary.with(|it| it.shortfalls.clone());
        all.iter().filter_map(|it| (!gap(desk, desk.at(it.at)?, it).is_empty()).then_some(it.at)).collect::<Vec<_>>()
    });
    group(desk, words.next_steps, those, move |form, at| {
        let number = form.indicator.provisions.first().map(ToString::to_string);
        let text = Memo::new(move |_| shortfall(desk, at).map(|it| gap(desk, form, &it).join(words.space)).unwrap_or_default());
        let to = move || {
            text.track();
            to_tool(desk, form).map(|(to, filled)| view! { <a href=to>{if filled { words.in_tool } else { words.in_tool_one }}</a> })
        };
        view! {
            <li class="item">
                <div class="item-head">
                    <span class="number">{number}</span>
                    <span class="question">{said(&form.indicator.question)}</span>
                </div>
                <div class="item-why">
                    <p><strong>{text}</strong></p>
                    <p class="ways not-on-paper">{to}{to_answer(form, id)}</p>
                </div>
            </li>
        }
        .into_any()
    })
}

/// A shortfall by its position, while it is one.
fn shortfall(desk: DraftForm, at: usize) -> Option<Shortfall> {
    desk.summary.with(|it| it.shortfalls.iter().find(|it| it.at == at).cloned())
}

/// How far it is from met: how many are missing, or else what could be done about it.
fn gap(desk: DraftForm, form: IndicatorForm, it: &Shortfall) -> Vec<String> {
    let missing = missing(desk, form, it);
    if !missing.is_empty() {
        return missing;
    }
    let found = form.judged.with(|it| parts_found(&it.why));
    way(form, found.as_ref(), desk.day.get(), language())
}

/// The same beside its reasons, without what they say already.
fn short_of(desk: DraftForm, form: IndicatorForm, at: usize) -> Vec<String> {
    shortfall(desk, at).map(|it| missing(desk, form, &Shortfall { counted: None, ..it })).unwrap_or_default()
}

fn parts_found(why: &Why) -> Option<PartsFound> {
    match why {
        Why::Tool(_, found) => found.clone(),
        Why::Own | Why::Unconfirmed | Why::Parts(_) | Why::Count(_) | Why::MoreThanAll(_) | Why::Refused(_) => None,
    }
}

/// The address of the tool that decides an indicator, with what is answered here; or of the one that looks at a single case,
/// for which nothing is answered here.
fn to_tool(desk: DraftForm, form: IndicatorForm) -> Option<(String, bool)> {
    let pack = pack::pack();
    let decides = form.indicator.settled_by.tool();
    let at = decides.or(form.indicator.check)?;
    let tool = pack.tools.get(usize::from(at.0))?;
    if decides.is_none() {
        return Some((Route::Tool(tool.id.clone(), None).to_string(), false));
    }
    let facts = with_parts(form, form.judged.with_untracked(|it| parts_found(&it.why)).as_ref());
    let readings = link::readings(tool, form.readings.get_untracked());
    let scenario = Scenario { subject: Subject::Tool(at), as_of: Some(desk.day.get_untracked()), readings, facts, unsure: Vec::new() };
    Some((Route::Tool(tool.id.clone(), Some(link::write(pack, &scenario))).to_string(), true))
}

/// How many are missing, by the tool, and which parts of the year.
pub fn missing(desk: DraftForm, form: IndicatorForm, it: &Shortfall) -> Vec<String> {
    let (language, mut said) = (language(), Vec::new());
    let tool = tool_of(pack::pack(), form.indicator);
    if let (Some((at, outcome)), Some(tool)) = (it.missing, tool)
        && !matches!(outcome, Outcome::Flag(_))
    {
        let facts = form.facts();
        let situation = situation(pack::pack(), tool, &facts, desk.day.get(), form.readings.get());
        let explainer = Explainer { pack: pack::pack(), tool, it: &situation, language };
        let label = tool.outputs.get(usize::from(at)).map(|it| it.label.in_language(language));
        if let (Some(label), Some(value)) = (label, explainer.outcome(usize::from(at), Some(outcome))) {
            said.push((words(language).labelled)(label, &value));
        }
    }
    if let (Some(number), Some(asked), SettledBy::OwnCount(wanted)) = (it.counted, &form.indicator.count, form.indicator.settled_by) {
        said.push((words(language).counted_short)(wanted, number, unit_word(&asked.unit, language)));
    }
    if !it.lacking.is_empty() {
        let parts = form.indicator.settled_by.parts().unwrap_or(Parts::Months);
        said.push((words(language).parts_lacking)(&part_names(&it.lacking, parts, language)));
    }
    said
}

/// What is not sure, with what all of it together can change.
fn unsure(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let those = positions(desk, |it| it.unsure.iter().map(|it| it.at).collect());
    let range = move || {
        desk.summary.with(|it| {
            let most = it.unsure.iter().filter(|it| it.could_be.contains(&Standing::Met)).map(|_| 1).sum::<u32>();
            let occur = it.unsure.iter().filter(|it| it.could_occur).count();
            let said = (words.unsure_range)(it.total.met, it.total.met + most, it.total.applicable(), occur);
            (!it.unsure.is_empty()).then(|| view! { <p class="help">{said}</p> })
        })
    };
    let could = move |at: usize| {
        let found = desk.summary.with(|it| it.unsure.iter().find(|it| it.at == at).cloned());
        let Some(it) = found else { return Vec::new() };
        let could: Vec<&str> = it.could_be.iter().map(|it| (words.standing)(*it)).collect();
        let mut more = vec![(words.could_be)(&could.join(words.or))];
        let facts = it.missing.iter().filter_map(|it| pack::pack().facts.get(usize::from(it.0)));
        let facts: Vec<&str> = facts.map(|it| said(&it.label)).collect();
        if !facts.is_empty() {
            more.push((words.hangs_on)(&facts.join(words.and)));
        }
        more
    };
    view! {
        {group(desk, words.unsure, those, move |form, at| item(desk, form, id, move || could(at)))}
        {range}
    }
    .into_any()
}

fn listed(heading: &'static str, each: Vec<AnyView>) -> Option<AnyView> {
    let heading = [heading, &(words(language()).how_many)(each.len())].concat();
    (!each.is_empty()).then(|| view! { <section class="group"><h3>{heading}</h3><ul class="lines">{each}</ul></section> }.into_any())
}

/// What is said of an indicator in a list.
#[derive(Clone, PartialEq)]
struct Told {
    standing: Standing,
    upshot: Vec<String>,
    note: String,
    grounds: Vec<(u8, Option<bool>, String)>,
}

/// One indicator in a list: what was asked, how it stands, and the way there.
fn item(desk: DraftForm, form: IndicatorForm, id: StoredValue<String>, more: impl Fn() -> Vec<String> + Send + Sync + 'static) -> AnyView {
    let language = language();
    let words = words(language);
    let number = form.indicator.provisions.first().map(ToString::to_string);
    let told = Memo::new(move |_| {
        let judged = form.judged.get();
        let reasons = reasons(form, &judged, desk.day.get(), language);
        let counts_as = match judged.standing {
            Standing::Met => Some(&form.indicator.met),
            Standing::Partly => form.indicator.partly.as_ref(),
            Standing::NotMet => Some(&form.indicator.not_met),
            Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
        };
        let why_own = counts_as.filter(|_| judged.why == Why::Own).map(|it| (words.you_said)(said(it)));
        let mut upshot: Vec<String> = why_own.into_iter().chain(reasons.upshot).collect();
        // What is missing may be among the reasons already.
        let more: Vec<String> = more().into_iter().filter(|it| !upshot.contains(it)).collect();
        upshot.extend(more);
        Told { standing: judged.standing, upshot, note: form.note.with(|it| it.trim().to_owned()), grounds: reasons.grounds }
    });
    let standing = Memo::new(move |_| told.with(|it| it.standing));
    let body = move || {
        let it = told.get();
        let upshot: Vec<AnyView> = it.upshot.into_iter().map(|it| view! { <p>{it}</p> }.into_any()).collect();
        let note = (!it.note.is_empty()).then(|| view! { <p class="remark">{(words.noted)(&it.note)}</p> });
        let grounds: Vec<AnyView> =
            it.grounds.into_iter().map(|(depth, _, it)| view! { <li class=deep(depth)>{it}</li> }.into_any()).collect();
        let grounds = (!grounds.is_empty())
            .then(|| view! { <details class="not-on-paper"><summary>{words.why}</summary><ul class="grounds">{grounds}</ul></details> });
        view! { {upshot} {note} {grounds} }
    };
    view! {
        <li class="item">
            <div class="item-head">
                <span class="number">{number}</span>
                <span class="question">{said(&form.indicator.question)}</span>
                {move || badge(standing.get())}
            </div>
            <div class="item-why">{body} {to_answer(form, id)}</div>
        </li>
    }
    .into_any()
}

/// Leads to where it is answered.
pub fn to_answer(form: IndicatorForm, id: StoredValue<String>) -> AnyView {
    let section = form.section().id();
    let there = [&place(form), "-question"].concat();
    let go = move |_| {
        crate::routing::navigator::go(&Route::Draft(id.get_value(), Some(section.clone())));
        let there = there.clone();
        // After the section's own heading has had its turn.
        set_timeout(move || go_to(&there), core::time::Duration::from_millis(120));
    };
    view! { <button type="button" class="plain" on:click=go>{words(language()).to_answer}</button> }.into_any()
}

/// Everything else, with how it stands and why: what goes on paper.
fn everything(desk: DraftForm, id: StoredValue<String>) -> AnyView {
    let settled = Memo::new(move |_| {
        let judgements = desk.judgements();
        let is = |it: &Standing| matches!(it, Standing::Met | Standing::NotApplicable);
        judgements.iter().enumerate().filter(|it| it.1.is_own() && is(&it.1.judged.standing)).map(|it| it.0).collect::<Vec<_>>()
    });
    group(desk, words(language()).settled, settled, move |form, _| item(desk, form, id, Vec::new))
}
