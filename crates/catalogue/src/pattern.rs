//! What was typed, and where one text contains it: as it is written, or as it is spelled.

use crate::normalize::utf16_units;
use crate::pinyin::Table;

/// One thing that was typed, ready to be looked for.
pub struct Pattern {
    /// As it is compared.
    literal: Vec<u16>,
    /// Without blanks and apostrophes, where it can be a spelling: it has a letter and is not too long.
    spelled: Option<Vec<u16>>,
    /// It has a character that only Chinese texts have.
    chinese: bool,
}

/// How a text contains a pattern. The better one is the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// In these very characters.
    Literal,
    /// In pinyin or initials.
    Spelled,
    /// With one character that is wrong, missing or too many.
    Nearly,
}

/// A stretch of a text, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its first unit.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// How it is the pattern.
    pub kind: MatchKind,
}

/// A spelling of more letters than this is not looked for: its positions are the bits of one number.
const MOST_LETTERS: usize = 60;

impl Pattern {
    /// What was typed; `None` where that is only blanks.
    pub fn new(typed: &str) -> Option<Pattern> {
        let mut literal: Vec<u16> = Vec::new();
        for unit in utf16_units(typed.trim()) {
            if unit != BLANK || literal.last() != Some(&BLANK) {
                literal.push(unit);
            }
        }
        if literal.is_empty() {
            return None;
        }
        let spelled: Vec<u16> = literal.iter().copied().filter(|it| *it != BLANK && *it != APOSTROPHE).collect();
        let spells = spelled.iter().any(|it| is_letter(*it)) && spelled.len() <= MOST_LETTERS;
        let chinese = literal.iter().any(|it| FIRST_HAN <= *it);
        Some(Pattern { literal, spelled: spells.then_some(spelled), chinese })
    }

    /// Whether a text without Chinese cannot contain it.
    pub fn is_chinese(&self) -> bool {
        self.chinese
    }

    /// Where it stands first at or after `from`: as it is written if that is anywhere, else as it is spelled.
    pub fn find(&self, text: &[u16], from: usize, table: &Table) -> Option<Match> {
        self.find_literal(text, from).or_else(|| self.find_spelled(text, from, table))
    }

    /// All places where it stands, one after the other, in the better way only.
    pub fn find_all(&self, text: &[u16], table: &Table) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        while let Some(next) = match found.last() {
            None => self.find(text, 0, table),
            Some(Match { end, kind: MatchKind::Literal, .. }) => self.find_literal(text, *end),
            Some(Match { end, kind: MatchKind::Spelled, .. }) => self.find_spelled(text, *end, table),
            Some(Match { kind: MatchKind::Nearly, .. }) => None,
        } {
            found.push(next);
        }
        found
    }

    /// Where it stands first at or after `from`, as it is written.
    pub fn find_literal(&self, text: &[u16], from: usize) -> Option<Match> {
        let (first, rest) = self.literal.split_first()?;
        let last_start = text.len().checked_sub(self.literal.len())?;
        let mut start = from;
        while start <= last_start {
            start += text.get(start..=last_start)?.iter().position(|it| it == first)?;
            let end = start + self.literal.len();
            if text.get(start + 1..end) == Some(rest) && !within_number(*first, text, start) {
                return Some(Match { start, end, kind: MatchKind::Literal });
            }
            start += 1;
        }
        None
    }

    /// Where it stands first with one character wrong, missing or too many. Only what is long enough to be recognised is looked for
    /// so, and no number: another one is another number.
    pub fn find_nearly(&self, text: &[u16]) -> Option<Match> {
        let least = if self.chinese { 3 } else { 5 };
        if self.literal.len() < least || self.literal.iter().any(|it| is_digit(*it)) {
            return None;
        }
        // With one mistake at most, the first or the second half stands there as it was typed.
        let (left, right) = self.literal.split_at_checked(self.literal.len() / 2)?;
        let stands_at = |half: &[u16], at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(half));
        let forward = (0..text.len()).filter(|it| stands_at(left, *it)).find_map(|start| {
            let from = start + left.len();
            let length = nearly(|it| right.get(it).copied(), |it| text.get(from + it).copied())?;
            Some(Match { start, end: from + length, kind: MatchKind::Nearly })
        });
        let backward = || {
            (0..text.len()).filter(|it| stands_at(right, *it)).find_map(|from| {
                let before = |part: &[u16], to: usize, it: usize| part.get(to.checked_sub(it + 1)?).copied();
                let length = nearly(|it| before(left, left.len(), it), |it| before(text, from, it))?;
                Some(Match { start: from - length, end: from + right.len(), kind: MatchKind::Nearly })
            })
        };
        forward.or_else(backward)
    }

    fn find_spelled(&self, text: &[u16], from: usize, table: &Table) -> Option<Match> {
        let letters = self.spelled.as_deref()?;
        let first = *letters.first()?;
        (from..text.len()).find_map(|start| {
            let unit = *text.get(start)?;
            if (unit != first && !table.of(unit)?.begins_with(first)) || within_number(first, text, start) {
                return None;
            }
            let end = start + spelled_length(letters, text.get(start..)?, table)?;
            Some(Match { start, end, kind: MatchKind::Spelled })
        })
    }
}

/// How many units of the text the letters spell, the fewest that do; `None` where they do not.
///
/// A character may be given as itself, whole, or by its initial (z or zh); the last one also by the beginning of its
/// syllable, as one types. All ways are followed at once: bit n says that the first n letters have been spelled.
fn spelled_length(letters: &[u16], text: &[u16], table: &Table) -> Option<usize> {
    let done = 1u64 << letters.len();
    let mut reached = 1u64;
    for (at, unit) in text.iter().enumerate() {
        let spelling = table.of(*unit);
        let mut next = 0u64;
        for n in (0..letters.len()).filter(|it| reached & (1 << it) != 0) {
            let rest = letters.get(n..)?;
            if rest.first() == Some(unit) {
                next |= 1 << (n + 1);
            }
            for syllable in spelling.into_iter().flat_map(|it| it.syllables()) {
                let common = rest.iter().zip(syllable).take_while(|(typed, it)| same_letter(**typed, **it)).count();
                if common == syllable.len() || common == rest.len() {
                    next |= 1 << (n + common);
                }
                if 1 <= common {
                    next |= 1 << (n + 1);
                }
                if 2 <= common && matches!(syllable, [b'z' | b'c' | b's', b'h', ..]) {
                    next |= 1 << (n + 2);
                }
            }
        }
        // What stands where it was has spelled nothing: a bit only moves on.
        reached = next;
        if reached & done != 0 {
            return Some(at + 1);
        }
        if reached == 0 {
            return None;
        }
    }
    None
}

/// How many characters of a text are what was typed, but for one; `None` where more differ.
fn nearly(typed: impl Fn(usize) -> Option<u16>, text: impl Fn(usize) -> Option<u16>) -> Option<usize> {
    let same = (0..).take_while(|it| typed(*it).is_some() && typed(*it) == text(*it)).count();
    if typed(same).is_none() {
        return Some(same);
    }
    let rest = |skipped_typed: usize, skipped_text: usize| {
        let mut at = same;
        while let Some(unit) = typed(at + skipped_typed) {
            if text(at + skipped_text) != Some(unit) {
                return None;
            }
            at += 1;
        }
        Some(at + skipped_text)
    };
    // Another character, one too few, one too many.
    let wrong = text(same).and_then(|_| rest(1, 1));
    wrong.or_else(|| rest(0, 1)).or_else(|| rest(1, 0))
}

/// A number does not begin within another one: 20年 is not in 2020年.
fn within_number(first: u16, text: &[u16], start: usize) -> bool {
    is_digit(first) && start.checked_sub(1).and_then(|it| text.get(it)).is_some_and(|it| is_digit(*it))
}

fn is_digit(unit: u16) -> bool {
    (u16::from(b'0')..=u16::from(b'9')).contains(&unit)
}

/// ü is v in the table; people type v or u.
fn same_letter(typed: u16, letter: u8) -> bool {
    typed == u16::from(letter) || (letter == b'v' && typed == u16::from(b'u'))
}

fn is_letter(unit: u16) -> bool {
    (u16::from(b'a')..=u16::from(b'z')).contains(&unit)
}

const BLANK: u16 = 0x20;
const APOSTROPHE: u16 = 0x27;
/// Where Chinese characters and their marks begin.
const FIRST_HAN: u16 = 0x2E80;

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "bian边\nchao超\nchang长\nfen分\nfu夫\nguo过\nju居\nli里\nlv率\nnian年\nqi妻\nxiang乡\nyuan远\nzhang长\nzhen镇\n";

    /// What of the text is marked for what is typed; `None` where it is not found.
    fn marked(typed: &str, text: &str) -> Option<(String, MatchKind)> {
        let text: Vec<u16> = utf16_units(text).collect();
        let found = Pattern::new(typed)?.find(&text, 0, &Table::new(TABLE))?;
        Some((String::from_utf16_lossy(&text[found.start..found.end]), found.kind))
    }

    #[track_caller]
    fn check(typed: &str, text: &str, expected: &str, kind: MatchKind) {
        assert_eq!(marked(typed, text), Some((expected.to_owned(), kind)), "{typed} in {text}");
    }

    #[test]
    fn what_is_written_is_found_as_it_is_written() {
        check("分居", "夫妻分居超过10年", "分居", MatchKind::Literal);
        check("10年", "夫妻分居超过１０年", "10年", MatchKind::Literal);
        check("PAY", "Performance pay", "pay", MatchKind::Literal);
        check("  分居 ", "夫妻分居", "分居", MatchKind::Literal);
        assert_eq!(marked("分 居", "夫妻分居"), None);
        assert_eq!(marked("   ", "夫妻分居"), None);
    }

    #[test]
    fn chinese_is_found_by_its_sound() {
        check("fenju", "夫妻分居超过10年", "分居", MatchKind::Spelled);
        check("fj", "夫妻分居超过10年", "分居", MatchKind::Spelled);
        check("fq", "夫妻分居", "夫妻", MatchKind::Spelled);
        check("fenj", "夫妻分居", "分居", MatchKind::Spelled);
        check("fju", "夫妻分居", "分居", MatchKind::Spelled);
        check("分ju", "夫妻分居", "分居", MatchKind::Spelled);
        check("f居", "夫妻分居", "分居", MatchKind::Spelled);
        check("fen ju", "夫妻分居", "分居", MatchKind::Spelled);
        check("FJ", "夫妻分居", "分居", MatchKind::Spelled);
        check("f", "夫妻分居", "夫", MatchKind::Spelled);
        check("chaog10n", "分居超过10年", "超过10年", MatchKind::Spelled);
        assert_eq!(marked("fx", "夫妻分居"), None);
        assert_eq!(marked("fenjur", "夫妻分居"), None);
    }

    #[test]
    fn two_readings_two_letters_and_u_with_dots() {
        check("xiangzhang", "乡长", "乡长", MatchKind::Spelled);
        check("xiangchang", "乡长", "乡长", MatchKind::Spelled);
        check("xzhen", "乡镇", "乡镇", MatchKind::Spelled);
        check("xzh", "乡镇", "乡镇", MatchKind::Spelled);
        check("lv", "率", "率", MatchKind::Spelled);
        check("lu", "率", "率", MatchKind::Spelled);
        check("xi'ang", "乡", "乡", MatchKind::Spelled);
    }

    #[test]
    fn every_place_is_marked_and_none_twice() {
        let text: Vec<u16> = utf16_units("分居 分居 fenju").collect();
        let all = |typed| Pattern::new(typed).map(|it| it.find_all(&text, &Table::new(TABLE)).len());
        assert_eq!(all("分居"), Some(2));
        assert_eq!(all("fenju"), Some(1), "what is written so comes before what only sounds so");
        assert_eq!(all("fj"), Some(2));
    }

    #[test]
    fn a_number_does_not_begin_within_another() {
        check("20年", "满20年的", "20年", MatchKind::Literal);
        check("20", "2020年", "20", MatchKind::Literal);
        assert_eq!(marked("20年", "到2020年底"), None);
        assert_eq!(marked("20n", "到2020年底"), None);
    }

    #[test]
    fn one_character_may_be_wrong_missing_or_too_many() {
        let nearly = |typed: &str, text: &str| {
            let text: Vec<u16> = utf16_units(text).collect();
            let found = Pattern::new(typed)?.find_nearly(&text)?;
            Some(String::from_utf16_lossy(&text[found.start..found.end]))
        };
        let check = |typed: &str, text: &str, expected: Option<&str>| assert_eq!(nearly(typed, text).as_deref(), expected, "{typed}");
        check("二级调研圆", "到二级调研员为止", Some("二级调研员"));
        check("两地分局", "关心两地分居的", Some("两地分居"));
        check("量地分居", "关心两地分居的", Some("两地分居"));
        // Whether one is wrong or one is missing is all the same.
        check("二级调员", "到二级调研员为止", Some("二级调研"));
        check("夫妻分居的", "夫妻长分居的", Some("夫妻长分居的"));
        check("责任任状", "签责任状", Some("责任状"));
        check("secondmant", "a secondment of", Some("secondment"));
        check("一肩三挑书记", "一肩三挑", None);
        check("分局", "分居", None);
        check("20年", "10年", None);
        check("二级调研员", "", None);
    }

    #[test]
    fn a_long_text_typed_is_no_spelling_and_no_trouble() {
        assert_eq!(marked(&"f".repeat(61), &"分".repeat(80)), None);
        check(&"f".repeat(60), &"分".repeat(80), &"分".repeat(60), MatchKind::Spelled);
    }
}
