//! The switches between readings of the text, each with its reason and with what it gives.

use leptos::prelude::*;
use policy::pack::Reading;

use crate::components::findings::outputs_in_words;
use crate::components::verdict::{Matter, VerdictBadge};
use crate::language::{said, use_language};
use crate::route::Route;
use crate::screens::tools::inputs::{Inputs, Seen};
use crate::screens::tools::words::words;

/// All readings of a tool; nothing where the text is clear enough.
#[component]
pub fn Readings(inputs: Inputs, seen: Memo<Seen>) -> impl IntoView {
    let language = use_language();
    let words = move || words(language.get());
    let each: Vec<AnyView> = inputs.tool.readings.iter().zip(0u8..).map(|(it, at)| reading(inputs, seen, it, at)).collect();
    (!each.is_empty()).then(|| {
        view! {
            <section class="readings">
                <h3>{move || words().readings}</h3>
                <p class="help">{move || words().readings_help}</p>
                {each}
            </section>
        }
        .into_any()
    })
}

fn reading(inputs: Inputs, seen: Memo<Seen>, reading: &'static Reading, at: u8) -> AnyView {
    let language = use_language();
    let link = reading.ambiguity.map(|number| {
        let to = Route::Ambiguities(Some(number)).to_string();
        view! { <p class="small not-on-paper"><a href=to>{move || (words(language.get()).ambiguity)(number)}</a></p> }
    });
    let choices: Vec<AnyView> = reading
        .choices
        .iter()
        .zip(0u8..)
        .map(|(choice, position)| {
            let chosen = move || inputs.chosen.with(|it| it.get(at)) == position;
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("reading-{}", reading.id)
                        prop:checked=chosen
                        on:change=move |_| inputs.chosen.update(|it| *it = it.with(at, position))
                    />
                    <span>
                        <span class="what">{said(&choice.label)}</span>
                        <span class="help">{said(&choice.reason)}</span>
                        {gives(inputs, seen, at, position)}
                    </span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="field reading">
            <legend>{said(&reading.label)}</legend>
            <div class="reading-choices">{choices}</div>
            {link}
        </fieldset>
    }
    .into_any()
}

/// What a reading gives: its verdict, and its results where they hang on it.
fn gives(inputs: Inputs, seen: Memo<Seen>, at: u8, position: u8) -> AnyView {
    let language = use_language();
    let tool = inputs.tool;
    let matter = Matter::of(pack::pack(), tool);
    let given = Memo::new(move |_| {
        seen.with(|it| match it {
            Seen::Refused(_) => None,
            Seen::Answered { inquiry, .. } => {
                let finding = inquiry.readings.get(usize::from(at))?.get(usize::from(position))?;
                let depends = inquiry.finding.outputs_depend_on >> at & 1 == 1;
                let results = if depends { outputs_in_words(tool, inquiry, &finding.outputs, language.get()) } else { Vec::new() };
                Some((finding.verdict, finding.recognition_pending, results))
            }
        })
    });
    let view = move || {
        let (verdict, pending, results) = given.get()?;
        let results = results.into_iter().map(|it| view! { <span class="result">{it}</span> }).collect_view();
        Some(view! {
            <span class="gives"><VerdictBadge verdict=Signal::stored(verdict) pending=Signal::stored(pending) matter/>{results}</span>
        })
    };
    view.into_any()
}
