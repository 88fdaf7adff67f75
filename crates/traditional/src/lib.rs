//! Traditional characters and the simplified ones that they are written for.
//!
//! The list beside this file is that of OpenCC (Apache-2.0), without what stands outside of GB 2312: each simplified character with the
//! traditional ones that are written for it.
//!
//! ```
//! assert_eq!(traditional::simplified("龍潭坪鎮楓坪村"), "龙潭坪镇枫坪村");
//! ```

use std::collections::BTreeMap;
use std::sync::OnceLock;

const FORMS: &str = include_str!("forms.txt");

/// Each simplified character, and the traditional ones that are written for it.
pub fn forms() -> impl Iterator<Item = (char, core::str::Chars<'static>)> {
    FORMS.split_whitespace().filter_map(|group| {
        let mut forms = group.chars();
        Some((forms.next()?, forms))
    })
}

/// The text with every traditional character replaced by the simplified one. Meant for comparing: where one character is written for
/// two, both sides of a comparison become the same.
pub fn simplified(text: &str) -> String {
    static TABLE: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = BTreeMap::new();
        for (simplified, forms) in forms() {
            for form in forms {
                table.entry(form).or_insert(simplified);
            }
        }
        table
    });
    text.chars().map(|it| table.get(&it).copied().unwrap_or(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_a_traditional_form() {
        assert!(1_000 < forms().count());
        for (simplified, mut forms) in forms() {
            assert!(forms.next().is_some_and(|it| it != simplified), "{simplified}");
        }
    }

    #[test]
    fn what_is_simplified_already_stays() {
        assert_eq!(simplified("汨湖乡金山村 Ab1"), "汨湖乡金山村 Ab1");
        assert_eq!(simplified("鎮鄉邊裡"), "镇乡边里");
    }
}
