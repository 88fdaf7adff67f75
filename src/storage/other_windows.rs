//! What only the mirror has taken. Of local storage the other windows of a browser hear by an event of its own; of IndexedDB nobody tells
//! them, and a draft open in two windows would be two drafts there without a word. So they are told here, and then hear the same event.

use core::cell::RefCell;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use crate::storage::local::key_space;
use crate::storage::{mirror, record_store};

#[wasm_bindgen]
extern "C" {
    type BroadcastChannel;

    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post(this: &BroadcastChannel, message: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_on_message(this: &BroadcastChannel, listener: &Function);
}

thread_local! {
    /// Open for as long as the page is; none where the browser has no channels.
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Listens from now on, as long as the page is open.
pub fn listen() {
    let Ok(channel) = BroadcastChannel::new(&mirror::name(key_space().pack())) else { return };
    let listener = Closure::<dyn Fn(JsValue)>::new(|event: JsValue| {
        let Some(key) = Reflect::get(&event, &"data".into()).ok().and_then(|it| it.as_string()) else { return };
        spawn_local(async move {
            record_store::read_again(&key).await;
            // Without a key, so that everybody who listens looks for changes.
            if let Ok(event) = web_sys::Event::new("storage") {
                let _ = window().dispatch_event(&event);
            }
        });
    });
    channel.set_on_message(listener.as_ref().unchecked_ref());
    listener.forget();
    CHANNEL.set(Some(channel));
}

/// Tells the others that the mirror has another text under a key.
pub fn tell(key: &str) {
    // Posting a text cannot fail.
    CHANNEL.with_borrow(|channel| channel.as_ref().map(|it| it.post(key)));
}
