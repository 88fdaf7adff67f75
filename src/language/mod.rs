//! The language that the screens speak, and the words of the app's frame.
//!
//! Words come in pairs: a screen has a struct of them in its `words.rs` and one static for each language, so that a word
//! that is missing in one language does not compile. What the pack says comes as [`Text`], which holds both.

pub mod english;
pub mod words;

use core::cell::Cell;

use leptos::prelude::*;
use policy::model::text::{Language, Text};

use crate::preferences::Preferences;

thread_local! {
    // Not a signal in a context: what goes on after a wait, a file that has been read, say, has no owner to ask.
    static SPOKEN: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The language that the screens speak. It stays the same for as long as a screen stands: when another one is chosen, the
/// app is drawn anew. So a word in a view is a plain `&'static str`, not a closure: that is a third of a screen's size.
pub fn language() -> Language {
    SPOKEN.get()
}

/// From now on the screens speak this one; those that stand are drawn anew when the signal says so.
pub fn speak(language: Language) -> Language {
    SPOKEN.set(language);
    language
}

/// Another language, as soon as its texts are here; the app is then drawn anew.
pub fn choose(language: Language) {
    let it = expect_context::<Preferences>();
    it.english_failed.set(false);
    match language {
        Language::Chinese => it.language.set(speak(language)),
        Language::English => english::bring(move |here| {
            if here {
                it.language.set(speak(language));
            } else {
                it.english_failed.set(true);
            }
        }),
    }
}

/// A text of the pack in the language of the screens: `<p>{said(&measure.summary)}</p>`.
pub fn said(text: &'static Text) -> &'static str {
    text.in_language(language())
}

/// The language as `lang` names it.
pub fn code(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}
