//! What messengers and people make of an address, and what of it is the app's.

use core::str::Chars;

use crate::mark::{end_of_mark, hexadecimal};

/// The characters of an address of the app beside letters and digits.
const PLAIN: &str = "-._~/?=&";

/// The characters of what stands behind its `?`.
const PLAIN_IN_PAIRS: &str = "-._~=&";

/// Punctuation that may be the app's within an address, and is not at its end.
const NEVER_LAST: [char; 4] = ['.', '-', '_', '~'];

/// What messengers append to addresses. `from` is a fact of scenarios too, whose answers are dates.
const FOREIGN: [&str; 12] = [
    "from",
    "isappinstalled",
    "nsukey",
    "shareTo",
    "share_token",
    "scene",
    "subscene",
    "clicktime",
    "enterid",
    "sharer_sharetime",
    "wechat_redirect",
    "tdsourcetag",
];

/// The place in the app that a text names, from `#/` on: the text may be an address, a part of one, or a whole message.
pub fn place(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = if text.contains("#/") { text } else { text.replace("%23", "#").replace("#%2F", "#/").replace("#%2f", "#/") };
    let from = text.get(text.find("#/")?..)?;
    let up_to_space = from.split_whitespace().next()?;
    // A link may be wrapped over several lines, or be followed by words. What has check characters ends behind them; else it ends
    // at the first space, unless its end mark is still to come.
    let joined: String = from.split_whitespace().collect();
    let found = if has_come_whole(up_to_space) { up_to_space } else { joined.as_str() };
    if let Some(query) = found.strip_prefix("#/search?") {
        return Some(["#/search?", searched(query)].concat());
    }
    let (plain, _) = plain(found.get(1..)?, PLAIN);
    let (path, query) = plain.split_once('?').unwrap_or((plain.as_str(), ""));
    let path = path.split('&').next().unwrap_or_default().trim_end_matches(NEVER_LAST);
    let query = tidied(query);
    Some(if query.is_empty() { ["#", path].concat() } else { ["#", path, "?", &query].concat() })
}

/// What a text carries behind the `?` of a place; a text without a place is what stands there by itself.
pub fn carried(text: &str) -> String {
    match place(text) {
        Some(place) => place.split_once('?').map(|it| it.1.to_owned()).unwrap_or_default(),
        None => {
            let text = text.trim();
            // A code among words begins with the letter of its version.
            let begins = ["b&Q=", "b&W=", "a&T=", "a&P="].into_iter().filter_map(|it| text.find(it)).min();
            tidied(begins.and_then(|at| text.get(at..)).unwrap_or(text))
        }
    }
}

/// What stands behind the `?` of an address, without what was appended on the way.
pub fn tidied(query: &str) -> String {
    let (mut text, _) = plain(query.trim_start(), PLAIN_IN_PAIRS);
    if let Some(end) = end_of_all(&text) {
        text.truncate(end);
        return text;
    }
    loop {
        let kept = text.trim_end_matches(NEVER_LAST).len();
        let last = text.get(..kept).unwrap_or_default().rsplit('&').next().unwrap_or_default();
        let before = kept - last.len();
        if !is_foreign(last) {
            // An answer that is not known ends in `_`; only of what can be nothing else is it taken off.
            let unversioned = text.split('&').next().is_some_and(|it| it.contains('='));
            text.truncate(if unversioned { kept } else { text.len() });
            return text;
        }
        text.truncate(before.saturating_sub(1));
    }
}

/// What stands behind the `?` of a search, still encoded, without what was appended.
pub fn searched(query: &str) -> &str {
    let head = if query.starts_with("b&") { 2 } else { 0 };
    let end = if head == 0 { None } else { end_of_mark(query) };
    let end = end.or_else(|| query.get(head..)?.find('&').map(|it| head + it));
    end.and_then(|it| query.get(..it)).unwrap_or(query)
}

/// Two links in one: the first, and the second where there is one.
pub fn pair(link: &str) -> (&str, Option<&str>) {
    match end_of_mark(link) {
        Some(end) => (link.get(..end).unwrap_or(link), second(link, end)),
        None => (link, None),
    }
}

/// What follows the end mark of a first link, where that is a second one, however it was spoilt.
fn second(link: &str, end: usize) -> Option<&str> {
    let rest = link.get(end..)?;
    let next = rest.strip_prefix('&');
    let begins = next.and_then(|it| it.split('&').next()).is_some_and(|it| it.len() == 1);
    (begins || rest.contains("&Z")).then_some(next.unwrap_or(rest))
}

/// Where a link ends: behind its end mark, or behind that of the second link in it; `None` where that is not there.
fn end_of_all(link: &str) -> Option<usize> {
    let end = end_of_mark(link)?;
    match second(link, end) {
        Some(other) => end_of_mark(other).map(|it| link.len() - other.len() + it),
        None => Some(end),
    }
}

/// Whether what stands before a space needs nothing of what stands behind it.
fn has_come_whole(place: &str) -> bool {
    let Some((_, query)) = place.split_once('?') else { return true };
    let (query, _) = plain(query, PLAIN_IN_PAIRS);
    match query.split('&').next() {
        Some("a") => end_of_all(&query).is_some(),
        Some(version) if version.len() == 1 => false,
        Some(_) | None => true,
    }
}

/// Whether a pair was appended by a messenger.
fn is_foreign(pair: &str) -> bool {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    (FOREIGN.contains(&key) || key.starts_with("utm_")) && (key != "from" || value.bytes().all(|it| it.is_ascii_alphabetic()))
}

/// The beginning of a text that is made of letters, digits and `marks`, with their escapes undone; and what follows it.
fn plain<'t>(text: &'t str, marks: &str) -> (String, &'t str) {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((character, after)) = first(rest).filter(|(it, _)| it.is_ascii_alphanumeric() || marks.chars().any(|mark| mark == *it)) {
        plain.push(character);
        // Written into a page and taken out again, `&` becomes this.
        rest = if character == '&' { after.strip_prefix("amp;").unwrap_or(after) } else { after };
    }
    (plain, rest)
}

/// The first character of a text, where an ASCII one may be escaped, and the rest.
fn first(text: &str) -> Option<(char, &str)> {
    let mut characters: Chars<'_> = text.chars();
    let character = characters.next()?;
    if character != '%' {
        return Some((character, characters.as_str()));
    }
    let bytes = text.as_bytes();
    let (high, low) = (hexadecimal(bytes.get(1).copied())?, hexadecimal(bytes.get(2).copied())?);
    Some((char::from(high << 4 | low), text.get(3..)?)).filter(|it| it.0.is_ascii())
}

/// Full-width forms of ASCII, as Chinese input gives them, in their plain form.
fn half_width(text: &str) -> String {
    let narrow = |character: char| match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    };
    text.chars().map(narrow).collect()
}

/// What a search looks for in an old link, which does not say where it ends: without punctuation behind it.
pub fn without_punctuation(text: &str) -> &str {
    text.trim_end_matches(|it: char| it.is_whitespace() || "。，、；：！？）】》”’….,;:!?)]}>\"'".contains(it))
}

/// A fragment without what was appended to what it carries. A search is as it was: only its page tells an old link from another.
pub fn clean(fragment: &str) -> String {
    match fragment.split_once('?') {
        Some((path, query)) if !path.ends_with("/search") => match tidied(query) {
            it if it.is_empty() => path.to_owned(),
            it => [path, "?", &it].concat(),
        },
        Some(_) | None => fragment.to_owned(),
    }
}
