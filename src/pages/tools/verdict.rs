//! The verdict of a tool's form as a badge.

use leptos::prelude::*;
use policy::explain::explainer::{Matter, own_word};
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::verdict::VerdictBadge;
use crate::i18n::messages::tools::words;
use crate::i18n::{language, localized};
use crate::pages::tools::tool_form::Evaluation;

/// The badge of the verdict, or a note that something must be corrected first.
pub fn verdict(tool: &'static Tool, evaluation: Memo<Evaluation>) -> View {
    let matter = Matter::of(pack::pack(), tool);
    let put_right = words(language()).put_right;
    let verdict = Memo::new(move |_| {
        evaluation.with(|now| match now {
            Evaluation::Refused(_) => None,
            Evaluation::Answered { inquiry, .. } => {
                let word = own_word(tool, &inquiry.finding).map(localized);
                Some((inquiry.finding.verdict, inquiry.finding.recognition_pending, word))
            }
        })
    });
    let view = move || match verdict.get() {
        Some((verdict, pending, word)) => view! { <VerdictBadge verdict pending matter word/> },
        None => view! { <span class="verdict refused">{put_right}</span> },
    };
    view.into_view()
}
