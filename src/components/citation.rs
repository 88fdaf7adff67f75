//! The way back to the document: a chip that names a provision and opens what it says.

use leptos::prelude::*;
use policy::model::ids::ProvisionId;

use crate::components::figure::running;
use crate::language::words::words;
use crate::language::{language, said};
use crate::route::Route;

/// Names a provision by number and heading; opens its key phrase and its text. Nothing where the pack has no such provision.
#[component]
pub fn Citation(
    /// Which one.
    provision: ProvisionId,
) -> impl IntoView {
    let found = pack::pack().provision(provision)?;
    let words = words(language());
    let to = Route::Measure(provision.measure, Some(provision.item)).to_string();
    // Written into the page when it is first opened: a screen may have a hundred of these.
    let opened = RwSignal::new(false);
    let text = said(&found.text);
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
    Some(
        view! {
            <details class="citation" on:toggle=move |_| opened.set(true)>
                <summary>
                    <span class="number">{provision.to_string()}</span>
                    <span>{said(&found.heading)}</span>
                </summary>
                <div class="inside">{inside}</div>
            </details>
        }
        .into_any(),
    )
}
