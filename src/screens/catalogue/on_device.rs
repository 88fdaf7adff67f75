//! What another reading would change in the answers that lie on this device.

use leptos::prelude::*;
use policy::engine::decide::Finding;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::explain::explainer::{Explainer, Matter};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::glossary::Ambiguity;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::{Group, Reading, Tool};

use super::words::words;
use crate::components::findings::outcomes_in_words;
use crate::components::verdict::VerdictBadge;
use crate::drafts::{inputs, profile};
use crate::route::Route;
use crate::today::today;

/// For each tool that lets this reading be switched: what every choice gives with what was last entered in it here.
pub fn on_device(it: &'static Ambiguity, language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let Some(switch) = it.reading.as_deref() else {
        return view! { <p class="small quiet">{words.no_switch}</p> }.into_any();
    };
    let switched = it.tools.iter().filter_map(|it| pack.tool_at(*it)).filter_map(|tool| {
        let (reading, at) = tool.readings.iter().zip(0u8..).find(|it| it.0.id == switch)?;
        Some(view! { <li>{of_tool(tool, reading, at, language)}</li> }.into_any())
    });
    view! { <ul class="on-device">{switched.collect_view()}</ul> }.into_any()
}

fn of_tool(tool: &'static Tool, reading: &'static Reading, at: u8, language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let link = view! { <a href=Route::Tool(tool.id.clone(), None).to_string()>{tool.title.in_language(language)}</a> };
    let said = |it: &'static str| view! { <span class="quiet">{it}</span> }.into_any();
    let tried = |answers: Option<(Facts, Day)>, chosen: ReadingChoices| match answers {
        None => said(words.entries_unfit),
        Some((facts, day)) => match inquire(pack, tool, &facts, day, chosen) {
            Err(_) => said(words.entries_unfit),
            Ok(inquiry) => choices(tool, reading, at, &inquiry, language),
        },
    };
    let here = inputs::read(pack, tool).filter(|it| !it.is_empty());
    let here = here.map(|it| tried(it.answers(pack, tool, today()), it.chosen(tool)));
    let page = profile::read(pack).filter(|it| tool.group == Group::Person && !it.is_empty());
    let page = page.map(|it| {
        let (answers, chosen) = match it.profile(pack, tool, today()) {
            Some(it) => (Some((it.known(pack).facts, it.as_of)), it.chosen(tool)),
            None => (None, ReadingChoices::default()),
        };
        let inside = tried(answers, chosen);
        view! { <p><a href=Route::Entitlements(None).to_string()>{words.from_profile}</a></p>{inside} }.into_any()
    });
    let inside = if here.is_none() && page.is_none() { said(words.nothing_entered) } else { view! { {here}{page} }.into_any() };
    view! { {link}<div>{inside}</div> }.into_any()
}

/// Each choice with what it gives, or that they all give the same.
fn choices(tool: &'static Tool, reading: &'static Reading, at: u8, inquiry: &Inquiry, language: Language) -> AnyView {
    let words = words(language);
    let Some(findings) = inquiry.readings.get(usize::from(at)) else { return ().into_any() };
    let told = |it: &Finding| (it.verdict, it.recognition_pending, it.outputs.clone());
    let same = findings.windows(2).all(|it| matches!(it, [one, other] if told(one) == told(other)));
    let matter = Matter::of(pack::pack(), tool);
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
    if let (true, Some(it)) = (same, findings.first()) {
        let (verdict, pending) = (it.verdict, it.recognition_pending);
        return view! { <p>{words.same_on_device}" "<VerdictBadge verdict pending matter/></p> }.into_any();
    }
    let rows = reading.choices.iter().zip(findings).zip(0u8..).map(|((choice, it), position)| {
        let (verdict, pending) = (it.verdict, it.recognition_pending);
        let results = outcomes_in_words(&explainer, tool, &it.outputs);
        let results = results.into_iter().map(|it| view! { <span class="result">{it}</span> }.into_any()).collect_view();
        let chosen = (inquiry.situation.chosen.get(at) == position).then(|| view! { <strong>{words.chosen_on_device}</strong> });
        view! {
            <tr><th scope="row">{choice.label.in_language(language)}{chosen}</th><td><VerdictBadge verdict pending matter/>{results}</td></tr>
        }
        .into_any()
    });
    view! {
        <table class="side-by-side">
            <caption>{words.differs_on_device}</caption>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
