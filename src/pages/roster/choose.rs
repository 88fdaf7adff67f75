//! The choice of a list: a file, chosen or dropped, or rows that are pasted; and how far reading it has come.

use leptos::prelude::*;
use leptos::web_sys;
use template::View;
use template_macro::view;

use crate::components::file_drop::{FileDrop, file_drop};
use crate::i18n::language;
use crate::i18n::messages::roster::words;
use crate::pages::roster::state::RosterState;

/// What the worker reads as a table.
const KINDS: &str = ".xlsx,.xlsm,.xls,.csv,.txt,.tsv";

/// The ways to choose, and the progress.
pub fn choose(state: RosterState) -> View {
    let words = words(language());
    let pasted = RwSignal::new(String::new());
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|it| it.get(0)) {
            state.choose(Some(file), String::new());
        }
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            state.choose(None, text);
        }
    };
    let progress = move || {
        state.progress.get().map(|(done, all)| {
            view! {
                <div class="progress">
                    <label for="roster-progress">{words.working}</label>
                    <progress id="roster-progress" max=all value=done></progress>
                    <button type="button" on:click=move |_| state.forget(words.cancelled)>{words.cancel}</button>
                </div>
            }
        })
    };
    view! {
        <section>
            {file_drop(FileDrop { id: "roster-file", label: words.choose, help: words.drop, accept: Some(KINDS), multiple: false }, take)}
            <details>
                <summary>{words.paste}</summary>
                <label for="roster-text">{words.paste_here}</label>
                <textarea
                    id="roster-text"
                    rows="4"
                    prop:value=move || pasted.get()
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <button type="button" on:click=paste>{words.check}</button>
            </details>
            {progress}
        </section>
    }
}
