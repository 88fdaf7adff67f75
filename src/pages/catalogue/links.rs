//! Provisions, tools, questions and readings as the pages of the catalogue show them.

use catalogue::references::IndicatorReference;
use leptos::prelude::*;
use policy::model::document::ProvisionKind;
use policy::model::glossary::Ambiguity;
use policy::model::ids::{ProvisionId, ToolId};
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::figure::running;
use crate::i18n::messages::catalogue::words;
use crate::routing::route::Route;

/// The address of a provision in the app.
pub fn address(id: ProvisionId) -> String {
    Route::Measure(id.measure, Some(id.item)).to_string()
}

/// The kind of a provision as a word.
pub fn kind(kind: ProvisionKind, language: Language) -> View {
    let words = words(language);
    view! { <span class="kind" title=(words.kind_means)(kind)>{(words.kind)(kind)}</span> }
}

/// A link to a provision, with its number and heading.
pub fn provision_link(id: ProvisionId, language: Language) -> View {
    let heading = pack::pack().provision(id).map(|it| it.heading.in_language(language));
    view! {
        <a class="to-provision" href=address(id)>
            <span class="number">{id.to_string()}</span>
            " "
            <span>{heading}</span>
        </a>
    }
}

/// A link to a tool.
pub fn tool_link(id: ToolId, language: Language) -> View {
    let Some(tool) = pack::pack().tool_at(id) else { return ().into_view() };
    view! { <a href=Route::Tool(tool.id.clone(), None).to_string()>{tool.title.in_language(language)}</a> }
}

/// The questions of the self-assessments that ask about something, folded; `None` where there are none.
pub fn asked_in(asked: &[IndicatorReference<'static>], language: Language) -> Option<View> {
    let words = words(language);
    let items = asked.iter().map(|asked| {
        let (list, question) = (asked.list.title.in_language(language), asked.indicator.question.in_language(language));
        view! { <li><span class="quiet">{list}{words.colon}</span>{question}</li> }
    });
    (!asked.is_empty()).then(|| {
        view! {
            <details class="asked-in">
                <summary>{(words.asked_in)(asked.len())}</summary>
                <ul>{items.collect_view()}</ul>
                <p class="small"><a href=Route::Assessment.to_string()>{words.to_assessment}</a></p>
            </details>
        }
    })
}

/// A quotation from the document, which is in Chinese.
pub fn quoted(words: &'static str) -> View {
    view! { <q lang="zh-CN">{words}</q> }
}

/// An ambiguity: the phrase in doubt, the reading taken, the others, and the reason.
pub fn readings(ambiguity: &'static Ambiguity, language: Language) -> View {
    let words = words(language);
    let text_view = |text: &'static policy::model::text::Text| running(text.in_language(language), &ambiguity.provisions);
    let others = ambiguity.others.iter().map(|it| view! { <li>{text_view(it)}</li> }).collect_view();
    view! {
        <dl class="readings">
            <dt>{words.words_in_doubt}</dt>
            <dd>{quoted(&ambiguity.phrase)}</dd>
            <dt>{words.taken}</dt>
            <dd class="taken">{text_view(&ambiguity.taken)}</dd>
            {(!ambiguity.others.is_empty()).then(|| view! { <dt>{words.others}</dt><dd><ul>{others}</ul></dd> })}
            <dt>{words.reason}</dt>
            <dd>{text_view(&ambiguity.reason)}</dd>
        </dl>
    }
}
