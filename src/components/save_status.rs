//! Says that entries are stored on the device, or cannot be, and offers to delete them.

use leptos::prelude::*;

/// The words of the page that shows it.
#[derive(Clone, Copy)]
pub struct SaveStatusWords {
    /// Shown while entries are stored.
    pub stored: &'static str,
    /// Shown when the device refuses to store them.
    pub not_stored: &'static str,
    /// The label of the button that deletes them.
    pub clear: &'static str,
    /// Shown once they are deleted.
    pub cleared: &'static str,
}

/// Stores the form on every change while its entries are one's own, says whether the device takes it, and offers to empty the form.
pub fn save_status<K: PartialEq + Send + Sync + 'static>(
    words: SaveStatusWords,
    is_own: impl Fn() -> bool + Copy + Send + Sync + 'static,
    to_store: impl Fn() -> K + 'static,
    write: impl Fn(&K) -> bool + 'static,
    clear: impl Fn() + 'static,
) -> AnyView {
    let taken = RwSignal::new(true);
    let cleared = RwSignal::new(false);
    Effect::new(move |before: Option<Option<K>>| {
        if !is_own() {
            return None;
        }
        let now = to_store();
        if before.flatten().is_some_and(|it| it != now) {
            taken.set(write(&now));
        }
        Some(now)
    });
    let clear = move |_| {
        clear();
        cleared.set(true);
    };
    view! {
        <div class="keeping not-on-paper" hidden=move || !is_own()>
            <p class=move || if taken.get() { "help" } else { "warning" } role="status">
                {move || if taken.get() { words.stored } else { words.not_stored }}
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
