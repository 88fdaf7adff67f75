//! Local storage: the only place that calls it. The browser may refuse it (private windows, settings) or have no room left,
//! so that every call here can fail and none panics.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Every key of this app starts so, and goes on with what it holds (`draft/…`, `inputs/…`, `settings`): in a file opened from
/// disk, other pages share the same storage. Also named in public/boot.js.
pub const PREFIX: &str = "twenty-measures/";

/// Why something could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// There is no room left.
    Full,
    /// The browser lets this page save nothing.
    Blocked,
}

/// Whether the browser lets this page save anything.
pub fn is_available() -> bool {
    storage().is_some()
}

/// Every key in storage, those of other pages too; `None` where storage is blocked.
pub fn keys() -> Option<Vec<String>> {
    let storage = storage()?;
    let length = storage.length().ok()?;
    (0..length).map(|position| storage.key(position).ok().flatten()).collect()
}

/// The text under a key, as it lies there; `None` where there is none or storage is blocked.
pub fn text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Writes a text under a key.
///
/// # Errors
/// When storage is blocked or full; what lay under the key is then unchanged.
pub fn set_text(key: &str, text: &str) -> Result<(), SaveError> {
    let storage = storage().ok_or(SaveError::Blocked)?;
    // Storage was reachable a line ago: a refusal means that there is no room.
    storage.set_item(key, text).map_err(|_| SaveError::Full)
}

/// The value saved as JSON under a key; `None` where there is none, it cannot be read, or storage is blocked.
pub fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    if is_available() { LocalStorage::get(key).ok() } else { None }
}

/// Saves a value as JSON under a key.
///
/// # Errors
/// When storage is blocked or full; what lay under the key is then unchanged.
pub fn set<T: Serialize>(key: &str, value: &T) -> Result<(), SaveError> {
    if !is_available() {
        return Err(SaveError::Blocked);
    }
    LocalStorage::set(key, value).map_err(|_| SaveError::Full)
}

/// Removes a key, where storage can be reached.
pub fn delete(key: &str) {
    if is_available() {
        LocalStorage::delete(key);
    }
}

fn storage() -> Option<web_sys::Storage> {
    // `LocalStorage::raw` of gloo panics where storage is blocked.
    web_sys::window()?.local_storage().ok()?
}
