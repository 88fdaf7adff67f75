//! The roll-up and its documents: many files at once, bad files named, documents made and read back.

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::reply::{Assessment, OwnAnswer, Reply, Unit};
use policy::model::number::Decimal;
use policy::model::value::{Answer, Value};
use serde_json::{Value as Json, json};

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "of three hundred files each bad one is named, and the rest is in and stays",
        setting: Setting::Desktop,
        run: |page| Box::pin(many_files(page)),
    },
    Test {
        name: "of two files of one unit it is asked which counts",
        setting: Setting::Phone,
        run: |page| Box::pin(two_files_of_one_unit(page)),
    },
    Test {
        name: "a ledger of one's own is confirmed before it is taken in, and leaves alone who has handed in",
        setting: Setting::Desktop,
        run: |page| Box::pin(own_ledger(page)),
    },
    Test { name: "papers are made, read back and handed out", setting: Setting::Desktop, run: |page| Box::pin(papers(page)) },
    Test { name: "where the worker cannot be loaded that is said", setting: Setting::Phone, run: |page| Box::pin(without_a_worker(page)) },
];

/// The draft file of an invented village.
pub fn village(unit: Unit, name: &str, number: u32) -> String {
    let own = [OwnAnswer::Met, OwnAnswer::Partly, OwnAnswer::NotMet, OwnAnswer::Met, OwnAnswer::NotSure, OwnAnswer::NotApplicable];
    let mut replies = BTreeMap::new();
    for (at, indicator) in pack().reference.indicators.iter().flat_map(|it| &it.indicators).enumerate() {
        let mut reply = Reply { own: Some(own[(at + number as usize) % own.len()]), ..Reply::default() };
        if indicator.id == "village-14.3"
            && let Some((fact, _)) = pack().find_fact("income_this_year")
        {
            reply.own = None;
            reply.facts.set(fact, Answer::Given(Value::Number(Decimal::whole(i64::from(number) * 9_000 + 1_000))));
        }
        replies.insert(indicator.id.clone(), reply);
    }
    let draft = Draft {
        id: format!("d-{number}"),
        unit_name: name.to_owned(),
        period: "2020年".to_owned(),
        assessment: Assessment { unit, year: 2020, replies },
        as_of: "2020-12-31".parse().ok(),
        saved_at: "2020-12-31T08:00:00.000Z".to_owned(),
        ..Draft::new(unit, 2020)
    };
    write(pack(), hash(), &draft)
}

/// A table of incomes with a row for each village: its columns are shown with the first row read back, one that was not known is said, and
/// is known the next time; then the figures stand beside each other.
async fn own_ledger(page: &Page) -> Result<(), String> {
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    crate::harness::drafts::hand_in(page, "rollup-files", &[("石桥.json", village(Unit::Village, "示例·石桥村", 3))]).await?;
    page.reads("计入1个单位").await?;
    let ledger = "村名,姓名,上年村级集体经济收入（万元）,那一年的（万元）\n示例·石桥村,向某,4.2,5.5\n2、竹溪村,李某,3,待核\n";
    page.run("document.querySelector('.own-ledger').open = true; return true", Vec::new()).await?;
    page.fill("#ledger-year", "2020").await?;
    crate::harness::drafts::hand_in(page, "ledger-file", &[("台账.csv", ledger.to_owned())]).await?;
    page.reads("读到2个村").await?;
    page.reads("个人信息，不读").await?;
    page.until("the first row is read back", "return /示例·石桥村/.test(document.querySelector('.proof').innerText) && /42,?000/.test(document.querySelector('.proof').innerText)").await?;
    let told = "const it = [...document.querySelectorAll('.own-ledger .columns select')].at(-1); it.value = 'income_this_year';
        it.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(told, Vec::new()).await?;
    page.reads("写的是“待核”").await?;
    page.press("对，放进汇总").await?;
    page.reads("交来2份，收下1份。").await?;
    page.reads("这个村已经交了文件").await?;
    page.reads("计入2个单位").await?;
    // The same heading is known.
    crate::harness::drafts::hand_in(page, "ledger-file", &[("台账.csv", ledger.to_owned())]).await?;
    page.until(
        "the column is known",
        "return [...document.querySelectorAll('.own-ledger .columns select')].at(-1)?.value === 'income_this_year'",
    )
    .await?;
    page.run("document.querySelector('.trends').open = true; return true", Vec::new()).await?;
    page.until(
        "what is compared stands in a table with its drawing",
        "return document.querySelectorAll('.trends tbody tr svg.bars').length > 3",
    )
    .await
}

/// The same without its checksum, which does not match once something is replaced.
fn unmarked(text: &str) -> String {
    text.rsplit_once(",\"mark\":").map_or_else(|| text.to_owned(), |it| [it.0, "}"].concat())
}

/// Imports files: a template `count` times, with a name in place of `〇〇〇`, and others as they are.
async fn hand_in(page: &Page, template: &str, count: u32, others: &[(&str, Json)]) -> Result<(), String> {
    let script = "const [template, count, others] = arguments;
        const files = new DataTransfer();
        for (let at = 0; at < count; at++) files.items.add(new File([template.replaceAll('〇〇〇', '第' + at + '村')], at + '.json'));
        for (const [name, contents] of others) {
            const bytes = typeof contents === 'string' ? contents : new Uint8Array(contents);
            files.items.add(new File([bytes], name));
        }
        const input = document.getElementById('rollup-files');
        input.files = files.files;
        input.dispatchEvent(new Event('change', {bubbles: true}));
        return files.files.length";
    page.run(script, vec![json!(unmarked(template)), json!(count), json!(others)]).await.map(|_| ())
}

/// A folder of good and bad files: each bad one is named with its reason, the others are imported and stay after a reload.
async fn many_files(page: &Page) -> Result<(), String> {
    page.go("#/rollup").await?;
    page.until("the worker has answered", "return document.getElementById('rollup-files') !== null").await?;
    let good = village(Unit::Village, "〇〇〇", 3);
    let cut: String = good.chars().take(good.chars().count() / 2).collect();
    let others = [
        ("照片.json", json!([0x89, 0x50, 0x4E, 0x47, 13, 10])),
        ("表格.json", json!([0x50, 0x4B, 3, 4, 0, 0])),
        ("剪断.json", json!(cut)),
        ("更新.json", json!(good.replacen(&format!("\"schema\":{}", exchange::wire::schema::SCHEMA), "\"schema\":99", 1))),
        ("外县.json", json!(good.replacen("sangzhi-2020", "cili-2021", 1))),
        ("空.json", json!("")),
        ("乱码.json", json!([0xB2, 0xDD, 0xB8, 0xE5])),
        ("改过.json", json!(good.replacen("\"own\":\"met\"", "\"own\":\"partly\"", 1).replacen("〇〇〇", "改过村", 1))),
        ("公式.json", json!(village(Unit::Village, "=HYPERLINK(\"http://x\")村", 5))),
        ("脚本.json", json!(village(Unit::Village, "<img src=x onerror=\"document.title='!'\">\u{202E}村", 4))),
    ];
    hand_in(page, &good, 299, &others).await?;
    page.reads("收下302份").await?;
    // An edited file is imported, but counts only after a confirmation.
    page.reads("计入301个单位").await?;
    page.until("the edited one is named", "return document.querySelector('.taken').innerText.includes('改过.json')").await?;
    page.until("and asked about", "return /在本工具之外改过/.test(document.querySelector('.conflicts').innerText)").await?;
    for name in ["照片.json", "表格.json", "剪断.json", "更新.json", "外县.json", "空.json", "乱码.json"] {
        page.until(
            &format!("{name} is named with a reason"),
            &format!(
                "return [...document.querySelectorAll('.refused li')].some(it => it.innerText.startsWith({}) && 12 < it.innerText.length)",
                json!(name)
            ),
        )
        .await?;
    }
    page.until("only a hundred rows are drawn", "return document.querySelectorAll('table.units tbody tr').length === 100").await?;
    page.until("the script stays words", "return !document.querySelector('main img') && document.title !== '!'").await?;
    // 200 MB are refused without being opened.
    page.run(
        "const files = new DataTransfer(); const part = new Uint8Array(20e6);
        files.items.add(new File(Array(10).fill(part), '大.json'));
        const input = document.getElementById('rollup-files'); input.files = files.files; input.dispatchEvent(new Event('change', {bubbles: true})); return true",
        Vec::new(),
    )
    .await?;
    page.reads("200MB").await?;
    page.reload().await?;
    page.until("everything is there after a reload", "return /共收302份文件/.test(document.querySelector('main').innerText)").await
}

/// Of two files of one unit none counts until one of them is chosen.
async fn two_files_of_one_unit(page: &Page) -> Result<(), String> {
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    let (first, second) = (village(Unit::Village, "石桥村", 0), village(Unit::Village, "石桥 村", 1));
    hand_in(page, "", 0, &[("一.json", json!(first)), ("二.json", json!(second)), ("一（副本）.json", json!(first))]).await?;
    page.reads("待选").await?;
    page.reads("一（副本）.json").await?;
    page.reads("计入0个单位").await?;
    page.tab_to("the second file", "it.matches('.conflicts input[type=radio]')").await?;
    page.keys(" ").await?;
    page.reads("计入1个单位").await?;
    page.fill("#rollup-own", "示例·云岭镇").await?;
    page.fill("#rollup-expected", "石桥村\n竹溪村\n河滨社区").await?;
    page.fill("#rollup-weak", "竹溪村").await?;
    page.press("保存名单").await?;
    page.reads("名单上还没有收到的（2）").await?;
    page.reads("1 / 3 = 33.33%").await?;
    // A row leads to the details of its file.
    page.run("document.querySelector('table.units button').click(); return true", Vec::new()).await?;
    page.until("the file is shown", "return document.activeElement.id === 'rollup-file'").await?;
    page.reads("来自文件").await
}

/// Documents are made, read back and saved; the worker that makes them is not loaded by a first visit.
async fn papers(page: &Page) -> Result<(), String> {
    let loaded = "return performance.getEntriesByType('resource').some(it => it.name.includes('worker'))";
    if page.run(loaded, Vec::new()).await? == Json::Bool(true) {
        return Err("a first visit loads the worker".to_owned());
    }
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    hand_in(page, &village(Unit::Village, "〇〇〇", 3), 25, &[]).await?;
    page.reads("收下25份").await?;
    page.run(
        "window.handed = []; HTMLAnchorElement.prototype.click = function () { window.handed.push(this.download) }; return true",
        Vec::new(),
    )
    .await?;
    // Word and Excel files are read back before they are saved; texts are not.
    let forms = [
        ("Word报告", "docx", "已读回核对"),
        ("Excel表格", "xlsx", "已读回核对"),
        ("CSV表格", "csv", "共"),
        ("上报用的汇总文件", "json", "共"),
    ];
    for (button, ending, said) in forms {
        page.press(button).await?;
        page.until(&format!("the {ending} is handed out"), &format!("return window.handed.some(it => it.endsWith('.{ending}'))")).await?;
        let script = format!("return document.querySelector('.papers-said').innerText.startsWith('{said}')");
        page.until("it is said what was made", &script).await?;
    }
    Ok(())
}

/// A worker that cannot be loaded is reported, and the page does not hang.
async fn without_a_worker(page: &Page) -> Result<(), String> {
    page.run("document.getElementById('app').setAttribute('data-worker', './no-such-file.js'); return true", Vec::new()).await?;
    page.go("#/rollup").await?;
    page.until("it is said", "return /后台程序没有装载成功/.test(document.querySelector('main [role=alert]').innerText)").await
}
