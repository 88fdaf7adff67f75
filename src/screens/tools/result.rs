//! What came out, and why: the verdict, the results, what is missing, the days, the reasons, the clauses.

use leptos::prelude::*;
use policy::decide::Verdict;
use policy::explain::{Explainer, answer_in_words, date_in_words};
use policy::facts::Facts;
use policy::inquiry::Inquiry;
use policy::pack::{FactId, FactKind, Tool};
use policy::text::Language;

use crate::components::copy::CopyText;
use crate::components::fields::go_to;
use crate::components::findings::{Outputs, Reasons, words::windows};
use crate::language::{said, use_language};
use crate::screens::tools::as_text::as_text;
use crate::screens::tools::inputs::{Inputs, Refused, Seen};
use crate::screens::tools::page::{RESULT, VerdictOr, fact, holds_private};
use crate::screens::tools::words::{Words, words};

/// What came out of a form.
#[component]
pub fn Result(inputs: Inputs, seen: Memo<Seen>) -> impl IntoView {
    let language = use_language();
    let tool = inputs.tool;
    let words = move || words(language.get());
    let text = move || seen.with(|it| as_text(tool, it, language.get()));
    let private = move || {
        seen.with(|it| match it {
            Seen::Refused(_) => false,
            Seen::Answered { facts, .. } => holds_private(tool, facts),
        })
    };
    let body = move || {
        seen.with(|it| match it {
            Seen::Refused(it) => refused(it, language.get()),
            Seen::Answered { facts, inquiry, .. } => answered(tool, facts, inquiry, language.get()),
        })
    };
    // Print is an act of the browser; where it has none, nothing happens.
    let print = |_| drop(window().print());
    let notes = tool.notes.iter().map(|it| view! { <li>{said(it)}</li> }).collect_view();
    view! {
        <section class="tool-result" aria-labelledby=RESULT>
            <h2 id=RESULT tabindex="-1">{move || words().result}</h2>
            <p class="main-verdict" role="status"><VerdictOr tool seen/></p>
            {body}
            {(!tool.notes.is_empty()).then(|| view! {
                <h3>{move || words().notes}</h3>
                <ul class="notes">{notes}</ul>
            })}
            {clauses(tool)}
            <div class="take-along not-on-paper">
                <CopyText text=Signal::derive(text) label=Signal::derive(move || words().copy)/>
                <p class="sensitive" hidden=move || !private()>{move || words().copy_private}</p>
                <button type="button" on:click=print>{move || words().print}</button>
            </div>
            <p class="small quiet">{said(&pack::pack().disclaimer)}</p>
            <p class="small quiet on-paper">{move || (words().edition)(&pack::pack().edition, pack::HASH)}</p>
        </section>
    }
    .into_any()
}

/// What must be put right before anything can be said.
fn refused(it: &Refused, language: Language) -> AnyView {
    let words = words(language);
    let mut said: Vec<AnyView> = Vec::new();
    if let Some((entry, why)) = &it.as_of {
        let kind = FactKind::Date { past: false, not_before: None };
        said.push(view! { <li>{entry::words::misread(words.as_of, &kind, entry, *why, language)}</li> }.into_any());
    }
    for (id, entry, why) in &it.misread {
        if let Some(fact) = fact(*id) {
            said.push(link(*id, entry::words::misread(fact.label.in_language(language), &fact.kind, entry, *why, language)));
        }
    }
    for refusal in &it.refusals {
        said.push(link(refusal.fact, entry::words::refused(pack::pack(), &it.facts, *refusal, language)));
    }
    view! {
        <p>{words.put_right_long}</p>
        <ul class="to-put-right">{said}</ul>
    }
    .into_any()
}

fn link(id: FactId, text: String) -> AnyView {
    let go = move |_| {
        if let Some(it) = fact(id) {
            go_to(it);
        }
    };
    view! { <li><button type="button" class="plain" on:click=go>{text}</button></li> }.into_any()
}

fn answered(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, language: Language) -> AnyView {
    let words = words(language);
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language };
    let verdict = explainer.verdict(&inquiry.finding).to_owned();
    let has_reasons = tool.rule.verdict.is_some();
    view! {
        <p class="verdict-text">{verdict}</p>
        <Outputs tool inquiry=inquiry.clone() language/>
        {missing(inquiry, language)}
        {on_readings(tool, inquiry, words, language)}
        {over_time(inquiry, words, language)}
        {has_reasons.then(|| view! {
            <h3>{words.reasons}</h3>
            <Reasons tool inquiry=inquiry.clone() language/>
        })}
        {entered(tool, facts, inquiry, words, language)}
    }
    .into_any()
}

/// What is missing, and who decides it.
fn missing(inquiry: &Inquiry, language: Language) -> Option<AnyView> {
    let finding = &inquiry.finding;
    if finding.verdict != Verdict::Unknown || finding.missing.is_empty() {
        return None;
    }
    let words = words(language);
    let each: Vec<AnyView> = finding
        .missing
        .iter()
        .filter_map(|&id| {
            let found = fact(id)?;
            let who = found.decided_by.as_ref().map(|it| view! { <span class="help">{it.in_language(language)}</span> });
            let label = found.label.in_language(language);
            Some(view! { <li><button type="button" class="plain" on:click=move |_| go_to(found)>{label}</button>{who}</li> }.into_any())
        })
        .collect();
    let heading = if finding.recognition_pending { words.missing_pending } else { words.missing };
    Some(view! { <h3>{heading}</h3><ul class="missing">{each}</ul> }.into_any())
}

/// Whether the verdict or a result hangs on a reading.
fn on_readings(tool: &'static Tool, inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<AnyView> {
    let said = readings_in_words(tool, inquiry, words, language);
    (!said.is_empty()).then(|| said.into_iter().map(|it| view! { <p class="on-readings">{it}</p> }).collect_view().into_any())
}

/// The same in sentences.
pub fn readings_in_words(tool: &Tool, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<String> {
    let finding = &inquiry.finding;
    if tool.readings.is_empty() {
        return Vec::new();
    }
    let named = |bits: u8| {
        let labels = tool.readings.iter().zip(0u8..).filter(|it| bits >> it.1 & 1 == 1).map(|it| it.0.label.in_language(language));
        labels.collect::<Vec<_>>().join(match language {
            Language::Chinese => "；",
            Language::English => "; ",
        })
    };
    let mut said = Vec::new();
    match (finding.verdict, finding.robust, finding.hangs_on) {
        (Verdict::Computed, ..) => {}
        (_, true, _) => said.push(words.robust.to_owned()),
        (_, false, 0) => said.push(words.hangs_together.to_owned()),
        (_, false, bits) => said.push((words.hangs_on)(&named(bits))),
    }
    if finding.outputs_depend_on != 0 {
        said.push((words.outputs_depend)(&named(finding.outputs_depend_on)));
    }
    said
}

/// When it is met.
fn over_time(inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<AnyView> {
    let said = windows_in_words(inquiry, words, language);
    let each = said.iter().map(|(basis, lines)| {
        let lines = lines.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
        view! { <p class="basis">{*basis}</p><ul class="windows">{lines}</ul> }.into_any()
    });
    let each: Vec<AnyView> = each.collect();
    (!each.is_empty()).then(|| view! { <h3>{words.windows}</h3>{each} }.into_any())
}

/// On what the windows rest, and the windows in sentences.
pub fn windows_in_words(inquiry: &Inquiry, words: &Words, language: Language) -> Vec<(&'static str, Vec<String>)> {
    let as_of = inquiry.it.day;
    let mut said = Vec::new();
    // Where only recognitions are open, that none is met for certain goes without saying.
    let certain = inquiry.windows.as_ref().filter(|it| !it.is_empty() || inquiry.windows_if_recognised.is_none());
    if let Some(it) = certain.filter(|it| !it.is_empty() || inquiry.finding.verdict == Verdict::NotMet) {
        said.push((words.windows_if_unchanged, windows(it, as_of, language)));
    }
    if let Some(it) = &inquiry.windows_if_recognised {
        said.push((words.windows_if_recognised, windows(it, as_of, language)));
    }
    said
}

/// What was entered, for paper, where no form is seen.
fn entered(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, words: &'static Words, language: Language) -> AnyView {
    let lines = entered_in_words(tool, facts, inquiry, words, language);
    let each = lines.into_iter().map(|(label, answer)| view! { <div><dt>{label}</dt><dd>{answer}</dd></div> }).collect_view();
    view! { <div class="on-paper"><h3>{words.entered}</h3><dl class="entered-lines">{each}</dl></div> }.into_any()
}

/// What was entered, by label: the answers, the day and the readings.
pub fn entered_in_words(tool: &Tool, facts: &Facts, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for &id in &tool.facts {
        let Some(fact) = fact(id) else { continue };
        // What could change nothing and was not asked for is not listed as missing.
        if !inquiry.idle.contains(&id) {
            lines.push((fact.label.in_language(language).to_owned(), answer_in_words(fact, facts.get(id), language)));
        }
    }
    lines.push((words.as_of.to_owned(), date_in_words(inquiry.it.day, language)));
    for (reading, at) in tool.readings.iter().zip(0u8..) {
        if let Some(choice) = reading.choices.get(usize::from(inquiry.it.chosen.get(at))) {
            lines.push((reading.label.in_language(language).to_owned(), choice.label.in_language(language).to_owned()));
        }
    }
    lines
}

/// The document's own words of every clause, for paper, where no chip can be opened.
fn clauses(tool: &'static Tool) -> AnyView {
    let language = use_language();
    let each = tool.provisions.iter().filter_map(|it| pack::pack().provision(*it)).map(|it| {
        let number = it.id.to_string();
        view! { <li><span class="number">{number}</span>" "{said(&it.heading)}" "<q lang="zh-CN">{it.key_phrase.as_str()}</q></li> }
    });
    let each = each.collect_view();
    view! { <div class="on-paper"><h3>{move || words(language.get()).clauses}</h3><ul class="clause-lines">{each}</ul></div> }.into_any()
}
