//! The self-assessment from its answers to its plan, as a secretary goes through it.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::write;
use pack::{HASH, pack};
use policy::assessment::{Assessment, Counted, Own, Reply, Unit};
use policy::facts::{Answer, Value};
use policy::number::Decimal;
use serde_json::json;

use crate::Test;
use crate::page::{Page, Setting};
use crate::sweep::list;

/// What this file tries.
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
    Test { name: "an answer is undone and redone, by button and by key", setting: Setting::Desktop, run: |page| Box::pin(undone(page)) },
    Test {
        name: "study is told month by month, and a yearly total makes up for none",
        setting: Setting::Phone,
        run: |page| Box::pin(monthly(page)),
    },
    Test {
        name: "of a file that was edited elsewhere it is asked whether to open it",
        setting: Setting::Phone,
        run: |page| Box::pin(edited(page)),
    },
    Test {
        name: "of many draft files each bad one is named with its reason, and the others are in",
        setting: Setting::Phone,
        run: |page| Box::pin(hostile(page)),
    },
    Test {
        name: "a draft of an older edition tells what was kept and what is gone",
        setting: Setting::Desktop,
        run: |page| Box::pin(older(page)),
    },
    Test {
        name: "what the roll-up computes fills the township's own draft, marked, when somebody says so",
        setting: Setting::Desktop,
        run: |page| Box::pin(filled(page)),
    },
    Test { name: "a list of two hundred drafts reads no answers", setting: Setting::Desktop, run: |page| Box::pin(many_drafts(page)) },
];

const TOWNSHIP: &str = "示例·松风乡（虚构）";

/// The second invented township: one post, one member and two months short, and a few answers more.
fn township() -> Draft {
    let mut replies = BTreeMap::new();
    let mut put = |id: &str, reply: Reply| drop(replies.insert(id.to_owned(), reply));
    let whole = |it: i64| Answer::Given(Value::Number(Decimal::whole(it)));
    let facts = |all: &[(&str, i64)]| Reply {
        facts: all.iter().filter_map(|(id, it)| Some((pack().fact(id)?.0, whole(*it)))).collect(),
        ..Reply::default()
    };
    put("township-4.4", facts(&[("team_size", 9), ("members_with_two_years", 5)]));
    put("township-11.3", facts(&[("authorised_posts", 41), ("filled_posts", 38)]));
    put("township-14.4", facts(&[("villages_total", 9), ("villages_weak", 4)]));
    put("township-3.4", Reply { count: Counted { whole: Some(9), part: Some(9) }, ..Reply::default() });
    put("township-3.1", Reply { own: Some(Own::Met), ..Reply::default() });
    put("township-3.2", Reply { own: Some(Own::Partly), post: "组织委员".to_owned(), ..Reply::default() });
    put("township-10.2", Reply { own: Some(Own::NotSure), ..Reply::default() });
    put("sentinel-18.4", Reply { own: Some(Own::Met), ..Reply::default() });
    let mut study = Reply::default();
    (1..=12).for_each(|month| study.parts.set(month, Some(month != 2 && month != 8)));
    put("township-1.3", study);
    Draft {
        unit_name: TOWNSHIP.to_owned(),
        assessment: Assessment { unit: Unit::Township, year: 2020, replies },
        as_of: "2020-12-31".parse().ok(),
        ..Draft::new(Unit::Township, 2020)
    }
}

fn village(name: &str, income: i64) -> Draft {
    let mut replies = BTreeMap::new();
    let income = Answer::Given(Value::Number(Decimal::whole(income)));
    let facts = [("income_this_year", income)].into_iter().filter_map(|(id, it)| Some((pack().fact(id)?.0, it))).collect();
    replies.insert("village-14.3".to_owned(), Reply { facts, ..Reply::default() });
    replies.insert("village-3.4".to_owned(), Reply { own: Some(Own::Met), ..Reply::default() });
    Draft {
        unit_name: name.to_owned(),
        assessment: Assessment { unit: Unit::Village, year: 2020, replies },
        as_of: "2020-12-31".parse().ok(),
        ..Draft::new(Unit::Village, 2020)
    }
}

/// Hands texts in as files through a picker.
async fn hand_in(page: &Page, picker: &str, files: &[(&str, String)]) -> Result<(), String> {
    let script = "const files = new DataTransfer();
        for (const [name, text] of arguments[1]) files.items.add(new File([text], name));
        const input = document.getElementById(arguments[0]);
        input.files = files.files;
        input.dispatchEvent(new Event('change', {bubbles: true}));
        return true";
    page.run(script, vec![json!(picker), json!(files)]).await.map(|_| ())
}

/// Opens a draft from its file, at one of its parts.
async fn open(page: &Page, draft: &Draft, part: &str) -> Result<(), String> {
    page.go("#/assessment").await?;
    hand_in(page, "draft-file", &[("草稿.json", write(pack(), HASH, draft))]).await?;
    page.until("the draft is listed", "const it = document.querySelector('.draft-title'); if (it) it.click(); return !!it").await?;
    page.until("it is open", "return /^#\\/assessment\\/./.test(location.hash)").await?;
    to_part(page, part).await
}

/// Goes to a part of the open draft.
async fn to_part(page: &Page, part: &str) -> Result<(), String> {
    let script = "location.hash = location.hash.split('/').slice(0, 3).concat(arguments[0]).join('/'); return true";
    page.run(script, vec![json!(part)]).await?;
    let there = format!(
        "const it = document.querySelector('.sections [aria-current]'); return !!it && it.getAttribute('href').endsWith({})",
        json!(format!("/{part}"))
    );
    page.until(&format!("{part} is shown"), &there).await
}

/// Every shortfall is an item; what is late is told; what is not done stands in the calendar.
async fn plan(page: &Page) -> Result<(), String> {
    open(page, &township(), "plan").await?;
    page.run("document.querySelector('.plan .primary').click(); return true", Vec::new()).await?;
    page.until("one item for each shortfall", "return document.querySelectorAll('.plan-item').length === 4").await?;
    page.reads("差距都已列入").await?;
    let items = list(page, "return [...document.querySelectorAll('.plan-item .what')].map(it => it.innerText)").await?;
    for number in ["1.3", "3.2", "4.4", "11.3"] {
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

/// The gap in the unit of its figure, each with its tool filled in.
async fn next_steps(page: &Page) -> Result<(), String> {
    open(page, &village("示例·石桥村（虚构）", 8_000), "summary").await?;
    page.reads("文件所列情形已经出现").await?;
    page.reads("再有2,000.01元，就到10,000.01元").await?;
    open(page, &township(), "summary").await?;
    page.reads("还差的人数：1人").await?;
    page.reads("至少还要补的人数：1名").await?;
    page.reads("没做的：2月、8月。").await?;
    // What is not sure, and how far it reaches.
    page.reads("符合的会在3项到4项之间").await?;
    page.press("在工具里试算").await?;
    page.until("the tool is open with what was answered", "return /^#\\/tools\\/[a-z-]+\\?./.test(location.hash)").await?;
    page.verdict("not-met").await
}

/// Of what a question asks, and of what counts as what.
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

/// Worse, better, and the watch, which is neither.
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
        ("减负哨兵里有变化的", "18.4", "碰到的情况"),
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
    // The other way round what was worse is better.
    let swap = "for (const [id, at] of [['compare-before', '0'], ['compare-after', '1']]) { const it = document.getElementById(id); it.value = at; it.dispatchEvent(new Event('change', {bubbles: true})) } return true";
    page.run(swap, Vec::new()).await?;
    page.until(
        "3.1 is better the other way round",
        "const it = [...document.querySelectorAll('.compare .group')].find(it => it.querySelector('h3').innerText.startsWith('进步的')); return it?.querySelector('.number').innerText === '3.1'",
    )
    .await
}

/// Chooses a standing of the unit's own.
async fn answer(page: &Page, place: &str, word: &str) -> Result<(), String> {
    let script = "const it = [...document.querySelectorAll('#' + arguments[0] + ' .own label')].find(it => it.innerText.trim() === arguments[1]); if (!it) return false; it.click(); return true";
    if page.run(script, vec![json!(place), json!(word)]).await? == json!(true) { Ok(()) } else { Err(format!("{place} has no «{word}»")) }
}

/// The user's own, and said so.
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

/// Marked, counted as not answered, and plain once confirmed.
async fn carried_over(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    hand_in(page, "draft-file", &[("草稿.json", write(pack(), HASH, &township()))]).await?;
    page.until("the draft is listed", "const it = document.querySelector('.draft details'); if (it) it.open = true; return !!it").await?;
    page.press("作为下一年的开头").await?;
    page.until(
        "the next year is listed",
        "const it = [...document.querySelectorAll('.draft')].find(it => it.innerText.includes('2021年')); if (it) it.querySelector('.draft-title').click(); return !!it",
    )
    .await?;
    page.until("it is open", "return /^#\\/assessment\\/./.test(location.hash)").await?;
    to_part(page, "1").await?;
    let stands = |word: &str| format!("return document.querySelector('#township-3-1 .now').innerText.trim() === '{word}'");
    page.until("it is marked", "return !!document.querySelector('#township-3-1 .unconfirmed')").await?;
    page.until("it does not count", &stands("未填")).await?;
    page.run("document.querySelector('#township-3-1 .unconfirmed button').click(); return true", Vec::new()).await?;
    page.until("once confirmed it counts", &stands("符合")).await?;
    page.until("the mark is gone", "return !document.querySelector('#township-3-1 .unconfirmed')").await?;
    page.until("the others are still marked", "return !!document.querySelector('#township-3-2 .unconfirmed')").await?;
    // Months belong to their own year.
    page.until("no month is ticked", "return !document.querySelector('#township-1-3 .parts .choices:first-of-type input:checked')").await?;
    to_part(page, "compare").await?;
    // Now, how it stood, and the draft of last year.
    page.until("last year can be compared with", "return document.querySelectorAll('#compare-before option').length === 3").await
}

/// A step back and forth.
async fn undone(page: &Page) -> Result<(), String> {
    open(page, &township(), "1").await?;
    let stands = |word: &str| format!("return document.querySelector('#township-3-5 .now').innerText.trim() === '{word}'");
    answer(page, "township-3-5", "符合").await?;
    page.until("it is answered", &stands("符合")).await?;
    // Changes within a second are one step.
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

/// The months of the year that are over, one by one.
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

/// Asked about, opened when somebody says so, left out when not; nothing is refused in silence.
async fn edited(page: &Page) -> Result<(), String> {
    let text = write(pack(), HASH, &village("示例·石桥村（虚构）", 8_000));
    let changed = text.replacen("\"8000\"", "\"80000\"", 1);
    if changed == text {
        return Err("nothing was changed".to_owned());
    }
    page.go("#/assessment").await?;
    let files = [("改过.json", changed.clone()), ("又改过.json", changed.replacen("\"80000\"", "\"90000\"", 1)), ("原样.json", text)];
    hand_in(page, "draft-file", &files).await?;
    page.until("the untouched one is in", "return document.querySelectorAll('.draft').length === 1").await?;
    page.reads("改过.json：这份文件在本工具之外改过").await?;
    page.press("不打开").await?;
    page.reads("改过.json：没有打开。").await?;
    page.press("照样打开").await?;
    page.until("the other is in", "return document.querySelectorAll('.draft').length === 2").await?;
    page.until("nothing is asked any more", "return !document.querySelector('.hand-in .warning')").await
}

/// A folder of files into the list of drafts: nothing stops the good ones, and nothing is refused in silence.
async fn hostile(page: &Page) -> Result<(), String> {
    let good = write(pack(), HASH, &village("<img src=x onerror=\"document.title='!'\">\u{202E}村", 8_000));
    let cut: String = good.chars().take(good.chars().count() / 2).collect();
    let newer = good.replacen(&format!("\"schema\":{}", exchange::wire::schema::SCHEMA), "\"schema\":99", 1);
    let files = [
        ("剪断.json", cut),
        ("更新.json", newer),
        ("外县.json", good.replacen("sangzhi-2020", "cili-2021", 1)),
        ("表格.json", "PK\u{3}\u{4}".to_owned()),
        ("空.json", String::new()),
        ("好的.json", good),
    ];
    page.go("#/assessment").await?;
    hand_in(page, "draft-file", &files).await?;
    page.until("the good one is in", "return document.querySelectorAll('.draft').length === 1").await?;
    for name in ["剪断.json", "更新.json", "外县.json", "表格.json", "空.json"] {
        let script = format!(
            "return [...document.querySelectorAll('.hand-in .said li')].some(it => it.innerText.startsWith({}) && 16 < it.innerText.length)",
            json!(format!("{name}：没有打开。"))
        );
        page.until(&format!("{name} is named with a reason"), &script).await?;
    }
    page.until("the script stays words", "return !document.querySelector('main img') && document.title !== '!'").await?;
    // 200 MB are refused without being opened.
    page.run(
        "const files = new DataTransfer(); files.items.add(new File(Array(10).fill(new Uint8Array(20e6)), '大.json'));
        const input = document.getElementById('draft-file'); input.files = files.files; input.dispatchEvent(new Event('change', {bubbles: true})); return true",
        Vec::new(),
    )
    .await?;
    page.reads("大.json：没有打开。内容有200MB").await
}

/// Nothing is reset in silence: what is kept is counted, what is gone is named and stays in the draft.
async fn older(page: &Page) -> Result<(), String> {
    let text = write(pack(), HASH, &village("示例·石桥村（虚构）", 8_000));
    let text = text.rsplit_once(",\"mark\":").map_or_else(|| text.clone(), |it| [it.0, "}"].concat());
    let text = text.replacen(&format!("\"edition\":\"{}\"", pack().edition), "\"edition\":\"2019.1\"", 1).replacen(
        "village-3.4",
        "village-99.9",
        1,
    );
    page.run("localStorage['twenty-measures/draft/old'] = arguments[0]; return true", vec![json!(text)]).await?;
    page.go("#/assessment/old").await?;
    page.until("it is open", "return !!document.querySelector('.note.edition')").await?;
    for said in ["2019.1", "照旧读入的回答：1项", "village-99.9"] {
        page.until(&format!("it tells {said}"), &format!("return document.querySelector('.note.edition').innerText.includes('{said}')"))
            .await?;
    }
    to_part(page, "1").await?;
    answer(page, "village-3-4", "符合").await?;
    page.until("what is gone is still in the draft", "return localStorage['twenty-measures/draft/old'].includes('village-99.9') && localStorage['twenty-measures/draft/old'].includes('\"own\":\"met\"')").await
}

/// Shown first, filled in when somebody says so, marked until somebody changes it.
async fn filled(page: &Page) -> Result<(), String> {
    open(page, &township(), "1").await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.fill("#rollup-own", TOWNSHIP).await?;
    page.fill("#rollup-expected", "石桥村\n竹溪村").await?;
    page.fill("#rollup-weak", "竹溪村").await?;
    page.press("保存名单").await?;
    page.reads("已保存在这台设备上").await?;
    let files =
        [("一.json", write(pack(), HASH, &village("石桥村", 90_000))), ("二.json", write(pack(), HASH, &village("竹溪村", 50_000)))];
    hand_in(page, "rollup-files", &files).await?;
    page.reads("所辖村（社区）总数：9个 → 2个").await?;
    page.reads("9/9 个 → 2/2 个").await?;
    page.press("填进去").await?;
    page.reads("已经和算出的一样").await?;
    page.run("document.querySelector('.fill a').click(); return true", Vec::new()).await?;
    page.until("the draft is open", "return /^#\\/assessment\\/./.test(location.hash)").await?;
    to_part(page, "5").await?;
    page.until("the figure is there, and marked", "return /自动算出/.test(document.querySelector('#township-14-4 .note')?.innerText)")
        .await?;
    page.until("it stands in the field", "return document.getElementById('township-14-4-field-villages_total').value === '2'").await?;
    page.fill("#township-14-4-field-villages_total", "3").await?;
    page.until("whoever changes it has entered it", "return !document.querySelector('#township-14-4 .note')").await
}

/// The list is drawn from the heads; what cannot be opened is set aside all the same.
async fn many_drafts(page: &Page) -> Result<(), String> {
    let text = write(pack(), HASH, &township());
    let fill = "for (let at = 0; at < 200; at++) localStorage['twenty-measures/draft/n' + at] = arguments[0];
        localStorage['twenty-measures/draft/bad'] = '{\"schema\":2';
        localStorage['twenty-measures/draft/other'] = arguments[0].replace('sangzhi-2020', 'cili-2021');
        return true";
    page.run(fill, vec![json!(text)]).await?;
    page.go("#/assessment").await?;
    page.until("all are listed", "return document.querySelectorAll('.draft').length === 200").await?;
    page.until("two are set aside", "return document.querySelectorAll('main .warning .lines > li').length === 2").await?;
    page.run("document.querySelector('.draft-title').click(); return true", Vec::new()).await?;
    page.until("one of them opens whole", "return document.querySelectorAll('.indicator').length > 3").await
}
