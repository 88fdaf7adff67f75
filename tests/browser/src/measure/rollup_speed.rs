//! How long the roll-up, its documents and a keystroke in a draft take: numbers for docs/benchmarks.md, never asserted.

use policy::assessment::reply::Unit;
use serde_json::{Value as Json, json};

use crate::harness::page::{Page, Setting, Setup};
use crate::rollup::village;

/// Measures in a new browser.
pub async fn measured(setup: &Setup) -> Result<(), String> {
    let page = Page::open(setup, Setting::Desktop).await?;
    let result = measure(&page).await;
    page.close().await;
    result
}

/// How long the roll-up takes, and the longest task of the page meanwhile: numbers for docs/benchmarks.md.
async fn measure(page: &Page) -> Result<(), String> {
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    println!("one file has {} bytes", village(Unit::Village, "第1村", 3).len());
    for count in [25, 300, 3_000_u32] {
        // Every file is complete with its checksum; all are on the page before the time is taken.
        page.run("window.texts = []; return true", Vec::new()).await?;
        for from in (0..count).step_by(250) {
            let texts =
                (from..count.min(from + 250)).map(|at| village(Unit::Village, &format!("第{at}村（共{count}）"), at)).collect::<Vec<_>>();
            page.run("window.texts.push(...arguments[0]); return true", vec![json!(texts)]).await?;
        }
        let script = "const [count, done] = arguments;
            const files = new DataTransfer();
            window.texts.forEach((it, at) => files.items.add(new File([it], count + '-' + at + '.json')));
            let longest = 0;
            const watch = new PerformanceObserver(list => list.getEntries().forEach(it => longest = Math.max(longest, it.duration)));
            watch.observe({type: 'longtask'});
            const input = document.getElementById('rollup-files');
            input.files = files.files;
            setTimeout(() => {
                const began = performance.now();
                longest = 0;
                input.dispatchEvent(new Event('change', {bubbles: true}));
                const took = it => setTimeout(() => done([it, longest]), 200);
                const look = () => document.querySelector('.taken').innerText.includes('收下' + count + '份')
                    ? took(performance.now() - began) : setTimeout(look, 5);
                look();
            }, 300)";
        let took = page.run_async(script, vec![json!(count)]).await?;
        println!("{count} files: [ms until the table stands, longest task over 50 ms or 0] = {took}");
        if count == 25 {
            let script = "const [done] = arguments; const began = performance.now();
                HTMLAnchorElement.prototype.click = function () { done(performance.now() - began) };
                [...document.querySelectorAll('.papers button')].find(it => it.innerText === 'Word报告').click()";
            println!("tables as Word, 25 villages: {} ms", page.run_async(script, Vec::new()).await?);
            let script = script.replace("Word报告", "Excel表格");
            println!("tables as Excel, 25 villages: {} ms", page.run_async(&script, Vec::new()).await?);
            println!("25 filled workbooks, read: {} ms", workbooks(page).await?);
            println!("a township's report with its 25 villages: {} ms", report(page).await?);
        }
    }
    for drafts in [25, 300] {
        println!("the list of {drafts} drafts: [ms until it is drawn, elements of the page] = {}", list(page, drafts).await?);
    }
    println!("an answer at a quarter of the speed, until it is drawn: {} ms", answer(page).await?);
    for drafts in [1, 300] {
        println!("a keystroke with {drafts} drafts on the device: [taking it in, keeping it] in ms = {}", keystroke(page, drafts).await?);
    }
    Ok(())
}

/// The time of twenty-five filled workbooks, from their choice until they are in the table.
async fn workbooks(page: &Page) -> Result<Json, String> {
    let write = |at: u32| {
        let text = village(Unit::Village, &format!("第{at}个表里的村"), at);
        let draft = exchange::draft_file::read(pack::pack(), pack::hash(), &text).map_err(|it| it.text().zh)?.draft;
        office::workbook::write::write(pack::pack(), pack::hash(), &draft, policy::model::text::Language::Chinese)
    };
    let files: Vec<Vec<u8>> = (0..25).map(write).collect::<Result<_, String>>()?;
    let script = "const [all, done] = arguments;
        const files = new DataTransfer();
        all.forEach((it, at) => files.items.add(new File([new Uint8Array(it)], at + '.xlsx')));
        const input = document.getElementById('rollup-files'); input.files = files.files;
        const began = performance.now();
        input.dispatchEvent(new Event('change', {bubbles: true}));
        const look = () => document.querySelector('.taken').innerText.includes('交来25份，收下25份') && document.querySelectorAll('table.units tbody tr').length > 25
            ? done(performance.now() - began) : setTimeout(look, 5);
        look()";
    page.run_async(script, vec![json!(files)]).await
}

/// The time of the list of drafts, from the way there until it is drawn, and how many elements the page has then.
async fn list(page: &Page, drafts: u32) -> Result<Json, String> {
    page.go("#/").await?;
    let fill =
        "for (let at = 0; at < arguments[1]; at++) localStorage['twenty-measures/sangzhi-2020/draft/m' + at] = arguments[0]; return true";
    page.run(fill, vec![json!(village(Unit::Village, "石桥村", 3)), json!(drafts)]).await?;
    let script = "const [done] = arguments; const took = []; let left = 9;
        const next = () => {
            location.hash = '#/';
            setTimeout(() => {
                const began = performance.now();
                location.hash = '#/assessment';
                const look = () => document.querySelector('.drafts .draft')
                    ? (took.push(performance.now() - began), --left ? next() : done([took.sort((a, b) => a - b)[took.length >> 1], document.querySelectorAll('main *').length]))
                    : requestAnimationFrame(look);
                requestAnimationFrame(look);
            }, 400);
        };
        next()";
    page.run_async(script, Vec::new()).await
}

/// The time of an answer in a draft until the next frame is drawn, with the processor four times slower: the median of sixteen.
async fn answer(page: &Page) -> Result<Json, String> {
    page.go("#/assessment/m0").await?;
    page.until("the draft is open", "return document.querySelectorAll('.own label').length > 8").await?;
    page.ask_browser("Emulation.setCPUThrottlingRate", json!({"rate": 4})).await?;
    let script = "const [done] = arguments; const took = []; let left = 18;
        const group = [...document.querySelectorAll('.indicator .own')].find(it => it.querySelectorAll('label').length > 3);
        const next = () => {
            const it = group.querySelectorAll('label')[left % 3];
            const began = performance.now();
            it.click();
            requestAnimationFrame(() => {
                const {port1, port2} = new MessageChannel();
                port1.onmessage = () => {
                    took.push(performance.now() - began);
                    if (--left) return setTimeout(next, 500);
                    // The first two warm it up.
                    const all = took.slice(2).sort((a, b) => a - b);
                    done(all[all.length >> 1]);
                };
                port2.postMessage(0);
            });
        };
        next()";
    let took = page.run_async(script, Vec::new()).await;
    page.ask_browser("Emulation.setCPUThrottlingRate", json!({"rate": 1})).await?;
    took
}

/// The time of a township's report as Word, with the files of its villages.
async fn report(page: &Page) -> Result<Json, String> {
    page.fill("#rollup-own", "示例·云岭镇").await?;
    page.press("保存名单").await?;
    page.reads("已保存在这台设备上").await?;
    page.go("#/assessment").await?;
    let script = "const files = new DataTransfer(); files.items.add(new File([arguments[0]], 'a.json'));
        const input = document.getElementById('draft-file'); input.files = files.files;
        input.dispatchEvent(new Event('change', {bubbles: true})); return true";
    page.run(script, vec![json!(village(Unit::Township, "示例·云岭镇", 2))]).await?;
    page.until(
        "the draft is there",
        "const it = document.querySelector('.draft-title'); if (it) location.hash = it.getAttribute('href') + '/summary'; return !!it",
    )
    .await?;
    page.until("its papers can be made", "return !!document.querySelector('.summary .papers button')").await?;
    let script = "const [done] = arguments; const began = performance.now();
        HTMLAnchorElement.prototype.click = function () { done(performance.now() - began) };
        [...document.querySelectorAll('.papers button')].find(it => it.innerText === 'Word报告').click()";
    let took = page.run_async(script, Vec::new()).await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    Ok(took)
}

/// Medians over 20 letters of a remark, in milliseconds: handling the input, and saving the draft.
async fn keystroke(page: &Page, drafts: u32) -> Result<Json, String> {
    page.go("#/assessment").await?;
    let script =
        "for (let at = 0; at < arguments[1]; at++) localStorage['twenty-measures/sangzhi-2020/draft/m' + at] = arguments[0]; return true";
    page.run(script, vec![json!(village(Unit::Village, "石桥村", 3)), json!(drafts)]).await?;
    page.go("#/assessment/m0").await?;
    page.until("the draft is open", "return !!document.querySelector('.indicator .remark summary')").await?;
    let script = "const [done] = arguments;
        document.querySelector('.indicator .remark').open = true;
        const field = document.querySelector('.indicator .remark textarea');
        const [put, get] = [Storage.prototype.setItem, Storage.prototype.getItem]; let [begun, kept] = [0, 0];
        const timeout = window.setTimeout;
        // Keeping begins with a look at what is there, and ends with the text that is put.
        Storage.prototype.getItem = function (...all) { begun ||= performance.now(); return get.apply(this, all); };
        Storage.prototype.setItem = function (...all) { put.apply(this, all); kept = performance.now() - begun; };
        const drawn = [], keeping = []; let left = 20;
        const median = all => all.sort((a, b) => a - b)[all.length >> 1];
        const next = () => {
            if (!left--) { return done([median(drawn), median(keeping)]); }
            const began = performance.now(); [begun, kept] = [0, 0];
            field.value += '字';
            field.dispatchEvent(new InputEvent('input', {bubbles: true}));
            drawn.push(performance.now() - began);
            timeout(() => { keeping.push(kept); next(); }, 400);
        };
        next()";
    page.run_async(script, Vec::new()).await
}
