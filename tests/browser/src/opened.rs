//! Where the app is opened: under a translator, over midnight, with a wrong clock, on a phone whose chat app has saved the file.

use exchange::draft::Snapshot;
use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::plan::Item;
use policy::assessment::reply::{OwnAnswer, Reply};
use serde_json::json;

use crate::Test;
use crate::harness::drafts::{hand_in, open, to_part, village};
use crate::harness::page::{APP_READY, Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "files can be chosen whatever a chat app has made of their kind",
        setting: Setting::Phone,
        run: |page| Box::pin(file_choosers(page)),
    },
    Test {
        name: "a translator that replaces the texts of the page leaves no old verdict standing",
        setting: Setting::Phone,
        run: |page| Box::pin(a_translator(page)),
    },
    Test {
        name: "of a translator that does not give up the page says so, once",
        setting: Setting::Phone,
        run: |page| Box::pin(a_tireless_translator(page)),
    },
    Test {
        name: "inside WeChat and on an empty home screen one is told where drafts are, and how they come along",
        setting: Setting::Phone,
        run: |page| Box::pin(in_one_app(page)),
    },
    Test {
        name: "before the page is added to the desktop it is said what does not come along",
        setting: Setting::Desktop,
        run: |page| Box::pin(before_installing(page)),
    },
    Test {
        name: "what does not fit into a field is said, and near its end how much there is room for",
        setting: Setting::Phone,
        run: |page| Box::pin(beyond_a_limit(page)),
    },
    Test {
        name: "a draft that another program has saved in another encoding is read rightly, at both entrances",
        setting: Setting::Phone,
        run: |page| Box::pin(other_encodings(page)),
    },
    Test {
        name: "where nothing can be printed or saved it is said, and days come as a list that can be read",
        setting: Setting::Phone,
        run: |page| Box::pin(without_print_and_files(page)),
    },
    Test {
        name: "on paper what is folded is unfolded, with the notes, and the date and the link at the foot",
        setting: Setting::Phone,
        run: |page| Box::pin(on_paper(page)),
    },
    Test { name: "a word that never ends widens no page", setting: Setting::Phone, run: |page| Box::pin(endless_words(page)) },
    Test {
        name: "a page that is open over midnight asks for the new day",
        setting: Setting::Phone,
        run: |page| Box::pin(over_midnight(page)),
    },
    Test {
        name: "the day of a sample goes when facts of one's own come",
        setting: Setting::Phone,
        run: |page| Box::pin(the_day_of_a_sample(page)),
    },
    Test {
        name: "a device's date that cannot be right is said beside the verdict",
        setting: Setting::Phone,
        run: |page| Box::pin(a_wrong_clock(page)),
    },
];

/// The first field of the tool about talents.
const TALENTS: &str = "main form input[inputmode]";

async fn file_choosers(page: &Page) -> Result<(), String> {
    for (route, id) in [("#/assessment", "draft-file"), ("#/rollup", "rollup-files"), ("#/training/scenarios", "scenario-file")] {
        page.go(route).await?;
        let script = format!("const it = document.getElementById('{id}'); return !!it && it.type === 'file' && !it.hasAttribute('accept')");
        page.until(&format!("{route} takes any file"), &script).await?;
    }
    page.until(
        "translation is refused",
        "return document.documentElement.translate === false && document.querySelector('meta[name=google]').content === 'notranslate'",
    )
    .await
}

/// Replaces every text of the page, as translators do; `wrap` puts a text node into an element or another text in its place.
fn translate(wrap: &str) -> String {
    format!(
        "const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), all = [];
         while (walker.nextNode()) if (walker.currentNode.data.trim()) all.push(walker.currentNode);
         for (const text of all) {{ const font = document.createElement('font'); {wrap} }}
         return all.length > 10"
    )
}

async fn a_translator(page: &Page) -> Result<(), String> {
    let ways = [
        // Chrome's, twice nested; another that keeps the text inside; a third that moves it first; one with an element of its own.
        "const inner = document.createElement('font'); inner.textContent = text.data; font.append(inner); text.replaceWith(font);",
        "text.before(font); font.append(text);",
        "const { parentNode, nextSibling } = text; font.append(text); parentNode.insertBefore(font, nextSibling);",
        "const span = document.createElement('span'); span.textContent = 'x' + text.data; text.replaceWith(span);",
    ];
    extras(page).await?;
    page.go("#/tools/local-talent-reserve").await?;
    for (at, way) in ways.iter().enumerate() {
        page.fill(TALENTS, "2").await?;
        page.verdict("met").await?;
        page.until("the texts are replaced", &translate(way)).await?;
        page.fill(TALENTS, "0").await?;
        page.verdict("not-met").await?;
        let script =
            "const said = document.querySelector('.main-verdict').innerText; return said.includes('没有达到') && !said.includes('x')";
        page.until(&format!("way {at}: the verdict is the new one"), script).await?;
        page.until("nothing foreign is left", "return !document.querySelector('main font')").await?;
        // Whole regions come and go where the texts were.
        page.fill(TALENTS, "两个半").await?;
        page.verdict("refused").await?;
        page.until(
            &format!("way {at}: the old result is gone"),
            "return !document.querySelector('.tool-result').innerText.includes('没有达到')",
        )
        .await?;
    }
    // A slide's number.
    page.go("#/training").await?;
    page.until("nobody is told of a translator", "return !document.querySelector('.rewritten')").await
}

async fn a_tireless_translator(page: &Page) -> Result<(), String> {
    extras(page).await?;
    page.go("#/tools/local-talent-reserve").await?;
    let script = "window.wrapped = 0;
        const again = () => {
            const text = document.createTreeWalker(document.querySelector('main h1'), NodeFilter.SHOW_TEXT).nextNode();
            if (!text || text.parentNode.tagName === 'FONT') return;
            window.wrapped++;
            const font = document.createElement('font'); font.textContent = text.data; text.replaceWith(font);
        };
        new MutationObserver(again).observe(document.querySelector('main h1'), {childList: true, subtree: true});
        again();
        return true";
    page.run(script, Vec::new()).await?;
    page.reads("请对这个网站关掉翻译").await?;
    page.until("it is said once", "return document.querySelectorAll('.rewritten').length === 1 && window.wrapped < 100").await?;
    // The page goes on.
    page.fill(TALENTS, "2").await?;
    page.verdict("met").await
}

/// Gives the page another date from its next loading on; `window.later` are milliseconds that have passed since.
async fn set_clock(page: &Page, at: &str) -> Result<(), String> {
    let source = format!(
        "(() => {{ const Real = Date, begin = Real.now(); window.later = 0;
         window.Date = class extends Real {{
             constructor(...all) {{ if (all.length) super(...all); else super(window.Date.now()); }}
             static now() {{ return new Real('{at}').getTime() + (Real.now() - begin) + window.later; }}
         }}; }})()"
    );
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await.map(|_| ())
}

/// A day passes, and somebody comes back to the page.
async fn a_day_later(page: &Page) -> Result<(), String> {
    let script = "window.later += 24 * 3600 * 1000; document.dispatchEvent(new Event('visibilitychange', {bubbles: true})); return true";
    page.run(script, Vec::new()).await.map(|_| ())
}

async fn asks_for(page: &Page, day: &str) -> Result<(), String> {
    let script = format!(
        "const all = ['year', 'month', 'day'].map(it => document.getElementById('as-of-' + it));
         return all.every(it => it) && all.map(it => it.value.padStart(2, '0')).join('-') === '{day}'"
    );
    page.until(&format!("it asks for {day}"), &script).await
}

async fn over_midnight(page: &Page) -> Result<(), String> {
    set_clock(page, "2021-06-30T12:00:00").await?;
    for (route, key) in [("#/tools/local-talent-reserve", "/local-talent-reserve"), ("#/entitlements", "/profile")] {
        page.visit(route).await?;
        page.reload().await?;
        asks_for(page, "2021-06-30").await?;
        a_day_later(page).await?;
        asks_for(page, "2021-07-01").await?;
        if key == "/profile" {
            page.run("document.querySelector('#field-post input').click(); return true", Vec::new()).await?;
        } else {
            page.fill(TALENTS, "2").await?;
        }
        let stored = format!("const it = Object.keys(localStorage).find(it => it.endsWith('{key}')); return !!it && ");
        page.until("it is kept, without a day", &format!("{stored} !localStorage[it].includes('as_of')")).await?;
        a_day_later(page).await?;
        asks_for(page, "2021-07-02").await?;
        page.until("still without a day", &format!("{stored} !localStorage[it].includes('as_of')")).await?;
        // A day that somebody has chosen stays. On a phone its field stands in the whole form, which is put away at first.
        page.run("document.querySelector('.whole-form')?.setAttribute('open', ''); return true", Vec::new()).await?;
        page.fill("#as-of-day", "15").await?;
        page.until("the chosen day is kept", &format!("{stored} localStorage[it].includes('as_of')")).await?;
        a_day_later(page).await?;
        asks_for(page, "2021-07-15").await?;
    }
    // A draft without a day of its own.
    page.go("#/assessment").await?;
    page.press("开始自评").await?;
    page.reads("按2021年7月3日算").await?;
    a_day_later(page).await?;
    page.reads("按2021年7月4日算").await
}

async fn the_day_of_a_sample(page: &Page) -> Result<(), String> {
    set_clock(page, "2021-06-30T12:00:00").await?;
    page.visit("#/tools/local-talent-reserve").await?;
    page.reload().await?;
    page.run("document.querySelector('.sample-buttons button').click(); return true", Vec::new()).await?;
    page.until("its day is another", "return document.getElementById('as-of-year').value !== '2021'").await?;
    page.fill(TALENTS, "7").await?;
    asks_for(page, "2021-06-30").await?;
    // A day that somebody has typed stays.
    page.run("document.querySelector('.sample-buttons button').click(); return true", Vec::new()).await?;
    page.until("its day is another", "return document.getElementById('as-of-year').value !== '2021'").await?;
    page.fill("#as-of-year", "2019").await?;
    page.fill(TALENTS, "8").await?;
    page.until("it stays", "return document.getElementById('as-of-year').value === '2019'").await
}

async fn a_wrong_clock(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    page.until("a plausible date is not spoken of", "return !document.querySelector('.wrong-clock')").await?;
    for (clock, said) in
        [("1970-01-01T12:00:00", "这台设备的日期是1970年1月1日"), ("2099-12-31T12:00:00", "这台设备的日期是2099年12月31日")]
    {
        set_clock(page, clock).await?;
        for route in ["#/tools/local-talent-reserve", "#/entitlements"] {
            page.visit(route).await?;
            page.load_again().await?;
            page.until("the app is there", APP_READY).await?;
            page.reads(said).await?;
        }
    }
    Ok(())
}

async fn before_installing(page: &Page) -> Result<(), String> {
    extras(page).await?;
    // On whatever page the browser makes its offer, by its own means.
    let offer = "const event = new Event('beforeinstallprompt', {cancelable: true});
        event.prompt = () => { window.prompted = (window.prompted || 0) + 1; return Promise.resolve() };
        return window.dispatchEvent(event)";
    if page.run(offer, Vec::new()).await? != json!(true) {
        return Err("the browser's own way was suppressed".to_owned());
    }
    page.go("#/assessment").await?;
    page.until("without a draft nothing is said", "return !document.querySelector('.one-app')").await?;
    page.press("开始自评").await?;
    page.reads("草稿留在这个浏览器里").await?;
    page.until("and the hand-over is beside it", "return !!document.querySelector('.hand-out') && !!document.querySelector('.in-parts')")
        .await?;
    page.go("#/assessment").await?;
    page.reads("草稿留在这个浏览器里").await?;
    page.press("添加到桌面").await?;
    page.until("then the browser asks, once", "return window.prompted === 1 && !document.querySelector('.one-app')").await?;
    // An offer that comes while the page is open.
    page.run(offer, Vec::new()).await?;
    page.reads("草稿留在这个浏览器里").await
}

async fn in_one_app(page: &Page) -> Result<(), String> {
    page.go("#/assessment").await?;
    page.until("a browser of its own says nothing", "return !document.querySelector('.one-app, .bring')").await?;
    page.go("#/").await?;
    page.until("there the home page says nothing", "return document.querySelector('.on-home-screen').offsetParent === null").await?;
    page.go("#/assessment").await?;
    let source = "const match = window.matchMedia; window.matchMedia = it => it === '(display-mode: standalone)' ? {matches: true} : match.call(window, it)";
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await?;
    page.reload().await?;
    page.reads("没有跟到桌面来").await?;
    page.press("把我的草稿带过来").await?;
    page.until("the field for them has the focus", "return document.activeElement.id === 'draft-text'").await?;
    page.ask_browser("Network.setUserAgentOverride", json!({"userAgent": "Mozilla/5.0 MicroMessenger/8.0"})).await?;
    page.go("#/assessment").await?;
    page.reload().await?;
    page.reads("草稿只在这个应用自带的浏览器里").await?;
    page.press("开始自评").await?;
    page.reads("草稿只在这个应用自带的浏览器里").await?;
    page.press("分成几份发").await?;
    page.until("there it is offered", "return !!document.querySelector('.parts button')").await
}

/// Waits for what is loaded beside the app.
async fn extras(page: &Page) -> Result<(), String> {
    let script = "return performance.getEntriesByType('resource').some(it => /extras-[0-9a-f]+\\.js$/.test(it.name) && it.responseEnd > 0)";
    page.until("the extras are there", script).await
}

async fn beyond_a_limit(page: &Page) -> Result<(), String> {
    extras(page).await?;
    let paste = async |field: &str, text: &str| {
        page.run(
            "const it = document.getElementById(arguments[0]); it.closest('details')?.setAttribute('open', ''); it.focus(); return true",
            vec![json!(field)],
        )
        .await?;
        page.ask_browser("Input.insertText", json!({"text": text})).await.map(|_| ())
    };
    page.go("#/assessment").await?;
    paste("new-name", &"村".repeat(58)).await?;
    page.reads("已写58个字，最多60个。").await?;
    paste("new-name", "委会和社区").await?;
    page.reads("这里最多写60个字。没有收下的有3个字：“和社区”").await?;
    page.until("what fits is there", "return document.getElementById('new-name').value === '村'.repeat(58) + '委会'").await?;
    page.keys("\u{e003}\u{e003}\u{e003}\u{e003}\u{e003}\u{e003}\u{e003}\u{e003}").await?;
    page.until("nothing is said of a short one", "return document.querySelector('.limit').innerText === ''").await?;
    // A note of many lines, and a number.
    open(page, &village("示例·石桥村（虚构）", 8_000), "1").await?;
    to_part(page, "1").await?;
    paste("village-1-3-note", &["记".repeat(4_990), "写不下的这几个字在最后面啊啊".to_owned()].concat()).await?;
    page.reads("这里最多写5000个字。没有收下的有4个字：“后面啊啊”").await?;
    page.go("#/tools/local-talent-reserve").await?;
    page.run("document.querySelector('main form input[inputmode]').id = 'number'; return true", Vec::new()).await?;
    paste("number", &"1".repeat(70)).await?;
    page.reads("没有收下的有6个字").await
}

async fn other_encodings(page: &Page) -> Result<(), String> {
    let text = write(pack(), hash(), &village("草稿", 8_000));
    let (before, after) = text.split_once("草稿").ok_or("the draft has no name")?;
    if !before.is_ascii() || !after.is_ascii() {
        return Err("only the name is Chinese".to_owned());
    }
    let hand_in = "const [field, before, after] = arguments, files = new DataTransfer();
        const utf16 = big => { const text = before + '草稿' + after, bytes = new DataView(new ArrayBuffer(2 * text.length)); [...text].forEach((it, at) => bytes.setUint16(2 * at, it.charCodeAt(0), !big)); return bytes; };
        const kinds = {
            'GBK': [before, new Uint8Array([0xB2, 0xDD, 0xB8, 0xE5]), after],
            'UTF-16': [new Uint8Array([0xFF, 0xFE]), utf16(false)],
            'UTF-16BE': [new Uint8Array([0xFE, 0xFF]), utf16(true)],
            'BOM': ['\\uFEFF', before, '草稿', after],
        };
        for (const [name, parts] of Object.entries(kinds)) files.items.add(new File(parts, name + '.txt'));
        const input = document.getElementById(field); input.files = files.files; input.dispatchEvent(new Event('change', {bubbles: true}));
        return true";
    page.go("#/assessment").await?;
    page.run(hand_in, vec![json!("draft-file"), json!(before), json!(after)]).await?;
    page.until(
        "all four are in, with their name, and nobody has changed them",
        "return [...document.querySelectorAll('.draft-title')].filter(it => it.innerText === '草稿').length === 4 && !document.querySelector('.hand-in .warning')",
    )
    .await?;
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.run(hand_in, vec![json!("rollup-files"), json!(before), json!(after)]).await?;
    page.reads("计入1个单位").await?;
    page.until("it has its name", "return document.querySelector('table.units').innerText.includes('草稿')").await?;
    // The same contents, four times.
    page.until("none was refused or changed", "return !document.querySelector('.refused') && !document.querySelector('.conflicts li')")
        .await
}

async fn without_print_and_files(page: &Page) -> Result<(), String> {
    page.go("#/entitlements").await?;
    page.run("document.querySelector('.sample-buttons button').click(); return true", Vec::new()).await?;
    page.until("there are days", "return [...document.querySelectorAll('.take-along .hand-out')].some(it => it.offsetParent)").await?;
    page.run("document.querySelector('.take-along .hand-out [aria-expanded]').click(); return true", Vec::new()).await?;
    let script = "const text = document.querySelector('.take-along .hand-out textarea')?.value || '';
        return /^\\d{4}-\\d\\d-\\d\\d ./.test(text) && !text.includes('BEGIN:')";
    page.until("they can be read", script).await?;
    for route in ["#/tools/local-talent-reserve", "#/entitlements", "#/measures/7", "#/training/paper?s=204518&c=10"] {
        page.go(route).await?;
        page.run("window.print = undefined; return true", Vec::new()).await?;
        if route.starts_with("#/tools/") {
            page.unfold().await?;
        }
        page.press("打印").await?;
        page.reads("这个浏览器里打印不了").await?;
    }
    Ok(())
}

async fn on_paper(page: &Page) -> Result<(), String> {
    let mut draft = village("示例·石桥村（虚构）", 8_000);
    let note = "开过会，记在本子上。\n".repeat(12);
    draft.assessment.replies.insert("village-3.4".to_owned(), Reply { own: Some(OwnAnswer::Met), note, ..Reply::default() });
    extras(page).await?;
    open(page, &draft, "1").await?;
    let folded = "document.querySelector('#village-3-4 details.remark')";
    page.until("the note is folded", &format!("const it = {folded}; if (it) it.open = false; return !!it")).await?;
    page.run("dispatchEvent(new Event('beforeprint')); return true", Vec::new()).await?;
    page.until("it is unfolded", &format!("return {folded}.open")).await?;
    let whole = "const it = document.getElementById('village-3-4-note'); return it.clientHeight >= it.scrollHeight";
    page.until("the note is there in full", whole).await?;
    page.until("empty ones stay folded", "return [...document.querySelectorAll('details.remark')].some(it => !it.open)").await?;
    let foot = page.on_paper("document.querySelector('main .printed').innerText").await?;
    if !foot.starts_with("打印于20") || !foot.contains("#/assessment/") {
        return Err(format!("the foot says {foot}"));
    }
    page.run("dispatchEvent(new Event('afterprint')); return true", Vec::new()).await?;
    page.until("all is as it was", &format!("return !{folded}.open && !document.querySelector('.printed')")).await
}

async fn endless_words(page: &Page) -> Result<(), String> {
    let word = "W".repeat(60);
    let mut draft = village(&word, 8_000);
    draft.name = word.clone();
    draft.period = word.clone();
    let text = || word.clone();
    let reply = Reply { own: Some(OwnAnswer::NotMet), note: text(), evidence: text(), post: text(), ..Reply::default() };
    draft.assessment.replies.insert("village-3.4".to_owned(), reply);
    draft.plan.push(Item {
        id: "a".to_owned(),
        problem: text(),
        goal: text(),
        action: text(),
        post: text(),
        unit: text(),
        ..Item::default()
    });
    let (standings, replies) = (Vec::new(), Default::default());
    draft.snapshots.push(Snapshot { label: text(), taken_on: None, as_of: None, year: 2020, edition: text(), standings, replies });
    let mut wide = Vec::new();
    open(page, &draft, "1").await?;
    let here = page.text("return location.hash.split('/').slice(0, 3).join('/')").await?;
    let parts = ["1", "5", "summary", "plan", "compare"].map(|it| format!("{here}/{it}"));
    let mut routes: Vec<String> = parts.to_vec();
    routes.extend(["#/assessment", "#/rollup", "#/training/scenarios", "#/settings", "#/search?q="].map(str::to_owned));
    page.go("#/rollup").await?;
    page.until("the screen is there", "return document.getElementById('rollup-files') !== null").await?;
    page.fill("#rollup-expected", &format!("{word}\n{word}X")).await?;
    page.fill("#rollup-weak", &word).await?;
    page.press("保存名单").await?;
    hand_in(
        page,
        "rollup-files",
        &[(&format!("{word}.json"), write(pack(), hash(), &draft)), (&format!("{word}{word}.json"), "x".to_owned())],
    )
    .await?;
    page.reads("收下1份").await?;
    for route in routes {
        let route = if route.ends_with("q=") { format!("{route}{word}") } else { route };
        page.go(&route).await?;
        page.run("document.querySelectorAll('main details').forEach(it => it.open = true); return true", Vec::new()).await?;
        let script = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
            const root = document.scrollingElement, by = root.scrollWidth - innerWidth;
            if (by <= 0) return done('');
            const all = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest('.scrolls'));
            done(by + ' by ' + all.slice(-3).map(it => it.tagName + '.' + it.className).join(' '));
        })))";
        let by = page.text(script).await?;
        if !by.is_empty() {
            wide.push(format!("{route}: {by}"));
        }
    }
    if wide.is_empty() { Ok(()) } else { Err(wide.join("\n")) }
}
