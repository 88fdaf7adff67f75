//! What public/boot.js does for the app: it asks for the files that the app needs before the app itself is there.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = cover)]
    fn fetch_cover() -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = bring)]
    fn fetch(name: &str) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = why)]
    fn last_fault() -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = mounted)]
    fn tell_mounted() -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = failed)]
    fn tell_failed() -> Result<(), JsValue>;
}

/// The file of the pack's cover; `None` where it cannot be had.
pub async fn cover() -> Option<Vec<u8>> {
    bytes(fetch_cover()).await
}

/// A file whose address is an attribute `data-…` of the page; `None` where it cannot be had, and then [`why`] says more.
/// It is asked for at once, and only its coming is waited for.
pub fn file(name: &str) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    bytes(fetch(name))
}

async fn bytes(fetched: Result<js_sys::Promise, JsValue>) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(fetched.ok()?).await.ok()?;
    bytes.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Why the last file did not come, as a sentence that names the file, in the language of the page.
pub fn why() -> String {
    last_fault().unwrap_or_default()
}

/// The app stands: the text of the measures makes room for it.
pub fn mounted() {
    // A page without the script has nothing to be told.
    let _ = tell_mounted();
}

/// The cover could not be had: the text of the measures stays, with a word about it.
pub fn failed() {
    let _ = tell_failed();
}
