//! Lists that two windows edit at once, and what is undone after more has come: nothing of either is lost without a word.

use exchange::draft_file::write;
use pack::{hash, pack};
use serde_json::{Value, json};

use crate::Test;
use crate::harness::drafts::{hand_in, village};
use crate::harness::page::{Page, Setting};
use crate::keeping_work::keeping::PUT;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "two windows on the list of scenarios: each follows the other, and what was added since an undone change stays",
        setting: Setting::Desktop,
        run: |page| Box::pin(scenarios_follow(page)),
    },
    Test {
        name: "two windows that save different lists of scenarios: it is asked, and neither list is lost",
        setting: Setting::Desktop,
        run: |page| Box::pin(scenarios_in_conflict(page)),
    },
    Test {
        name: "two windows that save their lists of scenarios in the same moment: it is asked, and theirs can be taken",
        setting: Setting::Desktop,
        run: |page| Box::pin(scenarios_in_the_same_moment(page)),
    },
    Test {
        name: "two windows on the names of a roll-up: the other's are laid aside with a word, and what is being typed stays",
        setting: Setting::Desktop,
        run: |page| Box::pin(names_of_a_rollup(page)),
    },
    Test {
        name: "what was entered since a form was emptied can be had again when that is undone",
        setting: Setting::Desktop,
        run: |page| Box::pin(entered_since(page)),
    },
];

const SCENARIOS: &str = "#/training/scenarios";

/// What a scenario is made of.
const LINK: &str = "a&T=care-fund&E=2020.2&D=2020-12-31&retained_party_fees=20000&Z";

/// What is stored of the list.
const STORED: &str = "(localStorage.getItem('twenty-measures/sangzhi-2020/scenarios') || '')";

/// A script: whether it is asked which window counts.
const ASKED: &str = "return document.querySelectorAll('main .conflict button').length === 2";

async fn add(page: &Page, name: &str) -> Result<(), String> {
    page.fill("#own-name", name).await?;
    submit(page).await
}

/// Adds a scenario by the name that stands in the field.
async fn submit(page: &Page) -> Result<(), String> {
    page.fill("#own-link", LINK).await?;
    page.run("document.querySelector('form.own-scenario').requestSubmit(); return true", Vec::new()).await.map(drop)
}

/// Waits until the list shows all of these, in this order at its end, and nothing else that was added.
async fn shows(page: &Page, names: &[&str]) -> Result<(), String> {
    let script = "const all = [...document.querySelectorAll('.scenario-name')].map(it => it.innerText); return arguments[0].length < all.length && all.slice(-arguments[0].length - 1).join() === [all.at(-arguments[0].length - 1), ...arguments[0]].join() && all.filter(it => it.length === 1).join() === arguments[0].join()";
    page.until_with(&format!("the list ends with {names:?}"), script, vec![json!(names)]).await
}

async fn stored(page: &Page, names: &[&str]) -> Result<(), String> {
    let script = format!("return arguments[0].every(it => {STORED}.includes('\\\\\"' + it + '\\\\\"'))");
    page.until_with(&format!("{names:?} are stored"), &script, vec![json!(names)]).await
}

/// Removes a scenario from the list.
async fn remove(page: &Page, name: &str) -> Result<(), String> {
    let script = "const it = [...document.querySelectorAll('.scenario-list li')].find(it => it.querySelector('.scenario-name').innerText === arguments[0]);
        [...it.querySelectorAll('.row-actions button')].at(-1).click(); return true";
    page.run(script, vec![json!(name)]).await.map(drop)
}

async fn scenarios_follow(page: &Page) -> Result<(), String> {
    page.go(SCENARIOS).await?;
    add(page, "甲").await?;
    shows(page, &["甲"]).await?;
    let (here, there) = page.beside(SCENARIOS).await?;
    shows(page, &["甲"]).await?;
    // Somebody is typing in one window while the other adds something.
    page.fill("#own-name", "乙").await?;
    page.to_window(&here).await?;
    add(page, "丙").await?;
    page.to_window(&there).await?;
    shows(page, &["甲", "丙"]).await?;
    page.until("what is being typed stays", "return document.getElementById('own-name').value === '乙'").await?;
    submit(page).await?;
    shows(page, &["甲", "丙", "乙"]).await?;
    page.to_window(&here).await?;
    shows(page, &["甲", "丙", "乙"]).await?;
    // What one window has removed is put back after the other, and this one, have added something.
    remove(page, "丙").await?;
    shows(page, &["甲", "乙"]).await?;
    page.to_window(&there).await?;
    shows(page, &["甲", "乙"]).await?;
    add(page, "丁").await?;
    page.to_window(&here).await?;
    shows(page, &["甲", "乙", "丁"]).await?;
    add(page, "戊").await?;
    page.press("撤销").await?;
    shows(page, &["甲", "丙", "乙", "丁", "戊"]).await?;
    page.reads("后来加进清单的也都留着").await?;
    page.to_window(&there).await?;
    shows(page, &["甲", "丙", "乙", "丁", "戊"]).await?;
    // Undone with nothing in between, the list is as it was.
    page.press("换回示例").await?;
    shows(page, &[]).await?;
    page.press("撤销").await?;
    page.reads("清单和刚才一样").await?;
    shows(page, &["甲", "丙", "乙", "丁", "戊"]).await?;
    page.reload().await?;
    shows(page, &["甲", "丙", "乙", "丁", "戊"]).await
}

/// Lets a window hear nothing of the others, as one that sleeps in the background: from its next loading on, since who listens first hears first.
const DEAF: &str = "window.addEventListener('storage', it => it.stopImmediatePropagation())";

/// Opens the list in two windows that do not hear of each other, and has them save different lists: here the last, and it is asked.
async fn differ(page: &Page) -> Result<(), String> {
    page.go(SCENARIOS).await?;
    page.reload().await?;
    add(page, "甲").await?;
    let (here, _) = page.beside(SCENARIOS).await?;
    add(page, "乙").await?;
    stored(page, &["甲", "乙"]).await?;
    page.to_window(&here).await?;
    add(page, "丙").await?;
    page.until("it is asked", ASKED).await?;
    // The question stays while somebody goes on, and nothing is written over.
    add(page, "丁").await?;
    shows(page, &["甲", "丙", "丁"]).await?;
    page.until("it is still asked", ASKED).await?;
    stored(page, &["甲", "乙"]).await
}

async fn scenarios_in_conflict(page: &Page) -> Result<(), String> {
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": DEAF})).await?;
    differ(page).await?;
    page.press("用这边的").await?;
    stored(page, &["甲", "丙", "丁"]).await?;
    page.until("it is asked no more", "return !document.querySelector('main .conflict')").await?;
    page.reads("放在一边的清单").await?;
    page.reload().await?;
    shows(page, &["甲", "丙", "丁"]).await?;
    let aside = "return document.querySelectorAll('.set-aside li').length === 1 && Object.entries(localStorage).some(([key, it]) => key.includes('/set-aside/scenarios-') && it.includes('乙'))";
    page.until("what the other window had saved lies aside", aside).await?;
    // The other answer: what was here can be put back.
    page.run("localStorage.clear(); return true", Vec::new()).await?;
    crate::keeping_work::keeping::without_mirror(page).await?;
    page.reload().await?;
    differ(page).await?;
    page.press("用那边的").await?;
    shows(page, &["甲", "乙"]).await?;
    page.press("撤销").await?;
    shows(page, &["甲", "丙", "丁", "乙"]).await?;
    stored(page, &["甲", "丙", "丁", "乙"]).await
}

async fn scenarios_in_the_same_moment(page: &Page) -> Result<(), String> {
    page.go(SCENARIOS).await?;
    for (choice, wanted) in [("用那边的", &["乙"][..]), ("用这边的", &["乙", "丁"])] {
        if choice == "用那边的" {
            add(page, "甲").await?;
        }
        let there = page.text(&format!("return {STORED}")).await?;
        let revision = page.run(&format!("return JSON.parse({STORED}).revision"), Vec::new()).await?.as_u64().unwrap_or_default();
        // The other window's list reaches the mirror in the very moment in which this window saves.
        let theirs = there.replacen(&format!("\"revision\":{revision}"), &format!("\"revision\":{}", revision + 1), 1);
        let theirs = if choice == "用那边的" { theirs.replace("甲", "乙") } else { theirs.replace("乙", "戊") };
        let key = json!("twenty-measures/sangzhi-2020/scenarios");
        page.until_with(
            "the mirror has what local storage has",
            "return new Promise(done => { const open = indexedDB.open('twenty-measures/sangzhi-2020/mirror'); open.onsuccess = () => {
                 const asked = open.result.transaction('records').objectStore('records').get(arguments[0]);
                 asked.onsuccess = () => { open.result.close(); done(!!asked.result && asked.result[1] === arguments[1]) } } })",
            vec![key.clone(), json!(there)],
        )
        .await?;
        if page.run_async(PUT, vec![key, json!(revision + 1), json!(theirs)]).await? != Value::Bool(true) {
            return Err("theirs did not get there".to_owned());
        }
        add(page, if choice == "用那边的" { "丙" } else { "丁" }).await?;
        page.until("it is asked", ASKED).await?;
        page.press(choice).await?;
        shows(page, wanted).await?;
        stored(page, wanted).await?;
        page.reload().await?;
        shows(page, wanted).await?;
    }
    page.until(
        "what the other window had saved lies aside",
        "return Object.entries(localStorage).some(([key, it]) => key.includes('/set-aside/scenarios-') && it.includes('戊'))",
    )
    .await
}

/// Replaces the names of a field of the roll-up.
async fn name(page: &Page, field: &str, names: &str) -> Result<(), String> {
    let script = "const it = document.getElementById(arguments[0]); it.value = arguments[1]; it.dispatchEvent(new Event('input', {bubbles: true})); return true";
    page.run(script, vec![json!(field), json!(names)]).await.map(drop)
}

async fn names_are(page: &Page, field: &str, names: &str) -> Result<(), String> {
    let script = "return document.getElementById(arguments[0])?.value === arguments[1]";
    page.until_with(&format!("{field} holds {names:?}"), script, vec![json!(field), json!(names)]).await
}

async fn names_of_a_rollup(page: &Page) -> Result<(), String> {
    let expected = "rollup-expected";
    let there_is = "return document.getElementById('rollup-expected') !== null";
    page.go("#/rollup").await?;
    page.until("the screen is there", there_is).await?;
    name(page, expected, "甲村").await?;
    page.press("保存名单").await?;
    page.reads("名单上还没有收到的（1）").await?;
    let (here, there) = page.beside("#/rollup").await?;
    names_are(page, expected, "甲村").await?;
    // Typed and not yet saved, while the other window saves.
    name(page, expected, "甲村\n丙村").await?;
    name(page, "rollup-own", "松风乡").await?;
    page.to_window(&here).await?;
    name(page, expected, "甲村\n乙村").await?;
    page.press("保存名单").await?;
    page.reads("名单上还没有收到的（2）").await?;
    page.to_window(&there).await?;
    hand_in(page, "rollup-files", &[("a.json", write(pack(), hash(), &village("甲村", 9_000)))]).await?;
    page.reads("计入1个单位").await?;
    let untouched = "return !document.body.innerText.includes('另一个窗口里也改过名单') && !document.querySelector('.laid-aside')";
    page.until("who takes a file in writes over no list of the other window's", untouched).await?;
    names_are(page, expected, "甲村\n丙村").await?;
    names_are(page, "rollup-own", "松风乡").await?;
    page.press("保存名单").await?;
    page.reads("另一个窗口里也改过名单").await?;
    let aside = |count: usize, name: &str| {
        format!(
            "const all = [...document.querySelectorAll('.laid-aside li pre')]; return all.length === {count} && all.some(it => it.textContent.includes('{name}'))"
        )
    };
    page.until("theirs are laid aside", &aside(1, "乙村")).await?;
    // The other way round; and a file of each window's is in.
    page.to_window(&here).await?;
    hand_in(page, "rollup-files", &[("b.json", write(pack(), hash(), &village("乙村", 8_000)))]).await?;
    page.reads("计入").await?;
    page.press("保存名单").await?;
    page.reads("另一个窗口里也改过名单").await?;
    page.until("this time the other's", &aside(2, "丙村")).await?;
    page.reload().await?;
    names_are(page, expected, "甲村\n乙村").await?;
    page.reads("计入2个单位").await?;
    page.until("both are still aside", &aside(2, "丙村")).await?;
    // What lies aside goes back into the form.
    let put = "const it = [...document.querySelectorAll('.laid-aside li')].find(it => it.innerText.includes('丙村') || it.textContent.includes('丙村')); it.querySelector('button').click(); return true";
    page.run(put, Vec::new()).await?;
    names_are(page, expected, "甲村\n丙村").await?;
    names_are(page, "rollup-own", "松风乡").await
}

async fn entered_since(page: &Page) -> Result<(), String> {
    let field = "main form input[inputmode]";
    let holds = |number: &str| {
        format!(
            "return document.querySelector('{field}').value === '{number}' && Object.entries(localStorage).some(([key, it]) => key.endsWith('/inputs/local-talent-reserve') && it.includes('\"{number}\"'))"
        )
    };
    page.go("#/tools/local-talent-reserve").await?;
    page.fill(field, "2").await?;
    page.until("it is kept", &holds("2")).await?;
    page.press("清空所填").await?;
    page.until("it is gone", &format!("return document.querySelector('{field}').value === ''")).await?;
    page.fill(field, "7").await?;
    page.until("another number is kept", &holds("7")).await?;
    page.press("撤销清空").await?;
    page.until("what was emptied is back", &holds("2")).await?;
    page.press("撤销清空").await?;
    page.until("what was entered since is not lost", &holds("7")).await
}
