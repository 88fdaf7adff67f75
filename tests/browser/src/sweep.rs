//! What has to hold on every page.

use serde_json::{Value, json};

use crate::page::Page;
use crate::routes;

const AXE: &str = include_str!("../vendor/axe.min.js");

/// Every address opens, with one heading and a title, and none scrolls sideways.
pub async fn every_address_opens(page: &Page) -> Result<(), String> {
    page.run(
        "window.faults = []; addEventListener('error', it => faults.push(String(it.message))); addEventListener('unhandledrejection', it => faults.push(String(it.reason)));
         document.addEventListener('securitypolicyviolation', it => faults.push('policy: ' + it.violatedDirective + ' ' + it.blockedURI)); return true",
        Vec::new(),
    )
    .await?;
    let mut wrong = Vec::new();
    for route in routes::all() {
        if let Err(why) = page.go(&route).await {
            wrong.push(format!("{route}: {why}"));
            continue;
        }
        let seen = page
            .run(
                "const root = document.scrollingElement; return { wide: root.scrollWidth - innerWidth, title: document.title, faults: window.faults.splice(0), words: document.querySelector('main').innerText.trim().length }",
                Vec::new(),
            )
            .await?;
        let wide = seen["wide"].as_i64().unwrap_or_default();
        if 0 < wide {
            wrong.push(format!("{route} scrolls sideways by {wide} pixels"));
        }
        if seen["title"].as_str().unwrap_or_default().trim().is_empty() {
            wrong.push(format!("{route} has no title"));
        }
        if seen["words"].as_i64().unwrap_or_default() < 10 {
            wrong.push(format!("{route} says nothing"));
        }
        if seen["faults"].as_array().is_some_and(|it| !it.is_empty()) {
            wrong.push(format!("{route}: {}", seen["faults"]));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// axe finds nothing on any kind of page, in both languages and both themes.
pub async fn axe_finds_nothing(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (language, theme) in [("zh-CN", "light"), ("en", "dark"), ("zh-CN", "dark"), ("en", "light")] {
        page.prefer(language, theme).await?;
        page.run(AXE, Vec::new()).await?;
        for route in routes::kinds() {
            page.go(route).await?;
            let script = "const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(it => done(it.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))), e => done(['axe failed: ' + e]))";
            let found = page.run_async(script, Vec::new()).await?;
            for violation in found.as_array().into_iter().flatten() {
                wrong.push(format!("{route} ({language}, {theme}): {}", violation.as_str().unwrap_or_default()));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{} violations\n{}", wrong.len(), wrong.join("\n"))) }
}

/// The first visit loads at most five files, all of them from the app's own host.
pub async fn the_first_visit_is_small(page: &Page) -> Result<(), String> {
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
pub async fn readable_without_scripts(page: &Page) -> Result<(), String> {
    if page.text("return document.documentElement.innerHTML.includes('<noscript') ? String(document.querySelectorAll('header.head nav, main#content').length) : 'no noscript'").await? != "0" {
        return Err("the app has started after all: the test shows nothing".to_owned());
    }
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
