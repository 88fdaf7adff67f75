//! What one tool says of a person, as plain data: the same for the page, for a message and for paper.

use policy::explain::pieces::Piece;
use policy::model::ids::{FactId, ParameterId, ProvisionId};

/// The groups of the result, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of its answers must be corrected first.
    PutRight,
    /// The conditions in the document are met now.
    Met,
    /// The hard conditions are met; recognition is pending.
    Pending,
    /// It will be met on a day to come.
    WillBe,
    /// An answer is missing.
    Open,
    /// The conditions are not met.
    NotMet,
    /// It is about other people.
    NotConcerned,
}

impl Kind {
    /// All groups, in the order of the page.
    pub const ALL: [Kind; 7] = [Kind::PutRight, Kind::Met, Kind::Pending, Kind::WillBe, Kind::Open, Kind::NotMet, Kind::NotConcerned];
}

/// What one tool says of a person.
#[derive(Clone, PartialEq)]
pub struct BenefitSummary {
    /// Its group.
    pub kind: Kind,
    /// The title of the tool.
    pub title: &'static str,
    /// The provisions that it applies.
    pub provisions: &'static [ProvisionId],
    /// The result in a sentence.
    pub headline: String,
    /// It depends on a sensitive answer: it is shown to whoever answers, and not passed on.
    pub private: bool,
    /// Its amounts.
    pub amounts: Vec<Amount>,
    /// The question to answer next.
    pub next: Option<FactId>,
    /// What is still to be recognised.
    pub recognitions: Vec<FactId>,
    /// Its other open questions.
    pub missing: Vec<FactId>,
    /// What would change the result: one way a line. The bool says that nobody can bring it about.
    pub changes: Vec<(Vec<Piece>, bool)>,
    /// The readings on which the result depends.
    pub readings: Vec<ReadingEffect>,
}

/// The line over all results, with its figures in words.
pub struct LineOfAll {
    /// No answer is given, so that nothing is claimed.
    pub nothing_told: bool,
    /// How many are met now.
    pub now: usize,
    /// What these come to, the person's own only.
    pub sum: Option<String>,
    /// How many wait for a recognition.
    pub pending: usize,
    /// The next day that brings more, how many, and whether some need a recognition.
    pub next: Option<(String, usize, bool)>,
}

/// One amount of a tool.
#[derive(Clone, PartialEq)]
pub struct Amount {
    /// What it is the amount of.
    pub label: &'static str,
    /// The amount with its unit, or the range in which it lies.
    pub amount: String,
    /// The parameter, where the amount is a figure of the document unchanged.
    pub figure: Option<ParameterId>,
}

/// A reading on which the result depends, and the result of each of its choices.
#[derive(Clone, PartialEq)]
pub struct ReadingEffect {
    /// The name of the reading.
    pub label: &'static str,
    /// The ambiguity in the register.
    pub ambiguity: Option<u8>,
    /// Each choice: its name, its result, and whether it is the one chosen.
    pub choices: Vec<(&'static str, String, bool)>,
}
