//! How long a page takes until it can be used, and how long a keystroke takes: numbers for docs/benchmarks.md, never asserted.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::page::{Page, Setting, Setup};
use crate::harness::server::{compressed, serve};

/// How often each page is loaded, each time in a browser with empty storage.
const RUNS: usize = 3;

/// How long a page may take until it counts as not responding.
const TIMEOUT: Duration = Duration::from_secs(40);

/// A page that is measured.
struct Visit {
    name: String,
    /// Its address.
    address: String,
    /// A script that does what a person would do first.
    act: String,
    /// An expression whose value changes once that has been handled.
    state: String,
}

/// Measures the app beside the pages of lists: `[{"name", "dir", "path", "act" or "js", "state" or "stateJs"}]`, where `act` and
/// `state` are selectors of what is pressed and of what changes, `js` and `stateJs` any script and expression. A page lies in the folder
/// `dir`, or in one of its name beside the list.
pub async fn measured(setup: &Setup, lists: &[String]) -> Result<(), String> {
    let mut visits = own_pages(&setup.address);
    for file in lists {
        let list = std::fs::read_to_string(file).map_err(|it| format!("{file} could not be read: {it}"))?;
        let list: Value = serde_json::from_str(&list).map_err(|it| format!("{file} is no JSON: {it}"))?;
        for page in list.as_array().ok_or_else(|| format!("{file} is no list of pages"))? {
            visits.push(other_page(page, Path::new(file)).await?);
        }
    }

    println!("A first visit: processor ×4 slower, 400 ms added to each request, 1600 kbit/s down, 750 up; medians of {RUNS} cold loads.\n");
    println!("| page | first paint | first input handled | requests | bytes sent |\n| --- | --: | --: | --: | --: |");
    let mut took: Vec<Vec<[u64; 4]>> = visits.iter().map(|_| Vec::new()).collect();
    // Round by round, so that other load on the machine affects all pages alike.
    for _ in 0..RUNS {
        for (visit, took) in visits.iter().zip(&mut took) {
            took.push(first_visit(setup, visit).await.map_err(|it| format!("{}: {it}", visit.name))?);
        }
    }
    for (visit, took) in visits.iter().zip(took) {
        let [paint, handled, requests, bytes] = [0, 1, 2, 3].map(|at| median(took.iter().filter_map(|it| it.get(at).copied()).collect()));
        println!("| {} | {paint} ms | {handled} ms | {requests} | {bytes} |", visit.name);
    }

    let page = Page::open(setup, Setting::Phone).await?;
    let result = keystrokes(&page).await;
    page.close().await;
    result
}

/// The measured pages of the app.
fn own_pages(address: &str) -> Vec<Visit> {
    let visit = |name: &str, route: &str, act: &str, state: &str| Visit {
        name: name.to_owned(),
        address: [address, route].concat(),
        act: act.to_owned(),
        state: state.to_owned(),
    };
    vec![
        visit(
            "home",
            "",
            "const links = document.querySelectorAll('header.head nav a'); window.turn = (window.turn || 0) + 1; links[1 + window.turn % 2]?.click()",
            "document.querySelector('header.head nav [aria-current]')?.href ?? (document.querySelector('header.head nav') ? 'none' : '')",
        ),
        visit(
            "a calculator by its own link",
            "#/tools/vacancy-rate",
            "const fields = document.querySelectorAll('form.tool-form input[type=text]');
             if (1 < fields.length) { window.turn = (window.turn || 0) + 1;
                 fields[0].value = '100'; fields[0].dispatchEvent(new Event('input', { bubbles: true }));
                 fields[1].value = String(60 + window.turn % 40); fields[1].dispatchEvent(new Event('input', { bubbles: true })) }",
            "document.querySelector('.tool-result')?.innerText ?? ''",
        ),
    ]
}

/// A page of a list, served from its folder.
async fn other_page(page: &Value, list: &Path) -> Result<Visit, String> {
    let text = |name: &str| page.get(name).and_then(Value::as_str);
    let missing = |name: &str| format!("a page of the list has no `{name}`: {page}");
    let selected = |name: &str, after: &str| text(name).map(|it| format!("document.querySelector({}){after}", json!(it)));
    let name = text("name").ok_or_else(|| missing("name"))?;
    let beside = || list.parent().unwrap_or(Path::new(".")).join(name);
    let folder = compressed(&text("dir").map_or_else(beside, PathBuf::from))?;
    Ok(Visit {
        name: name.to_owned(),
        address: serve(&folder).await? + text("path").unwrap_or_default(),
        act: text("js").map(str::to_owned).or(selected("act", "?.click()")).ok_or_else(|| missing("act"))?,
        state: text("stateJs").map(str::to_owned).or(selected("state", "?.textContent ?? ''")).ok_or_else(|| missing("state"))?,
    })
}

/// First paint and first input handled, in milliseconds; how many requests, and how many bytes came.
async fn first_visit(setup: &Setup, visit: &Visit) -> Result<[u64; 4], String> {
    let page = Page::empty(setup, Setting::Phone).await?;
    let result = loaded(&page, visit).await;
    page.close().await;
    result
}

async fn loaded(page: &Page, visit: &Visit) -> Result<[u64; 4], String> {
    // The action is repeated from the start until it has an effect, as by an impatient person.
    let watch = "(() => {
        const it = window.measured = {};
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (e.name === 'first-contentful-paint') it.paint = e.startTime }))
            .observe({ type: 'paint', buffered: true });
        const state = () => { try { return String(STATE) } catch { return '' } };
        const act = () => { ACT };
        let before = '', tried = false;
        const look = () => {
            const now = state();
            if (tried && before !== '' && now !== before) { it.handled = performance.now(); return }
            before = now;
            if (now !== '') { try { act(); tried = true } catch { /* It is not there yet. */ } }
            if (tried && before !== '' && state() !== before) { it.handled = performance.now(); return }
            setTimeout(look, 16);
        };
        setTimeout(look, 0);
    })()";
    let watch = watch.replace("STATE", &visit.state).replace("ACT", &visit.act);
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await?;
    page.ask_browser("Network.enable", json!({})).await?;
    page.ask_browser("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
    let line = json!({ "offline": false, "latency": 400, "downloadThroughput": 1600 * 125, "uploadThroughput": 750 * 125 });
    page.ask_browser("Network.emulateNetworkConditions", line).await?;
    page.load(&visit.address).await?;
    let began = Instant::now();
    let script = "const it = window.measured;
        if (!it || !it.handled || !it.paint) return null;
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .filter(e => !e.name.startsWith('data:') && e.responseEnd <= it.handled);
        return [it.paint, it.handled, files.length, files.reduce((sum, e) => sum + (e.encodedBodySize || 0), 0)].map(Math.round)";
    loop {
        let measured = page.run(script, Vec::new()).await?;
        if let Some([paint, handled, requests, bytes]) = measured.as_array().map(Vec::as_slice) {
            return Ok([paint, handled, requests, bytes].map(|it| it.as_u64().unwrap_or_default()));
        }
        if TIMEOUT < began.elapsed() {
            return Err("it did not answer".to_owned());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// From the event to the end of its task, and to the end of the next frame, at full speed.
async fn keystrokes(page: &Page) -> Result<(), String> {
    println!("\nA keystroke, at full speed:\n");
    println!("| where | handler, median | at most | until drawn, median |\n| --- | --: | --: | --: |");
    let calculator = (0..15).map(|it| (80 + it).to_string()).collect();
    let search = ["减", "减负", "j", "jf", "村", "村书", "村书记", "责任", "2000", "一票", "x", "xf", "待遇", "dai", "乡"];
    let search = search.map(str::to_owned).to_vec();
    keystrokes_in(page, "a calculator", "#/tools/vacancy-rate", "form.tool-form input[type=text]", calculator).await?;
    keystrokes_in(page, "search", "#/search", "main input[type=search]", search).await
}

async fn keystrokes_in(page: &Page, name: &str, route: &str, fields: &str, typed: Vec<String>) -> Result<(), String> {
    page.go(route).await?;
    // The last field is typed into; the others are filled so that there is something to decide.
    let script = "const [selector, typed, done] = arguments;
        const fields = [...document.querySelectorAll(selector)];
        const give = (field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) };
        const task = () => new Promise(then => { const it = new MessageChannel(); it.port1.onmessage = then; it.port2.postMessage(0) });
        (async () => {
            for (const field of fields.slice(0, -1)) give(field, '100');
            const field = fields[fields.length - 1], took = [];
            give(field, typed[0]);
            for (const text of typed) {
                await new Promise(then => setTimeout(then, 120));
                const began = performance.now();
                give(field, text);
                await task();
                const handled = performance.now() - began;
                await new Promise(then => requestAnimationFrame(() => task().then(then)));
                took.push([handled, performance.now() - began]);
            }
            done(took);
        })()";
    let took = page.run_async(script, vec![json!(fields), json!(typed)]).await?;
    let of = |at: usize| -> Vec<u64> {
        let all = took.as_array().into_iter().flatten();
        // In tenths, of which the tables show one digit.
        all.filter_map(|it| Some((it.get(at)?.as_f64()? * 10.0) as u64)).collect()
    };
    let shown = |tenths: u64| format!("{}.{} ms", tenths / 10, tenths % 10);
    let most = of(0).into_iter().max().unwrap_or_default();
    println!("| {name} | {} | {} | {} |", shown(median(of(0))), shown(most), shown(median(of(1))));
    Ok(())
}

fn median(mut all: Vec<u64>) -> u64 {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}
