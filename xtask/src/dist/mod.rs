//! The two hooks that Trunk calls. Before a build [`generate`] writes what the page takes in of the pack. After a build [`finish`] makes
//! of Trunk's site one to be published; nothing is left to do where it is only looked at.
//!
//! A published site asks for few files, in two turns: the page, which holds the sheets, the icon and the text of the measures; then what
//! starts the app, side by side. There is a content security policy, every name but a few tells what the file holds, and a service
//! worker keeps all of it. In the order of [`finish`]: the app in parts ([`split`], [`bundle`], [`join`]), smaller files ([`minify`], [`glue`],
//! [`reorder`]), names
//! ([`names`]), the edition of one file ([`portable`]), the policy ([`csp`]), the [`service_worker`], whether the samples for hosts are complete ([`hosting`]), and the byte
//! [`budget`].

pub mod generate;
mod licences;
mod measure_pages;
pub mod site;
mod split;
mod bundle;
mod join;
mod glue;
mod reorder;
mod minify;
mod names;
pub mod portable;
mod trusted_types;
mod csp;
mod service_worker;
mod budget;
mod hosting;

use crate::release;
use crate::run::step;
use anyhow::{Context, Result};
use site::Site;
use std::env;
use std::path::PathBuf;

/// Finishes what Trunk has put together, in the folder that it names.
pub fn finish() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder =
        folder.context("Trunk did not say where the site is").context("Run `cargo xtask build`, which calls this by way of Trunk.")?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let mut site = Site::read(&folder)?;
    if let Some(commit) = release::commit() {
        site.edit("#app", |app| Ok(app.set_attribute("data-commit", &commit)?))?;
    }
    let is_split = step("the app in parts", || split::split(&mut site))?;
    step("smaller files, names, policy, service worker", || finish_site(&mut site))?;
    step("samples for hosts", || hosting::check(&site))?;
    if is_split {
        // A site in one piece is whole, but larger.
        step("byte budget", || budget::check(&site))?;
    }
    site.write(&folder)
}

fn finish_site(site: &mut Site) -> Result<()> {
    site.join_worker()?;
    site.remove_comments()?;
    trusted_types::add(site)?;
    minify::sheets(site)?;
    minify::files(site)?;
    names::into_page(site)?;
    names::by_content(site)?;
    portable::add(site)?;
    csp::add(site)?;
    service_worker::add(site)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::csp::sha256;

    const PAGE: &str = r##"<!doctype html><head><meta charset="utf-8">
<!-- sheets -->
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="./a-12.css"><link rel="stylesheet" data-use="parts" href="./b-12.css"/><link rel="stylesheet" data-use="tools&#x20;roll&#x5F;up" href="./c-12.css"/>
<link rel="preload" href="pack.bin" as="fetch">
<link rel="modulepreload" href="./app/app.js"><link rel="preload" href="./app/app_bg.wasm" as="fetch">
<script type="module">import init from "./app/app.js";init()</script>
</head><body><div id="app" data-pack="pack.bin" data-worker="start-worker.js" data-part-tools="./app/tools.wasm" data-part-roll_up="./app/tools.wasm"></div><div id="paper"></div><script src="boot.js"></script></body>"##;

    const WASM: &[u8] = b"\0asm\x01\0\0\0\0\x09\x04nameSaid";

    fn site(page: &str) -> Result<Site> {
        let mut site = Site { page: page.to_owned(), ..Site::default() };
        let files: [(&str, &[u8]); 15] = [
            ("icon.svg", b"<svg fill=\"#a12a1c\"/>"),
            ("icon-192.png", b"png"),
            ("a-12.css", b"/* a */ a { color: red; & b { color: #fff } }"),
            ("b-12.css", b"b { color: red; }"),
            ("c-12.css", b"i { color: red; }"),
            ("pack.bin", b"pack"),
            ("boot.js", b"// boot\nvar first = 1, said = ['a\"b', 'c\\n', \"it's\"];\n(function () { var second = first; window.x = second; })();\n"),
            ("start-worker.js", b"// starts\nimportScripts('worker.js');\nwasm_bindgen({ module_or_path: 'worker_bg.wasm' });\n"),
            ("worker.js", b"let wasm_bindgen = function (it) { return it; };\n"),
            ("worker_bg.wasm", WASM),
            ("app/app.js", b"export { init as default };\nfunction init() {}\n"),
            ("app/app_bg.wasm", WASM),
            ("app/tools.wasm", WASM),
            ("service-worker.js", b"use(BUILD, FILES);\n"),
            ("measures/1.html", b"<a href=\"../#/measures/1\">1</a>"),
        ];
        site.files.extend(files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
        finish_site(&mut site)?;
        Ok(site)
    }

    fn named(site: &Site, start: &str, end: &str) -> String {
        let found: Vec<_> = site.files.keys().filter(|it| it.starts_with(start) && it.ends_with(end)).collect();
        assert_eq!(found.len(), 1, "{start}…{end} in {:?}", site.files.keys());
        found[0].clone()
    }

    #[test]
    fn whatever_the_page_names_is_there_under_a_name_of_its_content() {
        let site = site(PAGE).unwrap();
        let mut named = 0;
        for (name, value) in site.attributes("*").unwrap() {
            if ["src", "href"].contains(&name.as_str())
                || name.starts_with("data-") && !["data-build", "data-one-file-size"].contains(&name.as_str())
            {
                for file in value.split(' ').filter(|it| !it.starts_with("data:")) {
                    named += 1;
                    assert!(site.files.contains_key(file.trim_start_matches("./")), "{name}={file}");
                }
            }
        }
        assert_eq!(named, 12);
        for plain in ["boot.js", "pack.bin", "worker.js", "app/app.js", "start-worker.js", "icon.svg", "a-12.css"] {
            assert!(!site.files.contains_key(plain), "{plain}");
        }
        assert!(site.page.contains(&format!("import init from \"./{}\"", super::tests::named(&site, "app-", "/app.js"))), "{}", site.page);
        assert!(!site.page.contains("<!--"));
    }

    #[test]
    fn the_worker_is_one_script_that_knows_its_wasm() {
        let site = site(PAGE).unwrap();
        let script = String::from_utf8(site.files[&named(&site, "worker-", ".js")].clone()).unwrap();
        assert!(script.contains(&named(&site, "worker_bg-", ".wasm")) && !script.contains("importScripts"), "{script}");
    }

    #[test]
    fn files_say_the_same_in_less() {
        let site = site(PAGE).unwrap();
        // Nesting is newer than the oldest browsers that run the app.
        assert!(site.page.contains("<style>a{color:red}a b{color:#fff}</style>"), "{}", site.page);
        // Other scripts may use a name at the top; nothing becomes newer than what was written.
        let boot = site.page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
        assert!(boot.starts_with("var first=1,said=['a\"b',\"c\\n\",\"it's\"];(function(){var ") && !boot.contains("second"), "{boot}");
        assert!(!boot.contains("=>") && !boot.contains('`'), "{boot}");
        assert_eq!(site.files[&named(&site, "app-", "/app_bg.wasm")], b"\0asm\x01\0\0\0");
    }

    #[test]
    fn a_site_in_one_piece_has_all_sheets_in_its_page() {
        let site = site(&PAGE.replace(" data-part-tools=\"./app/tools.wasm\" data-part-roll_up=\"./app/tools.wasm\"", "")).unwrap();
        assert!(site.page.contains("a b{color:#fff}b,i{color:red}</style>") && !site.page.contains("data-sheet"), "{}", site.page);
    }

    #[test]
    fn a_part_has_a_sheet_of_its_own_beside_that_of_all_parts() {
        let site = site(PAGE).unwrap();
        let text = |name: &str| String::from_utf8(site.files[&named(&site, name, ".css")].clone()).unwrap();
        assert_eq!((text("sheet-tools-").as_str(), site.files.keys().filter(|it| it.ends_with(".css")).count()), ("i{color:red}", 2));
        assert!(super::tests::site(&PAGE.replace("data-use=\"tools", "data-use=\"toolz")).is_err());
    }

    #[test]
    fn the_policy_allows_what_stands_in_the_page_and_no_more() {
        let page = site(PAGE).unwrap().page;
        let policy = page.split_once("content=\"default-src").unwrap().1.split_once('"').unwrap().0;
        for element in ["style", "script", "script type=\"module\""] {
            let inside = page.split_once(&format!("<{element}>")).unwrap().1.split_once("</").unwrap().0;
            assert!(policy.contains(&sha256(inside)), "{element}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && page.find("Content-Security-Policy") < page.find("<style>"), "{policy}");
        assert_eq!(page.matches(" integrity=\"sha384-").count(), 1, "{page}");
    }

    #[test]
    fn what_the_policy_would_silence_is_refused() {
        for body in [r#"<body onload="x()">"#, r#"<body style="color:red">"#] {
            assert!(site(&PAGE.replace("<body>", body)).is_err(), "{body}");
        }
        for sheet in ["a:has(b){color:red}", "@layer a{}", "@container (width>1px){a{color:red}}"] {
            assert!(minify::sheet("a.css", sheet).is_err(), "{sheet}");
        }
    }

    #[test]
    fn the_service_worker_knows_its_build_and_every_file() {
        let site = site(PAGE).unwrap();
        let worker = String::from_utf8(site.files["service-worker.js"].clone()).unwrap();
        let build = site.page.split_once("data-build=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(worker.contains(build) && worker.contains("\"./index.html\""), "{worker}");
        let kept = |it: &&String| *it != "service-worker.js" && *it != "measures/1.html" && !it.starts_with(portable::NAME);
        for name in site.files.keys().filter(kept) {
            assert!(worker.contains(&format!("\"./{name}\"")), "{name}");
        }
        assert!(site.files.contains_key("measures/1.html"));
        // Another file makes another build.
        // Every file with its hash: the page's as it is now, with its build.
        for bytes in site.files.iter().filter(|it| kept(&it.0)).map(|it| it.1.as_slice()).chain([site.page.as_bytes()]) {
            let hash = sha256(std::str::from_utf8(bytes).unwrap());
            assert!(worker.contains(hash.trim_matches('\'').trim_start_matches("sha256-")), "{worker}");
        }
        let other = super::tests::site(&PAGE.replace("sheets", "more").replace("<body>", "<body class=\"a\">")).unwrap();
        assert!(!other.page.contains(build));
    }
}
