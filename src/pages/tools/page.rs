//! The page of one tool: the question, the form, the readings, and what came out.

use std::sync::Arc;

use leptos::prelude::*;
use policy::model::ids::ToolId;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::tool::Tool;
use template::View;
use template_macro::view;

use crate::browser::dom::focus_control;
use crate::browser::phrases::phrases;
use crate::browser::print_page::print_on_one_sheet;
use crate::components::citation::Citation;
use crate::components::figure::running_lead;
use crate::components::link_content::LinkContent;
use crate::components::save_status::{SaveStatusWords, SavedForm, save_status};
use crate::forms::answer_form::AnswerField;
use crate::forms::as_of::{SampleDay, today_entry};
use crate::forms::fields::Field;
use crate::forms::fields::date::date;
use crate::i18n::messages::tools::words;
use crate::i18n::{language, localized};
use crate::pages::tools::readings::readings;
use crate::pages::tools::result::{RESULT, result};
use crate::pages::tools::scenario::LinkedTool;
use crate::pages::tools::tool_form::{Evaluation, ToolForm};
use crate::pages::tools::verdict::verdict;
use crate::storage::tool_inputs;

/// One tool, with what a link carries.
pub fn tool_page(at: ToolId, tool: &'static Tool) -> View {
    print_on_one_sheet();
    let words = words(language());
    let form = ToolForm::new(tool);
    let content = LinkContent::follow(LinkedTool { form, at });
    let evaluation = form.evaluation();
    let clauses = tool.provisions.iter().map(|it| view! { <li><Citation provision=*it/></li> }).collect_view();
    let fields = form.answers.each().into_iter().map(|it| field(it, evaluation)).collect_view();
    view! {
        <article class="tool">
            <header class="tool-head">
                <p class="numeral" aria-hidden="true">{tool.provisions.first().map(ToString::to_string)}</p>
                <div>
                    <h1>{phrases(localized(&tool.title))}</h1>
                    <p class="lead">{running_lead(localized(&tool.question), &tool.provisions)}</p>
                    <ul class="clauses not-on-paper">{clauses}</ul>
                </div>
            </header>
            {content.banner(words.link_unfit)}
            <div class="tool-body">
                <form class="tool-form" class:unchecked=move || content.is_unchecked() on:submit=|event| event.prevent_default() aria-labelledby="tool-form">
                    <h2 id="tool-form">{words.form}</h2>
                    {samples(form, at)}
                    {fields}
                    {as_of(form)}
                    {readings(form, evaluation)}
                    {save_status(SavedForm {
                        words: SaveStatusWords { stored: words.kept, clear: words.clear, cleared: words.cleared },
                        key: tool_inputs::key(tool),
                        name: localized(&tool.title).to_owned(),
                        is_own: Arc::new(move || content.is_own()),
                        to_store: Arc::new(move || form.to_store()),
                        write: Arc::new(move |inputs, done| tool_inputs::write(tool, inputs, done)),
                        restore: Arc::new(move || form.restore()),
                        clear: Arc::new(move || form.clear()),
                    })}
                    <div class="live-verdict not-on-paper">
                        {move || (!content.is_unchecked()).then(|| verdict(tool, evaluation))}
                        <button type="button" class="plain" on:click=|_| focus_control(document().get_element_by_id(RESULT))>
                            {words.see_result}
                        </button>
                    </div>
                </form>
                {move || if content.is_unchecked() { unchecked(content) } else { result(form, at, evaluation) }}
            </div>
        </article>
    }
}

/// In place of the result of a link that is not as it was sent.
fn unchecked(content: LinkContent<LinkedTool>) -> View {
    view! {
        <section class="tool-result" aria-labelledby=RESULT>
            <h2 id=RESULT tabindex="-1">{words(language()).result}</h2>
            {content.check_first()}
        </section>
    }
}

/// One question of the form.
fn field(field: AnswerField, evaluation: Memo<Evaluation>) -> View {
    let (AnswerField { id, fact, entry }, language) = (field, language());
    let refused = Signal::derive(move || {
        evaluation.with(|now| match now {
            Evaluation::Refused(refused) => {
                let refusal = refused.refusals.iter().find(|it| it.fact == id)?;
                Some(entry::words::refused(pack::pack(), &refused.facts, *refusal, language))
            }
            Evaluation::Answered { .. } => None,
        })
    });
    let idle = Signal::derive(move || {
        evaluation.with(|now| match now {
            Evaluation::Refused(_) => false,
            Evaluation::Answered { inquiry, .. } => inquiry.idle.contains(&id),
        })
    });
    view! { <Field fact entry refused idle/> }
}

/// The reference date.
fn as_of(form: ToolForm) -> View {
    let words = words(language());
    let invalid = Signal::derive(move || form.as_of.with(|it| it.dated().is_err_and(|it| !it.is_beginning())));
    view! {
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            <p class="help">{words.as_of_help}</p>
            <div class="beside">
                {date(form.as_of, "as-of", invalid, false.into())}
                <button type="button" on:click=move |_| form.as_of.set(today_entry())>{words.today}</button>
            </div>
        </fieldset>
    }
}

/// Invented people and units to fill the form with.
fn samples(form: ToolForm, at: ToolId) -> Option<View> {
    let words = words(language());
    let found: Vec<(&'static Sample, &'static SampleTool)> =
        pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(|it| it.1.tool == at).collect();
    if found.is_empty() {
        return None;
    }
    let shown = RwSignal::new(None::<(&'static Sample, &'static SampleTool)>);
    let day = SampleDay::watch(form.as_of, form.answers);
    let buttons: Vec<View> = found
        .iter()
        .map(|&(sample, part)| {
            let fill = move |_| {
                form.fill_from_sample(part, sample.as_of);
                day.filled(sample.as_of);
                shown.set(Some((sample, part)));
            };
            let pressed = move || shown.with(|it| it.is_some_and(|it| core::ptr::eq(it.1, part))).to_string();
            view! { <button type="button" aria-pressed=pressed on:click=fill>{sample.name_for(part, language())}</button> }
        })
        .collect();
    let story = move || {
        shown.get().map(|(sample, part)| {
            let note = part.note.as_ref().map(|it| localized(it)).unwrap_or_default();
            view! { <p class="help">{localized(&sample.story)}" "{note}</p> }
        })
    };
    Some(view! {
        <details class="samples not-on-paper">
            <summary>{words.samples}</summary>
            <p class="help">{words.samples_note}</p>
            <div class="sample-buttons">{buttons}</div>
            <div role="status">{story}</div>
        </details>
    })
}
