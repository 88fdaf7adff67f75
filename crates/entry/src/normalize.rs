//! Normalizes typed characters to the plain ones that they stand for: full-width digits and signs of a Chinese keyboard. What is not seen,
//! such as the marks that other programs put around numbers, is left out.

/// The same text in plain characters, without whitespace at its ends.
pub fn normalized(text: &str) -> String {
    let plain: String = text.chars().filter(|it| !is_invisible(*it)).map(plain).collect();
    plain.trim().to_owned()
}

/// Whether it takes no place on the screen: joiners, marks of a direction, a byte order mark.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

fn plain(character: char) -> char {
    match character {
        // The full-width forms of ASCII stand in the same order.
        '\u{FF01}'..='\u{FF5E}' => u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character),
        '。' | '｡' => '.',
        '、' => ',',
        '−' | '–' | '—' | '‐' | '‑' => '-',
        '￥' => '¥',
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\t' | '\n' | '\r' => ' ',
        _ => character,
    }
}
