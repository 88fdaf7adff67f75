//! A list of people or units as columns: one a fact, with what is open as bits.
//!
//! What does not fit into a column (a date known by its month only, a number with more decimals than its kind has) is kept beside it
//! as it is, and open in the column: a verdict that does not hang on it needs no more, and one that does is left to the engine.

use std::collections::BTreeMap;

use policy::model::day::Day;
use policy::model::fact::{FactKind, Quantity};
use policy::model::facts::{Facts, own_fault};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::value::{Answer, Tenure, Value};

use crate::run::{ALWAYS, NONE, which_of_both};

/// So many rows are worked on at a time: what they need fits the nearest cache.
pub const BLOCK: usize = 512;

/// A service that is in no post now, in the column of days since when.
pub(crate) const NOT_NOW: i32 = i32::MAX;

/// One thing of each row of a block.
pub(crate) type Block<T> = [T; BLOCK];

/// One bit a row of a block.
pub(crate) type Bits = [u64; BLOCK / 64];

/// Rows, by columns.
pub struct Table<'a> {
    pack: &'a Pack,
    as_of: Day,
    rows: usize,
    columns: Vec<Option<Column>>,
}

/// The answers to one question.
pub(crate) struct Column {
    pub cells: Cells,
    /// Rows without an answer, and rows whose answer is in `beside`.
    pub open: Vec<Bits>,
    /// Rows whose answer may have to be refused; empty where there is none.
    pub suspect: Vec<Bits>,
    /// Answers that no cell holds.
    beside: BTreeMap<usize, Answer>,
    /// The largest number, without its sign.
    pub largest: u64,
}

/// The cells of a column, by what they hold.
pub(crate) enum Cells {
    /// Rows that say yes.
    YesNo(Vec<Bits>),
    /// Positions of choices.
    Choice(Vec<Block<u8>>),
    /// Numbers, so many parts of a whole each: money in 分, counts as they are.
    Number(Vec<Block<i64>>, i64),
    /// Days by their number.
    Date(Vec<Block<i32>>),
    /// Since when ([`NOT_NOW`]), and the whole months before, of which there are none while nobody has any.
    Tenure(Vec<Block<i32>>, Vec<Block<i32>>),
}

/// How many parts a whole has in the cells of a number.
pub(crate) fn parts_of_whole(quantity: Quantity) -> i64 {
    match quantity {
        Quantity::Count => 1,
        Quantity::Money | Quantity::Percent | Quantity::Hours | Quantity::Days => 100,
    }
}

impl<'a> Table<'a> {
    /// Rows about which nothing is known yet, to be judged as of a day.
    pub fn new(pack: &'a Pack, as_of: Day, rows: usize) -> Table<'a> {
        let columns = pack.facts.iter().map(|_| None).collect();
        Table { pack, as_of, rows, columns }
    }

    /// Makes room for more rows, about which nothing is known, or forgets the last ones.
    pub fn resize(&mut self, rows: usize) {
        self.rows = rows;
        let blocks = self.blocks();
        for column in self.columns.iter_mut().flatten() {
            column.resize(blocks, rows);
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The day for which all questions are asked.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    pub(crate) fn blocks(&self) -> usize {
        self.rows.div_ceil(BLOCK)
    }

    pub(crate) fn column(&self, fact: FactId) -> Option<&Column> {
        self.columns.get(usize::from(fact.0))?.as_ref()
    }

    /// Puts an answer into its place. Nothing happens where there is no such row or question.
    pub fn set(&mut self, row: usize, fact: FactId, answer: Answer) {
        let (rows, blocks, as_of) = (self.rows, self.blocks(), self.as_of);
        let Some(asked) = self.pack.fact_at(fact).filter(|_| row < rows) else { return };
        let Some(column) = self.columns.get_mut(usize::from(fact.0)) else { return };
        let column = column.get_or_insert_with(|| Column::new(&asked.kind, blocks));
        let at_fault = own_fault(asked, answer, as_of).is_some();
        if column.put(row, answer, at_fault) {
            column.beside.remove(&row);
        } else {
            column.beside.insert(row, answer);
        }
        if at_fault && column.suspect.is_empty() {
            column.suspect.resize(blocks, NONE);
        }
        set_bit(&mut column.suspect, row, at_fault);
    }

    /// The answer in a row.
    pub fn answer(&self, row: usize, fact: FactId) -> Answer {
        self.column(fact).map_or(Answer::Open, |it| it.answer(row))
    }

    /// All that is known of a row.
    pub fn facts(&self, row: usize) -> Facts {
        let all = (0..self.columns.len()).filter_map(|it| u16::try_from(it).ok()).map(FactId);
        all.map(|it| (it, self.answer(row, it))).collect()
    }

    /// The fact by which another one is bounded, where both are asked.
    pub(crate) fn bound_of(pack: &Pack, fact: FactId) -> Option<FactId> {
        match pack.fact_at(fact).map(|it| &it.kind)? {
            FactKind::Number(number) => number.part_of,
            FactKind::Date { not_before, .. } => *not_before,
            FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure => None,
        }
    }

    /// The rows in which an answer and its bound may not be possible together. What is wrong with them, if anything is, the engine says.
    pub(crate) fn suspect_together(&self, fact: FactId, bound: FactId, block: usize, found: &mut Bits) {
        let Some(column) = self.column(fact) else { return };
        let beside = self.column(bound);
        let mut beyond = NONE;
        match (&column.cells, beside.map(|it| &it.cells)) {
            (Cells::Number(parts, _), Some(Cells::Number(wholes, _))) => above(&mut beyond, parts.get(block), wholes.get(block)),
            (Cells::Date(ends), Some(Cells::Date(starts))) => above(&mut beyond, starts.get(block), ends.get(block)),
            _ => {}
        }
        // A whole that is open may have a most of its own, which its part is above.
        let bounded = matches!(self.pack.fact_at(bound).map(|it| &it.kind), Some(FactKind::Number(whole)) if whole.most.is_some());
        let open = |it: Option<&'_ Column>| it.and_then(|it| it.open.get(block)).copied().unwrap_or(ALWAYS);
        let rows = beyond.iter().zip(open(Some(column))).zip(open(beside));
        for (found, ((beyond, here), there)) in found.iter_mut().zip(rows) {
            *found |= beyond & !here & !there | if bounded { !here & there } else { 0 };
        }
        let others = beside.into_iter().flat_map(|it| it.beside.range(rows_of(block)));
        for (row, _) in column.beside.range(rows_of(block)).chain(others) {
            set_bit_of(found, row % BLOCK);
        }
    }
}

fn rows_of(block: usize) -> core::ops::Range<usize> {
    block * BLOCK..(block + 1) * BLOCK
}

impl Column {
    fn new(kind: &FactKind, blocks: usize) -> Column {
        let cells = match kind {
            FactKind::YesNo => Cells::YesNo(vec![NONE; blocks]),
            FactKind::Choice(_) => Cells::Choice(vec![[0; BLOCK]; blocks]),
            FactKind::Number(number) => Cells::Number(vec![[0; BLOCK]; blocks], parts_of_whole(number.measure)),
            FactKind::Date { .. } => Cells::Date(vec![[0; BLOCK]; blocks]),
            FactKind::Tenure => Cells::Tenure(vec![[NOT_NOW; BLOCK]; blocks], Vec::new()),
        };
        let open = vec![ALWAYS; blocks];
        Column { cells, open, suspect: Vec::new(), beside: BTreeMap::new(), largest: 0 }
    }

    fn resize(&mut self, blocks: usize, rows: usize) {
        match &mut self.cells {
            Cells::YesNo(cells) => cells.resize(blocks, NONE),
            Cells::Choice(cells) => cells.resize(blocks, [0; BLOCK]),
            Cells::Number(cells, _) => cells.resize(blocks, [0; BLOCK]),
            Cells::Date(cells) => cells.resize(blocks, [0; BLOCK]),
            Cells::Tenure(since, earlier) => {
                since.resize(blocks, [NOT_NOW; BLOCK]);
                if !earlier.is_empty() {
                    earlier.resize(blocks, [0; BLOCK]);
                }
            }
        }
        self.open.resize(blocks, ALWAYS);
        if !self.suspect.is_empty() {
            self.suspect.resize(blocks, NONE);
        }
        self.beside.retain(|it, _| *it < rows);
        // Rows of the last block that are gone: nothing is known of them when they come again.
        for row in rows..blocks * BLOCK {
            set_bit(&mut self.open, row, true);
            set_bit(&mut self.suspect, row, false);
        }
    }

    /// Puts an answer into its cell; false where the cell cannot hold it.
    fn put(&mut self, row: usize, answer: Answer, at_fault: bool) -> bool {
        let given = match (answer, at_fault) {
            (Answer::Given(value), false) => self.put_value(row, value),
            _ => false,
        };
        set_bit(&mut self.open, row, !given);
        given || answer == Answer::Open
    }

    fn put_value(&mut self, row: usize, value: Value) -> bool {
        match (&mut self.cells, value) {
            (Cells::YesNo(cells), Value::YesNo(yes)) => set_bit(cells, row, yes),
            (Cells::Choice(cells), Value::Choice(at)) => put(cells, row, at),
            (Cells::Number(cells, parts), Value::Number(number)) => {
                let step = Decimal::whole(1).ten_thousandths() / *parts;
                let held = number.ten_thousandths();
                // Larger numbers are the engine's.
                if held % step != 0 || Decimal::from_ten_thousandths(held) != number {
                    return false;
                }
                self.largest = self.largest.max((held / step).unsigned_abs());
                put(cells, row, held / step)
            }
            (Cells::Date(cells), Value::Date(day)) => put(cells, row, day.number()),
            (Cells::Tenure(since, earlier), Value::Tenure(tenure)) => {
                if tenure.earlier_months != 0 && earlier.is_empty() {
                    earlier.resize(since.len(), [0; BLOCK]);
                }
                put(earlier, row, tenure.earlier_months);
                put(since, row, tenure.since.map_or(NOT_NOW, Day::number))
            }
            _ => false,
        }
    }

    /// The answer in a row.
    pub fn answer(&self, row: usize) -> Answer {
        if let Some(held) = self.beside.get(&row) {
            return *held;
        }
        if self.open.get(row / BLOCK).is_none_or(|it| bit(it, row % BLOCK)) {
            return Answer::Open;
        }
        let value = match &self.cells {
            Cells::YesNo(cells) => cells.get(row / BLOCK).map(|it| Value::YesNo(bit(it, row % BLOCK))),
            Cells::Choice(cells) => cell(cells, row).map(Value::Choice),
            Cells::Number(cells, parts) => {
                let step = Decimal::whole(1).ten_thousandths() / *parts;
                cell(cells, row).map(|it| Value::Number(Decimal::from_ten_thousandths(it * step)))
            }
            Cells::Date(cells) => cell(cells, row).map(|it| Value::Date(Day::from_number(it))),
            Cells::Tenure(since, earlier) => cell(since, row).map(|since| Value::Tenure(tenure(since, cell(earlier, row).unwrap_or(0)))),
        };
        value.map_or(Answer::Open, Answer::Given)
    }

    /// The answer in a row that its cell does not hold.
    pub fn beside(&self, row: usize) -> Option<Answer> {
        if self.beside.is_empty() { None } else { self.beside.get(&row).copied() }
    }
}

/// The service in a cell.
pub(crate) fn tenure(since: i32, earlier_months: i32) -> Tenure {
    Tenure { since: (since != NOT_NOW).then(|| Day::from_number(since)), earlier_months }
}

fn cell<T: Copy>(cells: &[Block<T>], row: usize) -> Option<T> {
    cells.get(row / BLOCK)?.get(row % BLOCK).copied()
}

fn put<T>(cells: &mut [Block<T>], row: usize, value: T) -> bool {
    let place = cells.get_mut(row / BLOCK).and_then(|it| it.get_mut(row % BLOCK));
    if let Some(place) = place {
        *place = value;
        return true;
    }
    false
}

/// False where there is no such row.
fn set_bit(bits: &mut [Bits], row: usize, on: bool) -> bool {
    let Some(word) = bits.get_mut(row / BLOCK).and_then(|it| it.get_mut(row % BLOCK / 64)) else { return false };
    let bit = 1 << (row % 64);
    *word = if on { *word | bit } else { *word & !bit };
    true
}

fn set_bit_of(bits: &mut Bits, at: usize) {
    if let Some(word) = bits.get_mut(at / 64) {
        *word |= 1 << (at % 64);
    }
}

/// Whether the bit of a row of a block is set.
pub(crate) fn bit(bits: &Bits, at: usize) -> bool {
    bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
}

/// Where the first is above the second.
fn above<T: Copy + PartialOrd>(out: &mut Bits, one: Option<&Block<T>>, other: Option<&Block<T>>) {
    if let (Some(one), Some(other)) = (one, other) {
        which_of_both(out, one, other, |one, other| other < one);
    }
}
