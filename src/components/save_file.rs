//! Saving a text as a file, or copying it.

use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::browser::download::{Contents, File, download};
use crate::components::copy_text::CopyText;
use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// A button that downloads a text as a file, and a button that copies it, for browsers that take no download. The text is made
/// when it is asked for.
pub fn save_text(
    label: Option<&'static str>,
    name: impl Fn() -> String + 'static,
    kind: &'static str,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> View {
    let text = Signal::derive(text);
    save_or_copy(label, name, kind, text, text)
}

/// The same of a file whose contents are not for people: what is copied can be read.
pub fn save_or_copy(
    label: Option<&'static str>,
    name: impl Fn() -> String + 'static,
    kind: &'static str,
    text: Signal<String>,
    readable: Signal<String>,
) -> View {
    let words = words(language());
    let status = RwSignal::new("");
    let save = move |_| {
        let file = File { name: name(), kind, contents: Contents::Text(text.get_untracked()) };
        status.set(if download(&file) { words.handed_over } else { words.copy_instead });
    };
    view! {
        <div class="hand-out">
            <button type="button" on:click=save>{label.unwrap_or(words.save)}</button>
            <CopyText text=readable label=words.copy/>
            <p role="status" class="help">{status}</p>
        </div>
    }
}
