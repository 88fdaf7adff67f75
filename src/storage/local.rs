//! Local storage: the only place that calls it. The browser may refuse it (private windows, settings), have no room left, or
//! fail at any call; every call here can fail and none panics. Texts are the browser's own, unit for unit.

use core::cell::OnceCell;

use gloo_storage::Storage as _;
use js_sys::JsString;
use leptos::web_sys;
use records::area::{Area, RawText, Refusal};
use records::key::KeySpace;
use wasm_bindgen::prelude::*;

use crate::browser::boot;

#[wasm_bindgen]
extern "C" {
    /// The browser's storage, with texts that need not be whole characters: the type of `web_sys` turns them into others.
    #[wasm_bindgen(js_name = Storage)]
    #[derive(Clone)]
    type Storage;

    #[wasm_bindgen(method, catch, getter)]
    fn length(this: &Storage) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn key(this: &Storage, at: u32) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &Storage, key: &JsString) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &Storage, key: &JsString, text: &JsString) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeItem)]
    fn remove_item(this: &Storage, key: &JsString) -> Result<(), JsValue>;
}

/// A text as the browser holds it.
#[derive(Clone, PartialEq, Debug)]
pub struct BrowserText(pub JsString);

impl RawText for BrowserText {
    fn of(text: &str) -> BrowserText {
        BrowserText(JsString::from(text))
    }

    fn to_text(&self) -> String {
        String::from(&self.0)
    }
}

/// Local storage, whether or not the browser has any.
#[derive(Clone, Copy, Debug)]
pub struct LocalStorage;

impl Area for LocalStorage {
    type Text = BrowserText;

    fn keys(&self) -> Result<Vec<BrowserText>, Refusal> {
        let storage = storage()?;
        let length = storage.length().map_err(blocked)?;
        let mut keys = Vec::new();
        for at in 0..length {
            // Another tab may have removed one meanwhile.
            keys.extend(storage.key(at).map_err(blocked)?.map(BrowserText));
        }
        Ok(keys)
    }

    fn get(&self, key: &BrowserText) -> Result<Option<BrowserText>, Refusal> {
        Ok(storage()?.get_item(&key.0).map_err(blocked)?.map(BrowserText))
    }

    fn set(&self, key: &BrowserText, text: &BrowserText) -> Result<(), Refusal> {
        storage()?.set_item(&key.0, &text.0).map_err(|error| if means_full(&error) { Refusal::Full } else { Refusal::Blocked })
    }

    fn remove(&self, key: &BrowserText) -> Result<(), Refusal> {
        storage()?.remove_item(&key.0).map_err(blocked)
    }
}

/// The keys of this app's pack. The edition of one file keeps its own: all files on a disk share one storage, and it may lie on a
/// host beside a site.
pub fn key_space() -> KeySpace {
    KeySpace::new(&[pack::cover().id.as_str(), &boot::told("space").unwrap_or_default()].concat())
}

/// The text under a key, as it lies there; `None` where there is none.
///
/// # Errors
/// When the browser refuses: then nobody knows what lies there.
pub fn text(key: &str) -> Result<Option<BrowserText>, Refusal> {
    LocalStorage.get(&BrowserText::of(key))
}

/// Whether the browser lets this page read what is kept.
pub fn is_available() -> bool {
    storage().is_ok_and(|it| it.length().is_ok())
}

thread_local! {
    /// The browser's storage, asked for once. A page has one thread.
    static STORAGE: OnceCell<Storage> = const { OnceCell::new() };
}

#[allow(clippy::disallowed_methods, reason = "the one place")]
fn storage() -> Result<Storage, Refusal> {
    if let Some(storage) = STORAGE.with(|held| held.get().cloned()) {
        return Ok(storage);
    }
    // Where the browser refuses, gloo panics: it is asked only once the browser has said that it does not.
    let window = web_sys::window().ok_or(Refusal::Blocked)?;
    window.local_storage().map_err(blocked)?.ok_or(Refusal::Blocked)?;
    let storage: Storage = gloo_storage::LocalStorage::raw().unchecked_into();
    STORAGE.with(|held| drop(held.set(storage.clone())));
    Ok(storage)
}

#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
fn blocked(_: JsValue) -> Refusal {
    Refusal::Blocked
}

/// The name that the browser gives an error.
pub fn error_name(error: &JsValue) -> Option<String> {
    js_sys::Reflect::get(error, &JsValue::from_str("name")).ok()?.as_string()
}

/// Whether the browser says that there is no room, by the names that browsers have for it.
fn means_full(error: &JsValue) -> bool {
    matches!(error_name(error).as_deref(), Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"))
}
