//! Text that can be taken along with one tap. Where the clipboard is not to be had (in-app browsers, files on disk), the
//! text stands there to be selected.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::i18n::language;
use crate::i18n::messages::components::copy_text::words;

/// A button that copies a text, and the text itself. It is written only when it is wanted.
#[component]
pub fn CopyText(
    /// The text of the moment.
    text: Signal<String>,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let words = words(language());
    let said = RwSignal::new("");
    let open = RwSignal::new(false);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        said.set("");
        let text = text.get_untracked();
        spawn_local(async move {
            if by_clipboard(&text).await {
                return said.set(words.copied);
            }
            // What is folded cannot be selected.
            open.set(true);
            tick().await;
            let done = area.get_untracked().is_some_and(|it| by_selection(&it));
            open.set(!done);
            said.set(if done { words.copied } else { words.failed });
        });
    };
    view! {
        <div class="copy">
            <button type="button" on:click=copy>{label}</button>
            " "
            <span class="said" role="status">{said}</span>
            <button type="button" class="plain" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|it| *it = !*it)>
                {words.show}
            </button>
            {move || {
                open.get()
                    .then(|| view! { <textarea node_ref=area readonly rows="8" aria-label=words.show prop:value=text></textarea> })
            }}
        </div>
    }
    .into_any()
}

async fn by_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent outside secure contexts, although the types say that it is always there.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The old way: selects the text in its area and asks the document to copy what is selected.
fn by_selection(area: &web_sys::HtmlTextAreaElement) -> bool {
    area.select();
    document().dyn_into::<web_sys::HtmlDocument>().is_ok_and(|it| it.exec_command("copy").unwrap_or(false))
}
