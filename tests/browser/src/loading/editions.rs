//! Editions one after another on one device.

use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};
use http::StatusCode;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting, Setup};
use crate::harness::server::{Answer, AskedBy, Host};
use crate::loading::healing::{all_kept, as_on_the_server};
use crate::loading::offline::forward;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "three editions in quick succession: a window of the first goes on working, and nothing is left behind",
        setting: Setting::Desktop,
        run: |page| Box::pin(three_editions(&page.setup)),
    },
    Test {
        name: "of an edition that cannot be kept whole nothing stays, whatever failed, and the older one works on without a network",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_failed_edition(&page.setup)),
    },
    Test {
        name: "where somebody works on the site, a published one kept at the same address makes room",
        setting: Setting::Desktop,
        run: |page| Box::pin(not_built(&page.setup)),
    },
];

async fn three_editions(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let page = Page::open(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Desktop).await?;
    let result = async {
        all_kept(&page).await?;
        page.go("#/").await?;
        // A page that was there before its worker does without it until it is loaded again.
        page.reload().await?;
        let first_build = build_of(&page).await?;
        let (first, second) = page.beside("#/").await?;
        let mut shown = first_build.clone();
        for _ in 0..2 {
            shown = publish_next(&host.folder, &shown)?;
            page.to_window(&second).await?;
            page.reload().await?;
            page.reads("有新版本").await?;
            page.run("document.querySelector('.edition-notice button').click(); return true", Vec::new()).await?;
            page.until_with(
                "the second window shows the new edition",
                "const app = document.getElementById('app'); return !!app && app.dataset.build === arguments[0] && document.querySelectorAll('main#content h1').length === 1",
                vec![json!(shown)],
            )
            .await?;
            // It asks the worker to look after what is kept, and the worker has done so.
            page.go("#/training").await?;
            page.reads("这台设备已经存好").await?;
        }
        page.to_window(&first).await?;
        if build_of(&page).await? != first_build {
            return Err("the first window changed by itself".to_owned());
        }
        for route in ["#/glossary", "#/tools/care-fund", "#/assessment"] {
            page.go(route).await.map_err(|why| format!("the window of the first edition: {why}"))?;
            if page.visible().await?.contains("没有下载成功") {
                return Err(format!("the window of the first edition has lost {route}"));
            }
        }
        // A build that cannot be had whole leaves nothing behind.
        let failed = publish_next(&host.folder, &shown)?;
        host.answers("/pack-", AskedBy::Worker, Answer::Status(StatusCode::NOT_FOUND), usize::MAX);
        page.run("navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => {}, () => {}); return true", Vec::new())
            .await?;
        host.until_wrong().await?;
        page.until(
            "the failed build is tried and given up",
            "return navigator.serviceWorker.getRegistration().then(it => it.installing === null && it.waiting === null)",
        )
        .await?;
        page.until_with(
            "nothing of it is kept",
            "return caches.keys().then(it => it.length > 0 && it.every(name => !name.endsWith(arguments[0])))",
            vec![json!(failed)],
        )
        .await?;
        host.is_right_again();
        // When no window shows the first edition any more, it goes.
        page.close_window().await?;
        page.to_window(&second).await?;
        page.load_again().await?;
        page.until("the app is there", APP_READY).await?;
        page.until_with(
            "only what is shown and what waits is left",
            "return caches.keys().then(it => it.length > 0 && it.every(name => arguments[0].some(build => name.endsWith(build))))",
            vec![json!([shown, failed])],
        )
        .await
    };
    let result = result.await;
    page.close().await;
    result
}

/// A script in front of a worker's own: for each cache that it deletes it notes the name and how many files were in it.
const NOTING: &str = "(function () {
    var gone = caches.delete.bind(caches);
    caches.delete = async function (name) {
        var files = (await (await caches.open(name)).keys()).length, notes = await caches.open('notes');
        await notes.put('./deleted-' + Math.random(), new Response(JSON.stringify([name, files])));
        return gone(name);
    };
})();
";

/// A script in front of a worker's own: there is no room for one of its files.
const WITHOUT_ROOM: &str = "(function () {
    var put = Cache.prototype.put;
    Cache.prototype.put = function (request, answer) {
        return String(request).indexOf('/pack-') < 0 ? put.call(this, request, answer) : Promise.reject(new DOMException('full', 'QuotaExceededError'));
    };
})();
";

/// Why an edition is not kept whole.
#[derive(Clone, Copy, Debug)]
enum Failure {
    /// A file is answered so.
    Answer(&'static str, Answer),
    /// The device has no room for a file.
    NoRoom,
}

async fn a_failed_edition(setup: &Setup) -> Result<(), String> {
    for failure in [
        Failure::Answer("/pack-", Answer::Status(StatusCode::NOT_FOUND)),
        Failure::Answer("/app_bg.wasm", Answer::SignIn),
        Failure::Answer("/index.html", Answer::Status(StatusCode::BAD_GATEWAY)),
        Failure::NoRoom,
    ] {
        let host = Host::start(&setup.site).await?;
        let (address, server) = forward(&host.address).await?;
        let page = Page::open(&Setup { address, ..setup.clone() }, Setting::Desktop).await?;
        let result = async {
            all_kept(&page).await?;
            page.reload().await?;
            fail(&page, &host, failure).await?;
            page.reload().await?;
            all_kept(&page).await?;
            server.abort();
            page.until("the server is gone", "return fetch('./nothing-' + Math.random()).then(() => false, () => true)").await?;
            page.until("the notes are away", "return caches.delete('notes').then(() => caches.keys()).then(it => it.length === 1)").await?;
            // And one whose installation the browser has broken off before anything could be deleted.
            let unfinished = "return caches.keys().then(([it]) => caches.open(it + '0')).then(it => it.put('./app.js', new Response('half'))).then(() => true)";
            page.until("there is an unfinished copy", unfinished).await?;
            page.reload().await?;
            page.until("the next look deletes it", "return caches.keys().then(it => it.length === 1)").await?;
            for route in ["#/glossary", "#/tools/care-fund", "#/training/quiz?s=204518&n=1"] {
                page.go(route).await?;
                if page.visible().await?.contains("没有下载成功") {
                    return Err(format!("the older edition has lost {route}"));
                }
            }
            as_on_the_server(&page, &setup.site).await
        };
        let result = result.await;
        page.close().await;
        result.map_err(|why| format!("{failure:?}: {why}"))?;
    }
    Ok(())
}

/// Publishes another edition, which cannot be kept, and waits until the browser has tried, and nothing is left of it.
async fn fail(page: &Page, host: &Host, failure: Failure) -> Result<(), String> {
    let build = build_of(page).await?;
    let failed = publish_next(&host.folder, &build)?;
    let before = if matches!(failure, Failure::NoRoom) { [NOTING, WITHOUT_ROOM].concat() } else { NOTING.to_owned() };
    host.edit("service-worker.js", |worker| [&before, worker.as_str()].concat())?;
    if let Failure::Answer(path, answer) = failure {
        host.answers(path, AskedBy::Worker, answer, usize::MAX);
    }
    page.run("navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => {}, () => {}); return true", Vec::new()).await?;
    page.until_with(
        "what was there of it is deleted",
        "return caches.open('notes').then(notes => notes.keys().then(keys => Promise.all(keys.map(it => notes.match(it).then(it => it.json()))))).then(all => all.some(it => it[0].endsWith(arguments[0])))",
        vec![json!(failed)],
    )
    .await?;
    page.until_with(
        "it is given up, and of it no file is left",
        "return Promise.all([navigator.serviceWorker.getRegistration(), caches.keys()]).then(([it, names]) =>
             it.installing === null && it.waiting === null && names.some(name => name.endsWith(arguments[0])) && !names.some(name => name.endsWith(arguments[1])))",
        vec![json!(build), json!(failed)],
    )
    .await
}

async fn build_of(page: &Page) -> Result<String, String> {
    page.text("return document.getElementById('app').dataset.build").await
}

/// Publishes another edition in the place of this one: the app in another folder, and all that names it.
fn publish_next(folder: &Path, build: &str) -> Result<String, String> {
    let failed = |error: std::io::Error| error.to_string();
    let turned = |name: &str| {
        name.chars()
            .map(|it| if it == 'f' { '0' } else { char::from_u32(u32::from(it) + 1).unwrap_or('0') })
            .map(|it| if it == ':' { 'a' } else { it })
            .collect::<String>()
    };
    let (page_file, worker_file) = (folder.join("index.html"), folder.join("service-worker.js"));
    let (page, worker) = (std::fs::read_to_string(&page_file).map_err(failed)?, std::fs::read_to_string(&worker_file).map_err(failed)?);
    let app = page.split_once("./app-").and_then(|it| it.1.split_once('/')).ok_or("the page names no app")?.0.to_owned();
    let (next_app, next_build) = (turned(&app), turned(build));
    std::fs::rename(folder.join(format!("app-{app}")), folder.join(format!("app-{next_app}"))).map_err(failed)?;
    let script = |page: &str| {
        page.split_once("<script type=\"module\">").and_then(|it| it.1.split_once('<')).map(|it| hash(it.0)).unwrap_or_default()
    };
    let next = page.replace(&app, &next_app).replace(build, &next_build);
    // The policy names the script that starts the app.
    let next = next.replace(&script(&page), &script(&next));
    let worker = worker.replace(&app, &next_app).replace(build, &next_build).replace(&hash(&page), &hash(&next));
    std::fs::write(page_file, next).map_err(failed)?;
    std::fs::write(worker_file, worker).map_err(failed)?;
    Ok(next_build)
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

async fn not_built(setup: &Setup) -> Result<(), String> {
    let host = Host::start(&setup.site).await?;
    let page = Page::open(&Setup { address: host.address.clone(), ..setup.clone() }, Setting::Desktop).await?;
    let result = async {
        all_kept(&page).await?;
        host.edit("index.html", |page| page.replace("data-offline=", "data-none=").replace("<body>", "<body data-worked-on>"))?;
        host.edit("service-worker.js", |_| include_str!("../../../../public/service-worker.js").to_owned())?;
        page.load_again().await?;
        page.until(
            "the site that is worked on is shown, and nothing of the other is left",
            "return document.body.hasAttribute('data-worked-on') && Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(it => it.every(list => list.length === 0))",
        )
        .await?;
        page.until("it runs", APP_READY).await
    };
    let result = result.await;
    page.close().await;
    result
}
