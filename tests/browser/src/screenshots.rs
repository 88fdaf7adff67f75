//! Pictures of the app for its papers.

use crate::journeys::begin_a_draft;
use crate::page::{Page, Setting, Setup};

/// A picture.
struct Picture {
    /// The name of its file begins so.
    name: &'static str,
    /// On a phone or on a desktop.
    setting: Setting,
    /// Where it is taken.
    route: &'static str,
    /// What is done there first.
    script: &'static str,
}

/// The pictures of the papers.
const PICTURES: [Picture; 4] = [
    Picture { name: "home", setting: Setting::Desktop, route: "#/", script: "" },
    Picture { name: "measure", setting: Setting::Phone, route: "#/measures/14/1", script: "" },
    Picture {
        name: "tool",
        setting: Setting::Phone,
        route: "#/tools/leadership-team-experience",
        script: "document.querySelector('.sample-buttons button').click(); document.querySelector('.tool-result').scrollIntoView()",
    },
    Picture { name: "assessment", setting: Setting::Phone, route: DRAFT, script: ANSWERED },
];

/// Not a place yet: a draft has to be begun.
const DRAFT: &str = "#/assessment";

/// A village with some of its answers, and its summary.
const ANSWERED: &str = "const put = (id, text) => { const it = document.getElementById(id); it.value = text; it.dispatchEvent(new InputEvent('input', { bubbles: true })) };
    put('draft-unit', '竹溪村（虚构）');
    [...document.querySelectorAll('main .own')].forEach((it, at) => it.querySelectorAll('input[type=radio]')[at % 3 ? 0 : 1].click());
    location.hash = location.hash.split('/').slice(0, 3).join('/') + '/summary'";

/// Takes every picture.
pub async fn take(setup: &Setup, folder: &str) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|it| format!("{folder} could not be made: {it}"))?;
    for it in PICTURES {
        let page = Page::open(setup, it.setting).await?;
        page.prefer("zh-CN", "light", "normal").await?;
        if it.route == DRAFT {
            begin_a_draft(&page).await?;
        } else {
            page.go(it.route).await?;
        }
        page.run(&format!("{}; document.activeElement?.blur(); return true", it.script), Vec::new()).await?;
        if it.route == DRAFT {
            page.until("the summary is shown", "return !!document.querySelector('.summary .totals')").await?;
            page.run("document.querySelector('.summary').scrollIntoView(); document.activeElement?.blur(); return true", Vec::new())
                .await?;
        }
        page.until("it is drawn", "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
            .await?;
        let kind = if it.setting == Setting::Desktop { "desktop" } else { "phone" };
        let path = format!("{folder}/{}-{kind}.png", it.name);
        std::fs::write(&path, page.picture().await?).map_err(|it| format!("{path} could not be written: {it}"))?;
        println!("{path}");
        page.close().await;
    }
    Ok(())
}
