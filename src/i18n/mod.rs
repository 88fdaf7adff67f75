//! The language that the app speaks, and what it says.
//!
//! What the app says itself stands in tables under [`messages`], both languages of a message on one line, so that a message
//! that is missing in one language does not compile. What the pack says comes as [`Text`], which holds both.

pub mod english;
pub mod messages;

use core::cell::Cell;

use policy::model::text::{Language, Text};

thread_local! {
    // Not a signal in a context: code that runs after a wait (a file that has been read, say) has no owner to ask.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The language of the app. It does not change while a page stands: when another one is chosen, the app is drawn anew. So a
/// message in a view is a plain `&'static str` and not a closure, which saves a third of a page's code.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language of the app, and returns it. Only [`crate::preferences`] calls this, which then draws the app anew.
pub fn set_language(language: Language) -> Language {
    LANGUAGE.set(language);
    language
}

/// A text of the pack in the language of the app: `<p>{localized(&measure.summary)}</p>`.
pub fn localized(text: &'static Text) -> &'static str {
    text.in_language(language())
}

/// The language as the attribute `lang` names it.
pub fn code(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}
