//! Full screen, and a second window. Where the browser refuses, the page stays as it is.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Enters or leaves full screen.
pub fn toggle_full_screen() {
    if is_full() { call(&document().into(), "exitFullscreen") } else { enter_full_screen() }
}

fn enter_full_screen() {
    if let Some(root) = document().document_element().filter(|_| !is_full()) {
        call(&root.into(), "requestFullscreen");
    }
}

fn is_full() -> bool {
    let document: JsValue = document().into();
    Reflect::get(&document, &"fullscreenElement".into()).is_ok_and(|it| !it.is_null() && !it.is_undefined())
}

/// Calls a method that gives a promise. Where it is refused the page stays as it is; the browser's own key still works.
fn call(object: &JsValue, name: &str) {
    let method = Reflect::get(object, &name.into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(Ok(promise)) = method.and_then(|it| it.call0(object).ok()).map(JsCast::dyn_into::<Promise>) {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Takes F5 until the page is left: the key by which remotes begin a show. It leads to full screen where `shows` is true, and it never loads
/// the page again, which would forget what was changed. With Ctrl it still does.
pub fn take_start_key(shows: bool) {
    let handle = window_event_listener(leptos::ev::keydown, move |event: web_sys::KeyboardEvent| {
        if event.key() == "F5" && !event.ctrl_key() && !event.alt_key() && !event.meta_key() {
            event.prevent_default();
            if shows {
                enter_full_screen();
            }
        }
    });
    on_cleanup(move || handle.remove());
}

/// Calls when full screen was left, until the page is: the browser takes Esc for itself then, and says nothing else.
pub fn when_full_screen_is_left(react: impl Fn() + 'static) {
    let handle = window_event_listener_untyped("fullscreenchange", move |_| {
        if !is_full() {
            react();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Opens an address in a popup window; false where the browser blocks it.
pub fn open_popup(address: &str) -> bool {
    let features = "popup,width=960,height=720";
    matches!(window().open_with_url_and_target_and_features(address, "twenty-measures-presenter", features), Ok(Some(_)))
}
