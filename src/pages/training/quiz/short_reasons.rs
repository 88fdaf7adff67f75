//! Why an answer is right, short enough to stand beside its question on a slide.

use leptos::prelude::*;
use quiz::question::Question;
use quiz::words::{explanation, in_short};
use template::View;
use template_macro::view;

use crate::i18n::language;

/// The reasons with the provision and its key phrase.
pub fn short_reasons(question: &Question) -> View {
    let explanation = explanation(pack::pack(), question, language());
    let reasons = in_short(question, &explanation, language()).into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
    let provision = explanation.provisions.first().map(ToString::to_string);
    let key_phrase = explanation.key_phrase.map(|it| view! { <q lang="zh-CN">{it}</q> });
    view! { {reasons}<p class="from"><span class="number">{provision}</span>" "{key_phrase}</p> }
}
