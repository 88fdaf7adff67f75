//! `tools/`: the calculators and checks.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::rule::{RawAmount, RawCriterion, RawSince};
use crate::yaml::text::RawText;

/// `tools/ID.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTool {
    pub id: At<String>,
    pub group: RawGroup,
    /// In which situations one needs it.
    pub situations: At<Vec<At<String>>>,
    pub provisions: At<Vec<At<String>>>,
    pub title: At<RawText>,
    pub question: At<RawText>,
    pub facts: At<Vec<At<String>>>,
    /// Facts of which more, less, yes, no, earlier or later never turns what is met into what is not.
    #[serde(default)]
    pub better: BTreeMap<String, At<RawBetter>>,
    #[serde(default)]
    pub readings: Vec<RawReading>,
    pub criteria: Option<RawCriterion>,
    pub verdicts: RawVerdicts,
    #[serde(default)]
    pub outputs: Vec<RawOutput>,
    #[serde(default)]
    pub notes: Vec<At<RawText>>,
}

/// For whom a tool is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawGroup {
    Person,
    Unit,
    Gatekeeper,
}

/// Which way a fact gets better for what the tool asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawBetter {
    More,
    Less,
    Yes,
    No,
    Earlier,
    Later,
}

/// A switch between readings; the first choice is the default.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawReading {
    pub id: At<String>,
    pub label: At<RawText>,
    /// `A1`
    pub ambiguity: Option<At<String>>,
    pub choices: Vec<RawReadingChoice>,
}

/// One reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawReadingChoice {
    pub id: At<String>,
    pub label: At<RawText>,
    pub reason: Option<At<RawText>>,
}

/// What each verdict means.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawVerdicts {
    pub met: At<RawText>,
    pub not_met: Option<At<RawText>>,
    pub unknown: Option<At<RawText>>,
    pub pending: Option<At<RawText>>,
    /// What is said instead in some cases; the first that holds.
    #[serde(default)]
    pub cases: Vec<RawVerdictCase>,
}

/// What a verdict means in one case, where that is more than the verdict alone says.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawVerdictCase {
    pub verdict: RawDecided,
    pub when: RawCriterion,
    pub text: At<RawText>,
    /// The verdict in a word, where its usual word would claim too much.
    pub short: Option<At<RawText>>,
    /// The words of the document that it rests on, where these are not the provision's own key phrase; quoted in a reply.
    pub key_phrase: Option<At<String>>,
}

/// A verdict that is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawDecided {
    Met,
    NotMet,
}

/// A result beside the verdict.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutput {
    pub id: At<String>,
    pub label: At<RawText>,
    pub value: At<RawOutputValue>,
    pub due: Option<RawDue>,
    pub unit: Option<At<RawText>>,
}

/// What a result is: exactly one of an amount (with `as`), a flag or a date.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawOutputValue {
    pub amount: Option<RawAmount>,
    pub r#as: Option<RawQuantity>,
    pub flag: Option<RawCriterion>,
    pub date: Option<RawSince>,
}

/// What sort of number a result is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawQuantity {
    Count,
    Money,
    Percent,
    Hours,
    Days,
}

/// When a result is due.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawDue {
    Always,
    WhenMet,
    WhenNotMet,
}
