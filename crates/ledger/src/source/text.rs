//! Text files and what is pasted from a spreadsheet.

use csv::{ReaderBuilder, StringRecord, Terminator};

use crate::address::Address;
use crate::encoding::Encoding;
use crate::limits::{MAX_CELL, MAX_COLUMNS, MAX_ROWS};
use crate::problem::{Other, Problem};
use crate::row::{Cell, Row, is_blank};
use crate::source::decoding::{Decoded, detect};
use crate::source::sheet::{Flow, Sheet};

/// A text file whose encoding and separator are known.
#[derive(Clone, Copy)]
pub struct TextTable<'a> {
    bytes: &'a [u8],
    /// How it is written.
    pub encoding: Encoding,
    /// What separates its columns.
    pub separator: u8,
}

/// How much of the beginning tells the separator.
const BEGINNING: usize = 64_000;

impl<'a> TextTable<'a> {
    /// # Errors
    /// Where it is no text, or in no encoding that is known.
    pub fn open(bytes: &'a [u8]) -> Result<TextTable<'a>, Problem> {
        let (encoding, mark) = detect(bytes)?;
        let bytes = bytes.get(mark..).unwrap_or_default();
        let beginning = String::from_utf8_lossy(bytes.get(..BEGINNING).unwrap_or(bytes));
        let begins = beginning.trim_start().to_ascii_lowercase();
        if begins.starts_with('<') {
            return Err(Problem::NotATable(Other::WebPage));
        }
        if begins.starts_with('{') {
            return Err(Problem::NotATable(Other::Draft));
        }
        // A line break has one byte in each encoding but the last two, which are not cut into lines here: they are rare and short.
        let narrow = matches!(encoding, Encoding::Utf8 | Encoding::Gb18030);
        if narrow && !bytes.contains(&b'"') && MAX_ROWS as usize <= bytes.iter().filter(|it| **it == b'\n').count() {
            let lines = bytes.split(|it| *it == b'\n').filter(|it| !it.trim_ascii().is_empty()).count();
            if (MAX_ROWS as usize) < lines {
                return Err(Problem::TooManyRows { most: MAX_ROWS });
            }
        }
        let mut table = TextTable { bytes, encoding, separator: b',' };
        table.separator = table.likely_separator();
        Ok(table)
    }

    /// The one sheet that it has.
    pub fn sheet(&self) -> Sheet {
        Sheet { name: String::new(), hidden: false }
    }

    /// Each row that holds something, with how much of the file is read, in thousandths.
    ///
    /// # Errors
    /// Where a row or a cell goes beyond what is taken.
    pub fn rows(&self, mut each: impl FnMut(&Row, u32) -> Flow) -> Result<(), Problem> {
        // Old programs end lines with a carriage return alone. Where it comes before a line feed it is cut off below.
        let line_end = if self.bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .terminator(Terminator::Any(line_end))
            .buffer_capacity(1 << 16)
            .from_reader(Decoded::new(self.bytes, self.encoding));
        let (mut record, mut row) = (StringRecord::new(), Row::default());
        // Line breaks within cells, so that rows are counted as a spreadsheet counts them.
        let (mut within, mut number) = (0_u64, 0_u32);
        // How wide the first row is, and the last cell of the last row, where it has line breaks.
        let (mut width, mut last) = (0, None);
        // What was checked to be text stays text, and reading from memory does not fail.
        while reader.read_record(&mut record).map_err(|_| Problem::NotText)? {
            within += memchr::memchr_iter(b'\n', record.as_slice().as_bytes()).count() as u64;
            // The line after the record, but of the last one, which may end without a line break.
            let ends = reader.position().line() - u64::from(!reader.is_done());
            number = u32::try_from(ends.saturating_sub(within)).unwrap_or(u32::MAX).max(number.saturating_add(1));
            if MAX_ROWS < number {
                return Err(Problem::TooManyRows { most: MAX_ROWS });
            }
            row.begin(number);
            width = width.max(if width == 0 { record.len() } else { 0 });
            last = record.get(record.len().saturating_sub(1)).is_some_and(|it| it.contains('\n')).then(|| record.len().saturating_sub(1));
            for (column, field) in record.iter().enumerate() {
                let field = if number == 1 && column == 0 { field.trim_start_matches('\u{FEFF}') } else { field };
                let field = if column + 1 == record.len() { field.strip_suffix('\r').unwrap_or(field) } else { field };
                if MAX_CELL < field.len() && MAX_CELL < field.chars().count() {
                    return Err(Problem::CellTooLong { at: Address { row: number, column }, most: MAX_CELL });
                }
                if is_blank(field) {
                    continue;
                }
                if self.holds_rows(field, width) {
                    return Err(Problem::OpenQuote { at: Address { row: number, column } });
                }
                if MAX_COLUMNS <= column {
                    return Err(Problem::TooManyColumns { row: number, most: MAX_COLUMNS });
                }
                row.put(column, Cell::Text(field));
            }
            if row.is_empty() {
                continue;
            }
            let left = reader.get_ref().left();
            let read = self.bytes.len() - left;
            let thousandths = (read * 1000).checked_div(self.bytes.len()).and_then(|it| u32::try_from(it).ok()).unwrap_or(1000);
            if each(&row, thousandths) == Flow::Stop {
                return Ok(());
            }
        }
        match last {
            Some(column) if !self.ends_with_quote() => Err(Problem::OpenQuote { at: Address { row: number, column } }),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether a cell holds what looks like several rows of the table.
    fn holds_rows(&self, field: &str, width: usize) -> bool {
        let separators = |line: &str| memchr::memchr_iter(self.separator, line.as_bytes()).count();
        2 < width && memchr::memchr(b'\n', field.as_bytes()).is_some() && 2 < field.lines().filter(|it| width <= separators(it) + 1).count()
    }

    fn ends_with_quote(&self) -> bool {
        let end = self.bytes.get(self.bytes.len().saturating_sub(16)..).unwrap_or_default();
        // Of two bytes a character, one is zero.
        end.iter().rev().find(|it| !matches!(it, 0 | b' ' | b'\r' | b'\n' | b'\t' | b',' | b';')) == Some(&b'"')
    }

    /// The separator with which most of the first rows have the same number of columns: more than one.
    fn likely_separator(&self) -> u8 {
        let mut best = (0, b',');
        for separator in [b'\t', b',', b';'] {
            let beginning = self.bytes.get(..BEGINNING).unwrap_or(self.bytes);
            let table = TextTable { bytes: beginning, separator, ..*self };
            let mut widths = Vec::new();
            // A problem is told when all of it is read.
            let read = table.rows(|row, _| {
                widths.push(row.len());
                if widths.len() < 30 { Flow::On } else { Flow::Stop }
            });
            if read.is_err() && widths.is_empty() {
                continue;
            }
            let same = |width: usize| widths.iter().filter(|it| **it == width).count();
            let fit = widths.iter().filter(|it| 1 < **it).map(|it| same(*it) * 1000 + (*it).min(500)).max().unwrap_or(0);
            if best.0 < fit {
                best = (fit, separator);
            }
        }
        best.1
    }
}
