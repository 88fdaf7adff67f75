//! The result: every tool for a person in its group, the timeline, and what no tool can work out.

use exchange::link;
use leptos::prelude::*;
use policy::engine::profile::timeline;
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::ids::FactId;
use policy::model::text::Language;
use policy::model::value::Answer;

use crate::components::citation::Citation;
use crate::components::clock_notice::clock_notice;
use crate::components::figure::{figure, running, sentence};
use crate::components::findings::changes::changes;
use crate::components::findings::near::near;
use crate::components::findings::outputs::outputs;
use crate::components::findings::reasons::reasons;
use crate::components::next_steps::next_steps;
use crate::forms::answer_form::fact;
use crate::i18n::messages::entitlements::{Words, words};
use crate::i18n::{language, localized};
use crate::pages::entitlements::benefit_summary::{BenefitSummary, Kind};
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};
use crate::pages::entitlements::scenario::tool_scenario;
use crate::pages::entitlements::summarize::{Benefit, group_of, recognition};
use crate::pages::entitlements::timeline::timeline_view;
use crate::routing::route::Route;

/// The result of a profile.
pub fn results(page: PageState, evaluation: &ProfileEvaluation) -> AnyView {
    let language = language();
    let words = words(language);
    let found: Vec<(Benefit<'_>, BenefitSummary)> = evaluation
        .review
        .entries
        .iter()
        .filter_map(|entry| {
            let benefit = Benefit::of(evaluation, entry)?;
            let summary = benefit.summarize(evaluation, language);
            Some((benefit, summary))
        })
        .collect();
    let groups = Kind::ALL.into_iter().filter_map(|kind| {
        let each: Vec<AnyView> =
            found.iter().filter(|it| it.1.kind == kind).map(|it| entry(page, evaluation, &it.0, &it.1, language)).collect();
        (!each.is_empty()).then(|| {
            let class = ["entitlements ", class(kind)].concat();
            if kind == Kind::NotConcerned {
                let count = (words.others_count)(each.len());
                return view! {
                    <details class=class><summary>{count}</summary><ul class="lines">{each}</ul></details>
                }
                .into_any();
            }
            view! {
                <section class=class>
                    <h3>{(words.group)(kind)}</h3>
                    {(words.group_lead)(kind).map(|it| view! { <p class="help">{it}</p> })}
                    <ul class="lines">{each}</ul>
                </section>
            }
            .into_any()
        })
    });
    let line = timeline_view(&timeline(&evaluation.review, evaluation.profile.as_of)).map(|drawn| {
        view! {
            <section class="over-time" aria-labelledby="over-time">
                <h3 id="over-time">{words.line}</h3>
                <p class="help">{words.line_help}</p>
                {drawn}
            </section>
        }
    });
    view! {
        <p class="asked-on">{(words.on_day)(&date_in_words(evaluation.profile.as_of, language))}</p>
        {clock_notice()}
        {groups.collect_view()}
        {line}
    }
    .into_any()
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
pub fn beyond() -> AnyView {
    let words = words(language());
    let each = pack::pack().profile.beyond.iter().map(|entry| {
        view! { <li><Citation provision=entry.provision/><p>{running(localized(&entry.reason), &[entry.provision])}</p></li> }.into_any()
    });
    view! {
        <section class="beyond" aria-labelledby="beyond">
            <h2 id="beyond">{words.beyond}</h2>
            <p>{words.beyond_lead}</p>
            <ul class="lines">{each.collect_view()}</ul>
        </section>
    }
    .into_any()
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

fn entry(page: PageState, evaluation: &ProfileEvaluation, benefit: &Benefit<'_>, summary: &BenefitSummary, language: Language) -> AnyView {
    let words = words(language);
    let (tool, id) = (benefit.tool, benefit.entry.tool);
    let number = summary.provisions.first().map(ToString::to_string).unwrap_or_default();
    let amounts = summary.amounts.iter().map(|amount| {
        let drawn = match amount.figure {
            Some(parameter) => figure(amount.amount.clone(), parameter),
            None => amount.amount.clone().into_any(),
        };
        view! { <div><dt>{amount.label}</dt><dd>{drawn}</dd></div> }.into_any()
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
    let recognitions = summary.recognitions.iter().map(|it| view! { <li>{recognition(*it, language)}</li> }.into_any());
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
        let open = event_target::<leptos::web_sys::Element>(&event).has_attribute("open");
        inside.update(|it| *it |= open);
        page.opened.update(|opened| {
            opened.retain(|it| *it != id);
            if open {
                opened.push(id);
            }
        });
    };
    let details = {
        let (profile, facts) = (evaluation.profile.clone(), evaluation.review.known.facts.clone());
        move || {
            inside.get().then(|| {
                let inquiry = policy::engine::inquiry::inquire(pack::pack(), tool, &facts, profile.as_of, profile.chosen(tool)).ok()?;
                let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
                let notes =
                    tool.notes.iter().map(|it| view! { <li>{running(localized(it), &tool.provisions)}</li> }.into_any()).collect_view();
                Some(
                    view! {
                        <p class="verdict-text">{running(explainer.verdict(&inquiry.finding), &tool.provisions)}</p>
                        {near(&explainer, &inquiry)}
                        {outputs(&explainer, tool, &inquiry)}
                        {changes(&explainer, &inquiry).map(|it| view! { <h4>{words.changes}</h4>{it} })}
                        {tool.rule.verdict.map(|_| view! { <h4>{words.reasons}</h4>{reasons(&explainer, &inquiry)} })}
                        {next_steps(tool, &facts, &inquiry, language)}
                        <h4>{words.notes}</h4>
                        <ul class="notes">{notes}</ul>
                    }
                    .into_any(),
                )
            })
        }
    };
    let link = Route::Tool(tool.id.clone(), Some(link::write(pack::pack(), &tool_scenario(evaluation, id)))).to_string();
    let clauses = tool.provisions.iter().map(|it| view! { <Citation provision=*it/> }.into_any()).collect_view();
    view! {
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
                    {answers(page, evaluation, benefit, words, language)}
                </details>
                <div class="in-full">{clauses}<p class="small"><a href=link>{words.open_tool}</a></p></div>
            </div>
        </li>
    }
    .into_any()
}

/// The readings on which the result depends, and the results of their choices.
fn reading_effects(summary: &BenefitSummary, words: &'static Words) -> AnyView {
    let each = summary.readings.iter().map(|reading| {
        let choices = reading.choices.iter().map(|(label, gives, chosen)| {
            let mark = chosen.then_some(words.chosen);
            let (label, gives) = (running(label, summary.provisions), running(gives, summary.provisions));
            view! { <div class:chosen=*chosen><dt>{label}{mark}</dt><dd>{gives}</dd></div> }.into_any()
        });
        let link = reading.ambiguity.map(|it| view! { " "<a href=Route::Ambiguities(Some(it)).to_string()>{(words.ambiguity)(it)}</a> });
        view! {
            <div class="hangs-on">
                <p>{running(&(words.depends_on)(reading.label), summary.provisions)}{link}</p>
                <dl>{choices.collect_view()}</dl>
            </div>
        }
        .into_any()
    });
    each.collect_view().into_any()
}

/// The answers to the questions of a tool. Each has a button that leads to its field.
fn answers(page: PageState, evaluation: &ProfileEvaluation, benefit: &Benefit<'_>, words: &'static Words, language: Language) -> AnyView {
    let id = benefit.entry.tool;
    let line = |&question: &FactId| {
        let (fact, answer) = (fact(question)?, evaluation.review.known.facts.get(question));
        let go = move |_| {
            page.return_to.set(Some(id));
            page.go(question);
        };
        let unsure = evaluation.profile.unsure.contains(&question) && answer == Answer::Open;
        let answer = if unsure { words.not_sure.to_owned() } else { answer_in_words(fact, answer, language) };
        let label = localized(&fact.label);
        Some(
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>
                        {answer}" "
                        <button type="button" class="plain" aria-label=[words.change, label].concat() on:click=go>{words.change}</button>
                    </dd>
                </div>
            }
            .into_any(),
        )
    };
    let each: Vec<AnyView> = benefit.tool.facts.iter().filter_map(line).collect();
    view! { <dl class="rows answers">{each}</dl> }.into_any()
}
