//! The parts of the app that are loaded when they are first opened.

use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a first visit takes two turns: what it loads, the page names",
        setting: Setting::Phone,
        run: |page| Box::pin(two_turns(page)),
    },
    Test {
        name: "a part that does not come is said to be missing, and comes on another try",
        setting: Setting::Phone,
        run: |page| Box::pin(a_missing_part(page)),
    },
    Test {
        name: "where the cover of the pack does not come, the measures stay, with a word about it and what is kept; loading again brings the app",
        setting: Setting::Phone,
        run: |page| Box::pin(a_missing_cover(page)),
    },
    Test {
        name: "a first visit goes without the pack; where it does not come, the page that asks it says so, and it comes on another try",
        setting: Setting::Phone,
        run: |page| Box::pin(a_missing_pack(page)),
    },
    Test {
        name: "a link into the app asks for its screen beside the app",
        setting: Setting::Phone,
        run: |page| Box::pin(a_link_hurries(page)),
    },
];

/// The page itself names all that a first visit loads: no file is requested only after another has arrived.
async fn two_turns(page: &Page) -> Result<(), String> {
    let script = "const named = [...document.querySelectorAll('head [src], head [href], script[src]')].map(it => it.src || it.href);
        return performance.getEntriesByType('resource').map(it => it.name).filter(it => !it.startsWith('data:') && !named.includes(it))";
    let late = page.run(script, Vec::new()).await?;
    match late.as_array() {
        Some(files) if files.is_empty() => Ok(()),
        Some(files) => Err(format!(
            "asked for only after another file had come: {}",
            files.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        )),
        None => Err("the page does not tell what it has loaded".to_owned()),
    }
}

/// A part that cannot be loaded is reported, and is loaded on another try.
async fn a_missing_part(page: &Page) -> Result<(), String> {
    page.run(
        "window.reached = window.fetch; window.fetch = it => /(part|shared)-/.test(String(it)) ? Promise.reject(new TypeError('cut off')) : window.reached(it); return true",
        Vec::new(),
    )
    .await?;
    page.run("location.hash = '#/glossary'; return true", Vec::new()).await?;
    page.reads("这一部分没有下载成功").await?;
    page.until("the failure is announced", "return !!document.querySelector('main [role=alert]')").await?;
    // The rest of the app still works.
    page.go("#/").await?;
    page.run("location.hash = '#/glossary'; return true", Vec::new()).await?;
    page.reads("这一部分没有下载成功").await?;
    page.run("window.fetch = window.reached; return true", Vec::new()).await?;
    page.press("再试一次").await?;
    page.until("the terms are there", "return (document.querySelector('main h1:not(.coming)') || {}).innerText === '术语'").await
}

/// The cover cannot be loaded: nothing of the app is shown, and what was kept can be taken away.
async fn a_missing_cover(page: &Page) -> Result<(), String> {
    page.run("localStorage.setItem('twenty-measures/kept', JSON.stringify({name: '石桥村'})); return true", Vec::new()).await?;
    // The service worker would have it.
    page.ask_browser("Network.enable", json!({})).await?;
    page.ask_browser("Network.setBypassServiceWorker", json!({"bypass": true})).await?;
    page.ask_browser("Network.setBlockedURLs", json!({"urls": ["*/cover-*"]})).await?;
    page.load(&page.address).await?;
    page.reads("程序没有下载完整").await?;
    page.until(
        "the measures stand, and no app",
        "return [...document.querySelectorAll('#paper section')].filter(it => it.offsetParent).length === 21 && !document.querySelector('#content')",
    )
    .await?;
    page.until("what is kept is offered", "return [...document.querySelectorAll('#boot strong')].some(it => it.innerText === '石桥村')")
        .await?;
    page.ask_browser("Network.setBlockedURLs", json!({"urls": []})).await?;
    page.press("重新载入").await?;
    page.until("the app is there", APP_READY).await
}

/// The start page stands without the pack; a page that decides something waits for it, and says which file did not come.
async fn a_missing_pack(page: &Page) -> Result<(), String> {
    page.ask_browser("Network.enable", json!({})).await?;
    page.ask_browser("Network.setBypassServiceWorker", json!({"bypass": true})).await?;
    page.ask_browser("Network.setBlockedURLs", json!({"urls": ["*/pack-*"]})).await?;
    page.load(&page.address).await?;
    page.until("the app is there", APP_READY).await?;
    for route in ["#/tools/bonus-uplift", "#/glossary", "#/about"] {
        page.run("location.hash = arguments[0]; return true", vec![json!(route)]).await?;
        page.reads("这一部分没有下载成功").await.map_err(|why| format!("{route}: {why}"))?;
        page.until("the file is named", "return document.querySelector('main [role=alert]').innerText.includes('pack-')").await?;
        page.go("#/").await?;
    }
    page.run("location.hash = '#/tools/bonus-uplift'; return true", Vec::new()).await?;
    page.reads("这一部分没有下载成功").await?;
    page.ask_browser("Network.setBlockedURLs", json!({"urls": []})).await?;
    page.press("再试一次").await?;
    page.until("the calculator is there", "return !!document.querySelector('main .tool-result')").await
}

/// A link into the app: the files of its page are requested together with the app, not after it.
async fn a_link_hurries(page: &Page) -> Result<(), String> {
    page.run("location.hash = '#/tools/bonus-uplift'; return true", Vec::new()).await?;
    page.reload().await?;
    let script = "const app = document.getElementById('app');
        const needed = [app.dataset.pack, ...app.dataset.partTools.split(' ')].map(it => new URL(it, location).href);
        const links = [...document.querySelectorAll('link[rel=preload]')].map(it => it.href);
        return needed.filter(it => !links.includes(it))";
    let missing = page.run(script, Vec::new()).await?;
    match missing.as_array() {
        Some(files) if files.is_empty() => Ok(()),
        _ => Err(format!("not asked for early: {missing}")),
    }
}
