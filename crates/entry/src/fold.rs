//! Typed characters as the plain ones that they stand for: full-width digits and signs of a Chinese keyboard.

/// The same text in plain characters, without blanks at its ends.
pub fn folded(text: &str) -> String {
    let plain: String = text.chars().map(plain).collect();
    plain.trim().to_owned()
}

fn plain(it: char) -> char {
    match it {
        // The full-width forms of ASCII stand in the same order.
        '\u{FF01}'..='\u{FF5E}' => u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it),
        '。' | '｡' => '.',
        '、' => ',',
        '−' | '–' | '—' | '‐' | '‑' => '-',
        '￥' => '¥',
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\t' | '\n' | '\r' => ' ',
        _ => it,
    }
}
