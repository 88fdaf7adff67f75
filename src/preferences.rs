//! How somebody likes to read: the language, light or dark, and how large. Kept on the device.

use leptos::prelude::*;
use policy::model::text::Language;

use crate::drafts::settings;
use crate::language::{code, english, speak};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How large everything is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TypeSize {
    /// For a phone or a desk.
    #[default]
    Normal,
    /// 关怀版
    Large,
    /// For the last row of a room.
    Projector,
}

/// The three of them, as signals.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// What the screens speak. Set by [`crate::language::choose`] alone, which brings the texts.
    pub language: RwSignal<Language>,
    /// English was chosen, but its texts could not be had.
    pub english_failed: RwSignal<bool>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// How large.
    pub size: RwSignal<TypeSize>,
}

impl Preferences {
    /// As kept on the device; then kept there on every change, and shown on the page's root element.
    pub fn provide() -> Preferences {
        let saved = settings::read();
        let speaks = |it: &Language| *it == Language::Chinese || english::is_here();
        let language = Some(saved.language()).filter(speaks);
        let it = Preferences {
            language: RwSignal::new(speak(language.unwrap_or_default())),
            english_failed: RwSignal::new(language.is_none()),
            theme: RwSignal::new(saved.theme()),
            size: RwSignal::new(saved.size()),
        };
        provide_context(it);
        Effect::new(move |first: Option<()>| {
            let (language, theme, size) = (it.language.get(), it.theme.get(), it.size.get());
            // What the screens show comes from the signals; this tells the style sheet and the screen reader.
            if let Some(root) = document().document_element() {
                let shown = [("lang", code(language)), ("data-theme", theme.id()), ("data-size", size.id())];
                for (name, value) in shown {
                    // Setting an attribute with a fixed, valid name cannot fail.
                    let _ = root.set_attribute(name, value);
                }
            }
            if first.is_some() {
                settings::write(language, theme, size);
            }
        });
        it
    }
}

impl Theme {
    /// In the order of the settings.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The id in storage and in the style sheet.
    pub fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl TypeSize {
    /// In the order of the settings.
    pub const ALL: [TypeSize; 3] = [TypeSize::Normal, TypeSize::Large, TypeSize::Projector];

    /// The id in storage and in the style sheet.
    pub fn id(self) -> &'static str {
        match self {
            TypeSize::Normal => "normal",
            TypeSize::Large => "large",
            TypeSize::Projector => "projector",
        }
    }
}
