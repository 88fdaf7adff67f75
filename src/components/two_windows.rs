//! The question that is asked where another window has saved something else in the meantime.

use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// Asks whether theirs or ours counts. It stays in view until it is answered.
pub fn two_windows(take_theirs: impl Fn() + 'static, keep_mine: impl Fn() + 'static) -> View {
    let words = words(language());
    view! {
        <div class="warning conflict not-on-paper" role="alert">
            <p><strong>{words.changed_elsewhere}</strong>" "{words.not_saved_until}</p>
            <div class="actions">
                <button type="button" on:click=move |_| take_theirs()>{words.take_theirs}</button>
                <button type="button" on:click=move |_| keep_mine()>{words.keep_mine}</button>
            </div>
        </div>
    }
}
