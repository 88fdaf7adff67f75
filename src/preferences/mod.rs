//! How somebody likes to read: the language, light or dark, and how large. Saved on the device.

pub mod appearance;

use leptos::prelude::*;
use policy::model::text::Language;
use template::effect::effect;

use crate::i18n::{code, english, set_language};
use crate::preferences::appearance::{Theme, TypeSize};
use crate::storage::settings::{self, StoredSettings};

/// The preferences, as signals.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The language of the app. Set by [`Preferences::choose_language`] alone, which loads the texts first.
    pub language: RwSignal<Language>,
    /// English was chosen, but its texts could not be loaded.
    pub english_failed: RwSignal<bool>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// How large.
    pub size: RwSignal<TypeSize>,
}

impl Preferences {
    /// Reads the preferences from the device and puts them into the context; from then on every change is saved and shown on
    /// the page's root element.
    pub fn provide() -> Preferences {
        let stored = settings::read();
        let can_be_spoken = |language: &Language| *language == Language::Chinese || english::is_here();
        let language = Some(stored_language(&stored)).filter(can_be_spoken);
        let preferences = Preferences {
            language: RwSignal::new(set_language(language.unwrap_or_default())),
            english_failed: RwSignal::new(language.is_none()),
            theme: RwSignal::new(stored_theme(&stored)),
            size: RwSignal::new(stored_size(&stored)),
        };
        provide_context(preferences);
        // What is chosen in another window holds here too; the listener lives as long as the page.
        let _ = window_event_listener(leptos::ev::storage, move |event| {
            if event.key().is_some_and(|key| key == settings::key()) {
                preferences.follow(&settings::read());
            }
        });
        effect(move |first: Option<()>| {
            let (language, theme, size) = (preferences.language.get(), preferences.theme.get(), preferences.size.get());
            // The pages follow the signals; these attributes are for the style sheet and the screen reader.
            if let Some(root) = document().document_element() {
                let attributes = [("lang", code(language)), ("data-theme", theme.id()), ("data-size", size.id())];
                for (name, value) in attributes {
                    // Setting an attribute with a fixed, valid name cannot fail.
                    let _ = root.set_attribute(name, value);
                }
            }
            if first.is_some() {
                let [language, theme, size] = [code(language), theme.id(), size.id()].map(str::to_owned);
                settings::write(&StoredSettings { language, theme, size });
            }
        });
        preferences
    }

    /// The preferences, from within the app.
    pub fn current() -> Preferences {
        expect_context()
    }

    fn follow(self, stored: &StoredSettings) {
        self.theme.set(stored_theme(stored));
        self.size.set(stored_size(stored));
        let language = stored_language(stored);
        if language != self.language.get_untracked() {
            self.choose_language(language);
        }
    }

    /// Changes the language as soon as its texts are here; the app is then drawn anew.
    pub fn choose_language(self, language: Language) {
        self.english_failed.set(false);
        match language {
            Language::Chinese => self.language.set(set_language(language)),
            Language::English => english::bring(move |is_here| {
                if is_here {
                    self.language.set(set_language(language));
                } else {
                    self.english_failed.set(true);
                }
            }),
        }
    }
}

/// Chinese, unless English was chosen.
pub fn stored_language(stored: &StoredSettings) -> Language {
    [Language::Chinese, Language::English].into_iter().find(|it| code(*it) == stored.language).unwrap_or_default()
}

/// As the device is set, unless a theme was chosen.
fn stored_theme(stored: &StoredSettings) -> Theme {
    Theme::ALL.into_iter().find(|it| it.id() == stored.theme).unwrap_or_default()
}

/// Normal, unless another size was chosen.
fn stored_size(stored: &StoredSettings) -> TypeSize {
    TypeSize::ALL.into_iter().find(|it| it.id() == stored.size).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_setting_is_the_default() {
        let stored = |language: &str, theme: &str, size: &str| StoredSettings {
            language: language.to_owned(),
            theme: theme.to_owned(),
            size: size.to_owned(),
        };
        let all = |it: &StoredSettings| (stored_language(it), stored_theme(it), stored_size(it));
        assert_eq!(all(&stored("en", "sepia", "")), (Language::English, Theme::System, TypeSize::Normal));
        let stored = stored("", "dark", "projector");
        assert_eq!(all(&stored), (Language::Chinese, Theme::Dark, TypeSize::Projector));
    }
}
