//! How much a visit loads, as a host sends it (Brotli): counted from what the page asks for, not from a list of names.

use crate::dist::files::{compressed, files, read, text};
use crate::dist::html::tags;
use crate::run::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a first visit may load: a second and a half on a slow phone line (1 Mbit/s).
const FIRST_VISIT: usize = 200_000;

/// What may be loaded by whoever opens a calculator by its own link, on a first visit: all of the above, and the part of the
/// app that shows it.
const TOOL_BY_LINK: usize = 440_000;

/// In how many files, at most: on a slow line each costs as much as fifty thousand bytes.
const TOOL_FILES: usize = 9;

/// What one visit asks for: the page, what its head names, and what the scripts import.
pub fn check(site: &Path) -> Result<(), Failure> {
    let mut sizes = BTreeMap::new();
    for file in files(site)? {
        let name = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().into_owned();
        let bytes = read(&file)?;
        let small = compressed(&bytes)?.len();
        println!("{:>9} {small:>9} br  {name}", bytes.len());
        sizes.insert(name, small);
    }
    let page = text(&site.join("index.html"))?;
    let first = first_visit(&page, |name| text(&site.join(name)))?;
    let size = |names: &BTreeSet<String>| -> Result<usize, Failure> {
        names
            .iter()
            .map(|it| sizes.get(it).copied().ok_or_else(|| Failure::new(format!("The page asks for {it}, which is not there."))))
            .sum()
    };
    let sum = size(&first)?;
    println!("\n{sum:>9} of {FIRST_VISIT}  a first visit: {}", first.iter().cloned().collect::<Vec<_>>().join(", "));
    let beside = beside(&page);
    let (mut tool, mut tool_files) = (sum, first.len());
    for (part, files) in beside.iter().filter_map(|(name, files)| Some((name.strip_prefix("part-")?, files))) {
        let more = size(files)? + beside.get("sheet").map_or(Ok(0), &size)?;
        println!("{more:>9}  more for {part}, opened first: {} files", files.len());
        if part == "tools" {
            tool = sum + more;
            tool_files += files.len() + beside.get("sheet").map_or(0, BTreeSet::len);
        }
    }
    println!("{tool:>9} of {TOOL_BY_LINK}  a calculator, opened first and by its own link: {tool_files} files");
    if sum == 0 || tool == sum {
        return Err(Failure::new(format!("{} holds no whole app.", site.display())).next("Run `cargo xtask build` first."));
    }
    if TOOL_FILES < tool_files {
        return Err(Failure::new(format!("A calculator opened by a link loads {tool_files} files, more than {TOOL_FILES}."))
            .next("See xtask/src/dist/bundle.rs."));
    }
    for (what, sum, limit) in [("The first visit", sum, FIRST_VISIT), ("A calculator opened by a link", tool, TOOL_BY_LINK)] {
        if limit < sum {
            let what = format!("{what} loads {sum} bytes, {} too many.", sum - limit);
            return Err(Failure::new(what).next("See which file grew; `cargo tree --edges normal` shows what came in."));
        }
    }
    Ok(())
}

/// The page itself, whatever a tag in it loads without being asked, and what those scripts import.
fn first_visit(page: &str, read: impl Fn(&str) -> Result<String, Failure>) -> Result<BTreeSet<String>, Failure> {
    let mut names = BTreeSet::from(["index.html".to_owned()]);
    let linked = tags(page, "link").into_iter().filter(|it| it.attribute("rel") != Some("canonical")).filter_map(|it| it.attribute("href"));
    let shown = tags(page, "").into_iter().filter_map(|it| it.attribute("src"));
    names.extend(linked.chain(shown).filter(|it| !it.starts_with("data:")).map(|it| it.trim_start_matches("./").to_owned()));
    for script in names.clone().iter().filter(|it| it.ends_with(".js")) {
        for line in read(script)?.lines().filter(|it| it.starts_with("import ")) {
            let from = line.rsplit(['"', '\'']).nth(1).unwrap_or_default();
            names.insert(from.trim_start_matches("./").to_owned());
        }
    }
    Ok(names)
}

/// What the page names in attributes of `#app`, to be fetched when it is used.
fn beside(page: &str) -> BTreeMap<String, BTreeSet<String>> {
    let app = tags(page, "div").into_iter().find(|it| it.attribute("id") == Some("app"));
    let attributes = app.iter().flat_map(|it| it.attributes());
    attributes
        .filter_map(|(name, value)| {
            let files = value.split(' ').map(|it| it.trim_start_matches("./").to_owned()).filter(|it| !it.is_empty());
            Some((name.strip_prefix("data-")?.to_owned(), files.collect()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><link rel="icon" href="data:image/svg+xml,x"><link rel="preload" href="./app-1.wasm" as="fetch">
        <script defer src="./boot-1.js"></script></head><body><div id="app" data-part-tools="./a.wasm ./b.wasm"></div>
        <img src="./picture.png"></body>"#;

    #[test]
    fn whatever_the_page_loads_counts() {
        let first = first_visit(PAGE, |name| Ok(format!("// {name}\nimport * as a from \"./more.js\";\n"))).unwrap();
        assert_eq!(first.into_iter().collect::<Vec<_>>(), ["app-1.wasm", "boot-1.js", "index.html", "more.js", "picture.png"]);
    }

    #[test]
    fn what_comes_later_is_known_by_its_part() {
        let beside = beside(PAGE);
        assert_eq!(beside["part-tools"].len(), 2);
    }
}
