//! Names of units: when two are the same, how they are sorted, and how a typed list of them is read.

use pinyin::ToPinyin;

/// The name without what people write in different ways: spaces, full-width letters, brackets and dots.
pub fn normalize(name: &str) -> String {
    let half = |it: char| match it {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
        other => other,
    };
    let ignored = |it: &char| it.is_whitespace() || matches!(it, '·' | '.' | '•' | '・');
    name.chars().map(half).filter(|it| !ignored(it)).flat_map(char::to_lowercase).collect()
}

/// What a name is sorted by: as it is read aloud, then as it is written. A character with several readings stands under
/// its commonest one.
pub fn sort_key(name: &str) -> (String, String) {
    let normalized = normalize(name);
    let mut read = String::new();
    for character in normalized.chars() {
        match character.to_pinyin() {
            Some(syllable) => read.push_str(syllable.plain()),
            None => read.push(character),
        }
        // So that xi-an stands apart from xian.
        read.push(' ');
    }
    (read, normalized)
}

/// The names of a typed list: one a line, or parted by commas or semicolons; each once.
pub fn parse_names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split(['\n', '\r', '\t', ',', '，', ';', '；', '、']) {
        let name = exchange::sanitize::line(part, exchange::sanitize::MAX_NAME).text;
        if !name.is_empty() && !names.iter().any(|it| normalize(it) == normalize(&name)) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_widths_do_not_part_a_unit_from_itself() {
        assert_eq!(normalize(" 示例· 石桥村 "), normalize("示例石桥村"));
        assert_eq!(normalize("Ａ村（一）"), normalize("a村(一)"));
        assert_ne!(normalize("石桥村"), normalize("石桥社区"));
    }

    #[test]
    fn names_stand_as_they_are_read_aloud() {
        let mut names = vec!["竹溪村", "石桥村", "安乐村", "河滨社区", "百竹村"];
        names.sort_by_key(|it| sort_key(it));
        assert_eq!(names, ["安乐村", "百竹村", "河滨社区", "石桥村", "竹溪村"]);
    }

    #[test]
    fn a_list_is_read_however_it_was_parted() {
        assert_eq!(parse_names("石桥村\n竹溪村，河滨社区；石桥村\r\n\r\n 安乐村 "), ["石桥村", "竹溪村", "河滨社区", "安乐村"]);
        assert_eq!(parse_names(""), Vec::<String>::new());
    }
}
