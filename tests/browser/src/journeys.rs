//! The main journeys of the readers, and faults on the way: wrong input, edited links, full or broken storage.

use serde_json::json;

use crate::Test;
use crate::every_page::list;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a measure is found by its words and by pinyin, and leads to its tool",
        setting: Setting::Desktop,
        run: |page| Box::pin(find_a_measure(page)),
    },
    Test {
        name: "a tool is answered with the keyboard alone, and what was entered is there after a reload",
        setting: Setting::Desktop,
        run: |page| Box::pin(answer_by_keyboard(page)),
    },
    Test {
        name: "a wrong number is said at its field, and no result is pretended",
        setting: Setting::Phone,
        run: |page| Box::pin(a_wrong_number(page)),
    },
    Test { name: "an edited link leads to a page with a way on", setting: Setting::Phone, run: |page| Box::pin(an_edited_link(page)) },
    Test {
        name: "a draft is still there after a reload in the middle of it",
        setting: Setting::Phone,
        run: |page| Box::pin(a_draft_survives(page)),
    },
    Test {
        name: "storage that is full is said at once, and work goes on",
        setting: Setting::Phone,
        run: |page| Box::pin(storage_is_full(page)),
    },
    Test {
        name: "rubbish in storage stops nothing and is not deleted",
        setting: Setting::Phone,
        run: |page| Box::pin(storage_holds_rubbish(page)),
    },
    Test {
        name: "a change of language changes every heading of the navigation",
        setting: Setting::Desktop,
        run: |page| Box::pin(another_language(page)),
    },
];

/// The selector of the first text field of a tool.
const TALENTS: &str = "main form input[inputmode]";

/// A measure is found by its words and by pinyin, and leads to its tool.
async fn find_a_measure(page: &Page) -> Result<(), String> {
    for query in ["分居", "fenju", "fj"] {
        page.go("#/search").await?;
        page.fill("main input[type=search]", query).await?;
        page.until(
            &format!("8.4 is found by {query}"),
            "return [...document.querySelectorAll('main a')].some(it => it.getAttribute('href') === '#/measures/8/4')",
        )
        .await?;
    }
    page.run(
        "[...document.querySelectorAll('main a')].find(it => it.getAttribute('href') === '#/measures/8/4').click(); return true",
        Vec::new(),
    )
    .await?;
    page.until("measure 8 is shown", "return location.hash === '#/measures/8/4' && !!document.querySelector('main h1')").await?;
    page.reads("夫妻双方分居超过10年").await?;
    page.until(
        "8.4 leads to its tool",
        "const it = [...document.querySelectorAll('main a')].find(it => (it.getAttribute('href') || '').startsWith('#/tools/separated-couple-transfer')); if (it) it.click(); return !!it",
    )
    .await?;
    page.until(
        "the tool is shown",
        "return location.hash.startsWith('#/tools/separated-couple-transfer') && !!document.querySelector('main form')",
    )
    .await
}

/// A tool is answered with the keyboard alone, and what was entered is there after a reload.
async fn answer_by_keyboard(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    page.tab_to("the number of talents", &format!("it.matches({})", json!(TALENTS))).await?;
    page.keys("2").await?;
    page.verdict("met").await?;
    page.keys("\u{e003}0").await?;
    page.verdict("not-met").await?;
    page.keys("\u{e003}2").await?;
    page.until("two stand in the field", &format!("return document.querySelector({}).value === '2'", json!(TALENTS))).await?;
    page.until("it is kept", "return Object.keys(localStorage).some(it => localStorage[it].includes('talents'))").await?;
    page.reload().await?;
    page.until("two stand there after the reload", &format!("return document.querySelector({})?.value === '2'", json!(TALENTS))).await
}

/// A wrong number is reported at its field, and there is no result.
async fn a_wrong_number(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    for wrong in ["-3", "两个半", "1.5", "99999999999999999999"] {
        page.fill(TALENTS, wrong).await?;
        page.until(
            &format!("{wrong} is said to be wrong"),
            &format!("return document.querySelector({}).getAttribute('aria-invalid') === 'true'", json!(TALENTS)),
        )
        .await?;
        page.until(
            &format!("the message names {wrong}"),
            &format!("return document.querySelector('main form').innerText.includes({})", json!(wrong)),
        )
        .await?;
        page.verdict("refused").await?;
        page.until("what was typed stays", &format!("return document.querySelector({}).value === {}", json!(TALENTS), json!(wrong)))
            .await?;
    }
    page.fill(TALENTS, "１").await?;
    page.verdict("met").await?;
    page.until(
        "full-width digits are digits",
        &format!("return document.querySelector({}).getAttribute('aria-invalid') !== 'true'", json!(TALENTS)),
    )
    .await
}

/// An edited link leads to a page with links or buttons.
async fn an_edited_link(page: &Page) -> Result<(), String> {
    for route in [
        "#/measures/99",
        "#/measures/7/99",
        "#/tools/no-such-tool",
        "#/%E0%A4%A",
        "#/assessment/gone",
        "#/glossary/nothing",
        "#/ambiguities/77",
        "#/tools/secondment?garbage",
    ] {
        page.go(route).await?;
        let ways = list(page, "return [...document.querySelectorAll('main a, main button')].map(it => it.innerText)").await?;
        if ways.is_empty() {
            return Err(format!("{route} is a dead end"));
        }
    }
    Ok(())
}

/// A draft is still there after a reload in the middle of it.
async fn a_draft_survives(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("the draft is kept", ANSWER_STORED).await?;
    page.reload().await?;
    page.until("the answer is still there", "return [...document.querySelectorAll('main input[type=radio]')].some(it => it.checked)").await
}

/// Where there is no room at all, full storage is reported at once, and editing goes on.
async fn storage_is_full(page: &Page) -> Result<(), String> {
    // With room in IndexedDB the draft is kept there: see `keeping`.
    let without = json!({"source": "Object.defineProperty(window, 'indexedDB', { value: undefined })"});
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", without).await?;
    page.reload().await?;
    begin_a_draft(page).await?;
    // Filled to the last character: any free space could hold a draft.
    page.run(
        "for (let size = 1 << 22; 0 < size; size >>= 1) { try { localStorage.setItem('other' + size, 'x'.repeat(size)) } catch (full) {} } return true",
        Vec::new(),
    )
    .await?;
    choose_first_standing(page).await?;
    page.until("it is said", "return !!document.querySelector('.state .saved.warning[role=alert]')").await?;
    page.until(
        "the browser would ask before it closes",
        "const closing = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(closing); return closing.defaultPrevented",
    )
    .await?;
    page.until("the answer stands", "return [...document.querySelectorAll('main input[type=radio]')].some(it => it.checked)").await?;
    page.run(
        "Object.keys(localStorage).filter(it => it.startsWith('other')).forEach(it => localStorage.removeItem(it)); return true",
        Vec::new(),
    )
    .await?;
    page.run(
        "const all = [...document.querySelectorAll('main .own')][1].querySelectorAll('input[type=radio]'); all[0].click(); return true",
        Vec::new(),
    )
    .await?;
    page.until("with room again it is kept", "return !document.querySelector('.state .saved.warning')").await?;
    page.until(
        "then it closes unasked",
        "const closing = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(closing); return !closing.defaultPrevented",
    )
    .await?;
    let kept = page
        .text("return localStorage[Object.keys(localStorage).find(it => it.startsWith('twenty-measures/sangzhi-2020/draft/'))]")
        .await?;
    if kept.matches("\"own\"").count() < 2 { Err(format!("not both answers were kept: {kept}")) } else { Ok(()) }
}

/// Broken entries in storage stop nothing and are not deleted.
async fn storage_holds_rubbish(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("it is kept", ANSWER_STORED).await?;
    const RUBBISH: &str = "{\"cut\": sho";
    let script = "const keys = Object.keys(localStorage).filter(it => it.startsWith('twenty-measures/')); keys.forEach(it => localStorage.setItem(it, arguments[0])); return keys.length";
    if page.run(script, vec![json!(RUBBISH)]).await?.as_i64().unwrap_or_default() == 0 {
        return Err("no draft was kept".to_owned());
    }
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until("it is offered as a file", "return !!document.querySelector('main .warning .hand-out button')").await?;
    page.until("it is not deleted", &format!("return Object.values(localStorage).includes({})", json!(RUBBISH))).await?;
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("another draft is kept", ANSWER_STORED).await
}

/// A change of language changes every link of the navigation.
async fn another_language(page: &Page) -> Result<(), String> {
    let before = list(page, "return [...document.querySelectorAll('nav a')].map(it => it.innerText.trim()).filter(it => it)").await?;
    page.prefer("en", "light", "normal").await?;
    let after = list(page, "return [...document.querySelectorAll('nav a')].map(it => it.innerText.trim()).filter(it => it)").await?;
    if before.is_empty() || before.len() != after.len() {
        return Err(format!("{before:?} became {after:?}"));
    }
    match before.iter().zip(&after).find(|(before, after)| before == after) {
        Some((same, _)) => Err(format!("«{same}» is the same in both languages")),
        None => Ok(()),
    }
}

/// A script: whether the answer of a draft is stored.
pub const ANSWER_STORED: &str = "return Object.keys(localStorage).some(it => it.startsWith('twenty-measures/sangzhi-2020/draft/') && localStorage[it].includes('\"own\"'))";

/// Begins a draft of a village.
pub async fn begin_a_draft(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.run("document.querySelector('form.new-draft button[type=submit]').click(); return true", Vec::new()).await?;
    page.until(
        "its questions are there",
        "return location.hash.startsWith('#/assessment/') && document.querySelectorAll('main .own input[type=radio]').length > 5",
    )
    .await
}

/// Chooses the first answer that can be chosen.
pub async fn choose_first_standing(page: &Page) -> Result<(), String> {
    page.until(
        "a standing is chosen",
        "const it = [...document.querySelectorAll('main .own input[type=radio]')].find(it => it.offsetParent !== null); if (!it) return false; it.click(); return it.checked",
    )
    .await
}
