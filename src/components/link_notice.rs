//! Says that a link is not as it was sent, or cannot be read in full.

use address::mark::{Seal, seal, unseal};
use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::components::link::words;
use crate::routing::route::Route;

/// Why what a link opens may not be what was meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is not as it was sent.
    Changed,
    /// A newer version wrote it.
    Newer,
    /// It has no check characters, and something in it cannot be read.
    Unreadable,
}

/// What is doubtful in what stands behind the `?` of an address; nothing in what carries nothing.
pub fn doubt(carried: &str) -> Option<Doubt> {
    match unseal(carried).1 {
        Seal::Whole | Seal::Unmarked => None,
        // No link but a scenario's ever had the first letter.
        Seal::CutShort | Seal::Altered | Seal::Other('a') => Some(Doubt::Changed),
        Seal::Other(_) => Some(Doubt::Newer),
    }
}

/// Shown above a page that can be seen all the same.
pub fn doubtful_line(doubt: Doubt) -> View {
    let (title, long) = in_words(doubt);
    view! { <div class="warning" role="status"><p><strong>{title}</strong>" "{long}</p></div> }
}

/// Shown in place of a page, with the link that opens it all the same.
pub fn doubtful_page(doubt: Doubt, carried: &str, route: fn(String) -> Route) -> View {
    let (title, long) = in_words(doubt);
    let anyway = route(seal(unseal(carried).0)).to_string();
    view! {
        <h1>{title}</h1>
        <p class="lead" role="status">{long}</p>
        <p class="actions"><a class="button" href=anyway>{words(language()).open_anyway}</a></p>
    }
}

fn in_words(doubt: Doubt) -> (&'static str, &'static str) {
    let words = words(language());
    match doubt {
        Doubt::Changed => (words.changed, words.changed_long),
        Doubt::Newer => (words.newer, words.newer_long),
        Doubt::Unreadable => (words.unreadable, words.unreadable_long),
    }
}
