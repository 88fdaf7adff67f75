//! `cargo xtask post-build`: what Trunk wrote to target/trunk becomes the site in dist/.
//!
//! One style sheet, no inline script, and a content security policy that holds because of it. Not a Trunk hook: cargo,
//! called from within trunk, would wait for the lock that trunk's own cargo holds.

use crate::budget::files;
use crate::html::tags;
use crate::run::{Failure, top};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Nothing but what lies beside the page, and no form, frame or address elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

pub fn site_folder() -> PathBuf {
    top().join("dist")
}

pub fn post_build() -> Result<(), Failure> {
    let from = top().join("target").join("trunk");
    let page = read(&from.join("index.html"))?;
    let site = finish(&page, |name| read(&from.join(name)))?;

    // The old site stays whole until the new one is.
    let new = top().join("target").join("site");
    let to = site_folder();
    remove(&new)?;
    for file in files(&from)? {
        let name = file.strip_prefix(&from).unwrap_or(&file);
        if !site.replaced.iter().any(|it| Path::new(it) == name) {
            write(&new.join(name), &fs::read(&file).map_err(|error| unusable(&file, &error))?)?;
        }
    }
    for (name, text) in &site.written {
        write(&new.join(name), text.as_bytes())?;
    }
    remove(&to)?;
    fs::rename(&new, &to).map_err(|error| unusable(&to, &error))?;
    for file in files(&to)? {
        let size = fs::metadata(&file).map_err(|error| unusable(&file, &error))?.len();
        println!("{size:>9}  {}", file.strip_prefix(&to).unwrap_or(&file).display());
    }
    Ok(())
}

/// What is to be written in place of Trunk's files.
struct Site {
    written: Vec<(String, String)>,
    replaced: Vec<String>,
}

fn finish(page: &str, read: impl Fn(&str) -> Result<String, Failure>) -> Result<Site, Failure> {
    let mut page = without_comments(page);
    let mut written = Vec::new();
    let mut replaced = Vec::new();

    // One sheet, where the first one stood.
    let sheets: Vec<(Range<usize>, String)> = tags(&page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some("stylesheet"))
        .filter_map(|it| Some((it.place.clone(), beside(it.attribute("href")?)?)))
        .collect();
    let mut style = String::new();
    for (_, name) in &sheets {
        let sheet = read(name)?;
        if sheet.contains("@import") {
            return Err(Failure::new(format!("{name} imports another sheet.")).next("Link both in index.html; they become one."));
        }
        style.push_str(sheet.trim_end());
        style.push('\n');
    }
    for (at, (place, name)) in sheets.iter().enumerate().rev() {
        let link = if at == 0 {
            let (name, integrity) = (hashed("style", "css", &style), integrity(&style));
            format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{integrity}\">")
        } else {
            String::new()
        };
        page.replace_range(place.clone(), &link);
        replaced.push(name.clone());
    }
    if !sheets.is_empty() {
        written.push((hashed("style", "css", &style), style));
    }

    // The script that starts the app, in a file of its own. Its addresses are relative, and it lies where the page does.
    let inline: Vec<Range<usize>> =
        tags(&page, "script").iter().filter(|it| it.attribute("src").is_none()).map(|it| it.place.clone()).collect();
    let [open] = inline.as_slice() else {
        return Err(Failure::new(format!("Trunk's page has {} inline scripts, not one.", inline.len()))
            .next("Was trunk updated, or a script put into index.html? See xtask/src/post_build.rs."));
    };
    let end = page[open.end..].find("</script>").map(|it| open.end + it).ok_or_else(|| Failure::new("Trunk's script has no end."))?;
    let boot: String = page[open.end..end].lines().map(str::trim).filter(|it| !it.is_empty()).map(|it| format!("{it}\n")).collect();
    let name = hashed("boot", "js", &boot);
    let tag = format!("<script type=\"module\" src=\"./{name}\" integrity=\"{}\">", integrity(&boot));
    page.replace_range(open.start..end, &tag);
    written.push((name, boot));

    // Browsers do not check the integrity of what is preloaded by fetch, and say so on every visit.
    let preloads: Vec<(Range<usize>, String)> = tags(&page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some("preload"))
        .map(|it| {
            let kept = it.attributes().filter(|(name, _)| *name != "integrity").map(|(name, value)| format!(" {name}=\"{value}\""));
            (it.place.clone(), format!("<link{}>", kept.collect::<String>()))
        })
        .collect();
    for (place, link) in preloads.into_iter().rev() {
        page.replace_range(place, &link);
    }

    // A policy governs what comes after it; only the encoding must be known before.
    let charset = tags(&page, "meta").into_iter().find(|it| it.attribute("charset").is_some()).map(|it| it.place.end);
    let at = charset.ok_or_else(|| Failure::new("index.html does not name its encoding.").next("Put <meta charset=\"utf-8\"> first."))?;
    page.insert_str(at, &format!("\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"));

    refuse_inline(&page)?;
    let page: String = page.lines().filter(|it| !it.trim().is_empty()).map(|it| format!("{}\n", it.trim_end())).collect();
    written.push(("index.html".to_owned(), page));
    Ok(Site { written, replaced })
}

/// The policy would silence these in the browser; better to hear of it here.
fn refuse_inline(page: &str) -> Result<(), Failure> {
    let next = "The content security policy forbids it: put it into a file.";
    let faults = [
        tags(page, "style").first().map(|_| "a <style> element".to_owned()),
        tags(page, "script").iter().find(|it| it.attribute("src").is_none()).map(|_| "an inline <script>".to_owned()),
        tags(page, "")
            .iter()
            .flat_map(|it| it.attributes())
            .find(|(it, _)| *it == "style" || it.starts_with("on"))
            .map(|(it, _)| format!("an attribute `{it}`")),
    ];
    match faults.into_iter().flatten().next() {
        Some(fault) => Err(Failure::new(format!("The page has {fault}.")).next(next)),
        None => Ok(()),
    }
}

/// The name of a file that lies beside the page.
fn beside(href: &str) -> Option<String> {
    let name = href.strip_prefix("./").unwrap_or(href);
    (!name.contains([':', '/'])).then(|| name.to_owned())
}

fn without_comments(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, it)| it);
    }
    kept + rest
}

fn hashed(stem: &str, extension: &str, text: &str) -> String {
    let hash: String = Sha256::digest(text).iter().take(8).map(|it| format!("{it:02x}")).collect();
    format!("{stem}-{hash}.{extension}")
}

fn integrity(text: &str) -> String {
    format!("sha384-{}", base64(&Sha384::digest(text)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= three.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| unusable(file, &error))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes)).map_err(|error| unusable(file, &error))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unusable(folder, &error)),
        _ => Ok(()),
    }
}

fn unusable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}.", file.display()))
        .next("Run `cargo xtask build`; is the folder yours to write, and the disk not full?")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><head><meta charset="utf-8">
<!-- sheets -->
<link rel="stylesheet" href="./a-1.css" integrity="x"/>
<link rel="stylesheet" href="./b-2.css" integrity="y"/>
<script type="module">
import init from './app.js';
</script>
<link rel="preload" href="./app.wasm" crossorigin="anonymous" integrity="z" as="fetch"></head><body></body>"#;

    fn sheet(name: &str) -> Result<String, Failure> {
        Ok(format!("/* {name} */"))
    }

    #[test]
    fn one_sheet_one_boot_file_and_a_policy() {
        let site = finish(PAGE, sheet).unwrap();
        let names: Vec<&str> = site.written.iter().map(|(it, _)| it.as_str()).collect();
        assert!(names[0].starts_with("style-") && names[1].starts_with("boot-") && names[2] == "index.html", "{names:?}");
        assert_eq!(site.written[0].1, "/* a-1.css */\n/* b-2.css */\n");
        assert_eq!(site.written[1].1, "import init from './app.js';\n");
        let page = &site.written[2].1;
        assert_eq!(tags(page, "link").len(), 2);
        assert_eq!(tags(page, "script")[0].attribute("src"), Some(format!("./{}", names[1]).as_str()));
        assert_eq!(tags(page, "meta")[1].attribute("content"), Some(POLICY));
        assert!(page.contains(r#"<link rel="preload" href="./app.wasm" crossorigin="anonymous" as="fetch">"#), "{page}");
        assert!(!page.contains("<!--"));
    }

    #[test]
    fn what_the_policy_would_silence_is_refused() {
        for it in [r#"<body onload="x()">"#, r#"<body style="color:red">"#, "<body><style></style>", "<body><script>x()</script>"] {
            assert!(finish(&PAGE.replace("<body>", it), sheet).is_err(), "{it}");
        }
    }

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
