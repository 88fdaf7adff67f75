//! A condition, and the ways of counting that it can name.

use serde::{Deserialize, Serialize};

use crate::model::ids::{AmountId, CriterionId, ParameterId, ReadingAt, Slot};

/// A range in a rule's list of children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Children {
    /// Where it starts.
    pub start: u16,
    /// How many.
    pub length: u16,
}

/// A condition: a combination of others, or a leaf that asks something itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Criterion {
    /// Every one of them.
    All(Children),
    /// At least one of them.
    Any(Children),
    /// The opposite.
    Not(CriterionId),
    /// One criterion for each reading.
    ByReading(ReadingAt, Children),
    /// Something that is asked.
    Leaf(Leaf),
}

impl Criterion {
    /// What it asks itself; nothing where it combines others.
    pub fn leaf(self) -> Option<Leaf> {
        if let Criterion::Leaf(leaf) = self { Some(leaf) } else { None }
    }
}

/// A condition that asks something itself.
///
/// A new one is an arm in each reader that has to think of it: whether it holds (`engine::evaluate`), the figures put into it
/// (`engine::decide`), and its sentences (`explain::criteria`). What all readers ask of it is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leaf {
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
}

impl Leaf {
    /// The slots that it names itself, as bits. A comparison names none: its amounts do.
    pub fn slots(self) -> u32 {
        match self {
            Leaf::Yes(slot) | Leaf::Is(slot, _) => 1 << slot,
            Leaf::Compare(..) => 0,
            Leaf::AgeAtMost { birth, .. } | Leaf::AgeAtLeast { birth, .. } => 1 << birth,
            Leaf::Served { service, .. } => 1 << service,
            Leaf::LongerThan { since, .. } | Leaf::Within { since, .. } => 1 << since,
            Leaf::EndsWithin { from, to, .. } => 1 << from | 1 << to,
        }
    }

    /// The figure of the document that it asks for. A comparison names none: its amounts do.
    pub fn parameter(self) -> Option<ParameterId> {
        match self {
            Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) => None,
            Leaf::AgeAtMost { parameter, .. }
            | Leaf::AgeAtLeast { parameter, .. }
            | Leaf::Served { parameter, .. }
            | Leaf::LongerThan { parameter, .. }
            | Leaf::Within { parameter, .. }
            | Leaf::EndsWithin { parameter, .. } => Some(parameter),
        }
    }

    /// The reading that says how it is counted, where there are several ways.
    pub fn reading(self) -> Option<ReadingAt> {
        match self {
            Leaf::AgeAtMost { reading, .. } | Leaf::Served { reading, .. } | Leaf::EndsWithin { reading, .. } => reading,
            Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) => None,
            Leaf::AgeAtLeast { .. } | Leaf::LongerThan { .. } | Leaf::Within { .. } => None,
        }
    }

    /// Whether it can change as time goes by, with the same answers.
    pub fn changes_with_time(self) -> bool {
        match self {
            Leaf::AgeAtMost { .. } | Leaf::AgeAtLeast { .. } => true,
            Leaf::Served { .. } | Leaf::LongerThan { .. } | Leaf::Within { .. } => true,
            Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) | Leaf::EndsWithin { .. } => false,
        }
    }
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

impl Order {
    /// Its sign, as it is read.
    pub fn sign(self) -> &'static str {
        match self {
            Order::AtLeast => "≥",
            Order::AtMost => "≤",
            Order::Above => ">",
            Order::Below => "<",
        }
    }
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
