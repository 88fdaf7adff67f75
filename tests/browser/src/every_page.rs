//! What has to hold on every page.

use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{Page, Setting};
use crate::harness::routes;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "every address opens, with one heading and a title, and none scrolls sideways at 360 pixels",
        setting: Setting::Phone,
        run: |page| Box::pin(every_address_opens(page)),
    },
    Test {
        name: "axe finds nothing on any page, in both languages, light and dark",
        setting: Setting::Phone,
        run: |page| Box::pin(axe_finds_nothing(page)),
    },
    Test {
        name: "the first visit loads at most five files, all of them from the app's own host",
        setting: Setting::Phone,
        run: |page| Box::pin(the_first_visit_is_small(page)),
    },
    Test {
        name: "without scripts the twenty measures are still readable",
        setting: Setting::WithoutScripts,
        run: |page| Box::pin(readable_without_scripts(page)),
    },
    Test {
        name: "without WebAssembly the measures are readable, and it is said why there is no more",
        setting: Setting::WithoutWasm,
        run: |page| Box::pin(readable_without_wasm(page)),
    },
];

/// axe-core, as a script.
pub const AXE: &str = include_str!("../vendor/axe.min.js");

/// Every address opens, with one heading and a title, and none scrolls sideways: in both languages, and in large type.
async fn every_address_opens(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (language, size) in [("zh-CN", "normal"), ("en", "normal"), ("zh-CN", "large"), ("en", "large")] {
        page.prefer(language, "light", size).await?;
        page.run(
            "window.faults = []; addEventListener('error', it => faults.push(String(it.message))); addEventListener('unhandledrejection', it => faults.push(String(it.reason)));
             document.addEventListener('securitypolicyviolation', it => faults.push('policy: ' + it.violatedDirective + ' ' + it.blockedURI)); return true",
            Vec::new(),
        )
        .await?;
        for route in routes::all() {
            let mut say = |what: String| wrong.push(format!("{route} ({language}, {size}) {what}"));
            if let Err(why) = page.go(&route).await {
                say(why);
                continue;
            }
            let seen = page
                .run(
                    "const root = document.scrollingElement; return { wide: root.scrollWidth - innerWidth, title: document.title, faults: window.faults.splice(0), words: document.querySelector('main#content').innerText.trim().length }",
                    Vec::new(),
                )
                .await?;
            let wide = seen["wide"].as_i64().unwrap_or_default();
            if 0 < wide {
                say(format!("scrolls sideways by {wide} pixels"));
            }
            if seen["title"].as_str().unwrap_or_default().trim().is_empty() {
                say("has no title".to_owned());
            }
            if seen["words"].as_i64().unwrap_or_default() < 10 {
                say("says nothing".to_owned());
            }
            if seen["faults"].as_array().is_none_or(|it| !it.is_empty()) {
                say(format!("has faults: {}", seen["faults"]));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// axe finds nothing: on every page in Chinese and light, in English and dark, and on every kind of page the other way round.
async fn axe_finds_nothing(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    let kinds: Vec<String> = routes::kinds().into_iter().map(str::to_owned).collect();
    for (language, theme, all) in [("zh-CN", "light", true), ("en", "dark", true), ("zh-CN", "dark", false), ("en", "light", false)] {
        page.prefer(language, theme, "normal").await?;
        page.run(AXE, Vec::new()).await?;
        for route in if all { routes::all() } else { kinds.clone() } {
            page.go(&route).await?;
            let script = "const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(it => done(it.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))), e => done(['axe failed: ' + e]))";
            let found = page.run_async(script, Vec::new()).await?;
            let Some(found) = found.as_array() else { return Err(format!("axe said nothing of {route}")) };
            for violation in found {
                wrong.push(format!("{route} ({language}, {theme}): {}", violation.as_str().unwrap_or_default()));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{} violations\n{}", wrong.len(), wrong.join("\n"))) }
}

/// The first visit loads at most five files, all of them from the app's own host.
async fn the_first_visit_is_small(page: &Page) -> Result<(), String> {
    let script =
        "return [location.href, ...performance.getEntriesByType('resource').map(it => it.name)].filter(it => !it.startsWith('data:'))";
    let loaded = page.run(script, Vec::new()).await?;
    let loaded: Vec<&str> = loaded.as_array().map(|it| it.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    if loaded.len() < 2 {
        return Err(format!("that cannot be all: {loaded:?}"));
    }
    if 5 < loaded.len() {
        return Err(format!("{} files: {}", loaded.len(), loaded.join(", ")));
    }
    match loaded.iter().find(|it| !it.starts_with(&page.address)) {
        Some(it) => Err(format!("{it} is not of the app's own host")),
        None => Ok(()),
    }
}

/// Without scripts the twenty measures are still readable.
async fn readable_without_scripts(page: &Page) -> Result<(), String> {
    if page.text("return document.documentElement.innerHTML.includes('<noscript') ? String(document.querySelectorAll('header.head nav, main#content').length) : 'no noscript'").await? != "0" {
        return Err("the app has started after all: the test shows nothing".to_owned());
    }
    every_provision_reads(page).await
}

/// Without WebAssembly it is said that it is switched off, and the measures are still readable.
async fn readable_without_wasm(page: &Page) -> Result<(), String> {
    if page.text("return typeof WebAssembly").await? != "undefined" {
        return Err("the browser knows WebAssembly: the test shows nothing".to_owned());
    }
    page.until("it is said", "return !!document.querySelector('#boot.failed') && !document.querySelector('main#content')").await?;
    page.reads("浏览器").await?;
    page.reads("WebAssembly is switched off").await?;
    every_provision_reads(page).await
}

async fn every_provision_reads(page: &Page) -> Result<(), String> {
    for title in pack::pack().measures.iter().filter(|it| it.number != 0).map(|it| it.title.zh.as_str()) {
        page.reads(title).await?;
    }
    let shown = page.visible().await?;
    let missing: Vec<String> = pack::pack()
        .provisions()
        .filter(|it| it.id.measure != 0 && !squeezed(&shown).contains(&squeezed(&it.text.zh)))
        .map(|it| it.id.to_string())
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("the text of {} cannot be read", missing.join(", "))) }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Asks a script for a list of words.
pub async fn list(page: &Page, script: &str) -> Result<Vec<String>, String> {
    let found = page.run(script, vec![json!(null)]).await?;
    Ok(found.as_array().map(|it| it.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default())
}
