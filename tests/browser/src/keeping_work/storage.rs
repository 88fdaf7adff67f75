//! Drafts in two windows, in a browser that stores nothing, after a crash; clearing the device; export and import.

use serde_json::json;

use crate::Test;
use crate::harness::page::{Page, Setting};
use crate::journeys::{ANSWER_STORED, begin_a_draft, choose_first_standing};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "where the browser lets nothing be kept, it is said, and everything works",
        setting: Setting::WithoutStorage,
        run: |page| Box::pin(nothing_can_be_kept(page)),
    },
    Test {
        name: "in a private window a draft is kept for as long as the window lives",
        setting: Setting::Private,
        run: |page| Box::pin(in_private(page)),
    },
    Test { name: "two windows on one draft: the later one asks", setting: Setting::Desktop, run: |page| Box::pin(two_windows(page)) },
    Test {
        name: "the browser is asked to keep what is here at the first draft, not before, and the settings say what it answered and how much room there is",
        setting: Setting::Desktop,
        run: |page| Box::pin(asked_to_keep(page)),
    },
    Test {
        name: "where a newer edition has been, the second home is said to be that one's, and drafts are kept in the first",
        setting: Setting::Desktop,
        run: |page| Box::pin(newer_second_home(page)),
    },
    Test {
        name: "two windows on one draft that only the second home can take: the other window asks too",
        setting: Setting::Desktop,
        run: |page| Box::pin(two_windows_without_room(page)),
    },
    Test {
        name: "after a crash what lies only in the second home is offered too",
        setting: Setting::Phone,
        run: |page| Box::pin(after_a_crash_without_local_storage(page)),
    },
    Test {
        name: "after a crash in the middle of a draft its file is offered, and it goes on where it was",
        setting: Setting::Phone,
        run: |page| Box::pin(after_a_crash(page)),
    },
    Test {
        name: "this device is cleared of everything of ours, once asked, and of nothing else",
        setting: Setting::Phone,
        run: |page| Box::pin(clear_this_device(page)),
    },
    Test {
        name: "a draft goes out as a file and comes in again; it is renamed, duplicated, deleted",
        setting: Setting::Phone,
        run: |page| Box::pin(out_and_in(page)),
    },
];

/// A script that runs a WebAssembly function which traps, as a fault of the app itself would.
const FAULT: &str = "const it = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11])));
    setTimeout(it.exports.f, 0); return true";

/// A script: whether an indicator is answered.
const ANSWERED: &str = "return !!document.querySelector('.indicator .now .standing:not(.not-answered)')";

async fn nothing_can_be_kept(page: &Page) -> Result<(), String> {
    if page.text("try { return 'open' + localStorage.length } catch (refused) { return 'blocked' }").await? != "blocked" {
        return Err("the browser keeps things after all: the test shows nothing".to_owned());
    }
    begin_a_draft(page).await?;
    page.until("it is said", "return !!document.querySelector('.state .saved.warning[role=alert]')").await?;
    choose_first_standing(page).await?;
    page.until("it stands as answered", ANSWERED).await?;
    // It is kept in memory from page to page.
    let draft = page.text("return location.hash").await?;
    page.go("#/assessment").await?;
    page.until("the draft is listed", "return !!document.querySelector('li.draft')").await?;
    page.go(&draft).await?;
    page.until("it still stands as answered", ANSWERED).await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.verdict("met").await?;
    page.until("it is said there too", "return !!document.querySelector('.keeping .warning')").await?;
    page.go("#/settings").await?;
    page.run(
        "document.querySelectorAll('input[name=theme]')[2].click(); document.querySelectorAll('input[name=size]')[1].click(); return true",
        Vec::new(),
    )
    .await?;
    page.until(
        "settings hold",
        "return document.documentElement.dataset.theme === 'dark' && document.documentElement.dataset.size === 'large'",
    )
    .await
}

async fn in_private(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.reload().await?;
    page.until("it still stands as answered", ANSWERED).await
}

async fn two_windows(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    let draft = page.text("return location.hash").await?;
    let choose =
        |at: usize| format!("document.querySelectorAll('main .own')[{at}].querySelectorAll('input[type=radio]')[0].click(); return true");
    let chosen =
        |at: usize| format!("return document.querySelectorAll('main .own')[{at}].querySelectorAll('input[type=radio]')[0].checked");
    let asked = "return document.querySelectorAll('.state [role=alert] button').length === 2";
    let not_asked = "return !document.querySelector('.state [role=alert]')";
    let press = |at: usize| format!("document.querySelectorAll('.state [role=alert] button')[{at}].click(); return true");
    let (here, there) = page.beside(&draft).await?;
    page.until("the draft is open in both", &chosen(0)).await?;
    page.run(&choose(1), Vec::new()).await?;
    page.until("the second answer is kept", TWO_KEPT).await?;
    page.to_window(&here).await?;
    page.until("the first window asks", asked).await?;
    // The first button takes over the draft of the other window.
    page.run(&press(0), Vec::new()).await?;
    page.until("what the other window has is taken", &chosen(1)).await?;
    page.until("it asks no more", not_asked).await?;
    // The other way round: the draft is changed here, and the other window keeps its own.
    page.run(&choose(2), Vec::new()).await?;
    page.until("the third answer is kept", "return Object.values(localStorage).some(it => it.split('\"own\"').length > 3)").await?;
    page.to_window(&there).await?;
    page.until("the second window asks", asked).await?;
    page.run(&press(1), Vec::new()).await?;
    page.until("it asks no more", not_asked).await?;
    page.until("its own state lies on the device", TWO_KEPT).await?;
    page.to_window(&here).await?;
    page.until("then the first window asks again", asked).await
}

/// Of what only the mirror has taken, other windows hear as well.
async fn two_windows_without_room(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    let draft = page.text("return location.hash").await?;
    let (here, _) = page.beside(&draft).await?;
    page.run(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };
         document.querySelectorAll('main .own')[1].querySelectorAll('input[type=radio]')[0].click(); return true",
        Vec::new(),
    )
    .await?;
    page.until("it is saved", "const it = document.querySelector('.state .saved'); return !!it && /已保存/.test(it.innerText)").await?;
    page.to_window(&here).await?;
    page.until("the first window asks", "return document.querySelectorAll('.state [role=alert] button').length === 2").await
}

/// Local storage was cleared, and then the app breaks down: the mirror still has the draft.
async fn after_a_crash_without_local_storage(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.until("it is saved", "const it = document.querySelector('.state .saved'); return !!it && /已保存/.test(it.innerText)").await?;
    page.run("localStorage.clear(); return true", Vec::new()).await?;
    page.run(FAULT, Vec::new()).await?;
    page.until(
        "the draft is offered",
        "return [...document.querySelectorAll('#boot li textarea')].some(it => it.value.includes('\"own\"')) && !!document.querySelector('#boot li button')",
    )
    .await
}

/// A script: whether exactly two answers are stored.
const TWO_KEPT: &str = "return Object.values(localStorage).some(it => it.split('\"own\"').length === 3)";

async fn after_a_crash(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.run(FAULT, Vec::new()).await?;
    page.until(
        "it is said that the program failed",
        "return !!document.querySelector('#boot.failed') && !document.querySelector('main#content')",
    )
    .await?;
    page.reads("The program has stopped").await?;
    page.run("[...document.querySelectorAll('#boot li button')][0].click(); return true", Vec::new()).await?;
    let file = page.saved_file("json").await?;
    let text = std::fs::read_to_string(&file).map_err(|it| format!("{}: {it}", file.display()))?;
    if !text.contains("\"own\"") {
        return Err(format!("the file does not hold the answer: {text}"));
    }
    page.until(
        "the text can be copied",
        "const it = document.querySelector('#boot li textarea'); return it.readOnly && it.value.includes('\"own\"')",
    )
    .await?;
    page.until("the measures can be read below", "return document.body.innerText.includes('加强政治素质培养')").await?;
    page.reload().await?;
    page.until("it goes on where it was", ANSWERED).await?;
    // The saved file can be imported.
    page.go("#/assessment").await?;
    page.choose_file("#draft-file", &file).await?;
    page.until("it came in", "return document.querySelectorAll('li.draft').length === 2").await
}

async fn clear_this_device(page: &Page) -> Result<(), String> {
    page.run("localStorage.setItem('theirs', '1'); return true", Vec::new()).await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.until("the inputs are kept", "return Object.keys(localStorage).some(it => it.startsWith('twenty-measures/sangzhi-2020/inputs/'))")
        .await?;
    page.go("#/settings").await?;
    let clear = "main .actions button";
    page.press("清空这台设备").await?;
    page.until("it asks, and says what goes", "return document.querySelectorAll('main .warning[role=group] li').length > 1").await?;
    page.until("nothing is gone yet", ANSWER_STORED).await?;
    // First refused, then confirmed.
    page.run("document.querySelectorAll('main .warning .actions button')[1].click(); return true", Vec::new()).await?;
    page.until("it is called off", "return !document.querySelector('main .warning[role=group]')").await?;
    page.until("nothing is gone", ANSWER_STORED).await?;
    page.run(&format!("document.querySelector({}).click(); return true", json!(clear)), Vec::new()).await?;
    page.until("it asks again", "return !!document.querySelector('main .warning[role=group]')").await?;
    crate::keeping_work::keeping::confirm_clearing(page).await?;
    page.until("only what is not ours is left", "return Object.keys(localStorage).join() === 'theirs'").await?;
    page.go("#/assessment").await?;
    page.until("there are no drafts", "return !document.querySelector('li.draft')").await
}

async fn out_and_in(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    page.go("#/assessment").await?;
    page.until("it is listed", "return document.querySelectorAll('li.draft').length === 1").await?;
    let press = |at: usize, name: usize| {
        format!(
            "const it = document.querySelectorAll('li.draft')[{at}]; it.querySelector('details').open = true; it.querySelectorAll('.actions button')[{name}].click(); return true"
        )
    };
    let (rename, duplicate, delete) = (0, 1, 2);
    page.run(&press(0, rename), Vec::new()).await?;
    page.fill("form.rename input", "年终自评").await?;
    page.run("document.querySelector('form.rename button').click(); return true", Vec::new()).await?;
    page.until("it has its new name", "return document.querySelector('li.draft .draft-title').textContent === '年终自评'").await?;
    page.run(&press(0, duplicate), Vec::new()).await?;
    page.reads("这是“年终自评”的副本").await?;
    page.go("#/assessment").await?;
    page.until("there are two", "return document.querySelectorAll('li.draft').length === 2").await?;
    page.run(&press(0, delete), Vec::new()).await?;
    page.until(
        "it asks first",
        "return !!document.querySelector('li.draft .warning[role=alert]') && document.querySelectorAll('li.draft').length === 2",
    )
    .await?;
    page.run("document.querySelector('li.draft .warning button.primary').click(); return true", Vec::new()).await?;
    page.until("there is one", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.run("const it = document.querySelector('li.draft'); it.querySelector('details').open = true; it.querySelector('.hand-out > button').click(); return true", Vec::new())
        .await?;
    let file = page.saved_file("json").await?;
    page.choose_file("#draft-file", &file).await?;
    page.until("it came in as another", "return document.querySelectorAll('li.draft').length === 2").await?;
    page.run("document.querySelector('li.draft .draft-title').click(); return true", Vec::new()).await?;
    page.until("with its answer", ANSWERED).await?;
    // A broken file is refused with a message.
    page.go("#/assessment").await?;
    std::fs::write(&file, "{\"cut\": sho").map_err(|it| it.to_string())?;
    page.choose_file("#draft-file", &file).await?;
    page.until(
        "it is said why a broken one did not",
        "return document.querySelectorAll('.hand-in .said li').length === 1 && document.querySelectorAll('li.draft').length === 2",
    )
    .await
}

async fn asked_to_keep(page: &Page) -> Result<(), String> {
    let answers = "window.asked = 0; window.answer = false;
        navigator.storage.persist = async () => { window.asked += 1; return window.answer };
        navigator.storage.persisted = async () => window.answer;
        navigator.storage.estimate = async () => ({usage: 3 * 1024 * 1024, quota: 200 * 1024 * 1024}); return true";
    page.run(answers, Vec::new()).await?;
    page.go("#/assessment").await?;
    page.until("nothing is asked before there is a draft", "return window.asked === 0").await?;
    begin_a_draft(page).await?;
    page.until("it is asked once", "return window.asked === 1").await?;
    page.go("#/settings").await?;
    page.reads("浏览器没有答应长期保留").await?;
    page.reads("已用3.1 MB，最多209.7 MB。").await?;
    page.run("window.answer = true; return true", Vec::new()).await?;
    page.go("#/about").await?;
    page.go("#/settings").await?;
    page.reads("浏览器答应：空间紧张时也不会自己清掉这些内容。").await
}

async fn newer_second_home(page: &Page) -> Result<(), String> {
    // A page of the site that holds no home open.
    page.load(&[page.address.as_str(), "/licences.html"].concat()).await?;
    let newer = "return Promise.all(['mirror', 'rollup'].map(name => new Promise((done, failed) => {
            const asked = indexedDB.open('twenty-measures/sangzhi-2020/' + name, 99);
            asked.onsuccess = () => { asked.result.close(); done(true) };
            asked.onerror = () => failed(asked.error);
        })))";
    page.run(newer, Vec::new()).await?;
    page.load(&page.address).await?;
    page.until("the app is there", "return !!document.querySelector('main h1')").await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("the draft is kept", ANSWER_STORED).await?;
    page.until("and nothing is said against it", "return !document.querySelector('.state .saved.warning')").await?;
    page.go("#/settings").await?;
    page.reads("更新的版本在这台设备上打开过").await?;
    page.until("the browser is not blamed", "return !document.body.innerText.includes('浏览器不让')").await?;
    page.go("#/rollup").await?;
    page.reads("更新的版本在这台设备上打开过，这里读不了它存的汇总").await
}
