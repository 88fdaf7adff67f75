//! One file, to the last figure: where every number of the table comes from.

use leptos::prelude::*;
use leptos::web_sys;
use rollup::protocol::{File, Request};
use wasm_bindgen::JsCast;

use crate::components::moment::told;
use crate::components::save::save_text;
use crate::screens::rollup::Desk;

/// The file that was opened, or nothing.
pub fn detail(desk: Desk) -> AnyView {
    // The heading of what was asked for is where the reader goes on.
    Effect::new(move |_| {
        if desk.file.with(Option::is_some) {
            request_animation_frame(|| {
                let heading = document().get_element_by_id("rollup-file");
                if let Some(it) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    it.scroll_into_view();
                    crate::address::focus(&it);
                }
            });
        }
    });
    view! { {move || desk.file.get().map(|it| shown(desk, it))} }.into_any()
}

fn shown(desk: Desk, it: File) -> AnyView {
    let words = desk.words;
    let notices: Vec<AnyView> = it.notices.iter().map(|it| view! { <p class="note">{it.clone()}</p> }.into_any()).collect();
    let problems: Vec<AnyView> = it.problems.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
    let problems = (!problems.is_empty()).then(|| view! { <div class="note"><p>{words.file_problems}</p><ul>{problems}</ul></div> });
    let lines: Vec<AnyView> = it
        .lines
        .iter()
        .map(|(provision, question, said)| {
            view! {
                <tr>
                    <th scope="row"><span class="number">{provision.clone()}</span>" "{question.clone()}</th>
                    <td>{said.clone()}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let (id, name, text) = (it.id.clone(), it.file.clone(), it.text.clone());
    let remove = move |_| {
        let id = id.clone();
        desk.file.set(None);
        desk.ask(move |level, looking| Request::Remove(level, looking, id), None);
    };
    view! {
        <section class="file not-on-paper">
            <h2 id="rollup-file" tabindex="-1">{it.name.clone()}</h2>
            <p class="help">{(words.file_about)(&it.file, &told(&it.saved_at), &it.edition)}</p>
            {notices}
            {problems}
            <div class="scrolls" tabindex="0" role="region" aria-label=it.name.clone()>
                <table class="lines"><tbody>{lines}</tbody></table>
            </div>
            {save_text(Some(words.file_out), move || name.clone(), "application/json", move || text.clone())}
            <div class="actions">
                <button type="button" on:click=move |_| desk.file.set(None)>{words.file_close}</button>
                <button type="button" on:click=remove>{words.remove}</button>
            </div>
        </section>
    }
    .into_any()
}
