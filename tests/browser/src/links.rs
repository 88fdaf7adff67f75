//! Links as messengers hand them over, links that were changed, and what a link brings beside one's own entries.

use address::mark::{seal, unseal};
use serde_json::json;

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting};
use crate::tools::link;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "a link spoilt by a messenger opens the same place, and a clean address",
        setting: Setting::Phone,
        run: |page| Box::pin(spoilt_links(page)),
    },
    Test {
        name: "a link with a changed digit gives no other questions and no verdict",
        setting: Setting::Phone,
        run: |page| Box::pin(changed_links(page)),
    },
    Test {
        name: "a tool's link never overwrites one's own entries, until one says so, and then they come back",
        setting: Setting::Phone,
        run: |page| Box::pin(a_tool_beside_ones_own(page)),
    },
    Test {
        name: "a profile's link never overwrites one's own profile",
        setting: Setting::Desktop,
        run: |page| Box::pin(a_profile_beside_ones_own(page)),
    },
    Test {
        name: "every page has its own link, without the query that it came with",
        setting: Setting::Phone,
        run: |page| Box::pin(links_of_pages(page)),
    },
    Test {
        name: "a link followed while its page is open shows what it shows in a window of its own",
        setting: Setting::Desktop,
        run: |page| Box::pin(followed_in_place(page)),
    },
];

/// Where the page is, and what it shows.
const SHOWN: &str = "return [location.search, location.hash, document.querySelector('main h1').innerText, document.querySelector('.quiz-stem')?.innerText, document.querySelector('.hit-count')?.innerText, document.querySelectorAll('main .warning li').length].join(' | ')";

/// Loads an address anew; the same page would only follow its fragment.
async fn visit(page: &Page, address: &str) -> Result<(), String> {
    page.load("about:blank").await?;
    page.load(&[page.address.as_str(), address].concat()).await?;
    page.until("the app is there", APP_READY).await
}

/// Each place is opened clean once, and then as messengers hand it over.
async fn spoilt_links(page: &Page) -> Result<(), String> {
    let scenario = link("village-secretary-recruitment")?;
    let places = [
        "#/measures/7".to_owned(),
        format!("#/search?{}", seal("q=%E5%85%9A%E8%B4%B9")),
        format!("#/tools/village-secretary-recruitment?{scenario}"),
        format!("#/training/quiz?{}", seal("s=20451&n=3")),
    ];
    for place in places {
        visit(page, &place).await?;
        page.until("the page has come", "return !document.querySelector('h1.coming') && document.querySelectorAll('main h1').length === 1")
            .await?;
        let clean = page.text(SHOWN).await?;
        for (front, behind) in [
            ("", "。"),
            ("?nsukey=abc%2Bd", ""),
            ("?from=singlemessage&isappinstalled=0", "&from=timeline&isappinstalled=0"),
            ("", "）请看一下"),
            ("", "%20%E8%AF%B7%E7%9C%8B"),
            ("", "&shareTo=wechat"),
        ] {
            visit(page, &[front, &place, behind].concat()).await?;
            page.until(&format!("{front}{place}{behind} opens clean"), &format!("{} === {}", SHOWN, json!(clean))).await?;
        }
    }
    // Links from before end marks were, with what used to lead elsewhere.
    visit(page, "#/training/quiz?s=20451&n=3").await?;
    page.until("there is a question", "return !!document.querySelector('.quiz-stem')").await?;
    let asked = page.text("return document.querySelector('.quiz-stem').innerText").await?;
    visit(page, "?from=timeline#/training/quiz?s=20451&n=3。").await?;
    page.until("it is the same question", &format!("return document.querySelector('.quiz-stem')?.innerText === {}", json!(asked))).await?;
    visit(page, "#/search?q=%E5%85%9A%E8%B4%B9。").await?;
    page.until("what was searched for is found", "return document.querySelector('.hit-count')?.innerText.startsWith('找到')").await?;

    // The whole message is pasted.
    page.go("#/tools").await?;
    let message = format!(
        "老王你看看这个（https://example.org/x/?from=qq#/tools/village-secretary-recruitment?{scenario}&from=groupmessage），对不对？"
    );
    page.fill("#open-link", &message).await?;
    page.run("document.querySelector('.open-link button').click(); return true", Vec::new()).await?;
    page.until(
        "the message opens what it names",
        &format!("return location.hash === {} && !!document.querySelector('.main-verdict .verdict') && !document.querySelector('main .warning li')", json!(format!("#/tools/village-secretary-recruitment?{scenario}"))),
    )
    .await
}

/// A digit of a link is changed: what it opens is not shown as if it were what was sent.
async fn changed_links(page: &Page) -> Result<(), String> {
    let changed = seal("s=20451&n=3").replace("20451", "20457");
    for place in ["quiz", "paper", "hands"] {
        visit(page, &format!("#/training/{place}?{changed}")).await?;
        page.reads("这个链接和发出时不一样了").await?;
        page.until("there is no question", "return !document.querySelector('.quiz-stem, .quiz-answers, .quiz-bars')").await?;
    }
    visit(page, &format!("#/training/present?{}", seal("m=6.14&for=villages&min=40").replace("min=40", "min=41"))).await?;
    page.reads("这个链接和发出时不一样了").await?;
    // Followed from a page of questions, it takes the place of that page; a whole link brings it back.
    visit(page, &format!("#/training/quiz?{}", seal("s=20451&n=3"))).await?;
    page.until("a question stands", "return !!document.querySelector('.quiz-stem')").await?;
    page.go(&format!("#/training/quiz?{changed}")).await?;
    page.reads("这个链接和发出时不一样了").await?;
    page.press("还是照现在的内容打开").await?;
    page.until("said so, it is opened", "return !!document.querySelector('.quiz-stem')").await?;
    // An old link has no check characters; a number that is none is told all the same.
    visit(page, "#/training/quiz?s=2x451&n=3").await?;
    page.reads("这个链接里有读不懂的内容").await?;

    let whole = link("village-secretary-recruitment")?;
    visit(page, &format!("#/tools/village-secretary-recruitment?{}", whole.replacen("D=2020", "D=2021", 1))).await?;
    page.reads("和发出时不一样了").await?;
    page.until(
        "there is no verdict",
        "return ![...document.querySelectorAll('.verdict')].some(it => it.offsetParent) && !!document.querySelector('main form input')",
    )
    .await?;
    page.press("核对过了，看结果").await?;
    page.until("once it is checked there is one", "return !!document.querySelector('.main-verdict .verdict')").await?;
    visit(
        page,
        &format!("#/entitlements?{}", seal("W=village_secretary&E=2020.2&D=2020-12-31&birth_date=1978-01-20").replace("1978", "1987")),
    )
    .await?;
    page.reads("和发出时不一样了").await?;
    page.until("nothing is concluded", "return !document.querySelector('[data-tool]')").await?;
    visit(page, &format!("#/search?{}", seal("q=%E5%85%9A%E8%B4%B9").replace("%E5%85%9A", "%E5%85%9B"))).await?;
    page.reads("这个链接和发出时不一样了").await
}

const TOOL: &str = "#/tools/care-fund";

/// A script: what is stored of one's own; its revision, which counts up with every save, is left out.
const STORED: &str =
    "return (localStorage.getItem('twenty-measures/sangzhi-2020/inputs/care-fund') || '').replace(/\"revision\":\\d+,/, '')";

const FIELD: &str = "#field-retained_party_fees";

/// One's own entries stay as they are, whatever is done with a link.
async fn a_tool_beside_ones_own(page: &Page) -> Result<(), String> {
    let value = |text: &str| format!("return document.querySelector('{FIELD}')?.value.replaceAll(',', '') === {}", json!(text));
    let foreign = format!("{TOOL}?{}", seal("Q=care-fund&E=2020.2&D=2020-12-31&retained_party_fees=777"));
    // Even where there is nothing of one's own, it is asked.
    visit(page, &foreign).await?;
    page.until("what the link brings is shown", &value("777")).await?;
    page.reads("这是链接带来的情形").await?;
    page.fill(FIELD, "778").await?;
    page.until("a change is in the address", "return location.hash.includes('retained_party_fees=778')").await?;
    same(page, "", "nothing of a link is stored").await?;

    page.go("#/tools").await?;
    page.go(TOOL).await?;
    page.until("the form is there", &format!("return !!document.querySelector('{FIELD}')")).await?;
    page.fill(FIELD, "12345").await?;
    page.until("one's own entry is stored", &format!("return ({}).includes('12345')", STORED.trim_start_matches("return "))).await?;
    let own = page.text(STORED).await?;

    // Opened in the page that shows one's own, changed, left by the way back.
    page.go(&foreign).await?;
    page.until("what the link brings is shown", &value("777")).await?;
    page.reads("这是链接带来的情形").await?;
    page.fill(FIELD, "779").await?;
    page.until("a change is in the address", "return location.hash.includes('retained_party_fees=779')").await?;
    same(page, &own, "a change of what a link brought").await?;
    page.run("history.back(); return true", Vec::new()).await?;
    page.until("the way back leads to one's own", &value("12345")).await?;
    page.until("nothing is said any more", "return !document.querySelector('.from-link.shown')").await?;
    same(page, &own, "the way back").await?;
    page.run("history.forward(); return true", Vec::new()).await?;
    page.until("forward again is what was changed", &value("779")).await?;
    page.reload().await?;
    page.until("after a reload, too", &value("779")).await?;
    page.reads("这是链接带来的情形").await?;
    same(page, &own, "a reload").await?;
    page.press("回到我的").await?;
    page.until("one is back at one's own", &value("12345")).await?;
    same(page, &own, "the way to one's own").await?;

    // Kept, it is one's own; and what was there comes back.
    visit(page, &foreign).await?;
    page.until("what the link brings is shown", &value("777")).await?;
    page.press("存为我的").await?;
    page.reads("已存为我的").await?;
    page.until("it is stored", &format!("return ({}).includes('777') && location.hash === '{TOOL}'", STORED.trim_start_matches("return ")))
        .await?;
    page.press("撤销，换回我原来的").await?;
    page.reads("这是链接带来的情形").await?;
    same(page, &own, "the undo").await?;
    page.press("存为我的").await?;
    page.reads("已存为我的").await?;
    page.reload().await?;
    page.until("it is one's own from then on", &value("777")).await?;
    page.until("without a word", "return !document.querySelector('.from-link.shown')").await?;
    // A link that says what one has entered oneself is one's own.
    visit(page, &foreign).await?;
    page.until("it is there", &value("777")).await?;
    page.until("a link with one's own entries is not somebody else's", "return !document.querySelector('.from-link.shown')").await
}

/// Waits until what is stored of the tool is this, and was not touched by what was done.
async fn same(page: &Page, own: &str, what: &str) -> Result<(), String> {
    // The form is stored in the turn after a change; the next frame comes after it.
    page.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))", Vec::new()).await?;
    let stored = page.text(STORED).await?;
    if stored == own { Ok(()) } else { Err(format!("{what} stored {stored} in place of {own}")) }
}

/// The same for a profile.
async fn a_profile_beside_ones_own(page: &Page) -> Result<(), String> {
    let stored = "return (localStorage.getItem('twenty-measures/sangzhi-2020/inputs/profile') || '').replace(/\"revision\":\\d+,/, '')";
    page.go("#/entitlements").await?;
    page.until("the page of a person is there", "return !!document.querySelector('#content .person')").await?;
    page.run("document.querySelector('[data-sample=sample-cadre-yi]').click(); return true", Vec::new()).await?;
    page.until("one's own profile is stored", "return !!localStorage.getItem('twenty-measures/sangzhi-2020/inputs/profile')").await?;
    let own = page.text(stored).await?;
    page.go(&format!("#/entitlements?{}", seal("W=township_civil_servant&E=2020.2&D=2020-12-31&birth_date=1970-12-31"))).await?;
    page.reads("这是链接带来的情形").await?;
    page.run("document.querySelector('[data-sample=sample-cadre-geng]').click(); return true", Vec::new()).await?;
    page.until("a change is in the address", "return location.hash.includes('township_class')").await?;
    let untouched = format!("({}) === {}", stored.trim_start_matches("return "), json!(own));
    page.until("one's own profile is as it was", &format!("return {untouched}")).await?;
    page.reload().await?;
    page.reads("这是链接带来的情形").await?;
    page.until("after a reload, too", &format!("return {untouched}")).await?;
    page.press("回到我的").await?;
    page.until("one's own is shown", &format!("return location.hash === '#/entitlements' && !document.querySelector('.from-link.shown') && document.querySelector('[data-tool=village-secretary-recruitment]')?.dataset.kind === 'will-be' && {untouched}")).await?;
    page.run("history.back(); return true", Vec::new()).await?;
    page.reads("这是链接带来的情形").await?;
    page.press("存为我的").await?;
    page.until("now it is one's own", &format!("return !({untouched})")).await?;
    page.press("撤销，换回我原来的").await?;
    page.until("and what was there is back", &format!("return {untouched}")).await
}

/// The button under a page copies the link to it.
async fn links_of_pages(page: &Page) -> Result<(), String> {
    let draft = "草稿只在这台设备上";
    for (place, copied, said) in [
        ("#/measures/7/3", "#/measures/7/3", ""),
        ("#/glossary", "#/glossary", ""),
        ("#/tools", "#/tools", ""),
        (TOOL, TOOL, "不带您填的内容"),
        ("#/entitlements", "#/entitlements", "不带您填的内容"),
        ("#/assessment", "#/assessment", draft),
        ("#/assessment/nobody", "#/assessment", draft),
        ("#/rollup/county", "#/rollup/county", "不在链接里"),
        ("#/training", "#/training", ""),
        ("#/settings", "#/settings", ""),
        ("#/about", "#/about", ""),
    ] {
        visit(page, &["?nsukey=x", place].concat()).await?;
        page.until("there is a link to the page", "return !!document.querySelector('.page-link button')").await?;
        page.run("document.querySelectorAll('.page-link button')[1].click(); return true", Vec::new()).await?;
        page.until(
            &format!("{place} has its link, without a query"),
            &format!(
                "return document.querySelector('.page-link textarea')?.value === location.origin + location.pathname + {} && location.search === ''",
                json!(copied)
            ),
        )
        .await?;
        page.reads(said).await?;
    }
    // The link of a filter says which, and is one of this version.
    page.go("#/measures").await?;
    page.run(
        "document.querySelector('.filters').open = true; [...document.querySelectorAll('.filter a')].at(-1).click(); return true",
        Vec::new(),
    )
    .await?;
    page.until("a filter is set", "return location.hash.startsWith('#/measures?b&')").await?;
    let hash = page.text("return location.hash").await?;
    let carried = hash.split_once('?').map(|it| it.1).unwrap_or_default();
    if unseal(carried).1 != address::mark::Seal::Whole {
        return Err(format!("{hash} has no check characters that fit"));
    }
    // The stage of a deck stays as it is.
    page.go("#/training/present?m=6.14&for=villages&min=40").await?;
    page.until("nothing stands under a slide", "return document.querySelector('.page-link').offsetParent === null").await
}

/// What a page shows, with what stands in its fields.
const CONTENT: &str = "const value = it => it.type === 'radio' || it.type === 'checkbox' ? it.checked : it.value;
     return JSON.stringify([document.body.innerText, ...[...document.querySelectorAll('main input, main select, main textarea')].map(value)])";

/// Every kind of page that takes more from its address than which page it is: the address that is open, and the one that is followed.
async fn followed_in_place(page: &Page) -> Result<(), String> {
    let tool = format!("#/tools/village-secretary-recruitment?{}", link("village-secretary-recruitment")?);
    let steps = tool.replace("#/tools/", "#/training/steps/");
    let sealed = |place: &str, query: &str| [place, "?", &seal(query)].concat();
    let pairs = [
        ("#/search".to_owned(), "#/search?q=%E5%A5%96%E9%87%91".to_owned()),
        ("#/search?q=%E5%A5%96%E9%87%91".to_owned(), sealed("#/search", "q=%E5%80%9F%E8%B0%83")),
        ("#/measures".to_owned(), "#/measures?q=%E5%A5%96%E9%87%91".to_owned()),
        ("#/measures/14/3".to_owned(), "#/measures/14/1".to_owned()),
        ("#/ambiguities".to_owned(), "#/ambiguities/22".to_owned()),
        ("#/tools/village-secretary-recruitment".to_owned(), tool),
        ("#/training/steps/village-secretary-recruitment".to_owned(), steps),
        ("#/training/prepare".to_owned(), sealed("#/training/prepare", "m=7.14&for=villages&min=20")),
        ("#/training/handout?m=6.14&for=villages&min=40".to_owned(), sealed("#/training/handout", "m=7&for=villages&min=20")),
        ("#/training/cards?m=6".to_owned(), "#/training/cards?m=7".to_owned()),
        ("#/training/practice".to_owned(), "#/training/practice?m=7".to_owned()),
        (sealed("#/training/quiz", "s=204518&n=1"), sealed("#/training/quiz", "s=204519&n=2")),
        (sealed("#/training/hands", "s=204518&k=case&n=1"), sealed("#/training/hands", "s=204519&k=case&n=2")),
        (sealed("#/training/paper", "s=204518&c=10"), sealed("#/training/paper", "s=204519&c=5")),
    ];
    for (open, followed) in &pairs {
        visit(page, followed).await?;
        page.until("the page has come", APP_READY).await?;
        let alone = page.text(CONTENT).await?;
        visit(page, open).await?;
        page.until("the page has come", APP_READY).await?;
        page.go(followed).await?;
        let script = CONTENT.replace("return JSON.stringify(", "return arguments[0] === JSON.stringify(");
        page.until_with(&format!("{followed} shows the same from {open}"), &script, vec![json!(alone)]).await?;
    }
    Ok(())
}
