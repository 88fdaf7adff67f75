//! Where the app is opened: under a translator, over midnight, with a wrong clock, on a phone whose chat app has saved the file.

use crate::Test;
use crate::page::{Page, Setting};

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
    page.go("#/tools/local-talent-reserve").await?;
    let script = "window.wrapped = 0;
        const again = () => {
            const text = document.querySelector('main h1').firstChild;
            if (!text || text.nodeType !== 3) return;
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
