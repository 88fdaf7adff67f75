//! Whether the site is kept on this device, and whether a newer one waits. boot/offline.js knows; here it is said.

use leptos::prelude::*;
use template::View;
use template_macro::view;
use wasm_bindgen::prelude::*;

use crate::i18n::language;
use crate::i18n::messages::components::update_notice::words;

#[wasm_bindgen]
extern "C" {
    /// `none`, `preparing`, `ready` or `failed`.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = offline)]
    fn offline() -> Result<String, JsValue>;

    /// `none`; `waiting`: a newer build is here and waits; `applied`: another window has changed to it; `mended`: this build was
    /// damaged on the device and has been fetched anew.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = newer)]
    fn newer() -> Result<String, JsValue>;

    /// Changes to the build that waits, and loads the page again.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = apply)]
    fn apply() -> Result<(), JsValue>;
}

/// The event by which boot/offline.js says that something has changed.
const EVENT: &str = "twenty-measures-edition";

/// Says that a newer edition is here, and changes to it when told to.
pub fn notice() -> View {
    let words = words(language());
    let now = follow(|| newer().unwrap_or_default());
    let view = move || match now.get().as_str() {
        "waiting" => Some(view! { <p>{words.waiting}" "<button type="button" on:click=|_| drop(apply())>{words.change}</button></p> }),
        "applied" => {
            let reload = |_| drop(window().location().reload());
            Some(view! { <p>{words.applied}" "<button type="button" on:click=reload>{words.again}</button></p> })
        }
        "mended" => Some(view! { <p>{words.mended}</p> }),
        _ => None,
    };
    view! { <div class="edition-notice" role="status">{view}</div> }
}

/// Says whether the site works without a network.
pub fn works_offline() -> View {
    let words = words(language());
    let now = follow(|| offline().unwrap_or_default());
    let said = move || match now.get().as_str() {
        "ready" => words.offline,
        "preparing" => words.preparing,
        "failed" => words.incomplete,
        _ => words.online_only,
    };
    view! { <p class="works-offline" role="status">{said}</p> }
}

/// What boot/offline.js says, and says anew.
fn follow(ask: fn() -> String) -> RwSignal<String> {
    let now = RwSignal::new(ask());
    let listener = Closure::<dyn FnMut()>::new(move || now.set(ask()));
    let target = document();
    // Adding a listener with a fixed name cannot fail.
    let _ = target.add_event_listener_with_callback(EVENT, listener.as_ref().unchecked_ref());
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        listener.update_value(|listener| {
            if let Some(listener) = listener.take() {
                let _ = document().remove_event_listener_with_callback(EVENT, listener.as_ref().unchecked_ref());
            }
        });
    });
    now
}
