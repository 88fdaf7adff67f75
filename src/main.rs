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
use policy::model::text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

fn main() {
    browser::panic::install_panic_hook();
    match preferences::stored_language(&storage::settings::read()) {
        Language::Chinese => mount(),
        // Where English cannot be had, the app begins in Chinese and says so: see `Preferences::provide`.
        Language::English => spawn_local(async {
            i18n::english::load_messages().await;
            mount();
        }),
    }
}

fn mount() {
    match document().get_element_by_id("app").map(JsCast::dyn_into) {
        Some(Ok(place)) => mount_to(place, app::App).forget(),
        _ => mount_to_body(app::App),
    }
}
