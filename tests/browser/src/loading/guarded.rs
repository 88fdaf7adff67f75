//! What stands against others: no text becomes an element or a script, a page in somebody else's frame says so; and links that the app itself
//! hands over.

use serde_json::json;

use crate::Test;
use crate::harness::page::{APP_READY, Page, Setting};
use crate::harness::server::serve;

/// The tests of this file.
pub const TESTS: &[Test] = &[
    Test {
        name: "no text becomes HTML or a script's address but by the two policies, and these take nothing that runs",
        setting: Setting::Phone,
        run: |page| Box::pin(no_text_becomes_code(page)),
    },
    Test {
        name: "in a frame on another site it is said that what is kept there is kept apart",
        setting: Setting::Desktop,
        run: |page| Box::pin(framed(page)),
    },
    Test {
        name: "the first page and a place that is not there have a link to copy",
        setting: Setting::Phone,
        run: |page| Box::pin(a_link_of_their_own(page)),
    },
    Test {
        name: "the link on a printed result carries the answers",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_printed_link(page)),
    },
    Test {
        name: "the link on a printed comparison carries what is compared, also where the address cannot follow",
        setting: Setting::Desktop,
        run: |page| Box::pin(the_printed_comparison(page)),
    },
];

async fn no_text_becomes_code(page: &Page) -> Result<(), String> {
    let refused = [
        "document.createElement('div').innerHTML = '<b>a</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>a</b>')",
        "document.createElement('script').src = './extras.js'",
        "new Worker('./extras.js')",
        "document.createElement('script').text = 'window.ran = true'",
        "trustedTypes.createPolicy('twenty-measures-other', {})",
        "trustedTypes.createPolicy('default', {})",
        "twentyMeasures.html('<img src=x onerror=alert(1)>')",
        "twentyMeasures.html('<svg/onload=alert(1)>')",
        "twentyMeasures.html('<script>alert(1)</script>')",
        "twentyMeasures.html('<iframe srcdoc=x></iframe>')",
        "twentyMeasures.html('<a href=\"javascript:alert(1)\">a</a>')",
    ];
    for what in refused {
        let script = format!("try {{ {what}; return 'taken' }} catch (error) {{ return error.name }}");
        let said = page.text(&script).await?;
        if said != "TypeError" {
            return Err(format!("{what}: {said}"));
        }
    }
    // What the app needs goes through: it stands, and the search, whose hits are HTML, finds.
    page.go("#/search?q=%E5%A5%96%E9%87%91").await?;
    page.until("hits are marked", "return document.querySelectorAll('ul.lines mark').length > 3").await
}

async fn framed(page: &Page) -> Result<(), String> {
    page.reads("据公开报道整理").await?;
    if page.run("return !document.querySelector('.framed')", Vec::new()).await? != json!(true) {
        return Err("it is said where there is no frame".to_owned());
    }
    // By its name the same machine is another site.
    let folder = page.downloads.join("theirs");
    let theirs = format!("<!doctype html><iframe width=800 height=700 src=\"{}\"></iframe>", page.address);
    std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join("index.html"), theirs)).map_err(|it| it.to_string())?;
    let theirs = serve(&folder).await?.replace("127.0.0.1", "localhost");
    page.load(&theirs).await?;
    page.to_frame(0).await?;
    page.until("the app is there", APP_READY).await?;
    page.reads("嵌在别的网页里").await?;
    page.until("it leads out", "return document.querySelector('.framed a').target === '_blank'").await
}

async fn a_link_of_their_own(page: &Page) -> Result<(), String> {
    for place in ["#/", "#/no-such-place"] {
        page.go(place).await?;
        // What is pressed for is done by a script that comes a second after the start.
        page.until(
            &format!("the link to {place} is copied or shown"),
            "const it = document.querySelector('main .copy-page'); if (!it) return false;
             const said = document.querySelector('main .page-link .said');
             if (!said) it.click();
             return !!said && (said.innerText.includes('已复制') || said.querySelector('input')?.value === location.href)",
        )
        .await?;
    }
    Ok(())
}

/// Printing keeps what is at the foot of the sheet.
const PRINT: &str = "window.print = () => {
         window.dispatchEvent(new Event('beforeprint'));
         window.onPaper = document.querySelector('.printed').textContent;
         window.dispatchEvent(new Event('afterprint'));
     };
     return true";

async fn the_printed_link(page: &Page) -> Result<(), String> {
    page.go("#/tools/local-talent-reserve").await?;
    page.fill("main form input[inputmode]", "2").await?;
    page.verdict("met").await?;
    page.run(PRINT, Vec::new()).await?;
    page.press("打印").await?;
    page.until("the answer is in the link", "return /Q=local-talent-reserve.*=2&.*Z..$/.test(window.onPaper || '')").await
}

async fn the_printed_comparison(page: &Page) -> Result<(), String> {
    let team = |have: u8| format!("a&T=leadership-team-experience&E=2020.2&D=2020-12-31&team_size=5&members_with_two_years={have}&Z");
    page.go(&format!("#/compare?{}&{}", team(4), team(5))).await?;
    page.until("it is compared", "return !!document.querySelector('.same-or-not')").await?;
    // As browsers do after so many changes of the address.
    page.run("history.replaceState = () => { throw new DOMException('too often', 'SecurityError') }; return true", Vec::new()).await?;
    page.fill("#field-members_with_two_years", "1").await?;
    page.until("it comes out otherwise", "return document.querySelector('.same-or-not')?.innerText === '结果不一样。'").await?;
    page.run(PRINT, Vec::new()).await?;
    page.press("打印").await?;
    page.until(
        "both cases are in the link, as they are now",
        "const it = window.onPaper || ''; return /#\\/compare\\?.*members_with_two_years=4&.*members_with_two_years=1&.*Z..$/.test(it)",
    )
    .await
}
