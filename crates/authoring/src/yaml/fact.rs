//! `facts/`: the questions that can be asked.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// An entry of `facts/*.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFact {
    pub id: At<String>,
    pub kind: At<RawFactKind>,
    pub label: At<RawText>,
    pub help: Option<At<RawText>>,
    /// For a judgement that only an organisation can make: which one.
    pub decided_by: Option<At<RawText>>,
    #[serde(default)]
    pub sensitive: bool,
    #[serde(default)]
    pub optional: bool,
    /// A circumstance that nobody brings about to meet a condition: never told as something to act on.
    #[serde(default)]
    pub given: bool,
    /// A past date that can be followed by a later one.
    #[serde(default)]
    pub recurs: bool,
    /// It speaks of the year that is looked at, and says nothing of the next.
    #[serde(default)]
    pub of_year: bool,
    /// It says of the year before what this fact says of the year that is looked at.
    pub year_before: Option<At<String>>,
    /// Whether changing it is advised: as any other, where nothing is said.
    pub advice: Option<At<RawAdvice>>,
    pub choices: Option<Vec<RawChoice>>,
    pub unit: Option<At<RawText>>,
    pub least: Option<At<String>>,
    pub most: Option<At<String>>,
    pub part_of: Option<At<String>>,
    #[serde(default)]
    pub whole: bool,
    pub not_before: Option<At<String>>,
    pub suggested: Option<At<String>>,
    /// Of a number: what is usual. What lies far from it may be a slip, and is asked about.
    pub plausible: Option<At<RawRange>>,
}

/// The least and the most that is usual.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRange {
    pub least: At<String>,
    pub most: At<String>,
}

/// What kind of answer a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawFactKind {
    YesNo,
    Choice,
    Count,
    Money,
    Percent,
    Hours,
    Days,
    Date,
    PastDate,
    Tenure,
}

/// Whether changing a fact is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawAdvice {
    /// Never: it is not done for the sake of a condition.
    Never,
    /// After everything else.
    Last,
}

/// A choice of a fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawChoice {
    pub id: At<String>,
    pub label: At<RawText>,
}
