//! The language that the screens speak, and the words of the app's frame.
//!
//! Words come in pairs: a screen has a struct of them in its `words.rs` and one static for each language, so that a word
//! that is missing in one language does not compile. What the pack says comes as [`Text`], which holds both.

pub mod english;
pub mod words;

use core::cell::Cell;

use leptos::prelude::*;
use policy::text::{Language, Text};

use crate::preferences::Preferences;

/// The language that the screens speak. It stays the same for as long as a screen stands: when another one is chosen, the
/// app is drawn anew. So a word in a view is a plain `&'static str`, not a closure: that is a third of a screen's size.
pub fn language() -> Language {
    // What goes on after a wait, a file that has been read, say, has no owner to ask.
    use_context::<Preferences>().map_or_else(|| SPOKEN.get(), |it| it.language.get_untracked())
}

thread_local! {
    /// The same, for code that no screen owns. Set by [`Preferences::provide`] alone.
    pub static SPOKEN: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// Another language, as soon as its texts are here; the app is then drawn anew.
pub fn choose(language: Language) {
    let it = expect_context::<Preferences>();
    it.english_failed.set(false);
    match language {
        Language::Chinese => it.language.set(language),
        Language::English => english::bring(move |here| {
            if here {
                it.language.set(language);
            } else {
                it.english_failed.set(true);
            }
        }),
    }
}

/// The same as a signal, for what lives longer than a screen.
pub fn use_language() -> Signal<Language> {
    expect_context::<Preferences>().language.into()
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
