//! Pieces of sentences: what is put into a sentence keeps its origin, so that every number on a screen can lead back to
//! its parameter.

use crate::model::ids::{CriterionId, FactId, ParameterId, ProvisionId};

/// A piece of a sentence, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our words.
    Words(String),
    /// A figure of the document.
    Figure(String, ParameterId),
    /// Something that was entered.
    Entered(String, FactId),
}

impl Piece {
    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Piece::Words(it) | Piece::Figure(it, _) | Piece::Entered(it, _) => it,
        }
    }
}

/// One criterion in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which criterion it is.
    pub criterion: CriterionId,
    /// How deep it stands below the verdict.
    pub depth: u8,
    /// Whether it holds; nothing while open.
    pub holds: Option<bool>,
    /// The sentence.
    pub pieces: Vec<Piece>,
    /// Where the document asks it.
    pub provision: ProvisionId,
    /// Whether it is a leaf: something that is asked, not a combination.
    pub leaf: bool,
}

impl Line {
    /// The sentence as plain text.
    pub fn sentence(&self) -> String {
        plain(&self.pieces)
    }
}

/// Pieces as plain text.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::words).collect()
}

pub(crate) fn words(text: Option<String>) -> Vec<Piece> {
    text.map(Piece::Words).into_iter().collect()
}

pub(crate) fn bracketed(open: &str, inner: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Words(open.to_owned())];
    pieces.extend(inner);
    pieces.push(Piece::Words(")".to_owned()));
    pieces
}
