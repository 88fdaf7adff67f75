//! The traditional forms of the characters of a pack, so that what is typed in them finds what is written in simplified ones.
//!
//! The list beside this file is that of OpenCC (Apache-2.0), without what stands outside of GB 2312: each simplified character with the
//! traditional ones that are written for it.

use std::collections::BTreeSet;

const FORMS: &str = include_str!("traditional.txt");

/// Each traditional character before the simplified one, for the characters in these texts.
pub fn table<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let used: BTreeSet<char> = texts.into_iter().flat_map(str::chars).collect();
    let mut table = String::new();
    for group in FORMS.split_whitespace() {
        let mut forms = group.chars();
        let Some(simplified) = forms.next().filter(|it| used.contains(it)) else { continue };
        // What the pack itself writes stays what it is.
        for traditional in forms.filter(|it| !used.contains(it)) {
            table.extend([traditional, simplified]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_texts_use_is_in_the_table() {
        assert_eq!(table(["补贴干部"]), "乾干幹干榦干補补貼贴");
        assert_eq!(table(["里", "裡"]), "裏里", "what is written in the pack stays what it is");
        assert_eq!(table(["abc"]), "");
    }
}
