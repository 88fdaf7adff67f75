//! Messages between the windows of one browser, over a BroadcastChannel. Where the browser has none, there is no channel and no
//! error.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

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

/// A channel between the windows of one browser. It carries text in memory; nothing is stored. It is closed when it is dropped.
pub struct WindowChannel {
    channel: BroadcastChannel,
    /// What listens, for as long as the channel is open.
    _listener: Closure<dyn FnMut(JsValue)>,
}

impl WindowChannel {
    /// Opens the channel of a name; `on_message` gets what other windows send. `None` where the browser has no channels.
    pub fn open(name: &str, on_message: impl FnMut(String) + 'static) -> Option<WindowChannel> {
        if !Reflect::has(&window(), &"BroadcastChannel".into()).unwrap_or_default() {
            return None;
        }
        let channel = BroadcastChannel::new(name).ok()?;
        let mut on_message = on_message;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if let Some(text) = Reflect::get(&event, &"data".into()).ok().and_then(|it| it.as_string()) {
                on_message(text);
            }
        });
        channel.set_on_message(listener.as_ref().unchecked_ref());
        Some(WindowChannel { channel, _listener: listener })
    }

    /// Sends a text to the other windows.
    pub fn send(&self, text: &str) {
        // Posting fails only for values that cannot be cloned; text can.
        let _ = self.channel.post(text);
    }
}

impl Drop for WindowChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// The same for as long as a page is shown.
#[derive(Clone, Copy)]
pub struct Channel(StoredValue<WindowChannel, LocalStorage>);

impl Channel {
    /// Opens the channel of a name; `on_message` gets what other windows send. `None` where the browser has no channels. It is closed
    /// when the page is left.
    pub fn open(name: &str, on_message: impl FnMut(String) + 'static) -> Option<Channel> {
        WindowChannel::open(name, on_message).map(|it| Channel(StoredValue::new_local(it)))
    }

    /// Sends a text to the other windows.
    pub fn send(self, text: &str) {
        let _ = self.0.try_with_value(|it| it.send(text));
    }
}
