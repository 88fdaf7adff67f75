//! The details of one imported file: the origin of every number of the table.

use leptos::prelude::*;
use leptos::web_sys;
use rollup::protocol::{File, Request};
use wasm_bindgen::JsCast;

use crate::browser::clock::local_time_or_date;
use crate::components::save_file::save_text;
use crate::pages::rollup::state::RollupState;

/// The open file; nothing where none is open.
pub fn file_detail(state: RollupState) -> AnyView {
    // An opened file is scrolled to, and its heading gets the focus.
    Effect::new(move |_| {
        if state.open_file.with(Option::is_some) {
            request_animation_frame(|| {
                let heading = document().get_element_by_id("rollup-file");
                if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    heading.scroll_into_view();
                    crate::browser::dom::focus_heading(&heading);
                }
            });
        }
    });
    view! { {move || state.open_file.get().map(|it| details(state, it))} }.into_any()
}

fn details(state: RollupState, file: File) -> AnyView {
    let words = state.words;
    let notices: Vec<AnyView> = file.notices.iter().map(|it| view! { <p class="note">{it.clone()}</p> }.into_any()).collect();
    let problems: Vec<AnyView> = file.problems.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
    let problems = (!problems.is_empty()).then(|| view! { <div class="note"><p>{words.file_problems}</p><ul>{problems}</ul></div> });
    let lines: Vec<AnyView> = file
        .lines
        .iter()
        .map(|(provision, question, reply)| {
            view! {
                <tr>
                    <th scope="row"><span class="number">{provision.clone()}</span>" "{question.clone()}</th>
                    <td>{reply.clone()}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let (id, name, text) = (file.id.clone(), file.file.clone(), file.text.clone());
    let remove = move |_| {
        let id = id.clone();
        state.open_file.set(None);
        state.request(move |level, selection| Request::Remove(level, selection, id), None);
    };
    view! {
        <section class="file not-on-paper">
            <h2 id="rollup-file" tabindex="-1">{file.name.clone()}</h2>
            <p class="help">{(words.file_about)(&file.file, &local_time_or_date(&file.saved_at), &file.edition)}</p>
            {notices}
            {problems}
            <div class="scrolls" tabindex="0" role="region" aria-label=file.name.clone()>
                <table class="lines"><tbody>{lines}</tbody></table>
            </div>
            {save_text(Some(words.file_out), move || name.clone(), "application/json", move || text.clone())}
            <div class="actions">
                <button type="button" on:click=move |_| state.open_file.set(None)>{words.file_close}</button>
                <button type="button" on:click=remove>{words.remove}</button>
            </div>
        </section>
    }
    .into_any()
}
