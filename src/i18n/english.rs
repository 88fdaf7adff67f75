//! English: the messages of the app and the texts of the pack. Neither is sent on a first visit; they are fetched side by side
//! when English is chosen. Where it was chosen before, boot/files.js asks for both together with the app.

#![allow(unsafe_code, reason = "what the macro writes links the app to a part of it; nothing here touches memory")]

use ::quiz::phrases;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use messages::english::{Table, install, is_installed};
use wasm_bindgen::prelude::*;

use crate::i18n::messages::components::{
    codes, copy_text, documents, fields, findings, lazy, link, next_steps, qr, save, update_notice, verdict, worker,
};
use crate::i18n::messages::{
    about, assessment, catalogue, compare, entitlements, frame, home, not_found, own_file, quiz, rollup, roster, self_test, settings,
    tools, training,
};

/// The English messages of every table.
static TABLES: [Table; 30] = [
    &about::EN,
    &assessment::EN,
    &catalogue::EN,
    &compare::EN,
    &entitlements::EN,
    &frame::EN,
    &home::EN,
    &not_found::EN,
    &own_file::EN,
    &quiz::EN,
    &rollup::EN,
    &roster::EN,
    &self_test::EN,
    &settings::EN,
    &tools::EN,
    &training::EN,
    &codes::EN,
    &copy_text::EN,
    &documents::EN,
    &fields::EN,
    &findings::EN,
    &lazy::EN,
    &link::EN,
    &next_steps::EN,
    &qr::EN,
    &save::EN,
    &update_notice::EN,
    &verdict::EN,
    &worker::EN,
    &phrases::EN,
];

#[wasm_bindgen]
extern "C" {
    /// Calls back with the texts, or with nothing where they cannot be had.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = english)]
    fn fetch(done: JsValue) -> Result<(), JsValue>;

    /// What was fetched before the app began.
    #[wasm_bindgen(catch, js_namespace = twentyMeasures, js_name = texts)]
    fn fetched() -> Result<Option<Vec<u8>>, JsValue>;
}

/// The messages: a part of the app like those of [`crate::routing::lazy`], but without a page.
#[cfg(feature = "split")]
#[wasm_split(english, wasm_split_path = ::leptos::wasm_split, preload(preload_messages), fallible)]
fn install_messages() -> Result<(), SplitLoaderError> {
    install(&TABLES);
    Ok(())
}

#[cfg(not(feature = "split"))]
async fn install_messages() -> Result<(), SplitLoaderError> {
    install(&TABLES);
    Ok(())
}

#[cfg(not(feature = "split"))]
async fn preload_messages() -> Result<(), SplitLoaderError> {
    Ok(())
}

/// Loads the messages; false where they cannot be had. Before the app is mounted, boot/files.js loads the texts.
pub async fn load_messages() -> bool {
    install_messages().await.is_ok()
}

/// Whether English can be spoken at once.
pub fn is_here() -> bool {
    is_installed() && (pack::has_english() || fetched().ok().flatten().is_some_and(|it| pack::add_english(&it)))
}

/// Fetches messages and texts where they are not here; then says whether they are.
pub fn bring(then: impl Fn(bool) + 'static) {
    if is_here() {
        then(true);
        return;
    }
    // Side by side with the texts; a failure is noticed below.
    spawn_local(async { _ = preload_messages().await });
    let owner = Owner::current();
    let then = std::rc::Rc::new(then);
    let failed = then.clone();
    let done = Closure::once_into_js(move |bytes: Option<Vec<u8>>| {
        let has_texts = pack::has_english() || bytes.is_some_and(|it| pack::add_english(&it));
        spawn_local(async move {
            let is_here = has_texts && load_messages().await;
            match owner {
                Some(owner) => owner.with(|| then(is_here)),
                None => then(is_here),
            }
        });
    });
    if fetch(done).is_err() {
        failed(false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_listed() {
        let folders = [include_str!("messages/mod.rs"), include_str!("messages/components/mod.rs")];
        let tables = folders.iter().flat_map(|it| it.lines()).filter(|it| it.starts_with("pub mod ") && *it != "pub mod components;");
        // The last is what questions say, which is a table of its crate.
        assert_eq!(tables.count() + 1, TABLES.len());
    }
}
