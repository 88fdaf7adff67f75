//! The licences of the software by others that the site's WebAssembly contains, as a page of its own: licences.html.
//!
//! Read from what cargo has downloaded, so nothing is asked of the network. Why not cargo-about: docs/decisions/007-dependencies.md.

use crate::dist::csp::sha256;
use crate::run::{cargo, shell, top};
use crate::tools::WASM;
use anyhow::{Context, Result, bail};
use authoring::readable::escape;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// Our own programs that never reach a browser. Whatever else has a program is shipped.
const NOT_SHIPPED: [&str; 2] = ["xtask", "browser-tests"];

const STYLE: &str =
    ":root{color-scheme:light dark;font-family:sans-serif}body{max-width:45em;margin:auto;padding:1em}pre{white-space:pre-wrap}";

/// A package by others.
struct Package {
    name: String,
    version: String,
    /// As its Cargo.toml has it: `MIT OR Apache-2.0`.
    licence: String,
    authors: Vec<String>,
    /// Where cargo keeps its sources.
    folder: PathBuf,
}

/// The whole page.
pub fn page() -> Result<String> {
    let shell = shell()?;
    let metadata = cargo(&shell).args(["metadata", "--locked", "--filter-platform", WASM, "--format-version", "1"]).quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut linked = BTreeSet::new();
    for name in shipped(&metadata) {
        // What a macro is made of is not in what it makes.
        let tree = cargo(&shell).args(["tree", "--locked", "--package", &name, "--edges", "normal,no-proc-macro", "--target", WASM]);
        linked.extend(tree.args(["--prefix", "none", "--format", "{p}"]).quiet().read()?.lines().filter_map(name_and_version));
    }
    let packages: Vec<Package> = list(&metadata, "packages")
        .filter(|package| package["source"].is_string())
        .map(package)
        .filter(|it| linked.contains(&it.key()))
        .collect();
    if packages.is_empty() {
        bail!("cargo names no package that the app is made of");
    }
    let mut texts: BTreeMap<String, Text> = BTreeMap::new();
    for package in &packages {
        for text in texts_of(package)? {
            let same = text.split_whitespace().collect::<Vec<_>>().join(" ");
            texts.entry(same).or_insert(Text { text, packages: BTreeSet::new() }).packages.insert(package.name.clone());
        }
    }
    let mut texts: Vec<Text> = texts.into_values().collect();
    texts.sort_by(|one, other| one.packages.cmp(&other.packages));
    Ok(html(&packages, &texts))
}

/// A licence's words, and the packages that come under exactly these.
struct Text {
    text: String,
    packages: BTreeSet<String>,
}

/// The names of our own packages that are programs for the browser.
fn shipped(metadata: &Value) -> Vec<String> {
    let members: BTreeSet<&str> = list(metadata, "workspace_members").filter_map(Value::as_str).collect();
    let is_program = |package: &Value| list(package, "targets").any(|target| list(target, "kind").any(|it| it == "bin"));
    list(metadata, "packages")
        .filter(|package| package["id"].as_str().is_some_and(|it| members.contains(it)) && is_program(package))
        .map(|package| word(package, "name"))
        .filter(|name| !NOT_SHIPPED.contains(&name.as_str()))
        .collect()
}

/// A line of `cargo tree`: `leptos v0.8.23`, and ` (*)` where it has been named before.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let mut words = line.split_whitespace();
    Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
}

fn package(package: &Value) -> Package {
    let manifest = PathBuf::from(word(package, "manifest_path"));
    Package {
        name: word(package, "name"),
        version: word(package, "version"),
        licence: word(package, "license"),
        authors: list(package, "authors").filter_map(Value::as_str).map(str::to_owned).collect(),
        folder: manifest.parent().map_or(manifest.clone(), PathBuf::from),
    }
}

impl Package {
    fn key(&self) -> (String, String) {
        (self.name.clone(), self.version.clone())
    }
}

/// The texts under which we take it: the files in its folder, or, where it comes without any, the MIT licence if it offers that.
fn texts_of(package: &Package) -> Result<Vec<String>> {
    let unreadable = || format!("{} could not be read: `cargo fetch` gets it anew.", package.folder.display());
    let mut files: Vec<String> = fs::read_dir(&package.folder)
        .with_context(unreadable)?
        .filter_map(|it| it.ok())
        .filter(|it| it.path().is_file())
        .filter_map(|it| it.file_name().into_string().ok())
        .collect();
    files.sort();
    let chosen = chosen(&files, &package.licence);
    if chosen.is_empty() {
        return mit(package).map(|it| vec![it]);
    }
    let read = |name: &str| fs::read(package.folder.join(name)).map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
    chosen.into_iter().map(|name| read(name).with_context(unreadable)).collect()
}

/// Of the files in a package's folder those with its licence. Where it may be taken under MIT, that is enough.
fn chosen<'a>(files: &'a [String], licence: &str) -> Vec<&'a str> {
    let named = |file: &str, words: &[&str]| words.iter().any(|word| file.to_ascii_lowercase().starts_with(word));
    let all: Vec<&str> =
        files.iter().map(String::as_str).filter(|it| named(it, &["licen", "copying", "copyright", "notice", "unlicense"])).collect();
    let mit = all.iter().copied().find(|it| it.to_ascii_lowercase().contains("mit"));
    match mit.filter(|_| !licence.contains("AND")) {
        Some(file) => vec![file],
        None => all,
    }
}

/// The MIT licence, whose words are those of our own, for a package that comes without a text.
fn mit(package: &Package) -> Result<String> {
    let Package { name, version, licence, authors, .. } = package;
    if !licence.split([' ', '/', '(', ')']).any(|it| it == "MIT") {
        bail!(
            "{name} {version} ({licence}) comes without the text of its licence: put the text into xtask/src/dist/licences.rs, or do \
             without the package"
        );
    }
    let ours = fs::read_to_string(top().join("LICENSE-MIT")).context("Is LICENSE-MIT still at the top?")?;
    let words = ours.split_once("Permission is").map_or(ours.as_str(), |(_, words)| words);
    let authors = if authors.is_empty() { format!("the authors of {name}") } else { authors.join(", ") };
    Ok(format!("MIT License\n\nCopyright (c) {authors}\n\nPermission is{}", words.trim_end()))
}

fn html(packages: &[Package], texts: &[Text]) -> String {
    let policy = format!("default-src 'none'; style-src {}", sha256(STYLE));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>第三方许可 · Third-party licences</title>\n\
         <style>{STYLE}</style>\n<h1>第三方许可 · <span lang=\"en\">Third-party licences</span></h1>\n\
         <p>本站的程序里有下列他人的软件。<span lang=\"en\">The programs of this site contain the following software by others.</span></p>\n\
         <ul lang=\"en\">\n<li>Rust standard library: MIT OR Apache-2.0, Copyright (c) The Rust Project Contributors</li>\n"
    );
    for Package { name, version, licence, .. } in packages {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "<li>{} {}: {}</li>", escape(name), escape(version), escape(licence));
    }
    out.push_str("</ul>\n<div lang=\"en\">\n");
    for Text { text, packages } in texts {
        let names: Vec<&str> = packages.iter().map(String::as_str).collect();
        let _ = writeln!(out, "<h2>{}</h2>\n<pre>{}</pre>", escape(&names.join(", ")), escape(text));
    }
    out + "</div>\n</html>\n"
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

fn word(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_app_and_its_worker_are_made_of_is_named_with_its_words() {
        let page = page().unwrap();
        for it in ["leptos 0.8", "calamine 0", "docx-rs 0", "zlib-rs 0", "Copyright (c) Greg Johnston", "Unicode"] {
            assert!(page.contains(it), "{it}");
        }
        // Used to build, to test or in macros, and not in what is shipped.
        for it in ["serde-saphyr ", "fantoccini ", "brotli ", "serde_derive "] {
            assert!(!page.contains(&format!("<li>{it}")), "{it}");
        }
        assert!(!page.contains("<script"));
    }

    #[test]
    fn of_a_choice_mit_is_taken() {
        let files = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"].map(str::to_owned);
        assert_eq!(chosen(&files, "MIT OR Apache-2.0"), ["LICENSE-MIT"]);
        assert_eq!(chosen(&files, "(MIT OR Apache-2.0) AND ISC"), ["LICENSE-APACHE", "LICENSE-MIT"]);
        assert_eq!(chosen(&["LICENSE".to_owned()], "Zlib"), ["LICENSE"]);
    }

    #[test]
    fn a_package_without_a_text_is_taken_under_mit_or_not_at_all() {
        let of = |licence: &str| Package {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: vec!["Somebody".to_owned()],
            folder: top().join("xtask"),
        };
        let texts = texts_of(&of("MIT/Apache-2.0")).unwrap();
        assert!(texts[0].contains("Copyright (c) Somebody\n\nPermission is hereby granted"), "{}", texts[0]);
        assert!(texts_of(&of("MPL-2.0")).is_err());
    }
}
