//! That entries stay on the device, and how to be rid of them.

use leptos::prelude::*;

/// What it says, in the words of the screen.
#[derive(Clone, Copy)]
pub struct Words {
    /// Entries are kept.
    pub kept: &'static str,
    /// They cannot be.
    pub not_kept: &'static str,
    /// Forgets them.
    pub clear: &'static str,
    /// They are forgotten.
    pub cleared: &'static str,
}

/// Keeps what is to be kept on every change, says whether the device takes it, and offers to empty the form.
pub fn keeping<K: PartialEq + Send + Sync + 'static>(
    words: Words,
    to_keep: impl Fn() -> K + 'static,
    write: impl Fn(&K) -> bool + 'static,
    clear: impl Fn() + 'static,
) -> AnyView {
    let taken = RwSignal::new(true);
    let cleared = RwSignal::new(false);
    Effect::new(move |before: Option<K>| {
        let now = to_keep();
        if before.is_some_and(|it| it != now) {
            taken.set(write(&now));
        }
        now
    });
    let clear = move |_| {
        clear();
        cleared.set(true);
    };
    view! {
        <div class="keeping not-on-paper">
            <p class=move || if taken.get() { "help" } else { "warning" } role="status">
                {move || if taken.get() { words.kept } else { words.not_kept }}
            </p>
            <p>
                <button type="button" on:click=clear>{words.clear}</button>
                " "
                <span role="status">{move || cleared.get().then_some(words.cleared)}</span>
            </p>
        </div>
    }
    .into_any()
}
