//! What only the mirror has taken. Of local storage the other windows of a browser hear by an event of its own; of IndexedDB nobody tells
//! them, and a draft open in two windows would be two drafts there without a word. So they are told here, and then hear the same event.

use core::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::channel::WindowChannel;
use crate::storage::local::key_space;
use crate::storage::mirror;

thread_local! {
    /// Open for as long as the page is; none where the browser has no channels.
    static CHANNEL: RefCell<Option<WindowChannel>> = const { RefCell::new(None) };
}

/// Listens from now on, as long as the page is open; `read_again` takes up what the mirror has under a key.
pub fn listen(read_again: impl AsyncFn(&str) + Copy + 'static) {
    CHANNEL.set(WindowChannel::open(&mirror::name(key_space().pack()), move |key: String| {
        spawn_local(async move {
            read_again(&key).await;
            // Without a key, so that everybody who listens looks for changes.
            if let Ok(event) = web_sys::Event::new("storage") {
                let _ = window().dispatch_event(&event);
            }
        });
    }));
}

/// Tells the others that the mirror has another text under a key.
pub fn tell(key: &str) {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            channel.send(key);
        }
    });
}
