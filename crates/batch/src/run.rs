//! Running a program over a block: each step is one plain loop over its rows, which the compiler of this code unrolls.

use policy::model::criterion::Order;
use policy::model::ids::Slot;
use policy::model::rule::Rule;

use crate::dates::Memory;
use crate::program::{Days, DaysStep, Integer, IntegerStep, Mask, MaskStep, Program, Rounding, Step};
use crate::table::{BLOCK, Bits, Block, Cells, Column, bit};

/// No row.
pub(crate) const NONE: Bits = [0; BLOCK / 64];
static NEVER: Bits = NONE;
pub(crate) static ALWAYS: Bits = [u64::MAX; BLOCK / 64];
static ZERO: Block<i64> = [0; BLOCK];
static FIRST_CHOICE: Block<u8> = [0; BLOCK];
static NO_DAY: Block<i32> = [0; BLOCK];
static LAST_DAY: Block<i32> = [i32::MAX; BLOCK];

/// The columns that a tool asks, by slot, at one block. A fact that no row has is no column.
pub(crate) struct Cursor<'t> {
    pub columns: Vec<Option<&'t Column>>,
    pub block: usize,
}

impl<'t> Cursor<'t> {
    pub fn column(&self, slot: Slot) -> Option<&'t Column> {
        self.columns.get(usize::from(slot)).copied().flatten()
    }

    fn yes(&self, slot: Slot) -> &'t Bits {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::YesNo(cells)) => cells.get(self.block).unwrap_or(&NEVER),
            Some(Cells::Choice(_) | Cells::Number(..) | Cells::Date(_) | Cells::Tenure(..)) | None => &NEVER,
        }
    }

    fn choices(&self, slot: Slot) -> &'t Block<u8> {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::Choice(cells)) => cells.get(self.block).unwrap_or(&FIRST_CHOICE),
            Some(Cells::YesNo(_) | Cells::Number(..) | Cells::Date(_) | Cells::Tenure(..)) | None => &FIRST_CHOICE,
        }
    }

    fn integers(&self, slot: Slot) -> &'t Block<i64> {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::Number(cells, _)) => cells.get(self.block).unwrap_or(&ZERO),
            Some(Cells::YesNo(_) | Cells::Choice(_) | Cells::Date(_) | Cells::Tenure(..)) | None => &ZERO,
        }
    }

    /// The days, and for services the months before where somebody has any.
    fn days(&self, slot: Slot) -> (&'t Block<i32>, Option<&'t Block<i32>>) {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::Date(cells)) => (cells.get(self.block).unwrap_or(&NO_DAY), None),
            Some(Cells::Tenure(since, earlier)) => (since.get(self.block).unwrap_or(&LAST_DAY), earlier.get(self.block)),
            Some(Cells::YesNo(_) | Cells::Choice(_) | Cells::Number(..)) | None => (&NO_DAY, None),
        }
    }

    /// The rows of a slot that are open, as bits.
    pub fn open(&self, slot: Slot) -> &'t Bits {
        self.column(slot).and_then(|it| it.open.get(self.block)).unwrap_or(&ALWAYS)
    }

    /// One row's cell as a number that tells it from all other cells of the column.
    pub fn word(&self, slot: Slot, at: usize) -> u64 {
        let word = match self.column(slot).map(|it| &it.cells) {
            Some(Cells::YesNo(_)) => Some(u64::from(bit(self.yes(slot), at))),
            Some(Cells::Choice(_)) => self.choices(slot).get(at).map(|it| u64::from(*it)),
            Some(Cells::Number(..)) => self.integers(slot).get(at).map(|it| it.cast_unsigned()),
            Some(Cells::Date(_) | Cells::Tenure(..)) => {
                let (days, earlier) = self.days(slot);
                let earlier = earlier.and_then(|it| it.get(at)).copied().unwrap_or(0);
                days.get(at).map(|it| u64::from(it.cast_unsigned()) | u64::from(earlier.cast_unsigned()) << 32)
            }
            None => None,
        };
        word.unwrap_or_default()
    }
}

/// The registers of a program.
pub(crate) struct Machine {
    masks: Vec<Bits>,
    integers: Vec<Block<i64>>,
    fixed: Vec<Block<i64>>,
    days: Vec<Block<i32>>,
    memories: Vec<Memory>,
}

impl Machine {
    pub fn new(program: &Program) -> Machine {
        Machine {
            masks: vec![NONE; program.masks],
            integers: vec![ZERO; program.integers],
            fixed: program.fixed.iter().map(|it| [*it; BLOCK]).collect(),
            days: vec![NO_DAY; program.days],
            memories: program.questions.iter().map(|it| Memory::new(*it)).collect(),
        }
    }

    /// Takes every step of a program over a block.
    pub fn run(&mut self, program: &Program, rule: &Rule, cursor: &Cursor<'_>) {
        for step in &program.steps {
            match step {
                Step::Mask(to, step) => self.mask_step(program, usize::from(*to), *step, cursor),
                Step::Integer(to, step) => self.integer_step(program, rule, usize::from(*to), *step, cursor),
                Step::Days(to, step) => self.days_step(program, rule, usize::from(*to), *step, cursor),
            }
        }
    }

    pub fn mask(&self, mask: Mask) -> &Bits {
        mask_in(&self.masks, mask)
    }

    pub fn integer<'s>(&'s self, integer: Integer, cursor: &Cursor<'s>) -> &'s Block<i64> {
        integer_in((&self.integers, &self.fixed), integer, cursor)
    }

    pub fn days<'s>(&'s self, days: Days, cursor: &Cursor<'s>) -> &'s Block<i32> {
        days_in(&self.days, days, cursor)
    }

    /// Writes in place: what is handed back would be copied by a call in WebAssembly, which takes longer than the step.
    fn mask_step(&mut self, program: &Program, to: usize, step: MaskStep, cursor: &Cursor<'_>) {
        let (before, after) = self.masks.split_at_mut(to);
        let Some(out) = after.first_mut() else { return };
        let mask = |it| mask_in(before, it);
        let integer = |it| integer_in((&self.integers, &self.fixed), it, cursor);
        let days = |it| days_in(&self.days, it, cursor);
        match step {
            MaskStep::Open(slot) => *out = *cursor.open(slot),
            // What is under an open cell says nothing.
            MaskStep::Yes(slot) => together(out, cursor.yes(slot), cursor.open(slot), |yes, open| yes & !open),
            MaskStep::Is(slot, choices) => bits(out, cursor.choices(slot), |at| choices >> (at & 31) & 1),
            MaskStep::From(it, day) => which(out, days(it), |it| day <= it),
            MaskStep::UpTo(it, day) => which(out, days(it), |it| it <= day),
            MaskStep::Served(slot, table) => {
                let table = program.services.get(table).map(Vec::as_slice).unwrap_or_default();
                match (cursor.days(slot), table) {
                    ((since, None), [line, ..]) => which(out, since, |it| it <= *line),
                    ((since, Some(earlier)), table) => served(out, since, earlier, table),
                    ((_, None), []) => {}
                }
            }
            MaskStep::Before(one, other) => which_of_both(out, days(one), days(other), |one, other| one < other),
            MaskStep::NotAfter(one, other) => which_of_both(out, days(one), days(other), |one, other| one <= other),
            MaskStep::Not(of) => together(out, mask(of), &NONE, |it, _| !it),
            MaskStep::Both(one, other) => together(out, mask(one), mask(other), |one, other| one & other),
            MaskStep::Either(one, other) => together(out, mask(one), mask(other), |one, other| one | other),
            MaskStep::Without(one, other) => together(out, mask(one), mask(other), |one, other| one & !other),
            MaskStep::Compare(one, order, other) => {
                let (one, other) = (integer(one), integer(other));
                match order {
                    Order::AtLeast => which_of_both(out, one, other, |one, other| other <= one),
                    Order::AtMost => which_of_both(out, one, other, |one, other| one <= other),
                    Order::Above => which_of_both(out, one, other, |one, other| other < one),
                    Order::Below => which_of_both(out, one, other, |one, other| one < other),
                }
            }
            MaskStep::CompareTo(one, order, line) => {
                let one = integer(one);
                match order {
                    Order::AtLeast => which(out, one, |it| line <= it),
                    Order::AtMost => which(out, one, |it| it <= line),
                    Order::Above => which(out, one, |it| line < it),
                    Order::Below => which(out, one, |it| it < line),
                }
            }
        }
    }

    fn integer_step(&mut self, program: &Program, rule: &Rule, to: usize, step: IntegerStep, cursor: &Cursor<'_>) {
        let (before, after) = self.integers.split_at_mut(to);
        let Some(out) = after.first_mut() else { return };
        let integer = |it| integer_in((before, &self.fixed), it, cursor);
        match step {
            IntegerStep::Scale(of, factor) => map(out, integer(of), |it| it.wrapping_mul(factor)),
            IntegerStep::Sum(one, 1, other, 1) => zip(out, integer(one), integer(other), i64::wrapping_add),
            IntegerStep::Sum(one, 1, other, -1) => zip(out, integer(one), integer(other), i64::wrapping_sub),
            IntegerStep::Sum(one, left, other, right) => {
                zip(out, integer(one), integer(other), |one, other| one.wrapping_mul(left).wrapping_add(other.wrapping_mul(right)))
            }
            IntegerStep::Product(one, other) => zip(out, integer(one), integer(other), i64::wrapping_mul),
            IntegerStep::Choose(when, one, other) => choose(out, mask_in(&self.masks, when), integer(one), integer(other)),
            IntegerStep::LookUp(slot, table) => {
                let table = program.by_choice.get(table).unwrap_or(&[0; 32]);
                map(out, cursor.choices(slot), |at| table[usize::from(at & 31)]);
            }
            IntegerStep::Months(slot, question) => {
                if let Some(memory) = self.memories.get_mut(question) {
                    let mut months = NO_DAY;
                    ask(&mut months, memory, program, rule, slot, cursor);
                    map(out, &months, i64::from);
                }
            }
            IntegerStep::Divide(rounding, of, by, divisor) => match by {
                None => {
                    let (by, inverse) = (float(divisor), 1.0 / float(divisor));
                    divide(out, rounding, integer(of).iter().map(|it| (*it, ())), |()| by, |it, ()| it * inverse);
                }
                Some(by) => {
                    // Where there is nothing to divide by, nothing comes of it.
                    let row = |(of, by): (&i64, &i64)| (*of, float(by.wrapping_mul(divisor).max(1)));
                    divide(out, rounding, integer(of).iter().zip(integer(by)).map(row), |by| by, |it, by| it / by);
                }
            },
        }
    }

    fn days_step(&mut self, program: &Program, rule: &Rule, to: usize, step: DaysStep, cursor: &Cursor<'_>) {
        let (before, after) = self.days.split_at_mut(to);
        let Some(out) = after.first_mut() else { return };
        match step {
            DaysStep::Ask(question, slot) => {
                if let Some(memory) = self.memories.get_mut(question) {
                    ask(out, memory, program, rule, slot, cursor);
                }
            }
            DaysStep::Earlier(one, when, other) => {
                let when = mask_in(&self.masks, when);
                let (one, other) = (days_in(before, one, cursor), days_in(before, other, cursor));
                let mut earlier = NO_DAY;
                zip(&mut earlier, one, other, i32::min);
                choose_day(out, when, &earlier, one);
            }
        }
    }
}

fn mask_in(masks: &[Bits], mask: Mask) -> &Bits {
    match mask {
        Mask::Never => &NEVER,
        Mask::Always => &ALWAYS,
        Mask::At(at) => masks.get(usize::from(at)).unwrap_or(&NEVER),
    }
}

fn integer_in<'s>((integers, fixed): (&'s [Block<i64>], &'s [Block<i64>]), integer: Integer, cursor: &Cursor<'s>) -> &'s Block<i64> {
    match integer {
        Integer::Slot(slot) => cursor.integers(slot),
        Integer::At(at) => integers.get(usize::from(at)).unwrap_or(&ZERO),
        Integer::Fixed(at) => fixed.get(usize::from(at)).unwrap_or(&ZERO),
        // No step and no result takes it so.
        Integer::Known(_) => &ZERO,
    }
}

fn days_in<'s>(registers: &'s [Block<i32>], days: Days, cursor: &Cursor<'s>) -> &'s Block<i32> {
    match days {
        Days::Never => &LAST_DAY,
        Days::Slot(slot) => cursor.days(slot).0,
        Days::At(at) => registers.get(usize::from(at)).unwrap_or(&LAST_DAY),
    }
}

fn map<T: Copy, R>(out: &mut Block<R>, of: &Block<T>, with: impl Fn(T) -> R) {
    for (out, of) in out.iter_mut().zip(of) {
        *out = with(*of);
    }
}

fn zip<T: Copy, R>(out: &mut Block<R>, one: &Block<T>, other: &Block<T>, with: impl Fn(T, T) -> R) {
    for ((out, one), other) in out.iter_mut().zip(one).zip(other) {
        *out = with(*one, *other);
    }
}

/// Which rows are so.
pub(crate) fn which<T: Copy>(out: &mut Bits, of: &Block<T>, is: impl Fn(T) -> bool) {
    bits(out, of, |it| u32::from(is(it)));
}

/// The bit that comes of each row, 0 or 1: eight of them a byte, none of which waits for another.
fn bits<T: Copy>(out: &mut Bits, of: &Block<T>, bit: impl Fn(T) -> u32) {
    for (word, of) in out.iter_mut().zip(of.as_chunks::<64>().0) {
        let mut all = 0;
        for (byte, of) in of.as_chunks::<8>().0.iter().enumerate() {
            let mut bits = 0;
            for (at, of) in of.iter().enumerate() {
                bits |= bit(*of) << at;
            }
            all |= u64::from(bits) << (byte * 8);
        }
        *word = all;
    }
}

/// Which rows of two columns are so.
pub(crate) fn which_of_both<T: Copy>(out: &mut Bits, one: &Block<T>, other: &Block<T>, is: impl Fn(T, T) -> bool) {
    for ((word, one), other) in out.iter_mut().zip(one.as_chunks::<64>().0).zip(other.as_chunks::<64>().0) {
        let mut all = 0;
        for (byte, (one, other)) in one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0).enumerate() {
            let mut bits = 0;
            for (at, (one, other)) in one.iter().zip(other).enumerate() {
                bits |= u32::from(is(*one, *other)) << at;
            }
            all |= u64::from(bits) << (byte * 8);
        }
        *word = all;
    }
}

/// The words of two masks, put together.
pub(crate) fn together(out: &mut Bits, one: &Bits, other: &Bits, with: impl Fn(u64, u64) -> u64) {
    for ((out, one), other) in out.iter_mut().zip(one).zip(other) {
        *out = with(*one, *other);
    }
}

/// Adds the rows of another mask.
pub(crate) fn add(out: &mut Bits, more: &Bits) {
    for (out, more) in out.iter_mut().zip(more) {
        *out |= *more;
    }
}

/// Of each row, the first where the mask says so, else the second.
pub(crate) fn choose(out: &mut Block<i64>, when: &Bits, one: &Block<i64>, other: &Block<i64>) {
    select(out, when, one, other, |all, one, other| other ^ (other ^ one) & all);
}

/// The same of days.
pub(crate) fn choose_day(out: &mut Block<i32>, when: &Bits, one: &Block<i32>, other: &Block<i32>) {
    select(out, when, one, other, |all, one, other| other ^ (other ^ one) & all as i32);
}

/// Hands on all bits or none for each row, and what to take them of. A choice would be a branch in WebAssembly, which is guessed wrong in
/// every other row.
fn select<T: Copy>(out: &mut Block<T>, when: &Bits, one: &Block<T>, other: &Block<T>, with: impl Fn(i64, T, T) -> T) {
    let rows = out.as_chunks_mut::<64>().0.iter_mut().zip(one.as_chunks::<64>().0).zip(other.as_chunks::<64>().0);
    for (((out, one), other), when) in rows.zip(when) {
        let mut left = when.cast_signed();
        for ((out, one), other) in out.iter_mut().zip(one).zip(other) {
            *out = with((left & 1).wrapping_neg(), *one, *other);
            left >>= 1;
        }
    }
}

/// The lowest bit of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// A byte for each of eight bits, 0 or 1.
pub(crate) fn apart(bits: u8) -> u64 {
    // Each of eight bytes keeps another bit of it, which goes to where it carries into the highest bit of its byte.
    let apart = (u64::from(bits) * ONES) & 0x8040_2010_0804_0201;
    (apart + 0x7f7f_7f7f_7f7f_7f7f) >> 7 & ONES
}

/// Of each row, which of these masks hold: eight of them a byte, in their order.
pub(crate) fn gather<'m>(into: &mut [Block<u8>], masks: impl Iterator<Item = &'m Bits>) {
    for (at, mask) in masks.enumerate() {
        let Some(into) = into.get_mut(at / 8) else { return };
        if at.is_multiple_of(8) {
            *into = [0; BLOCK];
        }
        for (into, word) in into.as_chunks_mut::<64>().0.iter_mut().zip(mask) {
            for (into, bits) in into.as_chunks_mut::<8>().0.iter_mut().zip(word.to_le_bytes()) {
                *into = (u64::from_le_bytes(*into) | apart(bits) << (at % 8)).to_le_bytes();
            }
        }
    }
}

fn served(out: &mut Bits, since: &Block<i32>, earlier: &Block<i32>, table: &[i32]) {
    let Some(last) = table.len().checked_sub(1) else { return };
    which_of_both(out, since, earlier, |since, earlier| {
        let at = usize::try_from(earlier).unwrap_or_default().min(last);
        since <= table[at]
    });
}

/// Divides by what is above 0.
///
/// The quotient of floats is right to within some 2⁻⁵³ of itself. What is rounded to the nearest whole number is moved a little to the
/// side on which it belongs, by less than the next quotient of whole numbers is away and by more than that error: both numbers are below
/// [`crate::amounts::QUOTIENT`]` / 4`. A division of whole numbers takes many times as long, and so does putting a guess right.
fn divide<D: Copy>(
    out: &mut Block<i64>,
    rounding: Rounding,
    rows: impl Iterator<Item = (i64, D)>,
    by: impl Fn(D) -> f64,
    quotient: impl Fn(f64, D) -> f64,
) {
    let rows = out.iter_mut().zip(rows);
    match rounding {
        Rounding::Down => rows.for_each(|(out, (of, row))| *out = rounded(quotient(float(of) + 0.5 - by(row) * 0.5, row))),
        Rounding::Up => rows.for_each(|(out, (of, row))| *out = rounded(quotient(float(of) - 0.5 + by(row) * 0.5, row))),
        // Halves go away from zero.
        Rounding::Nearest => rows.for_each(|(out, (of, row))| {
            let of = float(of);
            *out = rounded(quotient(of + 0.25_f64.copysign(of), row));
        }),
        Rounding::NearestOfPositive => rows.for_each(|(out, (of, row))| *out = rounded(quotient(float(of) + 0.25, row))),
    }
}

/// So large that what is added to it stands in its last bits, of either sign.
const SHIFT: f64 = 6_755_399_441_055_744.0;

/// A whole number below 2⁵¹ as a float, in steps that go side by side.
fn float(number: i64) -> f64 {
    f64::from_bits(SHIFT.to_bits().wrapping_add(number.cast_unsigned())) - SHIFT
}

/// The whole number that is nearest to a float below 2⁵¹.
fn rounded(float: f64) -> i64 {
    (float + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()).cast_signed()
}

fn ask(out: &mut Block<i32>, memory: &mut Memory, program: &Program, rule: &Rule, slot: Slot, cursor: &Cursor<'_>) {
    let mut situation = program.situation;
    let (days, earlier) = cursor.days(slot);
    let none_before = matches!(cursor.column(slot).map(|it| &it.cells), Some(Cells::Tenure(..))).then_some(0);
    for (at, (out, day)) in out.iter_mut().zip(days).enumerate() {
        let earlier = earlier.and_then(|it| it.get(at)).copied().or(none_before);
        *out = memory.ask(rule, &mut situation, slot, *day, earlier);
    }
}

#[cfg(test)]
mod tests {
    use crate::amounts::QUOTIENT;
    use crate::program::Rounding;
    use crate::run::{divide, float};
    use crate::table::BLOCK;

    /// The quotient in whole numbers.
    fn exact(rounding: Rounding, of: i64, by: i64) -> i64 {
        let (of, by) = (i128::from(of), i128::from(by));
        let found = match rounding {
            Rounding::Down => of.div_euclid(by),
            Rounding::Up => -(-of).div_euclid(by),
            Rounding::Nearest | Rounding::NearestOfPositive => of.signum() * (of.abs() * 2 + by).div_euclid(by * 2),
        };
        i64::try_from(found).unwrap_or_default()
    }

    #[test]
    fn floats_divide_as_whole_numbers_do() {
        let last = QUOTIENT / 4 - 1;
        let divisors = [1, 2, 3, 7, 10, 20, 100, 400, 9_999, 10_000, 1 << 20, 33_333_333, 1 << 34, last / 3, last / 2, last - 1, last];
        for by in divisors {
            // Beside a quotient and beside the half of one, near 0 and as far away as numbers go.
            let places = [0, 1, 2, 3, last / by / 3, last / by / 2, last / by - 1, last / by];
            let near = places.iter().flat_map(|it| [it * by, it * by + by / 2, it * by + by / 2 + by % 2]);
            let tops = near.flat_map(|it| [it - 1, it, it + 1]).flat_map(|it| [it, -it]).filter(|it| it.abs() <= last);
            let tops: Vec<i64> = tops.collect();
            for rounding in [Rounding::Down, Rounding::Up, Rounding::Nearest, Rounding::NearestOfPositive] {
                let tops: Vec<i64> = tops.iter().copied().filter(|it| rounding != Rounding::NearestOfPositive || 0 <= *it).collect();
                let (mut one, mut other) = ([0; BLOCK], [0; BLOCK]);
                let (whole, inverse) = (float(by), 1.0 / float(by));
                divide(&mut one, rounding, tops.iter().map(|it| (*it, ())), |()| whole, |it, ()| it * inverse);
                divide(&mut other, rounding, tops.iter().map(|it| (*it, whole)), |by| by, |it, by| it / by);
                for ((top, one), other) in tops.iter().zip(one).zip(other) {
                    assert_eq!((one, other), (exact(rounding, *top, by), exact(rounding, *top, by)), "{top} / {by}");
                }
            }
        }
    }
}
