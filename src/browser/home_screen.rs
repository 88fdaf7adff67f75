//! The browser's offer to add the app to the desktop or the home screen: public/extras.js keeps it, since it comes once, whatever page is
//! shown.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The event by which public/extras.js says that there is an offer.
const OFFERED: &str = "install-offered";

fn offer() -> Option<JsValue> {
    let app = Reflect::get(&window(), &JsValue::from_str("twentyMeasures")).ok()?;
    Reflect::get(&app, &JsValue::from_str("install")).ok().filter(JsValue::is_object)
}

/// Whether there is an offer, followed until the current reactive owner is cleaned up.
pub fn is_offered() -> RwSignal<bool> {
    let offered = RwSignal::new(offer().is_some());
    let listener = window_event_listener_untyped(OFFERED, move |_| offered.set(true));
    on_cleanup(move || listener.remove());
    offered
}

/// Takes the offer: the browser asks. It does so once.
pub fn take_offer() {
    let ask = |offer: JsValue| {
        let prompt: Function = Reflect::get(&offer, &JsValue::from_str("prompt")).ok()?.dyn_into().ok()?;
        prompt.call0(&offer).ok()
    };
    // Refused only where it was taken by the browser's own button: then it is done.
    let _ = offer().and_then(ask);
    if let Ok(app) = Reflect::get(&window(), &JsValue::from_str("twentyMeasures")) {
        let _ = Reflect::set(&app, &JsValue::from_str("install"), &JsValue::NULL);
    }
}
