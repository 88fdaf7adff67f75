//! A draft out as a file or as text, and in again.

use exchange::draft::Draft;
use exchange::draft_file::{Read, read};
use exchange::problem::Problem;
use exchange::wire::schema::MAX_BYTES;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::components::save::save_text;
use crate::drafts::store::text_of;
use crate::language::language;
use crate::screens::assessment::words::words;

/// Hands a draft out: as a file, and as text, which in-app browsers can do too.
pub fn hand_out(draft: Signal<Draft>) -> AnyView {
    // The id is this device's own.
    let text = move || text_of(&Draft { id: String::new(), ..draft.get() });
    let name = move || draft.with_untracked(file_name);
    save_text(None, name, "application/json", text)
}

fn file_name(draft: &Draft) -> String {
    let words = words(language());
    let title: String = draft.title().unwrap_or(words.unnamed).chars().take(40).collect();
    [title.as_str(), "-", &draft.assessment.year.to_string(), ".json"].concat()
}

/// Takes drafts in, from files or as pasted text, and hands each to `put`.
pub fn hand_in(put: impl Fn(Draft) + Copy + Send + Sync + 'static) -> AnyView {
    let words = words(language());
    let said = RwSignal::new(Vec::<String>::new());
    // Those that were changed outside: their names, and what stands in them.
    let asking = RwSignal::new(Vec::<(String, Read)>::new());
    let pasted = RwSignal::new(String::new());
    let refuse = move |name: &str, why: &Problem| {
        let why = why.text();
        said.update(|all| all.push((words.not_taken_in)(name, why.in_language(language()))));
    };
    let take_in = move |name: &str, Read { draft, problems }: Read| {
        let mut more = vec![(words.taken_in)(name)];
        more.extend(problems.iter().map(|it| it.text().in_language(language()).to_owned()));
        said.update(|all| all.extend(more));
        put(draft);
    };
    let take = move |name: &str, text: &str| match read(pack::pack(), pack::HASH, text) {
        Ok(it) if it.problems.contains(&Problem::Edited) => asking.update(|all| all.push((name.to_owned(), it))),
        Ok(it) => take_in(name, it),
        Err(why) => refuse(name, &why),
    };
    let answer = move |at: usize, yes: bool| {
        let Some((name, it)) = asking.try_update(|all| (at < all.len()).then(|| all.remove(at))).flatten() else { return };
        if yes {
            take_in(&name, it);
        } else {
            said.update(|all| all.push((words.left_out)(&name)));
        }
    };
    let questions = move || {
        let names = asking.with(|all| all.iter().map(|it| it.0.clone()).collect::<Vec<_>>());
        let each = names.into_iter().enumerate().map(|(at, name)| {
            view! {
                <div class="warning" role="alert">
                    <p>{(words.edited_ask)(&name)}</p>
                    <div class="actions">
                        <button type="button" on:click=move |_| answer(at, true)>{words.edited_yes}</button>
                        <button type="button" on:click=move |_| answer(at, false)>{words.edited_no}</button>
                    </div>
                </div>
            }
            .into_any()
        });
        each.collect::<Vec<_>>()
    };
    let chosen = move |event: leptos::ev::Event| {
        said.set(Vec::new());
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        let files = input.files();
        let files: Vec<web_sys::File> = files.map(|it| (0..it.length()).filter_map(|at| it.get(at)).collect()).unwrap_or_default();
        leptos::task::spawn_local(async move {
            for file in files {
                let name = file.name();
                // Checked before it is read: a file of 200 MB is not taken into memory to find out that it is too large.
                #[allow(clippy::cast_precision_loss, reason = "5 MB")]
                let too_large = (MAX_BYTES as f64) < file.size();
                let text = if too_large { None } else { JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string()) };
                match text {
                    Some(text) => take(&name, &text),
                    None => {
                        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is whole and not negative")]
                        let bytes = file.size() as usize;
                        refuse(&name, &if too_large { Problem::TooLarge { bytes, most: MAX_BYTES } } else { Problem::NotADraft });
                    }
                }
            }
            // The same file can be chosen again.
            input.set_value("");
        });
    };
    let paste = move |_| {
        said.set(Vec::new());
        pasted.with_untracked(|it| take(words.pasted, it));
    };
    view! {
        <div class="hand-in">
            <label for="draft-file">{words.from_file}</label>
            <input type="file" id="draft-file" accept=".json,application/json,text/plain" multiple on:change=chosen/>
            <details>
                <summary>{words.from_text}</summary>
                <label for="draft-text">{words.paste_here}</label>
                <textarea id="draft-text" rows="4" prop:value=move || pasted.get() on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                <button type="button" on:click=paste>{words.take_in}</button>
            </details>
            {questions}
            <div role="status"><ul class="said">{move || said.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul></div>
        </div>
    }
    .into_any()
}
