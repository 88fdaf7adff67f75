//! A text handed over in numbered parts, for messengers that cut long messages: 企业微信 cuts at 2,048 bytes.
//!
//! ```text
//! 【二十条 草稿 a1b2 2/5 c3d4】eyJzY2hlbWEiOjIs…【完】
//! ```
//!
//! The head has the id of the whole text, the number of the part, and the part's check characters; the id is the check of the
//! whole. What follows are letters and digits only (base64), so that no program corrects quotation marks or swallows spaces in
//! it; whitespace within does not matter. Parts are found wherever they stand, in any order, with anything between them.

use std::collections::BTreeMap;

use policy::model::text::Text;

use crate::checksum;

/// A part has fewer bytes than this.
pub const MAX_PART_BYTES: usize = 2_000;

/// The bytes of the text in each part but the last: 1,860 characters, which leaves room for the head.
const BYTES: usize = 1_395;

/// The same where each part is shown as a QR code: with the head of a short name it is of version 18 at most, which a cheap telephone reads off a
/// screen. 656 characters.
const BYTES_OF_CODE: usize = 492;

/// The most parts that are read.
const MAX_PARTS: usize = 9_999;

/// The most numbers that a message names.
const MAX_NAMED: usize = 20;

const END: &str = "【完】";

/// What the head says between the name of the document and the id.
const DRAFT: &str = "草稿";

/// The most characters of the document's name that the head has.
const MOST_OF_NAME: usize = 20;

/// Letters, digits, and two signs that no messenger reads as a face or as formatting.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+";

/// The check characters: letters and digits that are not taken for one another.
const CHECK_DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many check characters there are, and how many the id has.
const CHECK_LENGTH: usize = 4;

/// The parts of a text, in order. The head of each names the document; when they are read, any name will do.
pub fn split(text: &str, document: &str) -> Vec<String> {
    cut(text, document, BYTES)
}

/// The same in smaller parts, each of which is shown as a QR code.
pub fn split_for_codes(text: &str, document: &str) -> Vec<String> {
    cut(text, document, BYTES_OF_CODE)
}

fn cut(text: &str, document: &str, bytes: usize) -> Vec<String> {
    let document: String = document.chars().filter(|it| !matches!(it, '【' | '】')).take(MOST_OF_NAME).collect();
    let head = ["【", &document, " ", DRAFT, " "].concat();
    let pieces: Vec<String> = text.as_bytes().chunks(bytes).map(encode).collect();
    let id = check(text.as_bytes());
    let all = pieces.len();
    let part = |(at, piece): (usize, &String)| {
        let part = at + 1;
        [head.as_str(), &id, " ", &part.to_string(), "/", &all.to_string(), " ", &check_part(&id, part, all, piece), "】\n", piece, END]
            .concat()
    };
    pieces.iter().enumerate().map(part).collect()
}

/// What was found in a text that holds parts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The texts of which every part is there.
    pub texts: Vec<String>,
    /// Of each of the others, what is missing or damaged.
    pub problems: Vec<Incomplete>,
    /// The parts of the others, to be read again together with those that are missing.
    pub rest: String,
}

/// Of a text that comes in parts, those that are not there, or not as they were sent. Numbers from 1; the first of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incomplete {
    /// How many there are.
    pub of: usize,
    /// Those that are not there.
    pub missing: Vec<usize>,
    /// Those that are not as they were sent.
    pub damaged: Vec<usize>,
}

impl Incomplete {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let list = |numbers: &[usize], separator: &str| numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(separator);
        let said = |numbers: &[usize], zh: &str, en: &str| {
            if numbers.is_empty() {
                return (String::new(), String::new());
            }
            ([zh, &list(numbers, "、"), "份。"].concat(), [" ", en, &list(numbers, ", "), "."].concat())
        };
        let (lack_zh, lack_en) = said(&self.missing, "还缺第", "Missing: ");
        let (spoilt_zh, spoilt_en) = said(&self.damaged, "和发出时不一样、要重新复制的是第", "Not as sent, to be copied again: ");
        Text {
            zh: format!("这份草稿分成{}份。{lack_zh}{spoilt_zh}接着粘贴就行，次序不要紧。", self.of),
            en: format!("This draft comes in {} parts.{lack_en}{spoilt_en} Paste them too, in any order.", self.of),
        }
    }
}

/// Whether a text holds a part.
pub fn holds_parts(text: &str) -> bool {
    text.split('【').skip(1).any(|it| head(it).is_some())
}

/// A part by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The id of the text that it is of.
    pub id: String,
    /// Which it is, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Whether it is as it was sent.
    pub is_whole: bool,
}

/// The first part that a text holds; `None` where it holds none.
pub fn first_part(text: &str) -> Option<Part> {
    let Head { id, part, all, check, rest } = text.split('【').skip(1).find_map(head)?;
    let is_whole = check_part(&id, part, all, &piece(rest)) == check;
    Some(Part { id, number: part, of: all, is_whole })
}

/// Puts together the parts that a text holds; `None` where it holds none.
pub fn gather(text: &str) -> Option<Gathered> {
    // By id and number of parts.
    let mut found: BTreeMap<(String, usize), BTreeMap<usize, Found<'_>>> = BTreeMap::new();
    for after in text.split('【').skip(1) {
        let Some(Head { id, part, all, check, rest }) = head(after) else { continue };
        let contents = Some(piece(rest)).filter(|it| check_part(&id, part, all, it) == check).map(|it| decode(&it));
        let parts = found.entry((id, all)).or_default();
        // The same part may come twice, whole and damaged.
        if parts.get(&part).is_none_or(|it| it.1.is_none()) {
            parts.insert(part, (after, contents));
        }
    }
    if found.is_empty() {
        return None;
    }
    let mut gathered = Gathered::default();
    for ((id, of), parts) in found {
        let some = |it: &mut dyn Iterator<Item = usize>| it.take(MAX_NAMED).collect::<Vec<usize>>();
        let missing = some(&mut (1..=of).filter(|it| !parts.contains_key(it)));
        let damaged = some(&mut parts.iter().filter(|it| it.1.1.is_none()).map(|it| *it.0));
        if !missing.is_empty() || !damaged.is_empty() {
            gathered.problems.push(Incomplete { of, missing, damaged });
            parts.values().for_each(|it| gathered.rest.extend(["【", it.0, END]));
            continue;
        }
        let whole: Vec<u8> = parts.into_values().filter_map(|it| it.1).flatten().collect();
        match String::from_utf8(whole).ok().filter(|it| check(it.as_bytes()) == id) {
            Some(text) => gathered.texts.push(text),
            // Each of them is as it was sent, but they are not of one text.
            None => gathered.problems.push(Incomplete { of, missing, damaged: (1..=of.min(MAX_NAMED)).collect() }),
        }
    }
    Some(gathered)
}

/// A part as it stands there, and its contents, `None` where it is damaged.
type Found<'a> = (&'a str, Option<Vec<u8>>);

/// The head of a part, and what follows it.
struct Head<'a> {
    id: String,
    part: usize,
    all: usize,
    check: String,
    rest: &'a str,
}

/// Reads a head from behind its bracket. Spaces do not matter: the id and the check characters are of a fixed length.
fn head(text: &str) -> Option<Head<'_>> {
    let (written, rest) = text.split_once('】')?;
    // A head is short; without a limit, a long text with few brackets would be copied for each.
    if 160 < written.len() {
        return None;
    }
    let written: String = written.chars().filter(|it| !is_passed_over(*it)).collect();
    let written = written.rsplit_once(DRAFT)?.1.to_ascii_lowercase().replace('／', "/");
    let (id, numbers) = written.split_at_checked(CHECK_LENGTH)?;
    let (numbers, check) = numbers.split_at_checked(numbers.len().checked_sub(CHECK_LENGTH)?)?;
    let (part, all) = numbers.split_once('/')?;
    let (part, all) = (part.parse().ok()?, all.parse().ok()?);
    (1 <= part && part <= all && all <= MAX_PARTS).then(|| Head { id: id.to_owned(), part, all, check: check.to_owned(), rest })
}

/// The digits that follow a head.
fn piece(rest: &str) -> String {
    rest.chars().take_while(|it| digit(*it).is_some() || is_passed_over(*it)).filter(|it| !is_passed_over(*it)).collect()
}

/// Spaces, line breaks, what cannot be seen, and the signs that mail programs put before quoted lines.
fn is_passed_over(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '>' | '|' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The check characters of a part, which belong to its place too.
fn check_part(id: &str, part: usize, all: usize, piece: &str) -> String {
    check([id, " ", &part.to_string(), "/", &all.to_string(), " ", piece].concat().as_bytes())
}

fn check(bytes: &[u8]) -> String {
    let mut hash = checksum::of_bytes(bytes);
    // Folded, so that the high bits count too.
    hash ^= hash >> 40 ^ hash >> 20;
    let character = |at: usize| CHECK_DIGITS.get((hash >> (5 * at)) as usize % 32).copied().map_or('0', char::from);
    (0..CHECK_LENGTH).map(character).collect()
}

fn digit(character: char) -> Option<u32> {
    let at = DIGITS.iter().position(|it| char::from(*it) == character)?;
    u32::try_from(at).ok()
}

/// Three bytes in four digits; fewer at the end in one digit more than they are.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, it| bits << 8 | usize::from(*it)) << (8 * (3 - three.len()));
        let digits = (0..=three.len()).map(|at| DIGITS.get(bits >> (18 - 6 * at) & 63).copied().map_or('A', char::from));
        text.extend(digits);
    }
    text
}

fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for value in text.chars().filter_map(digit) {
        bits = bits << 6 | value;
        count += 6;
        if 8 <= count {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    bytes
}
