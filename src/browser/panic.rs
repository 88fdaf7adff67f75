//! When the app itself is at fault: the page is told, so that it can say so and hand out what is kept on the device.
//!
//! After a panic nothing in WebAssembly can be trusted, so the page that people then see is made by boot/failure.js.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, console};

/// Also named in boot/failure.js.
const EVENT: &str = "twenty-measures-panic";

/// From now on a panic is written to the console and handed to the page.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let what = JsValue::from_str(&panic.to_string());
        console::error_1(&what);
        let init = CustomEventInit::new();
        init.set_detail(&what);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &init) {
            let _ = document().dispatch_event(&event);
        }
    }));
}
