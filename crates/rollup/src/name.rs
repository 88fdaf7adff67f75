//! Names of units: when two are the same, and in which order they stand.

use pinyin::ToPinyin;

/// The name without what people write in different ways: spaces, full-width letters, brackets and dots.
pub fn same(name: &str) -> String {
    let half = |it: char| match it {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(it) - 0xFEE0).unwrap_or(it),
        other => other,
    };
    let dull = |it: &char| !it.is_whitespace() && !matches!(it, '·' | '.' | '•' | '・');
    name.chars().map(half).filter(dull).flat_map(char::to_lowercase).collect()
}

/// What a name is sorted by: as it is read aloud, then as it is written. A character with several readings stands under
/// its commonest one.
pub fn order(name: &str) -> (String, String) {
    let same = same(name);
    let mut read = String::new();
    for it in same.chars() {
        match it.to_pinyin() {
            Some(syllable) => read.push_str(syllable.plain()),
            None => read.push(it),
        }
        // So that xi-an stands apart from xian.
        read.push(' ');
    }
    (read, same)
}

/// The names of a typed list: one a line, or parted by commas or semicolons; each once.
pub fn listed(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split(['\n', '\r', '\t', ',', '，', ';', '；', '、']) {
        let name = exchange::clean::line(part, exchange::clean::LONGEST_NAME).text;
        if !name.is_empty() && !names.iter().any(|it| same(it) == same(&name)) {
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
        assert_eq!(same(" 示例· 石桥村 "), same("示例石桥村"));
        assert_eq!(same("Ａ村（一）"), same("a村(一)"));
        assert_ne!(same("石桥村"), same("石桥社区"));
    }

    #[test]
    fn names_stand_as_they_are_read_aloud() {
        let mut names = vec!["竹溪村", "石桥村", "安乐村", "河滨社区", "百竹村"];
        names.sort_by_key(|it| order(it));
        assert_eq!(names, ["安乐村", "百竹村", "河滨社区", "石桥村", "竹溪村"]);
    }

    #[test]
    fn a_list_is_read_however_it_was_parted() {
        assert_eq!(listed("石桥村\n竹溪村，河滨社区；石桥村\r\n\r\n 安乐村 "), ["石桥村", "竹溪村", "河滨社区", "安乐村"]);
        assert_eq!(listed(""), Vec::<String>::new());
    }
}
