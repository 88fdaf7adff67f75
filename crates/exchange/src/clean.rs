//! Texts that somebody typed or sent, made safe to show beside our own: nothing hidden, nothing that turns the line
//! around, not endless.

/// The most characters of a name.
pub const LONGEST_NAME: usize = 200;

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 5_000;

/// A text made safe, and what that took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The text.
    pub text: String,
    /// Hidden or direction-changing characters were taken out.
    pub hidden: bool,
    /// It was cut.
    pub cut: bool,
}

/// A text of one line: breaks and tabs become spaces.
pub fn line(text: &str, most: usize) -> Cleaned {
    let mut it = note(text, usize::MAX);
    it.text = it.text.replace(['\n', '\t'], " ").trim().to_owned();
    shorten(it, most)
}

/// A text of several lines.
pub fn note(text: &str, most: usize) -> Cleaned {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = text.chars().filter(|it| !is_hidden(*it)).collect();
    shorten(Cleaned { hidden: clean.len() != text.len(), text: clean, cut: false }, most)
}

fn shorten(mut it: Cleaned, most: usize) -> Cleaned {
    if let Some((end, _)) = it.text.char_indices().nth(most) {
        it.text.truncate(end);
        it.cut = true;
    }
    it
}

/// Characters that show nothing of themselves but change or hide what stands around them.
fn is_hidden(it: char) -> bool {
    match it {
        '\n' | '\t' => false,
        // Marks, embeddings, overrides and isolates of direction.
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        // Spaces and joiners without width, and breaks that are none of ours.
        '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => true,
        // Old annotations and the invisible tag alphabet.
        '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => it.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_line_around_is_taken_out() {
        for hidden in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{061C}', '\u{FEFF}', '\u{200B}', '\0', '\u{7}', '\u{85}', '\u{E0041}'] {
            let cleaned = line(&format!("石桥{hidden}村"), 200);
            assert_eq!(cleaned, Cleaned { text: "石桥村".to_owned(), hidden: true, cut: false }, "{hidden:?}");
        }
        assert_eq!(line("石桥村 3组", 200), Cleaned { text: "石桥村 3组".to_owned(), hidden: false, cut: false });
    }

    #[test]
    fn a_line_is_one_line_and_a_note_keeps_its_lines() {
        assert_eq!(line(" 一\r\n二\t三\n", 200).text, "一 二 三");
        assert_eq!(note("一\r\n二\r三\n", 200).text, "一\n二\n三\n");
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_character() {
        assert_eq!(line("一二三", 3), Cleaned { text: "一二三".to_owned(), hidden: false, cut: false });
        assert_eq!(line("一二三四", 3), Cleaned { text: "一二三".to_owned(), hidden: false, cut: true });
    }
}
