//! Every slide of every plan at the sizes of projectors, in both languages: nothing lies below the edge, and all can be read.

use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{Page, Setting};
use crate::lesson::presenting::PUBLIC;

/// The tests of this file.
pub const TESTS: &[Test] = &[Test {
    name: "no slide of any plan lets anything fall below the edge, at three sizes and in both languages",
    setting: Setting::Desktop,
    run: |page| Box::pin(nothing_below_the_edge(page)),
}];

/// The windows of projectors.
const WINDOWS: [(u32, u32); 3] = [(1280, 720), (1024, 768), (1920, 1080)];

/// Each has its own order of figures, duties and clauses, and its own examples; the school's plan has all that there is.
const AUDIENCES: [&str; 4] = ["school", "villages", "townships", "county"];

async fn nothing_below_the_edge(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut shown = 0;
    for language in ["zh-CN", "en"] {
        page.prefer(language, "light", "normal").await?;
        // The last slide shows its code.
        page.run(PUBLIC, Vec::new()).await?;
        for (width, height) in WINDOWS {
            page.ask_browser(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            )
            .await?;
            // The largest window has the proportions of the first: one plan shows that it grows along. Where there is least room
            // all of them are looked at.
            let audiences = match width {
                1920 => &AUDIENCES[..1],
                1280 => &AUDIENCES[..2],
                _ => &AUDIENCES[..],
            };
            for audience in audiences {
                let measures: Vec<String> = (1..=20).map(|it| it.to_string()).collect();
                page.go("#/training").await?;
                page.go(&format!("#/training/present?m={}&for={audience}&min=240", measures.join("."))).await?;
                page.until("the deck stands", "return !!document.querySelector('.on-stage .slide')").await?;
                // A script may not run for long: a hundred looks at a time.
                for part in 0.. {
                    let found = page.run_async(WALK, vec![json!(height), json!(part)]).await?;
                    let Some(looks) = found["looks"].as_array() else { return Err(format!("the slides say nothing: {found}")) };
                    shown += looks.len();
                    let faults = looks.iter().filter_map(Value::as_str).filter(|it| !it.is_empty());
                    wrong.extend(faults.map(|it| format!("{width}×{height} {language} {audience}: {it}")));
                    if found["ended"] == Value::Bool(true) {
                        break;
                    }
                }
            }
        }
    }
    page.ask_browser("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    if shown < 1_000 {
        return Err(format!("only {shown} looks at slides"));
    }
    wrong.truncate(40);
    if wrong.is_empty() { Ok(()) } else { Err(format!("of {shown}, at least {}:\n{}", wrong.len(), wrong.join("\n"))) }
}

/// A script: walks through the deck step by step with the key of a clicker; of each look what is wrong with it, or nothing.
const WALK: &str = "
    const done = arguments[arguments.length - 1], high = arguments[0], arguments_part = arguments[1];
    const next = () => new Promise(requestAnimationFrame);
    // What is shown is drawn, then set as large as it fits, then looked at.
    const frame = async () => { for (let it = 0; it < 3; it++) await next(); };
    const where = () => document.querySelector('.stage-bar .place').textContent;
    const look = () => {
        const stage = document.querySelector('.on-stage'), bar = document.querySelector('.stage-bar').getBoundingClientRect();
        const slide = stage.querySelector('.slide'), faults = [];
        if (high + 1 < bar.bottom) faults.push('the footer ends at ' + bar.bottom);
        const footer = document.querySelector('.stage-bar');
        if (footer.clientWidth + 1 < footer.scrollWidth) faults.push('the footer is cut by ' + (footer.scrollWidth - footer.clientWidth) + ' px');
        if (parseFloat(getComputedStyle(document.querySelector('.stage-bar')).fontSize) < 20) faults.push('a small footer');
        let lowest = 0, widest = 0, name = '', least = 1000;
        for (const it of slide.querySelectorAll('*')) {
            const words = [...it.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            if (!words || it.closest('.only-read') || it.closest('[hidden]')) continue;
            const box = it.getBoundingClientRect();
            if (!box.width) continue;
            if (lowest < box.bottom) { lowest = box.bottom; name = it.textContent.trim().slice(0, 24); }
            widest = Math.max(widest, box.right);
            let size = parseFloat(getComputedStyle(it).fontSize);
            const svg = it.closest('svg.drawing');
            if (svg) size *= svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            least = Math.min(least, size);
        }
        if (bar.top + 2 < lowest) faults.push(Math.round(lowest - bar.top) + ' px below the edge: ' + name);
        if (innerWidth + 2 < widest) faults.push(Math.round(widest - innerWidth) + ' px beyond the side');
        if (least < 27.9) faults.push('set in ' + least.toFixed(1) + ' px');
        return faults.length ? where() + ' ' + slide.className + ': ' + faults.join(', ') : '';
    };
    (async () => {
        const looks = [];
        if (arguments_part === 0) document.activeElement.blur();
        await frame();
        for (let at = 0; at < 100; at++) {
            const now = where();
            looks.push(look());
            dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }));
            await frame();
            if (where() === now && document.querySelector('.on-stage').scrollTop === 0) return done({ looks, ended: true });
        }
        done({ looks, ended: false });
    })().catch(why => done([String(why)]));";
