//! The settings as they are stored. boot/shared.js reads them too, so that a page does not flash in the wrong colours.
//!
//! Every visit reads them first, so they are read and written by the browser's own JSON, which costs no bytes.

use js_sys::{JSON, Object, Reflect};
use records::area::{Area, RawText};
use records::key::{Kind, ROOT};
use wasm_bindgen::prelude::*;

use crate::storage::local::{self, BrowserText, LocalStorage};

/// The settings by their ids. An unknown id counts as the default, never as a fault: a later edition may have more of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredSettings {
    /// A language as the attribute `lang` names it.
    pub language: String,
    /// The id of a theme.
    pub theme: String,
    /// The id of a type size.
    pub size: String,
}

/// The key of the settings.
pub fn key() -> String {
    local::key_space().only(Kind::Settings)
}

/// The settings of this device; the defaults where there are none or they cannot be read.
pub fn read() -> StoredSettings {
    let stored = stored();
    let field = |name: &str| {
        let value = stored.as_ref().and_then(|it| Reflect::get(it, &JsValue::from_str(name)).ok());
        value.and_then(|it| it.as_string()).unwrap_or_default()
    };
    StoredSettings { language: field("language"), theme: field("theme"), size: field("size") }
}

/// Saves the settings, beside whatever a later edition has put there. Where storage is blocked or full they hold until the page
/// is closed, which harms nobody.
pub fn write(settings: &StoredSettings) {
    let object = stored().unwrap_or_default();
    for (name, value) in [("language", &settings.language), ("theme", &settings.theme), ("size", &settings.size)] {
        // Setting a field of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    if let Ok(text) = JSON::stringify(&object) {
        let _ = LocalStorage.set(&BrowserText::of(&key()), &BrowserText(text));
    }
}

/// What lies there, where it is an object; the key of the first editions counts until it is moved.
fn stored() -> Option<Object> {
    let text = local::text(&key()).ok()?.or_else(|| local::text(&[ROOT, Kind::Settings.word()].concat()).ok()?)?;
    JSON::parse(&text.to_text()).ok()?.dyn_into().ok()
}
