//! The standing of an indicator as a shape and a word; colour is never the only difference.

use policy::assessment::reply::Standing;
use template::View;
use template_macro::view;

use crate::browser::markup::fixed;
use crate::i18n::language;
use crate::i18n::messages::assessment::words;

/// The badge of a standing.
pub fn badge(standing: Standing) -> View {
    let word = (words(language()).standing)(standing);
    view! {
        <span class=class(standing)>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=fixed(shape(standing))></svg>
            <span>{word}</span>
        </span>
    }
}

/// The shape of a standing without its word, which is read out together with what it is about.
pub fn glyph(standing: Standing, about: &str) -> View {
    let label = [about, " ", (words(language()).standing)(standing)].concat();
    let spoken = label.clone();
    view! {
        <span class=class(standing) title=label>
            <svg viewBox="0 0 24 24" role="img" aria-label=spoken focusable="false" inner_html=fixed(shape(standing))></svg>
        </span>
    }
}

fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "standing met",
        Standing::Partly => "standing partly",
        Standing::NotMet => "standing not-met",
        Standing::NotApplicable => "standing not-applicable",
        Standing::NotSure => "standing not-sure",
        Standing::NotAnswered => "standing not-answered",
    }
}

/// The shapes differ in outline, so that they can be told apart in black and white: a full disc with a tick, a half disc, an open
/// square with a bar, a struck ring, a ring with gaps, a dot.
fn shape(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => {
            r#"<circle cx="12" cy="12" r="10" fill="currentColor"/><path d="m7 12.5 3.5 3.5L17 9" fill="none" stroke="var(--paper)" stroke-width="2.5"/>"#
        }
        Standing::Partly => {
            r#"<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor"/>"#
        }
        Standing::NotMet => {
            r#"<path d="M3.5 3.5h17v17h-17z" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M7.5 12h9" stroke="currentColor" stroke-width="2.5"/>"#
        }
        Standing::NotApplicable => {
            r#"<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/><path d="m6 18 12-12" stroke="currentColor" stroke-width="2"/>"#
        }
        Standing::NotSure => {
            r#"<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray="5 3"/><path d="M9 9.7a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="17.2" r="1.4" fill="currentColor"/>"#
        }
        Standing::NotAnswered => r#"<circle cx="12" cy="12" r="3" fill="none" stroke="currentColor" stroke-width="2"/>"#,
    }
}
