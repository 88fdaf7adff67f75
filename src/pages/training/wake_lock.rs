//! Keeps the screen awake while something is shown to a room. Where the browser cannot, it sleeps as it always did.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Keeps the screen awake until the page is left. The browser lets go when the window is hidden: it is asked again when it is back.
pub fn keep_awake() {
    let held = StoredValue::new_local(None::<JsValue>);
    ask(held);
    let handle = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            ask(held);
        }
    });
    on_cleanup(move || {
        handle.remove();
        if let Some(lock) = held.try_update_value(Option::take).flatten() {
            let _ = call(&lock, "release", &[]);
        }
    });
}

fn ask(held: StoredValue<Option<JsValue>, LocalStorage>) {
    let navigator: JsValue = window().navigator().into();
    let Some(locks) = Reflect::get(&navigator, &"wakeLock".into()).ok().filter(|it| it.is_object()) else { return };
    let Some(promise) = call(&locks, "request", &["screen".into()]).and_then(|it| it.dyn_into::<Promise>().ok()) else { return };
    leptos::task::spawn_local(async move {
        // Refused where the battery is low, or the window hidden.
        if let Ok(lock) = JsFuture::from(promise).await
            && held.try_update_value(|it| *it = Some(lock.clone())).is_none()
        {
            let _ = call(&lock, "release", &[]);
        }
    });
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    method.apply(object, &arguments.iter().collect()).ok()
}
