//! Running a program over a block: each step is one plain loop over its rows, which the compiler of this code unrolls.

use policy::model::criterion::Order;
use policy::model::ids::Slot;
use policy::model::rule::Rule;

use crate::dates::Memory;
use crate::program::{Days, DaysStep, Integer, IntegerStep, Mask, MaskStep, Program, Rounding, Step};
use crate::table::{BLOCK, Bits, Block, Cells, Column};

pub(crate) static NEVER: Block<u8> = [0; BLOCK];
static ALWAYS: Block<u8> = [1; BLOCK];
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

    fn bytes(&self, slot: Slot) -> &'t Block<u8> {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::YesNo(cells) | Cells::Choice(cells)) => cells.get(self.block).unwrap_or(&FIRST_CHOICE),
            Some(Cells::Number(..) | Cells::Date(_) | Cells::Tenure(..)) | None => &FIRST_CHOICE,
        }
    }

    fn integers(&self, slot: Slot) -> &'t Block<i64> {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::Number(cells, _)) => cells.get(self.block).unwrap_or(&ZERO),
            Some(Cells::YesNo(_) | Cells::Choice(_) | Cells::Date(_) | Cells::Tenure(..)) | None => &ZERO,
        }
    }

    /// The days, and for services the months before.
    fn days(&self, slot: Slot) -> (&'t Block<i32>, Option<&'t Block<i32>>) {
        match self.column(slot).map(|it| &it.cells) {
            Some(Cells::Date(cells)) => (cells.get(self.block).unwrap_or(&NO_DAY), None),
            Some(Cells::Tenure(since, earlier)) => (since.get(self.block).unwrap_or(&LAST_DAY), earlier.get(self.block)),
            Some(Cells::YesNo(_) | Cells::Choice(_) | Cells::Number(..)) | None => (&NO_DAY, None),
        }
    }

    /// The rows of a slot that are open, as bits.
    pub fn open(&self, slot: Slot) -> Bits {
        self.column(slot).and_then(|it| it.open.get(self.block)).copied().unwrap_or([u64::MAX; BLOCK / 64])
    }

    /// One row's cell as a number that tells it from all other cells of the column.
    pub fn word(&self, slot: Slot, at: usize) -> u64 {
        let word = match self.column(slot).map(|it| &it.cells) {
            Some(Cells::YesNo(_) | Cells::Choice(_)) => self.bytes(slot).get(at).map(|it| u64::from(*it)),
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
    masks: Vec<Block<u8>>,
    integers: Vec<Block<i64>>,
    fixed: Vec<Block<i64>>,
    days: Vec<Block<i32>>,
    memories: Vec<Memory>,
}

impl Machine {
    pub fn new(program: &Program) -> Machine {
        Machine {
            masks: vec![NEVER; program.masks],
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

    pub fn mask(&self, mask: Mask) -> &Block<u8> {
        mask_in(&self.masks, mask)
    }

    pub fn integer<'s>(&'s self, integer: Integer, cursor: &Cursor<'s>) -> &'s Block<i64> {
        integer_in((&self.integers, &self.fixed), integer, cursor)
    }

    pub fn days<'s>(&'s self, days: Days, cursor: &Cursor<'s>) -> &'s Block<i32> {
        days_in(&self.days, days, cursor)
    }

    fn mask_step(&mut self, program: &Program, to: usize, step: MaskStep, cursor: &Cursor<'_>) {
        let (before, after) = self.masks.split_at_mut(to);
        let Some(out) = after.first_mut() else { return };
        let mask = |it| mask_in(before, it);
        let integer = |it| integer_in((&self.integers, &self.fixed), it, cursor);
        let days = |it| days_in(&self.days, it, cursor);
        match step {
            MaskStep::Open(slot) => spread(out, cursor.open(slot)),
            MaskStep::Yes(slot) => *out = *cursor.bytes(slot),
            MaskStep::Is(slot, choices) => map(out, cursor.bytes(slot), |at| (choices >> (at & 31)) as u8 & 1),
            MaskStep::From(it, day) => map(out, days(it), |it| u8::from(day <= it)),
            MaskStep::UpTo(it, day) => map(out, days(it), |it| u8::from(it <= day)),
            MaskStep::Served(slot, table) => {
                let table = program.services.get(table).map(Vec::as_slice).unwrap_or_default();
                let (since, Some(earlier)) = cursor.days(slot) else { return };
                served(out, since, earlier, table);
            }
            MaskStep::Before(one, other) => zip(out, days(one), days(other), |one, other| u8::from(one < other)),
            MaskStep::NotAfter(one, other) => zip(out, days(one), days(other), |one, other| u8::from(one <= other)),
            MaskStep::Not(of) => map_words(out, mask(of), |it| it ^ ONES),
            MaskStep::Both(one, other) => zip_words(out, mask(one), mask(other), |one, other| one & other),
            MaskStep::Either(one, other) => zip_words(out, mask(one), mask(other), |one, other| one | other),
            MaskStep::Without(one, other) => zip_words(out, mask(one), mask(other), |one, other| one & !other),
            MaskStep::Compare(one, order, other) => {
                let (one, other) = (integer(one), integer(other));
                match order {
                    Order::AtLeast => zip(out, one, other, |one, other| u8::from(other <= one)),
                    Order::AtMost => zip(out, one, other, |one, other| u8::from(one <= other)),
                    Order::Above => zip(out, one, other, |one, other| u8::from(other < one)),
                    Order::Below => zip(out, one, other, |one, other| u8::from(one < other)),
                }
            }
            MaskStep::CompareTo(one, order, line) => {
                let one = integer(one);
                match order {
                    Order::AtLeast => map(out, one, |it| u8::from(line <= it)),
                    Order::AtMost => map(out, one, |it| u8::from(it <= line)),
                    Order::Above => map(out, one, |it| u8::from(line < it)),
                    Order::Below => map(out, one, |it| u8::from(it < line)),
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
                map(out, cursor.bytes(slot), |at| table[usize::from(at & 31)]);
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
                    let inverse = 1.0 / float(divisor);
                    divide(out, rounding, integer(of), |_| (divisor, inverse));
                }
                Some(by) => {
                    let by = integer(by);
                    // Where there is nothing to divide by, nothing comes of it.
                    let by = |at: usize| by[at].max(1).wrapping_mul(divisor);
                    divide(out, rounding, integer(of), |at| (by(at), 1.0 / float(by(at))));
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
                for (((out, when), one), other) in out.iter_mut().zip(when).zip(one).zip(other) {
                    *out = if *when != 0 { *one.min(other) } else { *one };
                }
            }
        }
    }
}

fn mask_in(masks: &[Block<u8>], mask: Mask) -> &Block<u8> {
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

/// Eight rows of a mask that are all set.
const ONES: u64 = 0x0101_0101_0101_0101;

fn map_words(out: &mut Block<u8>, of: &Block<u8>, with: impl Fn(u64) -> u64) {
    for (out, of) in out.as_chunks_mut::<8>().0.iter_mut().zip(of.as_chunks::<8>().0) {
        *out = with(u64::from_ne_bytes(*of)).to_ne_bytes();
    }
}

fn zip_words(out: &mut Block<u8>, one: &Block<u8>, other: &Block<u8>, with: impl Fn(u64, u64) -> u64) {
    let both = one.as_chunks::<8>().0.iter().zip(other.as_chunks::<8>().0);
    for (out, (one, other)) in out.as_chunks_mut::<8>().0.iter_mut().zip(both) {
        *out = with(u64::from_ne_bytes(*one), u64::from_ne_bytes(*other)).to_ne_bytes();
    }
}

/// A byte for each bit.
pub(crate) fn spread(out: &mut Block<u8>, bits: Bits) {
    for (out, word) in out.as_chunks_mut::<64>().0.iter_mut().zip(bits) {
        for (out, byte) in out.as_chunks_mut::<8>().0.iter_mut().zip(word.to_le_bytes()) {
            // Each of eight bytes keeps another bit of it, which goes to where it carries into the highest bit of its byte.
            let apart = (u64::from(byte) * ONES) & 0x8040_2010_0804_0201;
            *out = ((apart + 0x7f7f_7f7f_7f7f_7f7f) >> 7 & ONES).to_le_bytes();
        }
    }
}

/// Of each row, which of these masks hold: eight of them a byte, in their order.
pub(crate) fn gather<'m>(into: &mut [Block<u8>], masks: impl Iterator<Item = &'m Block<u8>>) {
    for (at, mask) in masks.enumerate() {
        let Some(into) = into.get_mut(at / 8) else { return };
        if at.is_multiple_of(8) {
            *into = NEVER;
        }
        for (into, mask) in into.as_chunks_mut::<8>().0.iter_mut().zip(mask.as_chunks::<8>().0) {
            *into = (u64::from_ne_bytes(*into) | u64::from_ne_bytes(*mask) << (at % 8)).to_ne_bytes();
        }
    }
}

fn served(out: &mut Block<u8>, since: &Block<i32>, earlier: &Block<i32>, table: &[i32]) {
    let Some(last) = table.len().checked_sub(1) else { return };
    for ((out, since), earlier) in out.iter_mut().zip(since).zip(earlier) {
        let at = usize::try_from(*earlier).unwrap_or_default().min(last);
        *out = u8::from(*since <= table[at]);
    }
}

fn choose(out: &mut Block<i64>, when: &Block<u8>, one: &Block<i64>, other: &Block<i64>) {
    for (((out, when), one), other) in out.iter_mut().zip(when).zip(one).zip(other) {
        *out = if *when != 0 { *one } else { *other };
    }
}

/// Divides by what is above 0.
fn divide(out: &mut Block<i64>, rounding: Rounding, of: &Block<i64>, by: impl Fn(usize) -> (i64, f64)) {
    for (at, (out, of)) in out.iter_mut().zip(of).enumerate() {
        let (divisor, inverse) = by(at);
        *out = match rounding {
            Rounding::Down => quotient(*of, divisor, inverse),
            Rounding::Up => quotient(of.wrapping_neg(), divisor, inverse).wrapping_neg(),
            Rounding::Nearest => {
                let doubled = of.wrapping_abs().wrapping_mul(2).wrapping_add(divisor);
                let nearest = quotient(doubled, divisor.wrapping_mul(2), inverse * 0.5);
                if *of < 0 { nearest.wrapping_neg() } else { nearest }
            }
        };
    }
}

/// The quotient rounded down. The numbers are below [`crate::amounts::QUOTIENT`], so that a float guesses it to within one; whole
/// numbers put that right. A division of whole numbers takes many times as long.
fn quotient(of: i64, by: i64, inverse: f64) -> i64 {
    let guessed = rounded(float(of) * inverse);
    let rest = of.wrapping_sub(guessed.wrapping_mul(by));
    guessed.wrapping_add(i64::from(by <= rest) - i64::from(rest < 0))
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
    for (at, (out, day)) in out.iter_mut().zip(days).enumerate() {
        let earlier = earlier.and_then(|it| it.get(at)).copied();
        *out = memory.ask(rule, &mut situation, slot, *day, earlier);
    }
}
