//! Just enough HTML to finish index.html: its tags, one after the other, and their attributes; and text made safe for it.

use std::ops::Range;

/// A start tag: where it stands, and what it says.
pub struct Tag<'page> {
    pub place: Range<usize>,
    text: &'page str,
}

impl<'page> Tag<'page> {
    /// The value of an attribute, with its quotes off.
    pub fn attribute(&self, name: &str) -> Option<&'page str> {
        self.attributes().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub fn attributes(&self) -> impl Iterator<Item = (&'page str, &'page str)> {
        let inner = self.text.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let mut rest = inner.split_once(char::is_whitespace).map_or("", |(_, it)| it).trim_start();
        std::iter::from_fn(move || {
            let end = rest.find(|it: char| it == '=' || it.is_whitespace()).unwrap_or(rest.len());
            let name = &rest[..end];
            let after = rest[end..].trim_start();
            let (value, next) = match after.strip_prefix('=').map(str::trim_start) {
                None => ("", after),
                Some(value) => match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                    _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
                },
            };
            rest = next.trim_start();
            (!name.is_empty()).then_some((name, value))
        })
    }
}

/// Every start tag of this name, in order. An empty name asks for all of them.
pub fn tags<'page>(page: &'page str, name: &str) -> Vec<Tag<'page>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|it| at + it) {
        if page[open..].starts_with("<!--") {
            at = page[open..].find("-->").map_or(page.len(), |it| open + it + 3);
            continue;
        }
        let close = end_of_tag(page, open);
        let text = &page[open..close];
        let own = text[1..].split(|it: char| it.is_whitespace() || it == '>' || it == '/').next().unwrap_or_default();
        let wanted = if name.is_empty() { own.starts_with(|it: char| it.is_ascii_alphabetic()) } else { own.eq_ignore_ascii_case(name) };
        if wanted {
            found.push(Tag { place: open..close, text });
        }
        // What a script or a sheet holds is not HTML.
        at = match own.to_ascii_lowercase().as_str() {
            name @ ("script" | "style") => page[close..].find(&format!("</{name}")).map_or(page.len(), |it| close + it),
            _ => close,
        };
    }
    found
}

fn end_of_tag(page: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, it) in page[open..].char_indices() {
        match (quote, it) {
            (None, '"' | '\'') => quote = Some(it),
            (None, '>') => return open + at + 1,
            (Some(mark), _) if mark == it => quote = None,
            _ => {}
        }
    }
    page.len()
}

/// Text as HTML says it, whatever stands in it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape(r#"<a href="x">&"#), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }

    #[test]
    fn finds_tags_and_their_attributes() {
        let page = r#"<link rel="icon" href='a>b'><!-- <link rel="no"> --><script>if (a<link) {}</script><link rel=stylesheet defer />"#;
        let found = tags(page, "link");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].attribute("href"), Some("a>b"));
        assert_eq!(found[1].attribute("rel"), Some("stylesheet"));
        assert_eq!(found[1].attribute("defer"), Some(""));
        assert_eq!(found[1].attribute("href"), None);
        assert_eq!(tags(page, "").len(), 3);
    }
}
