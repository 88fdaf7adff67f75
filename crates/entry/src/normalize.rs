//! Normalizes typed characters to the plain ones that they stand for: full-width digits and signs of a Chinese keyboard.

/// The same text in plain characters, without whitespace at its ends.
pub fn normalized(text: &str) -> String {
    let plain: String = text.chars().map(plain).collect();
    plain.trim().to_owned()
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
