//! The entitlements of a person and the comparison of two cases.

use serde_json::json;

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
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
        name: "on a phone one question is asked after the other, and the line over all results is always there",
        setting: Setting::Phone,
        run: |page| Box::pin(one_by_one(page)),
    },
    Test {
        name: "on a desktop a few questions of a section share a screen, and the reference date is on it",
        setting: Setting::Desktop,
        run: |page| Box::pin(several_on_a_screen(page)),
    },
    Test {
        name: "a profile is passed on by its link, and two cases are compared",
        setting: Setting::Phone,
        run: |page| Box::pin(pass_on_and_compare(page)),
    },
];

/// The result that one tool must have for one of the samples, and the texts that must be in it.
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
    // Ten years are full and must be exceeded; whether one has applied is open.
    Expected { sample: "sample-cadre-ji", tool: "separated-couple-transfer", kind: "open", said: &["最早2021年1月1日"] },
    Expected { sample: "sample-cadre-geng", tool: "condolence-payment", kind: "met", said: &["5,000"] },
    Expected { sample: "sample-cadre-geng", tool: "bonus-uplift", kind: "met", said: &["36,000", "6,000"] },
    Expected { sample: "sample-cadre-xin", tool: "urgent-field-talent", kind: "met", said: &["双一流"] },
];

/// Each sample has the expected result, and nothing sensitive is stored or linked.
async fn the_sample_cadres(page: &Page) -> Result<(), String> {
    page.go("#/entitlements").await?;
    page.until("the page of a person is there", "return !!document.querySelector('#content .person')").await?;
    for expected in &EXPECTED {
        page.run("document.querySelector(`[data-sample=${arguments[0]}]`).click(); return true", vec![json!(expected.sample)]).await?;
        let what = format!("{} stands under {} for {}", expected.tool, expected.kind, expected.sample);
        let there = format!("document.querySelector('[data-tool={}]')", expected.tool);
        page.until(&what, &format!("return {there} && {there}.dataset.kind === '{}'", expected.kind)).await?;
        let said = page.text(&format!("return {there}.innerText")).await?;
        if let Some(missing) = expected.said.iter().find(|word| !said.contains(**word)) {
            return Err(format!("«{missing}» is not said of {} for {}:\n{said}", expected.tool, expected.sample));
        }
    }
    // The sample of cadre geng has a sensitive fact: it is used, but neither stored nor in the address.
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

/// With the keyboard alone: the post, the next question, an answer that would be a contradiction, and the way from a result to an
/// answer and back.
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
    // A person of several posts: an answer that contradicts another one cannot be chosen, and the page says why.
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

/// A village secretary answers what is asked, goes back by the browser's own way, changes an answer, and comes to the result.
async fn one_by_one(page: &Page) -> Result<(), String> {
    const LINE: &str = "document.querySelector('.stands-in-short').innerText";
    page.go("#/entitlements").await?;
    page.until("nothing is claimed before anything is told", &format!("return {LINE}.includes('先不下结论')")).await?;
    page.until("the whole form is put away", "return !document.querySelector('.whole-form').open").await?;
    page.enter("the way in", ".way-in a.primary").await?;
    page.until("who one is comes first", "return document.querySelectorAll('.ask [name=post]').length > 5").await?;
    page.press("继续").await?;
    page.until("without an answer it says what is missing", "return /还没有选/.test(document.querySelector('#unanswered').innerText)")
        .await?;
    page.run("document.querySelector('.ask [name=post]').click(); return true", Vec::new()).await?;
    page.press("继续").await?;
    page.until("several things are asked at once", "return location.hash === '#/entitlements/ask/which-1'").await?;
    page.until("the question is at the top of what is seen", "return document.activeElement.id === 'ask'").await?;
    page.run("document.querySelector('.tick [name=is_village_principal]').click(); return true", Vec::new()).await?;
    page.press("继续").await?;
    page.until("what was not ticked is a no, and the next is asked", "return !!document.querySelector('.ask #field-birth_date')").await?;
    page.press("继续").await?;
    page.until(
        "what is missing is named, and what may be done",
        "return /出生日期.*还没有填.*不清楚/.test(document.querySelector('#unanswered').innerText)",
    )
    .await?;
    page.fill("#field-birth_date-year", "1978-01-20").await?;
    page.press("继续").await?;
    page.until("the terms are asked", "return location.hash === '#/entitlements/ask/consecutive_full_terms'").await?;
    page.until("the line is there", &format!("return {LINE}.startsWith('现在能享受')")).await?;
    page.until("why it is asked can be seen", "return document.querySelector('.why-asked').textContent.includes('6.2')").await?;
    page.run("history.back(); return true", Vec::new()).await?;
    page.until(
        "the way back leads to the question before, with its answer",
        "return location.hash === '#/entitlements/ask/birth_date' && document.querySelector('#field-birth_date-year').value === '1978'",
    )
    .await?;
    page.press("继续").await?;
    page.until("and on again", "return !!document.querySelector('.ask #field-consecutive_full_terms')").await?;
    page.fill("#field-consecutive_full_terms", "2").await?;
    page.press("继续").await?;
    page.until("the service is asked", "return !!document.querySelector('.ask #field-secretary_service')").await?;
    page.run("document.querySelector('.ask .acts button:not(.primary)').click(); return true", Vec::new()).await?;
    page.until(
        "nothing is left to ask: the result has the focus",
        "return location.hash === '#/entitlements' && document.activeElement.id === 'result' && !document.querySelector('.way-in .primary')",
    )
    .await?;
    let wide = page.run("return document.scrollingElement.scrollWidth - innerWidth", Vec::new()).await?;
    if wide != 0 {
        return Err(format!("the result scrolls sideways by {wide}"));
    }
    // The answers on one page, each with the way to change it.
    page.go("#/entitlements/ask/answers").await?;
    let said = "document.querySelector('.ask .answers').innerText";
    page.until("they are listed", &format!("return {said}.includes('1978年1月20日') && {said}.includes('不清楚')")).await?;
    page.run("document.querySelector('.ask .answers a[href$=\"/which-1\"]').click(); return true", Vec::new()).await?;
    page.until("what was ticked is ticked", "return document.querySelector('.tick [name=is_village_principal]').checked").await?;
    page.run("document.querySelector('.tick [name=buys_pension]').click(); return true", Vec::new()).await?;
    page.press("继续").await?;
    page.until("what it brings up is asked", "return !!document.querySelector('.ask #field-years')").await?;
    page.reload().await?;
    page.until("after a reload the same question is there", "return !!document.querySelector('.ask #field-years')").await?;
    page.fill("#field-years", "2").await?;
    page.press("继续").await?;
    page.until("the line names the money", &format!("return /现在能享受1项，[0-9,]+元/.test({LINE})")).await
}

/// A village secretary answers three questions on one screen; one that is left open is named and has the focus, and the day is changed.
async fn several_on_a_screen(page: &Page) -> Result<(), String> {
    page.go("#/entitlements/ask/post").await?;
    page.run("document.querySelector('.ask [name=post]').click(); return true", Vec::new()).await?;
    page.press("继续").await?;
    page.until("several things are asked at once", "return location.hash === '#/entitlements/ask/which-1'").await?;
    page.run("document.querySelector('.tick [name=is_village_principal]').click(); return true", Vec::new()).await?;
    page.press("继续").await?;
    page.until(
        "age, terms and service are asked together",
        "const seen = it => document.querySelector('.ask.several ' + it)?.offsetParent; return ['#field-birth_date', '#field-consecutive_full_terms', '#field-secretary_service'].every(seen)",
    )
    .await?;
    page.fill("#field-birth_date-year", "1978-01-20").await?;
    page.press("继续").await?;
    page.until(
        "what is open is named, and has the focus",
        "return /还没有/.test(document.querySelector('#unanswered').innerText) && !!document.activeElement.closest('.ask .field') && !document.activeElement.closest('#field-birth_date')",
    )
    .await?;
    page.fill("#field-consecutive_full_terms", "2").await?;
    page.run("document.querySelector('#field-secretary_service .not-sure input').click(); return true", Vec::new()).await?;
    page.run("document.querySelector('.counted-to').open = true; return true", Vec::new()).await?;
    page.fill("#as-of-year", "2031").await?;
    page.keys("\t").await?;
    page.until("it is counted to that day", "return document.querySelector('.counted-to summary').innerText.includes('2031年')").await?;
    page.press("继续").await?;
    page.until(
        "nothing is left to ask: the result has the focus",
        "return location.hash === '#/entitlements' && document.activeElement.id === 'result'",
    )
    .await
}

/// A link to a profile gives the same result; one cut short is reported. A comparison says which results differ and why.
async fn pass_on_and_compare(page: &Page) -> Result<(), String> {
    let profile =
        "a&P=village_secretary&E=2020.2&D=2020-12-31&birth_date=1978-01-20&consecutive_full_terms=2&secretary_service=2011-01-01~0&Z";
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
    page.go("#/entitlements?a&P=village_secretary&E=2020.2&D=2020-12-31&birth_date=1978-0").await?;
    page.until("a link cut short is said", "return !!document.querySelector('.person .warning')").await?;
    page.go(&format!("#/compare?{profile}&{}", profile.replace("2020-12-31", "2021-01-01"))).await?;
    page.until("one tool comes out otherwise", "return document.querySelectorAll('.compared > li').length === 1").await?;
    page.until("and it is said what turned", "return document.querySelectorAll('.turned li').length > 0").await?;
    // A contradiction is refused at its field, with the name of the case, in both kinds of comparison.
    let contrary = "a&P=1&E=2020.2&D=2020-12-31&staff_kind=township_civil_servant&is_township_cadre=n&Z";
    page.go(&format!("#/compare?{profile}&{contrary}")).await?;
    page.until(
        "the side is named, and nothing is compared",
        "const it = document.querySelector('.tool-result .warning li')?.innerText || ''; return it.startsWith('第二种') && it.includes('乡镇干部') && !document.querySelector('.compared')",
    )
    .await?;
    page.until(
        "it stands at the field too",
        "return document.querySelector('#field-is_township_cadre .error')?.innerText.includes('对不上')",
    )
    .await?;
    page.until(
        "an answer that would contradict another cannot be chosen",
        "return document.querySelectorAll('.tool-form .barred input:disabled').length > 0",
    )
    .await?;
    let team = |have: u8| format!("a&T=leadership-team-experience&E=2020.2&D=2020-12-31&team_size=5&members_with_two_years={have}&Z");
    page.go(&format!("#/compare?{}&{}", team(4), team(6))).await?;
    page.until(
        "more than there are is refused by name, at the field",
        "return !!document.querySelector('.tool-result .warning li') && !!document.querySelector('#field-members_with_two_years-message .error')",
    )
    .await?;
    page.fill("#field-members_with_two_years", "3").await?;
    page.until("put right, it is compared", "return document.querySelector('.same-or-not')?.innerText === '结果不一样。'").await?;

    // The answer «not sure» is in the link as well.
    page.go("#/entitlements?a&P=village_secretary&E=2020.2&D=2020-12-31&birth_date=_&Z").await?;
    let unsure = "document.querySelector('#field-birth_date .not-sure input')";
    page.until("it is ticked", &format!("return !document.querySelector('.person .warning') && {unsure}?.checked")).await?;
    page.run("[...document.querySelectorAll('.take-along .copy')].at(-1).querySelectorAll('button')[1].click(); return true", Vec::new())
        .await?;
    page.until(
        "and it is in the link again",
        "return !![...document.querySelectorAll('.take-along .copy textarea')].at(-1)?.value.includes('birth_date=_')",
    )
    .await?;

    // A tool leads to a comparison with the same case five years later.
    page.go(&format!("#/tools/long-service-transfer?{}", "a&T=long-service-transfer&E=2020.2&D=2020-12-31&is_township_cadre=y&birth_date=1975-01-01&township_service=1995-01-01~0&long_term_outstanding=y&Z")).await?;
    page.until("it is not met yet", "return !!document.querySelector('.main-verdict .not-met')").await?;
    page.unfold().await?;
    page.run("[...document.querySelectorAll('.take-along a.button')].at(-1).click(); return true", Vec::new()).await?;
    page.until(
        "five years later it is, by the figure of the document",
        "return document.querySelector('.same-or-not')?.innerText === '结果不一样。' && document.querySelector('.compare-table').innerText.includes('2025年12月31日') && [...document.querySelectorAll('.turned button.figure')].some(it => it.innerText.includes('50'))",
    )
    .await?;
    for broken in ["a&P=1&E=2020.2", "xx", "a&T=care-fund&E=2020.2&Z&a&P=1&E=2020.2&Z"] {
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
