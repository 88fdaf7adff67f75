//! Invented people and units, to try the tools with.

use serde::{Deserialize, Serialize};

use crate::model::day::Day;
use crate::model::ids::{FactId, ToolId};
use crate::model::text::Text;
use crate::model::value::Answer;

/// An invented person or unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Its id in data and links.
    pub id: String,
    /// A person, a township, a village or a community.
    pub kind: SampleKind,
    /// Its name, which says that it is invented.
    pub name: Text,
    /// The day for which it is told.
    pub as_of: Day,
    /// Who or what it is.
    pub story: Text,
    /// The questions it answers.
    pub tools: Vec<SampleTool>,
    /// What it has beyond the tools.
    pub more: Vec<(Text, Text)>,
}

/// What a sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SampleKind {
    /// A cadre.
    Person,
    /// A township.
    Township,
    /// A village.
    Village,
    /// An urban community.
    Community,
}

/// A sample's answers to one tool.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SampleTool {
    /// The tool.
    pub tool: ToolId,
    /// Its answers.
    pub facts: Vec<(FactId, Answer)>,
    /// What to notice.
    pub note: Option<Text>,
}
