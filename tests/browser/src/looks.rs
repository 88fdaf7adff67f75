//! What has to hold in every look: what is on the first screen, what has the focus stays in view, large type, twice the text, what is
//! said while somebody types, and what a link shows before the app is there.

use serde_json::{Value, json};

use crate::Test;
use crate::every_page::{AXE, list};
use crate::harness::drafts::{open, township};
use crate::harness::page::{Page, Setting};
use crate::harness::routes;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "the four ways in are on the first screen, of a phone and of a desktop, in both languages",
        setting: Setting::Phone,
        run: |page| Box::pin(ways_in_are_seen(page)),
    },
    Test {
        name: "whoever goes through a long form with the keyboard sees what has the focus",
        setting: Setting::Phone,
        run: |page| Box::pin(focus_is_seen(page)),
    },
    Test {
        name: "in large type everything that is pressed is sixty pixels high, and no bar lies over another",
        setting: Setting::Phone,
        run: |page| Box::pin(large_type(page)),
    },
    Test {
        name: "with text twice as large no page scrolls sideways at 360 pixels, and every button is reached",
        setting: Setting::Phone,
        run: |page| Box::pin(text_twice_as_large(page)),
    },
    Test {
        name: "axe finds nothing where results, errors and confirmations are open",
        setting: Setting::Phone,
        run: |page| Box::pin(axe_with_everything_open(page)),
    },
    Test {
        name: "what is said of itself waits until somebody stops typing, and is then said once",
        setting: Setting::Phone,
        run: |page| Box::pin(speaks_after_typing(page)),
    },
    Test {
        name: "a link shows its own title and clause while the app is on its way",
        setting: Setting::Phone,
        run: |page| Box::pin(link_shows_itself(page)),
    },
    Test {
        name: "the page of a measure is read without the app, breaks no rule of its policy, and leads into the app",
        setting: Setting::Phone,
        run: |page| Box::pin(page_of_a_measure(page)),
    },
    Test {
        name: "no line of a heading or a lead begins inside a word, on a phone",
        setting: Setting::Phone,
        run: |page| Box::pin(lines_begin_with_words(page)),
    },
    Test {
        name: "what cannot be pressed looks so, whatever it is",
        setting: Setting::Phone,
        run: |page| Box::pin(disabled_is_quiet(page)),
    },
];

async fn size(page: &Page, width: u32, height: u32) -> Result<(), String> {
    let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    page.ask_browser("Emulation.setDeviceMetricsOverride", size).await.map(drop)
}

async fn ways_in_are_seen(page: &Page) -> Result<(), String> {
    for language in ["zh-CN", "en"] {
        page.prefer(language, "light", "normal").await?;
        for (width, height) in [(1366, 768), (360, 740)] {
            size(page, width, height).await?;
            page.go("#/").await?;
            let script = "scrollTo(0, 0); const bar = document.querySelector('.navigation'), end = getComputedStyle(bar).position === 'fixed' ? bar.getBoundingClientRect().top : innerHeight;
                const ways = [...document.querySelectorAll('.ways > li > a')];
                return [ways.length === 4 ? '' : 'there are ' + ways.length, ...ways.map(it => it.getBoundingClientRect()).filter(it => end < it.bottom).map(it => 'one ends at ' + it.bottom + ', the screen at ' + end)].filter(it => it)";
            let wrong = list(page, script).await?;
            if !wrong.is_empty() {
                return Err(format!("{language}, {width} × {height}: {}", wrong.join("; ")));
            }
        }
    }
    Ok(())
}

/// Whether what has the focus lies under a bar, or outside of the window: what is covered, or nothing.
const COVERED: &str = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(covered()))));
    function covered() { const it = document.activeElement; if (!it || it === document.body) return '';
    const box = (/radio|checkbox/.test(it.type) && it.closest('label') || it).getBoundingClientRect();
    if (box.height > innerHeight * 0.5 || !box.height) return '';
    const bars = [...document.querySelectorAll('.navigation, .live-verdict, .next-question, .assessment .state, .head, .rollup .stays')]
        .filter(bar => /fixed|sticky/.test(getComputedStyle(bar).position) && !bar.contains(it));
    const under = bars.map(bar => [bar, bar.getBoundingClientRect()]).filter(([, bar]) => bar.height && bar.top < innerHeight && bar.bottom > 0 &&
        Math.min(bar.bottom, box.bottom) - Math.max(bar.top, box.top) > 1 && Math.min(bar.right, box.right) - Math.max(bar.left, box.left) > 1);
    const name = (it.id || it.name || it.innerText || it.tagName).slice(0, 40);
    if (under.length) return name + ' lies under ' + under[0][0].className + ' (' + [under[0][1].top, under[0][1].bottom, box.top, box.bottom].map(Math.round) + ')';
    return box.bottom > innerHeight + 1 || box.top < -1 ? name + ' is outside of the window (' + Math.round(box.top) + ' to ' + Math.round(box.bottom) + ')' : '' }";

async fn focus_is_seen(page: &Page) -> Result<(), String> {
    size(page, 360, 640).await?;
    let mut wrong = Vec::new();
    for place in ["#/tools/village-secretary-recruitment", "#/tools/bonus-uplift", "#/entitlements", "draft"] {
        if place == "draft" {
            open(page, &township(), "self").await.or(open_first_part(page).await)?;
        } else {
            page.go(place).await?;
        }
        page.run("document.querySelectorAll('main details').forEach(it => it.open = true); scrollTo(0, 0); document.activeElement.blur(); return true", Vec::new())
            .await?;
        for (keys, steps) in [("\t", 60), ("\u{e008}\t\u{e000}", 40)] {
            for _ in 0..steps {
                page.keys(keys).await?;
                let covered = page.text(COVERED).await?;
                if !covered.is_empty() {
                    wrong.push(format!("{place}: {covered}"));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// The first part of the draft that is open.
async fn open_first_part(page: &Page) -> Result<(), String> {
    page.until("a part is open", "return !!document.querySelector('.assessment .indicator')").await
}

async fn large_type(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    for language in ["zh-CN", "en"] {
        // As whoever needs it comes to it: by the switch on the first page.
        page.prefer(language, "light", "normal").await?;
        page.go("#/").await?;
        page.run("document.querySelector('.to-large button').click(); return true", Vec::new()).await?;
        page.until(
            "large type is on",
            "return document.documentElement.dataset.size === 'large' && !!document.querySelector('.to-large [aria-pressed=true]')",
        )
        .await?;
        // Slides are as large as their screen, whatever is set here.
        for route in routes::kinds()
            .into_iter()
            .filter(|it| !["present", "presenter", "hands"].iter().any(|slide| it.starts_with(&format!("#/training/{slide}"))))
        {
            page.go(route).await?;
            // What stands within a sentence need not be as large; a box that is ticked has its label.
            let script = "document.querySelector('.tool-form, .person-form')?.scrollIntoView();
                const shown = it => it.offsetParent && it.getClientRects().length && getComputedStyle(it).visibility !== 'hidden' && !it.closest('.only-read, .skip, details:not([open]) > :not(summary)');
                const high = [...document.querySelectorAll('button:not(.plain), .button, .navigation a, select, textarea, input:not([type=radio]):not([type=checkbox]):not([type=range]):not([type=file]), .choices label')].filter(shown)
                    .filter(it => !it.matches('button.figure, .term, .close')).map(it => [it, it.getBoundingClientRect()]).filter(([, box]) => box.height < 59.5)
                    .map(([it, box]) => (it.id || it.className || it.tagName) + ' «' + (it.innerText || '').slice(0, 12) + '» is ' + Math.round(box.height) + ' high');
                const bars = [...document.querySelectorAll('.navigation, .live-verdict, .next-question')].filter(it => /fixed|sticky/.test(getComputedStyle(it).position) && it.offsetHeight).map(it => it.getBoundingClientRect());
                const over = bars.some((one, at) => bars.some((other, to) => at < to && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)) ? ['bars overlap'] : [];
                const labels = [...document.querySelectorAll('.navigation a')].filter(it => it.scrollWidth > it.clientWidth + 1).map(it => 'the entry ' + it.innerText + ' is cut');
                return [...new Set([...high, ...over, ...labels])].slice(0, 6)";
            for fault in list(page, script).await? {
                wrong.push(format!("{route} ({language}): {fault}"));
            }
        }
        let label = page.run("return parseFloat(getComputedStyle(document.querySelector('.navigation a')).fontSize)", Vec::new()).await?;
        if label.as_f64().is_none_or(|it| it < 18.0) {
            wrong.push(format!("the entries of the navigation are {label} pixels high ({language})"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Asks the browser for its words, and looks on which line each character stands.
async fn lines_begin_with_words(page: &Page) -> Result<(), String> {
    page.prefer("zh-CN", "light", "normal").await?;
    let script = "const segmenter = new Intl.Segmenter('zh-Hans-CN', { granularity: 'word' }), found = [];
        let lines = 0;
        for (const part of document.querySelectorAll('.phrases')) {
            const text = part.textContent, inside = new Set();
            for (const it of segmenter.segment(text)) for (let at = it.index + 1; at < it.index + it.segment.length; at++) inside.add(at);
            const box = (node, at) => { const it = document.createRange(); it.setStart(node, at); it.setEnd(node, at + 1); return it.getBoundingClientRect() };
            const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            let top = null, place = 0;
            while (nodes.nextNode()) {
                for (let at = 0; at < nodes.currentNode.length; at++, place++) {
                    const it = box(nodes.currentNode, at);
                    if (!it.width) continue;
                    if (top !== null && top + it.height / 2 < it.top) {
                        lines++;
                        if (inside.has(place)) found.push(text.slice(Math.max(0, place - 6), place) + ' | ' + text.slice(place, place + 6));
                    }
                    top = it.top;
                }
            }
        }
        return [lines, ...found]";
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for route in routes::all() {
        page.go(&route).await?;
        let found = page.run(script, Vec::new()).await?;
        let mut found = found.as_array().cloned().unwrap_or_default().into_iter();
        lines += found.next().and_then(|it| it.as_u64()).unwrap_or_default();
        wrong.extend(found.map(|it| format!("{route}: {it}")));
    }
    if lines < 100 {
        wrong.push(format!("only {lines} lines were looked at"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

async fn text_twice_as_large(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    for language in ["zh-CN", "en"] {
        page.prefer(language, "light", "normal").await?;
        page.run("document.documentElement.style.fontSize = '225%'; return true", Vec::new()).await?;
        for route in routes::kinds() {
            page.go(route).await?;
            let script = "const root = document.scrollingElement, wide = root.scrollWidth - innerWidth;
                const within = it => { for (let up = it.parentElement; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true; return false };
                const out = [...document.querySelectorAll('button, a.button, input, select')].filter(it => it.offsetParent && !it.closest('.only-read, .skip, details:not([open]) > :not(summary)') && !within(it))
                    .map(it => [it, it.getBoundingClientRect()]).filter(([, box]) => box.width && (box.right > innerWidth + 1 || box.left < -1))
                    .map(([it, box]) => (it.id || it.innerText || it.className).slice(0, 20) + ' ends at ' + Math.round(box.right));
                return [...(wide > 0 ? ['scrolls sideways by ' + wide] : []), ...out].slice(0, 4)";
            for fault in list(page, script).await? {
                wrong.push(format!("{route} ({language}): {fault}"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// What is opened before axe looks: an address, a script that opens it, and a script that says when it is open.
const OPENED: [(&str, &str, &str); 9] = [
    (
        "#/tools/bonus-uplift",
        "document.querySelector('.sample-buttons button').click()",
        "return !!document.querySelector('.tool-result .main-verdict .verdict:not(.unknown)')",
    ),
    (
        "#/tools/village-secretary-recruitment",
        "document.querySelector('.sample-buttons button').click()",
        "return !!document.querySelector('.tool-result .main-verdict .verdict:not(.unknown)')",
    ),
    (
        "#/tools/care-fund",
        "const it = document.querySelector('#field-retained_party_fees'); it.value = '很多'; it.dispatchEvent(new InputEvent('input', { bubbles: true })); it.dispatchEvent(new Event('change', { bubbles: true }))",
        "return !!document.querySelector('.message .error')",
    ),
    ("#/tools/care-fund?a&T=care-fund&E=2020.2&retained", "0", "return !!document.querySelector('main .warning')"),
    (
        "#/entitlements",
        "document.querySelector('.sample-buttons button').click()",
        "return document.querySelectorAll('.entitlement').length > 3",
    ),
    (
        "#/entitlements/ask/birth_date",
        "const it = document.querySelector('#field-birth_date-year'); it.value = '昨天'; it.dispatchEvent(new InputEvent('input', { bubbles: true })); it.dispatchEvent(new Event('change', { bubbles: true }))",
        "return !!document.querySelector('.ask .message .error')",
    ),
    (
        "#/settings",
        "0",
        "const ask = document.querySelector('#clear-ask'); if (!ask) [...document.querySelectorAll('main button')].find(it => /清空这台|Clear this/.test(it.innerText))?.click(); return !!ask",
    ),
    (
        "#/training/quiz?s=204518&n=1",
        "document.querySelector('main .options button, main .choices input, main [name=answer]')?.click()",
        "return !!document.querySelector('main h1')",
    ),
    ("#/search?q=%E5%A5%96%E9%87%91", "0", "return !!document.querySelector('.hits')"),
];

async fn axe_with_everything_open(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    let look = "const done = arguments[arguments.length - 1];
        document.querySelectorAll('main details').forEach(it => it.open = true);
        setTimeout(() => axe.run(document, { resultTypes: ['violations'] }).then(it => done(it.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))), e => done(['axe failed: ' + e])), 300)";
    for (language, theme, at) in [("zh-CN", "light", 0), ("en", "dark", 1)] {
        page.prefer(language, theme, "normal").await?;
        page.run(AXE, Vec::new()).await?;
        for (route, act, opened) in OPENED {
            page.go(route).await?;
            page.run(&format!("{act}; return true"), Vec::new()).await?;
            page.until(&format!("it is open at {route}"), opened).await?;
            let found = page.run_async(look, Vec::new()).await?;
            wrong.extend(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(|it| format!("{route} ({language}): {it}")));
        }
        if at == 0 {
            open(page, &township(), "summary").await?;
            let found = page.run_async(look, Vec::new()).await?;
            wrong.extend(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(|it| format!("a draft's summary: {it}")));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{} violations\n{}", wrong.len(), wrong.join("\n"))) }
}

async fn speaks_after_typing(page: &Page) -> Result<(), String> {
    page.go("#/search").await?;
    page.until("what helps beside the app is there", "return !!document.querySelector('.said-after-typing')").await?;
    // What changes in a region that is polite, and how often the one place has spoken.
    page.run(
        "window.spoken = []; window.polite = 0;
         new MutationObserver(all => all.forEach(it => {
             const node = it.target.nodeType === 1 ? it.target : it.target.parentNode;
             if (node.closest('.said-after-typing')) return void window.spoken.push(node.closest('.said-after-typing').textContent);
             const region = [node.closest('[role=status], [aria-live]'), ...[...it.addedNodes].filter(n => n.nodeType === 1).map(n => n.matches('[role=status]') ? n : n.querySelector('[role=status]'))].find(n => n);
             if (region && region.getAttribute('aria-live') !== 'off') window.polite += 1;
         })).observe(document.body, { childList: true, characterData: true, subtree: true });
         document.querySelector('#search-field').focus(); return true",
        Vec::new(),
    )
    .await?;
    page.keys("jiangli").await?;
    page.until("it is said once", "return window.spoken.length === 1 && /\\d/.test(window.spoken[0])").await?;
    let hits = page.text("return document.querySelector('.hit-count').innerText").await?;
    page.until_with("what is said is what was found at last", "return window.spoken[0].includes(arguments[0])", vec![json!(hits)]).await?;
    // The observer itself may see a new region a moment before it is held.
    let polite = page.run("return document.querySelectorAll('[aria-live=off]').length", Vec::new()).await?;
    if polite == json!(0) { Ok(()) } else { Err(format!("{polite} regions stay silent")) }
}

async fn link_shows_itself(page: &Page) -> Result<(), String> {
    // The app never comes: what is seen is what stands in the page.
    let never = "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {})";
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": never})).await?;
    let measure = pack::pack().measure(14).ok_or("no measure 14")?;
    let clause = measure.provisions.get(2).ok_or("no 14.3")?;
    let tool = pack::pack().tools.iter().find(|it| it.id == "care-fund").ok_or("no tool")?;
    for (route, title, texts) in [
        ("#/measures/14/3", &measure.title.zh, vec![&clause.text.zh]),
        ("#/measures/14", &measure.title.zh, measure.provisions.iter().map(|it| &it.text.zh).collect()),
        ("#/tools/care-fund", &tool.title.zh, vec![&tool.question.zh]),
    ] {
        page.load("about:blank").await?;
        page.visit(route).await?;
        page.until_with("the window says what it is about", "return document.title.startsWith(arguments[0] + ' · ')", vec![json!(title)])
            .await?;
        page.until_with(
            "the title is on the first screen, and the first page is not",
            "const it = [...document.querySelectorAll('#paper h2')].filter(it => it.offsetParent); return it.length === 1 && it[0].innerText.includes(arguments[0]) && it[0].getBoundingClientRect().top < innerHeight / 2 && !document.querySelector('.title-page').offsetParent",
            vec![json!(title)],
        )
        .await?;
        for text in texts {
            page.reads(text).await?;
        }
    }
    let shown = page.visible().await?;
    let of_tool = tool.provisions.first().and_then(|it| pack::pack().provision(*it)).ok_or("the tool has no provision")?;
    if shown.contains(&of_tool.text.zh) { Ok(()) } else { Err("the clause of the tool is not shown".to_owned()) }
}

async fn page_of_a_measure(page: &Page) -> Result<(), String> {
    let faults = "window.faults = []; document.addEventListener('securitypolicyviolation', it => window.faults.push(it.violatedDirective))";
    page.ask_browser("Page.addScriptToEvaluateOnNewDocument", json!({"source": faults})).await?;
    page.visit("measures/7.html").await?;
    let measure = pack::pack().measure(7).ok_or("no measure 7")?;
    for provision in &measure.provisions {
        for text in [&provision.text.zh, &provision.text.en] {
            page.reads(text).await?;
        }
    }
    let wrong = page
        .run("return [...window.faults, ...(document.scrollingElement.scrollWidth > innerWidth ? ['scrolls sideways'] : []), ...(getComputedStyle(document.querySelector('h1')).color === 'rgb(0, 0, 0)' ? ['has no dress'] : [])]", Vec::new())
        .await?;
    if wrong != json!([]) {
        return Err(format!("the page of measure 7: {wrong}"));
    }
    page.run(AXE, Vec::new()).await?;
    let found = page
        .run_async("const done = arguments[arguments.length - 1]; axe.run().then(it => done(it.violations.map(v => v.id + ' at ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')))), e => done([String(e)]))", Vec::new())
        .await?;
    if found != json!([]) {
        return Err(format!("axe: {found}"));
    }
    page.run("document.querySelector('.button').click(); return true", Vec::new()).await?;
    page.until(
        "one is in the app, at the measure",
        "return location.hash === '#/measures/7' && !!document.querySelector('main#content h1:not(.coming)')",
    )
    .await
}

/// A disabled button of every kind, held to the contrast of 3:1 against what is around it, and to its dashes.
async fn disabled_is_quiet(page: &Page) -> Result<(), String> {
    for theme in ["light", "dark"] {
        page.prefer("zh-CN", theme, "normal").await?;
        let wrong = page
            .run(
                "const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(it => { it /= 255; return it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
                 const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05) };
                 const ground = it => { for (; it; it = it.parentElement) { const colour = getComputedStyle(it).backgroundColor; if (!/, 0\\)$|transparent/.test(colour)) return colour } return 'rgb(255, 255, 255)' };
                 return ['', 'primary', 'plain'].map(name => { const it = document.createElement('button'); it.className = name; it.disabled = true; it.textContent = '加入'; document.querySelector('main').append(it);
                     const style = getComputedStyle(it), seen = contrast(style.color, ground(it)), dashed = style.borderTopStyle === 'dashed'; it.remove();
                     return seen < 3 ? name + ' has ' + seen.toFixed(1) + ' to 1' : name === 'plain' || dashed ? '' : name + ' is not dashed' }).filter(it => it)",
                Vec::new(),
            )
            .await?;
        if wrong != json!([]) {
            return Err(format!("{theme}: {wrong}"));
        }
    }
    Ok(())
}
