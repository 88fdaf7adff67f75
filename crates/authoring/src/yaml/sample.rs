//! `samples/`: invented people and units.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::case::{RawExpect, RawValue};
use crate::yaml::text::RawText;

/// `samples/*.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSample {
    pub id: At<String>,
    pub kind: RawSampleKind,
    pub name: At<RawText>,
    pub as_of: At<String>,
    pub story: At<RawText>,
    pub tools: Vec<RawSampleTool>,
    #[serde(default)]
    pub more: Vec<RawLabelled>,
}

/// What a sample is.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawSampleKind {
    Person,
    Township,
    Village,
    Community,
}

/// A sample's answers to one tool, with what must come out under the default readings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSampleTool {
    pub tool: At<String>,
    pub facts: BTreeMap<String, At<RawValue>>,
    pub expect: RawExpect,
    pub note: Option<At<RawText>>,
}

/// Something that a sample has beyond the tools.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLabelled {
    pub label: At<RawText>,
    pub value: At<RawText>,
}
