//! The app's entry: mounts it where index.html leaves room for it.

mod app;
mod browser;
mod components;
mod forms;
mod i18n;
mod pages;
mod preferences;
mod routing;
mod storage;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    browser::panic::install_panic_hook();
    match document().get_element_by_id("app").map(JsCast::dyn_into) {
        Some(Ok(place)) => mount_to(place, app::App).forget(),
        _ => mount_to_body(app::App),
    }
}
