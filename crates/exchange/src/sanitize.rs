//! Texts that somebody typed or sent, made safe to show beside our own: without hidden or direction-changing characters, and
//! limited in length.

/// The most characters of a name.
pub const MAX_NAME: usize = 200;

/// The most characters of a note.
pub const MAX_NOTE: usize = 5_000;

/// A sanitized text, and what had to be done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanitized {
    /// What is left of the text.
    pub text: String,
    /// Hidden or direction-changing characters were removed.
    pub hidden: bool,
    /// It was longer than allowed and was cut.
    pub cut: bool,
}

/// A text of one line of at most `most` characters: line breaks and tabs become spaces.
pub fn line(text: &str, most: usize) -> Sanitized {
    // Ids, days and numbers are most of what a file holds.
    if text.len() <= most && text.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return Sanitized { text: text.trim().to_owned(), hidden: false, cut: false };
    }
    let mut sanitized = note(text, usize::MAX);
    sanitized.text = sanitized.text.replace(['\n', '\t'], " ").trim().to_owned();
    let mut sanitized = truncate(sanitized, most);
    // Cut after a space, it would be another line at the next reading.
    sanitized.text.truncate(sanitized.text.trim_end().len());
    sanitized
}

/// A text of several lines, of at most `most` characters.
pub fn note(text: &str, most: usize) -> Sanitized {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    if !text.chars().any(is_hidden) {
        return truncate(Sanitized { text, hidden: false, cut: false }, most);
    }
    let visible: String = text.chars().filter(|it| !is_hidden(*it)).collect();
    truncate(Sanitized { hidden: visible.len() != text.len(), text: visible, cut: false }, most)
}

fn truncate(mut sanitized: Sanitized, most: usize) -> Sanitized {
    // No character is less than a byte.
    if sanitized.text.len() <= most {
        return sanitized;
    }
    if let Some((end, _)) = sanitized.text.char_indices().nth(most) {
        sanitized.text.truncate(end);
        sanitized.cut = true;
    }
    sanitized
}

/// Whether a character is invisible but changes or hides the text around it.
fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Marks, embeddings, overrides and isolates of direction.
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        // Spaces and joiners without width, and breaks that are none of ours.
        '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => true,
        // Old annotations and the invisible tag alphabet.
        '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Found by `tests/fuzz`.
    #[test]
    fn a_line_that_is_cut_after_a_space_is_the_same_line_when_it_is_read_again() {
        let once = line("一 二 三", 2).text;
        assert_eq!((once.as_str(), line(&once, 2).text.as_str()), ("一", "一"));
    }

    #[test]
    fn what_turns_the_line_around_is_taken_out() {
        for hidden in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{061C}', '\u{FEFF}', '\u{200B}', '\0', '\u{7}', '\u{85}', '\u{E0041}'] {
            let cleaned = line(&format!("石桥{hidden}村"), 200);
            assert_eq!(cleaned, Sanitized { text: "石桥村".to_owned(), hidden: true, cut: false }, "{hidden:?}");
        }
        assert_eq!(line("石桥村 3组", 200), Sanitized { text: "石桥村 3组".to_owned(), hidden: false, cut: false });
    }

    #[test]
    fn a_line_is_one_line_and_a_note_keeps_its_lines() {
        assert_eq!(line(" 一\r\n二\t三\n", 200).text, "一 二 三");
        assert_eq!(note("一\r\n二\r三\n", 200).text, "一\n二\n三\n");
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_character() {
        assert_eq!(line("一二三", 3), Sanitized { text: "一二三".to_owned(), hidden: false, cut: false });
        assert_eq!(line("一二三四", 3), Sanitized { text: "一二三".to_owned(), hidden: false, cut: true });
    }
}
