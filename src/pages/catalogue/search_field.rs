//! The search field of the search and of the glossary.

use leptos::prelude::*;
use leptos::web_sys;
use template::View;
use template_macro::view;
use wasm_bindgen::JsCast;

/// A search field. `on_text` gets the text while it is typed; `on_leave` is called when the reader leaves the field or presses Enter.
pub fn search_field(
    id: &'static str,
    label: &'static str,
    help: Option<String>,
    initial: String,
    on_text: impl Fn(String) + Clone + 'static,
    on_leave: impl Fn() + 'static,
) -> View {
    let help_id = format!("{id}-help");
    let described = help.as_ref().map(|_| help_id.clone());
    let on_composed = on_text.clone();
    // While an input method is composing, the field holds unfinished syllables.
    let input = move |event: web_sys::Event| {
        if !event.dyn_ref::<web_sys::InputEvent>().is_some_and(|it| it.is_composing()) {
            on_text(event_target_value(&event));
        }
    };
    view! {
        <div class="search-field not-on-paper" role="search">
            <label for=id>{label}</label>
            <input
                id=id
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby=described
                value=initial
                on:input=input
                on:compositionend=move |event| on_composed(event_target_value(&event))
                on:change=move |_| on_leave()
            />
            {help.map(|it| view! { <p class="help" id=help_id>{it}</p> })}
        </div>
    }
}
