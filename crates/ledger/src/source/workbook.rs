//! .xlsx and .xlsm.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use policy::model::day::Day;

use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::problem::Problem;
use crate::row::{Cell, Row};
use crate::source::archive::{Contents, check};
use crate::source::merged::{Area, Filler};
use crate::source::sheet::{Flow, Sheet};

/// A workbook whose archive was looked through.
pub struct Workbook<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    contents: Contents,
}

impl<'a> Workbook<'a> {
    /// # Errors
    /// Where it is no workbook, is protected, damaged, or too large.
    pub fn open(bytes: &'a [u8]) -> Result<Workbook<'a>, Problem> {
        let contents = check(bytes)?;
        let book = open_workbook_from_rs(Cursor::new(bytes)).map_err(problem)?;
        Ok(Workbook { book, contents })
    }

    /// Its worksheets; charts are none.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.book.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
        sheets.map(|it| Sheet { name: it.name.clone(), hidden: it.visible != SheetVisible::Visible }).collect()
    }

    /// Whether it has macros.
    pub fn has_macros(&self) -> bool {
        self.contents.macros
    }

    /// Whether its days are counted from 1904 on.
    pub fn counts_from_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    /// # Errors
    /// Where the sheet cannot be read, or goes beyond what is taken.
    pub fn rows(&mut self, sheet: usize, mut each: impl FnMut(&Row, u32) -> Flow) -> Result<(), Problem> {
        let mut filler = Filler::new(&self.merged(sheet)?);
        let name = self.name(sheet)?;
        let mut cells = self.book.worksheet_cells_reader(&name).map_err(problem)?;
        let last = u64::from(cells.dimensions().end.0) + 1;
        let thousandths = |row: u32| u32::try_from((u64::from(row) * 1000 / last.max(1)).min(1000)).unwrap_or(1000);
        let mut row = Row::default();
        while let Some(record) = cells.next_cell_with_formula_metadata().map_err(problem)? {
            let cell = match record.value {
                DataRef::Empty if record.formula.is_some() => Cell::Unworked,
                ref value => as_cell(value),
            };
            if cell.is_empty() {
                continue;
            }
            let (at, column) = record.pos;
            let number = at.saturating_add(1);
            if MAX_ROWS < number {
                return Err(Problem::TooManyRows { most: MAX_ROWS });
            }
            let column = usize::try_from(column).ok().filter(|it| *it < MAX_COLUMNS);
            let column = column.ok_or(Problem::TooManyColumns { row: number, most: MAX_COLUMNS })?;
            if number != row.number() {
                // Rows stand in their order, or it is no workbook that a spreadsheet has written.
                if number < row.number() {
                    return Err(Problem::Damaged);
                }
                if !row.is_empty() {
                    filler.fill(&mut row);
                    if each(&row, thousandths(row.number())) == Flow::Stop {
                        return Ok(());
                    }
                }
                row.begin(number);
            }
            row.put(column, cell);
        }
        if !row.is_empty() {
            filler.fill(&mut row);
            each(&row, 1000);
        }
        Ok(())
    }

    /// # Errors
    /// Where the sheet cannot be read.
    pub fn merged(&mut self, sheet: usize) -> Result<Vec<Area>, Problem> {
        if !self.contents.merged {
            return Ok(Vec::new());
        }
        let name = self.name(sheet)?;
        let merged = self.book.merge_cells_by_sheet_name(&name).map_err(problem)?;
        let column = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        Ok(merged
            .iter()
            .map(|merged| Area {
                first_row: merged.start.0.saturating_add(1),
                last_row: merged.end.0.saturating_add(1),
                first_column: column(merged.start.1),
                last_column: column(merged.end.1),
            })
            .collect())
    }

    fn name(&self, sheet: usize) -> Result<String, Problem> {
        self.sheets().get(sheet).map(|it| it.name.clone()).ok_or(Problem::NoSuchSheet)
    }
}

fn as_cell<'a>(value: &'a DataRef<'a>) -> Cell<'a> {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(it) => Cell::Number(*it as f64),
        DataRef::Float(it) => Cell::Number(*it),
        DataRef::String(it) | DataRef::DateTimeIso(it) | DataRef::DurationIso(it) => Cell::Text(it),
        DataRef::SharedString(it) => Cell::Text(it),
        DataRef::Bool(it) => Cell::Truth(*it),
        DataRef::DateTime(it) => as_day(it),
        DataRef::Error(_) => Cell::Fault,
    }
}

/// A length of time and a day outside of the calendar stay numbers.
fn as_day(time: &ExcelDateTime) -> Cell<'static> {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    let day = Day::new(i32::from(year), u32::from(month), u32::from(day)).filter(|_| time.is_datetime() && 1.0 <= time.as_f64());
    day.map_or(Cell::Number(time.as_f64()), Cell::Day)
}

fn problem(error: XlsxError) -> Problem {
    if matches!(error, XlsxError::Password) { Problem::Protected } else { Problem::Damaged }
}
