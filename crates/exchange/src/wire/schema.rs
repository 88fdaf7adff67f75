//! The types of the wire format, and its limits. What each field means is said in [`crate::wire`].

use std::collections::BTreeMap;

use entry::Entry;
use serde::Serialize;
use serde_json::{Map, Value};

/// The newest schema.
pub const SCHEMA: u64 = 2;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// The deepest nesting that is read; a draft has six levels.
pub const MAX_DEPTH: usize = 32;

/// The most items of a plan that are read.
pub const MAX_PLAN_ITEMS: usize = 200;

/// The most snapshots that are read.
pub const MAX_SNAPSHOTS: usize = 40;

/// A draft.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WireDraft {
    /// [`SCHEMA`]
    pub schema: u64,
    /// The pack's id.
    pub pack: String,
    /// Its edition.
    pub edition: String,
    /// Its hash.
    pub hash: String,
    /// The draft's own id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit's name.
    pub unit_name: String,
    /// The kind of unit.
    pub unit: String,
    /// The period, in words.
    pub period: String,
    /// The year it looks at.
    pub year: i32,
    /// The day for which it is judged.
    pub as_of: String,
    /// Counts up with every change.
    pub revision: u64,
    /// When it was saved, in UTC.
    pub saved_at: String,
    /// The answers by indicator.
    pub answers: BTreeMap<String, WireReply>,
    /// The user's own weights by measure.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, u64>,
    /// What is to be put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<WirePlanItem>,
    /// How it stood before, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub snapshots: Vec<WireSnapshot>,
    /// What was last entered into each tool.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<String, WireInputs>,
    /// What was written back about the answers, by indicator.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub comments: Map<String, Value>,
    /// The text of fields of the draft itself that cannot be read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub typed: BTreeMap<String, String>,
    /// Answers to indicators that the edition does not ask, as they were.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub unplaced: Map<String, Value>,
}

/// The answer to one indicator.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WireReply {
    /// The unit's own word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub own: String,
    /// The facts, in the form of [`crate::facts`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// What was typed into the fields, where that is more than the answer says.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub typed: BTreeMap<String, Entry>,
    /// The readings that are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
    /// The parts of the year, from 1.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, bool>,
    /// `whole` and `part`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub count: BTreeMap<String, u64>,
    /// Carried over and not confirmed.
    #[serde(skip_serializing_if = "is_false")]
    pub unconfirmed: bool,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What there is to show.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// The post in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// The day it was looked at.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub on: String,
    /// The day on which a roll-up filled it in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub computed: String,
    /// The fingerprint of the question that was asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub asked: String,
}

/// Something to be put right.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WirePlanItem {
    /// Its id, within the draft.
    pub id: String,
    /// The indicator that it comes from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// What is wrong.
    pub problem: String,
    /// Who found it.
    pub source: String,
    /// What is to be reached.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub goal: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub action: String,
    /// The post in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// The unit in charge.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// By when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// How far it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// When it was done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub done_on: String,
    /// What shows it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Its state.
    pub state: String,
}

/// How a draft stood on a day.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WireSnapshot {
    /// What it is called.
    pub label: String,
    /// The day it was taken.
    pub taken_on: String,
    /// The day it was judged for.
    pub as_of: String,
    /// The year it looked at.
    pub year: i32,
    /// The edition it was judged by.
    pub edition: String,
    /// How each indicator stood.
    pub standings: BTreeMap<String, String>,
    /// What was answered: `own`, `facts`, `readings`, `parts` and `count` alone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, WireReply>,
}

/// What was last entered into a tool.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct WireInputs {
    /// The day asked about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub as_of: String,
    /// The facts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
    /// The readings that are not the default.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub readings: BTreeMap<String, String>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
