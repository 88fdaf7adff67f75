//! Merged cells: a township written once beside its five villages. Down a column each row gets what the first one holds; what is merged
//! across columns is a title, and stays where it is.

use policy::model::day::Day;

use crate::limits::MAX_MERGED;
use crate::row::{Cell, Row};

/// A merged area, rows from 1, columns from 0, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Its first row.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column.
    pub first_column: usize,
    /// Its last column.
    pub last_column: usize,
}

/// What is kept of the first cell of an area.
#[derive(Clone, Debug, PartialEq)]
enum Kept {
    Text(String),
    Number(f64),
    Day(Day),
    Truth(bool),
    Fault,
    Unworked,
}

/// Fills the rows of a sheet, from the first to the last.
pub struct Filler {
    /// By their first row, the last one first.
    coming: Vec<Area>,
    open: Vec<(Area, Kept)>,
}

impl Filler {
    /// For these areas; only those down a column are filled.
    pub fn new(areas: &[Area]) -> Filler {
        let mut coming: Vec<Area> =
            areas.iter().copied().filter(|it| it.first_row < it.last_row && it.first_column == it.last_column).take(MAX_MERGED).collect();
        coming.sort_unstable();
        coming.reverse();
        Filler { coming, open: Vec::new() }
    }

    /// Fills a row.
    pub fn fill(&mut self, row: &mut Row) {
        if self.coming.is_empty() && self.open.is_empty() {
            return;
        }
        let number = row.number();
        self.open.retain(|it| number <= it.0.last_row);
        while let Some(area) = self.coming.pop_if(|it| it.first_row <= number) {
            // Areas that overlap are a fault of the file; of two in one column the first is as good.
            if self.open.iter().any(|it| it.0.first_column == area.first_column) {
                continue;
            }
            if let Some(kept) = (area.first_row == number).then(|| kept(row.cell(area.first_column))).flatten() {
                self.open.push((area, kept));
            }
        }
        for (area, kept) in &self.open {
            if area.first_row < number && row.cell(area.first_column).is_empty() {
                row.put(area.first_column, kept.cell());
            }
        }
    }
}

impl Kept {
    fn cell(&self) -> Cell<'_> {
        match self {
            Kept::Text(text) => Cell::Text(text),
            Kept::Number(it) => Cell::Number(*it),
            Kept::Day(it) => Cell::Day(*it),
            Kept::Truth(it) => Cell::Truth(*it),
            Kept::Fault => Cell::Fault,
            Kept::Unworked => Cell::Unworked,
        }
    }
}

fn kept(cell: Cell<'_>) -> Option<Kept> {
    match cell {
        Cell::Empty => None,
        Cell::Text(text) => Some(Kept::Text(text.to_owned())),
        Cell::Number(it) => Some(Kept::Number(it)),
        Cell::Day(it) => Some(Kept::Day(it)),
        Cell::Truth(it) => Some(Kept::Truth(it)),
        Cell::Fault => Some(Kept::Fault),
        Cell::Unworked => Some(Kept::Unworked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(first_row: u32, last_row: u32, first_column: usize, last_column: usize) -> Area {
        Area { first_row, last_row, first_column, last_column }
    }

    #[test]
    fn only_what_is_merged_down_a_column_is_filled() {
        let mut filler = Filler::new(&[area(4, 4, 0, 2), area(2, 3, 0, 0), area(1, 1, 0, 3), area(4, 5, 1, 2)]);
        let mut seen = Vec::new();
        for (number, texts) in [(1, ["台账", ""]), (2, ["澧源镇", "金山村"]), (3, ["", "石桥村"]), (4, ["合计", ""]), (5, ["", "2"])]
        {
            let mut row = Row::default();
            row.begin(number);
            for (column, text) in texts.into_iter().enumerate().filter(|it| !it.1.is_empty()) {
                row.put(column, Cell::Text(text));
            }
            filler.fill(&mut row);
            seen.push(row.cell(0).written());
        }
        assert_eq!(seen, ["台账", "澧源镇", "澧源镇", "合计", ""]);
    }
}
