//! The expert's sheet of a tool, to print: clause, rule, readings, thresholds, and lines to sign off by post. Its code is loaded when
//! it is first opened.

#![allow(unsafe_code, reason = "what the macro writes links the app to a part of it; nothing here touches memory")]

use core::task::Poll;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use policy::engine::decide::situation;
use policy::explain::explainer::Explainer;
use policy::explain::rule_sheet::Threshold;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::at_once::poll_now;
use crate::browser::boot;
use crate::browser::clock::today;
use crate::browser::print_page::print_only;
use crate::i18n::messages::tools::{Words, words};
use crate::i18n::{language, localized};

/// The sheet, folded; it is made when it is first opened.
pub fn expert_sheet(tool: &'static Tool) -> View {
    let words = words(language());
    // Nothing yet, or whether it came.
    let loaded = RwSignal::new(None::<bool>);
    let load = move |_| {
        if loaded.get_untracked() != Some(true) {
            spawn_local(async move {
                let made = draw(None).await.is_ok();
                // The signal is gone where the reader went elsewhere meanwhile.
                let _ = loaded.try_set(Some(made));
            });
        }
    };
    let body = move || match loaded.get() {
        None => ().into_view(),
        Some(false) => view! { <p class="error" role="alert">{boot::why()}</p> },
        Some(true) => match poll_now(draw(Some(tool))) {
            Poll::Ready(Ok(view)) => view,
            Poll::Ready(Err(_)) | Poll::Pending => ().into_view(),
        },
    };
    view! {
        <details class="expert-sheet" data-sheet="expert" on:toggle=load>
            <summary>{words.expert}</summary>
            {body}
        </details>
    }
}

/// Draws the sheet; without a tool its code is only loaded.
#[cfg(feature = "split")]
#[wasm_split(expert, wasm_split_path = ::leptos::wasm_split, fallible)]
fn draw(tool: Option<&'static Tool>) -> Result<View, SplitLoaderError> {
    Ok(drawn(tool))
}

#[cfg(not(feature = "split"))]
async fn draw(tool: Option<&'static Tool>) -> Result<View, SplitLoaderError> {
    Ok(drawn(tool))
}

fn drawn(tool: Option<&'static Tool>) -> View {
    tool.map_or_else(|| ().into_view(), |it| sheet(it, words(language())))
}

fn sheet(tool: &'static Tool, words: &'static Words) -> View {
    let language = language();
    let pack = pack::pack();
    let nothing = situation(pack, tool, &Facts::new(), today(), ReadingChoices::default());
    let explainer = Explainer { pack, tool, situation: &nothing, language };
    let clauses = tool.provisions.iter().filter_map(|it| pack.provision(*it)).map(|clause| {
        let number = clause.id.to_string();
        view! { <li><span class="number">{number}</span>" "{localized(&clause.text)}" "<q lang="zh-CN">{clause.key_phrase.as_str()}</q></li> }
    });
    let rule = explainer.rule_in_one_sentence();
    let rule = (!rule.is_empty()).then(|| view! { <h4>{words.expert_rule}</h4><p>{rule}</p> });
    let readings: Vec<View> = tool.readings.iter().map(reading).collect();
    let readings = (!readings.is_empty()).then(|| view! { <h4>{words.expert_readings}</h4><ul>{readings}</ul> });
    let thresholds = explainer.thresholds();
    let thresholds: Vec<View> = thresholds.into_iter().map(|it| threshold(it, words)).collect();
    let thresholds = (!thresholds.is_empty()).then(|| {
        view! { <h4>{words.expert_thresholds}</h4><div class="scrolls" role="group" tabindex="0" aria-label=words.expert_thresholds><table class="thresholds"><tbody>{thresholds}</tbody></table></div> }
    });
    view! {
        <h3>{localized(&tool.title)}</h3>
        <h4>{words.clauses}</h4>
        <ul class="clause-lines">{clauses.collect_view()}</ul>
        {rule}
        {readings}
        {thresholds}
        <h4>{words.expert_sign}</h4>
        <p class="sign-lines">{words.expert_lines}</p>
        <p class="small">{(words.edition)(&pack.edition, pack::short_hash())}" "{localized(&pack.disclaimer)}</p>
        <button type="button" class="not-on-paper" on:click=|_| print_only("expert")>{words.expert_print}</button>
    }
}

fn reading(reading: &'static policy::model::tool::Reading) -> View {
    let choices = reading.choices.iter().map(|it| view! { <li>{localized(&it.label)}" — "{localized(&it.reason)}</li> });
    let number = reading.ambiguity.map(|it| format!(" A{it}"));
    view! { <li>{localized(&reading.label)}{number}<ol>{choices.collect_view()}</ol></li> }
}

fn threshold(threshold: Threshold, words: &'static Words) -> View {
    let rows = threshold.cases.len();
    let mut asked = Some(view! { <th scope="rowgroup" rowspan=rows.to_string()>{threshold.asked}</th> });
    let each = threshold.cases.into_iter().map(|case| {
        let holds = case.holds.into_iter().map(|(way, holds)| {
            let outcome = if holds { words.expert_holds } else { words.expert_fails };
            let way = (!way.is_empty()).then(|| [way.as_str(), "："].concat());
            view! { <span class="way">{way}{outcome}</span>" " }
        });
        view! { <tr>{asked.take()}<td>{case.place}</td><td>{holds.collect_view()}</td></tr> }
    });
    each.collect_view().into_view()
}
