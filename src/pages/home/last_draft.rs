//! The way on to the draft that was saved last, where there is one.
//!
//! Every first visit has this, so drafts are not read: what stands before their answers is cut off and given to the browser's own JSON.

use js_sys::{JSON, JsString, Reflect};
use records::area::{Area, RawText};
use records::key::Kind;
use template::View;
use template_macro::view;
use wasm_bindgen::JsValue;

use crate::i18n::language;
use crate::i18n::messages::home::words;
use crate::storage::local::{self, LocalStorage};

/// What stands before the answers of a draft ends here; in a text the quotation marks would be escaped.
const ANSWERS: &str = ",\"answers\":";

/// The link to the draft that was saved last; nothing where none is stored, or none by an edition that writes so.
pub fn last_draft() -> Option<View> {
    let before = local::key_space().of(Kind::Draft, "");
    let (mut last, mut saved_at) = (None, String::new());
    for key in LocalStorage.keys().ok()? {
        let written = key.to_text();
        let Some(id) = written.strip_prefix(&before) else { continue };
        let Some(head) = LocalStorage.get(&key).ok().flatten().and_then(|it| head(&it.0)) else { continue };
        let saved = text(&head, "saved_at");
        if saved_at < saved {
            (last, saved_at) = (Some((id.to_owned(), head)), saved);
        }
    }
    let (id, head) = last?;
    let name = text(&head, "name");
    let title = if name.trim().is_empty() { text(&head, "unit_name") } else { name };
    let address = ["#/assessment/", &id].concat();
    Some(view! { <p class="go-on"><a class="button" href=address>{words(language()).go_on}{title}</a></p> })
}

/// What identifies a draft, as an object of the browser.
fn head(text: &JsString) -> Option<JsValue> {
    let end = u32::try_from(text.index_of(ANSWERS, 0)).ok()?;
    JSON::parse(&[String::from(text.slice(0, end)).as_str(), "}"].concat()).ok().filter(JsValue::is_object)
}

fn text(head: &JsValue, field: &str) -> String {
    Reflect::get(head, &JsValue::from_str(field)).ok().and_then(|it| it.as_string()).unwrap_or_default()
}
