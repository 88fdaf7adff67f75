//! Reading back what was just written: a paper is handed out only when everything that was put in is found in it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use quick_xml::events::Event;

use crate::excel::{HEADER_ROWS, uncut};
use crate::report::Report;
use crate::table::{Table, is_filled};

/// What was found in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Found {
    /// Paragraphs outside of tables that say something.
    pub paragraphs: usize,
    /// Tables or sheets.
    pub tables: usize,
    /// Their rows, without headings.
    pub rows: usize,
    /// Their cells that hold something, without headings.
    pub cells: usize,
}

impl Found {
    /// Everything together, for a message about what is missing.
    pub fn all(self) -> usize {
        self.paragraphs + self.tables + self.rows + self.cells
    }
}

/// What has to be found in ledgers that became sheets.
pub fn expected(tables: &[Table]) -> Found {
    of_tables(&tables.iter().map(uncut).collect::<Vec<_>>())
}

fn of_tables(tables: &[Table]) -> Found {
    Found {
        paragraphs: 0,
        tables: tables.len(),
        rows: tables.iter().map(|it| it.rows.len()).sum(),
        cells: tables.iter().map(Table::filled).sum(),
    }
}

/// What has to be found in a report.
pub fn expected_of(report: &Report) -> Found {
    // Above every appendix stand its number, its title and whose it is.
    let paragraphs = report.blocks.iter().filter(|it| !it.words().trim().is_empty()).count() + 3 * report.appendices.len();
    Found { paragraphs, ..of_tables(&report.appendices) }
}

/// What an Excel file holds, in the sheets of these ledgers.
///
/// # Errors
/// Where it cannot be read at all; in words.
pub fn excel(file: &[u8], tables: &[Table]) -> Result<Found, String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).map_err(|it: calamine::XlsxError| it.to_string())?;
    let names = book.sheet_names();
    let mut found = Found { tables: names.len(), ..Found::default() };
    for (name, table) in names.iter().zip(tables.iter().map(uncut)) {
        let range = book.worksheet_range(name).map_err(|it| it.to_string())?;
        for (row, cells) in (HEADER_ROWS..).zip(&table.rows) {
            let value = |column: usize| range.get_value((row, u32::try_from(column).unwrap_or(u32::MAX)));
            let here = cells.iter().enumerate().filter(|(at, it)| is_filled(it) && value(*at).is_some_and(|it| *it != Data::Empty)).count();
            found.rows += usize::from(0 < here || !cells.iter().any(is_filled));
            found.cells += here;
        }
    }
    Ok(found)
}

/// Every paragraph of a Word file, word for word.
///
/// # Errors
/// Where it is no archive, or its document is no XML; in words.
pub fn paragraphs(file: &[u8]) -> Result<Vec<String>, String> {
    let text = document(file)?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut found, mut said, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().map_err(|it| it.to_string())? {
            Event::Eof => return Ok(found),
            Event::Start(tag) => match tag.name().as_ref() {
                "w:p" => said.clear(),
                "w:t" => in_text = true,
                _ => {}
            },
            Event::Text(it) if in_text => said.push_str(&it),
            // An escaped character.
            Event::GeneralRef(escape) if in_text => match escape.resolve_char_ref().map_err(|it| it.to_string())? {
                Some(it) => said.push(it),
                None => said.push_str(quick_xml::escape::resolve_predefined_entity(&escape).unwrap_or_default()),
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:p" => found.push(core::mem::take(&mut said)),
                "w:t" => in_text = false,
                _ => {}
            },
            _ => {}
        }
    }
}

/// The document within a Word file.
fn document(file: &[u8]) -> Result<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(|it| it.to_string())?;
    let mut text = String::new();
    let mut document = archive.by_name("word/document.xml").map_err(|it| it.to_string())?;
    document.read_to_string(&mut text).map_err(|it| it.to_string())?;
    Ok(text)
}

/// What a Word file holds.
///
/// # Errors
/// Where it is no archive, or its document is no XML; in words.
pub fn word(file: &[u8]) -> Result<Found, String> {
    let text = document(file)?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut found, mut in_table, mut in_text, mut head) = (Found::default(), 0_usize, false, false);
    // Whether the paragraph or the cell that is open says something.
    let (mut said, mut cell_said) = (false, false);
    loop {
        match reader.read_event().map_err(|it| it.to_string())? {
            Event::Eof => return Ok(found),
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" => {
                    in_table += 1;
                    found.tables += 1;
                }
                "w:tr" => {
                    head = false;
                    found.rows += 1;
                }
                "w:tc" => cell_said = false,
                "w:p" => said = false,
                "w:t" => in_text = true,
                _ => {}
            },
            // The heading of a table is no row of it.
            Event::Empty(tag) if tag.name().as_ref() == "w:tblHeader" => {
                head = true;
                found.rows -= 1;
            }
            Event::Text(text) if in_text => {
                let here = !text.trim().is_empty();
                said |= here;
                cell_said |= here;
            }
            // An escaped character.
            Event::GeneralRef(_) if in_text => {
                said = true;
                cell_said = true;
            }
            Event::End(tag) => match tag.name().as_ref() {
                "w:tbl" => in_table = in_table.saturating_sub(1),
                "w:tc" => found.cells += usize::from(cell_said && !head),
                "w:p" => found.paragraphs += usize::from(said && in_table == 0),
                "w:t" => in_text = false,
                _ => {}
            },
            _ => {}
        }
    }
}
