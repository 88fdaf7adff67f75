//! The terms of the document, and where its text allows more than one reading.

use serde::{Deserialize, Serialize};

use crate::model::ids::{ProvisionId, ToolId};
use crate::model::text::Text;

/// A term of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Its id in data and links.
    pub id: String,
    /// The term as it stands in the document.
    pub term: String,
    /// Other forms.
    pub also: Vec<String>,
    /// Which part of the document it belongs to, 0 (lead-in) to 8.
    pub group: u8,
    /// What it means.
    pub plain: Text,
    /// The standard English term.
    pub english: String,
    /// What of it is not verified.
    pub doubt: Option<Text>,
    /// Where it stands.
    pub provisions: Vec<ProvisionId>,
}

/// Where the text allows more than one reading, or is silent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ambiguity {
    /// 1 for A1.
    pub number: u8,
    /// The provisions concerned.
    pub provisions: Vec<ProvisionId>,
    /// The document's words, at most 30 characters.
    pub phrase: String,
    /// What is in doubt.
    pub question: Text,
    /// The reading taken.
    pub taken: Text,
    /// The other readings.
    pub others: Vec<Text>,
    /// Why this one is taken.
    pub reason: Text,
    /// Where it matters.
    pub tools: Vec<ToolId>,
    /// The id of the switch, where there is one.
    pub reading: Option<String>,
}
