//! A list of units, each a button that opens its file.

use leptos::prelude::*;
use rollup::protocol::UnitNames;
use template_macro::view;

use crate::pages::rollup::state::RollupState;

/// The buttons, and how many more units there are.
pub fn unit_buttons(state: RollupState, named: &UnitNames) -> AnyView {
    let words = state.words;
    let buttons: Vec<AnyView> = named
        .units
        .iter()
        .map(|(name, id)| {
            let id = id.clone();
            view! { <li><button type="button" class="plain" on:click=move |_| state.open(id.clone())>{name.clone()}</button></li> }
                .into_any()
        })
        .collect();
    let more = (0 < named.more).then(|| view! { <li>{(words.more)(named.more)}</li> });
    view! { <ul class="names">{buttons}{more}</ul> }.into_any()
}
