//! The summary of a draft: first the cases that have occurred, then the counts, then every indicator. There are no scores, because the
//! document gives no weights.

mod chart;
mod measures_table;
mod weights_form;

use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::assessment::evaluation::{PartsFound, Why};
use policy::assessment::reply::Standing;
use policy::assessment::summary::{Counts, Shortfall, Summary};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::documents::papers_of_draft;
use crate::components::print_button::print_button;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::explanation::{possible_changes, reasons, with_parts};
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::form::indicator::deep;
use crate::pages::assessment::form::indicator_form::IndicatorForm;
use crate::pages::assessment::question_link::question_link;
use crate::pages::assessment::shortfall::missing;
use crate::pages::assessment::standing::badge;
use crate::pages::assessment::summary::chart::{chapter_title, chart};
use crate::pages::assessment::summary::measures_table::measures_table;
use crate::pages::assessment::summary::weights_form::{weighted_note, weights_form};
use crate::routing::route::Route;
use crate::storage::drafts::text_of;

/// The summary of the open draft. Each part tracks only what it shows, so that a change renders no other part again.
pub fn summary(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    let total = Memo::new(move |_| draft_form.summary.with(|it| it.total));
    let chapters = Memo::new(move |_| draft_form.summary.with(|it| it.chapters.clone()));
    let standings = Memo::new(move |_| draft_form.judgements().iter().map(|it| it.judged.standing).collect::<Vec<_>>());
    let by_chapter = move || {
        let all = chapters.get();
        let named: Vec<(&'static str, Counts)> = all.iter().map(|(number, counts)| (chapter_title(*number), *counts)).collect();
        view! { {chart(&all)} {table(words.by_chapter, words.chapter, &named, total.get())} }
    };
    let by_measure = move || {
        standings.track();
        untrack(|| draft_form.summary.with(|it| measures_table(&draft_form.judgements(), &it.measures)))
    };
    view! {
        <section class="summary">
            <h2 id="section-heading" tabindex="-1">{words.summary}</h2>
            {occurred(draft_form, id)}
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
            {weighted_note(draft_form)}
            <h3>{words.by_chapter}</h3>
            {by_chapter}
            <h3>{words.by_measure}</h3>
            {by_measure}
            {next_steps(draft_form, id)}
            {group(draft_form, words.shortfalls, positions(draft_form, |it| it.shortfalls.iter().map(|it| it.at).collect()), move |form, at| {
                item(draft_form, form, id, move || missing_beside_reasons(draft_form, form, at))
            })}
            {unsure(draft_form, id)}
            {group(draft_form, words.open_ones, positions(draft_form, |it| it.open.clone()), move |form, _| item(draft_form, form, id, Vec::new))}
            // Neither what the county decides nor the burden watch counts.
            {group(draft_form, words.by_county, positions(draft_form, |it| it.by_county.clone()), move |form, _| item(draft_form, form, id, Vec::new))}
            {group(draft_form, words.raised, positions(draft_form, |it| it.raised.clone()), move |form, _| item(draft_form, form, id, Vec::new))}
            {everything(draft_form, id)}
            {weights_form(draft_form)}
            <div class="actions">{print_button(words.print, "primary")}</div>
            {papers_of_draft(move || text_of(&draft_form.contents.get_untracked()))}
        </section>
    }
}

/// The positions of the judgements that `select` gives.
fn positions(draft_form: DraftForm, select: fn(&Summary) -> Vec<usize>) -> Memo<Vec<usize>> {
    Memo::new(move |_| draft_form.summary.with(select))
}

/// A heading and its items; rendered again when the set of items changes, not when one of them does.
fn group(
    draft_form: DraftForm,
    heading: &'static str,
    items: Memo<Vec<usize>>,
    render: impl Fn(IndicatorForm, usize) -> View + Copy + Send + Sync + 'static,
) -> View {
    (move || {
        let rendered = items.get().into_iter().filter_map(|at| Some(render(draft_form.at(at)?, at))).collect();
        item_list(heading, rendered)
    })
    .into_view()
}

/// The cases with a consequence in the document that have occurred, and those that cannot be ruled out yet.
fn occurred(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    let occurred = positions(draft_form, |it| it.occurred.clone());
    let none_occurred = Memo::new(move |_| draft_form.summary.with(|it| it.none_occurred));
    let could_occur = positions(draft_form, |it| it.unsure.iter().filter(|it| it.could_occur).map(|it| it.at).collect());
    let items = move |positions: Vec<usize>| -> Vec<View> {
        positions.into_iter().filter_map(|at| draft_form.at(at)).map(|it| item(draft_form, it, id, Vec::new)).collect()
    };
    (move || {
        let (occurred, could_occur) = (occurred.get(), could_occur.get());
        let none = none_occurred.get();
        view! {
            {(!occurred.is_empty()).then(|| view! {
                <div class="warning occurred">
                    <h3>{words.occurred}</h3>
                    <p>{words.occurred_help}</p>
                    <ul class="lines">{items(occurred)}</ul>
                </div>
            })}
            {(!could_occur.is_empty()).then(|| view! { <div class="note"><h3>{words.could_occur}</h3><ul class="lines">{items(could_occur)}</ul></div> })}
            {none.then(|| view! { <p class="note">{words.none_occurred}</p> })}
        }
    })
    .into_view()
}

/// The counts of the chart as a table.
fn table(label: &'static str, row_heading: &'static str, chapters: &[(&'static str, Counts)], total: Counts) -> View {
    let words = words(language());
    let head: Vec<View> = Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }).collect();
    let rows = chapters.iter().copied().chain([(words.total, total)]).map(|(name, counts)| {
        let cells: Vec<View> = Standing::ALL.iter().map(|it| view! { <td class="figure">{counts.of(*it)}</td> }).collect();
        view! { <tr><th scope="row">{name}</th>{cells}<td class="figure">{counts.asked()}</td></tr> }
    });
    let rows: Vec<View> = rows.collect();
    view! {
        <div class="scrolls" tabindex="0" role="region" aria-label=label>
            <table class="counts">
                <caption class="only-read">{words.chart}</caption>
                <thead><tr><th scope="col">{row_heading}</th>{head}<th scope="col" class="figure">{words.asked}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What would close a gap, where that can be said in numbers, each with its tool filled in.
fn next_steps(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    // The list is not rendered again when only the size of a gap changes.
    let items = Memo::new(move |_| {
        let all: Vec<Shortfall> = draft_form.summary.with(|it| it.shortfalls.clone());
        all.iter().filter_map(|it| (!gap(draft_form, draft_form.at(it.at)?, it).is_empty()).then_some(it.at)).collect::<Vec<_>>()
    });
    group(draft_form, words.next_steps, items, move |form, at| {
        let number = form.indicator.provisions.first().map(ToString::to_string);
        let text = Memo::new(move |_| shortfall(draft_form, at).map(|it| gap(draft_form, form, &it).join(words.space)).unwrap_or_default());
        let link = move || {
            text.track();
            tool_link(draft_form, form)
                .map(|(address, filled)| view! { <a href=address>{if filled { words.in_tool } else { words.in_tool_one }}</a> })
        };
        view! {
            <li class="item">
                <div class="item-head">
                    <span class="number">{number}</span>
                    <span class="question">{localized(&form.indicator.question)}</span>
                </div>
                <div class="item-why">
                    <p><strong>{text}</strong></p>
                    <p class="ways not-on-paper">{link}{question_link(form, id)}</p>
                </div>
            </li>
        }
    })
}

/// The shortfall of the judgement at a position; `None` where it is none any more.
fn shortfall(draft_form: DraftForm, at: usize) -> Option<Shortfall> {
    draft_form.summary.with(|it| it.shortfalls.iter().find(|it| it.at == at).cloned())
}

/// How far an indicator is from being met: how many are missing, or else what could be changed.
fn gap(draft_form: DraftForm, form: IndicatorForm, shortfall: &Shortfall) -> Vec<String> {
    let missing = missing(draft_form, form, shortfall);
    if !missing.is_empty() {
        return missing;
    }
    let found = form.judged.with(|it| parts_found(&it.why));
    possible_changes(form, found.as_ref(), draft_form.day.get(), language())
}

/// What is missing, without the counts: they are among the reasons already.
fn missing_beside_reasons(draft_form: DraftForm, form: IndicatorForm, at: usize) -> Vec<String> {
    shortfall(draft_form, at).map(|it| missing(draft_form, form, &Shortfall { counted: None, ..it })).unwrap_or_default()
}

fn parts_found(why: &Why) -> Option<PartsFound> {
    match why {
        Why::Tool(_, found) => found.clone(),
        Why::Own | Why::Unconfirmed | Why::Parts(_) | Why::Count(_) | Why::MoreThanAll(_) | Why::Refused(_) => None,
    }
}

/// The address of the tool that decides an indicator, filled in with the answers (`true`); or of the tool that checks a single case,
/// which is not filled in (`false`).
fn tool_link(draft_form: DraftForm, form: IndicatorForm) -> Option<(String, bool)> {
    let pack = pack::pack();
    let decides = form.indicator.settled_by.tool();
    let at = decides.or(form.indicator.check)?;
    let tool = pack.tool_at(at)?;
    if decides.is_none() {
        return Some((Route::Tool(tool.id.clone(), None).to_string(), false));
    }
    let facts = with_parts(form, form.judged.with_untracked(|it| parts_found(&it.why)).as_ref());
    let readings = link::readings(tool, form.readings.get_untracked());
    let scenario =
        Scenario { subject: Subject::Tool(at), as_of: Some(draft_form.day.get_untracked()), readings, facts, unsure: Vec::new() };
    Some((Route::Tool(tool.id.clone(), Some(link::write(pack, &scenario))).to_string(), true))
}

/// The indicators that are not sure, with the range of results that they leave open.
fn unsure(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    let items = positions(draft_form, |it| it.unsure.iter().map(|it| it.at).collect());
    let range = move || {
        draft_form.summary.with(|summary| {
            let could_be_met = summary.unsure.iter().filter(|it| it.could_be.contains(&Standing::Met)).map(|_| 1).sum::<u32>();
            let could_occur = summary.unsure.iter().filter(|it| it.could_occur).count();
            let total = summary.total;
            let text = (words.unsure_range)(total.met, total.met + could_be_met, total.applicable(), could_occur);
            (!summary.unsure.is_empty()).then(|| view! { <p class="help">{text}</p> })
        })
    };
    let possibilities = move |at: usize| {
        let found = draft_form.summary.with(|it| it.unsure.iter().find(|it| it.at == at).cloned());
        let Some(unsure) = found else { return Vec::new() };
        let standings: Vec<&str> = unsure.could_be.iter().map(|it| (words.standing)(*it)).collect();
        let mut sentences = vec![(words.could_be)(&standings.join(words.or))];
        let facts = unsure.missing.iter().filter_map(|it| pack::pack().fact_at(*it));
        let facts: Vec<&str> = facts.map(|it| localized(&it.label)).collect();
        if !facts.is_empty() {
            sentences.push((words.depends_on)(&facts.join(words.and)));
        }
        sentences
    };
    view! {
        {group(draft_form, words.unsure, items, move |form, at| item(draft_form, form, id, move || possibilities(at)))}
        {range}
    }
}

/// A list under its heading with its length; nothing where it is empty.
fn item_list(heading: &'static str, items: Vec<View>) -> Option<View> {
    let heading = [heading, &(words(language()).how_many)(items.len())].concat();
    (!items.is_empty()).then(|| view! { <section class="group"><h3>{heading}</h3><ul class="lines">{items}</ul></section> })
}

/// The texts of an indicator in a list.
#[derive(Clone, PartialEq)]
struct ItemText {
    standing: Standing,
    upshot: Vec<String>,
    note: String,
    grounds: Vec<(u8, Option<bool>, String)>,
}

/// One indicator in a list: its question, its standing with the reasons and `more`, and the link to the question.
fn item(
    draft_form: DraftForm,
    form: IndicatorForm,
    id: StoredValue<String>,
    more: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> View {
    let language = language();
    let words = words(language);
    let number = form.indicator.provisions.first().map(ToString::to_string);
    let text = Memo::new(move |_| {
        let judged = form.judged.get();
        let reasons = reasons(form, &judged, draft_form.day.get(), language);
        let counts_as = match judged.standing {
            Standing::Met => Some(&form.indicator.met),
            Standing::Partly => form.indicator.partly.as_ref(),
            Standing::NotMet => Some(&form.indicator.not_met),
            Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
        };
        let why_own = counts_as.filter(|_| judged.why == Why::Own).map(|it| (words.you_said)(localized(it)));
        let mut upshot: Vec<String> = why_own.into_iter().chain(reasons.upshot).collect();
        // What is missing may be among the reasons as well.
        let more: Vec<String> = more().into_iter().filter(|it| !upshot.contains(it)).collect();
        upshot.extend(more);
        ItemText { standing: judged.standing, upshot, note: form.note.with(|it| it.trim().to_owned()), grounds: reasons.grounds }
    });
    let standing = Memo::new(move |_| text.with(|it| it.standing));
    let body = move || {
        let text = text.get();
        let upshot: Vec<View> = text.upshot.into_iter().map(|it| view! { <p>{it}</p> }).collect();
        let note = (!text.note.is_empty()).then(|| view! { <p class="remark">{(words.noted)(&text.note)}</p> });
        let grounds: Vec<View> = text.grounds.into_iter().map(|(depth, _, it)| view! { <li class=deep(depth)>{it}</li> }).collect();
        let grounds = (!grounds.is_empty())
            .then(|| view! { <details class="not-on-paper"><summary>{words.why}</summary><ul class="grounds">{grounds}</ul></details> });
        view! { {upshot} {note} {grounds} }
    };
    view! {
        <li class="item">
            <div class="item-head">
                <span class="number">{number}</span>
                <span class="question">{localized(&form.indicator.question)}</span>
                {move || badge(standing.get())}
            </div>
            <div class="item-why">{body} {question_link(form, id)}</div>
        </li>
    }
}

/// All indicators that are met or do not apply, for the printed summary.
fn everything(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let settled = Memo::new(move |_| {
        let judgements = draft_form.judgements();
        let is_settled = |standing: &Standing| matches!(standing, Standing::Met | Standing::NotApplicable);
        judgements.iter().enumerate().filter(|it| it.1.counts() && is_settled(&it.1.judged.standing)).map(|it| it.0).collect::<Vec<_>>()
    });
    group(draft_form, words(language()).settled, settled, move |form, _| item(draft_form, form, id, Vec::new))
}
