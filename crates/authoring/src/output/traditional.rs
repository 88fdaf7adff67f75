//! The traditional forms of the characters of a pack, so that what is typed in them finds what is written in simplified ones.

use std::collections::BTreeSet;

/// Each traditional character before the simplified one, for the characters in these texts.
pub fn table<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let used: BTreeSet<char> = texts.into_iter().flat_map(str::chars).collect();
    let mut table = String::new();
    for (simplified, forms) in traditional::forms().filter(|it| used.contains(&it.0)) {
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
