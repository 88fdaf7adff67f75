//! Text that is copied with one tap. Where the browser refuses (in-app browsers, files on disk), the text is shown to be
//! selected by hand.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use template_macro::view;

use crate::browser::clipboard;
use crate::i18n::language;
use crate::i18n::messages::components::copy_text::words;

/// A button that copies a text, and one that shows it. The text area is drawn only when it is wanted.
#[component]
pub fn CopyText(
    /// The current text.
    text: Signal<String>,
    /// What the button says.
    label: &'static str,
) -> impl leptos::IntoView {
    let words = words(language());
    let status = RwSignal::new("");
    let open = RwSignal::new(false);
    let area = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        status.set("");
        let text = text.get_untracked();
        spawn_local(async move {
            if clipboard::copy(&text).await {
                return status.set(words.copied);
            }
            // A hidden text cannot be selected.
            open.set(true);
            tick().await;
            let done = area.get_untracked().is_some_and(|it| clipboard::copy_selection(&it));
            open.set(!done);
            status.set(if done { words.copied } else { words.failed });
        });
    };
    view! {
        <div class="copy">
            <button type="button" on:click=copy>{label}</button>
            " "
            <span class="said" role="status">{status}</span>
            <button type="button" class="plain" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|it| *it = !*it)>
                {words.show}
            </button>
            {move || {
                open.get()
                    .then(|| view! { <textarea node_ref=area readonly rows="8" aria-label=words.show prop:value=text></textarea> })
            }}
        </div>
    }
}
