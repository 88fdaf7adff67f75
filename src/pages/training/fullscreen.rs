//! Full screen, and a second window. Where the browser refuses, the page stays as it is.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Enters or leaves full screen.
pub fn toggle_full_screen() {
    let document: JsValue = document().into();
    let call = |object: &JsValue, name: &str| {
        let method = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        method.call0(object).ok()
    };
    let is_full = Reflect::get(&document, &"fullscreenElement".into()).is_ok_and(|it| !it.is_null() && !it.is_undefined());
    let answer = if is_full {
        call(&document, "exitFullscreen")
    } else {
        leptos::prelude::document().document_element().and_then(|it| call(&it.into(), "requestFullscreen"))
    };
    // Where it is refused the page stays as it is; the browser's own key still works.
    if let Some(Ok(promise)) = answer.map(JsCast::dyn_into::<Promise>) {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Opens an address in a popup window; false where the browser blocks it.
pub fn open_popup(address: &str) -> bool {
    let features = "popup,width=960,height=720";
    matches!(window().open_with_url_and_target_and_features(address, "twenty-measures-presenter", features), Ok(Some(_)))
}
