//! The words of this screen.

use policy::text::Language;

/// What the screen says in one language.
pub struct Words {
    /// Its heading.
    pub title: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words { title: "二十条" };

static EN: Words = Words { title: "Twenty Measures" };
