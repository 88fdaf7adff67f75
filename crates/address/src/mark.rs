//! The end mark of a link and its two check characters, without which a link of this version is not taken.
//!
//! Version `a`, and links without any letter, are older than check characters are: they have none and stay valid.

/// The letter of this version, and what separates it from the first pair.
const HEAD: &str = "b&";

/// Begins the end mark; two check characters follow. No key begins so.
const MARK: &str = "&Z";

/// The check characters: letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A prime just below 32 × 32: modulo a prime, no difference of two bytes vanishes whatever it is multiplied with.
const MODULUS: u16 = 1021;

/// Each byte counts this many times as much as the next, so that two that change places show.
const BASE: u16 = 10;

/// What the end mark of a link says of the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It has neither a version nor a mark, as links had at first.
    Unmarked,
    /// It is as it was written.
    Whole,
    /// The end mark is missing.
    CutShort,
    /// It is not as it was written.
    Altered,
    /// Another version, by its letter.
    Other(char),
}

/// Pairs with the version in front and the end mark behind. No pairs make no link: they stay empty.
pub fn seal(pairs: &str) -> String {
    if pairs.is_empty() {
        return String::new();
    }
    let mut text = [HEAD, pairs].concat();
    let check = check(&text);
    text.push_str(MARK);
    text.extend(check.map(char::from));
    text
}

/// The pairs of a link, as far as they are there, and what its end mark says of them.
pub fn unseal(link: &str) -> (&str, Seal) {
    let Some(pairs) = link.strip_prefix(HEAD) else {
        let mut first = link.split('&').next().unwrap_or_default().chars();
        return match (first.next(), first.next()) {
            (Some(letter), None) if letter.is_ascii_lowercase() => (link, Seal::Other(letter)),
            // A mark without its version: the letter was changed or lost.
            (_, _) if link.contains(MARK) => (link, Seal::Altered),
            (_, _) => (link, Seal::Unmarked),
        };
    };
    let Some(at) = pairs.find(MARK) else { return (pairs, Seal::CutShort) };
    let (pairs, marked) = pairs.split_at(at);
    let written = marked.as_bytes().get(MARK.len()..MARK.len() + 2);
    let sealed = link.get(..HEAD.len() + at).unwrap_or_default();
    (pairs, if written == Some(&check(sealed)) { Seal::Whole } else { Seal::Altered })
}

/// Where the first end mark of a link ends; `None` where it has none.
pub(crate) fn end_of_mark(link: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = link.get(from..)?.find(MARK) {
        let end = from + at + MARK.len();
        if !link.starts_with("a&") {
            return Some((end + 2).min(link.len()));
        }
        // In version `a` it is a pair of its own without check characters.
        if !link.get(end..)?.starts_with(|it: char| it.is_ascii_alphanumeric()) {
            return Some(end);
        }
        from = end;
    }
    None
}

/// The check characters of a text. An escape counts as the byte that it stands for, since some programs undo them.
fn check(text: &str) -> [u8; 2] {
    let (mut sum, mut bytes) = (0, text.bytes());
    while let Some(byte) = bytes.next() {
        let mut rest = bytes.clone();
        let escaped = if byte == b'%' { hexadecimal(rest.next()).zip(hexadecimal(rest.next())) } else { None };
        let byte = match escaped {
            Some((high, low)) => {
                bytes = rest;
                high << 4 | low
            }
            None => byte,
        };
        sum = (sum * BASE + u16::from(byte)) % MODULUS;
    }
    [sum / 32, sum % 32].map(|it| ALPHABET.get(usize::from(it)).copied().unwrap_or_default())
}

/// The value of a hexadecimal digit.
pub(crate) fn hexadecimal(digit: Option<u8>) -> Option<u8> {
    char::from(digit?).to_digit(16).and_then(|it| u8::try_from(it).ok())
}
