//! The title of a draft, as every page shows it.

use exchange::draft::Draft;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;

/// The title of a draft, or a text that it has none.
pub fn draft_title(draft: &Draft) -> String {
    let words = words(language());
    draft.title().unwrap_or(words.unnamed).to_owned()
}
