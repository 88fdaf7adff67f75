//! The copy on the device heals itself: what is damaged is never served where the server can be reached, and is put right.

use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting, Setup};
use crate::harness::server::{Answer, AskedBy, Host};
use crate::loading::offline::forward;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a sign-in page that answers once in place of the wasm does not get into the offline copy",
        setting: Setting::Phone,
        run: |page| Box::pin(one_sign_in(&page.setup)),
    },
    Test {
        name: "an offline copy that cannot be had whole does not count as kept, and comes at the next visit",
        setting: Setting::Phone,
        run: |page| Box::pin(not_whole(&page.setup)),
    },
    Test {
        name: "a damaged file of the offline copy, whatever the damage, is not served and is put right",
        setting: Setting::Phone,
        run: |page| Box::pin(damaged(&page.setup)),
    },
    Test {
        name: "a damaged offline copy without a network is said by file, is not dropped, and heals with a network",
        setting: Setting::Phone,
        run: |page| Box::pin(damaged_without_a_network(&page.setup)),
    },
    Test {
        name: "a worker that serves damaged files is dropped by the page, which says so, and the app runs",
        setting: Setting::Phone,
        run: |page| Box::pin(a_broken_worker(&page.setup)),
    },
    Test {
        name: "a sign-in page that the browser itself has kept in place of the wasm is fetched anew",
        setting: Setting::Phone,
        run: |page| Box::pin(kept_by_the_browser(&page.setup)),
    },
    Test {
        name: "a public address put into the built page does not spoil the offline copy",
        setting: Setting::Phone,
        run: |page| Box::pin(a_public_address(&page.setup)),
    },
];

/// A script: whether the app says that everything is kept.
const ALL_KEPT: &str = "return (document.querySelector('.works-offline') || {innerText: ''}).innerText.startsWith('这台设备已经存好')";

/// Waits until the device has the whole site.
pub async fn all_kept(page: &Page) -> Result<(), String> {
    page.go("#/training").await?;
    page.until("everything is kept", ALL_KEPT).await?;
    page.until("the worker is active", "return navigator.serviceWorker.ready.then(() => true)").await
}

async fn opened(setup: &Setup, address: &str) -> Result<Page, String> {
    Page::open(&Setup { address: address.to_owned(), ..setup.clone() }, Setting::Phone).await
}

async fn one_sign_in(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    host.answers("/app_bg.wasm", AskedBy::Worker, Answer::SignIn, 1);
    let page = opened(setup, &host.address).await?;
    let result = async {
        all_kept(&page).await?;
        host.until_wrong().await?;
        as_on_the_server(&page, &host.folder).await?;
        page.reload().await
    };
    let result = result.await;
    page.close().await;
    result
}

async fn not_whole(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    host.answers("/sheet-", AskedBy::Worker, Answer::SignIn, usize::MAX);
    let page = opened(setup, &host.address).await?;
    let result = async {
        page.go("#/training").await?;
        page.reads("没有存完").await?;
        page.until("what was not finished is deleted", "return caches.keys().then(it => it.length === 0)").await?;
        host.is_right_again();
        page.reload().await?;
        all_kept(&page).await?;
        as_on_the_server(&page, &host.folder).await
    };
    let result = result.await;
    page.close().await;
    result
}

/// Waits until the copy on the device is, file by file, what lies on the server.
pub async fn as_on_the_server(page: &Page, folder: &Path) -> Result<(), String> {
    let files = files(folder, "")?;
    let hashes: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, BASE64_STANDARD.encode(Sha256::digest(bytes))])).collect();
    let script = "const hash = bytes => crypto.subtle.digest('SHA-256', bytes).then(it => btoa(String.fromCharCode(...new Uint8Array(it))));
        return caches.keys().then(names => names.length === 1 && caches.open(names[0]).then(cache => Promise.all(arguments[0].map(([name, wanted]) =>
            cache.match(new URL(name, document.baseURI).href).then(it => !!it && it.arrayBuffer().then(hash).then(it => it === wanted)))))
            .then(all => all.every(it => it)))";
    page.until_with("the copy is what lies on the server", script, vec![Value::Array(hashes)]).await
}

/// The files of a site that are kept, by name.
fn files(folder: &Path, before: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
    // Without a network the app says all that the pages of the measures say; and whoever takes the one file along has it.
    let not_kept = ["service-worker.js", "measures/", "one-file-"];
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|it| it.to_string())? {
        let path = entry.map_err(|it| it.to_string())?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            all.extend(files(&path, &format!("{name}/"))?);
        } else if !not_kept.iter().any(|it| name.starts_with(it)) {
            all.push((name, std::fs::read(&path).map_err(|it| it.to_string())?));
        }
    }
    Ok(all)
}

/// A script that damages every file in the caches whose address has a given part, in a given way; how many it were.
const DAMAGE: &str = "const done = arguments[arguments.length - 1], [part, how] = arguments;
    const damaged = async (request, answer, others) => {
        const bytes = new Uint8Array(await answer.arrayBuffer()), type = answer.headers.get('Content-Type');
        const other = {
            'a sign-in page': () => new Response('<!doctype html><form></form>', {headers: {'Content-Type': 'text/html'}}),
            'an empty file': () => new Response('', {headers: {'Content-Type': type}}),
            'half a file': () => new Response(bytes.slice(0, bytes.length / 2), {headers: {'Content-Type': type}}),
            // Of another build: a file that is whole and has the right type, and is not this one.
            'another file': async () => new Response(await others.find(it => it.url !== request.url).clone().arrayBuffer(), {headers: {'Content-Type': type}}),
            'a redirected answer': async () => { const it = await fetch('./measures'); if (!it.redirected) throw new Error('nothing is redirected'); return it; },
            'an opaque answer': async () => { const it = await fetch('./measures', {redirect: 'manual'}); if (it.type !== 'opaqueredirect') throw new Error(it.type); return it; },
            'a changed byte': () => { bytes[bytes.length >> 1] ^= 1; return new Response(bytes, {headers: {'Content-Type': type}}) },
        };
        return other[how]();
    };
    (async () => {
        let count = 0;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            const requests = await cache.keys(), answers = await Promise.all(requests.map(it => cache.match(it)));
            const others = answers.map((it, at) => ({url: requests[at].url, clone: () => it.clone()}));
            for (const request of requests) {
                if (!request.url.includes(part) || request.url.endsWith('/finished')) continue;
                count += 1;
                if (how === 'nothing') await cache.delete(request); else await cache.put(request, await damaged(request, await cache.match(request), others));
            }
        }
        done(count);
    })().catch(error => done(String(error)))";

async fn damage(page: &Page, part: &str, how: &str) -> Result<(), String> {
    let count = page.run_async(DAMAGE, vec![json!(part), json!(how)]).await?;
    match count.as_u64() {
        None | Some(0) => Err(format!("nothing of {part} was damaged ({count}): the test shows nothing")),
        Some(_) => Ok(()),
    }
}

/// What may lie in the place of a file. A file of another build, a style sheet that is none and the like are each another file, or a page.
const KINDS: [&str; 8] = [
    "a sign-in page",
    "an empty file",
    "half a file",
    "a changed byte",
    "another file",
    "a redirected answer",
    "an opaque answer",
    "nothing",
];

/// What is fetched when it is used, damaged before that: each is right where it is shown.
async fn later_files(page: &Page, how: &str) -> Result<(), String> {
    let cases = [
        (
            "/sheet-",
            "#/glossary",
            "return [...document.styleSheets].some(it => (it.href || '').includes('/sheet-') && 0 < it.cssRules.length)",
        ),
        ("/reference-", "#/ambiguities/22", "return document.querySelector('main').innerText.includes('A22')"),
        ("/part-", "#/tools/care-fund", "return !!document.querySelector('main form input')"),
        (
            "/cases-",
            "#/self-test",
            "document.querySelector('main button').click(); return document.querySelector('.self-test-summary')?.dataset.failed === '0'",
        ),
        ("/english-", "#/tools", "return document.querySelector('main h1').innerText === 'Tools'"),
    ];
    page.go("#/").await?;
    page.reload().await?;
    for (part, _, _) in cases {
        let kept = "return caches.keys().then(([name]) => caches.open(name)).then(it => it.keys()).then(all => all.some(it => it.url.includes(arguments[0])))";
        page.until_with(&format!("{part} is kept"), kept, vec![json!(part)]).await?;
        damage(page, part, how).await?;
    }
    for (part, route, shown) in cases {
        if part == "/english-" {
            page.run("document.querySelector('.to-language').click(); return true", Vec::new()).await?;
        }
        page.go(route).await.map_err(|why| format!("{part}: {why}"))?;
        page.until(&format!("what {part} holds is shown"), shown).await?;
    }
    page.run("document.querySelector('.to-language').click(); return true", Vec::new()).await?;
    page.until("it is Chinese again", "return document.documentElement.lang !== 'en'").await
}

async fn damaged(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let page = opened(setup, &host.address).await?;
    let result = async {
        all_kept(&page).await?;
        for how in KINDS {
            // All of them at once, then what a first visit needs one by one.
            for part in ["/", "/app_bg.wasm", "/app.js", "/cover-", "/pack-", "/index.html"] {
                damage(&page, part, how).await?;
                page.reload().await.map_err(|why| format!("{how} for {part}: {why}"))?;
            }
            later_files(&page, how).await.map_err(|why| format!("{how}: {why}"))?;
            damage(&page, "/", how).await?;
            page.go("#/glossary").await.map_err(|why| format!("{how} for a part: {why}"))?;
            if page.visible().await?.contains("没有下载成功") {
                return Err(format!("{how}: a part is lost"));
            }
            page.reload().await?;
            all_kept(&page).await?;
            as_on_the_server(&page, &host.folder).await.map_err(|why| format!("{how}: {why}"))?;
        }
        Ok(())
    };
    let result = result.await;
    page.close().await;
    result
}

async fn damaged_without_a_network(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let (address, server) = forward(&host.address).await?;
    let page = opened(setup, &address).await?;
    let result = async {
        all_kept(&page).await?;
        damage(&page, "/app_bg.wasm", "a sign-in page").await?;
        server.abort();
        page.until("the server is gone", "return fetch('./nothing-' + Math.random()).then(() => false, () => true)").await?;
        page.load_again().await?;
        page.reads("/app_bg.wasm：浏览器没有说明原因").await?;
        page.until("the copy is not dropped", "return caches.keys().then(it => it.length === 1)").await?;
        damage(&page, "/index.html", "half a file").await?;
        page.load_again().await?;
        page.reads("存在这台设备上的页面坏了").await?;
        page.reads("The page kept on this device is damaged").await?;
        let port = address.trim_end_matches('/').rsplit(':').next().unwrap_or_default().to_owned();
        let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.map_err(|it| it.to_string())?;
        crate::loading::offline::forward_from(listener, &host.address);
        page.load_again().await?;
        page.until("the app is there again", APP_READY).await?;
        all_kept(&page).await?;
        as_on_the_server(&page, &host.folder).await
    };
    let result = result.await;
    page.close().await;
    result
}

async fn a_broken_worker(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let page = opened(setup, &host.address).await?;
    let result = async {
        all_kept(&page).await?;
        // A page that was there before its worker does without it until it is loaded again.
        page.reload().await?;
        // A worker that checks nothing, as older ones did not.
        let broken = "var BUILD = 'x'; self.addEventListener('message', it => { if (it.data === 'apply') self.skipWaiting() });
            self.addEventListener('fetch', it => { if (it.request.url.includes('/app_bg.wasm')) it.respondWith(new Response('<form>', {headers: {'Content-Type': 'text/html'}})) })";
        let right = std::fs::read_to_string(host.folder.join("service-worker.js")).map_err(|it| it.to_string())?;
        host.edit("service-worker.js", |_| broken.to_owned())?;
        page.run("navigator.serviceWorker.getRegistration().then(it => it.update()); return true", Vec::new()).await?;
        page.reads("有新版本").await?;
        host.edit("service-worker.js", |_| right.clone())?;
        page.run("document.querySelector('.edition-notice button').click(); return true", Vec::new()).await?;
        page.reads("已经重新下载好").await?;
        all_kept(&page).await?;
        as_on_the_server(&page, &host.folder).await?;
        page.reload().await?;
        page.until("it is said once", "return !document.body.innerText.includes('已经重新下载好')").await
    };
    let result = result.await;
    page.close().await;
    result
}

async fn kept_by_the_browser(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    for path in ["/app_bg.wasm", "/app.js", "/cover-"] {
        host.is_right_again();
        host.answers(path, AskedBy::Anybody, Answer::SignInKept, 1);
        let page = Page::empty(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Phone).await?;
        let result = async {
            page.load(&page.address).await?;
            page.until("the app is there all the same", APP_READY).await?;
            page.reads("已经重新下载好").await?;
            host.until_wrong().await
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{path}: {why}"))?;
    }
    Ok(())
}

async fn a_public_address(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let (empty, set) = ("name=\"public-address\" content=\"\"", "name=\"public-address\" content=\"https://example.org/twenty/\"");
    host.edit("index.html", |page| page.replace(empty, set))?;
    let page = opened(setup, &host.address).await?;
    let result = async {
        all_kept(&page).await?;
        as_on_the_server(&page, &host.folder).await?;
        page.reload().await?;
        page.until(
            "the kept page has the address",
            "return document.querySelector('meta[name=public-address]').content === 'https://example.org/twenty/'",
        )
        .await
    };
    let result = result.await;
    page.close().await;
    result
}
