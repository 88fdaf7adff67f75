//! What another reading would change in the results of the answers stored on this device.

use leptos::prelude::*;
use policy::engine::decide::Finding;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::explain::explainer::Explainer;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::glossary::Ambiguity;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::{Group, Reading, Tool};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::clock::today;
use crate::components::findings::outputs::outcomes_in_words;
use crate::components::verdict::{finding_badge, verdict_in_words};
use crate::i18n::messages::catalogue::words;
use crate::routing::route::Route;
use crate::storage::{profile, tool_inputs};

/// For each tool with a switch for this ambiguity: the result of every reading with the answers that were last entered here.
pub fn results_on_device(ambiguity: &'static Ambiguity, language: Language) -> View {
    let (pack, words) = (pack::pack(), words(language));
    let Some(switch) = ambiguity.reading.as_deref() else {
        return view! { <p class="small quiet">{words.no_switch}</p> };
    };
    let results = ambiguity.tools.iter().filter_map(|it| pack.tool_at(*it)).filter_map(|tool| {
        let (reading, at) = tool.readings.iter().zip(0u8..).find(|it| it.0.id == switch)?;
        Some(view! { <li>{tool_results(tool, reading, at, language)}</li> })
    });
    view! { <ul class="on-device">{results.collect_view()}</ul> }
}

/// The results of one tool, with its own inputs and with those of the profile.
fn tool_results(tool: &'static Tool, reading: &'static Reading, at: u8, language: Language) -> View {
    let (pack, words) = (pack::pack(), words(language));
    let link = view! { <a href=Route::Tool(tool.id.clone(), None).to_string()>{tool.title.in_language(language)}</a> };
    let note = |text: &'static str| view! { <span class="quiet">{text}</span> };
    let results = |answers: Option<(Facts, Day)>, chosen: ReadingChoices| match answers {
        None => note(words.entries_unfit),
        Some((facts, day)) => match inquire(pack, tool, &facts, day, chosen) {
            Err(_) => note(words.entries_unfit),
            Ok(inquiry) => choices(tool, reading, at, &inquiry, language),
        },
    };
    let from_tool = tool_inputs::read(pack, tool).filter(|it| !it.is_empty());
    let from_tool = from_tool.map(|it| results(it.answers(pack, tool, today()), it.chosen(tool)));
    let from_profile = profile::read(pack).filter(|it| tool.group == Group::Person && !it.is_empty());
    let from_profile = from_profile.map(|stored| {
        let (answers, chosen) = match stored.profile(pack, tool, today()) {
            Some(profile) => (Some((profile.known(pack).facts, profile.as_of)), profile.chosen(tool)),
            None => (None, ReadingChoices::default()),
        };
        let results = results(answers, chosen);
        view! { <p><a href=Route::Entitlements(None).to_string()>{words.from_profile}</a></p>{results} }
    });
    let content = if from_tool.is_none() && from_profile.is_none() {
        note(words.nothing_entered)
    } else {
        view! { {from_tool}{from_profile} }
    };
    view! { {link}<div>{content}</div> }
}

/// The result of each choice of a reading, or the one result where they are all the same.
fn choices(tool: &'static Tool, reading: &'static Reading, at: u8, inquiry: &Inquiry, language: Language) -> View {
    let words = words(language);
    let Some(findings) = inquiry.readings.get(usize::from(at)) else { return ().into_view() };
    let result_of = |finding: &Finding| (verdict_in_words(tool, finding, language), finding.outputs.clone());
    let same = findings.windows(2).all(|it| matches!(it, [one, other] if result_of(one) == result_of(other)));
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
    if let (true, Some(finding)) = (same, findings.first()) {
        return view! { <p>{words.same_on_device}" "{finding_badge(tool, finding)}</p> };
    }
    let rows = reading.choices.iter().zip(findings).zip(0u8..).map(|((choice, finding), position)| {
        let results = outcomes_in_words(&explainer, tool, &finding.outputs);
        let results = results.into_iter().map(|it| view! { <span class="result">{it}</span> }).collect_view();
        let chosen = (inquiry.situation.chosen.get(at) == position).then(|| view! { <strong>{words.chosen_on_device}</strong> });
        view! {
            <tr><th scope="row">{choice.label.in_language(language)}{chosen}</th><td>{finding_badge(tool, finding)}{results}</td></tr>
        }
    });
    view! {
        <table class="side-by-side">
            <caption>{words.differs_on_device}</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
