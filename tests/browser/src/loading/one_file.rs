//! The edition of one file: opened from a disk by a double click, without a server and without a network, it does all that the site does.

use std::path::{Path, PathBuf};

use pack::{hash, pack};
use policy::assessment::reply::Unit;
use serde_json::json;
use url::Url;

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting};
use crate::harness::routes;
use crate::journeys::{begin_a_draft, choose_first_standing};
use crate::rollup::village;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "one file from a stick opens by a double click, and every destination in it, in both languages",
        setting: Setting::Desktop,
        run: |page| Box::pin(every_destination(page)),
    },
    Test {
        name: "one file inside a chat app's browser: every destination draws, and it is said how drafts come out of it",
        setting: Setting::Phone,
        run: |page| Box::pin(inside_a_chat_app(page)),
    },
    Test { name: "one file opens its licences in a window of its own", setting: Setting::Desktop, run: |page| Box::pin(licences(page)) },
    Test {
        name: "one file computes, keeps a draft, hands it out and takes it back, under keys of its own",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_draft_by_file(page)),
    },
    Test { name: "one file adds up many villages and makes papers", setting: Setting::Desktop, run: |page| Box::pin(papers(page)) },
    Test {
        name: "the site hands out the one file, and says what is not in it",
        setting: Setting::Desktop,
        run: |page| Box::pin(handed_out(page)),
    },
];

/// The edition of one file in a folder, as the site hands it out.
fn in_site(site: &Path) -> Result<PathBuf, String> {
    let files = std::fs::read_dir(site).map_err(|it| it.to_string())?.filter_map(|it| Some(it.ok()?.path()));
    let is_it = |it: &PathBuf| it.file_name().is_some_and(|it| it.to_string_lossy().starts_with("one-file-"));
    files.into_iter().find(is_it).ok_or_else(|| format!("{} holds no edition of one file", site.display()))
}

/// Opens it from a folder of its own, where nothing else lies, under a name as people give them.
async fn open(page: &Page) -> Result<(), String> {
    let folder = page.downloads.join("U盘 一");
    std::fs::create_dir_all(&folder).map_err(|it| it.to_string())?;
    let file = folder.join("二十条 单文件版（1）.html");
    std::fs::copy(in_site(&page.setup.site)?, &file).map_err(|it| it.to_string())?;
    let address = Url::from_file_path(&file).map_err(|()| "no address".to_owned())?;
    page.load(address.as_str()).await?;
    page.until("the app is there", APP_READY).await
}

async fn every_destination(page: &Page) -> Result<(), String> {
    open(page).await?;
    all_whole(page).await?;
    page.go("#/self-test").await?;
    page.run("document.querySelector('main button').click(); return true", Vec::new()).await?;
    page.until("the cases pass", "return document.querySelector('.self-test-summary')?.dataset.failed === '0'").await?;
    page.go("#/settings").await?;
    page.reads("现在打开的就是单文件版").await?;
    page.run("document.querySelectorAll('input[name=language]')[1].click(); return true", Vec::new()).await?;
    page.reads("This is the edition of one file").await?;
    page.go("#/training/quiz?s=204518&n=1").await?;
    page.go("#/about").await?;
    page.reads("Licences of third-party software").await?;
    nothing_else_was_asked_for(page).await
}

/// Goes to one address of each kind: nothing on it is missing.
async fn all_whole(page: &Page) -> Result<(), String> {
    for route in routes::kinds() {
        page.go(route).await?;
        page.until(
            &format!("{route} is whole"),
            "return !document.querySelector('main [role=alert] ~ .actions button.plain') && !/没有取到|没有放行/.test(document.body.innerText)",
        )
        .await?;
    }
    Ok(())
}

/// What WeChat's browser on Android calls itself.
const WECHAT: &str = "Mozilla/5.0 (Linux; Android 14; V2301A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile \
    Safari/537.36 XWEB/1260183 MMWEBSDK/20240404 MMWEBID/2307 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN";

/// Somebody was sent the file and has opened it where it lay: no file can be saved there, and what is kept there nothing else sees.
async fn inside_a_chat_app(page: &Page) -> Result<(), String> {
    page.ask_browser("Network.setUserAgentOverride", json!({"userAgent": WECHAT})).await?;
    open(page).await?;
    if !page.text("return navigator.userAgent").await?.contains("MicroMessenger") {
        return Err("the browser does not call itself so: the test shows nothing".to_owned());
    }
    all_whole(page).await?;
    page.go("#/assessment").await?;
    let right = "const it = document.querySelector('.one-app'); return !!it && it.innerText.includes('不在这个网页文件里') && it.innerText.includes('分成几份发') && !it.innerText.includes('存成文件') && !it.innerText.includes('电脑')";
    page.until("it is said where drafts are, and how they come along", right).await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is said beside the draft too", right).await?;
    // What it names is there, and works; what does not is said to be so.
    page.press("分成几份发").await?;
    page.until("the parts can be copied", "return 0 < document.querySelectorAll('.parts button').length").await?;
    page.go("#/assessment").await?;
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelector('.hand-out > button').click(); return true", Vec::new()).await?;
    page.reads("下载不了文件").await?;
    nothing_else_was_asked_for(page).await
}

/// The licences open in a window of their own, which not every driver can go to.
async fn licences(page: &Page) -> Result<(), String> {
    open(page).await?;
    page.go("#/about").await?;
    let here = page.window().await?;
    page.press("第三方软件的许可").await?;
    page.to_another_window(&here).await?;
    page.until(
        "the licences are there",
        "return document.body?.innerText.includes('leptos 0.8') && getComputedStyle(document.body).fontFamily !== ''",
    )
    .await?;
    page.close_window().await?;
    page.to_window(&here).await?;
    nothing_else_was_asked_for(page).await
}

/// A file from a stick asks for nothing, not even for what lies beside it.
async fn nothing_else_was_asked_for(page: &Page) -> Result<(), String> {
    let asked = page
        .run("return performance.getEntriesByType('resource').map(it => it.name).filter(it => !/^(blob|data):/.test(it))", Vec::new())
        .await?;
    if asked == json!([]) { Ok(()) } else { Err(format!("it asked for {asked}")) }
}

async fn a_draft_by_file(page: &Page) -> Result<(), String> {
    open(page).await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.verdict("met").await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until(
        "it is kept under a key of its own",
        "const all = Object.keys(localStorage).filter(it => it.startsWith('twenty-measures/'));
         return all.some(it => it.startsWith('twenty-measures/sangzhi-2020.file/draft/') && localStorage[it].includes('\"own\"')) &&
             all.every(it => it.startsWith('twenty-measures/sangzhi-2020.file/'))",
    )
    .await?;
    page.reload().await?;
    page.until("it is there after a reload", "return [...document.querySelectorAll('main input[type=radio]')].some(it => it.checked)")
        .await?;
    page.go("#/assessment").await?;
    page.reads("不在这个网页文件里").await?;
    page.run(
        "const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelector('.hand-out > button').click(); return true",
        Vec::new(),
    )
    .await?;
    let file = page.saved_file("json").await?;
    // Another computer has nothing but the two files.
    page.run(
        "localStorage.clear(); return Promise.all(['mirror', 'rollup'].map(it => new Promise(done => {
             const gone = indexedDB.deleteDatabase('twenty-measures/sangzhi-2020.file/' + it); gone.onsuccess = gone.onerror = gone.onblocked = done;
         })))",
        Vec::new(),
    )
    .await?;
    page.reload().await?;
    page.until("it has no drafts", "return !document.querySelector('li.draft')").await?;
    page.choose_file("#draft-file", &file).await?;
    page.until("it is among the drafts", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.run("document.querySelector('li.draft .draft-title').click(); return true", Vec::new()).await?;
    page.until("with its answer", "return !!document.querySelector('.indicator .now .standing:not(.not-answered)')").await
}

async fn papers(page: &Page) -> Result<(), String> {
    open(page).await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    let file = page.downloads.join("石桥村.json");
    std::fs::write(&file, village(Unit::Village, "石桥村", 3)).map_err(|it| it.to_string())?;
    page.choose_file("#rollup-files", &file).await?;
    page.reads("计入1个单位").await?;
    page.press("Excel表格").await?;
    page.until("it was read back", "return document.querySelector('.papers-said').innerText.startsWith('已读回核对')").await?;
    let table = page.saved_file("xlsx").await?;
    if std::fs::read(&table).map_err(|it| it.to_string())?.get(..2) != Some(b"PK") {
        return Err(format!("{} is no workbook", table.display()));
    }
    page.reload().await?;
    page.reads("计入1个单位").await?;
    // And its own workbook, filled elsewhere, is read.
    let draft = crate::harness::drafts::village("示例·竹溪村（虚构）", 8_000);
    let filled = office::workbook::write::write(pack(), hash(), &draft, policy::model::text::Language::Chinese)?;
    let file = page.downloads.join("竹溪村.xlsx");
    std::fs::write(&file, filled).map_err(|it| it.to_string())?;
    page.choose_file("#rollup-files", &file).await?;
    page.reads("计入2个单位").await
}

async fn handed_out(page: &Page) -> Result<(), String> {
    page.go("#/settings").await?;
    page.reads("文件里没有您填的内容").await?;
    page.press("存成一个文件").await?;
    let file = page.saved_file("html").await?;
    let read = |path: &Path| std::fs::read(path).map_err(|it| it.to_string());
    let (handed, built) = (read(&file)?, read(&in_site(&page.setup.site)?)?);
    if handed != built {
        return Err("what is handed out is not what was built".to_owned());
    }
    if 3_000_000 < built.len() { Err(format!("it has {} bytes", built.len())) } else { Ok(()) }
}
