//! Giving a session: two windows that always show the same, remotes, touch boards, pointer and pen, the code for the room, addresses that
//! are followed; and how it is prepared and printed.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a fact that was changed in one window of a deck is changed in the other, on whatever slide they are",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_same_state(page)),
    },
    Test {
        name: "a remote's F5 and Esc neither leave a deck nor forget what was changed",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_remote(page)),
    },
    Test { name: "a touch board goes on by a tap and by a swipe", setting: Setting::Desktop, run: |page| Box::pin(a_touch_board(page)) },
    Test { name: "the pen draws, and the next slide wipes it", setting: Setting::Desktop, run: |page| Box::pin(the_pen(page)) },
    Test {
        name: "one key shows the code large, over a slide and at a show of hands",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_large_code(page)),
    },
    Test {
        name: "another address typed into the same tab is followed by decks, plans and papers",
        setting: Setting::Desktop,
        run: |page| Box::pin(addresses(page)),
    },
    Test {
        name: "an address that the browser refuses to replace is replaced later, and a reload keeps the slide",
        setting: Setting::Desktop,
        run: |page| Box::pin(refused_addresses(page)),
    },
    Test {
        name: "a session is begun from the first look at training, and what its plan leaves out is named",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_beginning(page)),
    },
    Test { name: "a deck is printed one slide a sheet", setting: Setting::Desktop, run: |page| Box::pin(one_slide_a_sheet(page)) },
];

const PLAN: &str = "m=13&for=villages&min=40";

fn key(key: Key) -> String {
    char::from(key).to_string()
}

async fn shows_deck(page: &Page, at: usize) -> Result<(), String> {
    page.until(
        &format!("slide {at} stands"),
        &format!(
            "const it = document.querySelector('.stage-bar .place, .presenter .place'); return !!it && it.textContent.startsWith('{at} /')"
        ),
    )
    .await
}

/// The number of the slide with the worked example.
async fn example(page: &Page) -> Result<usize, String> {
    for at in 1..40 {
        if page.run("return !!document.querySelector('.on-stage .shows-live')", Vec::new()).await? == Value::Bool(true) {
            return Ok(at);
        }
        page.keys(&key(Key::PageDown)).await?;
        shows_deck(page, at + 1).await?;
    }
    Err("no example comes".to_owned())
}

/// A script: what is said of each fact of the example.
const FACTS: &str = "return [...document.querySelectorAll('.case-facts .now')].map(it => it.textContent.trim()).join('|')";

/// Changes the second fact of the example to 99, and gives the keys back to the deck.
async fn change_a_fact(page: &Page) -> Result<(), String> {
    page.run("document.querySelectorAll('button.case-fact')[1].focus(); return true", Vec::new()).await?;
    page.keys(&key(Key::Enter)).await?;
    page.tab_to("its field", "it.matches('.case-facts input')").await?;
    page.keys("\u{e009}a\u{e000}99").await?;
    page.until("it is changed", "return document.querySelectorAll('.case-facts .now')[1].textContent.includes('99')").await?;
    page.run("document.activeElement.blur(); return true", Vec::new()).await?;
    Ok(())
}

/// A fact is changed on the projector, which then goes on; the presenter's window is opened later, and looks at the example.
async fn the_same_state(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/present?{PLAN}")).await?;
    let at = example(page).await?;
    change_a_fact(page).await?;
    let changed = page.text(FACTS).await?;
    page.keys(&key(Key::End)).await?;
    let (deck, presenter) = page.beside(&format!("#/training/presenter?{PLAN}")).await?;
    page.until("it is where the projector is", "return document.querySelector('.shows-close') !== null").await?;
    let to_example = format!("{at}{}", key(Key::Enter));
    page.keys(&to_example).await?;
    shows_deck(page, at).await?;
    let seen = page.text(FACTS).await?;
    if !seen.contains(&changed) {
        return Err(format!("the projector had «{changed}», the presenter sees «{seen}»"));
    }
    page.to_window(&deck).await?;
    shows_deck(page, at).await?;
    let kept = page.text(FACTS).await?;
    if kept != changed {
        return Err(format!("the projector had «{changed}» and has «{kept}»"));
    }
    // What is decided there is seen here: the picture in the presenter's window is the projector's.
    page.keys("a").await?;
    let verdict = "return document.querySelector('.decision-head .verdict')?.className ?? ''";
    page.until("the verdict stands", "return !!document.querySelector('.decision-head .verdict')").await?;
    let decided = page.text(verdict).await?;
    page.to_window(&presenter).await?;
    page.until("the presenter sees it", "return !!document.querySelector('.small-slide .decision-head .verdict')").await?;
    let metrics = json!({"width": 960, "height": 720, "deviceScaleFactor": 1, "mobile": false});
    page.ask_browser("Emulation.setDeviceMetricsOverride", metrics).await?;
    page.until(
        "all of it is in one look: the slide, the next one, the notes, the time",
        "const all = [...document.querySelectorAll('.presenter .small-slide, .presenter .say, .presenter .clock, .presenter button.primary')];
         return document.documentElement.scrollHeight <= innerHeight && all.length === 5 && all.every(it => { const box = it.getBoundingClientRect(); return 0 <= box.top && box.bottom <= innerHeight })",
    )
    .await?;
    page.ask_browser("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    if page.text(verdict).await? != decided {
        return Err("the presenter sees another verdict".to_owned());
    }
    // A window that is loaded again asks the other.
    page.reload().await?;
    page.until("it is as it was", &format!("const it = (() => {{ {FACTS} }})(); return it.includes({})", json!(changed))).await
}

async fn a_remote(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/present?{PLAN}")).await?;
    let at = example(page).await?;
    change_a_fact(page).await?;
    page.run("window.sameVisit = true; return true", Vec::new()).await?;
    page.keys(&char::from(Key::F5).to_string()).await?;
    // The driver's keys do not load a page again: what the browser would do is told by whether the page took the key.
    let taken = "const it = new KeyboardEvent('keydown', { key: 'F5', bubbles: true, cancelable: true }); dispatchEvent(it); return it.defaultPrevented";
    page.until("F5 is taken by the deck", taken).await?;
    page.until("F5 led to full screen", "return !!document.fullscreenElement").await?;
    page.run("return document.exitFullscreen().then(() => true)", Vec::new()).await?;
    page.reads("回到全屏").await?;
    for _ in 0..3 {
        page.keys(&key(Key::Escape)).await?;
    }
    shows_deck(page, at).await?;
    page.until(
        "nothing was forgotten",
        "return window.sameVisit && document.querySelectorAll('.case-facts .now')[1].textContent.includes('99')",
    )
    .await?;
    page.keys(".").await?;
    page.until("the screen is dark", "return getComputedStyle(document.querySelector('.on-stage')).visibility === 'hidden'").await?;
    page.keys(&key(Key::PageDown)).await?;
    page.until("and comes back", "return getComputedStyle(document.querySelector('.on-stage')).visibility === 'visible'").await?;
    page.go("#/training/hands?s=20451&k=case&n=2").await?;
    page.keys(&key(Key::Escape)).await?;
    page.until("nor does it leave a show of hands", "return location.hash.startsWith('#/training/hands')").await?;
    page.press("结束").await?;
    page.until("what is asked for is done", "return location.hash === '#/training'").await
}

/// Pointer events as a board sends them: down at a place, a way in steps, up.
const TOUCH: &str = "
    const [x, y, right, down, type] = arguments;
    const on = (name, x, y, buttons) => (document.elementFromPoint(x, y) || document.body).dispatchEvent(new PointerEvent(name, {
        pointerId: 7, isPrimary: true, pointerType: type, button: name === 'pointermove' ? -1 : 0, buttons, clientX: x, clientY: y, bubbles: true, cancelable: true
    }));
    on('pointerdown', x, y, 1);
    for (let step = 1; step <= 4; step++) on('pointermove', x + right * step / 4, y + down * step / 4, 1);
    on('pointerup', x + right, y + down, 0);
    return true";

async fn touch(page: &Page, from: (i32, i32), by: (i32, i32), kind: &str) -> Result<(), String> {
    page.run(TOUCH, vec![json!(from.0), json!(from.1), json!(by.0), json!(by.1), json!(kind)]).await.map(|_| ())
}

async fn a_touch_board(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/present?{PLAN}")).await?;
    shows_deck(page, 1).await?;
    touch(page, (800, 300), (0, 0), "touch").await?;
    shows_deck(page, 2).await?;
    touch(page, (800, 300), (-200, 10), "touch").await?;
    shows_deck(page, 3).await?;
    touch(page, (600, 300), (200, -10), "pen").await?;
    shows_deck(page, 2).await?;
    touch(page, (100, 300), (0, 2), "touch").await?;
    shows_deck(page, 1).await?;
    // Scrolling is no swipe, and a mouse that moves selects text; many boards are mice, and click.
    touch(page, (800, 300), (20, 200), "touch").await?;
    touch(page, (800, 300), (-200, 0), "mouse").await?;
    shows_deck(page, 1).await?;
    touch(page, (800, 300), (0, 0), "mouse").await?;
    shows_deck(page, 2).await?;
    // A control takes its touch for itself.
    page.keys("o").await?;
    page.until("the overview stands", "return !!document.querySelector('.overview')").await?;
    touch(page, (800, 300), (0, 0), "touch").await?;
    page.keys("o").await?;
    shows_deck(page, 2).await?;
    page.go("#/training/hands?s=20451&k=case&n=2").await?;
    touch(page, (800, 300), (-200, 10), "touch").await?;
    page.until("a swipe turns to the next question", "return location.hash.includes('n=3')").await?;
    touch(page, (800, 300), (0, 0), "touch").await?;
    page.until("a tap does not", "return location.hash.includes('n=3')").await
}

async fn the_pen(page: &Page) -> Result<(), String> {
    let drawn = "return document.querySelector('.ink path').getAttribute('d') || ''";
    for (place, further) in [(format!("#/training/present?{PLAN}"), "2 /"), ("#/training/hands?s=20451&k=case&n=2".to_owned(), "第3题")] {
        page.go(&place).await?;
        page.until("it is shown", "return !!document.querySelector('.stage .ink')").await?;
        touch(page, (600, 300), (20, 40), "pen").await?;
        if !page.text(drawn).await?.is_empty() {
            return Err("it draws with nothing in the hand".to_owned());
        }
        page.press("画笔 P").await?;
        for kind in ["touch", "mouse", "pen"] {
            let before = page.text(drawn).await?;
            touch(page, (600, 300), (100, 50), kind).await?;
            let now = page.text(drawn).await?;
            if !now.starts_with(&before) || now.matches('M').count() != before.matches('M').count() + 1 || !now.ends_with("L700 350") {
                return Err(format!("with {kind} the lines are {now}"));
            }
        }
        page.keys("l").await?;
        touch(page, (600, 300), (10, 10), "touch").await?;
        page.until("the pointer is a dot", "return !!document.querySelector('.ink .dot')").await?;
        page.keys(&key(Key::Escape)).await?;
        page.until("it is put down", "return !document.querySelector('.ink.on')").await?;
        page.keys(&key(Key::PageDown)).await?;
        page.until("it goes on", &format!("return document.querySelector('.stage-bar .place').textContent.startsWith('{further}')"))
            .await?;
        page.until("and what was drawn is wiped", &format!("return (() => {{ {drawn} }})() === ''")).await?;
    }
    Ok(())
}

/// The tested copy has a local address only; the page prefers the public address that it is given here.
pub const PUBLIC: &str = "document.querySelector(\"meta[name='public-address']\")?.remove();
    const it = document.createElement('meta'); it.name = 'public-address'; it.content = 'https://example.org/measures/';
    document.head.append(it); return true";

async fn the_large_code(page: &Page) -> Result<(), String> {
    page.run(PUBLIC, Vec::new()).await?;
    let large = "const it = document.querySelector('.large-code svg.qr-squares'); if (!it) return false; const box = it.getBoundingClientRect();
        return 0.6 * innerHeight <= box.height && 0 <= box.top && box.bottom <= document.querySelector('.stage-bar').getBoundingClientRect().top";
    for (width, height) in [(1280, 720), (1024, 768)] {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        page.ask_browser("Emulation.setDeviceMetricsOverride", metrics).await?;
        for place in [format!("#/training/present?{PLAN}"), "#/training/hands?s=20451&k=case&n=2".to_owned()] {
            page.go(&place).await?;
            page.until("it is shown", "return !!document.querySelector('.stage')").await?;
            page.keys("q").await?;
            page.until("the code is large, and whole", large).await?;
            page.keys("q").await?;
            page.until("and goes", "return !document.querySelector('.large-code')").await?;
        }
        page.go(&format!("#/training/present?{PLAN}")).await?;
        page.keys(&key(Key::End)).await?;
        page.until(
            "the last slide has a code nearly as high as it, and three figures",
            "const it = document.querySelector('.shows-close svg.qr-squares'), stage = document.querySelector('.on-stage');
             return !!it && Math.min(0.85 * stage.clientHeight, 0.45 * stage.clientWidth) <= it.getBoundingClientRect().height
                && stage.scrollHeight <= stage.clientHeight && document.querySelectorAll('.shows-close .large').length === 3",
        )
        .await?;
    }
    Ok(())
}

async fn addresses(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/present?{PLAN}")).await?;
    shows_deck(page, 1).await?;
    page.keys("n").await?;
    let follow = "location.hash = arguments[0]; return true";
    page.run(follow, vec![json!(format!("#/training/present?{PLAN}&at=4"))]).await?;
    shows_deck(page, 4).await?;
    page.until("the deck went on, and did not begin anew", "return !!document.querySelector('.stage-notes')").await?;
    page.run(follow, vec![json!("#/training/present?m=6&for=townships&min=40&at=2")]).await?;
    shows_deck(page, 2).await?;
    page.until(
        "another deck stands",
        "return !document.querySelector('.stage-notes') && document.querySelector('.slide').textContent.includes('措施6')",
    )
    .await?;
    page.go("#/training/prepare?m=6&for=villages&min=40").await?;
    page.run("location.hash = '#/training/prepare?m=7.8&for=townships&min=60'; return true", Vec::new()).await?;
    page.until(
        "the plan is that of the address",
        "return document.querySelectorAll('.measures-to-choose input:checked').length === 2 && document.querySelector('[name=audience]').value === 'townships' && document.querySelector('[name=minutes]').value === '60'",
    )
    .await?;
    page.go("#/training/paper?s=20451&c=10").await?;
    page.until("ten questions stand", "return document.querySelectorAll('.quiz-sheet:first-of-type .quiz-items > li').length === 10")
        .await?;
    page.run("location.hash = '#/training/paper?s=20452&c=15'; return true", Vec::new()).await?;
    page.until(
        "the paper is that of the address",
        "return document.querySelectorAll('.quiz-sheet:first-of-type .quiz-items > li').length === 15 && document.body.innerText.includes('卷号20452')",
    )
    .await?;
    page.go("#/training/handout?m=13&for=villages&min=40").await?;
    page.run("location.hash = '#/training/handout?m=13&for=villages&min=40&sheet=slide'; return true", Vec::new()).await?;
    page.until("one slide a sheet", "return !!document.querySelector('.handout.one-a-sheet')").await
}

/// Browsers refuse to replace an address after some hundred times: with an error, or in silence.
async fn refused_addresses(page: &Page) -> Result<(), String> {
    for refusal in ["throw new DOMException('too often', 'SecurityError')", "return undefined"] {
        page.go(&format!("#/training/present?{PLAN}")).await?;
        page.keys(&key(Key::Home)).await?;
        shows_deck(page, 1).await?;
        page.run(
            &format!("window.replaced = History.prototype.replaceState; History.prototype.replaceState = function () {{ {refusal} }}; return true"),
            Vec::new(),
        )
        .await?;
        for at in 2..=3 {
            page.keys(&key(Key::PageDown)).await?;
            shows_deck(page, at).await?;
            // A slide is set as large as it fits in the next frame; before that there may be more of it below.
            page.until("it fits", "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
                .await?;
        }
        page.until("the address stayed", "return !location.hash.includes('at=3')").await?;
        page.run("History.prototype.replaceState = window.replaced; return true", Vec::new()).await?;
        page.until("it is written after all", "return location.hash.includes('at=3')").await?;
        page.reload().await?;
        shows_deck(page, 3).await?;
    }
    Ok(())
}

async fn the_beginning(page: &Page) -> Result<(), String> {
    for (width, height) in [(1366, 768), (360, 740)] {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        page.ask_browser("Emulation.setDeviceMetricsOverride", metrics).await?;
        page.go("#/").await?;
        page.go("#/training").await?;
        page.until(
            "three choices and the beginning are in the first look",
            "const all = [...document.querySelectorAll('.plan select, .plan-outcome a.primary')];
             return all.length === 4 && all.every(it => { const box = it.getBoundingClientRect(); return 0 <= box.top && box.bottom <= innerHeight })",
        )
        .await?;
    }
    page.ask_browser("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    let choose = "const it = document.querySelector(arguments[0]); it.value = arguments[1]; it.dispatchEvent(new Event('change', { bubbles: true })); return it.value";
    page.run(choose, vec![json!("[name=topic]"), json!("6")]).await?;
    page.run(choose, vec![json!("[name=minutes]"), json!("20")]).await?;
    page.until("a chapter in twenty minutes leaves something out, by name", "const all = [...document.querySelectorAll('.left-out li')]; return 3 < all.length && all.every(it => it.textContent.startsWith('措施'))")
        .await?;
    page.until(
        "the measures that are not in it are named too",
        "return [...document.querySelectorAll('.plan-outcome details:not(.left-out) .slide-list')].some(it => it.children.length === 17)",
    )
    .await?;
    page.press("开始放映").await?;
    page.until("the deck is that of the choice", "return location.hash.includes('m=18.19.20') && location.hash.includes('min=20')").await
}

async fn one_slide_a_sheet(page: &Page) -> Result<(), String> {
    for language in ["zh-CN", "en"] {
        page.prefer(language, "light", "normal").await?;
        page.go("#/training/handout?m=6.13.14&for=villages&min=120&sheet=slide").await?;
        let slides = page.run("return document.querySelectorAll('.handout-slide').length", Vec::new()).await?.as_u64().unwrap_or_default();
        let sheets = page.printed().await?;
        if slides < 20 || sheets != slides {
            return Err(format!("{slides} slides take {sheets} sheets in {language}"));
        }
        page.ask_browser("Emulation.setEmulatedMedia", json!({"media": "print"})).await?;
        let cut = page
            .text(
                "return [...document.querySelectorAll('.handout-slide')].filter(it => it.clientHeight + 2 < it.scrollHeight).map(it => it.querySelector('.slide').className + ': ' + it.textContent.slice(0, 30)).join('\\n')",
            )
            .await?;
        page.ask_browser("Emulation.setEmulatedMedia", json!({"media": ""})).await?;
        if !cut.is_empty() {
            return Err(format!("cut in {language}:\n{cut}"));
        }
    }
    Ok(())
}
