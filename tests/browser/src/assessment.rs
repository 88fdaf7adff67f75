//! The self-assessment from its answers to its summary, plan and comparison.

use exchange::draft_file::write;
use pack::{hash, pack};
use serde_json::json;

use crate::Test;
use crate::every_page::list;
use crate::harness::drafts::{answer, hand_in, open, to_part, township, village};
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "the plan takes every shortfall in, tells what is late, and goes into a calendar",
        setting: Setting::Desktop,
        run: |page| Box::pin(plan(page)),
    },
    Test {
        name: "what closes a gap is told in yuan, people and months, and opens its tool filled in",
        setting: Setting::Phone,
        run: |page| Box::pin(next_steps(page)),
    },
    Test {
        name: "a snapshot is compared with now, and what others ask stands apart",
        setting: Setting::Desktop,
        run: |page| Box::pin(compare(page)),
    },
    Test {
        name: "weights are marked as the user's own on every part, and a wrong one is named",
        setting: Setting::Phone,
        run: |page| Box::pin(weights(page)),
    },
    Test {
        name: "last year's answers are marked until they are confirmed",
        setting: Setting::Desktop,
        run: |page| Box::pin(carried_over(page)),
    },
    Test { name: "the figures that a question names lead to the document", setting: Setting::Phone, run: |page| Box::pin(figures(page)) },
    Test { name: "what the county decides is shown and counts nowhere", setting: Setting::Phone, run: |page| Box::pin(by_county(page)) },
    Test { name: "an answer is undone and redone, by button and by key", setting: Setting::Desktop, run: |page| Box::pin(undone(page)) },
    Test {
        name: "with the device's clock set back, what is answered in one go is one step to undo, what is not is two, and nothing is lost",
        setting: Setting::Desktop,
        run: |page| Box::pin(undone_with_a_wrong_clock(page)),
    },
    Test {
        name: "study is told month by month, and a yearly total makes up for none",
        setting: Setting::Phone,
        run: |page| Box::pin(monthly(page)),
    },
];

/// Every shortfall becomes an item; overdue items are marked; the calendar holds the items that are not done.
async fn plan(page: &Page) -> Result<(), String> {
    open(page, &township(), "plan").await?;
    page.run("document.querySelector('.plan .primary').click(); return true", Vec::new()).await?;
    page.until("one item for each shortfall", "return document.querySelectorAll('.plan-item').length === 4").await?;
    page.reads("差距都已列入").await?;
    let items = list(page, "return [...document.querySelectorAll('.plan-item .what')].map(it => it.innerText)").await?;
    for number in ["1.3", "3.2", "3.3", "17.2"] {
        if !items.iter().any(|it| it.starts_with(number)) {
            return Err(format!("{number} is not among {items:?}"));
        }
    }
    page.until("fields are shown for none before it is opened", "return !document.querySelector('.plan-fields')").await?;
    page.enter("the first item", ".plan-item summary").await?;
    page.until("its fields are there", "return document.querySelectorAll('.plan-fields').length === 1").await?;
    let put = "const it = document.getElementById(arguments[0]); it.value = arguments[1]; it.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(put, vec![json!("item-1-due"), json!("2020-12-31")]).await?;
    page.reads("没有超期的").await?;
    page.run(put, vec![json!("item-1-due"), json!("2020-12-30")]).await?;
    page.reads("超期1项").await?;
    page.until("the line says so", "return /已超期/.test(document.querySelector('.plan-item summary').innerText)").await?;
    page.run("window.handed = []; const make = URL.createObjectURL; URL.createObjectURL = it => { window.handed.push(it); return make(it) }; return true", Vec::new()).await?;
    page.press("存成日历文件").await?;
    page.until("the calendar is handed out", "return window.handed.length === 1").await?;
    let script = "const [done] = arguments; window.handed[0].text().then(done)";
    let calendar = page.run_async(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned();
    if calendar.matches("BEGIN:VEVENT").count() != 1 || !calendar.contains("20201230") {
        return Err(format!("the calendar holds something else:\n{calendar}"));
    }
    page.run(put, vec![json!("item-1-state"), json!("done")]).await?;
    page.reads("没有超期的").await?;
    page.until(
        "it is kept",
        "return Object.values(localStorage).some(it => it.includes('\"due\":\"2020-12-30\"') && it.includes('\"state\":\"done\"'))",
    )
    .await?;
    page.reload().await?;
    page.until("the plan is there after a reload", "return document.querySelectorAll('.plan-item').length === 4").await
}

/// The summary says how far each gap is from being closed, in its own unit, and links to the tool filled in.
async fn next_steps(page: &Page) -> Result<(), String> {
    open(page, &village("示例·石桥村（虚构）", 8_000), "summary").await?;
    page.reads("文件所列情形已经出现").await?;
    page.reads("至少10,000.01元，现有8,000.00元，差2,000.01元").await?;
    open(page, &township(), "summary").await?;
    page.reads("还差的支部数：1个").await?;
    page.reads("没做的：2月、8月。").await?;
    // The range that the answers «not sure» leave open.
    page.reads("符合的会在3项到4项之间").await?;
    page.press("在工具里试算").await?;
    page.until("the tool is open with what was answered", "return /^#\\/tools\\/[a-z-]+\\?./.test(location.hash)").await?;
    page.verdict("not-met").await
}

/// What the county decides is asked and shown, and stands in no total, no problem and no plan.
async fn by_county(page: &Page) -> Result<(), String> {
    open(page, &township(), "summary").await?;
    let script = "const it = [...document.querySelectorAll('.summary .group')].find(it => it.querySelector('h3').innerText.startsWith('由县里定的'));
        return it ? [...it.querySelectorAll('.item .number')].map(it => it.innerText) : []";
    let shown = list(page, script).await?;
    if shown != ["4.4", "10.2", "11.3"] {
        return Err(format!("{shown:?} is shown as decided by the county"));
    }
    let short = "const it = [...document.querySelectorAll('.summary .group')].find(it => it.querySelector('h3').innerText.startsWith('还有差距的'));
        return it ? [...it.querySelectorAll('.item .number')].map(it => it.innerText) : []";
    let short = list(page, short).await?;
    if short != ["1.3", "3.2", "3.3", "17.2"] {
        return Err(format!("{short:?} falls short"));
    }
    to_part(page, "4").await?;
    page.until("the question says who decides", "return /由县里定/.test(document.querySelector('#township-11-3 .note').innerText)").await
}

/// The figures in a question, and in the texts that say which answer counts as what.
async fn figures(page: &Page) -> Result<(), String> {
    open(page, &village("示例·石桥村（虚构）", 8_000), "5").await?;
    for (part, place, figure, provision) in
        [("5", "village-12-3", "2,000元", "#/measures/12/3"), ("1", "village-3-6", "35岁", "#/measures/3/6")]
    {
        to_part(page, part).await?;
        let press = format!(
            "const it = [...document.querySelectorAll('#{place} button.figure')].find(it => it.innerText === '{figure}'); if (it) it.click(); return !!it"
        );
        page.until(&format!("{figure} can be opened"), &press).await?;
        let there = format!("return !!document.querySelector('#{place} .origin a[href=\"{provision}\"]')");
        page.until(&format!("{figure} leads to its provision"), &there).await?;
    }
    Ok(())
}

/// The comparison groups the changes: worse, better, and the burden watch, which is neither.
async fn compare(page: &Page) -> Result<(), String> {
    open(page, &township(), "compare").await?;
    page.reads("还没有可以比的").await?;
    page.fill("#snapshot-label", "年底").await?;
    page.run("document.querySelector('.take button').click(); return true", Vec::new()).await?;
    page.reads("没有变的：32项").await?;
    to_part(page, "1").await?;
    answer(page, "township-3-1", "不符合").await?;
    answer(page, "township-3-2", "符合").await?;
    to_part(page, "watch").await?;
    answer(page, "sentinel-18-4", "不符合").await?;
    to_part(page, "compare").await?;
    for (heading, number, why) in [
        ("退步的（1项）", "3.1", "本单位的情况：符合 → 不符合"),
        ("进步的（1项）", "3.2", "部分符合 → 符合"),
        ("减负哨兵里有变化的", "18.4", "上级的做法"),
    ] {
        let script = format!(
            "const it = [...document.querySelectorAll('.compare .group')].find(it => it.querySelector('h3').innerText.startsWith({}));
            return !!it && it.querySelector('.number').innerText === {} && it.innerText.includes({})",
            json!(heading),
            json!(number),
            json!(why)
        );
        page.until(&format!("{number} stands under {heading}"), &script).await?;
    }
    page.reads("没有变的：29项").await?;
    // With the versions swapped, worse becomes better.
    let swap = "for (const [id, at] of [['compare-before', '0'], ['compare-after', '1']]) { const it = document.getElementById(id); it.value = at; it.dispatchEvent(new Event('change', {bubbles: true})) } return true";
    page.run(swap, Vec::new()).await?;
    page.until(
        "3.1 is better the other way round",
        "const it = [...document.querySelectorAll('.compare .group')].find(it => it.querySelector('h3').innerText.startsWith('进步的')); return it?.querySelector('.number').innerText === '3.1'",
    )
    .await
}

/// Every part of the draft says that the weights are the user's own.
async fn weights(page: &Page) -> Result<(), String> {
    const OWN: &str = "使用者自己定的权重";
    open(page, &township(), "summary").await?;
    page.until("nothing is said of weights", &format!("return !document.querySelector('main').innerText.includes('{OWN}')")).await?;
    page.run("document.querySelector('.weights').open = true; return true", Vec::new()).await?;
    page.fill("#weight-3", "一千").await?;
    page.reads("权重写的是“一千”").await?;
    page.until("a wrong one counts nowhere", &format!("return !document.querySelector('main').innerText.includes('{OWN}')")).await?;
    page.fill("#weight-3", "5").await?;
    page.reads("按使用者自己定的权重（文件没有给）：符合的占").await?;
    for part in ["1", "plan", "compare", "watch", "summary"] {
        to_part(page, part).await?;
        page.until(&format!("it is said on {part}"), &format!("return document.querySelector('main').innerText.includes('{OWN}')")).await?;
    }
    page.run("document.querySelector('.weights').open = true; return true", Vec::new()).await?;
    page.press("不用权重").await?;
    page.until("and no more without them", &format!("return !document.querySelector('main').innerText.includes('{OWN}')")).await
}

/// Answers carried over from last year are marked and do not count until they are confirmed.
async fn carried_over(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    hand_in(page, "draft-file", &[("草稿.json", write(pack(), hash(), &township()))]).await?;
    page.until("the draft is listed", "const it = document.querySelector('.draft details'); if (it) it.open = true; return !!it").await?;
    page.press("作为下一年的开头").await?;
    page.until("the next year is open", "return /^#\\/assessment\\/./.test(location.hash)").await?;
    page.reads("带来的2021年自评").await?;
    to_part(page, "1").await?;
    let stands = |word: &str| format!("return document.querySelector('#township-3-1 .now').innerText.trim() === '{word}'");
    page.until("it is marked", "return !!document.querySelector('#township-3-1 .unconfirmed')").await?;
    page.until("it does not count", &stands("未填")).await?;
    page.run("document.querySelector('#township-3-1 .unconfirmed button').click(); return true", Vec::new()).await?;
    page.until("once confirmed it counts", &stands("符合")).await?;
    page.until("the mark is gone", "return !document.querySelector('#township-3-1 .unconfirmed')").await?;
    page.until("the others are still marked", "return !!document.querySelector('#township-3-2 .unconfirmed')").await?;
    // Whoever changes an answer has confirmed it.
    answer(page, "township-3-2", "不符合").await?;
    page.until("a changed answer counts", "return document.querySelector('#township-3-2 .now').innerText.trim() === '不符合'").await?;
    page.until("and is marked no more", "return !document.querySelector('#township-3-2 .unconfirmed')").await?;
    page.press("全部确认").await?;
    page.until("nothing waits any more", "return !document.querySelector('.to-confirm')").await?;
    // Months are not carried over.
    page.until("no month is ticked", "return !document.querySelector('#township-1-3 .parts .choices:first-of-type input:checked')").await?;
    to_part(page, "compare").await?;
    // The current draft, its snapshot, and the draft of last year.
    page.until("last year can be compared with", "return document.querySelectorAll('#compare-before option').length === 3").await
}

/// Undo and redo, by button and by key.
async fn undone(page: &Page) -> Result<(), String> {
    open(page, &township(), "1").await?;
    let stands = |word: &str| format!("return document.querySelector('#township-3-5 .now').innerText.trim() === '{word}'");
    answer(page, "township-3-5", "符合").await?;
    page.until("it is answered", &stands("符合")).await?;
    // Changes within a second are one undo step.
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    answer(page, "township-3-5", "不符合").await?;
    page.until("it is answered otherwise", &stands("不符合")).await?;
    page.press("撤销").await?;
    page.until("the first answer is back", &stands("符合")).await?;
    page.keys("\u{e009}z\u{e000}").await?;
    page.until("and the time before it", &stands("未填")).await?;
    page.keys("\u{e009}y\u{e000}").await?;
    page.until("forth again", &stands("符合")).await?;
    page.press("重做").await?;
    page.until("to the last", &stands("不符合")).await
}

/// The clock of the device goes back an hour whenever it is looked at; the time since the page was opened is what the test says.
const CLOCK_SET_BACK: &str = "let hours = 0; const now = Date.now; window.Date.now = () => now() - (hours += 1) * 3600 * 1000;
    window.opened = 100000; performance.now = () => window.opened; return true";

async fn undone_with_a_wrong_clock(page: &Page) -> Result<(), String> {
    open(page, &township(), "1").await?;
    let stands = |word: &str| format!("return document.querySelector('#township-3-5 .now').innerText.trim() === '{word}'");
    page.run(CLOCK_SET_BACK, Vec::new()).await?;
    // Whether each comes within a second of the one before.
    for (word, after) in [("符合", 2_000), ("部分符合", 400), ("不符合", 5_000), ("不清楚", 999), ("符合", 1_000)] {
        page.run("window.opened += arguments[0]; return true", vec![json!(after)]).await?;
        answer(page, "township-3-5", word).await?;
        page.until(&format!("it stands as {word}"), &stands(word)).await?;
    }
    let kept = "return Object.entries(localStorage).some(([key, it]) => key.includes('/draft/') && /\"township-3\\.5\":\\{[^}]*\"own\":\"met\"/.test(it))";
    page.until("the last answer is kept", kept).await?;
    for word in ["不清楚", "部分符合", "未填"] {
        page.press("撤销").await?;
        page.until(&format!("undone, it stands as {word}"), &stands(word)).await?;
    }
    page.until("there is no more to undo", "return document.querySelector('.actions.undo button').disabled").await?;
    for word in ["部分符合", "不清楚", "符合"] {
        page.press("重做").await?;
        page.until(&format!("done again, it stands as {word}"), &stands(word)).await?;
    }
    page.until("it is kept so", kept).await?;
    page.reload().await?;
    page.until("it is there after a reload", &stands("符合")).await
}

/// Only the months that are over can be ticked; each open one leaves the result open.
async fn monthly(page: &Page) -> Result<(), String> {
    let mut draft = township();
    draft.as_of = "2020-10-15".parse().ok();
    draft.assessment.replies.remove("township-1.3");
    open(page, &draft, "1").await?;
    let box_of = |month: u8| format!("document.querySelectorAll('#township-1-3 .parts .choices:first-of-type input')[{}]", month - 1);
    page.until("October is not over", &format!("return {}.disabled && !{}.disabled", box_of(10), box_of(9))).await?;
    for month in [1, 3, 4, 5, 6, 7, 9_u8] {
        page.run(&format!("{}.click(); return true", box_of(month)), Vec::new()).await?;
    }
    page.reads("还没说的：2月、8月。").await?;
    page.until("while two are open it is not sure", "return document.querySelector('#township-1-3 .now').innerText.trim() === '不清楚'")
        .await?;
    page.run("document.querySelector('#township-1-3 .rest input').click(); return true", Vec::new()).await?;
    page.reads("没做的：2月、8月。").await?;
    page.until("it is not met", "return document.querySelector('#township-1-3 .now').innerText.trim() === '不符合'").await?;
    page.reads("别的月份多学几次也补不上").await
}
