//! The app's entry: mounts the page.

use leptos::prelude::*;

fn main() {
    mount_to_body(Page);
}

/// What stands here until the screens do.
#[component]
fn Page() -> impl IntoView {
    view! { <main><h1>"二十条 · Twenty Measures"</h1></main> }
}
