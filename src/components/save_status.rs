//! Says whether the entries of a form are saved on the device, saves them on every change, and offers to clear the form.

use leptos::prelude::*;

/// What it says, in the words of the page.
#[derive(Clone, Copy)]
pub struct Words {
    /// Shown while entries are saved.
    pub saved: &'static str,
    /// Shown when the device refuses them.
    pub not_saved: &'static str,
    /// The button that clears the form.
    pub clear: &'static str,
    /// Said after the form was cleared.
    pub cleared: &'static str,
}

/// Calls `write` with `to_save` on every change, says whether the device took it, and offers to clear the form.
pub fn save_status<K: PartialEq + Send + Sync + 'static>(
    words: Words,
    to_save: impl Fn() -> K + 'static,
    write: impl Fn(&K) -> bool + 'static,
    clear: impl Fn() + 'static,
) -> AnyView {
    let saved = RwSignal::new(true);
    let cleared = RwSignal::new(false);
    Effect::new(move |before: Option<K>| {
        let now = to_save();
        if before.is_some_and(|it| it != now) {
            saved.set(write(&now));
        }
        now
    });
    let clear = move |_| {
        clear();
        cleared.set(true);
    };
    view! {
        <div class="keeping not-on-paper">
            <p class=move || if saved.get() { "help" } else { "warning" } role="status">
                {move || if saved.get() { words.saved } else { words.not_saved }}
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
