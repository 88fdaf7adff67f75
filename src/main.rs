//! The app's entry: takes the cover of its pack, and mounts it where index.html leaves room for it.

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

use browser::boot;

fn main() {
    browser::panic::install_panic_hook();
    spawn_local(start());
}

async fn start() {
    if !boot::cover().await.is_some_and(pack::load_cover) {
        return boot::failed();
    }
    // Where English cannot be had, the app begins in Chinese and says so: see `Preferences::provide`.
    if preferences::stored_language(&storage::settings::read()) == Language::English {
        i18n::english::load_messages().await;
    }
    match document().get_element_by_id("app").map(JsCast::dyn_into) {
        Some(Ok(place)) => mount_to(place, app::App).forget(),
        _ => mount_to_body(app::App),
    }
    boot::mounted();
}
