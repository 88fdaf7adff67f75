//! Imports files: chosen, dropped or pasted, as many as there are, with the progress and what was refused.

use leptos::prelude::*;
use leptos::web_sys;
use rollup::protocol::{ImportSummary, Request};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::worker::ask;
use crate::components::codes::read_from_codes;
use crate::components::file_drop::{FileDrop, file_drop};
use crate::pages::rollup::folder::folder;
use crate::pages::rollup::state::RollupState;

/// What every part of a text begins with; whether it is one, the worker finds out.
const PART: char = '【';

/// The ways to import, the progress of an import and its result.
pub fn import(state: RollupState) -> View {
    let words = state.words;
    let pasted = RwSignal::new(String::new());
    // What was sent, until it is known what became of it.
    let pasting = RwSignal::new(None::<String>);
    // Parts of a draft may come one after another, each without the others.
    let waiting = StoredValue::new(String::new());
    let import_files = move |files: Option<web_sys::FileList>| {
        let Some(files) = files.filter(|it| 0 < it.length()) else { return };
        // The worker gets the files and not their contents: nothing is read on the page.
        let list: js_sys::Array = (0..files.length()).filter_map(|at| files.get(at)).collect();
        state.progress.set(Some((0, files.length())));
        state.request(|level, selection| Request::Import(level, selection, Vec::new()), Some(list.into()));
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            return;
        }
        pasting.set(Some(text.clone()));
        let mut texts = vec![text];
        if texts.iter().any(|it| it.contains(PART)) {
            texts.extend(Some(waiting.get_value()).filter(|it| !it.is_empty()));
            texts.dedup();
            waiting.set_value(texts.concat());
        }
        state.request(move |level, selection| Request::Import(level, selection, texts), None);
    };
    // What was read from codes comes by the same way; what somebody has pasted stays as it is.
    let take_read = move |text: String| {
        if pasted.with_untracked(String::is_empty) {
            pasting.set(Some(text.clone()));
            pasted.set(text.clone());
        }
        state.request(move |level, selection| Request::Import(level, selection, vec![text]), None);
    };
    // A text that was taken in makes room for the next; one that was refused stays, to be corrected.
    effect(move |_| {
        let is_taken = state.view.with(|it| it.taken.as_ref().is_some_and(|it| it.refused.is_empty() && !it.cancelled));
        let sent = pasting.get_untracked();
        if sent.is_some() && is_taken && pasted.with_untracked(|now| sent.as_ref() == Some(now)) {
            pasting.set(None);
            pasted.set(String::new());
            waiting.set_value(String::new());
        }
    });
    let progress = move || state.progress.get();
    let cancel = move |_| ask(Request::Cancel, None, |_, _| {});
    view! {
        <section>
            <h2>{words.hand_in}</h2>
            {file_drop(FileDrop { id: "rollup-files", label: (words.choose)(state.level), help: words.drop, accept: None, multiple: true }, import_files)}
            {folder(state)}
            <details>
                <summary>{words.paste}</summary>
                <label for="rollup-text">{words.paste_here}</label>
                <textarea
                    id="rollup-text"
                    rows="4"
                    prop:value=move || pasted.get()
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <button type="button" on:click=paste>{words.take_in}</button>
            </details>
            {read_from_codes(Callback::new(take_read))}
            {move || {
                progress().map(|(done, all)| {
                    view! {
                        <div class="progress">
                            <label for="rollup-progress">{(words.progress)(done, all)}</label>
                            <progress id="rollup-progress" max=all value=done></progress>
                            <button type="button" on:click=cancel>{words.cancel}</button>
                        </div>
                    }
                })
            }}
            <div role="status" class="taken">{move || state.view.with(|it| it.taken.clone()).map(|it| import_result(state, &it))}</div>
        </section>
    }
}

/// The result of an import: the counts, then the files that somebody has to look at.
fn import_result(state: RollupState, result: &ImportSummary) -> View {
    let words = state.words;
    let file_names =
        |heading: &'static str, names: &[String]| (!names.is_empty()).then(|| view! { <p>{heading}{names.join(words.and)}</p> });
    let refused: Vec<View> =
        result.refused.iter().map(|(name, why)| view! { <li><strong>{name.clone()}</strong>{words.colon}{why.clone()}</li> }).collect();
    let refused = (!refused.is_empty()).then(|| {
        view! { <div class="warning"><p>{(words.refused)(refused.len())}</p><ul class="refused">{refused}</ul></div> }
    });
    let noticed: Vec<View> = result
        .noticed
        .iter()
        .map(|(name, lines)| {
            let lines: Vec<View> = lines.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
            view! { <li><strong>{name.clone()}</strong><ul>{lines}</ul></li> }
        })
        .collect();
    let noticed = (!noticed.is_empty()).then(|| view! { <div class="note"><p>{words.noticed}</p><ul class="noticed">{noticed}</ul></div> });
    view! {
        <p>{(words.taken)(result.taken, result.of)}{result.cancelled.then_some(words.cancelled)}</p>
        {refused}
        {noticed}
        {file_names(words.same, &result.same)}
        {file_names(words.another, &result.another)}
        {file_names(words.were_edited, &result.edited)}
    }
}
