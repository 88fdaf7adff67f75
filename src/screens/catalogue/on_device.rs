//! What another reading would change in the answers that lie on this device.

use leptos::prelude::*;
use policy::decide::Finding;
use policy::explain::{Explainer, Matter};
use policy::inquiry::{Inquiry, inquire};
use policy::pack::{Ambiguity, Reading, Tool};
use policy::text::Language;

use super::words::words;
use crate::components::findings::outcomes_in_words;
use crate::components::verdict::VerdictBadge;
use crate::drafts::inputs;
use crate::route::Route;
use crate::today::today;

/// For each tool that lets this reading be switched: what every choice gives with what was last entered in it here.
pub fn on_device(it: &'static Ambiguity, language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let Some(switch) = it.reading.as_deref() else {
        return view! { <p class="small quiet">{words.no_switch}</p> }.into_any();
    };
    let switched = it.tools.iter().filter_map(|it| pack.tools.get(usize::from(it.0))).filter_map(|tool| {
        let (reading, at) = tool.readings.iter().zip(0u8..).find(|it| it.0.id == switch)?;
        Some(view! { <li>{of_tool(tool, reading, at, language)}</li> }.into_any())
    });
    view! { <ul class="on-device">{switched.collect_view()}</ul> }.into_any()
}

fn of_tool(tool: &'static Tool, reading: &'static Reading, at: u8, language: Language) -> AnyView {
    let (pack, words) = (pack::pack(), words(language));
    let link = view! { <a href=Route::Tool(tool.id.clone(), None).to_string()>{tool.title.in_language(language)}</a> };
    let said = |it: &'static str| view! { <span class="quiet">{it}</span> }.into_any();
    let kept = inputs::read(pack, tool).filter(|it| !it.is_empty());
    let inside = match kept.map(|it| (it.answers(pack, tool, today()), it.chosen(tool))) {
        None => said(words.nothing_entered),
        Some((None, _)) => said(words.entries_unfit),
        Some((Some((facts, day)), chosen)) => match inquire(pack, tool, &facts, day, chosen) {
            Err(_) => said(words.entries_unfit),
            Ok(inquiry) => choices(tool, reading, at, &inquiry, language),
        },
    };
    view! { {link}<div>{inside}</div> }.into_any()
}

/// Each choice with what it gives, or that they all give the same.
fn choices(tool: &'static Tool, reading: &'static Reading, at: u8, inquiry: &Inquiry, language: Language) -> AnyView {
    let words = words(language);
    let Some(findings) = inquiry.readings.get(usize::from(at)) else { return ().into_any() };
    let told = |it: &Finding| (it.verdict, it.recognition_pending, it.outputs.clone());
    let same = findings.windows(2).all(|it| matches!(it, [one, other] if told(one) == told(other)));
    let matter = Matter::of(pack::pack(), tool);
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language };
    if let (true, Some(it)) = (same, findings.first()) {
        let (verdict, pending) = (it.verdict, it.recognition_pending);
        return view! { <p>{words.same_on_device}" "<VerdictBadge verdict pending matter/></p> }.into_any();
    }
    let rows = reading.choices.iter().zip(findings).zip(0u8..).map(|((choice, it), position)| {
        let (verdict, pending) = (it.verdict, it.recognition_pending);
        let results = outcomes_in_words(&explainer, tool, &it.outputs);
        let results = results.into_iter().map(|it| view! { <span class="result">{it}</span> }.into_any()).collect_view();
        let chosen = (inquiry.it.chosen.get(at) == position).then(|| view! { <strong>{words.chosen_on_device}</strong> });
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
