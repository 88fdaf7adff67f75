//! A ledger: what goes into a sheet, a Word table or a CSV file alike.

use exchange::csv::Cell;
use policy::model::day::Day;
use policy::model::number::Decimal;

/// A ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Short, for the tab of the sheet.
    pub name: String,
    /// Over the table.
    pub title: String,
    /// Whose it is.
    pub unit: String,
    /// Filled in on.
    pub on: Day,
    /// 单位：what its figures are in; empty where it has none.
    pub measured_in: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Its width in Latin letters of the sheet's font.
    pub width: u16,
    /// What can be chosen in it; empty where it is free.
    pub choices: Vec<String>,
    /// It holds amounts of money, shown with two decimals.
    pub money: bool,
}

impl Column {
    /// A free column.
    pub fn new(label: &str, width: u16) -> Column {
        Column { label: label.to_owned(), width, choices: Vec::new(), money: false }
    }

    /// With a drop-down.
    #[must_use]
    pub fn choices<'a>(mut self, of: impl IntoIterator<Item = &'a str>) -> Column {
        self.choices = of.into_iter().map(str::to_owned).collect();
        self
    }

    /// In yuan.
    #[must_use]
    pub fn money(mut self) -> Column {
        self.money = true;
        self
    }
}

impl Table {
    /// As a CSV file, with its headings.
    pub fn csv(&self) -> String {
        let head: Vec<Cell> = self.columns.iter().map(|it| Cell::Text(it.label.clone())).collect();
        let rows: Vec<Vec<Cell>> = core::iter::once(head).chain(self.rows.iter().cloned()).collect();
        exchange::csv::csv(&rows)
    }

    /// How many of its cells hold something.
    pub fn filled(&self) -> usize {
        self.rows.iter().flatten().filter(|it| is_filled(it)).count()
    }
}

/// Whether a cell holds something that can be read back.
pub fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::Text(text) => !text.is_empty(),
        Cell::Number(_) | Cell::Date(_) => true,
    }
}

/// A cell with a text; an empty text is an empty cell.
pub fn text_cell(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A cell with a whole number.
pub fn number_cell(number: usize) -> Cell {
    Cell::Number(Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX)))
}
