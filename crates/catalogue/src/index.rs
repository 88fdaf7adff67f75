//! All texts side by side, and what was typed looked for in them.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::model::pack::Pack;
use policy::model::text::Language;

use crate::entry::{Entry, Field, Kind, Part, Target, entries};
use crate::normalize::utf16_units;
use crate::pattern::{Match, MatchKind, Pattern};
use crate::pinyin::Table;

/// A pack made ready for searching. Making one costs a walk over its texts; it is made once, when first needed.
pub struct Index<'p> {
    table: Table,
    entries: Vec<Entry<'p>>,
    /// Beside the fields of all entries, in the same order.
    places: Vec<Place>,
    /// The normalized texts of all fields, one after the other.
    units: Vec<u16>,
}

/// Where the normalized text of a field lies.
struct Place {
    entry: u32,
    field: u32,
    text: Range<u32>,
    /// It has a Chinese character.
    chinese: bool,
}

/// What was found.
pub struct Hits<'i> {
    /// Grouped by kind; the group with the best hit first.
    pub groups: Vec<Group<'i>>,
    /// How many there are in all, shown or not.
    pub count: usize,
}

/// The hits of one kind.
pub struct Group<'i> {
    /// Which kind.
    pub kind: Kind,
    /// How many there are, shown or not.
    pub count: usize,
    /// The best ones.
    pub hits: Vec<Hit<'i>>,
}

/// Something that contains what was typed.
pub struct Hit<'i> {
    /// Where it leads.
    pub target: Target,
    /// Its title in the language asked for.
    pub title: Option<Marked<'i>>,
    /// The most telling other text that contains what was typed, where there is one.
    pub place: Option<(Part, Marked<'i>)>,
}

/// A text with the stretches in it that are what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<'i> {
    /// The language it is in.
    pub language: Language,
    /// The text.
    pub text: &'i str,
    /// In bytes, in order, none overlapping another.
    pub marks: Vec<Range<usize>>,
}

/// How good a hit is; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// What was typed is not there in one piece.
    scattered: bool,
    class: u8,
    /// It is not the whole text.
    partial: bool,
    /// It does not stand at the beginning of the text (or, if spelled, of none).
    inside: bool,
    /// It stands within a word.
    within_word: bool,
    /// How many characters it takes: the fewer, the more of each was typed.
    length: u16,
}

impl<'p> Index<'p> {
    /// `spelling` is the table that comes with the pack.
    pub fn new(pack: &'p Pack, spelling: &str) -> Index<'p> {
        let mut index = Index { table: Table::new(spelling), entries: entries(pack), places: Vec::new(), units: Vec::new() };
        for (entry, texts) in (0u32..).zip(&index.entries) {
            for (field, content) in (0u32..).zip(&texts.fields) {
                let start = u32_of(index.units.len());
                index.units.extend(utf16_units(&content.text));
                let end = u32_of(index.units.len());
                index.places.push(Place { entry, field, text: start..end, chinese: !content.text.is_ascii() });
            }
        }
        index
    }

    /// Searches for the typed words. At most `most` hits of each kind are given; all of the kind `whole`.
    pub fn search(&self, typed: &str, language: Language, most: usize, whole: Option<Kind>) -> Hits<'_> {
        let Some(pattern) = Pattern::new(typed) else { return Hits { groups: Vec::new(), count: 0 } };
        let words: Vec<Pattern> = match typed.split_whitespace().count() {
            0 | 1 => Vec::new(),
            2.. => typed.split_whitespace().filter_map(Pattern::new).collect(),
        };
        let mut ranked: Vec<(Score, u32)> = Vec::new();
        let mut scores = self.scores(&pattern, language);
        let scattered = words.iter().map(|it| self.scores(it, language)).reduce(|one, other| {
            one.into_iter().zip(other).map(|(one, other)| Some(Score { scattered: true, ..one?.max(other?) })).collect()
        });
        for (score, scattered) in scores.iter_mut().zip(scattered.into_iter().flatten()) {
            *score = score.or(scattered);
        }
        ranked.extend(scores.into_iter().zip(0u32..).filter_map(|(score, entry)| Some((score?, entry))));
        ranked.sort_unstable();

        let mut kinds: BTreeMap<Kind, Vec<(Score, u32)>> = BTreeMap::new();
        for (score, entry) in &ranked {
            if let Some(found) = self.entry(*entry) {
                kinds.entry(found.target.kind()).or_default().push((*score, *entry));
            }
        }
        let mut kinds: Vec<(Kind, Vec<(Score, u32)>)> = kinds.into_iter().collect();
        // Stable, so that equals keep the order of their kinds.
        order::sort_by_key(&mut kinds, |(_, ranked)| ranked.first().map(|(score, _)| (score.scattered, score.class, score.partial)));
        let groups = kinds.into_iter().map(|(kind, ranked)| {
            let shown = if whole == Some(kind) { ranked.len() } else { most };
            let hits = ranked.iter().take(shown).filter_map(|(score, it)| self.hit(*it, &pattern, &words, score.scattered, language));
            Group { kind, count: ranked.len(), hits: hits.collect() }
        });
        Hits { groups: groups.collect(), count: ranked.len() }
    }

    /// The characters of the pack and how they are spelled.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The best hit in each entry.
    fn scores(&self, pattern: &Pattern, language: Language) -> Vec<Option<Score>> {
        let mut scores = vec![None; self.entries.len()];
        for place in &self.places {
            let Some((field, text)) = self.field(place) else { continue };
            let Some(found) = find(pattern, place, text, &self.table) else { continue };
            let score = Score::of(found, field, text, language);
            if let Some(best) = scores.get_mut(usize_of(place.entry))
                && best.is_none_or(|best| score < best)
            {
                *best = Some(score);
            }
        }
        scores
    }

    fn hit(&self, entry: u32, pattern: &Pattern, words: &[Pattern], scattered: bool, language: Language) -> Option<Hit<'_>> {
        let patterns = if scattered { words } else { std::slice::from_ref(pattern) };
        let first = self.places.partition_point(|it| it.entry < entry);
        let mut title = None;
        let mut best: Option<(Score, Part, Marked<'_>)> = None;
        for place in self.places.get(first..)?.iter().take_while(|it| it.entry == entry) {
            let Some((field, text)) = self.field(place) else { continue };
            let found = patterns.iter().filter_map(|pattern| find(pattern, place, text, &self.table)).min_by_key(|it| it.kind);
            if field.part == Part::Title && (field.language == language || title.is_none()) {
                title = Some(marked(field, text, patterns, &self.table));
                continue;
            }
            let Some(found) = found else { continue };
            let score = Score::of(found, field, text, language);
            if field.part != Part::Number && best.as_ref().is_none_or(|(best, _, _)| score < *best) {
                best = Some((score, field.part, marked(field, text, patterns, &self.table)));
            }
        }
        Some(Hit { target: self.entry(entry)?.target, title, place: best.map(|(_, part, it)| (part, it)) })
    }

    fn entry(&self, at: u32) -> Option<&Entry<'p>> {
        self.entries.get(usize_of(at))
    }

    fn field(&self, place: &Place) -> Option<(&Field<'p>, &[u16])> {
        let field = self.entry(place.entry)?.fields.get(usize_of(place.field))?;
        Some((field, self.units.get(usize_of(place.text.start)..usize_of(place.text.end))?))
    }
}

impl Score {
    fn of(found: Match, field: &Field<'_>, text: &[u16], language: Language) -> Score {
        let name = field.part <= Part::Alias;
        let own = field.language == language;
        let class = match (found.kind, name, own) {
            (MatchKind::Literal, true, true) => 0,
            (MatchKind::Spelled, true, true) => 1,
            (MatchKind::Literal, false, true) => 2 + u8::from(Part::Phrase < field.part),
            (MatchKind::Literal, true, false) => 4,
            (MatchKind::Spelled, true, false) => 5,
            (MatchKind::Spelled, false, true) => 6,
            (MatchKind::Literal, false, false) => 7,
            (MatchKind::Spelled, false, false) => 8,
        };
        let word = |at: Option<usize>| at.and_then(|it| text.get(it)).is_some_and(|it| is_of_word(*it));
        Score {
            scattered: false,
            class,
            partial: found.start != 0 || found.end != text.len(),
            inside: found.start != 0,
            within_word: word(found.start.checked_sub(1)) && word(Some(found.start)),
            length: u16::try_from(found.end - found.start).unwrap_or(u16::MAX),
        }
    }
}

impl<'i> Marked<'i> {
    /// The text in pieces, and which of them are marked.
    pub fn pieces(&self) -> Vec<(&'i str, bool)> {
        let mut pieces = Vec::new();
        let mut at = 0;
        for mark in &self.marks {
            pieces.push((self.text.get(at..mark.start).unwrap_or_default(), false));
            pieces.push((self.text.get(mark.clone()).unwrap_or_default(), true));
            at = mark.end;
        }
        pieces.push((self.text.get(at..).unwrap_or_default(), false));
        pieces.retain(|(it, _)| !it.is_empty());
        pieces
    }

    /// A stretch of the text of about so many characters that shows the first mark, and whether it is cut before and after.
    pub fn excerpt(&self, characters: usize) -> (bool, Marked<'i>, bool) {
        let mark = self.marks.first().cloned().unwrap_or(0..0);
        let before = self.text.get(..mark.start).unwrap_or_default();
        let lead = before.char_indices().rev().take(characters / 3).last().map_or(mark.start, |(at, _)| at);
        // Rather the whole beginning than a cut that saves next to nothing.
        let start = if before.get(..lead).is_none_or(|it| it.chars().count() < 8) { 0 } else { word_start(self.text, lead, mark.start) };
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.char_indices().nth(characters).map_or(self.text.len(), |(at, _)| word_end(self.text, (start + at).max(mark.end)));
        let marks = self.marks.iter().filter(|it| it.end <= end).map(|it| it.start - start..it.end - start).collect();
        let text = self.text.get(start..end).unwrap_or_default();
        (start != 0, Marked { language: self.language, text, marks }, end != self.text.len())
    }
}

/// Where the word at a cut begins that does not reach the mark: the cut moves right, past a broken word.
fn word_start(text: &str, cut: usize, mark: usize) -> usize {
    let broken = text.get(..cut).and_then(|it| it.chars().next_back()).is_some_and(|it| it.is_ascii_alphanumeric());
    let length = text.get(cut..mark).unwrap_or_default().find(|it: char| !it.is_ascii_alphanumeric());
    let past = cut + length.unwrap_or(0);
    if broken { past + text.get(past..mark).unwrap_or_default().bytes().take_while(|it| *it == b' ').count() } else { cut }
}

/// The cut moves right to the end of a word.
fn word_end(text: &str, cut: usize) -> usize {
    let inside = text.get(..cut).and_then(|it| it.chars().next_back()).is_some_and(|it| it.is_ascii_alphanumeric());
    let rest = text.get(cut..).unwrap_or_default();
    if inside { cut + rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len()) } else { cut }
}

/// Texts without what a pattern needs are passed over at once.
fn find(pattern: &Pattern, place: &Place, text: &[u16], table: &Table) -> Option<Match> {
    match (place.chinese, pattern.is_chinese()) {
        (false, true) => None,
        (false, false) => pattern.find_literal(text, 0),
        (true, _) => pattern.find(text, 0, table),
    }
}

fn marked<'i>(field: &'i Field<'_>, text: &[u16], patterns: &[Pattern], table: &Table) -> Marked<'i> {
    let mut found: Vec<Match> = patterns.iter().flat_map(|it| it.find_all(text, table)).collect();
    order::sort_by_key(&mut found, |it| (it.start, usize::MAX - it.end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    // Folding keeps the length of every character, so units can be counted along the text as it is written.
    let mut along = field.text.char_indices().scan(0, |unit, (byte, it)| {
        let at = *unit;
        *unit += it.len_utf16();
        Some((at, byte))
    });
    let mut byte_of: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (unit, byte) in along.by_ref() {
        byte_of.resize(unit, byte);
        byte_of.push(byte);
    }
    let byte = |unit: usize| byte_of.get(unit).copied().unwrap_or(field.text.len());
    let mut end = 0;
    for hit in found {
        if end <= hit.start {
            marks.push(byte(hit.start)..byte(hit.end));
            end = hit.end;
        }
    }
    Marked { language: field.language, text: &field.text, marks }
}

fn is_of_word(unit: u16) -> bool {
    u8::try_from(unit).is_ok_and(|it| it.is_ascii_alphanumeric())
}

fn u32_of(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

fn usize_of(it: u32) -> usize {
    usize::try_from(it).unwrap_or(usize::MAX)
}
