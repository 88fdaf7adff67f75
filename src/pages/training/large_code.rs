//! A QR code over what is shown, large enough for the last row.

use leptos::prelude::*;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::qr::QrCode;
use crate::i18n::language;
use crate::i18n::messages::training::words;

/// The code of a place in the app over the whole slide while `is_shown`; where others cannot open this copy of the app, that it is so.
pub fn large_code(is_shown: RwSignal<bool>, to: Signal<String>, label: &'static str) -> View {
    let view = move || {
        is_shown.get().then(|| {
            view! {
                <aside class="large-code" aria-label=label>
                    <QrCode to label/>
                    <p>{label}</p>
                </aside>
            }
        })
    };
    view.into_view()
}

/// The button that shows and hides the code.
pub fn code_button(is_shown: RwSignal<bool>) -> View {
    let pressed = move || is_shown.get().to_string();
    view! { <button type="button" on:click=move |_| is_shown.update(|it| *it = !*it) aria-pressed=pressed>{words(language()).code_key}</button> }
}
