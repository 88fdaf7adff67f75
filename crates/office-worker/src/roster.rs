//! A list of people: read from a file or a text, held in memory only, and shown in parts.

use core::cell::RefCell;

use ledger::source::Flow;
use office::paper::{of_tables, of_text};
use office::words::words;
use pack::pack;
use policy::model::text::Language;
use rollup::people::{RosterAsk, RosterQuery, RosterRequest, RosterView};
use rollup::protocol::{Form, GeneratedFile, Response};
use roster::list::{Ask, List};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::messages;
use crate::{Answer, Context, send};

thread_local! {
    /// The list that is looked at. It is nowhere else.
    static LIST: RefCell<Option<List<'static>>> = const { RefCell::new(None) };
}

/// Progress is told after so many rows.
const TOLD_EVERY: u32 = 2_000;

/// Answers the page.
pub async fn answer(context: Context, request: RosterRequest, files: &js_sys::Array) -> Result<Answer, String> {
    match request {
        RosterRequest::Check(ask) => check(context, ask, files).await.map(view),
        RosterRequest::View(query) => Ok(view(shown(&query, context.language))),
        RosterRequest::Clear => {
            LIST.set(None);
            Ok(view(RosterView::default()))
        }
    }
}

fn view(view: RosterView) -> Answer {
    (Response::Roster(Box::new(view)), None)
}

async fn check(context: Context, ask: RosterAsk, files: &js_sys::Array) -> Result<RosterView, String> {
    let language = context.language;
    LIST.set(None);
    let bytes = match files.get(0).dyn_into::<web_sys::File>() {
        Ok(file) => {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
            let size = file.size() as usize;
            // Else it would be brought into memory only to be refused.
            if ledger::limits::MAX_BYTES < size {
                let problem = ledger::problem::Problem::TooLarge { bytes: size, most: ledger::limits::MAX_BYTES };
                return Err(problem.text().in_language(language).to_owned());
            }
            let unreadable = |_| rollup::import::ImportError::NotReadable.text().in_language(language).to_owned();
            let bytes = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
            js_sys::Uint8Array::new(&bytes).to_vec()
        }
        Err(_) => ask.text.into_bytes(),
    };
    let as_of = ask.as_of.parse().unwrap_or(context.today);
    let asked = Ask { tools: ask.tools, as_of, names: ask.names, columns: ask.columns };
    let progress = |it: ledger::reading::Progress| {
        if it.rows.is_multiple_of(TOLD_EVERY) {
            send(context.id, Response::Progress(it.thousandths, 1000), None);
        }
        Flow::On
    };
    let list = List::check(pack(), &bytes, &asked, progress).map_err(|it| it.text().in_language(language).to_owned())?;
    LIST.set(Some(list));
    Ok(shown(&ask.query, language))
}

fn shown(query: &RosterQuery, language: Language) -> RosterView {
    LIST.with_borrow(|list| list.as_ref().map(|it| it.view(query, language)).unwrap_or_default())
}

/// The rows that fit, as a file.
pub fn paper(context: Context, query: &RosterQuery, form: Form) -> Result<(GeneratedFile, Vec<u8>), String> {
    let language = context.language;
    let Some(table) = LIST.with_borrow(|list| Some(list.as_ref()?.paper(query, context.today, language))) else {
        return Err(messages::words(language).no_list.to_owned());
    };
    let name = |ending: &str| [&table.name, "-", &context.today.to_string(), ".", ending].concat();
    match form {
        Form::Excel => of_tables(core::slice::from_ref(&table), name("xlsx"), language),
        Form::Csv | Form::Word | Form::Text | Form::RollupFile | Form::Slides => {
            Ok(of_text(table.csv(), name("csv"), "text/csv", words(language)))
        }
    }
}
