//! The line to the worker, which makes papers and puts drafts together away from the page. It is loaded when it is first
//! asked something; where it does not answer, that is said, and the next question begins with a new one.

mod words;

use core::cell::RefCell;
use core::time::Duration;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys;
use policy::text::Language;
use rollup::protocol::{Request, RequestMessage, Response, ResponseMessage};
use wasm_bindgen::prelude::*;

use crate::today::today;
use words::words;

/// How long the worker may be silent, loading or at work. It says how far it is several times a second.
const PATIENCE: Duration = Duration::from_secs(45);

/// What an answer is handed to, with the bytes beside it: several times while it is at work, once with the rest.
type Hear = Rc<dyn Fn(Response, Option<Vec<u8>>)>;

#[derive(Default)]
struct Line {
    worker: Option<web_sys::Worker>,
    /// It has said that it listens.
    ready: bool,
    /// Asked before it was ready.
    waiting: VecDeque<JsValue>,
    hearing: BTreeMap<u32, Hear>,
    last: u32,
    /// How often it has said something, to know silence by.
    heard: u32,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Asks the worker something, with files beside it. `hear` is called with every word of the answer.
pub fn ask(ask: Request, files: Option<JsValue>, hear: impl Fn(Response, Option<Vec<u8>>) + 'static) {
    let language = language_of_page();
    let words = words(language);
    let (worker, english) = (address("data-worker"), address("data-english").unwrap_or_default());
    let Some(worker) = worker else { return hear(Response::Failed(words.none.to_owned()), None) };
    let id = LINE.with_borrow_mut(|it| {
        it.last += 1;
        it.last
    });
    if begin(&worker).is_err() {
        return hear(Response::Failed(words.none.to_owned()), None);
    }
    let cancels = ask == Request::Cancel;
    let english = if language == Language::English { english } else { String::new() };
    let request = RequestMessage { id, language, today: today().to_string(), english, request: ask };
    // Texts and numbers always have a JSON form.
    let request = JsValue::from_str(&serde_json::to_string(&request).unwrap_or_default());
    let message = js_sys::Array::of2(&request, &files.unwrap_or_default());
    LINE.with_borrow_mut(|it| {
        if !cancels {
            it.hearing.insert(id, Rc::new(hear));
        }
        it.waiting.push_back(message.into());
    });
    send();
    watch(id, language);
}

/// The address that the page names, made whole: the worker stands elsewhere than the page.
fn address(name: &str) -> Option<String> {
    let named = document().get_element_by_id("app")?.get_attribute(name)?;
    let here = document().base_uri().ok().flatten()?;
    web_sys::Url::new_with_base(&named, &here).ok().map(|it| it.href())
}

fn begin(address: &str) -> Result<(), JsValue> {
    if LINE.with_borrow(|it| it.worker.is_some()) {
        return Ok(());
    }
    let worker = web_sys::Worker::new(address)?;
    let hear = Closure::<dyn Fn(web_sys::MessageEvent)>::new(|event: web_sys::MessageEvent| received(&event.data()));
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let language = language_of_page();
    let fail = Closure::<dyn Fn(JsValue)>::new(move |_| give_up(words(language).broken));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    // They live as long as the worker, which lives as long as the page, or until it fails.
    hear.forget();
    fail.forget();
    LINE.with_borrow_mut(|it| it.worker = Some(worker));
    Ok(())
}

/// Sends what waits, once the worker listens.
fn send() {
    LINE.with_borrow_mut(|it| {
        let Some(worker) = it.worker.clone().filter(|_| it.ready) else { return };
        while let Some(message) = it.waiting.pop_front() {
            // Texts and files can always be sent.
            let _ = worker.post_message(&message);
        }
    });
}

fn received(message: &JsValue) {
    LINE.with_borrow_mut(|it| it.heard += 1);
    if message.as_string().as_deref() == Some("ready") {
        LINE.with_borrow_mut(|it| it.ready = true);
        return send();
    }
    if message.is_string() {
        // It could not even start.
        return give_up(words(language_of_page()).broken);
    }
    let Some(message) = message.dyn_ref::<js_sys::Array>() else { return };
    let Ok(reply) = serde_json::from_str::<ResponseMessage>(&message.get(0).as_string().unwrap_or_default()) else { return };
    let bytes = message.get(1).dyn_into::<js_sys::Uint8Array>().ok().map(|it| it.to_vec());
    let goes_on = matches!(reply.response, Response::Progress(..));
    let hear = LINE.with_borrow_mut(|it| if goes_on { it.hearing.get(&reply.id).cloned() } else { it.hearing.remove(&reply.id) });
    if let Some(hear) = hear {
        hear(reply.response, bytes);
    }
}

/// Messages and clicks come outside of any screen, where no language is at hand but the page's own.
fn language_of_page() -> Language {
    let lang = document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default();
    if lang.starts_with("en") { Language::English } else { Language::Chinese }
}

/// Gives up where nothing was heard for too long.
fn watch(id: u32, language: Language) {
    let before = LINE.with_borrow(|it| it.heard);
    set_timeout(
        move || {
            let (waits, silent) = LINE.with_borrow(|it| (it.hearing.contains_key(&id), it.heard == before));
            match (waits, silent) {
                (true, true) => give_up(words(language).silent),
                (true, false) => watch(id, language),
                (false, _) => {}
            }
        },
        PATIENCE,
    );
}

/// Says to everybody who waits that nothing will come, and lets the worker go.
fn give_up(why: &str) {
    let line = LINE.take();
    LINE.with_borrow_mut(|it| it.last = line.last);
    if let Some(worker) = line.worker {
        worker.set_onmessage(None);
        worker.set_onerror(None);
        worker.terminate();
    }
    for hear in line.hearing.into_values() {
        hear(Response::Failed(why.to_owned()), None);
    }
}
