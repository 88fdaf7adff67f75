//! A rule as a flat program: steps over whole blocks, each into a register of its own that is written once.

use policy::engine::evaluate::Situation;
use policy::model::criterion::{Leaf, Order};
use policy::model::ids::Slot;

/// Where a step puts what comes out, in the registers of its kind.
pub(crate) type Register = u16;

/// A yes or no for each row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mask {
    Never,
    Always,
    At(Register),
}

/// A whole number for each row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Integer {
    Known(i64),
    /// The same, in a register that holds it in each row.
    Fixed(Register),
    Slot(Slot),
    At(Register),
}

/// A day for each row, by its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Days {
    /// Later than all days.
    Never,
    Slot(Slot),
    At(Register),
}

/// What a criterion comes to in each row: neither where that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Truth {
    pub yes: Mask,
    pub no: Mask,
}

/// One step, with the register that it writes.
#[derive(Clone, PartialEq)]
pub(crate) enum Step {
    Mask(Register, MaskStep),
    Integer(Register, IntegerStep),
    Days(Register, DaysStep),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum MaskStep {
    /// Nothing is in the cell.
    Open(Slot),
    /// The cell says yes.
    Yes(Slot),
    /// The cell holds one of these choices (bits).
    Is(Slot, u32),
    /// Not before a day.
    From(Days, i32),
    /// Not after a day.
    UpTo(Days, i32),
    /// Served as long as it takes: since the day that the table has for the months before, or earlier.
    Served(Slot, usize),
    Before(Days, Days),
    NotAfter(Days, Days),
    Not(Mask),
    Both(Mask, Mask),
    Either(Mask, Mask),
    /// The first without the second.
    Without(Mask, Mask),
    Compare(Integer, Order, Integer),
    CompareTo(Integer, Order, i64),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum IntegerStep {
    Scale(Integer, i64),
    /// Each times its factor.
    Sum(Integer, i64, Integer, i64),
    Product(Integer, Integer),
    /// The first where the mask says so, else the second.
    Choose(Mask, Integer, Integer),
    /// By choice, from a table.
    LookUp(Slot, usize),
    /// Whole months served.
    Months(Slot, usize),
    /// Divided by the product of both divisors; these are above 0.
    Divide(Rounding, Integer, Option<Integer>, i64),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum DaysStep {
    /// What the engine says of a day, remembered.
    Ask(usize, Slot),
    /// The second where the mask says so and it is the earlier of both, else the first.
    Earlier(Days, Mask, Days),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Rounding {
    Down,
    Up,
    /// Half away from zero.
    Nearest,
    /// The same of numbers that are never below 0.
    NearestOfPositive,
}

/// What the engine is asked about single days; it answers with a day.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Question {
    /// When the leaf turns; [`i32::MAX`] where it never does.
    Turn(Leaf),
    /// The last day of this slot with which the leaf holds.
    LastOf(Leaf, Slot),
    /// The last day of a term of so many months, counted as the reading says.
    EndOf(i32, Option<u8>),
    /// Whole months served, on the day.
    MonthsServed,
}

/// A program with what it has worked out beforehand.
pub(crate) struct Program {
    pub steps: Vec<Step>,
    pub masks: usize,
    pub integers: usize,
    pub days: usize,
    /// Numbers that registers of their own hold in each row.
    pub fixed: Vec<i64>,
    /// Numbers by choice.
    pub by_choice: Vec<[i64; 32]>,
    /// By the months served before, the last day since when is enough.
    pub services: Vec<Vec<i32>>,
    /// What is asked of the engine, by the numbers in the steps.
    pub questions: Vec<Question>,
    /// What is asked about, but for one slot.
    pub situation: Situation,
    /// Above this, without its sign, a number in a cell is the engine's.
    pub largest: u64,
    pub verdict: Option<Truth>,
    /// Rows that folding does not settle.
    pub unsettled: Mask,
    /// Those of which it does not settle the verdict.
    pub open_verdict: Mask,
    /// Those that are asked for.
    pub outputs: Vec<Result>,
    /// What each leaf comes to, in the order of the rule.
    pub leaves: Vec<Truth>,
    pub next: Option<Next>,
}

/// A result: where its value is, and in which rows there is one.
pub(crate) struct Result {
    /// Its position in the rule.
    pub at: usize,
    pub value: ResultValue,
    pub present: Mask,
    /// Rows in which it is due and open.
    pub waiting: Mask,
    /// With an unknown verdict it may be settled all the same: it is due whatever the verdict, or may be nothing where it is due.
    pub settling: bool,
    /// It is due whatever the verdict.
    pub always: bool,
}

pub(crate) enum ResultValue {
    /// In hundredths.
    Number(Integer),
    Flag(Mask),
    Date(Days),
}

/// The first day on which the verdict is met: today where it is met already.
pub(crate) struct Next {
    pub day: Days,
    /// Rows in which folding does not say.
    pub unsettled: Mask,
    /// The leaves that turn.
    pub turns: Vec<Turn>,
}

/// A leaf that turns with time.
pub(crate) struct Turn {
    pub day: Days,
    /// By which fact.
    pub slot: Slot,
    pub becomes: bool,
    /// Its positions among the leaves of the rule, as bits.
    pub leaves: u64,
}
