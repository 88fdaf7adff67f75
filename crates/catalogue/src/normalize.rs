//! Normalizes texts for comparison: without regard to case, to full and half width, and to the shape of quotation marks.
//!
//! Every character becomes exactly one, so that a hit can be marked in the text as it is written.

/// The character as it is compared.
pub fn normalize_char(character: char) -> char {
    match character {
        'a'..='z' | '0'..='9' | ' ' => character,
        // Full-width letters, digits and signs stand in the same order as the half-width ones.
        '\u{FF01}'..='\u{FF5E}' => lower(char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)),
        '\u{3000}' | '\u{00A0}' | '\t' | '\n' | '\r' => ' ',
        '“' | '”' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        '｡' => '。',
        '､' => '、',
        other => lower(other),
    }
}

/// The text as it is compared, in UTF-16 units: one step a character, and a Chinese one is as cheap as a letter.
pub fn utf16_units(text: &str) -> impl Iterator<Item = u16> {
    text.chars().flat_map(|character| {
        let mut pair = [0; 2];
        let length = normalize_char(character).encode_utf16(&mut pair).len();
        pair.into_iter().take(length)
    })
}

/// The small letter, where it is a single one.
fn lower(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let mut small = character.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf16() == character.len_utf16() => one,
        (_, _) => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_and_quotes_do_not_matter() {
        let normalized = |text: &str| text.chars().map(normalize_char).collect::<String>();
        assert_eq!(normalized("“１＋４”乡镇（ＡＢＣ）"), "\"1+4\"乡镇(abc)");
        assert_eq!(normalized("Twenty Measures — Ⅳ"), "twenty measures - ⅳ");
        assert_eq!(normalized("夫妻，分居"), "夫妻,分居");
    }

    #[test]
    fn normalizing_twice_changes_nothing_and_lengths_stay() {
        for character in '\0'..=char::MAX {
            let normalized = normalize_char(character);
            assert_eq!(normalize_char(normalized), normalized, "{character:?}");
            assert_eq!(normalized.len_utf16(), character.len_utf16(), "{character:?}");
        }
    }
}
