//! .xls as Excel 97 to 2003 and WPS write it, and .et.

use std::collections::HashSet;

use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::problem::{Other, Problem};
use crate::row::{Cell, Row};
use crate::serial;
use crate::source::compound::{Compound, f64_at, u16_at, u32_at};
use crate::source::merged::{Area, Filler};
use crate::source::records::{Record, Records};
use crate::source::sheet::{Flow, Sheet};

/// The kinds of records that are read, by the numbers of MS-XLS.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002F;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const RICH_STRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGED: u16 = 0x00E5;
    pub const SHARED_STRINGS: u16 = 0x00FC;
    pub const LABEL_SST: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// The version that is read: Excel 97 and later.
const VERSION: u16 = 0x0600;

/// An old workbook; its sheets are read when they are asked for.
pub struct OldWorkbook {
    stream: Vec<u8>,
    sheets: Vec<(Sheet, usize)>,
    strings: Vec<String>,
    /// Which formats of cells show a day.
    days: Vec<bool>,
    from_1904: bool,
    macros: bool,
}

impl OldWorkbook {
    /// # Errors
    /// Where it is no workbook, is protected, too old, or damaged.
    pub fn open(file: &Compound<'_>) -> Result<OldWorkbook, Problem> {
        if file.has("EncryptedPackage") {
            return Err(Problem::Protected);
        }
        let Some(stream) = file.stream("Workbook")? else {
            return Err(match () {
                () if file.has("Book") => Problem::NotATable(Other::OldWorkbook),
                () if file.has("WordDocument") => Problem::NotATable(Other::Word),
                () => Problem::Damaged,
            });
        };
        let macros = file.has("_VBA_PROJECT_CUR");
        let mut book = OldWorkbook { stream, sheets: Vec::new(), strings: Vec::new(), days: Vec::new(), from_1904: false, macros };
        book.read_globals()?;
        Ok(book)
    }

    /// Its worksheets; charts are none.
    pub fn sheets(&self) -> Vec<Sheet> {
        self.sheets.iter().map(|it| it.0.clone()).collect()
    }

    /// Whether it has macros.
    pub fn has_macros(&self) -> bool {
        self.macros
    }

    /// Whether its days are counted from 1904 on.
    pub fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    fn read_globals(&mut self) -> Result<(), Problem> {
        let (mut formats, mut shown, mut began) = (Vec::new(), HashSet::new(), false);
        for record in Records::new(&self.stream) {
            let data = record.data;
            match record.kind {
                kind::BEGIN if u16_at(data, 0) != Some(VERSION) => return Err(Problem::NotATable(Other::OldWorkbook)),
                kind::BEGIN => began = true,
                kind::FILE_PASS => return Err(Problem::Protected),
                kind::DATE_MODE => self.from_1904 = u16_at(data, 0) == Some(1),
                kind::FORMAT => {
                    if let (Some(number), Some(code)) = (u16_at(data, 0), record.texts(2).text())
                        && is_of_a_day(&code)
                    {
                        shown.insert(number);
                    }
                }
                kind::XF => formats.push(u16_at(data, 2).unwrap_or(0)),
                kind::BOUND_SHEET => {
                    let (place, state, what) = (u32_at(data, 0), data.get(4), data.get(5));
                    if let (Some(place), Some(state), Some(0), Some(name)) = (place, state, what, record.texts(6).short_text()) {
                        let place = usize::try_from(place).map_err(|_| Problem::Damaged)?;
                        self.sheets.push((Sheet { name, hidden: state & 3 != 0 }, place));
                    }
                }
                kind::SHARED_STRINGS => {
                    let mut texts = record.texts(8);
                    let count = u32_at(data, 4).and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
                    self.strings = core::iter::from_fn(|| texts.text()).take(count).collect();
                }
                kind::END => break,
                _ => {}
            }
        }
        // The built-in formats of days, with those of Chinese editions.
        let built_in = |it: &u16| matches!(it, 14..=22 | 27..=36 | 45 | 47 | 50..=58);
        self.days = formats.iter().map(|it| built_in(it) || shown.contains(it)).collect();
        if began { Ok(()) } else { Err(Problem::Damaged) }
    }

    /// The records of a sheet itself; those of the charts within it have a beginning and an end of their own.
    fn records(&self, sheet: usize) -> Result<impl Iterator<Item = Record<'_>>, Problem> {
        let place = self.sheets.get(sheet).ok_or(Problem::NoSuchSheet)?.1;
        let mut records = self.stream.get(place..).map(Records::new).ok_or(Problem::Damaged)?;
        let mut depth = 0_u32;
        Ok(core::iter::from_fn(move || {
            loop {
                let record = records.next()?;
                match record.kind {
                    kind::BEGIN => depth += 1,
                    kind::END if depth <= 1 => return None,
                    kind::END => depth -= 1,
                    _ if depth == 1 => return Some(record),
                    _ => {}
                }
            }
        }))
    }

    /// # Errors
    /// Where the sheet cannot be read.
    pub fn merged(&self, sheet: usize) -> Result<Vec<Area>, Problem> {
        let mut areas = Vec::new();
        for record in self.records(sheet)?.filter(|it| it.kind == kind::MERGED) {
            for area in record.data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
                let at = |place| u16_at(area, place).unwrap_or(0);
                areas.push(Area {
                    first_row: u32::from(at(0)) + 1,
                    last_row: u32::from(at(2)) + 1,
                    first_column: usize::from(at(4)),
                    last_column: usize::from(at(6)),
                });
            }
        }
        Ok(areas)
    }

    /// # Errors
    /// Where the sheet cannot be read, or goes beyond what is taken.
    pub fn rows(&self, sheet: usize, mut each: impl FnMut(&Row, u32) -> Flow) -> Result<(), Problem> {
        let mut filler = Filler::new(&self.merged(sheet)?);
        let records = self.records(sheet)?;
        let all = self.stream.len().max(1) as u64;
        let (mut row, mut read) = (Row::default(), 0_u64);
        // The column of a formula whose text is still to come.
        let mut waiting: Option<u16> = None;
        for record in records {
            read += record.data.len() as u64 + 4;
            if record.kind == kind::STRING {
                if let (Some(column), Some(text)) = (waiting.take(), record.texts(0).text()) {
                    put(&mut row, column, Cell::Text(&text))?;
                }
                continue;
            }
            let place = u16_at(record.data, 0).zip(u16_at(record.data, 2)).filter(|_| holds_cells(record.kind));
            let Some((number, column)) = place else { continue };
            let number = u32::from(number) + 1;
            if number < row.number() {
                return Err(Problem::Damaged);
            }
            if number != row.number() {
                if !row.is_empty() {
                    filler.fill(&mut row);
                    if each(&row, u32::try_from((read * 1000 / all).min(1000)).unwrap_or(1000)) == Flow::Stop {
                        return Ok(());
                    }
                }
                row.begin(number);
            }
            waiting = self.take(&record, column, &mut row)?;
        }
        if !row.is_empty() {
            filler.fill(&mut row);
            each(&row, 1000);
        }
        Ok(())
    }

    /// Puts a record's cells into their row; the column of a formula whose text comes in the next record.
    fn take(&self, record: &Record<'_>, column: u16, row: &mut Row) -> Result<Option<u16>, Problem> {
        let data = record.data;
        match record.kind {
            kind::MUL_RK => {
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().as_chunks::<6>().0;
                for (column, cell) in (column..).zip(cells) {
                    put(row, column, self.number(compressed(cell, 2), u16_at(cell, 0)))?;
                }
            }
            kind::LABEL | kind::RICH_STRING => put(row, column, Cell::Text(&record.texts(6).text().ok_or(Problem::Damaged)?))?,
            what => {
                let cell = self.cell(what, data).ok_or(Problem::Damaged)?;
                put(row, column, cell)?;
                return Ok((cell == Cell::Unworked).then_some(column));
            }
        }
        Ok(None)
    }

    /// A cell that stands alone in its record. A formula that is a text waits for it.
    fn cell(&self, what: u16, data: &[u8]) -> Option<Cell<'_>> {
        let format = u16_at(data, 4);
        Some(match what {
            kind::NUMBER => self.number(f64_at(data, 6)?, format),
            kind::RK => self.number(compressed(data, 6), format),
            kind::LABEL_SST => Cell::Text(self.strings.get(usize::try_from(u32_at(data, 6)?).ok()?)?),
            kind::BOOL_ERR => match (data.get(6)?, data.get(7)?) {
                (it, 0) => Cell::Truth(*it != 0),
                _ => Cell::Fault,
            },
            kind::FORMULA => match (u16_at(data, 12)?, data.get(6)?) {
                (0xFFFF, 0) => Cell::Unworked,
                (0xFFFF, 1) => Cell::Truth(*data.get(8)? != 0),
                (0xFFFF, 2) => Cell::Fault,
                (0xFFFF, _) => Cell::Empty,
                _ => self.number(f64_at(data, 6)?, format),
            },
            _ => Cell::Empty,
        })
    }

    fn number(&self, number: f64, format: Option<u16>) -> Cell<'static> {
        let is_day = format.and_then(|it| self.days.get(usize::from(it))).copied().unwrap_or(false);
        is_day.then(|| serial::day(number, self.from_1904)).flatten().map_or(Cell::Number(number), Cell::Day)
    }
}

fn holds_cells(what: u16) -> bool {
    matches!(
        what,
        kind::NUMBER | kind::RK | kind::MUL_RK | kind::LABEL | kind::RICH_STRING | kind::LABEL_SST | kind::BOOL_ERR | kind::FORMULA
    )
}

fn put(row: &mut Row, column: u16, cell: Cell<'_>) -> Result<(), Problem> {
    let column = usize::from(column);
    if MAX_ROWS < row.number() {
        return Err(Problem::TooManyRows { most: MAX_ROWS });
    }
    if cell.is_empty() {
        return Ok(());
    }
    if MAX_COLUMNS <= column {
        return Err(Problem::TooManyColumns { row: row.number(), most: MAX_COLUMNS });
    }
    row.put(column, cell);
    Ok(())
}

/// A number in four bytes: a whole one, or the upper half of one with a point; either may be counted in hundredths.
fn compressed(bytes: &[u8], at: usize) -> f64 {
    let raw = u32_at(bytes, at).unwrap_or(0);
    let number = if raw & 2 == 0 { f64::from_bits(u64::from(raw & !3) << 32) } else { f64::from(raw.cast_signed() >> 2) };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

/// Whether a format shows a day: it has a year, a month or a day outside of quotes and brackets.
fn is_of_a_day(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for letter in code.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' if !quoted && !bracketed => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_those_of_numbers() {
        for code in ["yyyy/m/d", "yyyy\"年\"m\"月\"", "[$-804]yyyy-mm", "mmm-yy"] {
            assert!(is_of_a_day(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0\"元\"", "[Red]0", "0\\d", "\"day\"0"] {
            assert!(!is_of_a_day(code), "{code}");
        }
    }

    #[test]
    fn compressed_numbers_are_numbers() {
        let check = |raw: u32, expected: f64| assert_eq!(compressed(&raw.to_le_bytes(), 0).to_bits(), expected.to_bits());
        check(5 << 2 | 2, 5.0);
        check((-5_i32).cast_unsigned() << 2 | 2, -5.0);
        check(1250 << 2 | 3, 12.5);
        check(u32::try_from(1.5_f64.to_bits() >> 32).unwrap(), 1.5);
    }
}
