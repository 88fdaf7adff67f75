//! The control that files are chosen with. The browser's own speaks the browser's language, and says that nothing is chosen, since what was chosen
//! has been taken at once: a button with our words stands for it, and the control lies over it, so that pressing, keys and dropping stay the browser's.

use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// The control; its label stands elsewhere and names it by `id`. `accept` is what the browser offers, all where nothing is said.
pub fn file_chooser(
    id: &'static str,
    accept: Option<&'static str>,
    multiple: bool,
    on_change: impl Fn(leptos::ev::Event) + 'static,
) -> View {
    view! {
        <span class="file-chooser">
            <input type="file" id=id accept=accept multiple=multiple on:change=on_change/>
            <span class="button" aria-hidden="true">{words(language()).choose_file}</span>
        </span>
    }
}
