//! Copying text. Browsers inside other apps and pages opened from a file have no clipboard; there the text is selected and
//! the document asked to copy it.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies a text by the clipboard API. False where there is none or it refuses.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent outside secure contexts, although the types say that it is always there.
    let exists = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    exists && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects the text in an area and asks the document to copy the selection. False where it refuses.
pub fn copy_selection(area: &web_sys::HtmlTextAreaElement) -> bool {
    area.select();
    document().dyn_into::<web_sys::HtmlDocument>().is_ok_and(|it| it.exec_command("copy").unwrap_or(false))
}
