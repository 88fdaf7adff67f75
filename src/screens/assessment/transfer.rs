//! A draft out as a file or as text, and in again.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::drafts::saved::{Draft, Unreadable, read};
use crate::language::language;
use crate::screens::assessment::words::words;

/// Hands a draft out: as a file, and as text, which in-app browsers can do too.
pub fn hand_out(draft: Signal<Draft>) -> AnyView {
    // The id is this device's own.
    let text = move || Draft { id: String::new(), ..draft.get() }.write();
    let name = move || draft.with_untracked(file_name);
    hand_out_text(text, name)
}

/// Hands a text out.
pub fn hand_out_text(text: impl Fn() -> String + Copy + Send + Sync + 'static, name: impl Fn() -> String + 'static) -> AnyView {
    let words = words(language());
    let said = RwSignal::new("");
    let shown = RwSignal::new(false);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let save = move |_| {
        let done = download(&name(), &untrack(text)).is_ok();
        said.set(if done { words.handed_out } else { words.cannot_download });
        if !done {
            shown.set(true);
        }
    };
    let copy = move |_| {
        let Some(area) = area.get_untracked() else { return };
        // Refused only where nothing can have the focus.
        let _ = area.focus();
        area.select();
        let copied = document().dyn_into::<web_sys::HtmlDocument>().is_ok_and(|it| it.exec_command("copy").unwrap_or(false));
        said.set(if copied { words.copied } else { words.cannot_copy });
    };
    let written = move || {
        shown.get().then(|| {
            view! {
                <textarea node_ref=area readonly rows="6" class="handed" aria-label=words.as_text prop:value=text></textarea>
                <button type="button" on:click=copy>{words.copy}</button>
            }
        })
    };
    view! {
        <div class="hand-out">
            <div class="actions">
                <button type="button" on:click=save>{words.as_file}</button>
                <button type="button" aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|it| *it = !*it)>
                    {words.as_text}
                </button>
            </div>
            {written}
            <p role="status" class="help">{move || said.get()}</p>
        </div>
    }
    .into_any()
}

/// Without what file systems do not take.
fn file_name(draft: &Draft) -> String {
    let words = words(language());
    let title = draft.title().unwrap_or(words.unnamed);
    let title: String = title.chars().map(|it| if it.is_alphanumeric() || it == '-' { it } else { '_' }).take(40).collect();
    [title.as_str(), "-", &draft.year.to_string(), ".json"].concat()
}

fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has to have begun before the address is taken back.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), core::time::Duration::from_secs(30));
    Ok(())
}

/// Takes drafts in, from files or as pasted text, and hands each to `put`.
pub fn hand_in(put: impl Fn(Draft) + Copy + 'static) -> AnyView {
    let words = words(language());
    let said = RwSignal::new(Vec::<String>::new());
    let pasted = RwSignal::new(String::new());
    let take = move |name: &str, text: &str| match read(text) {
        Ok(it) => {
            said.update(|all| all.push((words.taken_in)(name)));
            put(it);
        }
        Err(why) => said.update(|all| all.push((words.not_taken_in)(name, &(words.unreadable)(&why)))),
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
                let too_large = crate::drafts::saved::LARGEST as f64 <= file.size();
                let text = if too_large { None } else { JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string()) };
                match text {
                    Some(text) => take(&name, &text),
                    None => {
                        let why = if too_large { Unreadable::TooLarge } else { Unreadable::NotJson };
                        said.update(|all| all.push((words.not_taken_in)(&name, &(words.unreadable)(&why))));
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
            <div role="status"><ul class="said">{move || said.get().into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul></div>
        </div>
    }
    .into_any()
}
