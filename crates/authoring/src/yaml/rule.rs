//! What a tool's rule is written in: criteria and amounts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// A condition.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawCriterion {
    All(Vec<RawCriterion>),
    Any(Vec<RawCriterion>),
    Not(Box<RawCriterion>),
    Yes(At<String>),
    Is(RawIs),
    AtLeast(RawCompare),
    AtMost(RawCompare),
    Above(RawCompare),
    Below(RawCompare),
    AgeAtMost(RawAge),
    AgeAtLeast(RawAge),
    Served(RawServed),
    LongerThan(RawSince),
    Within(RawSince),
    EndsWithin(RawTerm),
    ByReading(RawByReading<RawCriterion>),
    /// A criterion that comes from another provision than the tool's first one.
    At(RawElsewhere),
    /// A criterion that decides nothing, whatever the facts, and why it stands there all the same.
    Excused(RawExcused),
}

/// The choice is one of these.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIs {
    pub fact: At<String>,
    pub r#in: Vec<At<String>>,
}

/// Two amounts compared.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCompare {
    pub left: At<RawAmount>,
    pub right: At<RawAmount>,
}

/// An age limit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawAge {
    pub birth: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A length of service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawServed {
    pub service: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A length of time since a day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSince {
    pub since: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// A term with its first and last day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    pub from: At<String>,
    pub to: At<String>,
    pub parameter: At<String>,
    pub reading: Option<At<String>>,
}

/// One of something for each reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawByReading<T> {
    pub reading: At<String>,
    pub choices: BTreeMap<String, T>,
}

/// A criterion that another provision asks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawElsewhere {
    pub provision: At<String>,
    pub criterion: Box<RawCriterion>,
}

/// A criterion that may be without effect.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExcused {
    pub reason: At<RawText>,
    pub criterion: Box<RawCriterion>,
}

/// A number that is computed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawAmount {
    Fact(At<String>),
    Parameter(At<String>),
    /// A length parameter in months.
    MonthsOf(At<String>),
    /// 0 or 1 only: every other figure is a parameter.
    Number(At<i64>),
    Sum(Vec<RawAmount>),
    Minus(Vec<RawAmount>),
    Times(Vec<RawAmount>),
    Share(Box<RawShare>),
    Least(Vec<RawAmount>),
    Most(Vec<RawAmount>),
    Floor(Box<RawAmount>),
    Ceiling(Box<RawAmount>),
    AsShown(Box<RawAmount>),
    ByChoice(RawByChoice),
    ByReading(RawByReading<RawAmount>),
    If(Box<RawIf>),
    MonthsServed(At<String>),
}

/// A part of a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawShare {
    pub part: RawAmount,
    pub whole: RawAmount,
}

/// One amount for each choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawByChoice {
    pub fact: At<String>,
    pub choices: BTreeMap<String, RawAmount>,
}

/// One amount or another.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIf {
    pub when: RawCriterion,
    pub then: RawAmount,
    pub r#else: RawAmount,
}
