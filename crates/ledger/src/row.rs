//! A row as it was read, whatever the file was. One row is held at a time, in memory that the next one uses again.

use policy::model::day::Day;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Words, or whatever a text file holds.
    Text(&'a str),
    /// A number of a workbook.
    Number(f64),
    /// A number that the workbook shows as a day.
    Day(Day),
    /// True or false of a workbook.
    Truth(bool),
    /// What a formula says that cannot be worked out: #REF!
    Fault,
    /// A formula whose result was never stored.
    Unworked,
}

impl Cell<'_> {
    /// Whether nothing stands there.
    pub fn is_empty(self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => is_blank(text),
            Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) | Cell::Fault | Cell::Unworked => false,
        }
    }

    /// As somebody would write it.
    pub fn written(self) -> String {
        match self {
            Cell::Empty | Cell::Unworked => String::new(),
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Truth(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
            Cell::Fault => "#".to_owned(),
        }
    }
}

/// Whether a text is nothing but spaces. Most are told by their first byte: an ASCII sign, or that of a character beyond all spaces.
pub(crate) fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~' | 0xE4..=0xFF) => false,
        Some(_) => text.trim().is_empty(),
    }
}

/// A text without the spaces around it. Most have none, which their ends tell.
pub(crate) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~' | 0xE4..=0xFF, .., b'!'..=b'~'] => text,
        // A character of three bytes at its end.
        [0xE4..=0xFF, _, _] | [b'!'..=b'~' | 0xE4..=0xFF, .., 0xE4..=0xFF, _, _] => text,
        _ => text.trim(),
    }
}

/// A cell within the row's memory.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Slot {
    Text { from: usize, to: usize },
    Other(Cell<'static>),
}

/// A row. Its texts lie in one piece of memory.
#[derive(Clone, Debug, Default)]
pub struct Row {
    number: u32,
    text: String,
    slots: Vec<Slot>,
}

impl Row {
    /// Its number as the spreadsheet shows it, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// How many cells it has, up to the last that holds something.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells().all(Cell::is_empty)
    }

    /// A cell by its column, from 0.
    pub fn cell(&self, column: usize) -> Cell<'_> {
        match self.slots.get(column) {
            None => Cell::Empty,
            Some(Slot::Text { from, to }) => self.text.get(*from..*to).map_or(Cell::Empty, Cell::Text),
            Some(Slot::Other(cell)) => *cell,
        }
    }

    /// All of them.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.len()).map(|it| self.cell(it))
    }

    /// Those that hold something, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, Cell<'_>)> {
        self.cells().enumerate().filter(|it| !it.1.is_empty())
    }

    /// Begins anew, in the same memory.
    pub(crate) fn begin(&mut self, number: u32) {
        self.number = number;
        self.text.clear();
        self.slots.clear();
    }

    /// Puts a cell. The column lies within [`crate::limits::MAX_COLUMNS`].
    pub(crate) fn put(&mut self, column: usize, cell: Cell<'_>) {
        let slot = match cell {
            Cell::Text(text) => {
                let from = self.text.len();
                self.text.push_str(text);
                Slot::Text { from, to: self.text.len() }
            }
            Cell::Empty => Slot::Other(Cell::Empty),
            Cell::Number(it) => Slot::Other(Cell::Number(it)),
            Cell::Day(it) => Slot::Other(Cell::Day(it)),
            Cell::Truth(it) => Slot::Other(Cell::Truth(it)),
            Cell::Fault => Slot::Other(Cell::Fault),
            Cell::Unworked => Slot::Other(Cell::Unworked),
        };
        if self.slots.len() <= column {
            self.slots.resize(column + 1, Slot::Other(Cell::Empty));
        }
        if let Some(place) = self.slots.get_mut(column) {
            *place = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spaces_are_told_as_the_language_tells_them(text in "[ \u{3000}\u{A0}\u{2003}\t\r\na!~石😀é]{0,5}") {
            prop_assert_eq!(trimmed(&text), text.trim());
            prop_assert_eq!(is_blank(&text), text.trim().is_empty());
        }
    }

    #[test]
    fn a_row_begins_anew_in_the_same_memory() {
        let mut row = Row::default();
        row.begin(3);
        row.put(2, Cell::Text("石桥村"));
        row.put(0, Cell::Number(1.0));
        assert_eq!(row.cells().collect::<Vec<_>>(), [Cell::Number(1.0), Cell::Empty, Cell::Text("石桥村")]);
        assert_eq!(row.filled().map(|it| it.0).collect::<Vec<_>>(), [0, 2]);
        row.begin(4);
        assert_eq!((row.cells().count(), row.number()), (0, 4));
        row.put(0, Cell::Text(" "));
        assert!(row.is_empty() && row.len() == 1);
    }
}
