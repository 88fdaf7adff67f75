//! A text handed out as a file; and as text, where files cannot be had (in-app browsers).

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::{JsCast, JsValue};

use crate::components::copy::CopyText;

/// A button that hands a text out as a file, and the text itself.
pub fn save(label: &'static str, name: &'static str, kind: &'static str, text: Signal<String>) -> AnyView {
    // Where it is refused there is the text.
    let give = move |_| drop(download(name, kind, &text.get_untracked()));
    view! {
        <button type="button" on:click=give>{label}</button>
        <CopyText text label=name/>
    }
    .into_any()
}

fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let bag = web_sys::BlobPropertyBag::new();
    bag.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &bag)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}
