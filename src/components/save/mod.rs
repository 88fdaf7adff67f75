//! Handing out a file. Browsers inside other apps (WeChat, DingTalk) take none from a page, so text can always be copied too.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::components::copy_text::CopyText;
use crate::i18n::language;
use crate::i18n::messages::components::save::words;

/// What stands in a file.
pub enum Contents {
    /// Written as UTF-8, without a byte order mark of our own.
    Text(String),
    /// As they are.
    Bytes(Vec<u8>),
}

/// A file to be handed out.
pub struct File {
    /// With its ending. What file systems do not take is replaced.
    pub name: String,
    /// Its MIME type, such as `application/json`.
    pub kind: &'static str,
    /// What stands in it.
    pub contents: Contents,
}

/// Programs whose built-in browser takes a download and does nothing with it, as they name themselves.
const WITHOUT_DOWNLOADS: [&str; 3] = ["MicroMessenger", "DingTalk", " QQ/"];

/// A button that hands a text out as a file, and the text to be copied beside it. It is written when it is wanted.
pub fn save_text(
    label: Option<&'static str>,
    name: impl Fn() -> String + 'static,
    kind: &'static str,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let words = words(language());
    let said = RwSignal::new("");
    let text = Signal::derive(text);
    let save = move |_| {
        let file = File { name: name(), kind, contents: Contents::Text(text.get_untracked()) };
        said.set(if hand_over(&file) { words.handed_over } else { words.copy_instead });
    };
    view! {
        <div class="hand-out">
            <button type="button" on:click=save>{label.unwrap_or(words.save)}</button>
            <CopyText text=text label=words.copy/>
            <p role="status" class="help">{said}</p>
        </div>
    }
    .into_any()
}

/// Gives a file to the browser to keep, for whoever makes it in another way than by a button of this module. False where it
/// is known to take none; what becomes of it otherwise nobody tells a page.
pub fn hand_over(file: &File) -> bool {
    let browser = window().navigator().user_agent().unwrap_or_default();
    !WITHOUT_DOWNLOADS.iter().any(|it| browser.contains(it)) && download(file).is_ok()
}

fn download(file: &File) -> Result<(), JsValue> {
    let part = match &file.contents {
        Contents::Text(it) => JsValue::from_str(it),
        Contents::Bytes(it) => js_sys::Uint8Array::from(it.as_slice()).into(),
    };
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(file.kind);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(&part), &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(&safe(&file.name));
    link.click();
    // The browser has to have begun before the address is taken back.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), core::time::Duration::from_secs(30));
    Ok(())
}

/// Without what file systems do not take, and no longer than they take it: 80 characters are at most 240 bytes here.
fn safe(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let plain = |it: char| if it.is_alphanumeric() || "-.·（）".contains(it) { it } else { '_' };
    let stem: String = stem.chars().map(plain).take(70).collect();
    let stem = stem.trim_start_matches('.');
    let dot = if ending.is_empty() { "" } else { "." };
    [if stem.is_empty() { "_" } else { stem }, dot, ending].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_file_systems_take() {
        assert_eq!(safe("竹溪村 2026/自评.json"), "竹溪村_2026_自评.json");
        assert_eq!(safe("示例·石桥村（虚构）.json"), "示例·石桥村（虚构）.json");
        assert_eq!(safe("..\\..\\x.json"), "_.._x.json");
        assert_eq!(safe(".json"), "_.json");
        assert_eq!(safe("x"), "x");
        assert_eq!(safe(&["村".repeat(300).as_str(), ".csv"].concat()), ["村".repeat(70).as_str(), ".csv"].concat());
    }
}
