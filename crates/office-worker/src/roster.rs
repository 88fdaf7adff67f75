//! A list of people: read from a file or a text, held in memory only, and shown in parts.

use core::cell::RefCell;

use office::paper::{of_tables, of_text};
use office::words::words;
use pack::pack;
use rollup::people::{RosterAsk, RosterQuery, RosterReply, RosterRequest, RosterView};
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

/// Progress is told whenever it has come so far, in thousandths.
const TOLD_EVERY: u32 = 10;

/// Answers the page.
pub async fn answer(context: Context, request: RosterRequest, files: &js_sys::Array) -> Result<Answer, String> {
    let reply = match request {
        RosterRequest::Check(ask) => RosterReply::Checked(check(context, ask, files).await?),
        RosterRequest::Look(query) => {
            let part = LIST.with_borrow_mut(|list| list.as_mut().map(|it| it.part(&query, context.language)));
            RosterReply::Part(part.ok_or_else(|| messages::words(context.language).no_list.to_owned())?)
        }
    };
    Ok((Response::Roster(Box::new(reply)), None))
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
    let readings = ask.readings.into_iter().collect();
    let asked = Ask { tools: ask.tools, as_of, readings, names: ask.names, columns: ask.columns, remembered: ask.remembered };
    let mut told = 0;
    let progress = |thousandths: u32| {
        if told + TOLD_EVERY <= thousandths {
            told = thousandths;
            send(context.id, Response::Progress(thousandths, 1000), None);
        }
    };
    let mut list = List::check(pack(), &bytes, &asked, progress).map_err(|it| it.text().in_language(language).to_owned())?;
    let view = list.view(&ask.query, language);
    LIST.set(Some(list));
    Ok(view)
}

/// The rows that fit, as a file.
pub fn paper(context: Context, query: &RosterQuery, form: Form) -> Result<(GeneratedFile, Vec<u8>), String> {
    LIST.with_borrow(|list| {
        let list = list.as_ref().ok_or_else(|| messages::words(context.language).no_list.to_owned())?;
        match form {
            Form::Calendar => calendar(context, list, query),
            Form::Excel => {
                let table = list.paper(query, context.today, context.language);
                let name = file_name(&table.name, context.today, "xlsx");
                of_tables(core::slice::from_ref(&table), name, context.language)
            }
            Form::Csv | Form::Word | Form::Text | Form::RollupFile | Form::Slides | Form::Archive => {
                let table = list.paper(query, context.today, context.language);
                let name = file_name(&table.name, context.today, "csv");
                Ok(of_text(table.csv(), name, "text/csv", words(context.language)))
            }
        }
    })
}

fn calendar(context: Context, list: &List<'_>, query: &RosterQuery) -> Result<(GeneratedFile, Vec<u8>), String> {
    let words = messages::words(context.language);
    let now: String = js_sys::Date::new_0().to_iso_string().into();
    let digits: String = now.chars().take(19).filter(|it| *it != '-' && *it != ':').collect();
    let days = list.days(query, &[&digits, "Z"].concat(), context.language).ok_or_else(|| words.no_days.to_owned())?;
    let name = file_name(words.days, context.today, "ics");
    let checked = (words.days_listed)(days.listed, days.all);
    Ok((GeneratedFile { name, mime: "text/calendar".to_owned(), checked, text: Some(days.text) }, days.file.into_bytes()))
}

fn file_name(kind: &str, day: policy::model::day::Day, ending: &str) -> String {
    [kind, "-", &day.to_string(), ".", ending].concat()
}

/// A blank table for what these tools ask.
pub fn template(context: Context, tools: &[String]) -> Result<(GeneratedFile, Vec<u8>), String> {
    let paper_context = office::context::Context { pack: pack(), hash: pack::hash(), today: context.today, language: context.language };
    let facts: Vec<_> = roster::list::wanted(pack(), tools).into_iter().map(|it| it.0).collect();
    office::people_template::make(paper_context, &facts)
}
