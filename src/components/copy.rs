//! Text that can be taken along with one tap. Where the clipboard is not to be had (in-app browsers, files on disk), the
//! text stands there to be selected.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use policy::model::text::Language;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::language::language;

/// A button that copies a text, and the text itself. It is written only when it is wanted.
#[component]
pub fn CopyText(
    /// The text of the moment.
    text: Signal<String>,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let (copied, failed, show) = match language() {
        Language::Chinese => ("已复制，可以粘贴到别处。", "这个浏览器不让复制。文字在下面，全选以后自己复制。", "看要复制的文字"),
        Language::English => {
            ("Copied. Paste it where you need it.", "This browser does not allow copying. Select the text below by hand.", "See the text")
        }
    };
    let said = RwSignal::new("");
    let open = RwSignal::new(false);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        said.set("");
        let text = text.get_untracked();
        spawn_local(async move {
            if by_clipboard(&text).await {
                return said.set(copied);
            }
            // What is folded cannot be selected.
            open.set(true);
            tick().await;
            let done = area.get_untracked().is_some_and(|it| by_selection(&it));
            open.set(!done);
            said.set(if done { copied } else { failed });
        });
    };
    view! {
        <div class="copy">
            <button type="button" on:click=copy>{label}</button>
            " "
            <span class="said" role="status">{said}</span>
            <button type="button" class="plain" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|it| *it = !*it)>
                {show}
            </button>
            {move || {
                open.get()
                    .then(|| view! { <textarea node_ref=area readonly rows="8" aria-label=show prop:value=text></textarea> })
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
