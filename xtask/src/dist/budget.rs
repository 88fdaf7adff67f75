//! How much a visit loads, as a host sends it (Brotli): counted from what the page asks for, not from a list of names.

use crate::dist::names::APP;
use crate::dist::portable;
use crate::dist::site::{PAGE, Site};
use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// What a first visit may load: about a second on a slow phone line (1 Mbit/s). Here and below, what was reached (docs/benchmarks.md, decision 030)
/// and 8 kB for what later work adds: whoever raises a limit says here for what.
const FIRST_VISIT: usize = 116_600;

/// What may be loaded by whoever opens a page of a part by its own link, on a first visit: all of the above, the part of the app that shows it,
/// the pack, and what the part looks up.
const BY_LINK: [(&str, usize); 5] =
    [(TOOLS, 371_600), ("entitlements", 451_200), ("assessment", 594_300), ("training", 544_800), ("quiz", 497_100)];

/// What all parts together may have, with the app itself and its scripts. Fifty thousand of it read and show drafts as QR codes, and are loaded by
/// whoever unfolds that.
const ALL_CODE: usize = 1_032_200;

const TOOLS: &str = "tools";

/// The parts that look terms, ambiguities and indicators up, as boot/files.js knows them: they fetch those too.
const LOOK_UP: [&str; 5] = ["catalogue", "assessment", "roll_up", "training", "quiz"];

/// In how many files, at most: on a slow line each costs as much as fifty thousand bytes.
const TOOL_FILES: usize = 12;

/// Compressed with Brotli at its best, as a host sends it that compresses once, when publishing.
fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() })?;
    Ok(out)
}

/// Holds the site to the figures above, and prints what it found.
pub fn check(site: &Site) -> Result<()> {
    // The edition of one file is no part of a visit, and has a limit of its own.
    let files = site.files.iter().filter(|it| !it.0.starts_with(portable::NAME));
    let all = files.map(|(name, it)| (name.as_str(), it.as_slice())).chain([(PAGE, site.page.as_bytes())]);
    let sizes = all.collect::<Vec<_>>().into_par_iter().map(|(name, bytes)| Ok((name, bytes.len(), compressed(bytes)?.len())));
    let sizes: Vec<(&str, usize, usize)> = sizes.collect::<Result<_>>()?;
    for (name, whole, small) in &sizes {
        println!("{whole:>9} {small:>9} br  {name}");
    }
    let sizes: BTreeMap<&str, usize> = sizes.into_iter().map(|(name, _, small)| (name, small)).collect();
    let size = |names: &BTreeSet<String>| -> Result<usize> {
        names.iter().map(|it| sizes.get(it.as_str()).copied().with_context(|| format!("the page asks for {it}, which is not there"))).sum()
    };
    let first = first_visit(site)?;
    let sum = size(&first)?;
    println!("\n{sum:>9} of {FIRST_VISIT}  a first visit: {}", first.iter().cloned().collect::<Vec<_>>().join(", "));
    let later = later(site)?;
    let sheet = later.get("sheet").cloned().unwrap_or_default();
    let mut found = BTreeMap::new();
    for (part, files) in later.iter().filter_map(|(name, files)| Some((name.strip_prefix("part-")?, files))) {
        let own =
            [format!("sheet-{part}"), "pack".to_owned(), if LOOK_UP.contains(&part) { "reference".to_owned() } else { String::new() }];
        let own: BTreeSet<String> = own.iter().filter_map(|it| later.get(it)).flatten().cloned().collect();
        let by_link = first.iter().chain(files).chain(&sheet).chain(&own).cloned().collect();
        let all = size(&by_link)?;
        println!("{all:>9}  {part}, opened first and by its own link: {} files", by_link.len());
        found.insert(part.to_owned(), (all, by_link.len()));
    }
    let code: usize = sizes.iter().filter(|(name, _)| name.starts_with(APP.trim_end_matches('/'))).map(|it| it.1).sum();
    println!("{code:>9} of {ALL_CODE}  all code but the worker's");
    let files = found.get(TOOLS).context("there is no whole app")?.1;
    ensure!(files <= TOOL_FILES, "a calculator opened by a link loads {files} files, more than {TOOL_FILES}: see xtask/src/dist/bundle.rs");
    let by_link = BY_LINK.iter().filter_map(|(part, limit)| Some((format!("{part}, opened by a link,"), found.get(*part)?.0, *limit)));
    for (what, sum, limit) in
        [("the first visit".to_owned(), sum, FIRST_VISIT), ("all code".to_owned(), code, ALL_CODE)].into_iter().chain(by_link)
    {
        ensure!(
            sum <= limit,
            "{what} loads {sum} bytes, more than {limit}: which file grew? `cargo tree --edges normal` shows what came in"
        );
    }
    Ok(())
}

/// The page itself, and whatever a tag in it loads without being asked.
fn first_visit(site: &Site) -> Result<BTreeSet<String>> {
    let asked = site.attributes("link[href], script[src], img[src]")?.into_iter().filter(|(name, _)| name == "href" || name == "src");
    let files = asked.map(|it| it.1).filter(|it| !it.starts_with("data:")).map(|it| it.trim_start_matches("./").to_owned());
    let names: BTreeSet<String> = files.chain([PAGE.to_owned()]).collect();
    // Scripts of the app that the page does not ask for would be asked for by one another, a turn later.
    let app = |it: &&String| it.starts_with(APP.trim_end_matches('/')) && it.ends_with(".js");
    match site.files.keys().filter(app).find(|it| !names.contains(*it)) {
        Some(name) => Err(anyhow::anyhow!("the page does not ask for {name}")),
        None => Ok(names),
    }
}

/// What the page names in attributes of `#app`, to be fetched when it is used.
fn later(site: &Site) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let files = |value: &str| value.split(' ').map(|it| it.trim_start_matches("./").to_owned()).filter(|it| !it.is_empty()).collect();
    let named = site.attributes("#app")?.into_iter();
    Ok(named.filter_map(|(name, value)| Some((name.strip_prefix("data-")?.to_owned(), files(&value)))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"<head><link rel="icon" href="data:image/svg+xml,x"><link rel="preload" href="./app-1/app.wasm" as="fetch">
        <script defer src="./boot-1.js"></script></head><body><div id="app" data-part-tools="./a.wasm ./b.wasm" data-sheet="./s.css"></div>
        <img src="./picture.png"></body>"#;

    #[test]
    fn whatever_the_page_loads_counts() {
        let mut site = Site { page: WHOLE.to_owned(), ..Site::default() };
        assert_eq!(
            first_visit(&site).unwrap().into_iter().collect::<Vec<_>>(),
            ["app-1/app.wasm", "boot-1.js", "index.html", "picture.png"]
        );
        site.files.insert("app-1/more.js".to_owned(), Vec::new());
        assert!(first_visit(&site).is_err());
    }

    #[test]
    fn a_page_that_asks_for_what_is_not_there_or_for_too_much_is_refused() {
        let mut site = Site { page: WHOLE.to_owned(), ..Site::default() };
        assert!(check(&site).unwrap_err().to_string().contains("not there"));
        for name in ["app-1/app.wasm", "boot-1.js", "picture.png", "a.wasm", "b.wasm", "s.css"] {
            site.files.insert(name.to_owned(), vec![0; 10]);
        }
        check(&site).unwrap();
        // Nothing can make this smaller.
        let mut last = 1_u32;
        let noise = |_| {
            last = last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (last >> 24) as u8
        };
        site.files.insert("b.wasm".to_owned(), (0..BY_LINK[0].1).map(noise).collect());
        assert!(check(&site).unwrap_err().to_string().starts_with("tools, opened by a link, loads"));
    }
}
