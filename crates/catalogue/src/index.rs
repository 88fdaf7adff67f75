//! All texts side by side, and what was typed looked for in them.

use std::collections::BTreeMap;
use std::ops::Range;

use policy::model::ids::{ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::text::Language;

use crate::entry::{Entry, Field, Kind, Part, Target, entries};
use crate::nearest::{Nearest, pieces};
use crate::normalize::{normalize_char, utf16_units};
use crate::numerals::other_spellings;
use crate::pattern::{Match, MatchKind, Pattern};
use crate::pinyin::Table;

/// A pack made ready for searching. Making one costs a walk over its texts; it is made once, when first needed.
pub struct Index<'p> {
    table: Table,
    /// Traditional characters, in their order, with the simplified ones of the pack.
    traditional: BTreeMap<char, char>,
    entries: Vec<Entry<'p>>,
    /// Beside the fields of all entries, in the same order.
    places: Vec<Place>,
    /// The normalized texts of all fields, one after the other.
    units: Vec<u16>,
    /// The main provision of each tool, term and ambiguity.
    links: Vec<(Target, ProvisionId)>,
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
    /// No provision contains what was typed: the ones that are given come nearest to it.
    pub nearest: bool,
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
    /// Of a word by which people search: how many things it means before this one.
    rank: u8,
    /// It stands in the number by which the thing is called.
    number: bool,
}

impl<'p> Index<'p> {
    /// `spelling` is the table that comes with the pack.
    pub fn new(pack: &'p Pack, spelling: &str) -> Index<'p> {
        let mut forms = pack.reference.traditional.chars();
        let traditional = core::iter::from_fn(|| forms.next().zip(forms.next())).collect();
        let mut index = Index {
            table: Table::new(spelling),
            traditional,
            entries: entries(pack),
            places: Vec::new(),
            units: Vec::new(),
            links: links(pack),
        };
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
    ///
    /// Where no provision contains them, those that come nearest are given.
    pub fn search(&self, typed: &str, language: Language, most: usize, whole: Option<Kind>) -> Hits<'_> {
        let typed = self.simplified(typed);
        let all = Alternatives::new(&typed);
        if all.0.is_empty() {
            return Hits { groups: Vec::new(), count: 0, nearest: false };
        }
        let words: Vec<Alternatives> = match typed.split_whitespace().count() {
            0 | 1 => Vec::new(),
            2.. => typed.split_whitespace().map(Alternatives::new).collect(),
        };
        let mut scores = self.scores(&all, language);
        for (score, scattered) in scores.iter_mut().zip(self.scattered(&words, language)) {
            *score = score.or(scattered);
        }
        let mut kinds: BTreeMap<Kind, Vec<(Score, u32)>> = BTreeMap::new();
        for (score, entry) in scores.into_iter().zip(0u32..) {
            if let (Some(score), Some(found)) = (score, self.entry(entry)) {
                kinds.entry(found.target.kind()).or_default().push((score, entry));
            }
        }
        let mut groups: Vec<(bool, Group<'_>)> = Vec::new();
        for (kind, mut ranked) in kinds {
            ranked.sort_unstable();
            let shown = if whole == Some(kind) { ranked.len() } else { most };
            let patterns: Vec<&Pattern> = all.0.iter().collect();
            let of_words: Vec<&Pattern> = words.iter().flat_map(|it| &it.0).collect();
            let hits = ranked
                .iter()
                .take(shown)
                .filter_map(|(score, it)| self.hit(*it, if score.scattered { &of_words } else { &patterns }, language));
            let named = ranked.first().is_some_and(|it| it.0.is_number());
            groups.push((named, Group { kind, count: ranked.len(), hits: hits.collect() }));
        }
        let nearest = !groups.iter().any(|it| it.1.kind == Kind::Provisions);
        if nearest {
            groups.extend(self.nearest(&typed, &all, &groups, language).map(|it| (false, it)));
        }
        // What is called by its number, then the rule itself, then what helps with it, then what is said about it.
        order::sort_by_key(&mut groups, |(named, group)| {
            let place = match group.kind {
                Kind::Provisions => 0,
                Kind::Tools => 1,
                Kind::Measures => 2,
                Kind::Ambiguities => 3,
                Kind::Terms => 4,
            };
            (!*named, place)
        });
        let nearest = nearest && groups.iter().any(|it| it.1.kind == Kind::Provisions);
        let count = groups.iter().map(|it| it.1.count).sum();
        Hits { groups: groups.into_iter().map(|it| it.1).collect(), count, nearest }
    }

    /// The entries that have all of these words, each anywhere.
    fn scattered(&self, words: &[Alternatives], language: Language) -> Vec<Option<Score>> {
        let mut all: Vec<Option<Score>> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let scores = self.scores(word, language);
            if at == 0 {
                all = scores;
            } else {
                all.iter_mut().zip(scores).for_each(|(one, other)| *one = one.zip(other).map(|(one, other)| one.max(other)));
            }
            if all.iter().all(Option::is_none) {
                break;
            }
        }
        all.into_iter().map(|it| it.map(|it| Score { scattered: true, ..it })).collect()
    }

    /// What was typed, in simplified characters as far as the pack has them.
    fn simplified(&self, typed: &str) -> String {
        typed.chars().map(|it| self.traditional.get(&it).copied().unwrap_or_else(|| normalize_char(it))).collect()
    }

    /// The provisions that come nearest: by the characters and words that they share with what was typed, by a word that people
    /// search with, by what else was found, or with one character wrong.
    fn nearest(&self, typed: &str, all: &Alternatives, found: &[(bool, Group<'_>)], language: Language) -> Option<Group<'_>> {
        let pieces = pieces(typed);
        let patterns: Vec<&Pattern> = pieces.iter().map(|it| &it.pattern).chain(&all.0).collect();
        let mut nearest = Nearest::new(&pieces);
        let typed: Vec<u16> = utf16_units(typed).collect();
        for place in &self.places {
            let Some(Target::Provision(_)) = self.entry(place.entry).map(|it| it.target) else { continue };
            let Some((field, text)) = self.field(place) else { continue };
            nearest.add(place.entry, field, text, &typed);
            if all.0.iter().any(|it| place.chinese || !it.is_chinese()) && all.0.iter().any(|it| it.find_nearly(text).is_some()) {
                nearest.add_nearly(place.entry, field);
            }
        }
        for target in found.iter().flat_map(|it| it.1.hits.iter().take(1)).map(|it| it.target) {
            let linked = self.links.iter().find(|it| it.0 == target).and_then(|it| self.entry_of(Target::Provision(it.1)));
            linked.into_iter().for_each(|it| nearest.add_linked(it));
        }
        let ranked = nearest.ranked();
        let hits: Vec<Hit<'_>> = ranked.iter().filter_map(|it| self.hit(*it, &patterns, language)).collect();
        (!hits.is_empty()).then_some(Group { kind: Kind::Provisions, count: hits.len(), hits })
    }

    fn entry_of(&self, target: Target) -> Option<u32> {
        self.entries.iter().position(|it| it.target == target).map(u32_of)
    }

    /// The characters of the pack and how they are spelled.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The best hit in each entry.
    fn scores(&self, patterns: &Alternatives, language: Language) -> Vec<Option<Score>> {
        let mut scores = vec![None; self.entries.len()];
        for place in &self.places {
            let Some((field, text)) = self.field(place) else { continue };
            for pattern in &patterns.0 {
                let Some(found) = find(pattern, place, text, &self.table) else { continue };
                let score = Score::of(found, field, text, language);
                if let Some(best) = scores.get_mut(usize_of(place.entry))
                    && best.is_none_or(|best| score < best)
                {
                    *best = Some(score);
                }
            }
        }
        scores
    }

    fn hit(&self, entry: u32, patterns: &[&Pattern], language: Language) -> Option<Hit<'_>> {
        let first = self.places.partition_point(|it| it.entry < entry);
        let mut title = None;
        // What the thing itself says tells more than by which word it is looked for.
        let mut best: Option<((bool, Score), Part, Marked<'_>)> = None;
        for place in self.places.get(first..)?.iter().take_while(|it| it.entry == entry) {
            let Some((field, text)) = self.field(place) else { continue };
            let found = patterns.iter().filter_map(|pattern| find(pattern, place, text, &self.table)).min_by_key(|it| it.kind);
            if field.part == Part::Title && (field.language == language || title.is_none()) {
                title = Some(marked(field, text, patterns, &self.table));
                continue;
            }
            let Some(found) = found else { continue };
            let score = (field.part == Part::Synonym, Score::of(found, field, text, language));
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

/// One thing that was typed, in each way in which its numbers can be written.
struct Alternatives(Vec<Pattern>);

impl Alternatives {
    fn new(typed: &str) -> Alternatives {
        Alternatives(Pattern::new(typed).into_iter().chain(other_spellings(typed).iter().filter_map(|it| Pattern::new(it))).collect())
    }
}

/// The main provision of each tool, term and ambiguity.
fn links(pack: &Pack) -> Vec<(Target, ProvisionId)> {
    let tools = (0u16..).zip(&pack.tools).map(|(at, it)| (Target::Tool(ToolId(at)), it.provisions.first()));
    let terms = (0u16..).zip(&pack.reference.glossary).map(|(at, it)| (Target::Term(at), it.provisions.first()));
    let ambiguities = pack.reference.ambiguities.iter().map(|it| (Target::Ambiguity(it.number), it.provisions.first()));
    tools.chain(terms).chain(ambiguities).filter_map(|(target, provision)| Some((target, *provision?))).collect()
}

impl Score {
    /// It is called by its number.
    fn is_number(&self) -> bool {
        self.number && !self.partial
    }

    fn of(found: Match, field: &Field<'_>, text: &[u16], language: Language) -> Score {
        let name = field.part <= Part::Synonym;
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
            (MatchKind::Nearly, _, _) => 9,
        };
        let word = |at: Option<usize>| at.and_then(|it| text.get(it)).is_some_and(|it| is_of_word(*it));
        Score {
            scattered: false,
            class,
            partial: found.start != 0 || found.end != text.len(),
            inside: found.start != 0,
            within_word: word(found.start.checked_sub(1)) && word(Some(found.start)),
            length: u16::try_from(found.end - found.start).unwrap_or(u16::MAX),
            rank: field.rank,
            number: field.part == Part::Number,
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

fn marked<'i>(field: &'i Field<'_>, text: &[u16], patterns: &[&Pattern], table: &Table) -> Marked<'i> {
    let mut found: Vec<Match> = patterns.iter().flat_map(|it| it.find_all(text, table)).collect();
    order::sort_by_key(&mut found, |it| (it.start, usize::MAX - it.end));
    let mut marks: Vec<Range<usize>> = Vec::new();
    // Folding keeps the length of every character, so units can be counted along the text as it is written.
    let mut along = field.text.char_indices().scan(0, |unit, (byte, character)| {
        let at = *unit;
        *unit += character.len_utf16();
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
        match marks.last_mut().filter(|_| hit.start < end) {
            None => marks.push(byte(hit.start)..byte(hit.end)),
            Some(last) => last.end = last.end.max(byte(hit.end)),
        }
        end = end.max(hit.end);
    }
    Marked { language: field.language, text: &field.text, marks }
}

fn is_of_word(unit: u16) -> bool {
    u8::try_from(unit).is_ok_and(|it| it.is_ascii_alphanumeric())
}

fn u32_of(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
