//! A citation: a chip that names a provision and opens its text, so that every statement leads back to the document.

use leptos::prelude::*;
use policy::model::ids::ProvisionId;
use template_macro::view;

use crate::components::figure::running;
use crate::i18n::messages::frame::words;
use crate::i18n::{language, localized};
use crate::routing::route::Route;

/// Names a provision by number and heading; opens its key phrase and its text. Draws nothing where the pack has no such provision.
#[component]
pub fn Citation(
    /// The provision.
    provision: ProvisionId,
) -> impl leptos::IntoView {
    let found = pack::pack().provision(provision)?;
    let words = words(language());
    let to = Route::Measure(provision.measure, Some(provision.item)).to_string();
    // Drawn when it is first opened: a page may have a hundred of these.
    let opened = RwSignal::new(false);
    let text = localized(&found.text);
    let inside = move || {
        opened.get().then(|| {
            view! {
                <p class="key-phrase">
                    <span class="what">{words.in_the_document}</span>
                    <q lang="zh-CN">{found.key_phrase.as_str()}</q>
                </p>
                <p>{running(text, &[provision])}</p>
                <p><a href=to.clone()>{words.open_provision}</a></p>
            }
        })
    };
    Some(view! {
        <details class="citation" on:toggle=move |_| opened.set(true)>
            <summary>
                <span class="number">{provision.to_string()}</span>
                <span>{localized(&found.heading)}</span>
            </summary>
            <div class="inside">{inside}</div>
        </details>
    })
}
