//! What people come for, from the first step to the last.

use serde_json::{Value, json};

use crate::page::Page;
use crate::sweep::list;

/// The field of a fact: its input by id, name or inside its fieldset.
const TALENTS: &str = "main form input[inputmode]";

/// A measure is found by its words and by pinyin, and leads to its tool.
pub async fn find_a_measure(page: &Page) -> Result<(), String> {
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
pub async fn answer_by_keyboard(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    page.tab_to("the number of talents", &format!("it.matches({})", json!(TALENTS))).await?;
    page.keys("2").await?;
    page.until("the verdict is met", "return /符合|达到|达标/.test(document.querySelector('main').innerText)").await?;
    let with_two = page.text("return document.querySelector('main').innerText").await?;
    page.keys("\u{e003}0").await?;
    page.until(
        "the verdict is another one with none",
        &format!("return document.querySelector('main').innerText !== {}", Value::from(with_two)),
    )
    .await?;
    page.keys("\u{e003}2").await?;
    page.until("two stand in the field", &format!("return document.querySelector({}).value === '2'", json!(TALENTS))).await?;
    page.until("it is kept", "return Object.keys(localStorage).some(it => localStorage[it].includes('talents'))").await?;
    page.reload().await?;
    page.until("two stand there after the reload", &format!("return document.querySelector({})?.value === '2'", json!(TALENTS))).await
}

/// A wrong number is said at its field, and no result is pretended.
pub async fn a_wrong_number(page: &Page) -> Result<(), String> {
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
        page.until("what was typed stays", &format!("return document.querySelector({}).value === {}", json!(TALENTS), json!(wrong)))
            .await?;
    }
    page.fill(TALENTS, "１").await?;
    page.until(
        "full-width digits are digits",
        &format!("return document.querySelector({}).getAttribute('aria-invalid') !== 'true'", json!(TALENTS)),
    )
    .await
}

/// An edited link leads to a page with a way on.
pub async fn an_edited_link(page: &Page) -> Result<(), String> {
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
pub async fn a_draft_survives(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    page.until("the draft is kept", "return Object.keys(localStorage).some(it => it.includes('draft'))").await?;
    // At most 300 ms after the change.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    page.reload().await?;
    page.until("the answer is still there", "return [...document.querySelectorAll('main input[type=radio]')].some(it => it.checked)").await
}

/// Storage that is full is said at once, and work goes on.
pub async fn storage_is_full(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    page.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }; return true", Vec::new()).await?;
    choose_first_standing(page).await?;
    page.until("it is said", "return /存不下|存满|没有存|未保存|没能保存|存储/.test(document.querySelector('main').innerText)").await?;
    page.until("the answer stands", "return [...document.querySelectorAll('main input[type=radio]')].some(it => it.checked)").await
}

/// Rubbish in storage stops nothing and is not deleted.
pub async fn storage_holds_rubbish(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    choose_first_standing(page).await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let script = "const keys = Object.keys(localStorage).filter(it => it.includes('draft')); keys.forEach(it => localStorage.setItem(it, '{\"cut\": sho')); return keys.length";
    if page.run(script, Vec::new()).await?.as_i64().unwrap_or_default() == 0 {
        return Err("no draft was kept".to_owned());
    }
    page.reload().await?;
    page.go("#/assessment").await?;
    page.until("the rubbish is not deleted", "return Object.keys(localStorage).some(it => (localStorage[it] || '').includes('\"cut\": sho') || (localStorage[it] || '').includes('cut'))").await?;
    page.until("the page works", "return document.querySelectorAll('main button, main a').length > 0").await
}

/// A change of language changes every heading of the navigation.
pub async fn another_language(page: &Page) -> Result<(), String> {
    let before = list(page, "return [...document.querySelectorAll('nav a')].map(it => it.innerText.trim()).filter(it => it)").await?;
    page.prefer("en", "light").await?;
    let after = list(page, "return [...document.querySelectorAll('nav a')].map(it => it.innerText.trim()).filter(it => it)").await?;
    if before.is_empty() || before.len() != after.len() {
        return Err(format!("{before:?} became {after:?}"));
    }
    match before.iter().zip(&after).find(|(before, after)| before == after) {
        Some((same, _)) => Err(format!("«{same}» is the same in both languages")),
        None => Ok(()),
    }
}

async fn begin_a_draft(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.until(
        "a new draft can be begun",
        "const it = [...document.querySelectorAll('main button, main a')].find(it => /新建|开始/.test(it.innerText)); if (it) it.click(); return !!it",
    )
    .await?;
    page.until(
        "its questions are there",
        "return location.hash.startsWith('#/assessment/') && document.querySelectorAll('main input[type=radio]').length > 5",
    )
    .await
}

async fn choose_first_standing(page: &Page) -> Result<(), String> {
    page.until(
        "a standing is chosen",
        "const it = [...document.querySelectorAll('main input[type=radio]')].find(it => it.offsetParent !== null); if (!it) return false; it.click(); return it.checked",
    )
    .await
}
