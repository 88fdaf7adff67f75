//! Text that can be taken along with one tap. Where the clipboard is not to be had (in-app browsers, files on disk), the
//! text stands there to be selected.

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::text::Language;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::language::language;

/// A button that copies a text, and the text itself.
#[component]
pub fn CopyText(
    /// The text of the moment.
    text: Signal<String>,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let language = language();
    let state = RwSignal::new(State::Untried);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        state.set(State::Untried);
        let text = text.get_untracked();
        spawn_local(async move {
            let copied = by_clipboard(&text).await || by_selection(area.get_untracked());
            state.set(if copied { State::Copied } else { State::Failed });
        });
    };
    let say = move || match (state.get(), language) {
        (State::Untried, _) => "",
        (State::Copied, Language::Chinese) => "已复制，可以粘贴到别处。",
        (State::Copied, Language::English) => "Copied. Paste it where you need it.",
        (State::Failed, Language::Chinese) => "这个浏览器不让复制。文字在下面，长按全选即可。",
        (State::Failed, Language::English) => "This browser does not allow copying. The text is below; select it by hand.",
    };
    let show = match language {
        Language::Chinese => "看要复制的文字",
        Language::English => "See the text",
    };
    view! {
        <div class="copy">
            <button type="button" on:click=copy>{label}</button>
            <span class="said" role="status">{say}</span>
            <details prop:open=move || state.get() == State::Failed>
                <summary>{show}</summary>
                <textarea node_ref=area readonly rows="10" aria-label=show prop:value=text></textarea>
            </details>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Untried,
    Copied,
    Failed,
}

async fn by_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent outside secure contexts, although the types say that it is always there.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The old way: selects the text in its area and asks the document to copy what is selected.
fn by_selection(area: Option<web_sys::HtmlTextAreaElement>) -> bool {
    let Some(area) = area else { return false };
    let details = area.closest("details").ok().flatten();
    // Nothing can be selected in what is folded.
    if let Some(it) = &details {
        let _ = it.set_attribute("open", "");
    }
    area.select();
    let copied = document().dyn_into::<web_sys::HtmlDocument>().is_ok_and(|it| it.exec_command("copy").unwrap_or(false));
    if let Some(it) = details.filter(|_| copied) {
        let _ = it.remove_attribute("open");
    }
    copied
}
