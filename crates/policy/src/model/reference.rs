//! What is looked up beside the rules: terms, ambiguities, what units can ask of themselves, and by which words people search. The app
//! loads it when a page needs it; rules, facts and tools never do.

use core::ops::Deref;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::glossary::{Ambiguity, Term};
use crate::model::ids::{ProvisionId, ToolId};
use crate::model::product::indicator::IndicatorList;
use crate::model::product::rollup::RollupRules;
use crate::model::text::Text;

/// The parts of a pack that only some pages need.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reference {
    /// The headings under which the terms stand.
    pub term_groups: Vec<Text>,
    /// The terms of the document.
    pub glossary: Vec<Term>,
    /// Where the text allows more than one reading, A1 first.
    pub ambiguities: Vec<Ambiguity>,
    /// What a unit can ask of itself, and what it can watch for.
    pub indicators: Vec<IndicatorList>,
    /// What people call things when they search.
    pub synonyms: Vec<Synonym>,
    /// What is computed of many units' drafts.
    pub rollup: RollupRules,
    /// Traditional characters, each before the simplified one of the pack that it is written for.
    pub traditional: String,
}

/// What people call a thing when they search, and where it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Synonym {
    /// Their words in Chinese.
    pub words: Vec<String>,
    /// Their words in English, where it makes sense.
    pub english: Vec<String>,
    /// The provisions that are meant, the nearest first.
    pub provisions: Vec<ProvisionId>,
    /// The tools that are meant, the nearest first.
    pub tools: Vec<ToolId>,
}

/// A [`Reference`] that may come later: until then it is empty. What a pack is written with never holds it; it has a file of its own.
#[derive(Clone, Debug, Default)]
pub struct Deferred(OnceLock<Reference>);

impl Deferred {
    /// One that is there from the beginning.
    pub fn here(reference: Reference) -> Deferred {
        Deferred(OnceLock::from(reference))
    }

    /// Takes it, unless it is there.
    pub fn fill(&self, reference: Reference) {
        self.0.get_or_init(|| reference);
    }

    /// Whether it is there.
    pub fn is_here(&self) -> bool {
        self.0.get().is_some()
    }
}

impl Deref for Deferred {
    type Target = Reference;

    fn deref(&self) -> &Reference {
        static NOTHING: Reference = Reference {
            term_groups: Vec::new(),
            glossary: Vec::new(),
            ambiguities: Vec::new(),
            indicators: Vec::new(),
            synonyms: Vec::new(),
            rollup: RollupRules::NOTHING,
            traditional: String::new(),
        };
        self.0.get().unwrap_or(&NOTHING)
    }
}

impl Serialize for Deferred {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Deferred {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Deferred, D::Error> {
        <()>::deserialize(from).map(|()| Deferred::default())
    }
}
