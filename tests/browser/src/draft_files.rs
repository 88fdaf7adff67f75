//! Draft files that were edited, broken or written by an older edition; many drafts; filling a draft from the roll-up.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::reply::Assessment;
use serde_json::json;

use crate::Test;
use crate::harness::drafts::{TOWNSHIP, answer, hand_in, open, to_part, township, village};
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
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
    Test {
        name: "a draft goes through a chat in parts, in any order, and a missing part is named",
        setting: Setting::Phone,
        run: |page| Box::pin(in_parts(page)),
    },
    Test {
        name: "a workbook for villages is handed out, and a filled one opens as a draft and goes into the roll-up",
        setting: Setting::Desktop,
        run: |page| Box::pin(workbooks(page)),
    },
    Test {
        name: "of three hundred drafts a few are drawn, and each is found by its name, year, kind and how far it is",
        setting: Setting::Phone,
        run: |page| Box::pin(many_drafts(page)),
    },
    Test {
        name: "many drafts go into one file and out of it, and are deleted and put back at once",
        setting: Setting::Desktop,
        run: |page| Box::pin(at_once(page)),
    },
    Test {
        name: "remarks that a township sends back stand beside the village's answers until they are dealt with",
        setting: Setting::Desktop,
        run: |page| Box::pin(sent_back(page)),
    },
];

/// The blank workbook reads as one; a filled one comes in, and the cell that cannot be read is named and kept.
async fn workbooks(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.press("村用的空白表").await?;
    page.reads("已读回核对").await?;
    let bytes = std::fs::read(page.saved_file("xlsx").await?).map_err(|it| it.to_string())?;
    let blank = office::workbook::read::read(pack(), hash(), &bytes).map_err(|it| it.text().zh)?;
    if !blank.draft.assessment.replies.is_empty() || !blank.told().is_empty() {
        return Err(format!("it is not blank: {blank:?}"));
    }
    let mut draft = village("示例·石桥村（虚构）", 8_000);
    let typed = draft.typed.entry("village-14.3".to_owned()).or_default();
    typed.insert("income_last_year".to_owned(), entry::Entry::of_text("大概两三万吧"));
    let filled = office::workbook::write::write(pack(), hash(), &draft, policy::model::text::Language::Chinese)?;
    let file = page.downloads.join("石桥村.xlsx");
    std::fs::write(&file, filled).map_err(|it| it.to_string())?;
    page.choose_file("#draft-file", &file).await?;
    page.reads("石桥村.xlsx：已放进草稿列表。").await?;
    page.reads("写的是“大概两三万吧”，不是数字").await?;
    page.until("it is among the drafts", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.choose_file("#rollup-files", &file).await?;
    page.reads("收下1份").await?;
    page.reads("写的是“大概两三万吧”，不是数字").await?;
    page.reads("计入1个单位").await
}

/// A file that was edited outside the app is opened only after a confirmation.
async fn edited(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("示例·石桥村（虚构）", 8_000));
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

/// A folder of good and bad files: the good ones are imported, each bad one is named with its reason.
async fn hostile(page: &Page) -> Result<(), String> {
    let good = write(pack(), hash(), &village("<img src=x onerror=\"document.title='!'\">\u{202E}村", 8_000));
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

/// A draft of an older edition: the replies that were kept are counted, the indicators that are gone are named and stay in the draft.
async fn older(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("示例·石桥村（虚构）", 8_000));
    let text = text.rsplit_once(",\"mark\":").map_or_else(|| text.clone(), |it| [it.0, "}"].concat());
    let text = text.replacen(&format!("\"edition\":\"{}\"", pack().edition), "\"edition\":\"2019.1\"", 1).replacen(
        "village-3.4",
        "village-99.9",
        1,
    );
    page.run("localStorage['twenty-measures/sangzhi-2020/draft/old'] = arguments[0]; return true", vec![json!(text)]).await?;
    page.go("#/assessment/old").await?;
    page.until("it is open", "return !!document.querySelector('.note.edition')").await?;
    for said in ["2019.1", "照旧读入的回答：1项", "village-99.9"] {
        page.until(&format!("it tells {said}"), &format!("return document.querySelector('.note.edition').innerText.includes('{said}')"))
            .await?;
    }
    to_part(page, "1").await?;
    answer(page, "village-3-4", "符合").await?;
    page.until("what is gone is still in the draft", "return localStorage['twenty-measures/sangzhi-2020/draft/old'].includes('village-99.9') && localStorage['twenty-measures/sangzhi-2020/draft/old'].includes('\"own\":\"met\"')").await
}

/// Computed values are shown first, filled in on request, and marked until somebody changes them.
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
        [("一.json", write(pack(), hash(), &village("石桥村", 90_000))), ("二.json", write(pack(), hash(), &village("竹溪村", 50_000)))];
    hand_in(page, "rollup-files", &files).await?;
    page.reads("所辖村（社区）总数：9个 → 2个").await?;
    page.reads("9/9 个 → 2/2 个").await?;
    // What somebody has answered is not ticked, and stays until it is.
    page.until("nothing is ticked", "return [...document.querySelectorAll('.fill-one input')].every(it => !it.checked) && document.querySelector('.fill-one button').disabled").await?;
    page.run("document.querySelectorAll('.fill-one input').forEach(it => it.click()); return true", Vec::new()).await?;
    page.press("把勾上的填进去").await?;
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

/// The texts of many drafts: villages of two years, of which every third has answers, and a township.
fn many() -> Vec<(String, String)> {
    let of = |at: i32| {
        let full = village(&format!("示例·{at:03}号村"), 8_000);
        let year = if at % 2 == 0 { 2020 } else { 2021 };
        let replies = if at % 3 == 0 { full.assessment.replies.clone() } else { BTreeMap::new() };
        let assessment = Assessment { year, replies, ..full.assessment.clone() };
        Draft { assessment, saved_at: format!("2020-12-31T08:{:02}:{:02}.000Z", at / 60, at % 60), ..full }
    };
    let mut all: Vec<(String, String)> = (0..299).map(|at| (format!("n{at}"), write(pack(), hash(), &of(at)))).collect();
    all.push(("t".to_owned(), write(pack(), hash(), &township())));
    all
}

/// Lays drafts where the list finds them, without opening any.
async fn lay(page: &Page, drafts: &[(String, String)]) -> Result<(), String> {
    let script = "for (const [id, text] of arguments[0]) localStorage['twenty-measures/sangzhi-2020/draft/' + id] = text; return true";
    page.run(script, vec![json!(drafts)]).await.map(|_| ())
}

/// Chooses in one of the lists over the drafts.
async fn choose(page: &Page, label: &str, value: &str) -> Result<(), String> {
    let script = "const it = document.querySelector(`.looking select[aria-label='${arguments[0]}']`); it.value = arguments[1];
        it.dispatchEvent(new Event('change', {bubbles: true})); return it.value === arguments[1]";
    page.until_with(&format!("{label} can be chosen"), script, vec![json!(label), json!(value)]).await
}

/// Three hundred drafts are listed without reading their replies; a few are drawn, the others are found. Drafts that cannot be opened are
/// set aside.
async fn many_drafts(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &township());
    lay(page, &many()).await?;
    let spoilt = "localStorage['twenty-measures/sangzhi-2020/draft/bad'] = '{\"schema\":2';
        localStorage['twenty-measures/sangzhi-2020/draft/other'] = arguments[0].replace('sangzhi-2020', 'cili-2021');
        return true";
    page.run(spoilt, vec![json!(text)]).await?;
    page.go("#/assessment").await?;
    page.reads("共300份。").await?;
    page.until("few rows are drawn", "return document.querySelectorAll('.draft').length === 8").await?;
    page.until("and few elements in all", "return document.querySelectorAll('main *').length < 700").await?;
    let height = "const it = document.querySelector('.drafts').getBoundingClientRect(); return it.height < 2 * innerHeight";
    page.until("the list takes no more than two screens", height).await?;
    page.until("two are set aside", "return document.querySelectorAll('main .warning .lines > li').length === 2").await?;
    page.until(
        "how far each is stands beside it",
        "return [...document.querySelectorAll('.draft .far')].every(it => /已填\\d+\\/\\d+/.test(it.innerText))",
    )
    .await?;
    page.until("a new one can be begun above the list", "return document.querySelector('.begin').compareDocumentPosition(document.querySelector('.drafts')) === Node.DOCUMENT_POSITION_FOLLOWING").await?;
    page.press("下一页").await?;
    page.reads("第2页，共38页").await?;
    choose(page, "给谁自评", "township").await?;
    page.reads("找到1份，共300份。").await?;
    choose(page, "给谁自评", "").await?;
    choose(page, "自评的年份", "2021").await?;
    page.reads("找到149份，共300份。").await?;
    choose(page, "自评的年份", "").await?;
    page.fill("#find-draft", "042").await?;
    page.until(
        "it is found by its name",
        "return document.querySelector('.draft-title').innerText === '示例·042号村' && document.querySelectorAll('.draft').length === 1",
    )
    .await?;
    page.fill("#find-draft", "示例·").await?;
    choose(page, "怎么排", "name").await?;
    page.until("they are in the order of their names", "return document.querySelector('.draft-title').innerText === '示例·000号村'")
        .await?;
    choose(page, "填到哪里", "0").await?;
    page.until("all that have no answer are found", "return /找到199份/.test(document.querySelector('.looking').innerText)").await?;
    page.run("document.querySelector('.draft-title').click(); return true", Vec::new()).await?;
    page.until("one of them opens whole", "return document.querySelectorAll('.indicator').length > 3").await?;
    page.go("#/").await?;
    page.reads("继续上次：").await
}

/// All drafts as one archive, which the list and the roll-up take; deleted at once, and put back at once.
async fn at_once(page: &Page) -> Result<(), String> {
    page.go("#/").await?;
    page.until("without a draft there is none to go on with", "return !document.querySelector('.go-on')").await?;
    let all: Vec<(String, String)> = many().into_iter().take(20).collect();
    lay(page, &all).await?;
    page.go("#/assessment").await?;
    page.press("一次存几份、删几份").await?;
    page.press("选上找到的20份").await?;
    page.reads("选了20份").await?;
    page.press("存成一个压缩包").await?;
    page.reads("已读回核对：20份草稿。").await?;
    let file = page.saved_file("zip").await?;
    page.press("删除选上的").await?;
    page.reads("确定删除选上的20份吗").await?;
    page.press("确定删除").await?;
    page.until("all are gone", "return !document.querySelector('.draft') && !Object.keys(localStorage).some(it => it.includes('/draft/'))")
        .await?;
    page.reads("已删除20份").await?;
    page.press("撤销").await?;
    page.reads("共20份。").await?;
    // The archive is taken as it is.
    page.choose_file("#draft-file", &file).await?;
    page.reads("共40份。").await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.choose_file("#rollup-files", &file).await?;
    page.reads("交来20份，收下20份。").await
}

/// A township writes a remark on a village's answer; the village opens the file.
async fn sent_back(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("示例·石桥村（虚构）", 8_000));
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.fill("#rollup-own", TOWNSHIP).await?;
    page.fill("#rollup-expected", "示例·石桥村（虚构）\n竹溪村").await?;
    page.press("保存名单").await?;
    hand_in(page, "rollup-files", &[("石桥.json", text.clone())]).await?;
    page.reads("应收2，收到1").await?;
    page.until(
        "who is missing can be copied",
        "return [...document.querySelectorAll('.copy button')].some(it => it.innerText.includes('还差谁'))",
    )
    .await?;
    page.run("document.querySelector('table.units th button').click(); return true", Vec::new()).await?;
    page.press("写退回意见").await?;
    page.until("there is a field for each answer", "return !!document.querySelector('.file textarea[aria-label=\"对3.4的意见\"]')").await?;
    let write_it = "const it = document.querySelector('.file textarea[aria-label=\"对3.4的意见\"]'); it.value = '主任的当选证书没有附上。';
        it.dispatchEvent(new Event('input', {bubbles: true})); return true";
    page.run(write_it, Vec::new()).await?;
    page.press("存成退回文件").await?;
    let file = page.saved_file("json").await?;
    page.go("#/assessment").await?;
    page.choose_file("#draft-file", &file).await?;
    page.reads("这台设备上没有这份草稿").await?;
    hand_in(page, "draft-file", &[("石桥.json", text)]).await?;
    page.until("the draft is listed", "return document.querySelectorAll('.draft').length === 1").await?;
    page.choose_file("#draft-file", &file).await?;
    page.reads("1条退回意见放到草稿").await?;
    page.run("document.querySelector('.draft-title').click(); return true", Vec::new()).await?;
    page.reads("有1条退回意见，在这几题旁边").await?;
    page.run("document.querySelector('.comments button').click(); return true", Vec::new()).await?;
    page.until(
        "the remark stands beside its answer",
        "return document.querySelector('#village-3-4 .comment')?.innerText.includes('当选证书')",
    )
    .await?;
    page.run("document.querySelector('#village-3-4 .comment button').click(); return true", Vec::new()).await?;
    page.until("once dealt with it is gone", "return !document.querySelector('.comment, .comments')").await?;
    page.until(
        "and stays so",
        "return !Object.entries(localStorage).some(([key, it]) => key.includes('/draft/') && it.includes('当选证书'))",
    )
    .await
}

/// The parts that a draft is offered in are pasted with a chat around them: into the self-assessment one after another, into the
/// roll-up at once.
async fn in_parts(page: &Page) -> Result<(), String> {
    let mut draft = village("示例·石桥村（虚构）", 8_000);
    if let Some(reply) = draft.assessment.replies.get_mut("village-3.4") {
        reply.note = "村里开过会，记在本子上。".repeat(100);
    }
    open(page, &draft, "1").await?;
    page.press("分成几份发").await?;
    page.until("there are parts", "return 2 < document.querySelectorAll('.parts > li').length").await?;
    page.run("document.querySelectorAll('.parts [aria-expanded=false]').forEach(it => it.click()); return true", Vec::new()).await?;
    let shown = "return document.querySelectorAll('.parts textarea').length === document.querySelectorAll('.parts > li').length";
    page.until("they can be seen", shown).await?;
    let parts = page.text("return JSON.stringify([...document.querySelectorAll('.parts textarea')].map(it => it.value))").await?;
    let parts: Vec<String> = serde_json::from_str(&parts).map_err(|it| it.to_string())?;
    if parts.iter().any(|it| 2_000 <= it.len()) {
        return Err("a part is so long that 企业微信 cuts it".to_owned());
    }
    let chat = |parts: &[String]| parts.iter().rev().map(|it| format!("李明 10:22\n收好：{it}\n好的\n")).collect::<String>();
    let (first, rest) = parts.split_at(1);

    page.go("#/assessment").await?;
    page.press("或者粘贴文字").await?;
    set(page, "draft-text", &chat(rest)).await?;
    page.press("打开这段文字").await?;
    page.reads(&format!("这份草稿分成{}份。还缺第1份。", parts.len())).await?;
    page.until("what was pasted is still there", "return document.getElementById('draft-text').value.includes('李明')").await?;
    // The missing one alone, in place of what stood there.
    set(page, "draft-text", &chat(first)).await?;
    page.press("打开这段文字").await?;
    page.until("it is there, twice now", "return document.querySelectorAll('.draft').length === 2").await?;
    page.until("the field is free again", "return document.getElementById('draft-text').value === ''").await?;
    // What is no draft stays where it was pasted.
    set(page, "draft-text", "明天开会").await?;
    page.press("打开这段文字").await?;
    page.reads("粘贴的文字：没有打开。").await?;
    page.until("it stays", "return document.getElementById('draft-text').value === '明天开会'").await?;

    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.press("或者粘贴文字").await?;
    set(page, "rollup-text", &chat(rest)).await?;
    page.press("收下这段文字").await?;
    page.reads("还缺第1份").await?;
    page.until("what was pasted is still there", "return document.getElementById('rollup-text').value.includes('李明')").await?;
    set(page, "rollup-text", &chat(first)).await?;
    page.press("收下这段文字").await?;
    page.reads("计入1个单位").await?;
    page.until("the field is free again", "return document.getElementById('rollup-text').value === ''").await
}

/// Puts a text into a field at once, as pasting does.
async fn set(page: &Page, field: &str, text: &str) -> Result<(), String> {
    let script = "const it = document.getElementById(arguments[0]); it.value = arguments[1]; it.dispatchEvent(new Event('input', {bubbles: true})); return true";
    page.run(script, vec![json!(field), json!(text)]).await.map(|_| ())
}
