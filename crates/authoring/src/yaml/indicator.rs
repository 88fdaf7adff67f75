//! `indicators/`: the questions of a self-assessment.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// `indicators/KIND.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndicatorList {
    pub kind: At<RawListKind>,
    pub title: At<RawText>,
    pub note: At<RawText>,
    pub indicators: Vec<RawIndicator>,
}

/// Whom a list of indicators asks.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawListKind {
    Township,
    Village,
    Community,
    Sentinel,
}

/// One question of a self-assessment. In its texts a figure of its provisions stands as `{parameter}`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawIndicator {
    /// The list and the main provision: `village-1.3`.
    pub id: At<String>,
    pub provisions: Vec<At<String>>,
    pub question: At<RawText>,
    pub met: At<RawText>,
    /// Only where the unit says it itself: a tool decides one or the other.
    pub partly: Option<At<RawText>>,
    pub not_met: At<RawText>,
    pub evidence: At<RawText>,
    /// A tool that decides the indicator: its facts are asked inside.
    pub tool: Option<At<String>>,
    /// The tool's result that says how many are missing.
    pub short: Option<At<String>>,
    /// A tool that looks at one case of many, and does not decide the indicator.
    pub check: Option<At<String>>,
    /// It is asked by two counts: how many there are, and of how many it is so.
    pub count: Option<RawCountAsked>,
    #[serde(default)]
    pub months: bool,
    #[serde(default)]
    pub quarters: bool,
    #[serde(default)]
    pub consequence: bool,
    /// The county owes it, so that it is shown and never counted.
    #[serde(default)]
    pub decided_by_county: bool,
    /// The kinds of units that are asked, where not all of the list are.
    #[serde(default)]
    pub asked_of: Vec<At<RawListKind>>,
}

/// Two counts that decide an indicator.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCountAsked {
    /// With how many of all it has to be so.
    pub wanted: RawWanted,
    /// How many there are.
    pub whole: At<RawText>,
    /// How many of them it is so with.
    pub part: At<RawText>,
    /// What is counted.
    pub unit: At<RawText>,
}

/// With how many of all it has to be so.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawWanted {
    All,
    None,
}
