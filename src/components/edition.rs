//! Whether the site is kept on this device, and whether a newer one waits. src/boot.js knows; here it is said.

use leptos::prelude::*;
use policy::model::text::Language;
use wasm_bindgen::prelude::*;

use crate::language::language;

#[wasm_bindgen]
extern "C" {
    /// `none`, `preparing`, `ready` or `failed`.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = offline)]
    fn offline() -> Result<String, JsValue>;

    /// `none`; `waiting`: a newer build is here and waits; `applied`: another window has changed to it.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = newer)]
    fn newer() -> Result<String, JsValue>;

    /// Changes to the build that waits, and loads the page again.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = apply)]
    fn apply() -> Result<(), JsValue>;
}

/// The event by which src/boot.js says that something has changed.
const EVENT: &str = "twenty-measures-edition";

/// Says that a newer edition is here, and changes to it when told to.
pub fn notice() -> AnyView {
    let (waiting, change, applied, again) = match language() {
        Language::Chinese => (
            "有新版本，已经下载好。现在用的还是原来的版本；存在这台设备上的内容不受影响。",
            "换到新版本",
            "另一个窗口已经换到新版本。这个窗口重新载入后也会换。",
            "重新载入",
        ),
        Language::English => (
            "A newer edition is here. This is still the old one; what is kept on this device stays as it is.",
            "Change to the new edition",
            "Another window has changed to the new edition. This one will when it is loaded again.",
            "Load again",
        ),
    };
    let now = follow(|| newer().unwrap_or_default());
    let view = move || match now.get().as_str() {
        "waiting" => Some(view! { <p>{waiting}" "<button type="button" on:click=|_| drop(apply())>{change}</button></p> }.into_any()),
        "applied" => {
            let reload = |_| drop(window().location().reload());
            Some(view! { <p>{applied}" "<button type="button" on:click=reload>{again}</button></p> }.into_any())
        }
        _ => None,
    };
    view! { <div class="edition-notice" role="status">{view}</div> }.into_any()
}

/// Says whether the site works without a network.
pub fn works_offline() -> AnyView {
    let words = match language() {
        Language::Chinese => [
            "这台设备已经存好全部内容，断网也能用。",
            "正在把全部内容存到这台设备，存好以后断网也能用……",
            "没有存完，断网时可能用不了。连上网再打开一次。",
            "在这个浏览器里，或者这样打开时，不能存到设备上：断网就用不了。",
        ],
        Language::English => [
            "Everything is kept on this device: it works without a network.",
            "Everything is being kept on this device; then it works without a network …",
            "Not everything could be kept; without a network it may not work. Open it once more with a network.",
            "This browser, or this way of opening the page, keeps nothing on the device: it needs a network.",
        ],
    };
    let now = follow(|| offline().unwrap_or_default());
    let said = move || {
        let [ready, preparing, failed, none] = words;
        match now.get().as_str() {
            "ready" => ready,
            "preparing" => preparing,
            "failed" => failed,
            _ => none,
        }
    };
    view! { <p class="works-offline" role="status">{said}</p> }.into_any()
}

/// What src/boot.js says, and says anew.
fn follow(ask: fn() -> String) -> RwSignal<String> {
    let now = RwSignal::new(ask());
    let listener = Closure::<dyn FnMut()>::new(move || now.set(ask()));
    let target = document();
    // Adding a listener with a fixed name cannot fail.
    let _ = target.add_event_listener_with_callback(EVENT, listener.as_ref().unchecked_ref());
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        listener.update_value(|it| {
            if let Some(it) = it.take() {
                let _ = document().remove_event_listener_with_callback(EVENT, it.as_ref().unchecked_ref());
            }
        });
    });
    now
}
