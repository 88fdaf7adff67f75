//! Handing files in: chosen, dropped or pasted, as many as there are, with how far it is, and what was not taken.

use leptos::prelude::*;
use leptos::web_sys;
use rollup::protocol::{ImportSummary, Request};
use wasm_bindgen::JsCast;

use crate::components::worker::ask;
use crate::screens::rollup::Desk;

/// The ways in.
pub fn hand_in(desk: Desk) -> AnyView {
    let words = desk.words;
    let pasted = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        let Some(files) = files.filter(|it| 0 < it.length()) else { return };
        // The worker is handed the files, not what stands in them: nothing is read on the page.
        let all: js_sys::Array = (0..files.length()).filter_map(|at| files.get(at)).collect();
        desk.progress.set(Some((0, files.length())));
        desk.ask(|level, looking| Request::Import(level, looking, Vec::new()), Some(all.into()));
    };
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        take(input.files());
        // The same file can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|it| it.files()));
    };
    let dragged = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            desk.ask(move |level, looking| Request::Import(level, looking, vec![text]), None);
            pasted.set(String::new());
        }
    };
    let progress = move || desk.progress.get();
    let cancel = move |_| ask(Request::Cancel, None, |_, _| {});
    view! {
        <section>
            <h2>{words.hand_in}</h2>
            <div class="drop" class:over=over on:drop=dropped on:dragover=dragged on:dragleave=move |_| over.set(false)>
                <label for="rollup-files">{(words.choose)(desk.level)}</label>
                <input type="file" id="rollup-files" multiple accept=".json,application/json,text/plain" on:change=chosen/>
                <p class="help">{words.drop}</p>
            </div>
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
            <div role="status" class="taken">{move || desk.view.with(|it| it.taken.clone()).map(|it| said(desk, &it))}</div>
        </section>
    }
    .into_any()
}

/// What became of the files: the numbers, then what needs somebody.
fn said(desk: Desk, it: &ImportSummary) -> AnyView {
    let words = desk.words;
    let named =
        |heading: &'static str, names: &[String]| (!names.is_empty()).then(|| view! { <p>{heading}{names.join(words.and)}</p> }.into_any());
    let refused: Vec<AnyView> = it
        .refused
        .iter()
        .map(|(name, why)| view! { <li><strong>{name.clone()}</strong>{words.colon}{why.clone()}</li> }.into_any())
        .collect();
    let refused = (!refused.is_empty()).then(|| {
        view! { <div class="warning"><p>{(words.refused)(refused.len())}</p><ul class="refused">{refused}</ul></div> }
    });
    view! {
        <p>{(words.taken)(it.taken, it.of)}{it.cancelled.then_some(words.cancelled)}</p>
        {refused}
        {named(words.same, &it.same)}
        {named(words.another, &it.another)}
        {named(words.were_edited, &it.edited)}
    }
    .into_any()
}

/// Takes everything out, after asking once.
pub fn clear(desk: Desk) -> AnyView {
    let words = desk.words;
    let asking = RwSignal::new(false);
    let yes = move |_| {
        asking.set(false);
        desk.file.set(None);
        desk.ask(Request::Clear, None);
    };
    view! {
        <section class="not-on-paper">
            <h2>{words.clear}</h2>
            <p class="help">{words.clear_help}</p>
            {move || {
                if asking.get() {
                    view! {
                        <p>{words.clear_ask}</p>
                        <div class="actions">
                            <button type="button" on:click=yes>{words.clear_yes}</button>
                            <button type="button" on:click=move |_| asking.set(false)>{words.clear_no}</button>
                        </div>
                    }
                        .into_any()
                } else {
                    view! { <button type="button" on:click=move |_| asking.set(true)>{words.clear}</button> }.into_any()
                }
            }}
        </section>
    }
    .into_any()
}
