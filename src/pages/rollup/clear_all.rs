//! Removes every imported file, after a confirmation.

use leptos::prelude::*;
use rollup::protocol::Request;
use template::View;
use template_macro::view;

use crate::pages::rollup::state::RollupState;

/// The button, and the confirmation once it is pressed.
pub fn clear_all(state: RollupState) -> View {
    let words = state.words;
    let is_confirming = RwSignal::new(false);
    let clear = move |_| {
        is_confirming.set(false);
        state.open_file.set(None);
        state.request(Request::Clear, None);
    };
    view! {
        <section class="not-on-paper">
            <h2>{words.clear}</h2>
            <p class="help">{words.clear_help}</p>
            {move || {
                if is_confirming.get() {
                    view! {
                        <p>{words.clear_ask}</p>
                        <div class="actions">
                            <button type="button" on:click=clear>{words.clear_yes}</button>
                            <button type="button" on:click=move |_| is_confirming.set(false)>{words.clear_no}</button>
                        </div>
                    }
                } else {
                    view! { <button type="button" on:click=move |_| is_confirming.set(true)>{words.clear}</button> }
                }
            }}
        </section>
    }
}
