//! The licences of the software by others that the site's WebAssembly contains, as a page of its own: licences.html.
//!
//! Read from what cargo has downloaded, so nothing is asked of the network. Why not cargo-about: docs/decisions/007-dependencies.md.

use crate::dist::csp::sha256;
use crate::run::{cargo, shell, top};
use crate::tools::WASM;
use anyhow::{Context, Result, ensure};
use authoring::output::html::escape;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Our own programs for the browser.
const SHIPPED: [&str; 2] = ["twenty-measures", "office-worker"];

const STYLE: &str =
    ":root{color-scheme:light dark;font-family:sans-serif}body{max-width:45em;margin:auto;padding:1em}pre{white-space:pre-wrap}";

/// The whole page: every package, then every text with the packages that come under exactly these words.
pub fn page() -> Result<String> {
    let shell = shell()?;
    let metadata = cargo(&shell).args(["metadata", "--locked", "--filter-platform", WASM, "--format-version", "1"]).quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut linked = BTreeSet::new();
    for name in SHIPPED {
        // What a macro is made of is not in what it makes.
        let tree = cargo(&shell).args(["tree", "--locked", "--package", name, "--edges", "normal,no-proc-macro", "--target", WASM]);
        linked.extend(tree.args(["--prefix", "none", "--format", "{p}"]).quiet().read()?.lines().filter_map(name_and_version));
    }
    let (mut list, mut texts) = (String::new(), BTreeMap::<String, (String, BTreeSet<&str>)>::new());
    for package in metadata["packages"].as_array().into_iter().flatten().filter(|it| it["source"].is_string()) {
        let word = |name: &str| package[name].as_str().unwrap_or_default();
        let (name, version, licence) = (word("name"), word("version"), word("license"));
        if linked.contains(&format!("{name} v{version}")) {
            list += &format!("<li>{} {}: {}</li>\n", escape(name), escape(version), escape(licence));
            let authors: Vec<&str> = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let folder = Path::new(word("manifest_path")).parent().unwrap_or(Path::new("."));
            for text in texts_of(folder, licence, &authors).with_context(|| format!("See {name} {version}; `cargo fetch` gets it anew."))? {
                let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
                texts.entry(same).or_insert((text, BTreeSet::new())).1.insert(name);
            }
        }
    }
    ensure!(!texts.is_empty(), "cargo names no package that the app is made of");
    let mut texts: Vec<(String, BTreeSet<&str>)> = texts.into_values().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1));
    let named = |names: &BTreeSet<&str>| escape(&names.iter().copied().collect::<Vec<_>>().join(", "));
    let texts: String = texts.iter().map(|(text, names)| format!("<h2>{}</h2>\n<pre>{}</pre>\n", named(names), escape(text))).collect();
    Ok(format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>第三方许可 · Third-party licences</title>\n\
         <style>{STYLE}</style>\n<h1>第三方许可 · <span lang=\"en\">Third-party licences</span></h1>\n\
         <p>本站的程序里有下列他人的软件。<span lang=\"en\">The programs of this site contain the following software by others.</span></p>\n\
         <ul lang=\"en\">\n<li>Rust standard library: MIT OR Apache-2.0, Copyright (c) The Rust Project Contributors</li>\n{list}</ul>\n\
         <div lang=\"en\">\n{texts}</div>\n</html>\n",
        sha256(STYLE)
    ))
}

/// A line of `cargo tree` without what follows: `leptos v0.8.23`.
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    Some(format!("{} {}", words.next()?, words.next()?))
}

/// The texts under which we take a package: the files in its folder. Where it comes without any, the MIT licence, whose words are those
/// of our own, if it offers that.
fn texts_of(folder: &Path, licence: &str, authors: &[&str]) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.filter_map(Result::ok).filter(|it| it.path().is_file());
    let mut files: Vec<String> = entries.filter_map(|it| it.file_name().into_string().ok()).collect();
    files.sort();
    let chosen = chosen(&files, licence);
    if !chosen.is_empty() {
        let read = |name: &str| Ok(String::from_utf8_lossy(&fs::read(folder.join(name))?).trim().to_owned());
        return chosen.into_iter().map(read).collect();
    }
    ensure!(licence.split([' ', '/', '(', ')']).any(|it| it == "MIT"), "it comes without the text of its licence ({licence})");
    let ours = fs::read_to_string(top().join("LICENSE-MIT"))?;
    let words = ours.split_once("Permission is").map_or(ours.as_str(), |(_, words)| words).trim_end();
    let authors = if authors.is_empty() { "its authors".to_owned() } else { authors.join(", ") };
    Ok(vec![format!("MIT License\n\nCopyright (c) {authors}\n\nPermission is{words}")])
}

/// Of the files in a package's folder those with its licence. Where it may be taken under MIT, that is enough.
fn chosen<'a>(files: &'a [String], licence: &str) -> Vec<&'a str> {
    let starts = ["licen", "copying", "copyright", "notice", "unlicense"];
    let is_licence = |file: &&str| starts.iter().any(|it| file.to_ascii_lowercase().starts_with(it));
    let all: Vec<&str> = files.iter().map(String::as_str).filter(is_licence).collect();
    match all.iter().find(|it| it.to_ascii_lowercase().contains("mit")).filter(|_| !licence.contains("AND")) {
        Some(file) => vec![file],
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_app_and_its_worker_are_made_of_is_named_with_its_words() {
        let page = page().unwrap();
        for shipped in ["leptos 0.8", "calamine 0", "docx-rs 0", "zlib-rs 0", "Copyright (c) Greg Johnston", "Unicode"] {
            assert!(page.contains(shipped), "{shipped}");
        }
        // Used to build, to test or in macros, and not in what is shipped.
        for unshipped in ["serde-saphyr ", "fantoccini ", "brotli ", "serde_derive "] {
            assert!(!page.contains(&format!("<li>{unshipped}")), "{unshipped}");
        }
        assert!(!page.contains("<script"));
    }

    #[test]
    fn of_a_choice_mit_is_taken_and_nothing_without_a_text() {
        let files = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"].map(str::to_owned);
        assert_eq!(chosen(&files, "MIT OR Apache-2.0"), ["LICENSE-MIT"]);
        assert_eq!(chosen(&files, "(MIT OR Apache-2.0) AND ISC"), ["LICENSE-APACHE", "LICENSE-MIT"]);
        let texts = texts_of(&top().join("xtask"), "MIT/Apache-2.0", &["Somebody"]).unwrap();
        assert!(texts[0].contains("Copyright (c) Somebody\n\nPermission is hereby granted"), "{}", texts[0]);
        assert!(texts_of(&top().join("xtask"), "MPL-2.0", &[]).is_err());
    }
}
