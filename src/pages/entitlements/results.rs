//! The result: every tool for a person in its group, the timeline, and what no tool can work out.

use std::sync::Arc;

use exchange::link;
use leptos::prelude::*;
use policy::engine::profile::standing::Entry;
use policy::engine::profile::timeline::timeline;
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::value::Answer;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::is_open;
use crate::components::citation::Citation;
use crate::components::clock_notice::clock_notice;
use crate::components::figure::{figure, running, sentence};
use crate::components::findings::changes::changes;
use crate::components::findings::near;
use crate::components::findings::outputs::outputs;
use crate::components::findings::reasons::reasons;
use crate::components::next_steps::next_steps;
use crate::forms::answer_form::fact;
use crate::i18n::messages::components::next_steps::words as next_words;
use crate::i18n::messages::entitlements::{Words, words};
use crate::i18n::{language, localized};
use crate::pages::entitlements::benefit_summary::{BenefitSummary, Kind};
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};
use crate::pages::entitlements::scenario::tool_scenario;
use crate::pages::entitlements::summarize::{Benefit, group_of, recognition};
use crate::pages::entitlements::timeline::timeline_view;
use crate::routing::route::Route;

/// What is shown of one tool: as long as it stays the same, nothing of it is drawn again.
#[derive(Clone, PartialEq)]
struct Shown {
    tool: ToolId,
    summary: BenefitSummary,
    /// Its questions, what is known of each, and whether the person is not sure.
    answers: Vec<(FactId, Answer, bool)>,
    chosen: ReadingChoices,
    as_of: Day,
}

impl Shown {
    fn of(evaluation: &ProfileEvaluation, entry: &Entry, language: Language) -> Option<Arc<Shown>> {
        let benefit = Benefit::of(evaluation, entry)?;
        let (profile, facts) = (&evaluation.profile, &evaluation.review.known.facts);
        let answer = |&id: &FactId| (id, facts.get(id), profile.unsure.contains(&id));
        Some(Arc::new(Shown {
            tool: entry.tool,
            summary: benefit.summarize(evaluation, language),
            answers: benefit.tool.facts.iter().map(answer).collect(),
            chosen: profile.chosen(benefit.tool),
            as_of: profile.as_of,
        }))
    }
}

/// The result of a profile; nothing where the reference date cannot be read.
pub fn results(page: PageState) -> View {
    let language = language();
    let words = words(language);
    let found = Memo::new(move |_| {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::InvalidDay(..) => Vec::new(),
            Evaluation::Evaluated(it) => it.review.entries.iter().filter_map(|entry| Shown::of(it, entry, language)).collect(),
        })
    });
    let line = Memo::new(move |_| {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::InvalidDay(..) => None,
            Evaluation::Evaluated(it) => Some(timeline(&it.review, it.profile.as_of)),
        })
    });
    let drawn_line = move || {
        let drawn = line.with(|it| it.as_ref().and_then(timeline_view))?;
        Some(view! {
            <section class="over-time" aria-labelledby="over-time">
                <h3 id="over-time">{words.line}</h3>
                <p class="help">{words.line_help}</p>
                {drawn}
            </section>
        })
    };
    let day = move || line.with(|it| it.as_ref().map(|it| (words.on_day)(&date_in_words(it.from, language))));
    view! {
        <p class="asked-on">{day}</p>
        {clock_notice()}
        {Kind::ALL.map(|it| group(page, it, found)).into_iter().collect_view()}
        {drawn_line}
    }
}

/// One group of tools, drawn again when tools come or go.
fn group(page: PageState, kind: Kind, found: Memo<Vec<Arc<Shown>>>) -> View {
    let language = language();
    let words = words(language);
    let tools =
        Memo::new(move |_| found.with(|all| all.iter().filter(|it| it.summary.kind == kind).map(|it| it.tool).collect::<Vec<ToolId>>()));
    let view = move || {
        let each = tools.get().into_iter().map(|id| {
            let shown = Memo::new(move |_| found.with(|all| all.iter().find(|it| it.tool == id && it.summary.kind == kind).cloned()));
            (move || shown.get().and_then(|it| entry(page, &it, language))).into_view()
        });
        let each: Vec<View> = each.collect();
        let class = ["entitlements ", class(kind)].concat();
        if each.is_empty() {
            return ().into_view();
        }
        if kind == Kind::NotConcerned {
            let count = (words.others_count)(each.len());
            return view! { <details class=class><summary>{count}</summary><ul class="lines">{each}</ul></details> };
        }
        view! {
            <section class=class>
                <h3>{(words.group)(kind)}</h3>
                {(words.group_lead)(kind).map(|it| view! { <p class="help">{it}</p> })}
                <ul class="lines">{each}</ul>
            </section>
        }
    };
    view.into_view()
}

/// The size of each group, in one line.
pub fn in_short(evaluation: &Evaluation, language: Language) -> String {
    let Evaluation::Evaluated(evaluated) = evaluation else { return words(language).no_day.to_owned() };
    let words = words(language);
    let each: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = evaluated.review.entries.iter().filter(|it| group_of(evaluated, it) == kind).count();
            (count != 0).then(|| (words.count)((words.group)(kind), count))
        })
        .collect();
    each.join(words.semicolon)
}

/// What the document names for people and no tool can work out, each with the reason.
pub fn beyond() -> View {
    let words = words(language());
    let each = pack::pack().profile.beyond.iter().map(|entry| {
        view! { <li><Citation provision=entry.provision/><p>{running(localized(&entry.reason), &[entry.provision])}</p></li> }
    });
    view! {
        <section class="beyond" aria-labelledby="beyond">
            <h2 id="beyond">{words.beyond}</h2>
            <p>{words.beyond_lead}</p>
            <ul class="lines">{each.collect_view()}</ul>
        </section>
    }
}

/// The style of a group.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::PutRight => "put-right",
        Kind::Met => "met",
        Kind::Pending => "pending",
        Kind::WillBe => "will-be",
        Kind::Open => "open",
        Kind::NotMet => "not-met",
        Kind::NotConcerned => "not-concerned",
    }
}

fn entry(page: PageState, shown: &Shown, language: Language) -> Option<View> {
    let words = words(language);
    let (summary, id) = (&shown.summary, shown.tool);
    let tool = tool(id)?;
    let number = summary.provisions.first().map(ToString::to_string).unwrap_or_default();
    let amounts = summary.amounts.iter().map(|amount| {
        let drawn = match amount.figure {
            Some(parameter) => figure(amount.amount.clone(), parameter),
            None => amount.amount.clone().into_view(),
        };
        view! { <div><dt>{amount.label}</dt><dd>{drawn}</dd></div> }
    });
    let amounts = (!summary.amounts.is_empty()).then(|| view! { <dl class="amounts">{amounts.collect_view()}</dl> });
    let next = summary.next.and_then(|next| {
        let label = localized(&fact(next)?.label);
        let go = move |_| {
            page.return_to.set(Some(id));
            page.go(next);
        };
        Some(view! { <p class="ask"><span>{words.ask}</span><button type="button" class="plain" on:click=go>{label}</button></p> })
    });
    let recognitions = summary.recognitions.iter().map(|it| view! { <li>{recognition(*it, language)}</li> });
    let recognitions = (!summary.recognitions.is_empty())
        .then(|| view! { <p class="basis">{words.recognitions}</p><ul class="small-list">{recognitions.collect_view()}</ul> });
    // The first way in sight; the others inside.
    let first = summary
        .changes
        .first()
        .map(|(it, fixed)| view! { <p class="way" class:fixed=*fixed>{words.change_line}{sentence(it.clone())}</p> });
    let several = summary.changes.len();
    let more = (1 < several).then(|| view! { <p class="help">{(words.more_ways)(several)}</p> });
    let opened = page.opened.with_untracked(|it| it.contains(&id));
    let inside = RwSignal::new(opened);
    let toggle = move |event: leptos::ev::Event| {
        let open = is_open(&event);
        inside.update(|it| *it |= open);
        page.opened.update(|opened| {
            opened.retain(|it| *it != id);
            if open {
                opened.push(id);
            }
        });
    };
    let details = {
        let (as_of, chosen, facts) = (shown.as_of, shown.chosen, shown.answers.iter().map(|it| (it.0, it.1)).collect::<Facts>());
        move || {
            inside.get().then(|| {
                let inquiry = policy::engine::inquiry::inquire(pack::pack(), tool, &facts, as_of, chosen).ok()?;
                let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
                let notes = tool.notes.iter().map(|it| view! { <li>{running(localized(it), &tool.provisions)}</li> }).collect_view();
                Some(view! {
                    <p class="verdict-text">{running(explainer.verdict(&inquiry.finding), &tool.provisions)}</p>
                    {explainer.near(&inquiry.finding).into_iter().map(near::paragraph).collect_view()}
                    {outputs(&explainer, tool, &inquiry, true)}
                    {changes(&explainer, &inquiry, false).map(|it| view! { <h4>{words.changes}</h4>{it} })}
                    {tool.rule.verdict.map(|_| view! { <h4>{words.reasons}</h4>{reasons(&explainer, &inquiry)} })}
                    {next_steps(tool, &facts, &inquiry, language).map(|it| view! { <h4>{next_words(language).next_steps}</h4>{it} })}
                    <h4>{words.notes}</h4>
                    <ul class="notes">{notes}</ul>
                })
            })
        }
    };
    let link = page.evaluation.with_untracked(|evaluation| match evaluation {
        Evaluation::InvalidDay(..) => None,
        Evaluation::Evaluated(it) => Some(link::write(pack::pack(), &tool_scenario(it, id))),
    });
    let link = Route::Tool(tool.id.clone(), link).to_string();
    let clauses = tool.provisions.iter().map(|it| view! { <Citation provision=*it/> }).collect_view();
    let view = view! {
        <li class="entitlement" class:opened=move || page.opened.with(|it| it.contains(&id)) data-tool=tool.id.as_str() data-kind=class(summary.kind)>
            <p class="number" aria-hidden="true">{number}</p>
            <div>
                <h4 id=["result-", &tool.id].concat() tabindex="-1">{summary.title}</h4>
                <p class="headline">{running(&summary.headline, summary.provisions)}</p>
                {amounts}
                {next}
                <div class="in-full">
                    {recognitions}
                    {first}
                    {more}
                    {reading_effects(summary, words)}
                </div>
                <details class="closer" prop:open=opened on:toggle=toggle>
                    <summary>{words.closer}</summary>
                    {details}
                    <h4>{words.answers}</h4>
                    {answers(page, shown, words, language)}
                </details>
                <div class="in-full">{clauses}<p class="small"><a href=link>{words.open_tool}</a></p></div>
            </div>
        </li>
    };
    Some(view)
}

/// The readings on which the result depends, and the results of their choices.
fn reading_effects(summary: &BenefitSummary, words: &'static Words) -> View {
    let each = summary.readings.iter().map(|reading| {
        let choices = reading.choices.iter().map(|(label, gives, chosen)| {
            let mark = chosen.then_some(words.chosen);
            let (label, gives) = (running(label, summary.provisions), running(gives, summary.provisions));
            view! { <div class:chosen=*chosen><dt>{label}{mark}</dt><dd>{gives}</dd></div> }
        });
        let link = reading.ambiguity.map(|it| view! { " "<a href=Route::Ambiguities(Some(it)).to_string()>{(words.ambiguity)(it)}</a> });
        view! {
            <div class="hangs-on">
                <p>{running(&(words.depends_on)(reading.label), summary.provisions)}{link}</p>
                <dl>{choices.collect_view()}</dl>
            </div>
        }
    });
    each.collect_view().into_view()
}

/// The answers to the questions of a tool. Each has a button that leads to its field.
fn answers(page: PageState, shown: &Shown, words: &'static Words, language: Language) -> View {
    let id = shown.tool;
    let line = |&(question, answer, unsure): &(FactId, Answer, bool)| {
        let fact = fact(question)?;
        let go = move |_| {
            page.return_to.set(Some(id));
            page.go(question);
        };
        let answer = if unsure && answer == Answer::Open { words.not_sure.to_owned() } else { answer_in_words(fact, answer, language) };
        let label = localized(&fact.label);
        Some(view! {
            <div>
                <dt>{label}</dt>
                <dd>
                    {answer}" "
                    <button type="button" class="plain" aria-label=[words.change, label].concat() on:click=go>{words.change}</button>
                </dd>
            </div>
        })
    };
    let each: Vec<View> = shown.answers.iter().filter_map(line).collect();
    view! { <dl class="rows answers">{each}</dl> }
}
