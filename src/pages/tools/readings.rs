//! The switches between readings of the text, each with its reason and with what it gives.

use leptos::prelude::*;
use policy::explain::explainer::{Explainer, Matter, own_word};
use policy::model::tool::Reading;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::findings::outputs::outcomes_in_words;
use crate::components::findings::readings::hangs_on;
use crate::components::verdict::VerdictBadge;
use crate::forms::fields::typed::radio;
use crate::i18n::messages::tools::words;
use crate::i18n::{language, localized};
use crate::pages::tools::tool_form::{Evaluation, ToolForm};
use crate::routing::route::Route;

/// All readings of a tool; nothing where the text is clear enough.
pub fn readings(form: ToolForm, evaluation: Memo<Evaluation>) -> Option<View> {
    let words = words(language());
    let count = form.tool.readings.len();
    let all = RwSignal::new(false);
    let others = Signal::derive(move || {
        let matters = evaluation.with(|it| matters(form, it));
        count.saturating_sub(matters.count_ones() as usize)
    });
    let each = form.tool.readings.iter().zip(0u8..).map(|(offered, at)| {
        let hidden = Memo::new(move |_| !all.get() && evaluation.with(|it| matters(form, it)) >> at & 1 == 0);
        view! { <div hidden=hidden>{reading(form, evaluation, offered, at)}</div> }
    });
    let each: Vec<View> = each.collect();
    (count != 0).then(|| {
        view! {
            <section class="readings">
                <h3>{phrases(words.readings)}</h3>
                <p class="help">{words.readings_help}</p>
                {each}
                <p hidden=move || others.get() == 0>
                    <button type="button" class="plain" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|it| *it = !*it)>
                        {move || (words.other_readings)(others.get(), all.get())}
                    </button>
                </p>
            </section>
        }
    })
}

/// The readings that matter at present, one bit each: what comes out hangs on them, or they are not the usual ones.
fn matters(form: ToolForm, now: &Evaluation) -> u8 {
    let mut places = (0..8).take(form.tool.readings.len());
    let chosen = form.readings.with(|it| places.by_ref().filter(|at| it.get(*at) != 0).fold(0, |bits, at| bits | 1 << at));
    let Evaluation::Answered { inquiry, .. } = now else { return chosen };
    chosen | hangs_on(form.tool, &inquiry.finding)
}

fn reading(form: ToolForm, evaluation: Memo<Evaluation>, reading: &'static Reading, at: u8) -> View {
    let words = words(language());
    let link = reading.ambiguity.map(|number| {
        let to = Route::Ambiguities(Some(number)).to_string();
        view! { <p class="small not-on-paper"><a href=to>{(words.ambiguity)(number)}</a></p> }
    });
    let choices: Vec<View> = reading
        .choices
        .iter()
        .zip(0u8..)
        .map(|(choice, position)| {
            let checked = Signal::derive(move || form.readings.with(|it| it.get(at)) == position);
            let label = view! {
                <span>
                    <span class="what">{localized(&choice.label)}</span>
                    <span class="help">{localized(&choice.reason)}</span>
                    {gives(form, evaluation, at, position)}
                </span>
            };
            radio(&reading.id, checked, move || form.readings.update(|it| *it = it.with(at, position)), label, "")
        })
        .collect();
    view! {
        <fieldset class="field reading">
            <legend>{localized(&reading.label)}</legend>
            <div class="reading-choices">{choices}</div>
            {link}
        </fieldset>
    }
}

/// The result of a reading: its verdict, and the amounts that depend on it.
fn gives(form: ToolForm, evaluation: Memo<Evaluation>, at: u8, position: u8) -> View {
    let (language, tool) = (language(), form.tool);
    let matter = Matter::of(pack::pack(), tool);
    let given = Memo::new(move |_| {
        evaluation.with(|now| {
            let Evaluation::Answered { inquiry, .. } = now else { return None };
            let finding = inquiry.readings.get(usize::from(at))?.get(usize::from(position))?;
            let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
            let depends = inquiry.finding.outputs_depend_on >> at & 1 == 1;
            let results = if depends { outcomes_in_words(&explainer, tool, &finding.outputs) } else { Vec::new() };
            Some((finding.verdict, finding.recognition_pending, own_word(tool, finding).map(localized), results))
        })
    });
    let view = move || {
        given.get().map(|(verdict, pending, word, results)| {
            let results = results.into_iter().map(|it| view! { <span class="result">{it}</span> }).collect_view();
            view! { <span class="gives"><VerdictBadge verdict pending matter word/>{results}</span> }
        })
    };
    view.into_view()
}
