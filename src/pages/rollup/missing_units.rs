//! Expected units without a file, and files of units that are not expected. Nobody is reminded.

use leptos::prelude::*;

use crate::pages::rollup::state::RollupState;

/// The names of both, each under its heading.
pub fn missing_units(state: RollupState) -> AnyView {
    let words = state.words;
    let name_list = |heading: String, names: Vec<String>| {
        (!names.is_empty()).then(|| {
            view! { <h3>{heading}</h3><p class="names">{names.join(words.and)}</p> }
        })
    };
    view! {
        <section>
            {move || {
                let (missing, unlisted) = state.view.with(|it| (it.missing.clone(), it.unlisted.clone()));
                view! {
                    {name_list((words.missing)(missing.len()), missing)}
                    {name_list((words.unlisted)(unlisted.len()), unlisted)}
                }
            }}
        </section>
    }
    .into_any()
}
