//! The worker: papers and roll-ups, away from the page. It is loaded when it is first asked something, holds the tables, and
//! sends the page no more of them than it shows.
//!
//! The page sends `[request, files]`, the request as bytes; the worker answers `[reply, bytes]`. A plain protocol of our own
//! rather than a crate's: files have to come as the browser holds them, and a worker that cannot start has to say so.

mod messages;
mod roster;
mod store;
mod tables;
mod units_ledger;
mod workbooks;

use core::cell::{Cell, RefCell};
use std::collections::VecDeque;

use policy::model::day::Day;
use policy::model::text::Language;
use rollup::level::Level;
use rollup::protocol::{Paper, PaperSubject, Request, RequestMessage, Response, ResponseMessage};
use rollup::unit_name::UnitKey;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    /// Whose tables are meant: the same for as long as the worker lives, which has one page.
    static SPACE: RefCell<String> = const { RefCell::new(String::new()) };
    static CANCELLED: Cell<bool> = const { Cell::new(false) };
    /// Requests that wait for the one before: each sees what that has changed, and is answered after it.
    static WAITING: RefCell<VecDeque<(RequestMessage, js_sys::Array)>> = const { RefCell::new(VecDeque::new()) };
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
}

/// What questions say in English: the worker writes papers in either language, and loads nothing later.
static ENGLISH: [::messages::english::Table; 1] = [&quiz::phrases::EN];

fn main() {
    ::messages::english::install(&ENGLISH);
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

/// Sends a response to the page, with bytes beside it.
fn send(id: u32, response: Response, bytes: Option<&[u8]>) {
    // Texts and numbers can always be written.
    let reply = postcard::to_allocvec(&ResponseMessage { id, response }).unwrap_or_default();
    let bytes = bytes.map_or(JsValue::UNDEFINED, |it| js_sys::Uint8Array::from(it).into());
    let _ = scope().post_message(&js_sys::Array::of2(&js_sys::Uint8Array::from(reply.as_slice()), &bytes));
}

async fn receive(message: JsValue) {
    let message: js_sys::Array = message.unchecked_into();
    let bytes = message.get(0).dyn_into::<js_sys::Uint8Array>().map(|it| it.to_vec()).unwrap_or_default();
    let Ok(request) = postcard::from_bytes::<RequestMessage>(&bytes) else {
        // The page and its worker were built together; another page's worker can only be an old one.
        send(0, Response::Failed("another edition".to_owned()), None);
        return;
    };
    let files: js_sys::Array = message.get(1).dyn_into().unwrap_or_default();
    if request.request == Request::Cancel {
        CANCELLED.set(true);
        return;
    }
    WAITING.with_borrow_mut(|waiting| waiting.push_back((request, files)));
    if IS_BUSY.replace(true) {
        return;
    }
    while let Some((request, files)) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        let id = request.id;
        match answer(request, files).await {
            Ok((response, bytes)) => send(id, response, bytes.as_deref()),
            Err(why) => send(id, Response::Failed(why), None),
        }
    }
    IS_BUSY.set(false);
}

/// Which request is answered, in what language, on which day.
#[derive(Clone, Copy)]
struct Context {
    id: u32,
    language: Language,
    today: Day,
}

type Answer = (Response, Option<Vec<u8>>);

async fn answer(request: RequestMessage, files: js_sys::Array) -> Result<Answer, String> {
    load_pack(&request).await?;
    SPACE.with_borrow_mut(|space| space.clone_from(&request.space));
    let today = request.today.parse().map_err(|_| request.today.clone())?;
    let context = Context { id: request.id, language: request.language, today };
    let view = |it: rollup::protocol::View| (Response::View(Box::new(it)), None);
    match request.request {
        Request::View(level, query) => tables::view(context, level, &query).await.map(view),
        Request::Import(level, query, texts) => tables::import_files(context, level, &query, &files, texts).await.map(view),
        Request::SetLists(level, query, typed) => tables::typed(context, level, &query, &typed).await.map(view),
        Request::Choose(level, query, file) => tables::choose(context, level, &query, &file).await.map(view),
        Request::SameUnit(level, query, name, listed) => tables::same_unit(context, level, &query, &name, listed).await.map(view),
        Request::Remove(level, query, file) => tables::remove(context, level, &query, &file).await.map(view),
        Request::Clear(level, query) => tables::clear(context, level, &query).await.map(view),
        Request::PutBack(level, query) => tables::put_back(context, level, &query).await.map(view),
        Request::File(level, file) => tables::file(context, level, &file).await.map(|it| (Response::File(Box::new(it)), None)),
        Request::Units(level, query, indicator) => {
            tables::units(context, level, &query, &indicator).await.map(|it| (Response::Units(it), None))
        }
        Request::Trends(level, query) => tables::trends(context, level, &query).await.map(|it| (Response::Trends(Box::new(it)), None)),
        Request::SameNames(name, names) => Ok((Response::SameNames(UnitKey::those_of(&name, names)), None)),
        Request::Paper(Paper { form, of }) => {
            let made = match of {
                PaperSubject::Draft(text) => {
                    tables::load(context, Level::Township).await?;
                    tables::paper_of_draft(context, form, &text)
                }
                PaperSubject::Table(level, year) => {
                    tables::load(context, level).await?;
                    tables::paper_of_table(context, form, level, year)
                }
                PaperSubject::Questions(asked) => tables::paper_of_questions(context, form, &asked),
                PaperSubject::Roster(query) => roster::paper(context, &query, form),
                PaperSubject::RosterTemplate(tools) => roster::template(context, &tools),
                PaperSubject::Slides(slides) => tables::presentation(context, form, &slides),
                PaperSubject::Workbook(draft) => workbooks::blank(context, &draft),
                PaperSubject::Drafts(files) => workbooks::archive(context, &files),
            };
            made.map(|(made, bytes)| (Response::Paper(made), Some(bytes)))
        }
        Request::Ledger(level, query, asked) => units_ledger::answer(context, level, &query, &asked, &files).await,
        Request::Workbooks => Ok((Response::Drafts(workbooks::read_all(context, &files).await), None)),
        Request::Roster(asked) => roster::answer(context, asked, &files).await,
        Request::Cancel => Err(String::new()),
    }
}

/// Fetches the pack, and its English texts where they are needed, unless they are here.
async fn load_pack(request: &RequestMessage) -> Result<(), String> {
    let needs_english = request.language == Language::English;
    let has_pack = !pack::hash().is_empty() || fetch(&request.pack).await.is_some_and(pack::load);
    if !has_pack || !pack::has_reference() && !fetch(&request.reference).await.is_some_and(pack::add_reference) {
        let words = ["文件的数据没有取到。请再试一次。", "The data of the measures could not be loaded. Try again."];
        return Err(words[usize::from(needs_english)].to_owned());
    }
    if needs_english && !pack::has_english() && !fetch(&request.english).await.is_some_and(|it| pack::add_english(&it)) {
        return Err("The English texts could not be loaded. Try again, or switch to Chinese.".to_owned());
    }
    Ok(())
}

/// The bytes that lie there; `None` where they cannot be had.
async fn fetch(address: &str) -> Option<Vec<u8>> {
    let answer = JsFuture::from(scope().fetch_with_str(address)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok().filter(web_sys::Response::ok)?;
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
