//! Pictures of the app for its papers.

use crate::page::{Page, Setting, Setup};

/// What is pictured: a name, an address and what to press first.
const PICTURES: [(&str, &str, &[&str]); 4] = [
    ("home", "#/", &[]),
    ("measure", "#/measures/7", &[]),
    ("tool", "#/tools/village-secretary-recruitment", &["示例", "示例·干部甲（虚构）"]),
    ("assessment", "#/assessment", &[]),
];

/// Takes every picture, on a phone and on a desktop.
pub async fn take(setup: &Setup, folder: &str) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|it| format!("{folder} could not be made: {it}"))?;
    for (setting, kind) in [(Setting::Phone, "phone"), (Setting::Desktop, "desktop")] {
        let page = Page::open(setup, setting).await?;
        page.prefer("zh-CN", "light", "normal").await?;
        for (name, route, presses) in PICTURES {
            page.go(route).await?;
            for text in presses {
                page.press(text).await?;
            }
            page.run("scrollTo(0, 0); document.activeElement?.blur(); return true", Vec::new()).await?;
            let path = format!("{folder}/{name}-{kind}.png");
            std::fs::write(&path, page.picture().await?).map_err(|it| format!("{path} could not be written: {it}"))?;
            println!("{path}");
        }
        page.close().await;
    }
    Ok(())
}
