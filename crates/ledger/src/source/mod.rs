//! A file as sheets of rows, whatever kind of file it is.

pub mod sheet;
pub mod decoding;
pub mod text;
pub mod archive;
pub mod merged;
pub mod workbook;
pub mod compound;
pub mod records;
pub mod old_workbook;

use crate::encoding::Encoding;
use crate::limits::MAX_BYTES;
use crate::problem::{Other, Problem};
use crate::row::Row;
use crate::source::compound::Compound;
use crate::source::merged::Area;
use crate::source::old_workbook::OldWorkbook;
use crate::source::sheet::{Flow, Sheet};
use crate::source::text::TextTable;
use crate::source::workbook::Workbook;

/// A file that was recognised and can be read.
pub enum Book<'a> {
    /// .csv, or what was pasted.
    Text(TextTable<'a>),
    /// .xlsx, .xlsm.
    Workbook(Box<Workbook<'a>>),
    /// .xls, .et.
    Old(Box<OldWorkbook>),
}

impl<'a> Book<'a> {
    /// Recognises a file by what it begins with; its name says nothing.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: &'a [u8]) -> Result<Book<'a>, Problem> {
        if MAX_BYTES < bytes.len() {
            return Err(Problem::TooLarge { bytes: bytes.len(), most: MAX_BYTES });
        }
        match bytes {
            [] => Err(Problem::Empty),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Workbook::open(bytes).map(|it| Book::Workbook(Box::new(it))),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => OldWorkbook::open(&Compound::open(bytes)?).map(|it| Book::Old(Box::new(it))),
            // A workbook of the time before compound files.
            [9, 0 | 2 | 4, 4 | 6 | 8, 0, ..] => Err(Problem::NotATable(Other::OldWorkbook)),
            [b'%', b'P', b'D', b'F', ..] => Err(Problem::NotATable(Other::Pdf)),
            [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => Err(Problem::NotATable(Other::Picture)),
            [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, ..] => Err(Problem::NotATable(Other::Archive)),
            _ if bytes.trim_ascii().is_empty() => Err(Problem::Empty),
            _ => TextTable::open(bytes).map(Book::Text),
        }
    }

    /// Its sheets in their order.
    pub fn sheets(&self) -> Vec<Sheet> {
        match self {
            Book::Text(table) => vec![table.sheet()],
            Book::Workbook(book) => book.sheets(),
            Book::Old(book) => book.sheets(),
        }
    }

    /// How a text file is written.
    pub fn encoding(&self) -> Option<Encoding> {
        match self {
            Book::Text(table) => Some(table.encoding),
            Book::Workbook(_) | Book::Old(_) => None,
        }
    }

    /// Whether it has macros. They are never run.
    pub fn has_macros(&self) -> bool {
        match self {
            Book::Text(_) => false,
            Book::Workbook(book) => book.has_macros(),
            Book::Old(book) => book.has_macros(),
        }
    }

    /// Whether its days are counted from 1904 on.
    pub fn counts_from_1904(&self) -> bool {
        match self {
            Book::Text(_) => false,
            Book::Workbook(book) => book.counts_from_1904(),
            Book::Old(book) => book.counts_from_1904(),
        }
    }

    /// Each row of a sheet that holds something, with how much is read, in thousandths. Merged cells down a column hold what the
    /// first of them holds.
    ///
    /// # Errors
    /// Where the sheet cannot be read, or goes beyond what is taken.
    pub fn rows(&mut self, sheet: usize, each: impl FnMut(&Row, u32) -> Flow) -> Result<(), Problem> {
        match self {
            Book::Text(table) if sheet == 0 => table.rows(each),
            Book::Text(_) => Err(Problem::NoSuchSheet),
            Book::Workbook(book) => book.rows(sheet, each),
            Book::Old(book) => book.rows(sheet, each),
        }
    }

    /// The merged areas of a sheet that go down over several rows.
    ///
    /// # Errors
    /// Where the sheet cannot be read.
    pub fn merged(&mut self, sheet: usize) -> Result<Vec<Area>, Problem> {
        match self {
            Book::Text(_) => Ok(Vec::new()),
            Book::Workbook(book) => book.merged(sheet),
            Book::Old(book) => book.merged(sheet),
        }
    }
}
