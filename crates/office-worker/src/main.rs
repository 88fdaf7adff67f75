//! The worker: papers and roll-ups, away from the page. It is loaded when it is first asked something, holds the tables, and
//! sends the page no more of them than it shows.
//!
//! The page sends `[request, files]`, the request as JSON; the worker answers `[reply, bytes]`. A plain protocol of our own
//! rather than a crate's: files have to come as the browser holds them, and a worker that cannot start has to say so.

mod store;
mod tables;

use core::cell::Cell;

use policy::day::Day;
use policy::text::Language;
use rollup::message::{Ask, Of, Paper, Reply, Request, Said};
use rollup::received::Level;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    static CANCELLED: Cell<bool> = const { Cell::new(false) };
}

fn main() {
    let listen = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| spawn_local(receive(event.data())));
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    listen.forget();
    // What the page sends before somebody listens is lost, so it waits for this.
    let _ = scope().post_message(&JsValue::from_str("ready"));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Says something to the page, with bytes beside it.
fn say(id: u32, said: Said, bytes: Option<&[u8]>) {
    // Texts and numbers always have a JSON form.
    let reply = serde_json::to_string(&Reply { id, said }).unwrap_or_default();
    let bytes = bytes.map_or(JsValue::UNDEFINED, |it| js_sys::Uint8Array::from(it).into());
    let _ = scope().post_message(&js_sys::Array::of2(&JsValue::from_str(&reply), &bytes));
}

async fn receive(message: JsValue) {
    let message: js_sys::Array = message.unchecked_into();
    let text = message.get(0).as_string().unwrap_or_default();
    let Ok(request) = serde_json::from_str::<Request>(&text) else {
        // The page and its worker were built together; another page's worker can only be an old one.
        say(0, Said::Failed("another edition".to_owned()), None);
        return;
    };
    let files: js_sys::Array = message.get(1).dyn_into().unwrap_or_default();
    let id = request.id;
    if request.ask == Ask::Cancel {
        CANCELLED.set(true);
        return;
    }
    match answer(request, files).await {
        Ok((said, bytes)) => say(id, said, bytes.as_deref()),
        Err(why) => say(id, Said::Failed(why), None),
    }
}

/// What is said, in what language, on which day.
#[derive(Clone, Copy)]
struct Setting {
    id: u32,
    language: Language,
    today: Day,
}

type Answer = (Said, Option<Vec<u8>>);

async fn answer(request: Request, files: js_sys::Array) -> Result<Answer, String> {
    speak(request.language, &request.english).await?;
    let today = request.today.parse().map_err(|_| request.today.clone())?;
    let it = Setting { id: request.id, language: request.language, today };
    let view = |it: rollup::message::View| (Said::View(Box::new(it)), None);
    match request.ask {
        Ask::View(level, looking) => tables::view(it, level, &looking).await.map(view),
        Ask::Take(level, looking, texts) => tables::take(it, level, &looking, &files, texts).await.map(view),
        Ask::Typed(level, looking, typed) => tables::typed(it, level, &looking, &typed).await.map(view),
        Ask::Choose(level, looking, file) => tables::choose(it, level, &looking, &file).await.map(view),
        Ask::Remove(level, looking, file) => tables::remove(it, level, &looking, &file).await.map(view),
        Ask::Clear(level, looking) => tables::clear(it, level, &looking).await.map(view),
        Ask::File(level, file) => tables::file(it, level, &file).await.map(|it| (Said::File(Box::new(it)), None)),
        Ask::Units(level, looking, indicator) => tables::units(it, level, &looking, &indicator).await.map(|it| (Said::Units(it), None)),
        Ask::Paper(Paper { form, of }) => {
            let made = match of {
                Of::Draft(text) => {
                    tables::load(it, Level::Township).await?;
                    tables::paper_of_draft(it, form, &text)
                }
                Of::Table(level, year) => {
                    tables::load(it, level).await?;
                    tables::paper_of_table(it, form, level, year)
                }
                Of::Questions(asked) => tables::paper_of_questions(it, form, &asked),
            };
            made.map(|(made, bytes)| (Said::Paper(made), Some(bytes)))
        }
        Ask::Cancel => Err(String::new()),
    }
}

/// Fetches the English texts where they are needed.
async fn speak(language: Language, english: &str) -> Result<(), String> {
    if language == Language::Chinese || pack::has_english() {
        return Ok(());
    }
    let failed = || "The English texts could not be loaded. Try again, or switch to Chinese.".to_owned();
    let answer = JsFuture::from(scope().fetch_with_str(english)).await.map_err(|_| failed())?;
    let answer: web_sys::Response = answer.dyn_into().map_err(|_| failed())?;
    let bytes = JsFuture::from(answer.array_buffer().map_err(|_| failed())?).await.map_err(|_| failed())?;
    if pack::add_english(&js_sys::Uint8Array::new(&bytes).to_vec()) { Ok(()) } else { Err(failed()) }
}
