//! Finds elements of the page: changes, scrolls to and focuses them.

use leptos::prelude::*;
use leptos::web_sys;
use template::effect::effect;
use wasm_bindgen::{JsCast, JsValue};

/// Scrolls to, marks and focuses the element that the address names within a page, by its id: when the page is rendered, and whenever
/// the address changes.
pub fn scroll_to_target(target: impl Fn() -> Option<String> + Send + Sync + 'static) {
    effect(move |_| {
        change_each("main .here", |it| it.class_list().remove_1("here"));
        let Some(id) = target() else { return };
        // One frame until the page is rendered, one for the app's own focus on the heading.
        request_animation_frame(move || {
            request_animation_frame(move || {
                let Some(element) = document().get_element_by_id(&id) else { return };
                drop(element.class_list().add_1("here"));
                element.scroll_into_view();
                let heading = element.query_selector("h2, h3, dt").ok().flatten();
                if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    heading.set_tab_index(-1);
                    drop(heading.focus());
                }
            });
        });
    });
}

/// Puts the focus on an element once the page is rendered, after the app has put it on the heading.
pub fn focus_on_arrival(id: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let found = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(element) = found {
                drop(element.focus());
            }
        });
    });
}

/// Changes every element that a selector matches. After the change it must not match any more.
fn change_each(selector: &str, change: impl Fn(&web_sys::Element) -> Result<(), JsValue>) {
    while let Ok(Some(element)) = document().query_selector(selector) {
        if change(&element).is_err() {
            return;
        }
    }
}
