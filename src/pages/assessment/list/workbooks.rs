//! Workbooks for villages: blank ones to hand out, and filled ones read into drafts by the worker.

use std::rc::Rc;

use exchange::draft::Draft;
use leptos::web_sys;
use policy::assessment::reply::Unit;
use rollup::protocol::{Form, PaperSubject, ReadWorkbook, Request, Response};
use template::View;
use template_macro::view;

use crate::browser::clock::today;
use crate::browser::worker::ask;
use crate::components::documents::{Wanted, buttons};
use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::blank_form;
use crate::storage::drafts::text_of;

/// A button for each kind of unit that fills one in and that the pack has questions for.
pub fn blank_workbooks() -> View {
    let words = words(language());
    let kinds = [Unit::Village, Unit::Community].into_iter().filter(|it| it.lists().iter().all(|it| pack::pack().list(*it).is_some()));
    let kinds: Vec<Unit> = kinds.collect();
    let by_hand: Vec<View> = kinds
        .iter()
        .map(|unit| {
            view! { <li><a href=blank_form::route(*unit).to_string()>{(words.blank_form)((words.unit)(*unit))}</a></li> }
        })
        .collect();
    let wanted = kinds.into_iter().map(|unit| {
        let of = move || PaperSubject::Workbook(text_of(&Draft::new(unit, today().year())));
        Wanted { label: (words.blank_of)(unit), form: Form::Excel, of: Rc::new(of) }
    });
    let workbooks = buttons(view! { <h2>{words.blank}</h2> }, words.blank_help.to_owned(), wanted.collect());
    view! { {workbooks}<p class="help">{words.by_hand}</p><ul>{by_hand}</ul> }
}

/// Whether these bytes begin like a workbook, new or old: a draft's file is a text.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Has the worker read the workbooks; `done` gets each of them, or why none could be read.
pub fn read_workbooks(files: &[web_sys::File], done: impl Fn(Result<Vec<ReadWorkbook>, String>) + 'static) {
    let files: js_sys::Array = files.iter().collect();
    ask(Request::Workbooks, Some(files.into()), move |response, _| match response {
        Response::Drafts(all) => done(Ok(all)),
        other => {
            if let Some(why) = other.failure() {
                done(Err(why));
            }
        }
    });
}
