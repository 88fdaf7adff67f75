//! What comes nearest to what was typed, where nothing contains it: by the characters and the words that both share, of which the rare
//! ones tell the most.

use std::collections::BTreeMap;

use crate::entry::{Field, Part};
use crate::normalize::utf16_units;
use crate::pattern::Pattern;

/// A part of what was typed that can stand elsewhere by itself.
pub struct Piece {
    /// What is looked for.
    pub pattern: Pattern,
    /// How much it tells, beside others that are as rare.
    weight: u32,
}

/// So many are given at most.
const MOST: usize = 6;
/// What weighs no more than this share of the best is left out.
const SHARE: u32 = 3;

/// The pairs of Chinese characters side by side, and the other words without their endings.
pub fn pieces(typed: &str) -> Vec<Piece> {
    let mut texts: Vec<(String, u32)> = Vec::new();
    let characters: Vec<char> = typed.chars().collect();
    for pair in characters.windows(2).filter(|it| it.iter().all(|it| is_han(*it))) {
        texts.push((pair.iter().collect(), 2));
    }
    for word in typed.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| 3 <= it.len()) {
        let stem = ["ing", "ed", "s"].iter().find_map(|it| word.strip_suffix(it)).filter(|it| 3 <= it.len()).unwrap_or(word);
        texts.push((stem.to_owned(), 2));
    }
    for character in characters.into_iter().filter(|it| is_han(*it)) {
        texts.push((character.to_string(), 0));
    }
    texts.sort_unstable();
    texts.dedup();
    texts.iter().filter_map(|(text, weight)| Some(Piece { pattern: Pattern::new(text)?, weight: *weight })).collect()
}

/// What each entry shares with what was typed.
pub struct Nearest<'q> {
    pieces: &'q [Piece],
    /// For each entry: how well each piece stands in it, and what is added to that.
    found: BTreeMap<u32, (Vec<u32>, u32)>,
}

impl<'q> Nearest<'q> {
    /// Nothing is compared yet.
    pub fn new(pieces: &'q [Piece]) -> Nearest<'q> {
        Nearest { pieces, found: BTreeMap::new() }
    }

    /// Compares a text of an entry, as it is compared.
    pub fn add(&mut self, entry: u32, field: &Field<'_>, text: &[u16], typed: &[u16]) {
        let name = field.part <= Part::Synonym;
        let pieces = self.pieces;
        let (stands, more) = self.found.entry(entry).or_insert_with(|| (vec![0; pieces.len()], 0));
        for (stands, piece) in stands.iter_mut().zip(pieces) {
            if piece.pattern.find_literal(text, 0).is_some() {
                let part = match field.part {
                    Part::Number | Part::Title | Part::Alias | Part::Synonym => 3,
                    Part::Text | Part::Phrase => 2,
                    Part::Open | Part::Note => 1,
                };
                *stands = part.max(*stands);
            }
        }
        // The whole name is in what was typed: the longer the name, the less by chance.
        if name && 2 <= text.len() && typed.windows(text.len()).any(|it| it == text) {
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX).min(12);
            let own = if text.iter().all(|it| *it < 128) { length * 6 } else { length * 30 };
            *more = (*more).max(less_by(own, field.rank));
        }
    }

    /// It has what was typed but for one character.
    pub fn add_nearly(&mut self, entry: u32, field: &Field<'_>) {
        let more = if field.part <= Part::Synonym { 100 } else { 60 };
        self.more(entry, less_by(more, field.rank));
    }

    /// Something that belongs to it was found.
    pub fn add_linked(&mut self, entry: u32) {
        self.more(entry, 60);
    }

    fn more(&mut self, entry: u32, least: u32) {
        let more = &mut self.found.entry(entry).or_default().1;
        *more = least.max(*more);
    }

    /// The entries that share the most, the nearest first.
    pub fn ranked(&self) -> Vec<u32> {
        let all = u32::try_from(self.found.len()).unwrap_or(u32::MAX).saturating_mul(8).max(1);
        let rarity: Vec<u32> = (0..self.pieces.len())
            .map(|at| self.found.values().filter(|it| it.0.get(at).is_some_and(|it| *it != 0)).count())
            .map(|count| all.checked_div(u32::try_from(count).unwrap_or(u32::MAX)).map_or(0, u32::ilog2))
            .collect();
        let mut ranked: Vec<(u32, u32)> = Vec::new();
        for (entry, (stands, more)) in &self.found {
            let each = stands.iter().zip(self.pieces).zip(&rarity);
            // Alone a single character tells nothing; beside others it tells which of them is nearer.
            let (mut shared, mut weight) = (*more != 0, *more);
            for ((stands, piece), rarity) in each.filter(|it| *it.0.0 != 0) {
                shared |= piece.weight != 0;
                weight += stands * rarity.saturating_sub(2) * piece.weight.max(1) / if piece.weight == 0 { 2 } else { 1 };
            }
            if shared {
                ranked.push((u32::MAX - weight, *entry));
            }
        }
        ranked.sort_unstable();
        let best = ranked.first().map_or(0, |it| u32::MAX - it.0);
        ranked.iter().filter(|it| best / SHARE < u32::MAX - it.0).map(|it| it.1).take(MOST).collect()
    }
}

/// A word means what is named first for it rather than the rest.
fn less_by(weight: u32, rank: u8) -> u32 {
    weight.saturating_sub(u32::from(rank) * 12)
}

fn is_han(character: char) -> bool {
    utf16_units(character.encode_utf8(&mut [0; 4])).all(|it| (0x3400..0xA000).contains(&it))
}
