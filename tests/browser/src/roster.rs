//! The check of a whole list.

use serde_json::json;

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a list is checked row by row, its columns can be changed, and nothing of it is kept",
        setting: Setting::Phone,
        run: |page| Box::pin(a_list(page)),
    },
    Test {
        name: "tools and readings are chosen once for a list, and a blank table asks what they ask",
        setting: Setting::Desktop,
        run: |page| Box::pin(asked_once(page)),
    },
    Test {
        name: "the days on which somebody of a list comes to meet something go out by row number alone",
        setting: Setting::Phone,
        run: |page| Box::pin(days(page)),
    },
    Test {
        name: "what a column is can be remembered by its header, holds nothing of the list, and goes when the device is cleared",
        setting: Setting::Desktop,
        run: |page| Box::pin(remembered_columns(page)),
    },
    Test {
        name: "reading a list can be cancelled in the middle, leaves nothing behind, and the next list is read",
        setting: Setting::Desktop,
        run: |page| Box::pin(cancelled(page)),
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
    page.run("document.querySelector('.roster .check.names input').click(); return true", Vec::new()).await?;
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

const PEOPLE: &str = "姓名,出生日期,是否乡镇干部,在乡镇工作的累计时间,是否认定为长期表现特别优秀\n\
    向某,1985-09-01,是,2008-07-01,是\n覃某,1974-06-11,是,2010-07-01,是\n";

async fn asked_once(page: &Page) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    page.run(CHOOSE, vec![json!(PEOPLE), json!("list.csv")]).await?;
    page.until("all that concerns them is checked", "return document.querySelectorAll('.counts tbody tr').length > 2").await?;
    page.run(
        "document.querySelectorAll('details.asked').forEach(it => it.open = true);
         document.querySelector('input[value=\"long-service-transfer\"]').click(); return true",
        Vec::new(),
    )
    .await?;
    page.until("it is said that the results are of before", "return document.querySelector('.note button')?.offsetParent !== null").await?;
    page.press("重新核对").await?;
    page.until("one tool is checked", "return document.querySelectorAll('.counts tbody tr').length === 1").await?;
    // A reading goes with every row to the page of its reasons.
    let choose = "const it = document.querySelector('details.asked select'); it.value = it.options[1].value;
        it.dispatchEvent(new Event('change', {bubbles: true})); return it.name";
    let reading = page.text(choose).await?;
    page.press("重新核对").await?;
    page.until("what is shown is for it", "return document.querySelector('.note button')?.offsetParent == null").await?;
    if reading.is_empty() {
        return Err("a reading has no id".to_owned());
    }
    page.press("下载空白表（.xlsx）").await?;
    let template = page.saved_file("xlsx").await?;
    page.choose_file("#roster-file", &template).await?;
    page.until("nobody is in it yet", "return document.querySelector('[role=alert]').innerText.includes('没有一行')").await?;
    page.run(CHOOSE, vec![json!(PEOPLE), json!("list.csv")]).await?;
    page.until("the list is there again", "return document.querySelectorAll('.counts tbody tr').length === 1").await?;
    Ok(())
}

async fn days(page: &Page) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    page.run(CHOOSE, vec![json!(PEOPLE), json!("list.csv")]).await?;
    page.until("the list is there", "return document.querySelectorAll('.counts tbody tr').length > 1").await?;
    page.press("日历（.ics）").await?;
    let days = std::fs::read_to_string(page.saved_file("ics").await?).map_err(|it| it.to_string())?;
    if !days.contains("BEGIN:VEVENT") || days.contains("向某") || days.contains("1985") {
        return Err(format!("the days are not by row number alone: {days}"));
    }
    Ok(())
}

async fn remembered_columns(page: &Page) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    page.run(CHOOSE, vec![json!(PEOPLE), json!("list.csv")]).await?;
    page.until("it is read", "return !!document.querySelector('.taken')").await?;
    let change = "document.querySelector('.columns').open = true;
        const it = [...document.querySelectorAll('.columns select')].find(it => it.value === 'birth_date');
        it.value = ''; it.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(change, Vec::new()).await?;
    page.until(
        "the column is not read any more",
        "return ![...document.querySelectorAll('.columns select')].some(it => it.value === 'birth_date')",
    )
    .await?;
    page.until("nothing is kept unasked", "return !JSON.stringify(localStorage).includes('columns')").await?;
    page.run("document.querySelector('.keep-columns input').click(); return true", Vec::new()).await?;
    page.until("it is kept", "return JSON.stringify(localStorage).includes('/columns')").await?;
    let kept = page.text("return JSON.stringify(localStorage)").await?;
    if ["向某", "1985", "出生日期", "list.csv"].iter().any(|it| kept.contains(it)) {
        return Err(format!("something of the list is kept: {kept}"));
    }
    page.reload().await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    page.run(CHOOSE, vec![json!(PEOPLE.replace("1985", "1971")), json!("next.csv")]).await?;
    page.until("it is read as remembered", "return document.querySelector('.taken')?.innerText.includes('按上次记住的读')").await?;
    page.until(
        "the column is left out",
        "return ![...document.querySelectorAll('.columns select')].some(it => it.value === 'birth_date')
            && document.querySelector('.keep-columns input').checked",
    )
    .await?;
    page.go("#/settings").await?;
    page.reads("名单核对里各列对应哪一项").await?;
    page.press("清空这台设备").await?;
    page.press("确定清空").await?;
    page.until("it is gone", "return !JSON.stringify(localStorage).includes('/columns')").await
}

/// Chooses a list that takes seconds to read, made in the page.
const CHOOSE_LONG: &str = "const it = document.getElementById('roster-file'); const all = new DataTransfer();
    all.items.add(new File(['出生日期,是否乡镇干部\\n', '1985-09-01,是\\n1990-01-02,否\\n'.repeat(900000)], 'long.csv'));
    it.files = all.files; it.dispatchEvent(new Event('change', {bubbles: true})); return true";

async fn cancelled(page: &Page) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    let watch = "window.ended = 0; const end = Worker.prototype.terminate;
        Worker.prototype.terminate = function () { window.ended++; return end.call(this); }; return true";
    page.run(watch, Vec::new()).await?;
    page.run(CHOOSE_LONG, Vec::new()).await?;
    page.until("it is at it", "return document.getElementById('roster-progress')?.value > 0").await?;
    page.press("取消").await?;
    page.until(
        "the worker is gone with all that it held",
        "return window.ended === 1 && !document.getElementById('roster-progress') && !document.querySelector('.roster-rows')",
    )
    .await?;
    page.reads("已取消").await?;
    // Nothing comes after.
    page.run_async("const [done] = arguments; setTimeout(() => done(true), 1500)", Vec::new()).await?;
    page.until("nothing is left", "return !document.querySelector('.taken') && document.querySelector('[role=alert]').hidden").await?;
    let kept = page.text("return JSON.stringify(localStorage)").await?;
    if kept.contains("long") || kept.contains("1985") {
        return Err(format!("something of the list is kept: {kept}"));
    }
    page.run(CHOOSE, vec![json!(PEOPLE), json!("list.csv")]).await?;
    page.until("the next list is read", "return document.querySelector('.taken')?.innerText.includes('读到2行')").await?;
    // Leaving the page ends the worker too.
    page.go("#/tools").await?;
    page.until("leaving it leaves nothing", "return window.ended === 2").await
}
