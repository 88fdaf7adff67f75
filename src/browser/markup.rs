//! HTML that the app itself writes: the only place from which an element's `inner_html` may come (a test below looks). What is fixed is
//! in the program; what is written holds texts only as texts. Nothing that somebody typed, opened or followed becomes an element.
//!
//! Browsers that know Trusted Types ask for more: boot/files.js looks at every piece once more before the page takes it.

/// HTML in which every text is a text.
#[derive(Default)]
pub struct Markup(String);

/// Fixed HTML: a drawing of the app's own.
pub const fn fixed(html: &'static str) -> &'static str {
    html
}

/// What was written, for `inner_html`.
pub fn written(markup: Markup) -> String {
    markup.0
}

impl Markup {
    /// Adds tags.
    pub fn tags(&mut self, tags: &'static str) {
        self.0.push_str(tags);
    }

    /// Adds a text, between tags or in the quotes of an attribute.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                _ => self.0.push(character),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_an_element() {
        let mut markup = Markup::default();
        markup.tags("<a href=\"");
        markup.text("\"><script>alert(1)</script>&amp;");
        markup.tags("\">");
        assert_eq!(written(markup), "<a href=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\">");
    }

    #[test]
    fn no_other_place_sets_the_html_of_an_element() {
        let (mut folders, mut found) = (vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))], 0);
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("browser/markup.rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for other in ["set_inner_html", "set_outer_html", "insert_adjacent_html", "document.write"] {
                        assert!(!text.contains(other), "{}: {other}", path.display());
                    }
                    for (at, name) in text.match_indices("inner_html") {
                        let after = &text[at + name.len()..];
                        assert!(after.starts_with("=fixed(") || after.starts_with("=written("), "{}: {}", path.display(), &after[..20]);
                        found += 1;
                    }
                }
            }
        }
        assert!(found > 5, "{found}");
    }
}
