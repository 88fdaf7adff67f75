//! "What is due to me" and comparing, from the first question to the page that is passed on.

use serde_json::json;

use crate::Test;
use crate::page::{Page, Setting};

/// What this file tries.
pub const TESTS: &[Test] = &[
    Test {
        name: "the sample cadres come out as expected, and what is private goes nowhere",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_sample_cadres(page)),
    },
    Test {
        name: "a person is asked with the keyboard alone, and nothing contradictory can be entered",
        setting: Setting::Desktop,
        run: |page| Box::pin(ask_by_keyboard(page)),
    },
    Test {
        name: "a profile is passed on by its link, and two cases are compared",
        setting: Setting::Phone,
        run: |page| Box::pin(pass_on_and_compare(page)),
    },
];

/// Where one tool must stand for one of the samples, and what must be said there.
struct Expected {
    sample: &'static str,
    tool: &'static str,
    kind: &'static str,
    said: &'static [&'static str],
}

/// The eight cadres of the domain notes.
const EXPECTED: [Expected; 9] = [
    Expected { sample: "sample-cadre-jia", tool: "village-secretary-recruitment", kind: "pending", said: &["年龄", "特别优秀"] },
    Expected {
        sample: "sample-cadre-yi", tool: "village-secretary-recruitment", kind: "will-be", said: &["2021年1月1日起符合", "头尾"]
    },
    Expected { sample: "sample-cadre-bing", tool: "village-secretary-recruitment", kind: "pending", said: &["特别优秀的书记"] },
    Expected { sample: "sample-cadre-ding", tool: "village-secretary-recruitment", kind: "will-be", said: &["2025年12月31日起符合"] },
    Expected { sample: "sample-cadre-wu", tool: "long-service-transfer", kind: "pending", said: &["长期表现特别优秀"] },
    Expected { sample: "sample-cadre-ji", tool: "separated-couple-transfer", kind: "not-met", said: &["2021年1月1日"] },
    Expected { sample: "sample-cadre-geng", tool: "condolence-payment", kind: "met", said: &["5,000"] },
    Expected { sample: "sample-cadre-geng", tool: "bonus-uplift", kind: "met", said: &["36,000", "6,000"] },
    Expected { sample: "sample-cadre-xin", tool: "urgent-field-talent", kind: "met", said: &["双一流"] },
];

/// Each sample cadre comes out as the domain notes say, and nothing sensitive is kept or passed on.
async fn the_sample_cadres(page: &Page) -> Result<(), String> {
    page.go("#/entitlements").await?;
    page.until("the page of a person is there", "return !!document.querySelector('#content .person')").await?;
    for it in &EXPECTED {
        page.run("document.querySelector(`[data-sample=${arguments[0]}]`).click(); return true", vec![json!(it.sample)]).await?;
        let what = format!("{} stands under {} for {}", it.tool, it.kind, it.sample);
        let there = format!("document.querySelector('[data-tool={}]')", it.tool);
        page.until(&what, &format!("return {there} && {there}.dataset.kind === '{}'", it.kind)).await?;
        let said = page.text(&format!("return {there}.innerText")).await?;
        if let Some(missing) = it.said.iter().find(|word| !said.contains(**word)) {
            return Err(format!("«{missing}» is not said of {} for {}:\n{said}", it.tool, it.sample));
        }
    }
    // Cadre G has told what happened: it is shown, and goes nowhere.
    page.run("document.querySelector('[data-sample=sample-cadre-geng]').click(); return true", Vec::new()).await?;
    page.until("what happened counts", "return document.querySelector('[data-tool=condolence-payment]').dataset.kind === 'met'").await?;
    page.until("the profile is kept", "return JSON.stringify(localStorage).includes('township_class')").await?;
    let kept = page.text("return JSON.stringify(localStorage) + location.href").await?;
    for word in ["disabled_on_duty", "event"] {
        if kept.contains(word) {
            return Err(format!("«{word}» is kept: {kept}"));
        }
    }
    page.reload().await?;
    page.until("the rest is there after a reload", "return document.querySelector('[data-tool=bonus-uplift]')?.dataset.kind === 'met'")
        .await?;
    page.until("what happened is gone", "return document.querySelector('[data-tool=condolence-payment]').dataset.kind === 'open'").await
}

/// With the keyboard alone: who one is, the next question, a contradiction that cannot be entered, an answer changed from
/// the result and straight back.
async fn ask_by_keyboard(page: &Page) -> Result<(), String> {
    page.go("#/entitlements").await?;
    page.until("the page of a person is there", "return !!document.querySelector('#content .person')").await?;
    page.tab_to("who one is", "it.name === 'post'").await?;
    page.keys(" ").await?;
    page.until("a village secretary is told what follows", "return document.querySelectorAll('.follows').length >= 5").await?;
    page.tab_to("the next question", "it.closest('.next-question') && it.className === 'primary'").await?;
    page.keys(&String::from(char::from(fantoccini::key::Key::Enter))).await?;
    page.until("its field has the focus", "return !!document.activeElement.closest('.field')").await?;
    // From a result to an answer and back.
    let closer = "document.querySelector('[data-tool=village-secretary-recruitment] .closer')";
    page.run(&format!("{closer}.querySelector('summary').click(); return true"), Vec::new()).await?;
    page.until("the answers are shown", &format!("return {closer}.open && !!{closer}.querySelector('.answers button')")).await?;
    page.run(&format!("{closer}.querySelectorAll('.answers button')[1].focus(); return true"), Vec::new()).await?;
    page.keys(&String::from(char::from(fantoccini::key::Key::Enter))).await?;
    page.until("the date of birth has the focus", "return document.activeElement.id === 'field-birth_date-year'").await?;
    page.keys("1985-09-09").await?;
    page.tab_to("the way back", "!!it.closest('.back')").await?;
    page.keys(&String::from(char::from(fantoccini::key::Key::Enter))).await?;
    page.until("one is back at the result", "return document.activeElement.id === 'result-village-secretary-recruitment'").await?;
    page.until("the result is still looked at", &format!("return {closer}.open")).await?;
    // Somebody of several posts: what the township cadre has settled cannot be contradicted, and it is said why.
    page.run("[...document.querySelectorAll('[name=post]')].at(-1).click(); return true", Vec::new()).await?;
    page.run(
        "const it = document.querySelector('#field-is_township_cadre'); [...it.querySelectorAll('input')].find(i => i.parentElement.innerText.trim().startsWith('否')).click(); return true",
        Vec::new(),
    )
    .await?;
    page.until(
        "a civil servant who is no township cadre cannot be chosen",
        "const it = document.querySelector('#field-staff_kind input'); return it.disabled && it.parentElement.innerText.includes('乡镇干部')",
    )
    .await
}

/// A link to a profile gives the same result; one cut short says so. Two cases side by side say what turned.
async fn pass_on_and_compare(page: &Page) -> Result<(), String> {
    let profile =
        "a&P=village_secretary&E=2020.1&D=2020-12-31&birth_date=1978-01-20&consecutive_full_terms=2&secretary_service=2011-01-01~0&Z";
    page.go(&format!("#/entitlements?{profile}")).await?;
    page.until(
        "the link is opened",
        "return document.querySelector('[data-tool=village-secretary-recruitment]')?.dataset.kind === 'will-be'",
    )
    .await?;
    page.until("the line is drawn", "return document.querySelectorAll('.time-line .opens').length === 1").await?;
    let drawn = page.text("return document.querySelector('.time-line svg').textContent").await?;
    let table = page.text("return document.querySelector('.time-table').textContent").await?;
    for day in ["2021年1月1日", "2029年1月19日"] {
        if !drawn.contains(day) || !table.contains(day) {
            return Err(format!("{day} is not in both of\n{drawn}\n{table}"));
        }
    }
    page.go("#/entitlements?a&P=village_secretary&E=2020.1&D=2020-12-31&birth_date=1978-0").await?;
    page.until("a link cut short is said", "return !!document.querySelector('.person .warning')").await?;
    page.go(&format!("#/compare?{profile}&{}", profile.replace("2020-12-31", "2021-01-01"))).await?;
    page.until("one tool comes out otherwise", "return document.querySelectorAll('.compared > li').length === 1").await?;
    page.until("and it is said what turned", "return document.querySelectorAll('.turned li').length > 0").await?;
    for broken in ["a&P=1&E=2020.1", "xx", "a&T=care-fund&E=2020.1&Z&a&P=1&E=2020.1&Z"] {
        page.go("#/").await?;
        page.go(&format!("#/compare?{broken}")).await?;
        page.until(
            &format!("{broken} leads to a page with a way on"),
            "return !!document.querySelector('#content .warning') && document.querySelectorAll('#content button, #content a').length > 2",
        )
        .await?;
    }
    let wide = page.run("return document.scrollingElement.scrollWidth - innerWidth", Vec::new()).await?;
    if wide == 0 { Ok(()) } else { Err(format!("the comparison scrolls sideways by {wide}")) }
}
