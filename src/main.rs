//! The app's entry: mounts it where index.html leaves room for it.

mod address;
mod app;
mod components;
mod drafts;
mod language;
mod panic;
mod parts;
mod preferences;
mod route;
mod screens;
mod slash;
mod today;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    panic::tell_the_page();
    match document().get_element_by_id("app").map(JsCast::dyn_into) {
        Some(Ok(place)) => mount_to(place, app::App).forget(),
        _ => mount_to_body(app::App),
    }
}
