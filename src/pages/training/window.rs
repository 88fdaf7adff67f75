//! What a deck asks of the browser: a channel to its other windows, the whole screen, another window. Whatever a browser does
//! not have is told by its absence, never by a failure.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type BroadcastChannel;

    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post(this: &BroadcastChannel, message: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_on_message(this: &BroadcastChannel, listener: &Function);

    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);
}

/// A line between the windows of one browser. It carries text, in memory, and nothing of it is kept.
#[derive(Clone, Copy)]
pub struct Line(StoredValue<BroadcastChannel, LocalStorage>);

impl Line {
    /// Opens a line; `heard` takes what other windows say. Nothing where the browser has none. Closed with the screen.
    pub fn open(name: &str, heard: impl FnMut(String) + 'static) -> Option<Line> {
        if !has("BroadcastChannel") {
            return None;
        }
        let channel = BroadcastChannel::new(name).ok()?;
        let mut heard = heard;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if let Some(it) = Reflect::get(&event, &"data".into()).ok().and_then(|it| it.as_string()) {
                heard(it);
            }
        });
        channel.set_on_message(listener.as_ref().unchecked_ref());
        let it = Line(StoredValue::new_local(channel));
        let listener = StoredValue::new_local(Some(listener));
        on_cleanup(move || {
            it.0.with_value(BroadcastChannel::close);
            listener.set_value(None);
        });
        Some(it)
    }

    /// Says something to the other windows.
    pub fn say(self, text: &str) {
        // Refused only for what cannot be copied; text can.
        let _ = self.0.try_with_value(|it| it.post(text));
    }
}

fn has(name: &str) -> bool {
    Reflect::has(&window(), &name.into()).unwrap_or_default()
}

/// Takes the whole screen, or gives it back.
pub fn toggle_full_screen() {
    let document: JsValue = document().into();
    let called = |on: &JsValue, name: &str| {
        let it = Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        it.call0(on).ok()
    };
    let full = Reflect::get(&document, &"fullscreenElement".into()).is_ok_and(|it| !it.is_null() && !it.is_undefined());
    let answer = if full {
        called(&document, "exitFullscreen")
    } else {
        leptos::prelude::document().document_element().and_then(|it| called(&it.into(), "requestFullscreen"))
    };
    // Where it is refused the page stays as it is, and the browser's own key is left.
    if let Some(Ok(promise)) = answer.map(JsCast::dyn_into::<Promise>) {
        leptos::task::spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Opens an address in a window of its own; false where the browser does not.
pub fn open_beside(address: &str) -> bool {
    let features = "popup,width=960,height=720";
    matches!(window().open_with_url_and_target_and_features(address, "twenty-measures-presenter", features), Ok(Some(_)))
}

/// Sets a slide closer where it does not fit on the stage; `slide` names it, so that it keeps its looks from step to step, and
/// tracks whatever may change its height.
pub fn fit_to_stage(slide: impl Fn() -> usize + Copy + 'static) {
    Effect::new(move |before: Option<usize>| {
        let now = slide();
        request_animation_frame(move || fit(before == Some(now)));
        now
    });
    let handle = window_event_listener(leptos::ev::resize, |_| fit(false));
    on_cleanup(move || handle.remove());
}

fn fit(only_closer: bool) {
    let Some(stage) = leptos::prelude::document().query_selector(".on-stage").ok().flatten() else { return };
    if !only_closer {
        // A fixed name that is there or not cannot be refused.
        let _ = stage.remove_attribute("data-close");
    }
    if stage.client_height() < stage.scroll_height() {
        let _ = stage.set_attribute("data-close", "");
    }
}

/// Whether a key is meant for the control that has the focus, and not for the deck.
pub fn is_for_a_control(event: &web_sys::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return true;
    }
    let key = event.key();
    let Some(at) = document().active_element() else { return false };
    let moves = matches!(key.as_str(), "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | " ");
    match at.tag_name().as_str() {
        "INPUT" if at.get_attribute("type").as_deref() == Some("radio") => moves,
        "INPUT" | "TEXTAREA" | "SELECT" => key != "Escape",
        "BUTTON" | "A" | "SUMMARY" => matches!(key.as_str(), " " | "Enter"),
        _ => false,
    }
}
