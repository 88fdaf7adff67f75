//! A list of units, each a button that opens its file.

use rollup::protocol::UnitNames;
use template::View;
use template_macro::view;

use crate::pages::rollup::state::RollupState;

/// The buttons, and how many more units there are.
pub fn unit_buttons(state: RollupState, named: &UnitNames) -> View {
    let words = state.words;
    let buttons: Vec<View> = named
        .units
        .iter()
        .map(|(name, id)| {
            let id = id.clone();
            view! { <li><button type="button" class="plain" on:click=move |_| state.open(id.clone())>{name.clone()}</button></li> }
        })
        .collect();
    let more = (0 < named.more).then(|| view! { <li>{(words.more)(named.more)}</li> });
    view! { <ul class="names">{buttons}{more}</ul> }
}
