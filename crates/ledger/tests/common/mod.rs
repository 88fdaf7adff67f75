//! What the tests share: files made here, and a sink that keeps everything.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod old_workbook;

use ledger::dirty::Dirty;
use ledger::matching::Mapping;
use ledger::problem::Problem;
use ledger::reading::{Options, Progress, Sink, Summary, Survey, read, survey};
use ledger::row::Cell;
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::Taken;
use ledger::wanted::Wanted;

/// Facts of the pack, with what a table may call them besides.
pub fn facts(ids: &[(&str, &[&str])]) -> Vec<Wanted> {
    ids.iter().map(|(id, aliases)| Wanted::of_fact(pack::pack().find_fact(id).unwrap().1, aliases)).collect()
}

/// Rows as `id=value`, names, and cells that could not be read.
#[derive(Default)]
pub struct Kept {
    wanted: Vec<String>,
    open: Vec<String>,
    pub rows: Vec<(u32, Vec<String>)>,
    pub names: Vec<String>,
    pub dirty: Vec<Dirty>,
    pub stop_after: Option<usize>,
}

impl Kept {
    pub fn of(wanted: &[Wanted]) -> Kept {
        Kept { wanted: wanted.iter().map(|it| it.id.clone()).collect(), ..Kept::default() }
    }
}

impl Sink for Kept {
    fn value(&mut self, wanted: usize, value: Taken<'_>) {
        use policy::model::value::{Answer, Value};
        let value = match value {
            Taken::Open => "open".to_owned(),
            Taken::Text(text) => text.to_owned(),
            Taken::Digits(number) => number.to_string(),
            Taken::Answer(answer) => match answer {
                Answer::Open => "open".to_owned(),
                Answer::Month(it) => it.to_string(),
                Answer::TenureSinceMonth(it, _) => format!("since {it}"),
                Answer::Given(Value::YesNo(it)) => it.to_string(),
                Answer::Given(Value::Choice(it)) => format!("#{it}"),
                Answer::Given(Value::Number(it)) => it.to_string(),
                Answer::Given(Value::Date(it)) => it.to_string(),
                Answer::Given(Value::Tenure(it)) => format!("since {}", it.since.map(|it| it.to_string()).unwrap_or_default()),
            },
        };
        self.open.push(format!("{}={value}", self.wanted[wanted]));
    }

    fn name(&mut self, name: &str) {
        self.names.push(name.to_owned());
    }

    fn dirty(&mut self, dirty: Dirty) {
        self.dirty.push(dirty);
    }

    fn end_of_row(&mut self, row: u32, _: Progress) -> Flow {
        self.rows.push((row, std::mem::take(&mut self.open)));
        if self.stop_after == Some(self.rows.len()) { Flow::Stop } else { Flow::On }
    }
}

/// Looks over a file and reads it as proposed.
pub fn all(bytes: &[u8], wanted: &[Wanted], options: Options) -> Result<(Survey, Mapping, Kept, Summary), Problem> {
    let mut book = Book::open(bytes)?;
    let survey = survey(&mut book, wanted)?;
    let mapping = survey.mapping();
    let mut kept = Kept::of(wanted);
    let summary = read(&mut book, &survey, &mapping, wanted, options, &mut kept)?;
    Ok((survey, mapping, kept, summary))
}

/// Every row of a sheet as texts, up to its last cell.
pub fn texts(book: &mut Book<'_>, sheet: usize) -> Result<Vec<(u32, Vec<String>)>, Problem> {
    let mut rows = Vec::new();
    book.rows(sheet, |row, _| {
        rows.push((row.number(), row.cells().map(Cell::written).collect()));
        Flow::On
    })?;
    Ok(rows)
}

/// The text in GBK.
pub fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = encoding_rs::GB18030.encode(text);
    assert!(!lost);
    bytes.into_owned()
}

/// The text in UTF-16 with its mark.
pub fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(unit).collect()
}
