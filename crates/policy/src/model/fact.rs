//! The questions that can be asked, with the kind and the bounds of their answers.

use serde::{Deserialize, Serialize};

use crate::model::ids::FactId;
use crate::model::number::Decimal;
use crate::model::text::Text;

/// A question that can be asked of a person or a unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its id in data, links and case files.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: FactKind,
    /// The question, short.
    pub label: Text,
    /// What to know before answering.
    pub help: Option<Text>,
    /// A judgement that only an organisation can make, and which one.
    pub decided_by: Option<Text>,
    /// Kept in memory only: never in a draft, a link, a code or a roster.
    pub sensitive: bool,
    /// Never decides a verdict; shown beside the result only.
    pub optional: bool,
    /// A circumstance that nobody brings about to meet a condition: an illness, the schools attended.
    pub given: bool,
    /// A past date that can be followed by a later one: the last admission, not a birth.
    pub recurs: bool,
    /// The year that it speaks of.
    pub of_year: FactYear,
    /// Whether changing it is advised to who does not meet a condition.
    pub advice: Advice,
}

/// The year that a fact speaks of. Without it the income of one year would stand as that of the next in a draft that was carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactYear {
    /// None: it holds until it changes.
    Any,
    /// The year that is looked at.
    This,
    /// The year before, of what this fact says of the year that is looked at.
    Before(FactId),
}

/// Whether changing a fact is advised. Without it a rule, which knows of answers only, would have people leave their posts, fall
/// ill, or do with fewer branches so that more of them meet the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Advice {
    /// As any other.
    Usual,
    /// After everything else.
    Last,
    /// Never: it is not done for the sake of the condition.
    Never,
}

/// What kind of answer a fact takes, with its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// 是 or 否.
    YesNo,
    /// One of some choices.
    Choice(Vec<Choice>),
    /// A number with a unit and bounds.
    Number(NumberKind),
    /// A day.
    Date {
        /// It tells of the past: it must not lie after `as_of`.
        past: bool,
        /// It must not lie before the day given by this fact.
        not_before: Option<FactId>,
    },
    /// A service: since when, and months served before.
    Tenure,
}

/// One of the answers of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id in data, links and case files.
    pub id: String,
    /// What it says.
    pub label: Text,
}

/// A number's unit and bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberKind {
    /// What is counted.
    pub measure: Quantity,
    /// The word behind the number (人, 元, %).
    pub unit: Text,
    /// The least that is taken.
    pub least: Decimal,
    /// The most that is taken, where there is a bound.
    pub most: Option<Decimal>,
    /// It is part of the whole given by this fact, and cannot be above it.
    pub part_of: Option<FactId>,
    /// It is the whole of something, and cannot be 0.
    pub whole: bool,
    /// What a form is filled with at first.
    pub suggested: Option<Decimal>,
    /// The least and the most that is usual: what lies far from it may be a slip, and is asked about.
    pub plausible: Option<(Decimal, Decimal)>,
}

/// What sort of number it is; decides the step and what may be compared with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Quantity {
    /// Whole numbers.
    Count,
    /// 元, to 分.
    Money,
    /// Percent numbers, to hundredths.
    Percent,
    /// Hours, to hundredths.
    Hours,
    /// Days, to hundredths (half days happen).
    Days,
}

impl Quantity {
    /// The smallest step between two values.
    pub fn step(self) -> Decimal {
        match self {
            Quantity::Count => Decimal::whole(1),
            Quantity::Money | Quantity::Percent | Quantity::Hours | Quantity::Days => Decimal::hundredths(1),
        }
    }
}
