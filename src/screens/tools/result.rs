//! What came out, and why: the verdict, the results, what is missing, what would change it, the days, the reasons.

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::text::Language;
use policy::model::tool::Tool;
use wasm_bindgen::JsCast;

use crate::address::for_here;
use crate::components::copy::CopyText;
use crate::components::fields::go_to;
use crate::components::figure::running;
use crate::components::findings::words::windows;
use crate::components::findings::{changes, outputs, reasons, side_by_side};
use crate::components::qr::QrCode;
use crate::language::{language, said};
use crate::screens::tools::as_text::as_text;
use crate::screens::tools::inputs::{Inputs, Refused, Seen};
use crate::screens::tools::page::{RESULT, fact, holds_private, verdict};
use crate::screens::tools::scenario;
use crate::screens::tools::words::{Words, words};

/// What came out of a form.
pub fn result(inputs: Inputs, at: ToolId, seen: Memo<Seen>) -> AnyView {
    let (tool, language) = (inputs.tool, language());
    let words = words(language);
    let text = Signal::derive(move || seen.with(|it| as_text(tool, it, language)));
    let place = Memo::new(move |_| seen.with(|it| scenario::place(inputs, at, it)));
    let link = Signal::derive(move || for_here(&place.get()));
    // Drawn only while it is looked at: a code takes longer than an answer.
    let coded = RwSignal::new(false);
    let code = Signal::derive(move || if coded.get() { place.get() } else { String::new() });
    let compared = Memo::new(move |_| seen.with(|it| scenario::compared(inputs, at, it)));
    let sensitive = tool.facts.iter().any(|it| fact(*it).is_some_and(|it| it.sensitive));
    let private = move || {
        seen.with(|it| match it {
            Seen::Refused(_) => false,
            Seen::Answered { facts, .. } => holds_private(tool, facts),
        })
    };
    let body = move || {
        seen.with(|it| match it {
            Seen::Refused(it) => refused(it, language),
            Seen::Answered { facts, inquiry, .. } => answered(tool, facts, inquiry, language),
        })
    };
    let entries = move || {
        seen.with(|it| match it {
            Seen::Refused(_) => None,
            Seen::Answered { facts, inquiry, .. } => Some(entered(tool, facts, inquiry, words, language)),
        })
    };
    // Print is an act of the browser; where it has none, nothing happens.
    let print = |_| drop(window().print());
    let notes = tool.notes.iter().map(|it| view! { <li>{running(said(it), &tool.provisions)}</li> }.into_any()).collect_view();
    view! {
        <section class="tool-result" aria-labelledby=RESULT>
            {entries}
            <h2 id=RESULT tabindex="-1">{words.result}</h2>
            <p class="main-verdict" role="status">{verdict(tool, seen)}</p>
            {body}
            <h3>{words.notes}</h3>
            <ul class="notes">{notes}</ul>
            {clauses(tool, words)}
            <div class="take-along not-on-paper">
                <CopyText text label=words.copy/>
                <p class="sensitive" hidden=move || !private()>{words.copy_private}</p>
                <CopyText text=link label=words.copy_link/>
                <p class="help">{words.copy_link_note}{sensitive.then_some(words.copy_link_private)}</p>
                <details on:toggle=move |event| coded.set(is_open(&event))>
                    <summary>{words.qr}</summary>
                    <QrCode to=code label=words.qr_label/>
                </details>
                <button type="button" on:click=print>{words.print}</button>
                <h3>{words.compare}</h3>
                <p class="help">{words.compare_lead}</p>
                <p class="actions">
                    <a class="button" href=move || compared.with(|it| it.0.clone())>{words.compare_other}</a>
                    {tool
                        .over_time
                        .then(|| view! { <a class="button" href=move || compared.with(|it| it.1.clone())>{words.compare_later}</a> })}
                </p>
            </div>
            <p class="small quiet">{said(&pack::pack().disclaimer)}</p>
            <p class="small on-paper">{(words.edition)(&pack::pack().edition, pack::HASH)}</p>
        </section>
    }
    .into_any()
}

/// Whether the details that an event comes from stand open.
fn is_open(event: &leptos::ev::Event) -> bool {
    event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()).is_some_and(|it| it.has_attribute("open"))
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
            said.push(link(*id, entry::words::misread(fact.label.in_language(language), &fact.kind, entry, *why, language), None));
        }
    }
    for refusal in &it.refusals {
        said.push(link(refusal.fact, entry::words::refused(pack::pack(), &it.facts, *refusal, language), None));
    }
    view! {
        <p>{words.put_right_long}</p>
        <ul class="to-answer">{said}</ul>
    }
    .into_any()
}

/// Leads to the field of a question.
fn link(id: FactId, text: String, note: Option<&'static str>) -> AnyView {
    let go = move |_| {
        if let Some(it) = fact(id) {
            go_to(it);
        }
    };
    let note = note.map(|it| view! { <span class="help">{it}</span> });
    view! { <li><button type="button" class="plain" on:click=go>{text}</button>{note}</li> }.into_any()
}

fn answered(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, language: Language) -> AnyView {
    let words = words(language);
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
    let said = running(explainer.verdict(&inquiry.finding), &tool.provisions);
    let on_readings = readings_in_words(tool, inquiry, words, language);
    let on_readings = on_readings.into_iter().map(|it| view! { <p class="on-readings">{it}</p> }.into_any()).collect_view();
    let reasons = tool.rule.verdict.map(|_| (words.reasons, reasons(&explainer, inquiry)));
    view! {
        <p class="verdict-text">{said}</p>
        {outputs(&explainer, tool, inquiry)}
        {part(missing(inquiry, words, language))}
        {on_readings}
        {side_by_side(&explainer, tool, facts, inquiry)}
        {part(changes(&explainer, inquiry).map(|it| (words.changes, it)))}
        {part(over_time(inquiry, words, language))}
        {part(reasons)}
    }
    .into_any()
}

/// A part of the result under its heading.
fn part(it: Option<(&'static str, AnyView)>) -> Option<AnyView> {
    it.map(|(heading, inside)| view! { <h3>{heading}</h3>{inside} }.into_any())
}

/// What is missing, and who decides it.
fn missing(inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<(&'static str, AnyView)> {
    let finding = &inquiry.finding;
    if finding.verdict != Verdict::Unknown || finding.missing.is_empty() {
        return None;
    }
    let line = |&id: &FactId| {
        let found = fact(id)?;
        let who = found.decided_by.as_ref().map(|it| it.in_language(language));
        Some(link(id, found.label.in_language(language).to_owned(), who))
    };
    let each: Vec<AnyView> = finding.missing.iter().filter_map(line).collect();
    Some((missing_heading(inquiry, words), view! { <ul class="to-answer">{each}</ul> }.into_any()))
}

/// What the list of what is missing is called.
pub fn missing_heading(inquiry: &Inquiry, words: &Words) -> &'static str {
    if inquiry.finding.recognition_pending { words.missing_pending } else { words.missing }
}

/// Whether the verdict or a result hangs on a reading.
pub fn readings_in_words(tool: &Tool, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<String> {
    let finding = &inquiry.finding;
    let mut said = Vec::new();
    if tool.readings.is_empty() {
        return said;
    }
    let named = |bits: u8| {
        let labels = tool.readings.iter().zip(0u8..).filter(|it| bits >> it.1 & 1 == 1).map(|it| it.0.label.in_language(language));
        labels.collect::<Vec<_>>().join(words.semicolon)
    };
    match (finding.verdict, finding.robust, finding.sensitive_to) {
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
fn over_time(inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<(&'static str, AnyView)> {
    let each: Vec<AnyView> = windows_in_words(inquiry, words, language)
        .into_iter()
        .map(|(basis, lines)| {
            let lines = lines.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
            view! { <p class="basis">{basis}</p><ul class="windows">{lines}</ul> }.into_any()
        })
        .collect();
    (!each.is_empty()).then(|| (words.windows, each.into_any()))
}

/// On what the windows rest, and the windows in sentences.
pub fn windows_in_words(inquiry: &Inquiry, words: &Words, language: Language) -> Vec<(&'static str, Vec<String>)> {
    let as_of = inquiry.situation.day;
    let mut said = Vec::new();
    // That an open question is met on no day for certain goes without saying; of one that is not met it is said.
    let certain = inquiry.windows.as_ref().filter(|it| !it.is_empty() || inquiry.finding.verdict == Verdict::NotMet);
    if let Some(it) = certain {
        said.push((words.windows_if_unchanged, windows(it, as_of, language)));
    }
    if let Some(it) = inquiry.windows_if_recognised.as_ref().filter(|it| !it.is_empty()) {
        said.push((words.windows_if_recognised, windows(it, as_of, language)));
    }
    said
}

/// What was entered, for paper, where no form is seen.
fn entered(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, words: &'static Words, language: Language) -> AnyView {
    let line = |(label, answer)| view! { <div><dt>{label}{words.colon}</dt><dd>{answer}</dd></div> }.into_any();
    let each: Vec<AnyView> = entered_in_words(tool, facts, inquiry, words, language).into_iter().map(line).collect();
    view! { <div class="on-paper entries"><h3>{words.entered}</h3><dl class="entered-lines">{each}</dl></div> }.into_any()
}

/// What was entered, by label: the answers, the day and the readings.
pub fn entered_in_words(
    tool: &'static Tool,
    facts: &Facts,
    inquiry: &Inquiry,
    words: &Words,
    language: Language,
) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    for &id in &tool.facts {
        let Some(fact) = fact(id) else { continue };
        // What could change nothing and was not asked for is not listed as missing.
        if !inquiry.idle.contains(&id) {
            lines.push((fact.label.in_language(language), answer_in_words(fact, facts.get(id), language)));
        }
    }
    lines.push((words.as_of, date_in_words(inquiry.situation.day, language)));
    for (reading, at) in tool.readings.iter().zip(0u8..) {
        if let Some(choice) = reading.choice(inquiry.situation.chosen.get(at)) {
            lines.push((reading.label.in_language(language), choice.label.in_language(language).to_owned()));
        }
    }
    lines
}

/// The document's own words of every clause, for paper, where no chip can be opened.
fn clauses(tool: &'static Tool, words: &'static Words) -> AnyView {
    let each = tool.provisions.iter().filter_map(|it| pack::pack().provision(*it)).map(|it| {
        let number = it.id.to_string();
        view! { <li><span class="number">{number}</span>" "{said(&it.heading)}" "<q lang="zh-CN">{it.key_phrase.as_str()}</q></li> }
            .into_any()
    });
    view! { <div class="on-paper"><h3>{words.clauses}</h3><ul class="clause-lines">{each.collect_view()}</ul></div> }.into_any()
}
