//! A rule as a value: criteria and amounts in flat lists, facts by slot, readings by position.
//!
//! The lists are in the order of reading (a node stands before its children), so that a trace is one list beside them.

use serde::{Deserialize, Serialize};

use crate::number::Ratio;
use crate::pack::{ParameterId, ProvisionId, Quantity};

/// A position in a tool's list of facts.
pub type Slot = u8;

/// A position in [`Rule::criteria`].
pub type CriterionId = u16;

/// A position in [`Rule::amounts`].
pub type AmountId = u16;

/// A position in a tool's list of readings.
pub type ReadingAt = u8;

/// What decides, and what is computed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rule {
    /// The criterion that decides; none where the tool only computes.
    pub verdict: Option<CriterionId>,
    /// All criteria, those of the verdict first.
    pub criteria: Vec<Node>,
    /// All amounts.
    pub amounts: Vec<Amount>,
    /// The children of criteria and amounts, as ranges.
    pub children: Vec<u16>,
    /// The results, in the order of [`crate::pack::Tool::outputs`].
    pub outputs: Vec<Output>,
}

/// A criterion with the provision it comes from and the slots it depends on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// What is asked.
    pub criterion: Criterion,
    /// Where the document asks it.
    pub provision: ProvisionId,
    /// The slots below it, as bits.
    pub slots: u32,
}

/// A range in [`Rule::children`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Children {
    /// Where it starts.
    pub start: u16,
    /// How many.
    pub length: u16,
}

/// A condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Criterion {
    /// Every one of them.
    All(Children),
    /// At least one of them.
    Any(Children),
    /// The opposite.
    Not(CriterionId),
    /// The fact is 是.
    Yes(Slot),
    /// The choice is one of these (bits).
    Is(Slot, u32),
    /// Two amounts compared.
    Compare(AmountId, Order, AmountId),
    /// Full years on the day are at most so many, in one of the ways of counting the limit.
    AgeAtMost {
        /// The birth date.
        birth: Slot,
        /// The limit.
        years: i32,
        /// Where it comes from.
        parameter: ParameterId,
        /// The reading that says how the limit is counted ([`AgeCounting`]); none: [`AgeCounting::FullYears`].
        reading: Option<ReadingAt>,
    },
    /// Full years on the day are at least so many.
    AgeAtLeast {
        /// The birth date.
        birth: Slot,
        /// The limit.
        years: i32,
        /// Where it comes from.
        parameter: ParameterId,
    },
    /// A service has reached so many months.
    Served {
        /// The tenure.
        service: Slot,
        /// The months to reach.
        months: i32,
        /// Where it comes from.
        parameter: ParameterId,
        /// The reading that says when a length is reached ([`DayCounting`]); none: [`DayCounting::Anniversary`].
        reading: Option<ReadingAt>,
    },
    /// More than so many months have gone by since a day; the day on which they are full is not enough.
    LongerThan {
        /// The day from which it is counted.
        since: Slot,
        /// The months to exceed.
        months: i32,
        /// Where it comes from.
        parameter: ParameterId,
    },
    /// Not more than so many months have gone by since a day; the day on which they are full still counts.
    Within {
        /// The day from which it is counted.
        since: Slot,
        /// The months.
        months: i32,
        /// Where it comes from.
        parameter: ParameterId,
    },
    /// A term ends within so many months of its beginning.
    EndsWithin {
        /// Its first day.
        from: Slot,
        /// Its last day.
        to: Slot,
        /// The months.
        months: i32,
        /// Where it comes from.
        parameter: ParameterId,
        /// The reading that says which day is the last ([`DayCounting`]).
        reading: Option<ReadingAt>,
    },
    /// One criterion for each reading.
    ByReading(ReadingAt, Children),
}

/// How two amounts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// >
    Above,
    /// <
    Below,
}

/// How an upper age limit is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeCounting {
    /// Until the day before the next birthday.
    FullYears,
    /// Up to and including the birthday.
    ToBirthday,
    /// Until the day before the birthday.
    BeforeBirthday,
}

impl AgeCounting {
    /// The ids of the readings, in the order of their positions.
    pub const IDS: [&'static str; 3] = ["full_years", "to_birthday", "before_birthday"];

    /// The counting at a position of the reading.
    pub fn at(position: u8) -> AgeCounting {
        match position {
            1 => AgeCounting::ToBirthday,
            2 => AgeCounting::BeforeBirthday,
            0 | 3.. => AgeCounting::FullYears,
        }
    }
}

/// When a length of time is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayCounting {
    /// On the corresponding day.
    Anniversary,
    /// On the day before: the first and the last day both count.
    BothEndsCounted,
}

impl DayCounting {
    /// The ids of the readings, in the order of their positions.
    pub const IDS: [&'static str; 2] = ["anniversary", "both_ends_counted"];

    /// The counting at a position of the reading.
    pub fn at(position: u8) -> DayCounting {
        if position == 1 { DayCounting::BothEndsCounted } else { DayCounting::Anniversary }
    }
}

/// A number that is computed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Amount {
    /// A fact; percent numbers count as parts of a whole.
    Fact(Slot),
    /// A figure of the document, in the same sense.
    Parameter(ParameterId, Ratio),
    /// Nothing or one.
    Number(Ratio),
    /// No amount: the document names none for a choice.
    Absent,
    /// Added up.
    Sum(Children),
    /// The first less the second.
    Minus(AmountId, AmountId),
    /// Multiplied.
    Times(Children),
    /// The first as a part of the second; nothing where the second is 0.
    Share(AmountId, AmountId),
    /// The least of them.
    Least(Children),
    /// The most of them.
    Most(Children),
    /// Rounded down to a whole number.
    Floor(AmountId),
    /// Rounded up to a whole number.
    Ceiling(AmountId),
    /// Rounded to 分, as it is shown.
    AsShown(AmountId),
    /// One amount for each choice of a fact, by position.
    ByChoice(Slot, Children),
    /// One amount for each reading.
    ByReading(ReadingAt, Children),
    /// The second where the criterion holds, else the third.
    If(CriterionId, AmountId, AmountId),
    /// Whole months served.
    MonthsServed(Slot),
}

/// A result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// What is computed.
    pub value: OutputValue,
    /// When it is due.
    pub due: Due,
}

/// What a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutputValue {
    /// A number of this sort, rounded once at the end.
    Amount(AmountId, Quantity),
    /// Whether a criterion holds.
    Flag(CriterionId),
    /// The day so many months after another, or the day before it.
    DateAfter {
        /// The day from which it is counted.
        since: Slot,
        /// The months.
        months: i32,
        /// Where they come from.
        parameter: ParameterId,
        /// The reading that says which day is the last ([`DayCounting`]).
        reading: Option<ReadingAt>,
    },
}

/// When a result is due. An amount that is not due is absent, not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// Whatever the verdict.
    Always,
    /// When the verdict is met.
    WhenMet,
    /// When the verdict is not met.
    WhenNotMet,
}

/// The readings chosen for a tool: by position in its list, the position of the choice. All defaults at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Chosen([u8; Chosen::MOST]);

impl Chosen {
    /// The most readings that a tool may have.
    pub const MOST: usize = 4;

    /// The choice of one reading.
    pub fn get(&self, reading: ReadingAt) -> u8 {
        self.0.get(usize::from(reading)).copied().unwrap_or_default()
    }

    /// The same with one reading changed.
    #[must_use]
    pub fn with(mut self, reading: ReadingAt, choice: u8) -> Chosen {
        if let Some(it) = self.0.get_mut(usize::from(reading)) {
            *it = choice;
        }
        self
    }
}

impl Rule {
    /// The children of a range.
    pub fn children(&self, range: Children) -> &[u16] {
        let start = usize::from(range.start);
        self.children.get(start..start + usize::from(range.length)).unwrap_or_default()
    }
}
