//! Every tool with its samples, edited links, QR codes, the register of ambiguities, and the self-test.

use address::mark::{seal, unseal};
use exchange::link::{Scenario, Subject, write};
use policy::engine::decide::Verdict;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::explain::explainer::Explainer;
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::product::sample::{Sample, SampleTool};
use policy::model::rule::{Due, ReadingChoices};
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::Answer;
use serde_json::json;

use crate::Test;
use crate::every_page::list;
use crate::harness::page::{Page, Setting};

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "every sample of every tool comes out as expected, and its figures lead to the document",
        setting: Setting::Desktop,
        run: |page| Box::pin(every_sample_comes_out(page)),
    },
    Test {
        name: "every tool prints on one page, with all that it rests on",
        setting: Setting::Desktop,
        run: |page| Box::pin(every_tool_prints(page)),
    },
    Test {
        name: "near a line a result says so, and the sheet for experts has every line and prints by itself",
        setting: Setting::Phone,
        run: |page| Box::pin(near_and_sheet(page)),
    },
    Test {
        name: "a number in running text opens its parameter, its words and its provision",
        setting: Setting::Phone,
        run: |page| Box::pin(numbers_in_text(page)),
    },
    Test {
        name: "a link edited by hand leads to a message and a usable page",
        setting: Setting::Phone,
        run: |page| Box::pin(links_edited_by_hand(page)),
    },
    Test {
        name: "a link holds nothing private, and is opened from its text or its code",
        setting: Setting::Phone,
        run: |page| Box::pin(links_and_codes(page)),
    },
    Test {
        name: "on a phone the result of every tool ends within a screen and a half, and all that is folded can be opened",
        setting: Setting::Phone,
        run: |page| Box::pin(results_are_short(page)),
    },
    Test {
        name: "the register says what another reading changes on this device",
        setting: Setting::Phone,
        run: |page| Box::pin(the_register(page)),
    },
    Test {
        name: "the self-test runs every case here, and shows one that fails",
        setting: Setting::Phone,
        run: |page| Box::pin(the_self_test(page)),
    },
];

/// On the line of 14.3 the result says so; the sheet has the lines of the rule, and nothing else is printed with it.
async fn near_and_sheet(page: &Page) -> Result<(), String> {
    page.go("#/tools/village-collective-income").await?;
    page.fill("#field-income_this_year", "10000").await?;
    page.until("the line is named", "return /刚好在.*这条线上/.test(document.querySelector('.near')?.innerText)").await?;
    page.until("and the other reading", "return /不成立/.test(document.querySelector('.near').innerText)").await?;
    page.fill("#field-income_this_year", "20000").await?;
    page.until("far from it nothing is said", "return !document.querySelector('.near')").await?;
    page.run("document.querySelector('.expert-sheet summary').click(); return true", Vec::new()).await?;
    page.until("every line has three cases", "return document.querySelectorAll('.thresholds tr').length >= 6").await?;
    page.reads("9,999.99元").await?;
    page.reads("规则一句话").await?;
    page.reads("不写姓名").await?;
    page.run("window.print = () => { window.printed = document.body.getAttribute('data-print') }; return true", Vec::new()).await?;
    page.press("打印这张表").await?;
    page.until("only the sheet is printed", "return window.printed === 'expert'").await?;
    page.run("window.dispatchEvent(new Event('afterprint')); return true", Vec::new()).await?;
    page.until("then the page prints whole again", "return !document.body.hasAttribute('data-print')").await
}

/// With every sample of every tool the result ends within a screen and a half before anything is unfolded; unfolded, the reasons are there.
async fn results_are_short(page: &Page) -> Result<(), String> {
    let mut long = Vec::new();
    for (at, tool) in (0u16..).map(ToolId).zip(&pack::pack().tools) {
        page.go(&format!("#/tools/{}", tool.id)).await?;
        for (position, (sample, _)) in parts(at).iter().enumerate() {
            page.until(
                &format!("{}: its sample {position} can be tapped", tool.id),
                &format!("const it = document.querySelectorAll('.sample-buttons button')[{position}]; if (it) it.click(); return !!it && it.getAttribute('aria-pressed') === 'true'"),
            )
            .await?;
            let screens = "return document.querySelector('.tool-result').getBoundingClientRect().height / innerHeight";
            let screens = page.run(screens, Vec::new()).await?.as_f64().unwrap_or(f64::MAX);
            if 1.5 < screens {
                long.push(format!("{} ({}): {screens:.2}", tool.id, sample.id));
            }
        }
        if tool.rule.verdict.is_some() {
            page.until("the reasons are folded, and not drawn", "return !document.querySelector('.tool-result .reasons')").await?;
            page.unfold().await?;
            page.until("the reasons are there", "return !!document.querySelector('.tool-result .reasons li')").await?;
        }
    }
    if long.is_empty() { Ok(()) } else { Err(format!("longer than a screen and a half: {}", long.join("\n"))) }
}

/// The badge of the result, by its class.
const VERDICT: &str = "document.querySelector('.main-verdict .verdict').className";

/// Every sample of every tool has the same result in the browser as in the native engine, which the build has checked against the
/// expectations of the sample; and every figure in the result leads to the document.
async fn every_sample_comes_out(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (at, tool) in (0u16..).map(ToolId).zip(&pack::pack().tools) {
        let parts = parts(at);
        page.go(&format!("#/tools/{}", tool.id)).await?;
        for (position, (sample, part)) in parts.iter().enumerate() {
            tried += 1;
            page.until(
                &format!("{}: its sample {position} can be tapped", tool.id),
                &format!("const it = document.querySelectorAll('.sample-buttons button')[{position}]; if (it) it.click(); return !!it && it.getAttribute('aria-pressed') === 'true'"),
            )
            .await?;
            let inquiry = asked(tool, sample, part)?;
            let expected = (class(&inquiry), worths(tool, &inquiry));
            let found = (
                page.text(&format!("return {VERDICT}")).await?,
                list(page, "return [...document.querySelectorAll('.tool-result .outputs .worth')].map(it => it.innerText.trim())").await?,
            );
            if found != expected {
                wrong.push(format!("{} ({}): {found:?}, not {expected:?}", tool.id, sample.id));
            }
            let astray = list(page, FIGURES).await?;
            if !astray.is_empty() {
                wrong.push(format!("{}: these figures lead nowhere: {astray:?}", tool.id));
            }
        }
        if parts.is_empty() {
            wrong.push(format!("{} has no sample", tool.id));
        }
    }
    if wrong.is_empty() && 34 <= tried { Ok(()) } else { Err(format!("{tried} tried\n{}", wrong.join("\n"))) }
}

/// A result is printed on one page: the inputs, the verdict, the reasons, the provisions, the day, the edition and the hash.
async fn every_tool_prints(page: &Page) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (code, language, every) in [("zh-CN", Language::Chinese, true), ("en", Language::English, false)] {
        page.prefer(code, "dark", "normal").await?;
        for (at, tool) in (0u16..).map(ToolId).zip(&pack::pack().tools) {
            page.go(&format!("#/tools/{}", tool.id)).await?;
            let parts = parts(at);
            for (position, (sample, part)) in parts.iter().enumerate().take(if every { parts.len() } else { 1 }) {
                let pressed = format!(
                    "const it = document.querySelectorAll('.sample-buttons button')[{position}]; if (it) it.click(); return !!it && it.getAttribute('aria-pressed') === 'true'"
                );
                page.until(&format!("{}: its sample {position} can be tapped", tool.id), &pressed).await?;
                let pages = page.printed().await?;
                if pages != 1 {
                    wrong.push(format!("{} ({}, {code}) takes {pages} pages", tool.id, sample.id));
                }
                let inquiry = asked(tool, sample, part)?;
                let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
                let mut wanted = vec![pack::hash().to_owned(), pack::pack().edition.clone(), date_in_words(sample.as_of, language)];
                wanted.push(explainer.verdict(&inquiry.finding).to_owned());
                wanted.extend(explainer.lines(&inquiry.finding).iter().map(policy::explain::pieces::Line::sentence));
                wanted.extend(tool.provisions.iter().filter_map(|it| pack::pack().provision(*it)).map(|it| it.key_phrase.clone()));
                let answers = tool.facts.iter().zip(inquiry.situation.slots).filter_map(|(id, answer)| {
                    let fact = pack::pack().fact_at(*id).filter(|_| answer != Answer::Open)?;
                    Some(answer_in_words(fact, answer, language))
                });
                wanted.extend(answers);
                let seen = page.on_paper("document.querySelector('.tool').innerText").await?;
                let missing: Vec<&String> = wanted.iter().filter(|it| !seen.contains(it.as_str())).collect();
                if !missing.is_empty() {
                    wrong.push(format!("{} ({}, {code}) does not say {missing:?}: {seen}", tool.id, sample.id));
                }
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// A script: opens every figure of the result and returns those without a key phrase or a provision.
const FIGURES: &str = "const wrong = [];
    return (async () => {
        for (const it of document.querySelectorAll('.tool-result button.figure')) {
            it.click();
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const place = it.closest('.sentence').nextElementSibling;
            const origin = place && place.querySelector('.origin');
            const leads = origin && origin.querySelector('q').innerText && (origin.querySelector('a').getAttribute('href') || '').startsWith('#/measures/');
            if (!leads) wrong.push(it.innerText);
            it.click();
        }
        return wrong;
    })()";

/// Figures in running text show their origin, and provisions are links: on the page of a measure, in the register, and in the notes of
/// a tool.
async fn numbers_in_text(page: &Page) -> Result<(), String> {
    for (route, place) in [
        ("#/measures/6", ".measure .lead"),
        ("#/measures/6", "#provision-6-2 .restated"),
        ("#/measures/14", "#provision-14-3 .note"),
        ("#/ambiguities/1", "#ambiguity-1 .taken"),
        ("#/tools/leadership-team-experience", ".tool-result .notes"),
        ("#/tools/leadership-team-experience", ".tool-head .lead"),
        ("#/glossary", "#content dl"),
    ] {
        page.go(route).await?;
        if place.contains(".notes") {
            page.unfold().await?;
        }
        page.until(&format!("{route} has a figure in {place}"), &format!("return !!document.querySelector('{place} button.figure')"))
            .await?;
        let number =
            page.text(&format!("const it = document.querySelector('{place} button.figure'); it.click(); return it.innerText")).await?;
        page.until(
            &format!("{number} in {place} of {route} leads to the document"),
            &format!("const it = document.querySelector('{place} .origin'); return !!it && it.querySelector('q').innerText.length > 3 && it.querySelector('a').getAttribute('href').startsWith('#/measures/')"),
        )
        .await?;
    }
    // A figure that contains a term is not split.
    page.go("#/measures/6").await?;
    page.until(
        "three terms are one figure",
        "return [...document.querySelectorAll('#provision-6-2 .restated button.figure')].some(it => it.innerText === '3个任期')",
    )
    .await?;
    page.go("#/tools/weak-village-share").await?;
    page.unfold().await?;
    page.until("14.3 is a link", "return document.querySelector('.tool-result .notes a')?.getAttribute('href') === '#/measures/14/3'").await
}

/// A link gives the same result wherever it is opened; an edited one leads to a message and a usable page.
async fn links_edited_by_hand(page: &Page) -> Result<(), String> {
    let (id, whole) = ("village-secretary-recruitment", link("village-secretary-recruitment")?);
    page.go(&format!("#/tools/{id}?{whole}")).await?;
    let verdict = page.text(&format!("return {VERDICT}")).await?;
    page.until("a whole link is taken without a word", "return !document.querySelector('main .warning li')").await?;
    page.go("#/tools").await?;
    page.reload().await?;
    page.go(&format!("#/tools/{id}?{whole}")).await?;
    page.until("the result is the same", &format!("return {VERDICT} === {}", json!(verdict))).await?;

    let long = "9".repeat(100_000);
    let pairs = unseal(&whole).0;
    let older = seal(&pairs.replace("E=2020.2", "E=2019.4"));
    let with = |pair: &str| seal(&[pairs, "&", pair].concat());
    let edited = [
        ("cut short", whole[..whole.len() - 9].to_owned()),
        ("cut to a letter", "b".to_owned()),
        ("one digit changed", whole.replacen("E=2020.2", "E=2020.7", 1)),
        ("another codec", whole.replacen('b', "c", 1)),
        ("no codec", "hello".to_owned()),
        ("an older edition", older.clone()),
        ("an unknown fact", with("shoe_size=44")),
        ("an unknown tool", seal(&pairs.replace(id, "no-such-tool"))),
        ("another tool", link("care-fund")?),
        ("an unknown reading", with("R.age_limit=dog_years")),
        ("an impossible day", with("D=2020-02-30")),
        ("a private fact", with("event=died_on_duty")),
        ("broken escapes", "a%E6%83&T=%".to_owned()),
        ("100 kB", format!("a&T={id}&x={long}&Z")),
    ];
    for (what, text) in edited {
        page.go("#/tools").await?;
        page.go(&format!("#/tools/{id}?{text}")).await?;
        page.until(
            &format!("{what}: there is a message"),
            "return 5 < (document.querySelector('main .warning li, main .warning strong')?.innerText.length || 0)",
        )
        .await?;
        page.until(
            &format!("{what}: the page is usable and is no wider than it was; a link that was damaged has no verdict before it is checked"),
            "const damaged = window.checked || document.querySelector('main .warning').innerText.includes('发出时');
             const check = [...document.querySelectorAll('.tool-result button')].find(it => it.innerText.includes('核对过了'));
             if (damaged && check && ![...document.querySelectorAll('.verdict')].some(it => it.offsetParent)) { check.click(); window.checked = true; return false; }
             return (!damaged || window.checked) && !!document.querySelector('main form input') && !!document.querySelector('.main-verdict .verdict') && document.documentElement.scrollWidth <= window.innerWidth",
        )
        .await?;
        page.run("delete window.checked; return true", Vec::new()).await?;
    }
    // The facts of a link of an older edition that still fit are used.
    page.go("#/tools").await?;
    page.go(&format!("#/tools/{id}?{older}")).await?;
    page.until("what still fits is there", &format!("return {VERDICT} === {}", json!(verdict))).await
}

/// Sensitive facts are neither in a link nor stored; the text of a link can be opened in another copy of the app.
async fn links_and_codes(page: &Page) -> Result<(), String> {
    page.go("#/tools/condolence-payment").await?;
    page.until("a sample is taken", "const it = document.querySelector('.sample-buttons button'); if (it) it.click(); return !!it").await?;
    page.until(
        "the private fact is answered",
        "return !![...document.querySelectorAll('main form input[type=radio]')].find(it => it.checked)",
    )
    .await?;
    let private: Vec<&str> = pack::pack().facts.iter().filter(|it| it.sensitive).map(|it| it.id.as_str()).collect();
    page.unfold().await?;
    let address = "return document.querySelector('.take-along .copy')";
    page.until("there is the link", &format!("return !!(() => {{ {address} }})()")).await?;
    page.run(&format!("const it = (() => {{ {address} }})(); it.querySelectorAll('button')[1].click(); return true"), Vec::new()).await?;
    page.until("the link is shown", &format!("const it = (() => {{ {address} }})(); return !!it.querySelector('textarea')")).await?;
    let text = page.text(&format!("const it = (() => {{ {address} }})(); return it.querySelector('textarea').value")).await?;
    let kept = page.text("return JSON.stringify(localStorage)").await?;
    if !text.contains("#/tools/condolence-payment?b&Q=") || text.len() < 60 {
        return Err(format!("no link: {text}"));
    }
    for fact in &private {
        if text.contains(&format!("{fact}=")) || kept.contains(&format!("\\\"{fact}\\\"")) || kept.contains("died_on_duty") {
            return Err(format!("{fact} is in the link or on the device: {text}\n{kept}"));
        }
    }

    // This copy has a local address, which no other device could open: it shows the text of the link and no QR code.
    page.run("document.querySelector('.take-along details summary').click(); return true", Vec::new()).await?;
    page.until(
        "the text of the link stands there",
        "return (document.querySelector('.typed-code')?.innerText || '').startsWith('#/tools/condolence-payment?b')",
    )
    .await?;
    let code = page.text("return document.querySelector('.typed-code').innerText").await?;
    page.go("#/tools").await?;
    page.fill("#open-link", "https://example.org/").await?;
    page.press("打开").await?;
    page.until("what is no link is said to be none", "return document.querySelector('#open-link-wrong').innerText.includes('example.org')")
        .await?;
    page.fill("#open-link", &code).await?;
    page.run("document.querySelector('.open-link button').click(); return true", Vec::new()).await?;
    page.until(
        "it opens the same page",
        "return location.hash.startsWith('#/tools/condolence-payment?b') && !!document.querySelector('main form')",
    )
    .await?;

    // With a public address there is a QR code.
    page.run("document.querySelector('meta[name=public-address]').content = 'https://example.org/twenty/'; return true", Vec::new())
        .await?;
    page.go("#/tools/secondment").await?;
    page.unfold().await?;
    page.until("a code is drawn", "const it = document.querySelector('.take-along details'); if (!it) return false; it.open = true; const drawn = it.querySelector('svg.qr-squares'); return !!drawn && drawn.getBoundingClientRect().width > 150 && drawn.getAttribute('aria-label').length > 5")
        .await
}

/// The register of ambiguities says what another reading would change in the stored inputs.
async fn the_register(page: &Page) -> Result<(), String> {
    let number =
        pack::pack().reference.ambiguities.iter().find(|it| it.reading.as_deref() == Some("income_line")).map_or(0, |it| it.number);
    page.go(&format!("#/ambiguities/{number}")).await?;
    let place = format!("document.querySelector('#ambiguity-{number} .on-device')");
    page.until("nothing was entered yet", &format!("return {place}.innerText.includes('还没有填过')")).await?;
    page.go("#/tools/village-collective-income?a&T=village-collective-income&E=2020.2&income_this_year=10000&sharp_fall_recognised=n&Z")
        .await?;
    page.unfold().await?;
    page.until(
        "the readings stand side by side in the result",
        "return document.querySelectorAll('.tool-result .side-by-side tbody tr').length === 2",
    )
    .await?;
    // The inputs of a link are stored when one says so, and from then on.
    page.press("存为我的").await?;
    page.fill("main form input[inputmode]", "10000.00").await?;
    page.until("it is kept", "return Object.keys(localStorage).some(it => it.includes('village-collective-income'))").await?;
    page.go(&format!("#/ambiguities/{number}")).await?;
    page.until(
        "both readings and what they give are there",
        &format!("const rows = [...{place}.querySelectorAll('tbody tr .verdict')].map(it => it.className); return rows.length === 2 && rows.includes('verdict met') && rows.includes('verdict not-met')"),
    )
    .await
}

/// All cases pass in this browser; a case that fails is shown with its expectation; a failed fetch is reported.
async fn the_self_test(page: &Page) -> Result<(), String> {
    page.go("#/self-test").await?;
    // The progress was rendered meanwhile: the page stayed responsive.
    let watch = "window.seen = new Set(); new MutationObserver(() => {
            const it = document.querySelector('.self-test progress'); if (it) window.seen.add(it.value);
        }).observe(document.querySelector('.self-test'), { childList: true, subtree: true, attributes: true }); return true";
    page.run(watch, Vec::new()).await?;
    page.press("开始自检").await?;
    page.until("all cases have been run", "return !!document.querySelector('.self-test-summary')").await?;
    let turns = page.run("return window.seen.size", Vec::new()).await?.as_u64().unwrap_or_default();
    if turns < 10 {
        return Err(format!("the page had its turn {turns} times only while the cases ran"));
    }
    let summary = "document.querySelector('.self-test-summary')";
    let (run, failed) =
        (page.text(&format!("return {summary}.dataset.run")).await?, page.text(&format!("return {summary}.dataset.failed")).await?);
    if run.parse::<usize>().unwrap_or_default() < 500 || failed != "0" {
        return Err(format!("{run} run, {failed} failed"));
    }
    page.reads(pack::hash()).await?;

    // «unknown» and «not_met» have the same length: one is replaced by the other, so that a case expects the wrong verdict.
    let forged = "const real = window.fetch; window.fetch = async (...it) => {
            const answer = await real(...it);
            const bytes = new Uint8Array(await answer.arrayBuffer());
            const at = bytes.findIndex((_, at) => String.fromCharCode(...bytes.slice(at, at + 7)) === 'unknown');
            'not_met'.split('').forEach((it, place) => bytes[at + place] = it.charCodeAt(0));
            return new Response(bytes);
        }; return true";
    page.run(forged, Vec::new()).await?;
    page.press("再跑一遍").await?;
    page.until("the case that fails is counted", &format!("return {summary}?.dataset.failed === '1'")).await?;
    page.until(
        "it is shown with what was expected and what came out",
        "const it = document.querySelector('.self-test-failure tbody')?.innerText || ''; return it.includes('not_met') && it.includes('unknown')",
    )
    .await?;
    for (what, fetch) in
        [("half a file", "async () => new Response(new Uint8Array(100))"), ("no network", "() => Promise.reject(new TypeError())")]
    {
        page.run(&format!("window.fetch = {fetch}; return true"), Vec::new()).await?;
        page.run("document.querySelector('main .actions button').click(); return true", Vec::new()).await?;
        page.until(&format!("{what} is said"), "return !!document.querySelector('.self-test [role=alert]')").await?;
    }
    Ok(())
}

fn parts(at: ToolId) -> Vec<(&'static Sample, &'static SampleTool)> {
    pack::pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))).filter(|it| it.1.tool == at).collect()
}

fn asked(tool: &Tool, sample: &Sample, part: &SampleTool) -> Result<Inquiry, String> {
    let facts: Facts = part.facts.iter().copied().collect();
    inquire(pack::pack(), tool, &facts, sample.as_of, ReadingChoices::default()).map_err(|it| format!("{}: {it:?}", tool.id))
}

/// The class of the badge.
fn class(inquiry: &Inquiry) -> String {
    let finding = &inquiry.finding;
    let name = match finding.verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not-met",
        Verdict::Unknown if finding.recognition_pending => "pending",
        Verdict::Unknown => "unknown",
        Verdict::Computed => "computed",
    };
    format!("verdict {name}")
}

/// The outputs in words, as the page shows them; open ones with the range that they are in.
fn worths(tool: &Tool, inquiry: &Inquiry) -> Vec<String> {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: Language::Chinese };
    let mut all = Vec::new();
    for (at, output) in tool.rule.outputs.iter().enumerate() {
        let outcome = inquiry.finding.outputs.get(at).copied().flatten();
        let ruled_out = match (output.due, inquiry.finding.verdict) {
            (Due::WhenMet, Verdict::NotMet) | (Due::WhenNotMet, Verdict::Met) => true,
            (Due::Always | Due::WhenMet | Due::WhenNotMet, _) => false,
        };
        match (explainer.outcome(at, outcome), inquiry.ranges.get(at).copied().flatten()) {
            (Some(it), _) => all.push(it),
            (None, _) if ruled_out => {}
            (None, Some(range)) => {
                let unit = tool.outputs.get(at).and_then(|it| it.unit.as_ref()).map_or("", |it| it.in_language(Language::Chinese));
                let said = |it| policy::explain::wording::decimal_in_words(it, range.quantity, unit, Language::Chinese);
                all.push(match (range.least.map(said), range.most.map(said)) {
                    (Some(least), Some(most)) => format!("在{least}到{most}之间，填全以后才能定"),
                    (Some(least), None) => format!("不少于{least}，填全以后才能定"),
                    (None, Some(most)) => format!("不多于{most}，填全以后才能定"),
                    (None, None) => "填全以后才能算".to_owned(),
                });
            }
            (None, None) => all.push("填全以后才能算".to_owned()),
        }
    }
    all
}

/// The link to a tool's first sample.
pub fn link(id: &str) -> Result<String, String> {
    let pack = pack::pack();
    let (at, _) = pack.find_tool(id).ok_or("no such tool")?;
    let parts = parts(at);
    let (sample, part) = parts.first().ok_or("no sample")?;
    let facts: Facts = part.facts.iter().copied().collect();
    let scenario =
        Scenario { subject: Subject::Tool(at), as_of: Some(sample.as_of), readings: Default::default(), facts, unsure: Vec::new() };
    Ok(write(pack, &scenario))
}
