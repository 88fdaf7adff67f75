//! Screenshots of the app for its documentation.

use crate::harness::page::{Page, Setting, Setup};
use crate::journeys::begin_a_draft;

/// A screenshot.
struct Picture {
    /// The beginning of its file name.
    name: &'static str,
    /// On a phone or on a desktop.
    setting: Setting,
    /// The address at which it is taken.
    route: &'static str,
    /// A script that is run first.
    script: &'static str,
}

/// The screenshots of the documentation.
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

/// A draft is begun here first.
const DRAFT: &str = "#/assessment";

/// A village with some of its answers, and its summary.
const ANSWERED: &str = "const put = (id, text) => { const it = document.getElementById(id); it.value = text; it.dispatchEvent(new InputEvent('input', { bubbles: true })) };
    put('draft-unit', '竹溪村（虚构）');
    [...document.querySelectorAll('main .own')].forEach((it, at) => it.querySelectorAll('input[type=radio]')[at % 3 ? 0 : 1].click());
    location.hash = location.hash.split('/').slice(0, 3).join('/') + '/summary'";

/// Takes every screenshot.
pub async fn take(setup: &Setup, folder: &str) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|it| format!("{folder} could not be made: {it}"))?;
    for picture in PICTURES {
        let page = Page::open(setup, picture.setting).await?;
        page.prefer("zh-CN", "light", "normal").await?;
        if picture.route == DRAFT {
            begin_a_draft(&page).await?;
        } else {
            page.go(picture.route).await?;
        }
        page.run(&format!("{}; document.activeElement?.blur(); return true", picture.script), Vec::new()).await?;
        if picture.route == DRAFT {
            page.until("the summary is shown", "return !!document.querySelector('.summary .totals')").await?;
            page.run("document.querySelector('.summary').scrollIntoView(); document.activeElement?.blur(); return true", Vec::new())
                .await?;
        }
        page.until("it is drawn", "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
            .await?;
        let kind = if picture.setting == Setting::Desktop { "desktop" } else { "phone" };
        let path = format!("{folder}/{}-{kind}.png", picture.name);
        std::fs::write(&path, page.screenshot().await?).map_err(|it| format!("{path} could not be written: {it}"))?;
        println!("{path}");
        page.close().await;
    }
    Ok(())
}
