//! When two texts count as the same: without regard to case, to full and half width, and to the shape of quotation marks.
//!
//! Every character becomes exactly one, so that a hit can be marked in the text as it is written.

/// The character as it is compared.
pub fn fold(it: char) -> char {
    match it {
        'a'..='z' | '0'..='9' | ' ' => it,
        // Full-width letters, digits and signs stand in the same order as the half-width ones.
        '\u{FF01}'..='\u{FF5E}' => lower(char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it)),
        '\u{3000}' | '\u{00A0}' | '\t' | '\n' | '\r' => ' ',
        '“' | '”' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        '｡' => '。',
        '､' => '、',
        it => lower(it),
    }
}

/// The text as it is compared, in UTF-16 units: one step a character, and a Chinese one is as cheap as a letter.
pub fn units(text: &str) -> impl Iterator<Item = u16> {
    text.chars().flat_map(|it| {
        let mut pair = [0; 2];
        let length = fold(it).encode_utf16(&mut pair).len();
        pair.into_iter().take(length)
    })
}

/// The small letter, where it is a single one.
fn lower(it: char) -> char {
    if it.is_ascii() {
        return it.to_ascii_lowercase();
    }
    let mut small = it.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf16() == it.len_utf16() => one,
        (_, _) => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_and_quotes_do_not_matter() {
        let folded = |it: &str| it.chars().map(fold).collect::<String>();
        assert_eq!(folded("“１＋４”乡镇（ＡＢＣ）"), "\"1+4\"乡镇(abc)");
        assert_eq!(folded("Twenty Measures — Ⅳ"), "twenty measures - ⅳ");
        assert_eq!(folded("夫妻，分居"), "夫妻,分居");
    }

    #[test]
    fn folding_twice_changes_nothing_and_lengths_stay() {
        for it in '\0'..=char::MAX {
            assert_eq!(fold(fold(it)), fold(it), "{it:?}");
            assert_eq!(fold(it).len_utf16(), it.len_utf16(), "{it:?}");
        }
    }
}
