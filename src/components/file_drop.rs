//! A place for files: chosen, or dropped upon it.

use leptos::prelude::*;
use leptos::web_sys;
use template::View;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::components::file_chooser::file_chooser;

/// What stands on the place.
pub struct FileDrop {
    /// The id of its control.
    pub id: &'static str,
    /// What is to be chosen.
    pub label: &'static str,
    /// What can be dropped.
    pub help: &'static str,
    /// The kinds of files that the browser offers; all where nothing is said.
    pub accept: Option<&'static str>,
    /// Whether several may be chosen.
    pub multiple: bool,
}

/// The place. `take` gets what was handed over, which may be nothing.
pub fn file_drop(drop: FileDrop, take: impl Fn(Option<web_sys::FileList>) + Copy + 'static) -> View {
    let is_dragged_over = RwSignal::new(false);
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
        take(input.files());
        // Otherwise the same file could not be chosen again.
        input.set_value("");
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_dragged_over.set(false);
        take(event.data_transfer().and_then(|it| it.files()));
    };
    let dragged = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        is_dragged_over.set(true);
    };
    view! {
        <div class="drop" class:over=is_dragged_over on:drop=dropped on:dragover=dragged on:dragleave=move |_| is_dragged_over.set(false)>
            <label for=drop.id>{drop.label}</label>
            {file_chooser(drop.id, drop.accept, drop.multiple, chosen)}
            <p class="help">{drop.help}</p>
        </div>
    }
}
