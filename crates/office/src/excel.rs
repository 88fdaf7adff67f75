//! Ledgers as an Excel file, in the habits of offices: a title over everything, whose it is and from when, a frozen head
//! repeated on every printed page, real dates and numbers, states to choose from, one page wide, A4 lying.

use exchange::csv::{Cell, harmless};
use exchange::sanitize;
use policy::model::text::Language;
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::table::{Column, Money, Table};
use crate::words::words;

/// The kind of an Excel file.
pub const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The rows above the first row of figures: title, whose, headings.
pub const HEADER_ROWS: u32 = 3;

/// The most characters that Excel takes in a cell.
const MAX_CELL_CHARACTERS: usize = 32_000;

struct Formats {
    title: Format,
    whose: Format,
    head: Format,
    cell: [CellFormats; 2],
}

/// The formats of the cells, of a usual row or of a row of sums.
struct CellFormats {
    text: Format,
    /// Words that look like a formula: they are marked as words, and nothing is put before them.
    quoted: Format,
    number: Format,
    /// The number of a row.
    numbering: Format,
    money: Format,
    whole_money: Format,
    date: Format,
}

impl CellFormats {
    fn of(body: &Format) -> CellFormats {
        let right = || body.clone().set_align(FormatAlign::Right);
        CellFormats {
            text: body.clone(),
            quoted: body.clone().set_quote_prefix(),
            number: right().set_num_format("General"),
            numbering: body.clone().set_align(FormatAlign::Center),
            money: right().set_num_format("#,##0.00"),
            whole_money: right().set_num_format("#,##0"),
            date: body.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        }
    }
}

impl Formats {
    fn new() -> Formats {
        let font = |format: Format, name: &str, size: f64| format.set_font_name(name).set_font_size(size);
        let bordered = |format: Format| format.set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let body = bordered(font(Format::new(), "仿宋", 11.0));
        Formats {
            title: font(Format::new(), "黑体", 18.0).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
            whose: font(Format::new(), "仿宋", 11.0),
            head: bordered(font(Format::new(), "黑体", 11.0).set_bold().set_align(FormatAlign::Center)),
            cell: [CellFormats::of(&body), CellFormats::of(&body.set_bold())],
        }
    }
}

/// The ledgers as one file, a sheet each.
///
/// # Errors
/// The error of the Excel writer, in words.
pub fn excel(tables: &[Table], language: Language) -> Result<Vec<u8>, String> {
    let mut book = Workbook::new();
    let formats = Formats::new();
    if let Some(first) = tables.first() {
        // Without it the file would carry the moment it was written.
        let made = moment(first.on).map_err(in_words)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    }
    for table in tables {
        sheet(book.add_worksheet(), &uncut(table), &formats, language).map_err(in_words)?;
    }
    book.save_to_buffer().map_err(in_words)
}

fn in_words(error: XlsxError) -> String {
    error.to_string()
}

/// A day as the spreadsheet's.
pub(crate) fn moment(day: policy::model::day::Day) -> Result<ExcelDateTime, XlsxError> {
    let small = |it: u32| u8::try_from(it).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), small(day.month()), small(day.day()))
}

fn sheet(sheet: &mut Worksheet, table: &Table, formats: &Formats, language: Language) -> Result<(), XlsxError> {
    let words = words(language);
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let below = HEADER_ROWS + u32::try_from(table.rows.len()).unwrap_or(0);
    sheet.set_name(sheet_name(&table.name))?;
    sheet.merge_range(0, 0, 0, last, &plain(&table.title), &formats.title)?;
    sheet.set_row_height(0, 34)?;
    // One cell over all of the table: narrow columns would let one run into the other.
    sheet.merge_range(1, 0, 1, last, &plain(&table.whose(language)), &formats.whose)?;
    // A heading may be longer than its column is wide; bold letters are wider.
    let head = table.columns.iter().map(|it| line_count(&it.label, it.width.saturating_sub(2))).max().unwrap_or(1);
    sheet.set_row_height(2, row_height(head))?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width))?;
        sheet.write_string_with_format(2, at, &column.label, &formats.head)?;
        if !column.choices.is_empty() && HEADER_ROWS < below {
            let list = DataValidation::new().allow_list_strings(&column.choices)?;
            sheet.add_data_validation(HEADER_ROWS, at, below - 1, at, &list)?;
        }
    }
    let last_row = HEADER_ROWS + u32::try_from(table.rows.len().saturating_sub(1)).unwrap_or(0);
    for (row, cells) in (HEADER_ROWS..).zip(&table.rows) {
        sheet.set_row_height(row, height_for(cells, table))?;
        let [usual, sums] = &formats.cell;
        let formats = if table.total && row == last_row { sums } else { usual };
        let next = cells.iter().skip(1).map(Some).chain([None]);
        for (((at, cell), next), column) in (0..).zip(cells).zip(next).zip(&table.columns) {
            match cell {
                Cell::Empty => sheet.write_blank(row, at, if column.money == Money::All { &formats.money } else { &formats.text })?,
                Cell::Text(text) => {
                    let text = plain(text);
                    let format = if harmless(&text) == text { &formats.text } else { &formats.quoted };
                    sheet.write_string_with_format(row, at, text, format)?
                }
                Cell::Number(number) => {
                    // A sheet has no other numbers. What a person types there is exact in them.
                    #[allow(clippy::cast_precision_loss, reason = "15 digits are exact, as in the sheet itself")]
                    let value = number.ten_thousandths() as f64 / 10_000.0;
                    let format = match column.is_money(next) {
                        false if column.numbering => &formats.numbering,
                        false => &formats.number,
                        true if number.is_whole() => &formats.whole_money,
                        true => &formats.money,
                    };
                    sheet.write_number_with_format(row, at, value, format)?
                }
                // Excel's calendar begins in 1900.
                Cell::Date(day) if 1900 <= day.year() && day.year() <= 9999 => {
                    sheet.write_datetime_with_format(row, at, moment(*day)?, &formats.date)?
                }
                Cell::Date(day) => sheet.write_string_with_format(row, at, day.to_string(), &formats.date)?,
            };
        }
    }
    sheet.merge_range(below + 1, 0, below + 1, last, &words.signed.join(&"　".repeat(8)), &formats.whose)?;
    sheet.set_freeze_panes(HEADER_ROWS, 0)?;
    sheet.set_repeat_rows(2, 2)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, pages_high(table)).set_footer(words.page_of);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    Ok(())
}

/// How many pages a table is printed on where its end would stand on a page almost alone: it is printed a little smaller. 0 where it may
/// take as many as it needs.
fn pages_high(table: &Table) -> u16 {
    /// A4 across without its margins, in points.
    const PAPER: (f64, f64) = (770.0, 500.0);
    /// So much of a page is no page of its own.
    const LITTLE: f64 = 0.2;
    // A digit of the usual font is 7 pixels wide, and a cell has 5 more.
    let width: f64 = table.columns.iter().map(|it| (f64::from(it.width) * 7.0 + 5.0) * 0.75).sum();
    let page = PAPER.1 * (width / PAPER.0).max(1.0);
    let rows: f64 = table.rows.iter().map(|it| height_for(it, table)).sum();
    // Title, whose it is, headings; an empty line and whoever signs.
    let pages = (34.0 + 15.0 + row_height(2) + rows + 30.0) / page;
    let whole = pages.floor();
    if 1.0 <= whole && pages - whole <= LITTLE { whole as u16 } else { 0 }
}

/// How high a row has to be, in points, for its longest cell: not every program finds that out when it opens a file.
fn height_for(cells: &[Cell], table: &Table) -> f64 {
    let lines = cells.iter().zip(&table.columns).map(|(cell, column)| match cell {
        Cell::Text(text) => line_count(text, column.width),
        Cell::Empty | Cell::Number(_) | Cell::Date(_) => 1,
    });
    row_height(lines.max().unwrap_or(1))
}

/// How many lines a text takes in a column: a Latin word that does not fit begins another one.
pub(crate) fn line_count(text: &str, width: u16) -> usize {
    let columns = usize::from(width.saturating_sub(1).max(1));
    text.lines().map(|line| lines_of(line, columns)).sum()
}

fn lines_of(line: &str, columns: usize) -> usize {
    let (mut lines, mut taken, mut word) = (1, 0, 0);
    for character in line.chars() {
        let wide = display_width(character);
        word = if character.is_ascii_graphic() { word + wide } else { 0 };
        taken += wide;
        if columns < taken && character != ' ' {
            lines += 1;
            // One that is longer than the column is broken.
            taken = if 0 < word && word <= columns { word } else { wide };
            word = word.min(taken);
        }
    }
    lines
}

/// So many lines of size 11, and air above and below. Excel knows no row higher than 409.
pub(crate) fn row_height(lines: usize) -> f64 {
    f64::from(u32::try_from(lines.clamp(1, MOST_LINES)).unwrap_or(1)) * 15.0 + 5.0
}

/// The most lines that the highest row of a sheet shows.
const MOST_LINES: usize = 26;

/// The table with no cell longer than a row can be high: what does not fit goes on in the rows below, where nothing else stands.
pub fn uncut(table: &Table) -> Table {
    let pieces = |row: &Vec<Cell>| -> Vec<Vec<Cell>> {
        let of_cell = |(cell, column): (&Cell, &Column)| match cell {
            Cell::Text(text) => in_pieces(&plain(text), column.width).into_iter().map(Cell::Text).collect(),
            Cell::Empty | Cell::Number(_) | Cell::Date(_) => vec![cell.clone()],
        };
        let columns: Vec<Vec<Cell>> = row.iter().zip(&table.columns).map(of_cell).collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        (0..rows).map(|at| columns.iter().map(|it| it.get(at).cloned().unwrap_or(Cell::Empty)).collect()).collect()
    };
    Table { rows: table.rows.iter().flat_map(pieces).collect(), ..table.clone() }
}

/// A text in pieces that each fit a row.
fn in_pieces(text: &str, width: u16) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut lines, mut room) = (1, 0);
    let columns = usize::from(width.saturating_sub(1).max(1));
    for character in text.chars() {
        let wide = display_width(character);
        if character == '\n' || columns < room + wide {
            (lines, room) = (lines + 1, 0);
        }
        if MOST_LINES < lines {
            pieces.push(String::new());
            lines = 1;
        }
        room += if character == '\n' { 0 } else { wide };
        if let Some(last) = pieces.last_mut() {
            last.push(character);
        }
    }
    pieces
}

/// A Chinese character is as wide as two digits.
pub(crate) fn display_width(character: char) -> usize {
    if character.is_ascii() { 1 } else { 2 }
}

/// Text as Excel may take it: nothing hidden, not endless.
fn plain(text: &str) -> String {
    sanitize::note(text, MAX_CELL_CHARACTERS).text
}

/// The name of a tab: at most 31 characters and none of `[]:*?/\`.
fn sheet_name(name: &str) -> String {
    name.chars().filter(|it| !"[]:*?/\\'".contains(*it)).take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_table_has_no_page_of_its_own() {
        let row = vec![Cell::Text("云岭村".to_owned())];
        let table = |rows: usize| Table {
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            on: policy::model::day::Day::EARLIEST,
            measured_in: String::new(),
            columns: vec![Column::new("村", 100)],
            rows: vec![row.clone(); rows],
            total: false,
        };
        // About nineteen rows of 20 points are a page.
        let pages = [5, 18, 20, 22, 30, 43, 45, 46, 60].map(|it| pages_high(&table(it)));
        assert_eq!(pages, [0, 0, 1, 1, 0, 0, 2, 2, 0]);
    }

    #[test]
    fn a_line_begins_where_one_is_typed_and_no_latin_word_is_broken() {
        for (text, width, lines) in [
            ("", 11, 0),
            ("符合", 11, 1),
            ("符合：都做了。\n不符合：没做。", 21, 2),
            ("一二三四五六", 11, 2),
            ("twelve letters", 11, 2),
            ("a b c d e f g h", 11, 2),
            ("abcdefghijklmnopqrstuvwxyz", 11, 3),
            ("一二三四abcd", 11, 2),
        ] {
            assert_eq!(line_count(text, width), lines, "{text}");
        }
    }
}
