//! A ledger: what goes into a sheet, a Word table or a CSV file alike.

use exchange::csv::Cell;
use policy::model::day::Day;
use policy::model::number::Decimal;
use policy::model::text::Language;

use crate::words::words;

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
    /// The last row is the sum of the others.
    pub total: bool,
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
    /// Which of its numbers are amounts of money.
    pub money: Money,
    /// Its numbers count the rows, and have nothing to be held against.
    pub numbering: bool,
}

/// Which numbers of a column are amounts of money, and shown as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Money {
    /// None.
    None,
    /// All of them.
    All,
    /// Those beside which this unit stands, in the next column.
    Beside(String),
}

impl Column {
    /// A free column.
    pub fn new(label: &str, width: u16) -> Column {
        Column { label: label.to_owned(), width, choices: Vec::new(), money: Money::None, numbering: false }
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
        self.money = Money::All;
        self
    }

    /// In yuan where that is the unit in the next column.
    #[must_use]
    pub fn money_beside(mut self, unit: &str) -> Column {
        self.money = Money::Beside(unit.to_owned());
        self
    }

    /// The numbers of the rows.
    pub fn numbering(label: &str) -> Column {
        Column { numbering: true, ..Column::new(label, 7) }
    }

    /// Whether a number that stands in it is money, by what stands behind it in its row.
    pub fn is_money(&self, next: Option<&Cell>) -> bool {
        match &self.money {
            Money::None => false,
            Money::All => true,
            Money::Beside(unit) => matches!(next, Some(Cell::Text(text)) if text == unit),
        }
    }
}

impl Table {
    /// As a CSV file, with its headings.
    pub fn csv(&self) -> String {
        let head: Vec<Cell> = self.columns.iter().map(|it| Cell::Text(it.label.clone())).collect();
        let rows: Vec<Vec<Cell>> = core::iter::once(head).chain(self.rows.iter().cloned()).collect();
        exchange::csv::csv(&rows)
    }

    /// Adds a row with the sums of its columns of numbers; `name` stands in the first column of words. Columns that number the rows or
    /// hold shares have no sum.
    #[must_use]
    pub fn with_total(mut self, name: &str, summed: impl Fn(usize) -> bool) -> Table {
        if self.rows.is_empty() {
            return self;
        }
        let sum = |at: usize| -> Option<i64> {
            let mut numbers = self.rows.iter().filter_map(|row| match row.get(at)? {
                Cell::Number(it) => Some(it.ten_thousandths()),
                Cell::Empty | Cell::Text(_) | Cell::Date(_) => None,
            });
            numbers.try_fold(0_i64, i64::checked_add)
        };
        let first_words = self.rows.first().and_then(|row| row.iter().position(|it| matches!(it, Cell::Text(_)))).unwrap_or(0);
        let cells = (0..self.columns.len()).map(|at| match sum(at).filter(|_| summed(at)) {
            _ if at == first_words => Cell::Text(name.to_owned()),
            Some(sum) => Cell::Number(Decimal::from_ten_thousandths(sum)),
            None => Cell::Empty,
        });
        let total = cells.collect();
        self.rows.push(total);
        self.total = true;
        self
    }

    /// Whose it is, from when, and what its figures are in.
    pub fn whose(&self, language: Language) -> String {
        let words = words(language);
        let day = (words.date)(self.on.year(), self.on.month(), self.on.day());
        let mut whose = format!("{}{}　　{}{day}", words.filled_by, self.unit, words.filled_on);
        if !self.measured_in.is_empty() {
            whose.push_str(&format!("　　{}{}", words.measured_in, self.measured_in));
        }
        whose
    }

    /// How many of its cells hold something.
    pub fn filled(&self) -> usize {
        self.rows.iter().flatten().filter(|it| is_filled(it)).count()
    }
}

/// An amount of money as every paper shows it: in groups of three, and 分 only where there are any.
pub fn money(amount: Decimal) -> String {
    let fen = amount.in_hundredths();
    let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
    let digits = yuan.to_string();
    let mut text = if fen < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if rest != 0 {
        text.push_str(&format!(".{rest:02}"));
    }
    text
}

/// Words of the engine with their money as papers show it.
pub fn with_plain_money(words: &str) -> String {
    words.replace(".00元", "元").replace(".00 yuan", " yuan")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_one_form() {
        for (amount, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("10000", "10,000"),
            ("41200.5", "41,200.50"),
            ("-44799.5", "-44,799.50"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(money(amount.parse().unwrap()), shown);
        }
        assert_eq!(with_plain_money("当年9,000.00元，上年41,200.50元"), "当年9,000元，上年41,200.50元");
    }

    #[test]
    fn a_sum_stands_under_the_numbers_that_it_is_of() {
        let number = |it: usize| number_cell(it);
        let table = Table {
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            on: Day::EARLIEST,
            measured_in: String::new(),
            columns: ["No.", "Village", "Met", "Share"].map(|it| Column::new(it, 9)).to_vec(),
            rows: vec![vec![number(1), text_cell("A"), number(3), number(50)], vec![number(2), text_cell("B"), number(4), Cell::Empty]],
            total: false,
        };
        let summed = table.clone().with_total("Total", |at| at == 2);
        assert_eq!(summed.rows.last().unwrap(), &[Cell::Empty, text_cell("Total"), number(7), Cell::Empty]);
        assert!(summed.total);
        let none = Table { rows: Vec::new(), ..table }.with_total("Total", |_| true);
        assert!(none.rows.is_empty() && !none.total, "nothing has no sum");
    }
}
