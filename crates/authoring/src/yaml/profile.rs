//! `profile.yaml`: the page for a person.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::place::At;
use crate::yaml::text::RawText;

/// `profile.yaml`
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProfile {
    pub post: RawPostQuestion,
    pub implications: Vec<RawImplication>,
    /// The tools that only concern some, with the flag among their results that says whom.
    #[serde(default)]
    pub concerns: BTreeMap<String, At<String>>,
    /// What is asked before the questions of a tool, and is no question of its own.
    #[serde(default)]
    pub asked_first: Vec<RawGate>,
    /// The amounts that one person gets, which may be added up.
    #[serde(default)]
    pub sums: Vec<RawSummand>,
    /// The yes-or-no questions that are answered on one screen, by ticking.
    #[serde(default)]
    pub together: Vec<RawTogether>,
    pub sections: Vec<RawProfileSection>,
    pub beyond: Vec<RawBeyond>,
}

/// Who one is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPostQuestion {
    pub label: At<RawText>,
    pub help: At<RawText>,
    pub choices: Vec<RawPost>,
}

/// Who one may be, and the questions that this answers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPost {
    pub id: At<String>,
    pub label: At<RawText>,
    pub help: Option<At<RawText>>,
    pub implies: BTreeMap<String, At<RawImplied>>,
}

/// An answer that follows from another: one fact each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawImplication {
    pub when: At<BTreeMap<String, At<RawImplied>>>,
    pub then: At<BTreeMap<String, At<RawImplied>>>,
    /// It only saves asking twice: who answers otherwise does not contradict it.
    #[serde(default)]
    pub gives_way: bool,
}

/// An answer that can follow: yes or no, or a choice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RawImplied {
    /// 是 or 否.
    Flag(bool),
    /// The id of a choice.
    Choice(String),
}

/// A question before those of a tool, with the answer with which the tool concerns somebody.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGate {
    pub tool: At<String>,
    pub when: At<BTreeMap<String, At<RawImplied>>>,
    /// The questions of the tool that are asked only afterwards.
    pub before: Vec<At<String>>,
}

/// An amount that may be added to others.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSummand {
    pub tool: At<String>,
    pub output: At<String>,
    /// The number of people it is for, where it may be more than one.
    pub people: Option<At<String>>,
}

/// Yes-or-no questions on one screen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTogether {
    pub label: At<RawText>,
    pub facts: Vec<At<String>>,
}

/// Questions that stand together.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProfileSection {
    pub title: At<RawText>,
    pub facts: Vec<At<String>>,
}

/// A provision for people that no tool can work out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBeyond {
    pub provision: At<String>,
    pub reason: At<RawText>,
}
