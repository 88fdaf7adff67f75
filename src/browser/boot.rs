//! What boot/files.js does for the app: it asks for the files that the app needs before the app itself is there.

use js_sys::Uint8Array;
use leptos::prelude::document;
use leptos::web_sys;
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

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = address)]
    fn whole_address(name: &str) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = worker)]
    fn new_worker() -> Result<web_sys::Worker, JsValue>;

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

/// The address of a file that the page names in an attribute `data-…`, as the worker understands it, which resolves against its own.
pub fn address(name: &str) -> Option<String> {
    whole_address(name).ok().flatten()
}

/// Starts the worker. The page alone knows where its script lies, and may be asked to vouch for it (Trusted Types).
///
/// # Errors
/// Where the browser starts none.
pub fn worker() -> Result<web_sys::Worker, JsValue> {
    new_worker()
}

/// Of an attribute `data-…` of the page's `#app`: what the build has written there.
pub fn told(name: &str) -> Option<String> {
    document().get_element_by_id("app")?.get_attribute(&["data-", name].concat())
}

/// Whether this is the edition of one file, which is opened from a disk and taken along.
pub fn is_one_file() -> bool {
    told("space").is_some()
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
