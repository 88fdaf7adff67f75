//! A paper: questions, and a separate sheet with the answers. Plain data, for a screen, a printer or a word processor.

use policy::engine::decide::Verdict;
use policy::model::pack::Pack;
use policy::model::text::Language;

use crate::question::{Asks, Question, VERDICTS};
use crate::selection::Selection;
use crate::words::{Explanation, QuestionText, conditions, explanation, in_short, letter, marked, question_text};

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
    pub question: QuestionText,
    /// The letter of the right answer; for the second sheet.
    pub letter: &'static str,
    /// What it says; for the second sheet.
    pub right: String,
    /// Why, a reason a line; for the second sheet.
    pub why: Vec<String>,
    /// The document's own words on it.
    pub key_phrase: Option<String>,
    /// The provision to read, as `7.1`.
    pub provision: String,
}

/// The first `count` questions of a selection, at most [`MOST`].
pub fn paper(pack: &Pack, selection: Selection, count: u32, language: Language) -> Paper {
    let items = (1..=count.min(MOST)).filter_map(|number| {
        let question = Question::of(pack, selection, number)?;
        let (said, explanation) = (question_text(pack, &question, language), explanation(pack, &question, language));
        let provision = explanation.provisions.first().map(|it| it.to_string()).unwrap_or_default();
        let right = said.answers.get(question.right).cloned().unwrap_or_default();
        let why = why(&question, &explanation, language);
        Some(Item { number, question: said, letter: letter(question.right), right, why, key_phrase: explanation.key_phrase, provision })
    });
    Paper { seed: selection.seed, items: items.collect() }
}

/// The reasons as lines: of a case each condition with its mark.
fn why(question: &Question, explanation: &Explanation, language: Language) -> Vec<String> {
    let Asks::Case(_) = &question.asks else { return in_short(question, explanation, language) };
    let open = VERDICTS.get(question.right) == Some(&Verdict::Unknown);
    let first = if open { in_short(question, explanation, language) } else { Vec::new() };
    first.into_iter().chain(conditions(explanation).map(|it| marked(it.0, it.1))).collect()
}
