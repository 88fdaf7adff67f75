//! A paper: questions, and a separate sheet with the answers. Plain data, for a screen, a printer or a word processor.

use policy::pack::Pack;
use policy::text::Language;

use crate::question::Question;
use crate::selection::Selection;
use crate::words::{Said, Told, letter, say, tell};

/// The most questions of one paper.
pub const MOST: u32 = 60;

/// A paper in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The number by which the same paper is found again.
    pub seed: u32,
    /// The questions in order.
    pub items: Vec<Item>,
}

/// One question of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// From 1.
    pub number: u32,
    /// The question; for the first sheet.
    pub question: Said,
    /// The letter of the right answer; for the second sheet.
    pub letter: &'static str,
    /// Why; for the second sheet.
    pub answer: Told,
    /// The provision to read, as `7.1`.
    pub provision: String,
}

/// The first so many questions of a selection, at most [`MOST`].
pub fn paper(pack: &Pack, selection: Selection, count: u32, language: Language) -> Paper {
    let items = (1..=count.min(MOST)).filter_map(|number| {
        let question = Question::of(pack, selection, number)?;
        let answer = tell(pack, &question, language);
        let provision = answer.provisions.first().map(|it| it.to_string()).unwrap_or_default();
        Some(Item { number, question: say(pack, &question, language), letter: letter(question.right), answer, provision })
    });
    Paper { seed: selection.seed, items: items.collect() }
}
