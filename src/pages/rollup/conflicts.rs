//! Units with several files: whoever adds up chooses which file counts.

use leptos::prelude::*;
use rollup::protocol::{Conflict, Request};
use template::View;
use template_macro::view;

use crate::browser::clock::local_time_or_date;
use crate::pages::rollup::state::RollupState;

/// Every unit with several files, as a choice between them.
pub fn conflicts(state: RollupState) -> View {
    let words = state.words;
    let conflicts = Memo::new(move |_| state.view.with(|it| it.conflicts.clone()));
    let section = move || {
        let conflicts = conflicts.get();
        (!conflicts.is_empty()).then(|| {
            let choices: Vec<View> = conflicts.iter().enumerate().map(|(at, it)| conflict(state, at, it)).collect();
            view! {
                <section class="conflicts">
                    <h2>{(words.conflicts)(conflicts.len())}</h2>
                    <p class="help">{words.conflicts_help}</p>
                    {choices}
                </section>
            }
        })
    };
    view! { {section} }
}

fn conflict(state: RollupState, at: usize, conflict: &Conflict) -> View {
    let words = state.words;
    let name = format!("conflict-{at}");
    let choices: Vec<View> = conflict
        .files
        .iter()
        .map(|file| {
            let (id, removed_id) = (file.id.clone(), file.id.clone());
            let (met, applicable) = file.met;
            let edited = if file.edited { words.edited.to_owned() } else { String::new() };
            let parts = [file.file.clone(), file.period.clone(), (words.saved)(&local_time_or_date(&file.saved_at)), (words.met_of)(met, applicable), edited];
            let description = parts.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
            let choose = move |_| {
                let id = id.clone();
                state.request(move |level, selection| Request::Choose(level, selection, id), None);
            };
            let remove = move |_| {
                let id = removed_id.clone();
                state.request(move |level, selection| Request::Remove(level, selection, id), None);
            };
            view! {
                <div class="choice">
                    <label><input type="radio" name=name.clone() prop:checked=conflict.counts == file.id on:change=choose/>" "{description}</label>
                    <button type="button" class="plain" on:click=remove>{words.remove}</button>
                </div>
            }
        })
        .collect();
    let undecided = conflict.counts.is_empty().then_some(words.waits);
    view! { <fieldset><legend>{conflict.name.clone()}" "<span class="waits">{undecided}</span></legend>{choices}</fieldset> }
}
