//! What a browser need not be sent: comments, indentation, the names of functions. And what the oldest browsers that run
//! the app (docs/hosting.md) would not understand.

use crate::run::Failure;

/// A sheet without comments, and with as little white space as it can do with.
pub fn style(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    for word in words(&without_comments(sheet)) {
        let tight = |it: char| "{};,".contains(it);
        if !out.is_empty() && !out.ends_with(tight) && !word.starts_with(tight) {
            out.push(' ');
        }
        // The last of a block needs no end, and a value needs no space before it.
        if word.starts_with('}') && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&word);
    }
    out
}

/// Words between white space; braces, semicolons and commas by themselves; what stands in quotation marks as one.
fn words(sheet: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for char in sheet.chars() {
        let last = words.last_mut();
        match (quote, char, last) {
            (Some(mark), _, Some(word)) => {
                word.push(char);
                quote = (char != mark).then_some(mark);
            }
            (None, '"' | '\'', Some(word)) => {
                word.push(char);
                quote = Some(char);
            }
            (None, _, _) if char.is_whitespace() => words.push(String::new()),
            (None, '{' | '}' | ';' | ',', _) => words.extend([char.to_string(), String::new()]),
            (None, _, Some(word)) => word.push(char),
            (_, _, None) => words.push(char.to_string()),
        }
    }
    words.retain(|it| !it.is_empty());
    words
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, it)| it);
    }
    out + rest
}

/// Newer than Chromium 96, so that a whole rule or sheet would be dropped there. What only adds a grace (`text-wrap`) is fine.
const TOO_NEW: [(&str, &str); 6] = [
    ("@layer", "order the sheets in index.html"),
    ("@container", "use a media query"),
    ("@import", "link both sheets in index.html"),
    ("light-dark(", "use a token of style/tokens.css"),
    ("color-mix(", "add a token to style/tokens.css"),
    (":has(", "set a class where the thing is drawn"),
];

/// Refuses what would leave the older browsers without looks.
pub fn refuse_newer_style(name: &str, sheet: &str) -> Result<(), Failure> {
    let sheet = without_comments(sheet);
    if let Some((found, instead)) = TOO_NEW.iter().find(|it| sheet.contains(it.0)) {
        return Err(Failure::new(format!("{name} uses `{found}`, which Chromium 96 does not know.")).next(format!("Better: {instead}.")));
    }
    let mut open: Vec<bool> = Vec::new();
    let mut before = String::new();
    for char in sheet.chars() {
        match char {
            '{' => {
                let rule = !before.trim_start().starts_with('@');
                if rule && open.last() == Some(&true) {
                    let what = format!("{name} nests `{}` in another rule, which Chromium 96 does not know.", before.trim());
                    return Err(Failure::new(what).next("Write the selector out."));
                }
                // What stands in @font-face or @page is no rule, but nothing is nested in it either.
                open.push(rule);
                before.clear();
            }
            '}' => {
                open.pop();
                before.clear();
            }
            ';' => before.clear(),
            _ => before.push(char),
        }
    }
    Ok(())
}

/// A script without the comments and the indentation that stand on lines of their own. Not for scripts whose texts run over
/// several lines.
pub fn script(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// WebAssembly without what is only said about it: the names of functions are a fifth of what would be sent. Nothing where
/// the bytes are no module.
pub fn wasm(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 8;
    let (head, mut rest) = bytes.split_at_checked(HEAD)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut out = head.to_vec();
    while let Some(&kind) = rest.first() {
        let (length, from) = number(rest, 1)?;
        let end = from.checked_add(length)?;
        let section = rest.get(..end)?;
        // A section of kind 0 tells tools something; the machine runs the same without.
        if kind != 0 {
            out.extend_from_slice(section);
        }
        rest = rest.get(end..)?;
    }
    Some(out)
}

/// The number that begins there, seven bits a byte, and where it ends.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut value: usize = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_says_the_same_in_less() {
        let sheet = "/* a */\n:root:lang(en) {\n  --a: \"b  ; c\", d;\n  margin: 0 -1px;\n}\n\n@media (min-width: 2rem) {\n  a > b,\n  c :hover { x: calc(1px + 2px); }\n}\n";
        assert_eq!(
            style(sheet),
            ":root:lang(en){--a: \"b  ; c\",d;margin: 0 -1px}@media (min-width: 2rem){a > b,c :hover{x: calc(1px + 2px)}}"
        );
    }

    #[test]
    fn what_older_browsers_do_not_know_is_refused() {
        assert!(refuse_newer_style("a.css", "@media print { a { x: y; } @page { m: n } } b { c: d }").is_ok());
        assert!(refuse_newer_style("a.css", "/* @layer */ a{}").is_ok());
        for sheet in ["@layer a { b { c: d } }", "a { b { c: d } }", "a { x: y; &:hover { c: d } }", "@media print { a { b { c: d } } }"] {
            assert!(refuse_newer_style("a.css", sheet).is_err(), "{sheet}");
        }
    }

    #[test]
    fn a_script_keeps_its_code() {
        assert_eq!(
            script("/**\n * a\n */\nfunction a() {\n    // b\n    return `//c`;\n}\n/* d */\n"),
            "function a() {\nreturn `//c`;\n}\n"
        );
    }

    #[test]
    fn a_module_keeps_what_runs() {
        let module = b"\0asm\x01\0\0\0\x00\x06\x04namex\x01\x02ab";
        assert_eq!(wasm(module).unwrap(), b"\0asm\x01\0\0\0\x01\x02ab");
        assert_eq!(wasm(b"\0asm\x01\0\0\0\x01\x09ab"), None);
        assert_eq!(wasm(b"<!doctype html>"), None);
    }

    #[test]
    fn boot_can_be_read_by_browsers_that_cannot_run_the_app() {
        let boot = script(include_str!("../../../src/boot.js"));
        for newer in ["=>", "`", "const ", "let ", "class ", "async ", "await ", "?.", "??", "..."] {
            assert!(!boot.lines().any(|line| !line.contains('\'') && line.contains(newer)), "{newer}");
        }
    }
}
