//! Calculators and checks: what they ask, what decides, and what they say.

use serde::{Deserialize, Serialize};

use crate::model::ids::{CriterionId, FactId, ProvisionId, ReadingAt, Slot};
use crate::model::rule::Rule;
use crate::model::text::Text;

/// A calculator or a check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tool {
    /// Its id in data, links and case files.
    pub id: String,
    /// For whom it is.
    pub group: Group,
    /// In which situations one needs it: positions in [`crate::model::pack::Pack::situations`].
    pub situations: Vec<u8>,
    /// What it decides or computes.
    pub title: Text,
    /// The question it answers, as a person would ask it.
    pub question: Text,
    /// The provisions it applies, the main one first.
    pub provisions: Vec<ProvisionId>,
    /// The facts it asks, in the order of asking. A slot of the rule is a position in this list.
    pub facts: Vec<FactId>,
    /// The switches between two readings of the text.
    pub readings: Vec<Reading>,
    /// What decides and what is computed.
    pub rule: Rule,
    /// What each verdict means here.
    pub verdicts: VerdictTexts,
    /// The results beside the verdict; their amounts are in the rule.
    pub outputs: Vec<OutputText>,
    /// What to know about the result.
    pub notes: Vec<Text>,
    /// Whether the verdict or an output changes as time goes by.
    pub over_time: bool,
}

impl Tool {
    /// The fact in a slot of the rule.
    pub fn fact_in(&self, slot: Slot) -> Option<FactId> {
        self.facts.get(usize::from(slot)).copied()
    }

    /// The slot of a fact; nothing where the tool does not ask it.
    pub fn slot_of(&self, fact: FactId) -> Option<Slot> {
        self.facts.iter().position(|it| *it == fact).and_then(|it| Slot::try_from(it).ok())
    }

    /// The slots of the rule with the facts in them, in the order of asking.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, FactId)> {
        self.facts.iter().enumerate().filter_map(|(at, fact)| Some((Slot::try_from(at).ok()?, *fact)))
    }

    /// The reading at its position.
    pub fn reading(&self, at: ReadingAt) -> Option<&Reading> {
        self.readings.get(usize::from(at))
    }

    /// The name of the result at its position.
    pub fn output(&self, at: u8) -> Option<&OutputText> {
        self.outputs.get(usize::from(at))
    }
}

/// For whom a tool is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Group {
    /// 我的待遇与资格
    Person,
    /// 单位测算
    Unit,
    /// 减负把关
    Gatekeeper,
}

/// A situation in which people look for a tool.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Situation {
    /// Its id in data.
    pub id: String,
    /// What people call it.
    pub label: Text,
}

/// A switch between readings of the text. The first choice is the default.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Its id in data, links and case files.
    pub id: String,
    /// What is in doubt.
    pub label: Text,
    /// The number of the ambiguity it belongs to.
    pub ambiguity: Option<u8>,
    /// The readings.
    pub choices: Vec<ReadingChoice>,
}

impl Reading {
    /// The choice at its position.
    pub fn choice(&self, at: u8) -> Option<&ReadingChoice> {
        self.choices.get(usize::from(at))
    }
}

/// One reading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadingChoice {
    /// Its id in data, links and case files.
    pub id: String,
    /// What it says.
    pub label: Text,
    /// Why one may read it so.
    pub reason: Text,
}

/// What each verdict means for a tool, in words that claim no more than the document does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VerdictTexts {
    /// Met, allowed, or computed.
    pub met: Text,
    /// Not met, or not allowed.
    pub not_met: Text,
    /// Cannot be said yet.
    pub unknown: Text,
    /// All conditions but recognitions are met; none where the tool has no recognition.
    pub pending: Option<Text>,
    /// What is said instead in some cases; the first that holds.
    pub cases: Vec<VerdictCase>,
}

/// What a verdict means in one case, where that is more than the verdict alone says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VerdictCase {
    /// Which verdict: met, or not met.
    pub met: bool,
    /// When it is said; while this is open it is not.
    pub when: CriterionId,
    /// What is said.
    pub text: Text,
    /// The verdict in a word, where its usual word would claim more than the document says.
    pub short: Option<Text>,
    /// The words of the document that it rests on, where these are not the provision's own key phrase.
    pub key_phrase: Option<String>,
}

/// The name of a result.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutputText {
    /// Its id in data and case files.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// The word behind a count (人, 块).
    pub unit: Option<Text>,
}
