//! Storage that fails at the n-th call of any of its methods, from the first call of a page on: what is said to be kept is kept, what is not
//! is said, and no other cause is named.

use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting};
use crate::journeys::begin_a_draft;

/// The tests of this file.
pub const TESTS: &[Test] = &[Test {
    name: "whichever call of the browser's storage fails, on each screen that keeps something, nothing is lost or said to be kept that is not",
    setting: Setting::Desktop,
    run: |page| Box::pin(every_call(page)),
}];

/// Counts the calls of local storage, and lets those fail that the name of the window says: a method, the first and the last. A window keeps
/// its name while pages change, and local storage cannot hold it.
const FAULTS: &str = "window.calls = {};
    for (const method of ['getItem', 'setItem', 'removeItem', 'key', 'length']) {
        const kept = Object.getOwnPropertyDescriptor(Storage.prototype, method);
        const count = storage => {
            if (storage !== window.localStorage) return;
            const calls = window.calls[method] = (window.calls[method] || 0) + 1, [name, from, to] = window.name.split(' ');
            if (name === method && Number(from) <= calls && calls <= Number(to)) throw new DOMException('no', 'InvalidStateError');
        };
        Object.defineProperty(Storage.prototype, method, method === 'length'
            ? { configurable: true, get() { count(this); return kept.get.call(this); } }
            : { configurable: true, writable: true, value(...given) { count(this); return kept.value.apply(this, given); } });
    }";

/// The methods, and the most calls of each that fail one by one.
const METHODS: [(&str, u64); 5] = [("getItem", 10), ("setItem", 4), ("removeItem", 2), ("key", 6), ("length", 5)];

/// A screen that keeps something.
struct Screen {
    route: String,
    /// A script: whether it is there.
    ready: &'static str,
    /// A script that enters a text.
    enter: &'static str,
    /// What the keys of its records contain.
    record: &'static str,
}

const TYPE: &str = "const type = (selector, text) => { const it = document.querySelector(selector); it.value = text; it.dispatchEvent(new Event('input', {bubbles: true})); };";

fn screens(draft: &str) -> [Screen; 3] {
    [
        Screen {
            route: draft.to_owned(),
            ready: "return !!document.querySelector('main .own input[type=radio]')",
            enter: "document.querySelector('details.about').open = true; type('#draft-unit', arguments[0]);",
            record: "/draft/",
        },
        Screen {
            route: "#/tools/local-talent-reserve".to_owned(),
            ready: "return !!document.querySelector('main form input[inputmode]')",
            enter: "type('main form input[inputmode]', arguments[0]);",
            record: "/inputs/local-talent-reserve",
        },
        Screen {
            route: "#/training/scenarios".to_owned(),
            ready: "return !!document.querySelector('#own-name')",
            enter: "type('#own-name', arguments[0]); type('#own-link', 'a&T=care-fund&E=2020.2&D=2020-12-31&retained_party_fees=20000&Z'); document.querySelector('form.own-scenario').requestSubmit();",
            record: "/scenarios",
        },
    ]
}

/// A script: whether a record holds a text, in local storage or in the mirror. Neither is asked by
/// the methods that fail.
const KEPT: &str = "const [record, text] = arguments;
    if (Object.entries(localStorage).some(it => it[0].includes(record) && !it[0].includes('/set-aside/') && it[1].includes(text))) return true;
    return new Promise(done => {
        const open = indexedDB.open('twenty-measures/sangzhi-2020/mirror');
        open.onerror = () => done(false);
        open.onsuccess = () => {
            const store = open.result.transaction('records').objectStore('records'), keys = store.getAllKeys(), values = store.getAll();
            values.onsuccess = () => { open.result.close(); done(keys.result.some((key, at) => key.includes(record) && (values.result[at][1] || '').includes(text))); };
        };
    })";

/// A script: what is wrong with what the page says; nothing where all is well.
const WRONG: &str = "if (document.querySelector('#boot.failed')) return 'the app has stopped';
    if (document.querySelector('.conflict')) return 'it is asked which window counts';
    return (document.body.innerText.match(/另一个窗口|没有这份草稿|删除了|网络|没有取到|没有下载/) || [''])[0]";

async fn every_call(page: &Page) -> Result<(), String> {
    begin_a_draft(page).await?;
    let draft = page.text("return location.hash").await?;
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": FAULTS})).await?;
    let (mut number, mut sessions) = (1_000, 0);
    for screen in &screens(&draft) {
        // How often each method is called where nothing fails; and that all is well then.
        session(page, screen, "", number).await?;
        let calls = page.run("return window.calls", Vec::new()).await?;
        let mut claimed = vec![number];
        for (method, most) in METHODS {
            let made = calls.get(method).and_then(Value::as_u64).unwrap_or_default();
            let single = (1..=made.min(most)).map(|it| format!("{method} {it} {it}"));
            for fault in single.chain([format!("{method} 1 1000000")]) {
                number += 1;
                session(page, screen, &fault, number).await.map_err(|why| format!("{} with {fault}: {why}", screen.route))?;
                claimed.push(number);
                sessions += 1;
            }
        }
        well_again(page, screen, &claimed).await?;
    }
    if sessions < 76 { Err(format!("{sessions} sessions only")) } else { Ok(()) }
}

/// Opens a screen while a call fails, enters something, and sees that it is kept, and said to be, and that nothing else is said.
async fn session(page: &Page, screen: &Screen, fault: &str, number: u32) -> Result<(), String> {
    page.run("window.name = arguments[0]; location.hash = arguments[1]; return true", vec![json!(fault), json!(screen.route)]).await?;
    page.load_again().await?;
    page.until("the app is there", APP_READY).await?;
    // Where the browser did not give what is kept, the page says so and offers another try, which succeeds.
    let again = "const again = [...document.querySelectorAll('main button')].find(it => it.innerText === '再试一次'); if (again) { window.name = ''; again.click(); return false }";
    page.until("the screen is there", &format!("{again}\n{}", screen.ready)).await?;
    page.run(&[TYPE, screen.enter, " return true"].concat(), vec![json!(number.to_string())]).await?;
    page.until_with("it is kept", KEPT, vec![json!(screen.record), json!(number.to_string())]).await?;
    page.until(
        "it is said to be kept",
        "const all = [...document.querySelectorAll('.state .saved, .keeping [role=status], main > .warning')].filter(it => it.offsetParent !== null);
         return all.every(it => !it.classList.contains('warning') && !it.innerText.includes('正在保存'))",
    )
    .await?;
    match page.text(WRONG).await?.as_str() {
        "" => Ok(()),
        wrong => Err(format!("the page says «{wrong}»")),
    }
}

/// With nothing failing any more, the last that was kept is shown; of a list all of it.
async fn well_again(page: &Page, screen: &Screen, kept: &[u32]) -> Result<(), String> {
    page.run("window.name = ''; return true", Vec::new()).await?;
    page.load_again().await?;
    page.until("the app is there", APP_READY).await?;
    page.until("the screen is there", screen.ready).await?;
    let script = "const last = arguments[0].at(-1), names = [...document.querySelectorAll('.scenario-name')].map(it => it.innerText);
        return names.length ? arguments[0].every(it => names.includes(String(it)))
            : [...document.querySelectorAll('#draft-unit, main form input[inputmode]')].some(it => it.value === String(last))";
    page.until_with("what was kept is there", script, vec![json!(kept)]).await?;
    page.go("#/assessment").await?;
    page.until("there is one draft", "return document.querySelectorAll('li.draft').length === 1").await?;
    page.until("nothing was laid aside of what was whole", "return !Object.keys(localStorage).some(it => it.includes('/set-aside/'))").await
}
