//! The result of a form: the verdict, what would change it, the amounts, what is missing, the days; and below that, folded on a phone, the
//! readings side by side, what to do next, the reasons, what to know, and what can be taken along.

use std::sync::Arc;

use leptos::prelude::*;
use policy::engine::decide::Verdict;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::text::Language;
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::{is_open, is_wide};
use crate::browser::print_page::Printing;
use crate::components::clock_notice::clock_notice;
use crate::components::copy_text::CopyText;
use crate::components::figure::running;
use crate::components::findings::changes::changes;
use crate::components::findings::near::paragraph;
use crate::components::findings::outputs::{derivations, output_lines, outputs};
use crate::components::findings::readings::side_by_side;
use crate::components::findings::reasons::reasons;
use crate::components::folded::Folds;
use crate::components::next_steps::{message, next_steps};
use crate::components::print_button::print_button;
use crate::components::qr::QrCode;
use crate::forms::answer_form::{answers_sensitive, asks_sensitive, fact};
use crate::forms::fields::go_to;
use crate::i18n::messages::components::next_steps::words as next_words;
use crate::i18n::messages::tools::{Words, words};
use crate::i18n::{language, localized};
use crate::pages::tools::as_text::as_text;
use crate::pages::tools::expert_sheet::expert_sheet;
use crate::pages::tools::in_words::{entered_in_words, missing_heading, readings_in_words, windows_in_words};
use crate::pages::tools::scenario;
use crate::pages::tools::tool_form::{Evaluation, Refused, ToolForm};
use crate::pages::tools::verdict::verdict;
use crate::routing::navigator::local_link;

/// The id of the heading of the result.
pub const RESULT: &str = "result";

/// What came out of a form.
pub fn result(form: ToolForm, at: ToolId, evaluation: Memo<Evaluation>) -> View {
    let (tool, language) = (form.tool, language());
    let words = words(language);
    let text = Signal::derive(move || evaluation.with(|it| as_text(tool, it, language)));
    let place = Memo::new(move |_| evaluation.with(|it| scenario::place(form, at, it)));
    let link = Signal::derive(move || local_link(&place.get()));
    // Drawn only while it is shown: a code takes longer than an answer.
    let coded = RwSignal::new(false);
    let code = Signal::derive(move || if coded.get() { place.get() } else { String::new() });
    let compared = Memo::new(move |_| evaluation.with(|it| scenario::compared(form, at, it)));
    let sensitive = asks_sensitive(tool);
    let private = move || {
        evaluation.with(|now| match now {
            Evaluation::Refused(_) => false,
            Evaluation::Answered { facts, .. } => answers_sensitive(tool, facts),
        })
    };
    let body = move || {
        evaluation.with(|now| match now {
            Evaluation::Refused(it) => corrections(it, language),
            Evaluation::Answered { inquiry, .. } => answered(tool, inquiry, language),
        })
    };
    let entries = move || {
        evaluation.with(|now| match now {
            Evaluation::Refused(_) => None,
            Evaluation::Answered { facts, inquiry, .. } => Some(entered(tool, facts, inquiry, words, language)),
        })
    };
    let folds = Folds::new();
    let part = move |heading: &'static str, class: &'static str, said: Part, has: fn(&'static Tool, &Facts, &Inquiry) -> bool| {
        let has = Memo::new(move |_| evaluation.with(|it| is_there(tool, it, has)));
        folds.part(heading, class, has, Arc::new(move || evaluation.with(|it| part_of(tool, it, said, language))))
    };
    let always = Memo::new(|_| true);
    // On paper the link stands at the foot, with the answers in it.
    let printing = Printing::current();
    let take_along = move || {
        view! {
            <div class="take-along not-on-paper" data-link=move || printing.is_on().then(|| link.get())>
                <CopyText text=link label=words.copy_link/>
                <p class="help">{words.copy_link_note}{sensitive.then_some(words.copy_link_private)}</p>
                <details on:toggle=move |event| coded.set(is_open(&event))>
                    <summary>{words.qr}</summary>
                    <QrCode to=code label=words.qr_label/>
                </details>
                {print_button(words.print, "")}
                <h4>{words.compare}</h4>
                <p class="help">{words.compare_lead}</p>
                <p class="actions">
                    <a class="button" href=move || compared.with(|it| it.0.clone())>{words.compare_other}</a>
                    {tool
                        .over_time
                        .then(|| view! { <a class="button" href=move || compared.with(|it| it.1.clone())>{words.compare_later}</a> })}
                </p>
            </div>
        }
    };
    view! {
        <section class="tool-result" aria-labelledby=RESULT>
            {entries}
            <h2 id=RESULT tabindex="-1">{words.result}</h2>
            <p class="main-verdict" role="status">{verdict(tool, evaluation)}</p>
            {clock_notice()}
            {body}
            <div class="not-on-paper">
                <CopyText text label=words.copy/>
                <p class="sensitive" hidden=move || !private()>{words.copy_private}</p>
            </div>
            {part(words.windows, "", windows_part, has_windows)}
            {part(words.each_reading, "by-reading", readings_part, hangs_on_readings)}
            {part(next_words(language).next_steps, "not-on-paper", next_part, has_next)}
            {part(words.reasons, "", reasons_part, has_reasons)}
            {folds.part(words.notes, "", always, Arc::new(move || notes(tool)))}
            {clauses(tool, words)}
            {folds.part(words.take_along, "not-on-paper", always, Arc::new(take_along))}
            {expert_sheet(tool)}
            <p class="small quiet">{localized(&pack::pack().disclaimer)}</p>
            <p class="small on-paper">{(words.edition)(&pack::pack().edition, pack::hash())}</p>
        </section>
    }
}

/// What must be corrected before anything can be said.
fn corrections(refused: &Refused, language: Language) -> View {
    let words = words(language);
    let mut said: Vec<View> = Vec::new();
    if let Some((entry, why)) = &refused.as_of {
        let kind = FactKind::Date { past: false, not_before: None };
        said.push(view! { <li>{entry::words::misread(words.as_of, &kind, entry, *why, language)}</li> });
    }
    for wrong in &refused.invalid {
        if let Some(fact) = fact(wrong.fact) {
            let message = entry::words::misread(fact.label.in_language(language), &fact.kind, &wrong.entry, wrong.why, language);
            said.push(link(wrong.fact, message, None));
        }
    }
    for refusal in &refused.refusals {
        said.push(link(refusal.fact, entry::words::refused(pack::pack(), &refused.facts, *refusal, language), None));
    }
    view! {
        <p>{words.put_right_long}</p>
        <ul class="to-answer">{said}</ul>
    }
}

/// Leads to the field of a question.
fn link(id: FactId, text: String, note: Option<&'static str>) -> View {
    let go = move |_| {
        if let Some(fact) = fact(id) {
            go_to(fact);
        }
    };
    let note = note.map(|it| view! { <span class="help">{it}</span> });
    view! { <li><button type="button" class="plain" on:click=go>{text}</button>{note}</li> }
}

fn answered(tool: &'static Tool, inquiry: &Inquiry, language: Language) -> View {
    let words = words(language);
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
    let said = running(explainer.verdict(&inquiry.finding), &tool.provisions);
    let near = explainer.near(&inquiry.finding);
    let mut on_readings = readings_in_words(tool, inquiry, words, language);
    if !is_wide() {
        // There is no room to say that readings do not matter, nor twice that they do.
        let named = near.first().map(|it| plain(it)).unwrap_or_default();
        let mut choices = tool.readings.iter().flat_map(|it| &it.choices);
        let says_each = choices.any(|it| named.contains(it.label.in_language(language)));
        on_readings.retain(|it| *it != words.robust && !says_each);
    }
    let on_readings = on_readings.into_iter().map(|it| view! { <p class="on-readings">{it}</p> }).collect_view();
    view! {
        <p class="verdict-text">{said}</p>
        {near.into_iter().take(if is_wide() { usize::MAX } else { 1 }).map(paragraph).collect_view()}
        {under_heading(changes(&explainer, inquiry, !is_wide()).map(|it| (words.changes, it)))}
        {outputs(&explainer, tool, inquiry, is_wide())}
        {under_heading(missing(inquiry, words, language))}
        {on_readings}
        {under_heading(over_time(inquiry, words, language).filter(|_| !says_days(inquiry)))}
    }
}

/// What a folded part of a result says.
type Part = fn(&Explainer<'_>, &'static Tool, &Facts, &Inquiry) -> Option<View>;

fn part_of(tool: &'static Tool, now: &Evaluation, said: Part, language: Language) -> View {
    let Evaluation::Answered { facts, inquiry, .. } = now else { return ().into_view() };
    said(&Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language }, tool, facts, inquiry).into_view()
}

/// Whether a folded part says anything now.
fn is_there(tool: &'static Tool, now: &Evaluation, has: fn(&'static Tool, &Facts, &Inquiry) -> bool) -> bool {
    if let Evaluation::Answered { facts, inquiry, .. } = now { has(tool, facts, inquiry) } else { false }
}

fn hangs_on_readings(_: &'static Tool, _: &Facts, inquiry: &Inquiry) -> bool {
    !inquiry.finding.robust || inquiry.finding.outputs_depend_on != 0
}

fn has_next(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> bool {
    message(tool, facts, inquiry, language()).is_some()
}

/// Whether what would change the verdict names the days already, and there is no room to say them twice.
fn says_days(inquiry: &Inquiry) -> bool {
    !is_wide() && !inquiry.changes.is_empty()
}

fn has_windows(_: &'static Tool, _: &Facts, inquiry: &Inquiry) -> bool {
    let language = language();
    says_days(inquiry) && !windows_in_words(inquiry, words(language), language).is_empty()
}

fn windows_part(explainer: &Explainer<'_>, _: &'static Tool, _: &Facts, inquiry: &Inquiry) -> Option<View> {
    over_time(inquiry, words(explainer.language), explainer.language).map(|it| it.1)
}

/// Where there is room, each amount has its derivation beside it.
fn is_derived(tool: &'static Tool, _: &Facts, inquiry: &Inquiry) -> bool {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: language() };
    !is_wide() && output_lines(&explainer, tool, inquiry).iter().any(|it| it.names.is_some())
}

fn readings_part(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Option<View> {
    side_by_side(explainer, tool, facts, inquiry)
}

fn next_part(explainer: &Explainer<'_>, tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> Option<View> {
    next_steps(tool, facts, inquiry, explainer.language)
}

fn has_reasons(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry) -> bool {
    tool.rule.verdict.is_some() || is_derived(tool, facts, inquiry)
}

/// Why; and on a phone what else is near a line and how amounts are derived, for which there is no room above.
fn reasons_part(explainer: &Explainer<'_>, tool: &'static Tool, _: &Facts, inquiry: &Inquiry) -> Option<View> {
    let more = (!is_wide()).then(|| {
        let near = explainer.near(&inquiry.finding).into_iter().skip(1).map(paragraph);
        view! { {derivations(explainer, tool, inquiry)}{near.collect_view()} }
    });
    let reasons = tool.rule.verdict.map(|_| reasons(explainer, inquiry));
    Some(view! { {more}{reasons} })
}

fn notes(tool: &'static Tool) -> View {
    let each = tool.notes.iter().map(|it| view! { <li>{running(localized(it), &tool.provisions)}</li> });
    view! { <ul class="notes">{each.collect_view()}</ul> }
}

/// A part of the result under its heading.
fn under_heading(part: Option<(&'static str, View)>) -> Option<View> {
    part.map(|(heading, inside)| view! { <h3>{heading}</h3>{inside} })
}

/// What is missing, and who decides it.
fn missing(inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<(&'static str, View)> {
    let finding = &inquiry.finding;
    if finding.verdict != Verdict::Unknown || finding.missing.is_empty() {
        return None;
    }
    let line = |&id: &FactId| {
        let found = fact(id)?;
        let who = found.decided_by.as_ref().map(|it| it.in_language(language));
        Some(link(id, found.label.in_language(language).to_owned(), who))
    };
    let each: Vec<View> = finding.missing.iter().filter_map(line).collect();
    Some((missing_heading(inquiry, words), view! { <ul class="to-answer">{each}</ul> }))
}

/// When it is met.
fn over_time(inquiry: &Inquiry, words: &'static Words, language: Language) -> Option<(&'static str, View)> {
    let each: Vec<View> = windows_in_words(inquiry, words, language)
        .into_iter()
        .map(|(basis, lines)| {
            let lines = lines.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
            view! { <p class="basis">{basis}</p><ul class="windows">{lines}</ul> }
        })
        .collect();
    (!each.is_empty()).then(|| (words.windows, each.into_view()))
}

/// What was entered, for paper, where no form is evaluation.
fn entered(tool: &'static Tool, facts: &Facts, inquiry: &Inquiry, words: &'static Words, language: Language) -> View {
    let line = |(label, answer)| view! { <div><dt>{label}{words.colon}</dt><dd>{answer}</dd></div> };
    let each: Vec<View> = entered_in_words(tool, facts, inquiry, words, language).into_iter().map(line).collect();
    view! { <div class="on-paper entries"><h3>{words.entered}</h3><dl class="entered-lines">{each}</dl></div> }
}

/// The document's own words of every clause, for paper, where no chip can be opened.
fn clauses(tool: &'static Tool, words: &'static Words) -> View {
    let each = tool.provisions.iter().filter_map(|it| pack::pack().provision(*it)).map(|provision| {
        let number = provision.id.to_string();
        view! { <li><span class="number">{number}</span>" "{localized(&provision.heading)}" "<q lang="zh-CN">{provision.key_phrase.as_str()}</q></li> }
    });
    view! { <div class="on-paper"><h3>{words.clauses}</h3><ul class="clause-lines">{each.collect_view()}</ul></div> }
}
