//! Whatever phones, tabs and disks do, what somebody entered is still there: browsers killed in the middle, storage that is
//! cleared, full, or refuses at some call, two windows at once, another pack's site at the same address.

use std::path::Path;

use exchange::draft_file::write;
use pack::{hash, pack};
use serde_json::{Value, json};

use crate::Test;
use crate::harness::drafts::village;
use crate::harness::page::{Page, Setting};
use crate::journeys::{ANSWER_STORED, begin_a_draft, choose_first_standing};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a browser that is killed while somebody types has kept every revision that it acknowledged",
        setting: Setting::Desktop,
        run: |page| Box::pin(killed(page)),
    },
    Test {
        name: "what local storage has lost comes back, and what was deleted does not",
        setting: Setting::Desktop,
        run: |page| Box::pin(lost_and_deleted(page)),
    },
    Test { name: "with local storage full a draft is kept all the same", setting: Setting::Desktop, run: |page| Box::pin(full(page)) },
    Test {
        name: "storage that refuses at any call loses nothing, and nothing is said to be deleted",
        setting: Setting::Desktop,
        run: |page| Box::pin(refusing(page)),
    },
    Test {
        name: "two windows that save in the same moment: both versions stay, and what is typed meanwhile is a draft of its own",
        setting: Setting::Desktop,
        run: |page| Box::pin(same_moment(page)),
    },
    Test {
        name: "two windows on one tool, and on the profile: each follows the other",
        setting: Setting::Desktop,
        run: |page| Box::pin(two_windows_on_a_tool(page)),
    },
    Test {
        name: "another pack's things at the same address are neither shown nor moved nor cleared",
        setting: Setting::Desktop,
        run: |page| Box::pin(another_pack(page)),
    },
    Test { name: "keys of the first editions are moved once", setting: Setting::Desktop, run: |page| Box::pin(first_editions(page)) },
    Test {
        name: "what can be read in part only, or is no text, is copied to the last unit before it is written over",
        setting: Setting::Desktop,
        run: |page| Box::pin(copied_first(page)),
    },
    Test {
        name: "what a newer edition wrote under an open draft is not written over",
        setting: Setting::Desktop,
        run: |page| Box::pin(newer_edition(page)),
    },
    Test {
        name: "clearing the device clears every home, and says what is there",
        setting: Setting::Desktop,
        run: |page| Box::pin(every_home_is_cleared(page)),
    },
    Test {
        name: "what one tap destroys can be put back, also after leaving the page",
        setting: Setting::Desktop,
        run: |page| Box::pin(undone(page)),
    },
    Test { name: "a draft holds so much and no more, and says so", setting: Setting::Desktop, run: |page| Box::pin(limits(page)) },
];

/// What every key of this pack's drafts starts with.
const DRAFTS: &str = "twenty-measures/sangzhi-2020/draft/";

/// A script: the state of the open draft says that it is saved.
const SAVED: &str = "const it = document.querySelector('.state .saved'); return !!it && /已保存/.test(it.innerText)";

/// A script that calls back with the records of the mirror, as `[key, [revision, text]]`.
const MIRROR: &str = "const done = arguments[arguments.length - 1];
    const open = indexedDB.open('twenty-measures/sangzhi-2020/mirror');
    open.onerror = () => done([]);
    open.onupgradeneeded = () => { open.transaction.abort(); };
    open.onsuccess = () => {
        const store = open.result.transaction('records').objectStore('records');
        const keys = store.getAllKeys(), values = store.getAll();
        values.onsuccess = () => { open.result.close(); done(keys.result.map((key, at) => [key, values.result[at]])); };
    }";

/// A script that puts a record into the mirror: key, revision, text.
pub const PUT: &str = "const done = arguments[arguments.length - 1], [key, revision, text] = arguments;
    const open = indexedDB.open('twenty-measures/sangzhi-2020/mirror');
    open.onsuccess = () => {
        const change = open.result.transaction('records', 'readwrite');
        change.objectStore('records').put([revision, text], key);
        change.oncomplete = () => { open.result.close(); done(true); };
    }";

/// The text of the only draft in local storage.
const ONLY_DRAFT: &str =
    "return localStorage[Object.keys(localStorage).find(it => it.startsWith('twenty-measures/sangzhi-2020/draft/'))] || ''";

/// Deletes the mirror: local storage is then the only home, until the next change.
pub async fn without_mirror(page: &Page) -> Result<(), String> {
    let script = "const done = arguments[arguments.length - 1], gone = indexedDB.deleteDatabase('twenty-measures/sangzhi-2020/mirror');
        gone.onsuccess = () => done(true);
        gone.onerror = () => done(false);";
    expect("the mirror is gone", page.run_async(script, Vec::new()).await? == Value::Bool(true))
}

/// Confirms that the device is to be cleared, and waits for the page that is loaded after it: until then the old one stands.
pub async fn confirm_clearing(page: &Page) -> Result<(), String> {
    let confirm = "window.isOld = true; document.querySelector('main .warning .actions button').click(); return true";
    page.run(confirm, Vec::new()).await?;
    let ready = crate::harness::page::APP_READY.trim_start_matches("return ");
    page.until("the app has begun anew", &format!("return !window.isOld && {ready}")).await
}

async fn mirrored(page: &Page) -> Result<Vec<(String, Value)>, String> {
    let found = page.run_async(MIRROR, Vec::new()).await?;
    let records = found.as_array().ok_or("the mirror does not answer")?;
    let record = |entry: &Value| Some((entry.get(0)?.as_str()?.to_owned(), entry.get(1)?.clone()));
    Ok(records.iter().filter_map(record).collect())
}

/// Answers the question at a place with its first choice.
async fn choose(page: &Page, at: usize) -> Result<(), String> {
    let script = format!("document.querySelectorAll('main .own')[{at}].querySelectorAll('input[type=radio]')[0].click(); return true");
    page.run(&script, Vec::new()).await.map(drop)
}

fn expect(what: &str, holds: bool) -> Result<(), String> {
    if holds { Ok(()) } else { Err(format!("not so: {what}")) }
}

async fn killed(page: &Page) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("twenty-measures-killed-{}", std::process::id()));
    let result = killed_in(page, &folder).await;
    // Left behind where the browser still writes there.
    let _ = std::fs::remove_dir_all(&folder);
    result
}

async fn killed_in(page: &Page, folder: &Path) -> Result<(), String> {
    for round in 0..3 {
        let browser = Page::in_folder(&page.setup, folder).await?;
        browser.load(&browser.address).await?;
        browser.until("the app is there", crate::harness::page::APP_READY).await?;
        if round == 0 {
            begin_a_draft(&browser).await?;
            let name = "示例·杀不死村";
            browser.run("document.querySelector('details.about').open = true; return true", Vec::new()).await?;
            browser.fill("#draft-unit", name).await?;
        } else {
            browser.go("#/assessment").await?;
            browser.until("the draft is listed", "return document.querySelectorAll('li.draft').length === 1").await?;
            browser.run("document.querySelector('li.draft .draft-title').click(); return true", Vec::new()).await?;
            browser.until("it is open", "return document.querySelectorAll('main .own input[type=radio]').length > 5").await?;
            let answered = format!(
                "return [...document.querySelectorAll('main .own')].slice(0, {round}).every(it => it.querySelectorAll('input[type=radio]')[0].checked)"
            );
            browser.until("what was acknowledged is there", &answered).await?;
        }
        choose(&browser, round).await?;
        browser.until("it is on its way", "return document.querySelector('.state .saved').innerText.includes('正在保存')").await?;
        browser.until("it is acknowledged", SAVED).await?;
        browser.kill(folder)?;
    }
    let browser = Page::in_folder(&page.setup, folder).await?;
    browser.load(&browser.address).await?;
    browser.until("the app is there", crate::harness::page::APP_READY).await?;
    browser.go("#/assessment").await?;
    browser
        .until("the draft is listed by its name", "return document.querySelector('li.draft .draft-title').innerText === '示例·杀不死村'")
        .await?;
    let text = browser.text(ONLY_DRAFT).await?;
    browser.close().await;
    expect("all three answers are there", text.matches("\"own\"").count() == 3)
}

/// A draft with another word for its first answer, and without its check code, which would not fit any more.
fn other_answer(text: &str) -> String {
    let (before, rest) = text.split_once("\"own\":\"").unwrap_or((text, ""));
    let rest = rest.split_once('"').map_or("", |it| it.1);
    let changed = [before, "\"own\":\"not_sure\"", rest].concat();
    changed.rsplit_once(",\"mark\":").map_or_else(|| changed.clone(), |it| [it.0, "}"].concat())
}

async fn lost_and_deleted(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.until("it is acknowledged", SAVED).await?;
    let draft = page.text("return location.hash").await?;
    let text = page.text(ONLY_DRAFT).await?;
    // Another place first, so that nothing writes it again.
    page.go("#/about").await?;
    page.run("localStorage.clear(); return true", Vec::new()).await?;
    page.reload().await?;
    page.go(&draft).await?;
    page.until("its answer is there", "return !!document.querySelector('.indicator .now .standing:not(.not-answered)')").await?;
    page.until("local storage has it again", ANSWER_STORED).await?;
    // An older state in local storage, as after a crash: the later one wins.
    page.go("#/about").await?;
    let key = page.text(&format!("return Object.keys(localStorage).find(it => it.startsWith('{DRAFTS}'))")).await?;
    let older = other_answer(&text).replacen("\"revision\":2", "\"revision\":1", 1);
    expect("the draft can be made older", older != text)?;
    page.run("localStorage.setItem(arguments[0], arguments[1]); return true", vec![json!(key), json!(older)]).await?;
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until("the later one is back", &format!("return localStorage.getItem({}) === {}", json!(key), json!(text))).await?;
    // Spoilt in local storage: what lies there is set aside, and the mirror's is back.
    page.go("#/about").await?;
    page.run("localStorage.setItem(arguments[0], '{\"cut\": sho'); return true", vec![json!(key)]).await?;
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until("it is back", &format!("return localStorage.getItem({}) === {}", json!(key), json!(text))).await?;
    page.until(
        "what was spoilt is set aside",
        "return Object.entries(localStorage).some(it => it[0].includes('/set-aside/draft/') && it[1] === '{\"cut\": sho')",
    )
    .await?;
    // Deleted, and local storage on disk does not know it yet.
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelectorAll('.actions button')[2].click(); return true", Vec::new()).await?;
    page.run("document.querySelector('li.draft .warning button.primary').click(); return true", Vec::new()).await?;
    page.until(
        "it is gone",
        &format!("return !document.querySelector('li.draft') && !Object.keys(localStorage).some(it => it.startsWith('{DRAFTS}'))"),
    )
    .await?;
    page.run("localStorage.setItem(arguments[0], arguments[1]); return true", vec![json!(key), json!(text)]).await?;
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until(
        "it does not return",
        &format!("return !document.querySelector('li.draft') && !Object.keys(localStorage).some(it => it.startsWith('{DRAFTS}'))"),
    )
    .await
}

async fn full(page: &Page) -> Result<(), String> {
    page.run(
        "let size = 1 << 20, text = 'x'; localStorage.theirs = ''; while (size >= 1) { try { localStorage.theirs += text.repeat(size) } catch (full) { size >>= 1 } } return true",
        Vec::new(),
    )
    .await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    let draft = page.text("return location.hash").await?;
    expect("local storage has no room for it", !page.text(ONLY_DRAFT).await?.contains("\"own\""))?;
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until("it is listed", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.go(&draft).await?;
    page.until("its answer is there", "return !!document.querySelector('.indicator .now .standing:not(.not-answered)')").await
}

/// A script that lets a call of local storage fail: the method, and the first and last of the calls from now on that do.
const REFUSE: &str = "const [method, from, to] = arguments, kept = Object.getOwnPropertyDescriptor(Storage.prototype, method);
    let calls = 0;
    const fails = () => { calls += 1; if (from <= calls && calls <= to) throw new DOMException('no', 'InvalidStateError'); };
    const patched = method === 'length'
        ? { configurable: true, get() { fails(); return kept.get.call(this); } }
        : { configurable: true, writable: true, value(...given) { fails(); return kept.value.apply(this, given); } };
    Object.defineProperty(Storage.prototype, method, patched);
    window.mend = () => Object.defineProperty(Storage.prototype, method, kept);
    return true";

async fn refusing(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    let draft = page.text("return location.hash").await?;
    let mut chosen = 1;
    for method in ["getItem", "setItem", "removeItem", "key", "length"] {
        for (from, to) in [(1, 1), (2, 2), (1, 1_000_000)] {
            page.run(REFUSE, vec![json!(method), json!(from), json!(to)]).await?;
            choose(page, chosen).await?;
            chosen += 1;
            page.until("it is on its way or refused", "return !/已保存/.test(document.querySelector('.state .saved').innerText) || true")
                .await?;
            page.until("it is acknowledged, in one home at least", SAVED).await?;
            page.go("#/assessment").await?;
            page.go("#/settings").await?;
            page.go("#/tools/local-talent-reserve").await?;
            page.run("window.mend(); return true", Vec::new()).await?;
            page.reload().await?;
            page.go("#/assessment").await?;
            page.until("there is one draft", "return document.querySelectorAll('li.draft').length === 1").await?;
            page.go(&draft).await?;
            page.until("it is open", "return document.querySelectorAll('main .own input[type=radio]').length > 5").await?;
            let all = format!(
                "return [...document.querySelectorAll('main .own')].slice(0, {chosen}).every(it => it.querySelectorAll('input[type=radio]')[0].checked) && !document.querySelector('.state [role=alert] button') && !document.querySelector('#boot.failed')"
            );
            page.until(&format!("with {method} refused {from} to {to} every answer is there, and nothing is asked"), &all).await?;
            let mut sections =
                page.run("return document.querySelectorAll('main .own').length", Vec::new()).await?.as_u64().unwrap_or_default();
            sections = sections.saturating_sub(1);
            if sections <= chosen as u64 {
                // This section has no more questions.
                return Ok(());
            }
        }
    }
    Ok(())
}

async fn same_moment(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    let record = mirrored(page).await?.into_iter().find(|it| it.0.starts_with(DRAFTS)).ok_or("the draft is not mirrored")?;
    let (key, revision) = (record.0, record.1.get(0).and_then(Value::as_u64).unwrap_or_default());
    let text = record.1.get(1).and_then(Value::as_str).unwrap_or_default();
    // The other window's version reaches the mirror in the very moment in which this window saves.
    let theirs = other_answer(text).replacen(&format!("\"revision\":{revision}"), &format!("\"revision\":{}", revision + 1), 1);
    expect("there is another version", theirs != text)?;
    page.run_async(PUT, vec![json!(key), json!(revision + 1), json!(theirs)]).await?;
    choose(page, 1).await?;
    page.until("it is asked", "return document.querySelectorAll('.state [role=alert] button').length === 2").await?;
    choose(page, 2).await?;
    let beside = format!("return Object.keys(localStorage).some(it => it.startsWith('{DRAFTS}') && it !== arguments[0] && localStorage[it].split('\"own\"').length === 4)").replace("arguments[0]", &json!(key).to_string());
    page.until("what is typed meanwhile is a draft of its own", &beside).await?;
    page.until("the question stays in view", "return document.querySelectorAll('.state [role=alert] button').length === 2").await?;
    page.run("document.querySelectorAll('.state [role=alert] button')[0].click(); return true", Vec::new()).await?;
    page.until("theirs is taken", "return !document.querySelector('.state [role=alert]') && document.querySelectorAll('main .own')[1].querySelectorAll('input:checked').length === 0").await?;
    page.until("mine stays beside", &beside).await?;
    page.go("#/assessment").await?;
    page.until("both are listed", "return document.querySelectorAll('li.draft').length === 2").await
}

async fn two_windows_on_a_tool(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.verdict("met").await?;
    let value = "return document.querySelector('main form input[inputmode]').value";
    let (here, there) = page.beside("#/tools/local-talent-reserve").await?;
    page.until("it is filled in there", &format!("{value} === '2'")).await?;
    page.fill("main form input[inputmode]", "7").await?;
    page.until("it is kept", "return Object.values(localStorage).some(it => it.includes('\"7\"'))").await?;
    page.to_window(&here).await?;
    page.until(
        "the first window follows, and says so",
        &format!("{value} === '7' && document.querySelector('.keeping').innerText.includes('另一个窗口')"),
    )
    .await?;
    // And the other way round, without a question.
    page.fill("main form input[inputmode]", "9").await?;
    page.to_window(&there).await?;
    page.until("the second window follows", &format!("{value} === '9'")).await?;
    expect("nothing is asked", page.run("return !document.querySelector('.conflict')", Vec::new()).await? == Value::Bool(true))?;
    // Settings follow as well.
    page.go("#/settings").await?;
    page.run("document.querySelectorAll('input[name=theme]')[2].click(); return true", Vec::new()).await?;
    page.to_window(&here).await?;
    page.until("the looks follow", "return document.documentElement.dataset.theme === 'dark'").await
}

async fn another_pack(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("示例·石桥村", 9_000)).replace("sangzhi-2020", "cili-2021");
    let theirs = [
        ("draft/x", text.as_str()),
        ("inputs/profile", "{\"pack\":\"cili-2021\"}"),
        ("settings", "{\"theme\":\"dark\"}"),
        ("scenarios", "[]"),
    ];
    for (name, text) in theirs {
        page.run(
            "localStorage.setItem('twenty-measures/cili-2021/' + arguments[0], arguments[1]); return true",
            vec![json!(name), json!(text)],
        )
        .await?;
    }
    page.reload().await?;
    expect("their looks are not ours", page.text("return document.documentElement.dataset.theme").await? != "dark")?;
    page.go("#/assessment").await?;
    page.until("their draft is not listed", "return !document.querySelector('li.draft') && !document.querySelector('main .warning ul')")
        .await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.until("ours are kept", "return Object.keys(localStorage).some(it => it.startsWith('twenty-measures/sangzhi-2020/inputs/'))")
        .await?;
    page.go("#/settings").await?;
    page.press("清空这台设备").await?;
    page.until("it is asked about theirs", "return document.querySelector('main .warning[role=group]').innerText.includes('cili-2021') && !document.querySelector('main .warning input').checked").await?;
    confirm_clearing(page).await?;
    page.until("ours are gone", "return !Object.keys(localStorage).some(it => it.startsWith('twenty-measures/sangzhi-2020/'))").await?;
    for (name, text) in theirs {
        let there = page.text(&format!("return localStorage.getItem('twenty-measures/cili-2021/{name}')")).await?;
        expect("theirs stay as they were", there == text)?;
    }
    page.go("#/settings").await?;
    page.press("清空这台设备").await?;
    page.run("document.querySelector('main .warning input').click(); document.querySelector('main .warning .actions button').click(); return true", Vec::new()).await?;
    page.until("chosen, theirs go too", "return !Object.keys(localStorage).some(it => it.startsWith('twenty-measures/'))").await
}

async fn first_editions(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("示例·老村", 9_000));
    let old = [
        ("draft/old", text.as_str()),
        ("inputs/local-talent-reserve", "{\"schema\":1,\"pack\":\"sangzhi-2020\",\"entries\":{}}"),
        ("settings", "{\"theme\":\"dark\"}"),
        ("set-aside/k-1", "{\"cut\": sho"),
    ];
    for (name, text) in old {
        page.run("localStorage.setItem('twenty-measures/' + arguments[0], arguments[1]); return true", vec![json!(name), json!(text)])
            .await?;
    }
    page.run(
        "localStorage.setItem('twenty-measures/draft/theirs', arguments[0]); return true",
        vec![json!(text.replace("sangzhi-2020", "cili-2021"))],
    )
    .await?;
    page.reload().await?;
    page.until("the looks hold", "return document.documentElement.dataset.theme === 'dark'").await?;
    page.go("#/assessment").await?;
    page.until("the draft is listed", "return document.querySelector('li.draft .draft-title').innerText === '示例·老村'").await?;
    for (name, text) in
        [("draft/old", text.as_str()), ("settings", old[2].1), ("set-aside/draft/k-1", old[3].1), ("inputs/local-talent-reserve", old[1].1)]
    {
        let there = page.text(&format!("return localStorage.getItem('twenty-measures/sangzhi-2020/{name}')")).await?;
        expect(&format!("{name} is the same"), there == text)?;
    }
    let left = "return Object.keys(localStorage).filter(it => !it.startsWith('twenty-measures/sangzhi-2020/')).join()";
    let left = page.text(left).await?;
    expect("what is another pack's stays, and nothing else", left == "twenty-measures/draft/theirs")
}

async fn copied_first(page: &Page) -> Result<(), String> {
    // A field that this edition does not know, in a draft; half a character in inputs and in a key.
    let text = write(pack(), hash(), &village("示例·石桥村", 9_000)).replacen("\"period\"", "\"later\":\"留着\",\"period\"", 1);
    page.run("localStorage.setItem(arguments[0], arguments[1]); return true", vec![json!(format!("{DRAFTS}part")), json!(text)]).await?;
    page.run("localStorage.setItem('twenty-measures/sangzhi-2020/inputs/local-talent-reserve', '{\"cut\\uD800'); localStorage.setItem('twenty-measures/sangzhi-2020/draft/\\uD800', 'half a key'); return true", Vec::new()).await?;
    page.reload().await?;
    page.go("#/assessment/part").await?;
    page.until("it is open", "return document.querySelectorAll('main .own input[type=radio]').length > 5").await?;
    choose(page, 0).await?;
    page.until("it is acknowledged", SAVED).await?;
    let copies = "return Object.keys(localStorage).filter(it => it.startsWith('twenty-measures/sangzhi-2020/set-aside/')).map(it => localStorage.getItem(it))";
    let kept = page.run(&format!("{copies}.includes(arguments[0])",), vec![json!(text)]).await?;
    expect("the whole draft is copied first", kept == Value::Bool(true))?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.until(
        "the inputs are kept",
        "return localStorage.getItem('twenty-measures/sangzhi-2020/inputs/local-talent-reserve').includes('\"2\"')",
    )
    .await?;
    let kept = page
        .run(
            &format!("const all = (() => {{ {copies} }})(); return all.includes('{{\"cut\\uD800') && all.includes('half a key')"),
            Vec::new(),
        )
        .await?;
    expect("what is no text is copied to the last unit", kept == Value::Bool(true))?;
    page.go("#/settings").await?;
    page.press("清空这台设备").await?;
    page.run("document.querySelector('main .warning .actions button').click(); return true", Vec::new()).await?;
    page.until("they are cleared like others", "return Object.keys(localStorage).length === 0").await
}

async fn newer_edition(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    let key = page.text(&format!("return Object.keys(localStorage).find(it => it.startsWith('{DRAFTS}'))")).await?;
    let newer = page.text(ONLY_DRAFT).await?.replacen("\"schema\":2", "\"schema\":9", 1);
    page.run("localStorage.setItem(arguments[0], arguments[1]); return true", vec![json!(key), json!(newer)]).await?;
    choose(page, 1).await?;
    page.until("it is said", "return document.querySelector('.state [role=alert]') && document.querySelector('.state [role=alert]').innerText.includes('更新的版本')").await?;
    expect(
        "there is nothing to press",
        page.run("return !document.querySelector('.state [role=alert] button')", Vec::new()).await? == Value::Bool(true),
    )?;
    page.until("mine is a draft of its own", &format!("return Object.keys(localStorage).some(it => it.startsWith('{DRAFTS}') && it !== {} && localStorage[it].split('\"own\"').length === 3)", json!(key))).await?;
    let there = page.run("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
    expect("theirs is as it was", there == json!(newer))
}

async fn every_home_is_cleared(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    page.go("#/rollup").await?;
    let files: Vec<(&str, String)> = vec![
        ("a.json", write(pack(), hash(), &village("示例·石桥村", 9_000))),
        ("b.json", write(pack(), hash(), &village("示例·汨湖村", 90_000))),
    ];
    crate::harness::drafts::hand_in(page, "rollup-files", &files).await?;
    page.until("both are in", "return document.querySelector('.taken').innerText.includes('收下2份')").await?;
    page.go("#/settings").await?;
    page.press("清空这台设备").await?;
    page.until(
        "the files are counted",
        "const it = document.querySelector('main .warning[role=group]'); return !!it && it.innerText.includes('2份')",
    )
    .await?;
    confirm_clearing(page).await?;
    let nothing = page.run("return Object.keys(localStorage).length === 0", Vec::new()).await?;
    expect("local storage is empty", nothing == Value::Bool(true))?;
    let left = "const done = arguments[arguments.length - 1]; indexedDB.databases().then(all => done(all.map(it => it.name).filter(it => it.endsWith('/rollup')).join()))";
    let left = page.run_async(left, Vec::new()).await?;
    expect("no file is left", left == json!(""))?;
    let left = mirrored(page).await?;
    expect("the mirror is empty", left.is_empty())?;
    page.go("#/rollup").await?;
    page.until("the table is empty", "return !document.querySelector('.units')").await
}

async fn undone(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is acknowledged", SAVED).await?;
    page.go("#/assessment").await?;
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelectorAll('.actions button')[2].click(); return true", Vec::new()).await?;
    page.run("document.querySelector('li.draft .warning button.primary').click(); return true", Vec::new()).await?;
    page.until("it is gone", "return !document.querySelector('li.draft') && !!document.querySelector('.removed button')").await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.until("the inputs are kept", "return Object.keys(localStorage).some(it => it.includes('/inputs/'))").await?;
    page.press("清空所填").await?;
    page.until("they are gone", "return !Object.keys(localStorage).some(it => it.includes('/inputs/')) && document.querySelector('main form input[inputmode]').value === ''").await?;
    page.go("#/assessment").await?;
    page.press("撤销").await?;
    page.until(
        "the draft is back with its answer",
        &format!(
            "return document.querySelectorAll('li.draft').length === 1 && !document.querySelector('.removed') && ({ANSWERED})()",
            ANSWERED = ANSWER_STORED.replacen("return ", "() => ", 1)
        ),
    )
    .await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.press("撤销清空").await?;
    page.until("the inputs are back", "return document.querySelector('main form input[inputmode]').value === '2'").await?;
    page.reload().await?;
    page.until("they stay", "return document.querySelector('main form input[inputmode]').value === '2'").await?;
    page.go("#/assessment").await?;
    page.until("so does the draft", "return document.querySelectorAll('li.draft').length === 1").await?;
    // A file that was taken out of the roll-up.
    page.go("#/rollup").await?;
    crate::harness::drafts::hand_in(page, "rollup-files", &[("a.json", write(pack(), hash(), &village("示例·石桥村", 9_000)))]).await?;
    page.until("it is in", "return document.querySelector('.taken').innerText.includes('收下1份')").await?;
    page.press("全部移出").await?;
    page.press("确定").await?;
    page.until("it is out", "return !!document.querySelector('.removed button')").await?;
    page.go("#/about").await?;
    page.go("#/rollup").await?;
    page.press("放回来").await?;
    page.until("it is in again", "return !document.querySelector('.removed') && document.body.innerText.includes('示例·石桥村')").await
}

async fn limits(page: &Page) -> Result<(), String> {
    let mut draft = village("示例·石桥村", 9_000);
    let snapshot = exchange::draft::Snapshot {
        label: "旧稿".to_owned(),
        taken_on: None,
        as_of: None,
        year: 2020,
        edition: "2020.2".to_owned(),
        standings: Vec::new(),
        replies: Default::default(),
    };
    draft.snapshots = vec![snapshot; 39];
    page.run(
        "localStorage.setItem(arguments[0], arguments[1]); return true",
        vec![json!(format!("{DRAFTS}large")), json!(write(pack(), hash(), &draft))],
    )
    .await?;
    page.reload().await?;
    page.go("#/assessment/large/compare").await?;
    let count = |number: usize| format!("return document.querySelectorAll('.compare ul.lines.not-on-paper li').length === {number}");
    page.until("39 earlier states are there", &count(39)).await?;
    page.run("document.querySelector('form.take').requestSubmit(); return true", Vec::new()).await?;
    page.until("one more is taken", &count(40)).await?;
    page.run("document.querySelector('form.take').requestSubmit(); return true", Vec::new()).await?;
    page.until("the next is refused with a word", "return document.querySelector('.compare').innerText.includes('最多留40次')").await?;
    page.until("and not added", &count(40)).await?;
    page.until("what is there is saved", SAVED).await?;
    page.reload().await?;
    page.until("all are there again", &count(40)).await
}
