//! The choice of a list: a file, chosen or dropped, or rows that are pasted.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::forms::as_of::read_day;
use crate::forms::fields::date::date;
use crate::i18n::language;
use crate::i18n::messages::roster::words;
use crate::pages::roster::state::RosterState;

/// The ways to choose, the day, and the progress.
pub fn choose(state: RosterState) -> AnyView {
    let words = words(language());
    let pasted = RwSignal::new(String::new());
    let is_dragged_over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|it| it.get(0)) {
            state.choose(Some(file), String::new());
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        take(input.files());
        // Otherwise the same file could not be chosen again.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_dragged_over.set(false);
        take(event.data_transfer().and_then(|it| it.files()));
    };
    let dragged = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_dragged_over.set(true);
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            state.choose(None, text);
        }
    };
    let invalid = Signal::derive(move || state.as_of.with(|it| read_day(it).is_err()));
    let progress = move || {
        state.progress.get().map(|(done, all)| {
            view! {
                <div class="progress">
                    <label for="roster-progress">{words.working}</label>
                    <progress id="roster-progress" max=all value=done></progress>
                    <button type="button" on:click=move |_| state.cancel()>{words.cancel}</button>
                </div>
            }
        })
    };
    view! {
        <section>
            <fieldset class="field as-of">
                <legend>{words.as_of}</legend>
                {date(state.as_of, "as-of", invalid, false.into())}
            </fieldset>
            <label class="check">
                <input type="checkbox" prop:checked=state.names on:change=move |event| {
                    state.names.set(event_target_checked(&event));
                    state.check();
                }/>
                <span>{words.names}</span>
            </label>
            <div class="drop" class:over=is_dragged_over on:drop=dropped on:dragover=dragged on:dragleave=move |_| is_dragged_over.set(false)>
                <label for="roster-file">{words.choose}</label>
                <input type="file" id="roster-file" accept=".xlsx,.xlsm,.xls,.csv,.txt,.tsv" on:change=chosen/>
                <p class="help">{words.drop}</p>
            </div>
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
    .into_any()
}
