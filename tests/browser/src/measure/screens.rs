//! Every screen in every look: three widths, five looks, both languages; and what differs between two builds. Nothing is stored: both are
//! taken in the same run, on the same machine, on the same day.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::harness::page::{Page, Setting, Setup};
use crate::harness::routes;

/// The widths, of a phone, a tablet and a desktop, each with the height of its window.
const WIDTHS: [(u32, u32); 3] = [(360, 740), (768, 1024), (1366, 768)];

/// No picture is higher: what stands below is more of the same.
const MOST_HIGH: u32 = 8_000;

/// A look: its name, the theme and the size of the settings, and whether people's own colours are forced upon it.
const LOOKS: [(&str, &str, &str, bool); 5] = [
    ("light", "light", "normal", false),
    ("dark", "dark", "normal", false),
    ("forced", "light", "normal", true),
    ("large", "light", "large", false),
    ("projector", "light", "projector", false),
];

/// What is done on some screens before their picture, so that there is something on them: the beginning of an address, and a script.
const FILLED: [(&str, &str); 3] = [
    ("#/tools/", "document.querySelector('.sample-buttons button')?.click()"),
    ("#/entitlements", "document.querySelector('.sample-buttons button')?.click()"),
    ("#/search", "window.scrollTo(0, 0)"),
];

/// Takes the pictures into a folder; with `part`, only of the addresses that contain it.
pub async fn take(setup: &Setup, folder: &Path, part: Option<&str>) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|it| format!("{} could not be made: {it}", folder.display()))?;
    let routes: Vec<&str> = routes::kinds().into_iter().filter(|it| part.is_none_or(|part| it.contains(part))).collect();
    for (width, height) in WIDTHS {
        let page = Page::open(setup, if width < 700 { Setting::Phone } else { Setting::Desktop }).await?;
        for language in ["zh-CN", "en"] {
            for (look, theme, size, is_forced) in LOOKS {
                let forced = if is_forced { "active" } else { "none" };
                page.ask_browser("Emulation.setEmulatedMedia", json!({"features": [{"name": "forced-colors", "value": forced}]})).await?;
                page.prefer(language, theme, size).await?;
                for route in &routes {
                    let picture = picture(&page, route, (width, height)).await?;
                    let path = folder.join(file_name(route, width, look, language));
                    std::fs::write(&path, picture).map_err(|it| format!("{} could not be written: {it}", path.display()))?;
                }
                println!("{width} {look} {language}: {} screens", routes.len());
            }
        }
        page.close().await;
    }
    Ok(())
}

fn file_name(route: &str, width: u32, look: &str, language: &str) -> String {
    let name: String =
        route.trim_start_matches("#/").chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).take(60).collect();
    // Addresses with long links begin alike.
    let mark = route.bytes().fold(0_u32, |mark, byte| mark.wrapping_mul(31).wrapping_add(u32::from(byte))) % 1_000;
    format!("{}-{mark:03}_{width}_{look}_{}.png", if name.is_empty() { "home" } else { &name }, &language[..2])
}

/// The whole page, as high as it is.
async fn picture(page: &Page, route: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, String> {
    let size = |high: u32| json!({"width": width, "height": high, "deviceScaleFactor": 1, "mobile": false});
    page.ask_browser("Emulation.setDeviceMetricsOverride", size(height)).await?;
    page.go(route).await?;
    for (_, script) in FILLED.iter().filter(|it| route.starts_with(it.0)) {
        page.run(&format!("{script}; return true"), Vec::new()).await?;
    }
    let drawn =
        "return document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
    page.run("document.activeElement?.blur(); return true", Vec::new()).await?;
    page.until("it is drawn", drawn).await?;
    let high = page.run("return document.scrollingElement.scrollHeight", Vec::new()).await?;
    let high = high.as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or(height).clamp(height, MOST_HIGH);
    page.ask_browser("Emulation.setDeviceMetricsOverride", size(high)).await?;
    page.until("it is drawn", drawn).await?;
    let taken = page.ask_browser("Page.captureScreenshot", json!({"format": "png"})).await?;
    let data = taken.get("data").and_then(Value::as_str).ok_or("the browser took no picture")?;
    BASE64_STANDARD.decode(data).map_err(|it| format!("{route}: the browser's picture is none: {it}"))
}

/// How two pictures of one screen differ.
enum Difference {
    /// In none of their points.
    None,
    /// In so many of a thousand points, and in this rectangle: left, top, right, bottom.
    Points(u64, [u32; 4]),
    /// One of the two is not there.
    Alone(&'static str),
}

/// Compares two folders of pictures and writes what differs into a third: a page that shows each pair, and on the terminal a line for
/// each screen.
pub fn compare(then: &Path, now: &Path, to: &Path) -> Result<usize, String> {
    let (before, after) = (pictures(then)?, pictures(now)?);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let mut page =
        String::from("<!doctype html><meta charset=utf-8><title>What differs</title><style>img{max-width:48%;border:1px solid}</style>");
    let mut changed = 0;
    for name in &names {
        let said = match difference(before.get(*name), after.get(*name))? {
            Difference::None => continue,
            Difference::Alone(side) => format!("only {side}"),
            Difference::Points(share, [left, top, right, bottom]) => {
                format!("{}.{} % differ, between ({left}, {top}) and ({right}, {bottom})", share / 10, share % 10)
            }
        };
        changed += 1;
        println!("{name}: {said}");
        let shown = |it: Option<&PathBuf>| it.map(|it| format!("<img src=\"{}\" loading=lazy>", it.display())).unwrap_or_default();
        let _ = write!(page, "<h2>{name}</h2><p>{said}</p>{}{}", shown(before.get(*name)), shown(after.get(*name)));
    }
    std::fs::create_dir_all(to).map_err(|it| format!("{} could not be made: {it}", to.display()))?;
    let path = to.join("differences.html");
    std::fs::write(&path, page).map_err(|it| format!("{} could not be written: {it}", path.display()))?;
    println!("{changed} of {} screens differ: {}", names.len(), path.display());
    Ok(changed)
}

fn pictures(folder: &Path) -> Result<BTreeMap<String, PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|it| format!("{} could not be read: {it}", folder.display()))?;
    let paths = entries.filter_map(|it| Some(it.ok()?.path())).filter(|it| it.extension().is_some_and(|it| it == "png"));
    Ok(paths.filter_map(|it| Some((it.file_name()?.to_str()?.to_owned(), it))).collect())
}

fn difference(before: Option<&PathBuf>, after: Option<&PathBuf>) -> Result<Difference, String> {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (points(before)?, points(after)?),
        (None, _) => return Ok(Difference::Alone("now")),
        (_, None) => return Ok(Difference::Alone("before")),
    };
    Ok(points_that_differ(&before, &after))
}

/// A picture: its width, and the three colours of each point, line by line.
struct Points {
    width: u32,
    colours: Vec<u8>,
}

fn points(path: &Path) -> Result<Points, String> {
    let unreadable = |it: &dyn std::fmt::Display| format!("{} could not be read: {it}", path.display());
    let mut decoder = png::Decoder::new(BufReader::new(File::open(path).map_err(|it| unreadable(&it))?));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|it| unreadable(&it))?;
    let mut colours = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut colours).map_err(|it| unreadable(&it))?;
    colours.truncate(info.buffer_size());
    if info.color_type.samples() == 4 {
        colours = colours.chunks_exact(4).flat_map(|it| it.iter().copied().take(3)).collect();
    }
    Ok(Points { width: info.width, colours })
}

/// What lies outside of one of them differs.
fn points_that_differ(before: &Points, after: &Points) -> Difference {
    let width = before.width.max(after.width);
    let rows = |it: &Points| u32::try_from(it.colours.len() / 3).unwrap_or(u32::MAX) / it.width.max(1);
    let height = rows(before).max(rows(after));
    let at = |points: &Points, x: u32, y: u32| {
        let from = (usize::try_from(y).ok()? * usize::try_from(points.width).ok()? + usize::try_from(x).ok()?) * 3;
        if x < points.width { points.colours.get(from..from + 3).map(<[u8]>::to_vec) } else { None }
    };
    let (mut count, mut frame) = (0_u64, [u32::MAX, u32::MAX, 0, 0]);
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        if at(before, x, y) != at(after, x, y) {
            count += 1;
            frame = [frame[0].min(x), frame[1].min(y), frame[2].max(x), frame[3].max(y)];
        }
    }
    let all = u64::from(width) * u64::from(height);
    if count == 0 { Difference::None } else { Difference::Points((count * 1_000).div_ceil(all.max(1)), frame) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: u32, height: u32) -> Points {
        Points { width, colours: vec![7; (width * height * 3) as usize] }
    }

    #[test]
    fn what_differs_is_counted_and_framed() {
        let before = plain(10, 10);
        assert!(matches!(points_that_differ(&before, &plain(10, 10)), Difference::None));
        let mut after = plain(10, 10);
        for (x, y) in [(2, 3), (4, 8)] {
            after.colours[(y * 10 + x) * 3 + 1] = 9;
        }
        assert!(matches!(points_that_differ(&before, &after), Difference::Points(20, [2, 3, 4, 8])));
        assert!(matches!(points_that_differ(&before, &plain(10, 12)), Difference::Points(167, [0, 10, 9, 11])));
    }

    #[test]
    fn every_screen_has_a_name_of_its_own() {
        let routes = routes::kinds();
        let names: std::collections::BTreeSet<String> = routes.iter().map(|it| file_name(it, 360, "light", "en")).collect();
        assert_eq!(names.len(), routes.len());
    }
}
