//! Text that is copied with one tap. Where the browser refuses (in-app browsers, files on disk), the text is shown to be
//! selected by hand.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use policy::text::Language;

use crate::browser::clipboard;
use crate::i18n::language;

/// A button that copies a text, and one that shows it. The text area is drawn only when it is wanted.
#[component]
pub fn CopyText(
    /// The current text.
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
    let status = RwSignal::new("");
    let open = RwSignal::new(false);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        status.set("");
        let text = text.get_untracked();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                return status.set(copied);
            }
            // A hidden text cannot be selected.
            open.set(true);
            tick().await;
            let done = area.get_untracked().is_some_and(|it| clipboard::copy_selection(&it));
            open.set(!done);
            status.set(if done { copied } else { failed });
        });
    };
    view! {
        <div class="copy">
            <button type="button" on:click=copy>{label}</button>
            " "
            <span class="said" role="status">{status}</span>
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
