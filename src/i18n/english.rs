//! The English texts of the pack: not sent on a first visit, fetched when English is chosen. src/boot.js does the fetching,
//! so that a reader who has chosen English before gets them together with the app.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Calls back with the texts, or with nothing where they cannot be had.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = english)]
    fn fetch(done: JsValue) -> Result<(), JsValue>;

    /// What was fetched before the app began.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = texts)]
    fn fetched() -> Result<Option<Vec<u8>>, JsValue>;
}

/// Whether English can be spoken at once.
pub fn is_here() -> bool {
    pack::has_english() || fetched().ok().flatten().is_some_and(|it| pack::add_english(&it))
}

/// Fetches the texts where they are not here; then says whether they are.
pub fn bring(then: impl Fn(bool) + 'static) {
    if is_here() {
        then(true);
        return;
    }
    let owner = Owner::current();
    let then = std::rc::Rc::new(then);
    let failed = then.clone();
    let done = Closure::once_into_js(move |bytes: Option<Vec<u8>>| {
        let here = bytes.is_some_and(|it| pack::add_english(&it));
        match owner {
            Some(it) => it.with(|| then(here)),
            None => then(here),
        }
    });
    if fetch(done).is_err() {
        failed(false);
    }
}
