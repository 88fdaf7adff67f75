//! How long a whole list takes, from the choice of the file until what came out stands on the page, and the longest task of the page
//! meanwhile: numbers for docs/benchmarks.md, never asserted.

use std::path::PathBuf;

use office::table::{Column, Table, number_cell, text_cell};
use policy::model::day::Day;
use policy::model::text::Language;
use serde_json::{Value as Json, json};

use crate::harness::page::{Page, Setting, Setup};

const HEAD: [&str; 12] = [
    "序号",
    "姓名",
    "性别",
    "出生日期",
    "人员类别",
    "乡镇类别",
    "是否乡镇干部",
    "在乡镇工作的累计时间",
    "是否现任村（社区）党组织书记",
    "连续任满的届数",
    "担任村（社区）党组织书记的累计时间",
    "是否认定为表现优秀",
];

/// Each list so often: the middle one counts, and the worker is loaded before.
const ROUNDS: usize = 5;

/// Measures in a new browser.
pub async fn measured(setup: &Setup) -> Result<(), String> {
    let page = Page::open(setup, Setting::Desktop).await?;
    let folder = std::env::temp_dir().join(format!("twenty-measures-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|it| it.to_string())?;
    let result = measure(&page, &folder).await;
    page.close().await;
    let _ = std::fs::remove_dir_all(&folder);
    result
}

async fn measure(page: &Page, folder: &std::path::Path) -> Result<(), String> {
    page.go("#/roster").await?;
    page.until("the page is there", "return !!document.getElementById('roster-file')").await?;
    let csv = |rows: u32| written(folder.join(format!("{rows}.csv")), csv(rows).as_bytes());
    checked(page, &csv(1_000)?, 1_000).await?;
    let workbook = workbook(20_000)?;
    let lists = [
        (csv(20_000)?, 20_000, ROUNDS),
        (written(folder.join("20000.xlsx"), &workbook)?, 20_000, ROUNDS),
        (csv(100_000)?, 100_000, ROUNDS),
        (csv(1_000_000)?, 1_000_000, 1),
    ];
    for (file, rows, rounds) in lists {
        let mut took: Vec<(f64, f64)> = Vec::new();
        for _ in 0..rounds {
            took.push(checked(page, &file, rows).await?);
        }
        took.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (middle, longest) = (took[took.len() / 2].0, took.iter().map(|it| it.1).fold(0.0, f64::max));
        println!("{}: {middle:.0} ms; longest task of the page over 50 ms, or 0: {longest:.0} ms", file.display());
    }
    Ok(())
}

/// Milliseconds until what came out stands there, and the longest task meanwhile.
async fn checked(page: &Page, file: &std::path::Path, rows: u32) -> Result<(f64, f64), String> {
    let watch = "const [rows] = arguments; window.took = null; let longest = 0;
        new PerformanceObserver(list => list.getEntries().forEach(it => longest = Math.max(longest, it.duration))).observe({type: 'longtask'});
        document.getElementById('roster-file').addEventListener('change', () => {
            const began = performance.now(), text = '读到' + rows + '行';
            const look = () => !document.getElementById('roster-progress') && document.querySelector('.taken')?.innerText.includes(text)
                ? setTimeout(it => window.took = [it, longest], 300, performance.now() - began) : setTimeout(look, 2);
            setTimeout(look, 2);
        }, {capture: true, once: true});
        return true";
    page.run(watch, vec![json!(rows)]).await?;
    page.choose_file("#roster-file", file).await?;
    let wait = "const [done] = arguments; const look = () => window.took ? done(window.took) : setTimeout(look, 20); look()";
    let took: Json = page.run_async(wait, Vec::new()).await?;
    let number = |at: usize| took.get(at).and_then(Json::as_f64).ok_or("nothing was measured".to_owned());
    Ok((number(0)?, number(1)?))
}

fn written(path: PathBuf, bytes: &[u8]) -> Result<PathBuf, String> {
    std::fs::write(&path, bytes).map_err(|it| it.to_string())?;
    Ok(path)
}

/// Somebody of the list: no two alike for a long time.
fn person(row: u32) -> [String; 12] {
    let dice = |sides: u32, at: u32| (row * 12 + at + 1).wrapping_mul(0x9E37_79B9).rotate_left(9) % sides;
    let day =
        |first: u32, years: u32, at: u32| format!("{}-{:02}-{:02}", first + dice(years, at), 1 + dice(12, at + 1), 1 + dice(28, at + 2));
    let pick = |of: &[&str], at: u32| of[dice(of.len() as u32, at) as usize].to_owned();
    [
        (row + 1).to_string(),
        "某某某".to_owned(),
        pick(&["男", "女"], 0),
        day(1960, 40, 1),
        pick(&["乡镇公务员", "乡镇事业编制人员", "其他人员"], 2),
        pick(&["边远乡镇", "其他乡镇"], 3),
        pick(&["是", "是", "否"], 4),
        day(1985, 40, 5),
        pick(&["是", "否"], 6),
        dice(6, 7).to_string(),
        if dice(2, 6) == 0 { day(1995, 28, 8) } else { String::new() },
        pick(&["是", "否", ""], 9),
    ]
}

fn csv(rows: u32) -> String {
    let mut text = HEAD.join(",") + "\n";
    for row in 0..rows {
        text += &(person(row).join(",") + "\n");
    }
    text
}

fn workbook(rows: u32) -> Result<Vec<u8>, String> {
    let cells = |row: u32| {
        let texts = person(row);
        texts.into_iter().enumerate().map(|(at, it)| if at == 0 { number_cell(row as usize + 1) } else { text_cell(it) }).collect()
    };
    let table = Table {
        name: "名单".to_owned(),
        title: "某县干部名单".to_owned(),
        unit: String::new(),
        on: Day::new(2026, 1, 1).unwrap_or(Day::EARLIEST),
        measured_in: String::new(),
        columns: HEAD.iter().map(|it| Column::new(it, 12)).collect(),
        rows: (0..rows).map(cells).collect(),
        total: false,
    };
    office::excel::excel(&[table], Language::Chinese)
}
