//! Which terms of the glossary stand in a text, so that they can be explained where they stand.

use policy::model::glossary::Term;
use policy::model::text::Language;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words that need no explaining here.
    Plain(&'t str),
    /// A term: its position in the glossary.
    Term(&'t str, u16),
}

/// The text in pieces: each term where it stands first, the longer one where two begin together.
pub fn pieces<'t>(text: &'t str, language: Language, glossary: &[Term]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut seen: Vec<u16> = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        let found = begins_word(text, at, language).then(|| longest(rest, language, glossary)).flatten();
        let Some((term, length)) = found else {
            at += first.len_utf8();
            continue;
        };
        if !seen.contains(&term) {
            seen.push(term);
            pieces.push(Piece::Plain(text.get(plain..at).unwrap_or_default()));
            pieces.push(Piece::Term(rest.get(..length).unwrap_or_default(), term));
            plain = at + length;
        }
        // A term within a longer one that was passed over is not explained inside it.
        at += length;
    }
    pieces.push(Piece::Plain(text.get(plain..).unwrap_or_default()));
    pieces.retain(|it| *it != Piece::Plain(""));
    pieces
}

/// The longest term with which a text begins, and its length in bytes.
fn longest(text: &str, language: Language, glossary: &[Term]) -> Option<(u16, usize)> {
    let mut best: Option<(u16, usize)> = None;
    for (at, term) in (0u16..).zip(glossary) {
        let length = match language {
            Language::Chinese => {
                let forms = std::iter::once(&term.term).chain(&term.also);
                forms.filter(|it| !it.is_empty() && text.starts_with(it.as_str())).map(String::len).max()
            }
            Language::English => english(text, &term.english),
        };
        if let Some(length) = length
            && best.is_none_or(|(_, longest)| longest < length)
        {
            best = Some((at, length));
        }
    }
    best
}

/// How much of the text is the term: in any case, as whole words, in the plural too.
fn english(text: &str, term: &str) -> Option<usize> {
    let head = text.get(..term.len())?;
    if term.is_empty() || !head.eq_ignore_ascii_case(term) {
        return None;
    }
    let plural = ["es", "s", ""].into_iter().find(|ending| {
        let after = text.get(term.len()..).and_then(|rest| rest.strip_prefix(ending));
        after.is_some_and(|rest| !rest.starts_with(|it: char| it.is_ascii_alphanumeric()))
    })?;
    Some(term.len() + plural.len())
}

/// English terms begin where a word does; Chinese has no blanks between words.
fn begins_word(text: &str, at: usize, language: Language) -> bool {
    match language {
        Language::Chinese => true,
        Language::English => !text.get(..at).is_some_and(|it| it.ends_with(|it: char| it.is_ascii_alphanumeric())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(term: &str, also: &[&str], english: &str) -> Term {
        Term {
            id: String::new(),
            term: term.to_owned(),
            also: also.iter().map(|it| (*it).to_owned()).collect(),
            group: 0,
            plain: policy::model::text::Text::default(),
            english: english.to_owned(),
            doubt: None,
            provisions: Vec::new(),
        }
    }

    fn glossary() -> Vec<Term> {
        vec![
            term("县委", &[], "county committee"),
            term("县委组织部", &["组织部门"], "Organisation Department"),
            term("村", &[], "village"),
        ]
    }

    #[test]
    fn the_longer_term_and_the_first_place_only() {
        let glossary = glossary();
        assert_eq!(
            pieces("由县委组织部和县委定，组织部门办，县委管。", Language::Chinese, &glossary),
            [
                Piece::Plain("由"),
                Piece::Term("县委组织部", 1),
                Piece::Plain("和"),
                Piece::Term("县委", 0),
                Piece::Plain("定，组织部门办，县委管。"),
            ]
        );
    }

    #[test]
    fn english_terms_are_whole_words_in_any_case() {
        let glossary = glossary();
        assert_eq!(
            pieces("Villages and villagers: a county Committee", Language::English, &glossary),
            [Piece::Term("Villages", 2), Piece::Plain(" and villagers: a "), Piece::Term("county Committee", 0)]
        );
    }

    #[test]
    fn the_pieces_make_the_text_again() {
        let pack = pack::pack();
        for provision in pack.provisions() {
            for language in [Language::Chinese, Language::English] {
                let text = provision.text.in_language(language);
                let again: String = pieces(text, language, &pack.reference.glossary)
                    .iter()
                    .map(|piece| match piece {
                        Piece::Plain(it) | Piece::Term(it, _) => *it,
                    })
                    .collect();
                assert_eq!(again, text);
            }
        }
    }
}
