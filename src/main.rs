//! The app's entry: mounts it where index.html leaves room for it.

#![allow(dead_code, reason = "the shared parts come before the screens that use them")]

mod app;
mod components;
mod drafts;
mod language;
mod preferences;
mod route;
mod screens;

use leptos::prelude::*;

fn main() {
    mount_to_body(app::App);
}
