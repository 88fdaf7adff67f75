//! The quiz: questions one by one, practice, papers, and a show of hands; scenario lists that cannot be read.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Test;
use crate::harness::page::{Page, Setting, Setup};
use crate::lesson::presenting::PUBLIC;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "questions are answered with the keyboard alone, hidden until asked, and explained",
        setting: Setting::Desktop,
        run: |page| Box::pin(by_keyboard(page)),
    },
    Test {
        name: "the same paper number gives the same questions in another browser",
        setting: Setting::Phone,
        run: |page| Box::pin(the_same_everywhere(page)),
    },
    Test { name: "own practice stays on the device", setting: Setting::Phone, run: |page| Box::pin(practice(page)) },
    Test {
        name: "a paper and its answers are sheets of their own, and files of their own",
        setting: Setting::Desktop,
        run: |page| Box::pin(paper(page)),
    },
    Test {
        name: "a show of hands is counted with keys, and the right answer stands beside the bars",
        setting: Setting::Desktop,
        run: |page| Box::pin(hands(page)),
    },
    Test {
        name: "the code of a show of hands opens the same case",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_code(&page.setup)),
    },
    Test {
        name: "a deck's question is the handout's, and its answer comes when asked for",
        setting: Setting::Desktop,
        run: |page| Box::pin(on_a_slide(page)),
    },
    Test {
        name: "a list of scenarios that cannot be read is set aside and nothing is lost",
        setting: Setting::Desktop,
        run: |page| Box::pin(unreadable_list(page)),
    },
];

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// A script: the text of the question and its answers, without choices and marks.
const ASKED: &str = "return [...document.querySelectorAll('.quiz-stem, .quiz-statement, .quiz-facts, .quiz-answers label')].map(it => it.textContent.replace(/\\s+/g, '')).join('|')";

/// A script: the letter of the right answer, once it is revealed.
const RIGHT: &str = "return document.querySelector('.quiz-outcome strong').innerText.trim()";

/// Chooses an answer with the keyboard, reveals the right one with Enter, and goes on to the next question.
async fn by_keyboard(page: &Page) -> Result<(), String> {
    page.go("#/training").await?;
    page.enter("the way to the questions", "main a[href^='#/training/quiz']").await?;
    page.until("a question stands", "return !!document.querySelector('.quiz-stem')").await?;
    // The way leads to a paper by chance; of these twelve questions some have their right answer first and some have not.
    page.go("#/training/quiz?s=20451&n=1").await?;
    let (mut wrong, mut right) = (0, 0);
    for _ in 0..12 {
        let hidden = "return !document.querySelector('.quiz-outcome, .quiz-because, .quiz-answers .mark, .quiz-answers .right')";
        page.until("the answer is hidden", hidden).await?;
        page.tab_to("the first answer", "it.matches('.quiz-answers input')").await?;
        page.keys(" ").await?;
        page.enter("the way to the answer", ".quiz-question button.primary").await?;
        page.until("the reader is put at the answer", "return document.activeElement.id === 'quiz-outcome'").await?;
        let chosen_right = page.text(RIGHT).await? == "A";
        let said = page.text("return document.getElementById('quiz-outcome').innerText").await?;
        match (chosen_right, said.starts_with("答对了")) {
            (true, true) => right += 1,
            (false, false) => wrong += 1,
            (_, _) => return Err(format!("after an answer that was right: {chosen_right}, it says {said}")),
        }
        let explained = "const all = document.querySelectorAll('.quiz-answers label').length;
            const whys = [...document.querySelectorAll('.quiz-wrong li')].map(it => it.innerText.trim());
            return whys.length === all - 1 && whys.every(it => 4 < it.length) && !!document.querySelector('.quiz-because li') && !!document.querySelector('.quiz-clauses .citation')";
        page.until("every wrong answer is explained, with the clause", explained).await?;
        // One Tab further are the buttons, before the reasons.
        page.keys(&key(Key::Tab)).await?;
        page.until("the ways on follow", "return document.activeElement.matches('.quiz-question .actions button')").await?;
        let before = page.text(ASKED).await?;
        page.enter("the next question", ".quiz-question .actions button:last-child").await?;
        page.until("the reader is put at the next question", "return document.activeElement.id === 'quiz-here'").await?;
        if page.text(ASKED).await? == before {
            return Err("the next question is the same".to_owned());
        }
    }
    if right == 0 || wrong == 0 {
        return Err(format!("of twelve answers {right} were right and {wrong} wrong: always the first one?"));
    }
    Ok(())
}

/// The same address has the same question in another browser; another paper number has another; an invalid one is reported.
async fn the_same_everywhere(page: &Page) -> Result<(), String> {
    let mut here = Vec::new();
    for number in 1..=5 {
        page.go(&format!("#/training/quiz?s=20451&n={number}")).await?;
        here.push(page.text(ASKED).await?);
    }
    let other = Page::open(&page.setup, Setting::Desktop).await?;
    let result = compared(&other, &here).await;
    other.close().await;
    result?;
    page.run("document.querySelector('.quiz-selection').open = true; return true", Vec::new()).await?;
    page.fill("#quiz-seed", "1000000").await?;
    page.keys(&key(Key::Tab)).await?;
    page.reads("卷号“1000000”不对").await?;
    page.until("what was typed is still there", "return document.getElementById('quiz-seed').value === '1000000'").await
}

async fn compared(page: &Page, wanted: &[String]) -> Result<(), String> {
    for (wanted, number) in wanted.iter().zip(1..) {
        page.go(&format!("#/training/quiz?s=20451&n={number}")).await?;
        let found = page.text(ASKED).await?;
        if found != *wanted {
            return Err(format!("question {number} is «{found}» there and «{wanted}» here"));
        }
    }
    page.go("#/training/quiz?s=20452&n=1").await?;
    if wanted.first() == Some(&page.text(ASKED).await?) { Err("another number asks the same".to_owned()) } else { Ok(()) }
}

/// The practice cards are there after a reload; cards that this edition cannot read are not overwritten.
async fn practice(page: &Page) -> Result<(), String> {
    page.go("#/training/practice").await?;
    let new = "return Number(document.querySelector('main').innerText.match(/还没问过的：(\\d+)题/)[1])";
    let before = page.run(new, Vec::new()).await?.as_u64().unwrap_or_default();
    for asked in 1..=3 {
        page.run("document.querySelector('.quiz-answers input').click(); return true", Vec::new()).await?;
        page.press("看答案").await?;
        page.until("one fewer is new", &new.replace("return ", &format!("return {} === ", before - asked))).await?;
        page.press("下一题").await?;
    }
    page.reload().await?;
    page.until("it is kept", &new.replace("return ", &format!("return {} === ", before - 3))).await?;
    let kept = page.text("return localStorage.getItem('twenty-measures/sangzhi-2020/practice')").await?;
    if kept.contains("chosen") || kept.contains("name") || !kept.contains("due") {
        return Err(format!("kept is {kept}"));
    }
    let newer = "const it = localStorage.getItem('twenty-measures/sangzhi-2020/practice').replace('\"schema\":2', '\"schema\":9'); localStorage.setItem('twenty-measures/sangzhi-2020/practice', it); return it";
    let newer = page.text(newer).await?;
    page.reload().await?;
    page.reads("这个版本读不懂").await?;
    page.press("看答案").await?;
    page.until(
        "it is said that nothing is kept",
        "return [...document.querySelectorAll('.warning')].some(it => it.innerText.includes('没有存下来'))",
    )
    .await?;
    if page.text("return localStorage.getItem('twenty-measures/sangzhi-2020/practice')").await? != newer {
        return Err("what cannot be read was overwritten".to_owned());
    }
    Ok(())
}

/// The answers are not on the sheet of the questions, neither on the screen nor in the file.
async fn paper(page: &Page) -> Result<(), String> {
    page.go("#/training/paper?s=20451&c=10").await?;
    page.until("ten questions stand", "return document.querySelectorAll('.quiz-sheet:first-of-type .quiz-items > li').length === 10")
        .await?;
    page.until("the answers do not", "return document.querySelector('.quiz-key').offsetParent === null").await?;
    // They are printed, on separate pages.
    page.ask_browser("Emulation.setEmulatedMedia", json!({"media": "print"})).await?;
    page.until(
        "on paper the answers begin a page",
        "const it = document.querySelector('.quiz-key'), how = getComputedStyle(it); return how.display !== 'none' && how.breakBefore === 'page' && it.querySelectorAll('.quiz-items > li').length === 10",
    )
    .await?;
    page.until("each reason is a line of its own", "return document.querySelectorAll('.quiz-key .quiz-why li').length >= 10").await?;
    page.ask_browser("Emulation.setEmulatedMedia", json!({"media": ""})).await?;
    page.press("在屏幕上看答案").await?;
    page.until("the answers stand", "return document.querySelector('.quiz-key').offsetParent !== null").await?;
    page.run(
        "window.handed = []; HTMLAnchorElement.prototype.click = function () { window.handed.push(this.download) }; return true",
        Vec::new(),
    )
    .await?;
    for (button, name) in [("Word题目", "题目"), ("Word答案", "答案")] {
        page.press(button).await?;
        let handed = format!("return window.handed.some(it => it.includes('{name}') && it.endsWith('20451.docx'))");
        page.until(&format!("the file of the {name} is handed out"), &handed).await?;
        page.until("it was read back", "return document.querySelector('.papers-said').innerText.startsWith('已读回核对：10道题')").await?;
    }
    // A browser that saves no files: the text can be copied.
    page.ask_browser("Network.setUserAgentOverride", json!({"userAgent": "Mozilla/5.0 MicroMessenger/8.0"})).await?;
    page.press("Word题目").await?;
    page.reads("下载不了文件").await?;
    page.until(
        "the words can be copied",
        "return [...document.querySelectorAll('.papers button')].some(it => it.innerText.includes('复制文字'))",
    )
    .await
}

/// The question, the bars and the right answer fit on one screen of 1280 × 720 and of 1024 × 768.
async fn hands(page: &Page) -> Result<(), String> {
    for (width, height) in [(1280, 720), (1024, 768)] {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        page.ask_browser("Emulation.setDeviceMetricsOverride", metrics).await?;
        for number in 1..=20 {
            page.go(&format!("#/training/hands?s=20451&k=case&n={number}")).await?;
            page.keys("1112").await?;
            page.keys("\u{e008}1\u{e000}").await?;
            page.until("three hands are counted", "return document.querySelector('.stage-bar').innerText.includes('一共3只手')").await?;
            let counted = "return [...document.querySelectorAll('.quiz-bars output')].map(it => it.innerText).join(' ')";
            if page.text(counted).await? != "2 1 0" {
                return Err(format!("after 1 1 1 2 and Shift + 1 the hands are {}", page.text(counted).await?));
            }
            let drawn = "const [a, b] = [...document.querySelectorAll('.quiz-bars rect')].map(it => it.getBoundingClientRect().width); return 0 < b && Math.abs(a - 2 * b) < 2";
            page.until("the bars are as long as the counts", drawn).await?;
            page.until("the answer is hidden", "return !document.querySelector('.quiz-bars .right, .revealed p')").await?;
            page.keys("a").await?;
            page.until("the right answer stands", "return document.querySelectorAll('.quiz-bars li.right').length === 1").await?;
            page.until(
                "everything is in one look",
                "const end = document.querySelector('.stage-bar').getBoundingClientRect().top;
                 return [...document.querySelectorAll('.slide-head, .given > div, .quiz-bars li')].every(it => it.getBoundingClientRect().bottom <= end + 1)",
            )
            .await?;
            page.until(
                "it can be read from the last row",
                "return [...document.querySelectorAll('.slide-head, .given dt, .given dd, .quiz-bars .what, .revealed p:not(.from)')].every(it => 28 * innerWidth / 1280 - 0.1 <= parseFloat(getComputedStyle(it).fontSize))",
            )
            .await?;
        }
    }
    page.keys("r").await?;
    page.until("no hand is left", "return document.querySelector('.stage-bar').innerText.includes('一共0只手')").await?;
    page.keys(&key(Key::Right)).await?;
    page.until(
        "the next question stands, its answer hidden",
        "return location.hash.includes('&n=21&Z') && !document.querySelector('.quiz-bars .right')",
    )
    .await?;
    page.press("结束").await?;
    page.until("it is left", "return location.hash === '#/training' && !document.documentElement.hasAttribute('data-stage')").await
}

/// With a public address there is a QR code, which leads to the same question.
async fn the_code(setup: &Setup) -> Result<(), String> {
    let page = Page::open(setup, Setting::Phone).await?;
    let result = scanned(&page).await;
    page.close().await;
    result
}

async fn scanned(page: &Page) -> Result<(), String> {
    page.run(PUBLIC, Vec::new()).await?;
    page.go("#/training/hands?s=20451&k=case&n=2").await?;
    page.until(
        "a code is drawn, named for those who do not see it",
        "const it = document.querySelector('.room-body svg.qr-squares'); return !!it && 100 < it.getBoundingClientRect().width && 5 < it.getAttribute('aria-label').length",
    )
    .await?;
    let asked = page.text("return document.querySelector('.slide-head').innerText + [...document.querySelectorAll('.given dd')].map(it => it.innerText).join()").await?;
    let drawn = page.run("const it = document.querySelector('.room-body svg.qr-squares'); return [it.viewBox.baseVal.width, it.querySelector('path').getAttribute('d')]", Vec::new()).await?;
    let (side, path) = (drawn[0].as_f64().unwrap_or_default() as usize, drawn[1].as_str().unwrap_or_default().to_owned());
    let seen = seen(side, &path).ok_or("no reader makes anything of the code")?;
    let place = seen.strip_prefix("https://example.org/measures/").ok_or(format!("the code leads to {seen}"))?;
    page.go(place).await?;
    let there = page.text("return document.querySelector('.quiz-stem').innerText + [...document.querySelectorAll('.quiz-facts dd')].map(it => it.innerText).join()").await?;
    page.until("its answer is hidden there too", "return !document.querySelector('.quiz-outcome, .quiz-because')").await?;
    if asked == there { Ok(()) } else { Err(format!("the room is asked «{asked}», the telephone «{there}»")) }
}

/// Decodes a drawn QR code of `side` squares, each drawn four points wide.
fn seen(side: usize, path: &str) -> Option<String> {
    let points = side * 4;
    let mut dark = vec![false; points * points];
    for run in path.split('M').filter(|it| !it.is_empty()) {
        let (at, rest) = run.split_once('h')?;
        let (x, y) = at.split_once(' ')?;
        let (x, y, length): (usize, usize, usize) = (x.parse().ok()?, y.parse().ok()?, rest.split_once('v')?.0.parse().ok()?);
        for point in (y * 4..y * 4 + 4).flat_map(|y| (x * 4..(x + length) * 4).map(move |x| y * points + x)) {
            *dark.get_mut(point)? = true;
        }
    }
    let shade = |x: usize, y: usize| if dark.get(y * points + x).copied().unwrap_or_default() { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(points, points, shade);
    Some(picture.detect_grids().first()?.decode().ok()?.1)
}

const PLAN: &str = "m=6.13&for=villages&min=40&s=7";

/// The projector and the handout have the same question; the answer is on neither until it is revealed.
async fn on_a_slide(page: &Page) -> Result<(), String> {
    page.go(&format!("#/training/handout?{PLAN}")).await?;
    let asked = "return [...document.querySelectorAll('.shows-question')].map(it => [...it.querySelectorAll('.slide-head, .given, .lettered')].map(it => it.textContent.replace(/\\s+/g, '')).join('|')).join('\\n')";
    page.until("the handout asks", "return !!document.querySelector('.handout .shows-question')").await?;
    let printed = page.text(asked).await?;
    page.until("and does not answer", "return !document.querySelector('.shows-question .right, .shows-question .revealed p')").await?;
    page.go(&format!("#/training/present?{PLAN}")).await?;
    page.until("the deck stands", "return !!document.querySelector('.stage')").await?;
    for _ in 0..60 {
        if page.run("return !!document.querySelector('.on-stage .shows-question')", Vec::new()).await? == Value::Bool(true) {
            break;
        }
        page.keys(&key(Key::Right)).await?;
    }
    let shown = page.text(asked).await?;
    if shown.is_empty() || !printed.lines().any(|it| it == shown) {
        return Err(format!("the projector asks «{shown}», the handout «{printed}»"));
    }
    page.until("the answer is hidden", "return !document.querySelector('.lettered .right, .revealed p')").await?;
    // A long question shows what can be answered by itself, before the answer.
    for _ in 0..3 {
        if page.run("return !!document.querySelector('.lettered li.right')", Vec::new()).await? != Value::Bool(true) {
            page.keys(&key(Key::Right)).await?;
        }
    }
    page.until(
        "the right answer stands with its reason, all in one look",
        "const stage = document.querySelector('.on-stage'); return document.querySelectorAll('.lettered li.right').length === 1 && !!document.querySelector('.revealed p') && stage.scrollHeight <= stage.clientHeight",
    )
    .await?;
    let right = page.text("return document.querySelector('.lettered li.right .letter').innerText.trim()").await?;
    page.keys("n").await?;
    let told = format!("return document.querySelector('.stage-notes').innerText.replace(/\\s+/g, ' ').includes('答案 {right} ')");
    page.until("the notes say the same", &told).await
}

/// A broken list, a newer one, and one of which a part cannot be read: each is set aside once, unchanged, and can be saved as a file.
async fn unreadable_list(page: &Page) -> Result<(), String> {
    page.go("#/training/scenarios").await?;
    page.keys("r").await?;
    page.tab_to("the first scenario", "it.matches('.scenario-name')").await?;
    page.keys(&[char::from(Key::Alt).to_string(), key(Key::Down)].concat()).await?;
    let keep = "return localStorage.getItem('twenty-measures/sangzhi-2020/scenarios')";
    page.until("the list is kept", "return !!localStorage.getItem('twenty-measures/sangzhi-2020/scenarios')").await?;
    let kept = page.text(keep).await?;
    let newer = kept.replace("\\\"schema\\\": 1", "\\\"schema\\\": 9");
    let in_part = kept.replacen("secondment", "no-such-tool", 1);
    let aside = "return Object.keys(localStorage).filter(it => it.startsWith('twenty-measures/sangzhi-2020/set-aside/scenarios-')).map(it => localStorage.getItem(it))";
    let mut lost = Vec::new();
    for (unreadable, said) in [("\u{feff}{坏的", "读不下去"), (&newer, "更新的版本"), (&in_part, "没有读入")] {
        if unreadable == kept {
            return Err(format!("the list could not be spoilt: {kept}"));
        }
        lost.push(json!(unreadable));
        // Without the mirror, which would put the list right.
        crate::keeping_work::keeping::without_mirror(page).await?;
        page.run("localStorage.setItem('twenty-measures/sangzhi-2020/scenarios', arguments[0]); return true", vec![json!(unreadable)])
            .await?;
        // It is loaded twice, but set aside once.
        page.reload().await?;
        page.reload().await?;
        page.reads(said).await?;
        page.reads("放在一边的清单").await?;
        page.tab_to("the first scenario", "it.matches('.scenario-name')").await?;
        page.keys(&[char::from(Key::Alt).to_string(), key(Key::Down)].concat()).await?;
        page.until("a list is kept again", &format!("{keep} !== {}", json!(unreadable))).await?;
        let found = page.run(aside, Vec::new()).await?;
        if found.as_array().map(Vec::len) != Some(lost.len()) || !lost.iter().all(|it| found.as_array().is_some_and(|all| all.contains(it)))
        {
            return Err(format!("set aside is {found}, and should be {lost:?}"));
        }
    }
    page.press("另存原文件").await?;
    page.saved_file("json").await?;
    // A removed scenario comes back by undo.
    let names = "return [...document.querySelectorAll('.scenario-name')].map(it => it.innerText).join()";
    let before = page.text(names).await?;
    page.run("document.querySelector('.row-actions button:last-child').click(); return true", Vec::new()).await?;
    page.until("one is gone", &format!("return {} !== {}", names.trim_start_matches("return "), json!(before))).await?;
    page.press("撤销").await?;
    page.until("it is back", &format!("return {} === {}", names.trim_start_matches("return "), json!(before))).await
}
