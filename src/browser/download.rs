//! Downloads: giving a file to the browser to keep. Browsers inside other apps (WeChat, DingTalk) take none from a page.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// The contents of a file.
pub enum Contents {
    /// Written as UTF-8, without a byte order mark of our own.
    Text(String),
    /// Written as they are.
    Bytes(Vec<u8>),
}

/// A file to be downloaded.
pub struct File {
    /// With its extension. Characters that file systems refuse are replaced.
    pub name: String,
    /// Its MIME type, such as `application/json`.
    pub kind: &'static str,
    /// Its contents.
    pub contents: Contents,
}

/// Parts of the user agent of apps whose built-in browser accepts a download and does nothing with it.
const WITHOUT_DOWNLOADS: [&str; 3] = ["MicroMessenger", "DingTalk", " QQ/"];

/// Starts the download of a file. False where the browser is known to take none; what becomes of it otherwise a page is not
/// told.
pub fn download(file: &File) -> bool {
    !is_inside_another_app() && start(file).is_ok()
}

/// Whether the page is shown by the browser inside another app: it takes no download, and what it keeps no other browser sees.
pub fn is_inside_another_app() -> bool {
    let browser = window().navigator().user_agent().unwrap_or_default();
    WITHOUT_DOWNLOADS.iter().any(|it| browser.contains(it))
}

/// Whether the page was started from the home screen, as an app of its own.
pub fn is_on_home_screen() -> bool {
    window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|it| it.matches())
}

fn start(file: &File) -> Result<(), JsValue> {
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
    link.set_download(&safe_name(&file.name));
    link.click();
    // The browser must have started before the address is revoked.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), core::time::Duration::from_secs(30));
    Ok(())
}

/// Without what file systems do not take, and no longer than they take it: 80 characters are at most 240 bytes here.
pub fn safe_name(name: &str) -> String {
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
        assert_eq!(safe_name("竹溪村 2026/自评.json"), "竹溪村_2026_自评.json");
        assert_eq!(safe_name("示例·石桥村（虚构）.json"), "示例·石桥村（虚构）.json");
        assert_eq!(safe_name("..\\..\\x.json"), "_.._x.json");
        assert_eq!(safe_name(".json"), "_.json");
        assert_eq!(safe_name("x"), "x");
        assert_eq!(safe_name(&["村".repeat(300).as_str(), ".csv"].concat()), ["村".repeat(70).as_str(), ".csv"].concat());
    }
}
