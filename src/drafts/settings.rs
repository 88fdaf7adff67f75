//! The settings, as they lie in local storage. The boot script reads them too, so that a page does not flash.

use gloo_storage::{LocalStorage, Storage};
use policy::model::text::Language;
use serde::{Deserialize, Serialize};

use crate::drafts::is_available;
use crate::language::code;
use crate::preferences::{Theme, TypeSize};

/// Also named in src/boot.js.
const KEY: &str = "twenty-measures/settings";

/// As written: what is not known is read as the default, never as a fault.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    language: String,
    theme: String,
    size: String,
}

impl Saved {
    /// Chinese, unless English was chosen.
    pub fn language(&self) -> Language {
        [Language::Chinese, Language::English].into_iter().find(|it| code(*it) == self.language).unwrap_or_default()
    }

    /// As the device, unless one was chosen.
    pub fn theme(&self) -> Theme {
        Theme::ALL.into_iter().find(|it| it.id() == self.theme).unwrap_or_default()
    }

    /// Normal, unless another was chosen.
    pub fn size(&self) -> TypeSize {
        TypeSize::ALL.into_iter().find(|it| it.id() == self.size).unwrap_or_default()
    }
}

/// The settings of this device; the defaults where there are none or they cannot be read.
pub fn read() -> Saved {
    if is_available() { LocalStorage::get(KEY).unwrap_or_default() } else { Saved::default() }
}

/// Keeps the settings. Where storage is blocked or full they hold until the page is closed, which harms nobody.
pub fn write(language: Language, theme: Theme, size: TypeSize) {
    let saved = Saved { language: code(language).to_owned(), theme: theme.id().to_owned(), size: size.id().to_owned() };
    if is_available() {
        let _ = LocalStorage::set(KEY, saved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_the_default() {
        let saved: Saved = serde_json::from_str(r#"{"language":"en","theme":"sepia","new":1}"#).unwrap();
        assert_eq!((saved.language(), saved.theme(), saved.size()), (Language::English, Theme::System, TypeSize::Normal));
        let saved: Saved = serde_json::from_str(r#"{"theme":"dark","size":"projector"}"#).unwrap();
        assert_eq!((saved.language(), saved.theme(), saved.size()), (Language::Chinese, Theme::Dark, TypeSize::Projector));
    }
}
