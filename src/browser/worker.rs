//! The page's end of the office worker, which makes documents and merges drafts outside the main thread. The worker is loaded
//! with the first request; when it does not answer, the callers are told, and the next request starts a new one.

use core::cell::RefCell;
use core::time::Duration;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys;
use policy::model::text::Language;
use rollup::protocol::{Request, RequestMessage, Response, ResponseMessage};
use wasm_bindgen::prelude::*;

use crate::browser::boot;
use crate::browser::clock::today;
use crate::i18n::messages::components::worker::words;
use crate::storage::local;

/// How long the worker may be silent while it loads or works. It reports progress several times a second.
const TIMEOUT: Duration = Duration::from_secs(45);

/// Called with each message of an answer and the bytes beside it: several times with progress, once with the result.
type Callback = Rc<dyn Fn(Response, Option<Vec<u8>>)>;

#[derive(Default)]
struct Connection {
    worker: Option<web_sys::Worker>,
    /// The worker has said that it listens.
    ready: bool,
    /// Requests made before it was ready.
    queue: VecDeque<JsValue>,
    callbacks: BTreeMap<u32, Callback>,
    last_id: u32,
    /// The number of messages so far, by which silence is recognized.
    messages: u32,
}

thread_local! {
    static CONNECTION: RefCell<Connection> = RefCell::default();
}

/// Sends a request to the worker, with files beside it. `callback` is called with every message of the answer.
pub fn ask(ask: Request, files: Option<JsValue>, callback: impl Fn(Response, Option<Vec<u8>>) + 'static) {
    let language = language_of_page();
    let words = words(language);
    let address_of = |name| boot::address(name).unwrap_or_default();
    let id = CONNECTION.with_borrow_mut(|connection| {
        connection.last_id += 1;
        connection.last_id
    });
    if start().is_err() {
        return callback(Response::Failed(words.none.to_owned()), None);
    }
    let cancels = ask == Request::Cancel;
    let english = if language == Language::English { address_of("english") } else { String::new() };
    let (pack, reference) = (address_of("pack"), address_of("reference"));
    let space = local::key_space().pack().to_owned();
    let request = RequestMessage { id, language, today: today().to_string(), pack, reference, english, space, request: ask };
    // Texts and numbers can always be written.
    let request = js_sys::Uint8Array::from(postcard::to_allocvec(&request).unwrap_or_default().as_slice());
    let message = js_sys::Array::of2(&request, &files.unwrap_or_default());
    CONNECTION.with_borrow_mut(|connection| {
        if !cancels {
            connection.callbacks.insert(id, Rc::new(callback));
        }
        connection.queue.push_back(message.into());
    });
    send_queue();
    watch(id, language);
}

fn start() -> Result<(), JsValue> {
    if CONNECTION.with_borrow(|it| it.worker.is_some()) {
        return Ok(());
    }
    let worker = boot::worker()?;
    let on_message = Closure::<dyn Fn(web_sys::MessageEvent)>::new(|event: web_sys::MessageEvent| on_worker_message(&event.data()));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    let language = language_of_page();
    let on_error = Closure::<dyn Fn(JsValue)>::new(move |_| give_up(words(language).broken));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    // They live as long as the worker: as long as the page, or until it fails.
    on_message.forget();
    on_error.forget();
    CONNECTION.with_borrow_mut(|it| it.worker = Some(worker));
    Ok(())
}

/// Sends the queue, once the worker listens.
fn send_queue() {
    CONNECTION.with_borrow_mut(|connection| {
        let Some(worker) = connection.worker.clone().filter(|_| connection.ready) else { return };
        while let Some(message) = connection.queue.pop_front() {
            // Texts and files can always be posted.
            let _ = worker.post_message(&message);
        }
    });
}

fn on_worker_message(message: &JsValue) {
    CONNECTION.with_borrow_mut(|it| it.messages += 1);
    if message.as_string().as_deref() == Some("ready") {
        CONNECTION.with_borrow_mut(|it| it.ready = true);
        return send_queue();
    }
    if message.is_string() {
        // An error message: it could not even start.
        return give_up(words(language_of_page()).broken);
    }
    let Some(message) = message.dyn_ref::<js_sys::Array>() else { return };
    let bytes = |at| message.get(at).dyn_into::<js_sys::Uint8Array>().ok().map(|it| it.to_vec());
    let Some(reply) = bytes(0).and_then(|it| postcard::from_bytes::<ResponseMessage>(&it).ok()) else { return };
    let bytes = bytes(1);
    let in_progress = matches!(reply.response, Response::Progress(..));
    let callback =
        CONNECTION.with_borrow_mut(|it| if in_progress { it.callbacks.get(&reply.id).cloned() } else { it.callbacks.remove(&reply.id) });
    if let Some(callback) = callback {
        callback(reply.response, bytes);
    }
}

/// Messages arrive outside of any page's reactive owner: the language is read from the root element.
fn language_of_page() -> Language {
    let lang = document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default();
    if lang.starts_with("en") { Language::English } else { Language::Chinese }
}

/// Gives up when there was no message for too long.
fn watch(id: u32, language: Language) {
    let before = CONNECTION.with_borrow(|it| it.messages);
    set_timeout(
        move || {
            let (pending, silent) = CONNECTION.with_borrow(|it| (it.callbacks.contains_key(&id), it.messages == before));
            match (pending, silent) {
                (true, true) => give_up(words(language).silent),
                (true, false) => watch(id, language),
                (false, _) => {}
            }
        },
        TIMEOUT,
    );
}

/// Tells all callers that no answer will come, and ends the worker.
fn give_up(why: &str) {
    let connection = CONNECTION.take();
    CONNECTION.with_borrow_mut(|it| it.last_id = connection.last_id);
    if let Some(worker) = connection.worker {
        worker.set_onmessage(None);
        worker.set_onerror(None);
        worker.terminate();
    }
    for callback in connection.callbacks.into_values() {
        callback(Response::Failed(why.to_owned()), None);
    }
}

/// Ends the worker with all that it holds; nobody is told anything any more. The next request starts another one.
pub fn stop() {
    CONNECTION.with_borrow_mut(|it| it.callbacks.clear());
    give_up("");
}
