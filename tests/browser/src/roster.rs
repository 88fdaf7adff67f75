//! The check of a whole list.

use serde_json::json;

use crate::Test;
use crate::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a list is checked row by row, its columns can be changed, and nothing of it is kept",
        setting: Setting::Phone,
        run: |page| Box::pin(a_list(page)),
    },
    Test {
        name: "of forty thousand rows only those in sight are drawn, and the last can be seen",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_long_list(page)),
    },
];

/// Chooses a file of this text.
const CHOOSE: &str = "const it = document.getElementById('roster-file'); const all = new DataTransfer();
    all.items.add(new File([arguments[0]], arguments[1])); it.files = all.files; it.dispatchEvent(new Event('change', {bubbles: true})); return true";

async fn a_list(page: &Page) -> Result<(), String> {
    page.go("#/tools").await?;
    page.press("整份一次核对").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    let table = "某乡名单\n姓名,身份证号,出生日期,是否乡镇干部\n向某,,1985-09-01,是\n覃某,,待核,否\n合计,,,2\n";
    page.run(CHOOSE, vec![json!(table), json!("list.csv")]).await?;
    page.until("two rows are read", "return document.querySelector('.taken')?.innerText.includes('读到2行')").await?;
    page.until("the cell that cannot be read is named", "return document.querySelector('.refused')?.textContent.includes('待核')").await?;
    page.until("no name is shown", "return !document.querySelector('main').innerText.includes('向某')").await?;
    page.until("both rows are there", "return document.querySelectorAll('.roster-rows .figure:first-child').length === 2").await?;
    page.until(
        "a row leads to its reasons",
        "return /^#\\/tools\\/.+\\?b/.test(document.querySelector('.roster-rows a').getAttribute('href'))",
    )
    .await?;
    // A column that is not to be used takes its mistakes with it.
    let change = "const it = [...document.querySelectorAll('.columns select')].find(it => it.value === 'birth_date');
        it.value = ''; it.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(change, Vec::new()).await?;
    page.until(
        "nothing is at fault any more",
        "return !document.querySelector('.refused') && document.querySelector('.taken').innerText.includes('读到2行')",
    )
    .await?;
    page.run("document.querySelector('.roster .check input').click(); return true", Vec::new()).await?;
    page.until("names are shown when that is asked for", "return document.querySelector('.roster-rows').innerText.includes('向某')")
        .await?;
    let kept = page.text("return JSON.stringify(localStorage) + location.href").await?;
    if kept.contains("向某") || kept.contains("1985") {
        return Err(format!("something of the list is kept: {kept}"));
    }
    // A file that is no table is refused by name, and takes nothing with it.
    page.run(CHOOSE, vec![json!("只有一列\n甲\n乙\n"), json!("list.csv")]).await?;
    page.until(
        "it is said why",
        "return document.querySelector('[role=alert]').innerText.length > 8 && !document.querySelector('.roster-rows')",
    )
    .await?;
    page.run(CHOOSE, vec![json!(table), json!("list.csv")]).await?;
    page.until("the next is read", "return !!document.querySelector('.roster-rows')").await?;
    page.press("清掉这份名单").await?;
    page.until("it is gone", "return !document.querySelector('.roster-rows')").await
}

async fn a_long_list(page: &Page) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    let lines: String = (0..40_000).map(|at| format!("19{}-0{}-11,是\n", 50 + at % 50, 1 + at % 9)).collect();
    page.run(CHOOSE, vec![json!(format!("出生日期,是否乡镇干部\n{lines}")), json!("list.csv")]).await?;
    page.until("all are read", "return document.querySelector('.taken')?.innerText.includes('40000')").await?;
    page.until(
        "few are drawn",
        "const drawn = document.querySelectorAll('.roster-rows [role=row]').length; return 10 < drawn && drawn < 100",
    )
    .await?;
    page.run("const it = document.querySelector('.roster-rows'); it.scrollTop = it.scrollHeight; return true", Vec::new()).await?;
    page.until(
        "the last row is in sight",
        "const box = document.querySelector('.roster-rows').getBoundingClientRect();
         const it = [...document.querySelectorAll('.roster-rows [role=row]')].find(it => it.innerText.startsWith('40001'));
         return !!it && it.getBoundingClientRect().top < box.bottom",
    )
    .await
}
