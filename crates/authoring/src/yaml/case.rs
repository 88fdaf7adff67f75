//! Case files: a question, and what must come out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;

/// An entry of a case file
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCase {
    pub case: At<String>,
    pub tool: At<String>,
    pub as_of: At<String>,
    #[serde(default)]
    pub readings: BTreeMap<String, At<String>>,
    #[serde(default)]
    pub facts: BTreeMap<String, At<RawValue>>,
    pub expect: RawExpect,
}

/// A value of a case or a sample: a scalar is read again from the file's own text, so that no digit is lost.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawValue {
    /// A tenure.
    Tenure { since: Option<String>, earlier_months: Option<i64> },
    /// 是 or 否.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Number(f64),
    /// A choice or a date.
    Word(String),
    /// Open.
    Open(()),
}

/// What must come out of a case; only the keys given are compared.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawExpect {
    pub error: Option<At<String>>,
    pub verdict: Option<At<RawVerdict>>,
    #[serde(default)]
    pub outputs: BTreeMap<String, At<RawValue>>,
    pub windows: Option<Vec<RawWindow>>,
    pub windows_if_recognised: Option<Vec<RawWindow>>,
    pub missing: Option<Vec<At<String>>>,
    pub robust: Option<bool>,
    pub outputs_depend_on: Option<Vec<At<String>>>,
}

/// A verdict.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RawVerdict {
    Met,
    NotMet,
    Unknown,
    Computed,
}

/// Days in a row; `to: ~` where they never end.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWindow {
    pub from: At<String>,
    pub to: Option<At<String>>,
}
