//! A village on a phone: one question at a time, few taps, back to where one was, and what is printed.

use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::reply::Unit;
use serde_json::json;

use crate::Test;
use crate::harness::drafts::{hand_in, open, to_part, township, village};
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a village's plain year takes thirty taps at most on a phone",
        setting: Setting::Phone,
        run: |page| Box::pin(few_taps(page)),
    },
    Test {
        name: "questions that stand so are listed over all parts, and the draft saved last is gone on with",
        setting: Setting::Phone,
        run: |page| Box::pin(listed(page)),
    },
    Test {
        name: "back from a question leads to where the summary was left, after a reload too",
        setting: Setting::Desktop,
        run: |page| Box::pin(back_to_the_place(page)),
    },
    Test {
        name: "on paper a question keeps its figures, and a plan takes one sheet",
        setting: Setting::Desktop,
        run: |page| Box::pin(on_paper(page)),
    },
    Test { name: "the blank form on paper takes two sheets", setting: Setting::Desktop, run: |page| Box::pin(blank_form(page)) },
    Test { name: "the menu of a draft stays with its draft", setting: Setting::Desktop, run: |page| Box::pin(menu(page)) },
];

/// Answers the question that is shown as a village in a plain year would: how many taps that took, or the name of the question where
/// nothing is asked of it.
const ANSWER: &str = "
    const seen = it => it.offsetHeight > 0 && !it.closest('.check, .remark, .why, .one-by-one');
    const shown = [...document.querySelectorAll('.indicator')].filter(it => it.offsetHeight > 0);
    if (shown.length !== 1) return shown.map(it => it.id).join(' ') || 'none';
    const [here] = shown;
    if (here.id.startsWith('sentinel')) return 'done';
    const met = [...here.querySelectorAll('.own label')].find(it => it.innerText.trim() === '符合');
    if (met) { met.click(); return 1 }
    const every = here.querySelector('.parts .rest button');
    if (every) { every.click(); return 1 }
    let taps = 0;
    for (const field of [...here.querySelectorAll('input[type=text]')].filter(seen)) {
        const value = /-year$/.test(field.id) ? String(new Date().getFullYear()) : /-month$/.test(field.id) ? '1'
            : /-day$|last_year/.test(field.id) ? '' : /income/.test(field.id) ? '52000' : /other_signs/.test(field.id) ? '0' : '2';
        if (!value) continue;
        taps += 1;
        field.value = value;
        field.dispatchEvent(new Event('input', {bubbles: true}));
    }
    for (const group of [...here.querySelectorAll('fieldset')].filter(it => seen(it) && !it.matches('.own, .parts'))) {
        const word = /sharp_fall/.test(group.outerHTML) ? '否' : '是';
        const yes = [...group.querySelectorAll('label')].find(it => it.innerText.trim() === word);
        if (yes) { yes.click(); taps += 1 }
    }
    here.querySelector('.one-by-one .primary').click();
    return taps + 1";

/// From a new draft to a village whose every question is answered.
async fn few_taps(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.fill("#new-name", "示例·石桥村（虚构）").await?;
    page.press("开始自评").await?;
    page.until(
        "one question is shown",
        "return [...document.querySelectorAll('.indicator')].filter(it => it.offsetHeight > 0).length === 1",
    )
    .await?;
    let (mut taps, mut last) = (0, String::new());
    for _ in 0..40 {
        let here = page.text("return [...document.querySelectorAll('.indicator')].find(it => it.offsetHeight > 0)?.id ?? ''").await?;
        if here == last {
            return Err(format!("{here} is not left once it is answered"));
        }
        let took = page.run(ANSWER, Vec::new()).await?;
        if took == json!("done") {
            break;
        }
        taps += took.as_u64().ok_or_else(|| format!("not one question is shown, but: {took}"))?;
        page.until_with(
            "the next question is shown",
            "const it = [...document.querySelectorAll('.indicator')].find(it => it.offsetHeight > 0); return !!it && it.id !== arguments[0]",
            vec![json!(here)],
        )
        .await?;
        last = here;
    }
    page.until("all that counts is answered", "return /^已填(\\d+)\\/\\1$/.test(document.querySelector('.all-done').innerText)").await?;
    if 30 < taps { Err(format!("{taps} taps")) } else { Ok(()) }
}

/// The lists of questions by how they stand, and the way on with the last draft.
async fn listed(page: &Page) -> Result<(), String> {
    open(page, &village("示例·石桥村（虚构）", 8_000), "not-sure").await?;
    page.until("what is open is counted", "return /没有填的/.test(document.querySelector('.sections').innerText)").await?;
    to_part(page, "open").await?;
    page.until(
        "only open questions are there",
        "return !document.getElementById('village-3-4') && !!document.getElementById('village-3-5')",
    )
    .await?;
    page.go("#/assessment").await?;
    page.press("继续上次：示例·石桥村").await?;
    page.until("an open question is shown", "return [...document.querySelectorAll('.indicator')].filter(it => it.offsetHeight > 0).map(it => it.querySelector('.now').innerText.trim()).join() === '未填'").await
}

/// The summary is long: whoever looks at one of its questions comes back to where it was left.
async fn back_to_the_place(page: &Page) -> Result<(), String> {
    open(page, &township(), "summary").await?;
    let links = "[...document.querySelectorAll('.summary .item button.plain')]";
    page.until("the summary has questions to go to", &format!("return 8 < {links}.length")).await?;
    page.run(&format!("const it = {links}[8]; it.scrollIntoView({{block: 'center'}}); window.place = scrollY; return true"), Vec::new())
        .await?;
    page.run(&format!("{links}[8].click(); return true"), Vec::new()).await?;
    page.until("the question is shown", "return !document.querySelector('.summary') && /question$/.test(document.activeElement.id)")
        .await?;
    page.run("history.back(); return true", Vec::new()).await?;
    page.until(
        "the summary is where it was left",
        "return !!document.querySelector('.summary') && 200 < window.place && Math.abs(scrollY - window.place) < 3",
    )
    .await?;
    let place = page.run("return scrollY", Vec::new()).await?;
    page.reload().await?;
    page.until_with(
        "it is so after a reload",
        "return !!document.querySelector('.summary') && Math.abs(scrollY - arguments[0]) < 3",
        vec![place],
    )
    .await
}

/// What a screen shows by buttons, marks and hints is words on paper, or nothing.
async fn on_paper(page: &Page) -> Result<(), String> {
    open(page, &village("示例·石桥村（虚构）", 8_000), "5").await?;
    page.until("a figure is in the text", "return !!document.querySelector('#village-14-3 .meanings button.figure')").await?;
    let shown = page.on_paper("String(document.querySelector('#village-14-3 .meanings button.figure').getClientRects().length)").await?;
    if shown == "0" {
        return Err("a figure of the text vanishes on paper".to_owned());
    }
    let marks = page.on_paper("[...document.querySelectorAll('summary')].map(it => getComputedStyle(it).listStyleType).join()").await?;
    if marks.split(',').any(|it| it != "none") {
        return Err(format!("marks of folding are printed: {marks}"));
    }
    to_part(page, "plan").await?;
    page.run("document.querySelector('.plan .primary').click(); return true", Vec::new()).await?;
    page.until("the plan has an item", "return document.querySelectorAll('.plan-item').length === 1").await?;
    match page.printed().await? {
        1 => Ok(()),
        sheets => Err(format!("a plan of one item takes {sheets} sheets")),
    }
}

/// The form for a village and for a community asks all that is asked on the screen, in the same order, on two sheets each.
async fn blank_form(page: &Page) -> Result<(), String> {
    for (unit, kind) in [(Unit::Village, "village"), (Unit::Community, "community")] {
        page.go(&format!("#/assessment/{kind}/blank")).await?;
        let asked = policy::assessment::summary::asked(pack(), unit).count();
        let rows = format!("return document.querySelectorAll('.blank-form td.number').length === {asked}");
        page.until("every question stands on it", &rows).await?;
        match page.printed().await? {
            2 => {}
            sheets => return Err(format!("the form for a {kind} takes {sheets} sheets")),
        }
    }
    Ok(())
}

/// What is pressed in a row acts on that row's draft, whatever came before it; and it is said which that is.
async fn menu(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    let file = |name: &str| write(pack(), hash(), &village(name, 8_000));
    hand_in(page, "draft-file", &[("一.json", file("甲村")), ("二.json", file("乙村"))]).await?;
    page.until("both are listed", "return document.querySelectorAll('.draft').length === 2").await?;
    let row = "[...document.querySelectorAll('.draft')].find(it => it.querySelector('.draft-title').innerText === '甲村')";
    page.run(&format!("{row}.querySelector('details').open = true; return true"), Vec::new()).await?;
    hand_in(page, "draft-file", &[("三.json", file("丙村"))]).await?;
    page.until("another one came before", "return document.querySelectorAll('.draft').length === 3").await?;
    page.until("the menu is still that of its draft", &format!("return [...document.querySelectorAll('.draft details[open]')].every(it => it.closest('.draft') === {row}) && !!document.querySelector('.draft details[open]')")).await?;
    page.run(&format!("[...{row}.querySelectorAll('button')].find(it => it.innerText === '删除').click(); return true"), Vec::new())
        .await?;
    page.reads("确定删除“甲村”吗").await?;
    page.press("确定删除").await?;
    page.until(
        "that draft is gone",
        "return [...document.querySelectorAll('.draft-title')].map(it => it.innerText).sort().join() === '丙村,乙村'",
    )
    .await?;
    page.press("撤销").await?;
    page.until("and back", "return document.querySelectorAll('.draft').length === 3").await?;
    page.run(&format!("{row}.querySelector('details').open = true; [...{row}.querySelectorAll('button')].find(it => it.innerText === '复制一份').click(); return true"), Vec::new()).await?;
    page.reads("这是“甲村”的副本").await
}
