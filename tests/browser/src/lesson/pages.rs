//! A session, prepared and given with the keyboard; decisions step by step; the list of scenarios.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a deck is prepared and shown with the keyboard alone, and read from the last row",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_deck_by_keyboard(page)),
    },
    Test {
        name: "a live example lights up step by step, and a changed fact moves the verdict",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_live_example(page)),
    },
    Test { name: "a deck and its presenter's window stay in step", setting: Setting::Desktop, run: |page| Box::pin(two_windows(page)) },
    Test {
        name: "a decision is walked through forwards and backwards",
        setting: Setting::Desktop,
        run: |page| Box::pin(step_by_step(page)),
    },
    Test {
        name: "a list of scenarios is put in order, kept and begun anew",
        setting: Setting::Desktop,
        run: |page| Box::pin(scenarios(page)),
    },
];

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// The query of a planned session of three measures.
pub const PLAN: &str = "m=6.14.19&for=villages&min=40";

async fn place(page: &Page) -> Result<String, String> {
    page.text("return document.querySelector('.stage-bar .place').firstChild.textContent.trim()").await
}

/// Goes on until a slide of this class is shown.
async fn go_on_to(page: &Page, class: &str) -> Result<(), String> {
    for _ in 0..60 {
        if page.run("return !!document.querySelector('.on-stage .slide.' + arguments[0])", vec![json!(class)]).await? == Value::Bool(true) {
            return Ok(());
        }
        page.keys(&key(Key::Right)).await?;
    }
    Err(format!("no slide of class {class} comes"))
}

/// A deck is prepared and shown with the keyboard alone.
async fn a_deck_by_keyboard(page: &Page) -> Result<(), String> {
    page.go("#/training").await?;
    page.tab_to("the way to the measures", "it.matches('.plan-outcome a[href*=prepare]')").await?;
    page.keys(&key(Key::Enter)).await?;
    page.until(
        "a deck is planned",
        "return location.hash.startsWith('#/training/prepare') && !!document.querySelector('.plan-outcome a.primary')",
    )
    .await?;
    page.tab_to("a measure", "it.type === 'checkbox'").await?;
    page.keys(" ").await?;
    page.until("the address holds the plan", "return location.hash.includes('m=') && location.hash.includes('for=villages')").await?;
    page.tab_to("the beginning", "it.matches('.plan-outcome a.primary')").await?;
    page.keys(&key(Key::Enter)).await?;
    page.until("the first slide stands", "return !!document.querySelector('.on-stage .slide.shows-title h1')").await?;

    // To be readable from the last row, no text on a slide is smaller than 28 pixels at a width of 1280.
    for _ in 0..4 {
        let small = page.text(SMALLEST).await?;
        if !small.is_empty() {
            return Err(small);
        }
        page.keys(&key(Key::Right)).await?;
    }
    // A slide number is taken at once where no further digit could follow, else with Enter.
    page.keys("2").await?;
    page.keys(&key(Key::Enter)).await?;
    page.until("slide 2 stands", "return document.querySelector('.stage-bar .place').firstChild.textContent.startsWith('2 /')").await?;
    page.keys("b").await?;
    page.until("the screen is dark", "return getComputedStyle(document.querySelector('.on-stage')).visibility === 'hidden'").await?;
    page.keys("b").await?;
    page.until("the screen is back", "return getComputedStyle(document.querySelector('.on-stage')).visibility === 'visible'").await?;
    let before = place(page).await?;
    page.reload().await?;
    if place(page).await? != before {
        return Err(format!("after a reload it stands at {} and not at {before}", place(page).await?));
    }
    page.enter("the way out", ".stage-bar a").await?;
    page.until("the plan is there again", "return location.hash.startsWith('#/training/prepare')").await
}

/// A script: the first text of a slide that is too small to be read from the last row; empty where there is none.
const SMALLEST: &str = "
    const all = [...document.querySelectorAll('.on-stage *')].filter(it => !it.closest('.only-read') && [...it.childNodes].some(it => it.nodeType === 3 && it.textContent.trim()));
    for (const it of all) {
        let size = parseFloat(getComputedStyle(it).fontSize);
        const svg = it.closest('svg.drawing');
        if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        if (size < 27.9) return it.textContent.trim().slice(0, 20) + ' is set in ' + size + ' px';
    }
    return ''";

/// The example is revealed step by step; changing a fact changes the verdict.
async fn a_live_example(page: &Page) -> Result<(), String> {
    page.go("#/training/present?m=13&for=villages&min=40").await?;
    page.until("the deck stands", "return !!document.querySelector('.stage')").await?;
    go_on_to(page, "shows-live").await?;
    let lit = "return document.querySelectorAll('.drawing g.holds, .drawing g.fails, .drawing g.open, .drawing g.asks').length";
    let lit_at_first = page.run(lit, Vec::new()).await?.as_u64().unwrap_or_default();
    let shown = "return !!document.querySelector('.decision-head .verdict')";
    if lit_at_first != 0 || page.run(shown, Vec::new()).await? == Value::Bool(true) {
        return Err("the verdict is given away before anything is decided".to_owned());
    }
    // The criteria are questions, which do not give away the result.
    let asks = "return [...document.querySelectorAll('.drawing g.waits')].every(it => it.textContent.trim().endsWith('？'))";
    page.until("every criterion is a question still", asks).await?;
    page.keys(&key(Key::Right)).await?;
    page.until("a part of it is lit", &format!("return 0 < ({})", lit.trim_start_matches("return "))).await?;
    page.keys("a").await?;
    page.until("the verdict stands", shown).await?;
    let small = page.text(SMALLEST).await?;
    if !small.is_empty() {
        return Err(small);
    }
    let class = "return document.querySelector('.decision-head .verdict').className";
    let before = page.text(class).await?;
    // One household fewer than required: no branch is needed, and the verdict changes.
    page.tab_to("a fact", "it.matches('.case-fact')").await?;
    page.run("document.querySelectorAll('.case-fact')[1].focus(); return true", Vec::new()).await?;
    page.keys(&key(Key::Enter)).await?;
    page.tab_to("its field", "it.matches('.case-facts input')").await?;
    page.keys("\u{e009}a\u{e000}99").await?;
    page.until(
        "the verdict has moved",
        &format!("const it = document.querySelector('.decision-head .verdict'); return !!it && it.className !== {}", json!(before)),
    )
    .await?;
    page.until(
        "it is in sight",
        "return document.querySelector('.decision-head .verdict').getBoundingClientRect().bottom < document.querySelector('.stage-bar').getBoundingClientRect().top",
    )
    .await?;
    // Esc leaves the field and not the deck.
    page.keys(&key(Key::Escape)).await?;
    page.until("the deck still stands", "return !!document.querySelector('.stage') && document.activeElement.tagName === 'H1'").await
}

/// Both windows stay in step.
async fn two_windows(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/present?{PLAN}")).await?;
    page.until("the deck stands", "return !!document.querySelector('.stage')").await?;
    let deck = page.window().await?;
    let presenter = page.another_window().await?;
    page.to_window(&presenter).await?;
    page.visit(&format!("#/training/presenter?{PLAN}")).await?;
    page.until("the presenter's window stands", "return !!document.querySelector('.presenter h1')").await?;
    page.keys(&key(Key::Right)).await?;
    page.until("it goes on here", "return document.querySelector('.presenter .place').innerText.startsWith('2 /')").await?;
    page.to_window(&deck).await?;
    page.until("it goes on there too", "return document.querySelector('.stage-bar .place').innerText.startsWith('2 /')").await?;
    page.keys(&key(Key::Right)).await?;
    page.to_window(&presenter).await?;
    page.until("and back", "return document.querySelector('.presenter .place').innerText.startsWith('3 /')").await
}

/// A decision is stepped through forwards and backwards.
async fn step_by_step(page: &Page) -> Result<(), String> {
    page.go("#/training/steps/village-secretary-recruitment").await?;
    let lit = "return document.querySelectorAll('.drawing g.holds, .drawing g.fails, .drawing g.open, .drawing g.asks').length";
    page.until("nothing is decided yet", &format!("{lit} === 0 && !!document.querySelector('.drawing')")).await?;
    page.keys(&key(Key::Right)).await?;
    page.keys(&key(Key::Right)).await?;
    page.until("two criteria are decided", &format!("{lit} === 2 && !!document.querySelector('.said-now .citation')")).await?;
    page.keys(&key(Key::Left)).await?;
    page.until("one step back", &format!("{lit} === 1")).await?;
    page.press("一次看全").await?;
    page.until(
        "the open question is marked",
        "return !!document.querySelector('.drawing g.asks') && !!document.querySelector('.decision-head .verdict')",
    )
    .await
}

/// The list is sorted with the keyboard, stored, and reset.
async fn scenarios(page: &Page) -> Result<(), String> {
    page.go("#/training/scenarios").await?;
    let names = "return [...document.querySelectorAll('.scenario-name')].map(it => it.innerText)";
    let before = page.run(names, Vec::new()).await?;
    page.tab_to("the first scenario", "it.matches('.scenario-name')").await?;
    page.keys(&[char::from(Key::Alt).to_string(), key(Key::Down)].concat()).await?;
    page.until(
        "the focus goes along",
        "return document.activeElement.closest('li') && document.activeElement.closest('li').id === 'scenario-1'",
    )
    .await?;
    let after = page.run(names, Vec::new()).await?;
    if after[0] != before[1] || after[1] != before[0] {
        return Err(format!("{before} became {after}"));
    }
    page.reload().await?;
    if page.run(names, Vec::new()).await? != after {
        return Err("the order was not kept".to_owned());
    }
    page.press("加到清单").await?;
    page.until("the field says what is wrong", "return document.querySelector('#own-problem').innerText.length > 5").await?;
    page.run("document.querySelector('.scenario-name').click(); return true", Vec::new()).await?;
    page.until("the tool is filled in", "return location.hash.startsWith('#/tools/') && !!document.querySelector('.tool-result .verdict')")
        .await?;
    page.run("history.back(); return true", Vec::new()).await?;
    page.until("the list is there again", "return document.querySelectorAll('.scenario-name').length > 5").await?;
    page.until("what was shown is marked", "return document.querySelectorAll('.scenario-list li.shown').length === 1").await?;
    page.keys("r").await?;
    page.reads("已重来").await?;
    page.until("nothing is marked for the next class", "return !document.querySelector('.scenario-list li.shown')").await
}
