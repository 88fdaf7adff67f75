//! The settings as they are stored. public/boot.js reads them too, so that a page does not flash in the wrong colours.

use serde::{Deserialize, Serialize};

use crate::storage::local;

/// Also named in public/boot.js.
const KEY: &str = "twenty-measures/settings";

/// The settings by their ids. An unknown id counts as the default, never as a fault: a later edition may have more of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredSettings {
    /// A language as the attribute `lang` names it.
    pub language: String,
    /// The id of a theme.
    pub theme: String,
    /// The id of a type size.
    pub size: String,
}

/// The settings of this device; the defaults where there are none or they cannot be read.
pub fn read() -> StoredSettings {
    local::get(KEY).unwrap_or_default()
}

/// Saves the settings. Where storage is blocked or full they hold until the page is closed, which harms nobody.
pub fn write(settings: &StoredSettings) {
    let _ = local::set(KEY, settings);
}
