//! `cargo xtask post-build`: what Trunk wrote to target/trunk becomes the site in dist/.
//!
//! A first visit takes four requests, in two turns: the page, which holds the sheets, the icon and the text of the measures;
//! then boot, app and WebAssembly side by side. No inline script, and a content security policy that holds because of it.
//! Not a Trunk hook: cargo, called from within trunk, would wait for the lock that trunk's own cargo holds.

use crate::budget::files;
use crate::data;
use crate::html::tags;
use crate::paper;
use crate::run::{Failure, top};
use crate::small;
use policy::pack::Pack;
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// Nothing but what lies beside the page, and no form, frame or address elsewhere. `{style}` is the hash of the page's sheet.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' {style}; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

pub fn site_folder() -> PathBuf {
    top().join("dist")
}

pub fn post_build() -> Result<(), Failure> {
    let from = top().join("target").join("trunk");
    let page = text_of("index.html", read(&from.join("index.html"))?)?;
    let icon = text_of("style/icon.svg", read(&top().join("style").join("icon.svg"))?)?;
    let site = finish(&page, &icon, &data::pack()?, pack::ENGLISH, |name| read(&from.join(name)))?;

    // The old site stays whole until the new one is.
    let new = top().join("target").join("site");
    let to = site_folder();
    remove(&new)?;
    for file in files(&from)? {
        let name = file.strip_prefix(&from).unwrap_or(&file);
        if !site.replaced.iter().any(|it| Path::new(it) == name) {
            write(&new.join(name), &read(&file)?)?;
        }
    }
    for (name, bytes) in &site.written {
        write(&new.join(name), bytes)?;
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
    written: Vec<(String, Vec<u8>)>,
    replaced: Vec<String>,
}

fn finish(page: &str, icon: &str, pack: &Pack, english: &[u8], read: impl Fn(&str) -> Result<Vec<u8>, Failure>) -> Result<Site, Failure> {
    let mut page = without_comments(page);
    let mut site = Site { written: Vec::new(), replaced: Vec::new() };

    let style = take_sheets(&mut page, &mut site, &read)?;
    let boot = take_boot(&mut page, &mut site, &read)?;
    let app = take_app(&mut page, &boot, &mut site, &read)?;
    let drawing = format!("data:image/svg+xml,{}", icon.trim().replace('%', "%25").replace('#', "%23").replace('"', "'"));
    replace_link(&mut page, "icon", |_| format!("<link rel=\"icon\" href=\"{}\">", drawing.replace('<', "%3C").replace('>', "%3E")))?;
    refuse_inline(&page)?;
    page = paper::fill(&page, pack)?;
    let english_name = hashed("english", "bin", english);
    let place = "data-english=\"english\"";
    if !page.contains(place) {
        return Err(Failure::new(format!("index.html does not have {place}.")).next("src/boot.js needs it."));
    }
    page = page.replace(place, &format!("data-english=\"./{english_name}\""));
    site.written.push((english_name, english.to_vec()));

    // A policy governs what comes after it; only the encoding must be known before.
    let charset = tags(&page, "meta").into_iter().find(|it| it.attribute("charset").is_some()).map(|it| it.place.end);
    let at = charset.ok_or_else(|| Failure::new("index.html does not name its encoding.").next("Put <meta charset=\"utf-8\"> first."))?;
    let policy = POLICY.replace("{style}", &format!("'sha256-{}'", base64(&Sha256::digest(&style))));
    let head = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{app}\n<style>{style}</style>");
    page.insert_str(at, &head);

    let page: String = page.lines().map(str::trim).filter(|it| !it.is_empty()).map(|it| format!("{it}\n")).collect();
    site.written.push(("index.html".to_owned(), page.into_bytes()));
    Ok(site)
}

type Read<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, Failure>;

/// The sheets, taken out of the page and made one.
fn take_sheets(page: &mut String, site: &mut Site, read: Read) -> Result<String, Failure> {
    let sheets: Vec<_> = tags(page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some("stylesheet"))
        .filter_map(|it| Some((it.place.clone(), beside(it.attribute("href")?)?)))
        .collect();
    let mut style = String::new();
    for (_, name) in &sheets {
        let sheet = text_of(name, read(name)?)?;
        small::refuse_newer_style(name, &sheet)?;
        style.push_str(&small::style(&sheet));
    }
    for (place, name) in sheets.into_iter().rev() {
        page.replace_range(place, "");
        site.replaced.push(name);
    }
    Ok(style)
}

/// The script that stands around the app, under a name of its own.
fn take_boot(page: &mut String, site: &mut Site, read: Read) -> Result<String, Failure> {
    let found = tags(page, "script").iter().find_map(|it| {
        let name = beside(it.attribute("src")?)?;
        name.starts_with("boot").then(|| (it.place.clone(), name))
    });
    let (place, name) = found.ok_or_else(|| Failure::new("index.html does not link src/boot.js."))?;
    let end = page[place.end..].find("</script>").map_or(place.end, |it| place.end + it + "</script>".len());
    page.replace_range(place.start..end, "");
    let boot = small::script(&text_of(&name, read(&name)?)?);
    site.replaced.push(name);
    let name = hashed("boot", "js", boot.as_bytes());
    let tag = format!("<script defer src=\"./{name}\" integrity=\"{}\"></script>", integrity(boot.as_bytes()));
    site.written.push((name, boot.into_bytes()));
    Ok(tag)
}

/// The app: its WebAssembly, asked for at once, and its script, which starts it by way of src/boot.js and therefore comes
/// after it. Trunk's inline script goes.
fn take_app(page: &mut String, boot: &str, site: &mut Site, read: Read) -> Result<String, Failure> {
    let inline: Vec<_> = tags(page, "script").iter().filter(|it| it.attribute("src").is_none()).map(|it| it.place.clone()).collect();
    let [open] = inline.as_slice() else {
        return Err(Failure::new(format!("Trunk's page has {} inline scripts, not one.", inline.len()))
            .next("Was trunk updated, or a script put into index.html? See xtask/src/post_build.rs."));
    };
    let end = page[open.end..].find("</script>").map(|it| open.end + it + "</script>".len());
    let end = end.ok_or_else(|| Failure::new("Trunk's script has no end."))?;
    page.replace_range(open.start..end, "");

    let script = replace_link(page, "modulepreload", |_| String::new())?;
    let wasm = replace_link(page, "preload", |_| String::new())?;
    let bytes = small::wasm(&read(&wasm)?).ok_or_else(|| Failure::new(format!("{wasm} is no WebAssembly.")))?;
    let wasm_name = hashed("app", "wasm", &bytes);
    let mut text = small::script(&text_of(&script, read(&script)?)?);
    let export = "__wbg_init as default";
    if !text.contains(export) {
        return Err(
            Failure::new(format!("{script} does not export `{export}`.")).next("Was wasm-bindgen updated? See xtask/src/post_build.rs.")
        );
    }
    text.push_str(&format!(
        "if(window.twentyMeasures)window.twentyMeasures.start(__wbg_init,new URL(\"./{wasm_name}\",import.meta.url));\n"
    ));
    let name = hashed("app", "js", text.as_bytes());
    // Browsers do not check the integrity of what is preloaded by fetch, and say so on every visit.
    let tags = format!(
        "<link rel=\"preload\" href=\"./{wasm_name}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\n\
         {boot}\n<script type=\"module\" src=\"./{name}\" integrity=\"{}\"></script>",
        integrity(text.as_bytes())
    );
    site.replaced.extend([script, wasm]);
    site.written.push((wasm_name, bytes));
    site.written.push((name, text.into_bytes()));
    Ok(tags)
}

/// Puts something in the place of the one link of that kind; returns the file it named.
fn replace_link(page: &mut String, rel: &str, with: impl Fn(&str) -> String) -> Result<String, Failure> {
    let found: Vec<_> = tags(page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some(rel))
        .filter_map(|it| Some((it.place.clone(), it.attribute("href")?.to_owned())))
        .collect();
    let [(place, href)] = found.as_slice() else {
        return Err(Failure::new(format!("The page has {} links of the kind `{rel}`, not one.", found.len()))
            .next("Was trunk updated, or index.html changed? See xtask/src/post_build.rs."));
    };
    page.replace_range(place.clone(), &with(href));
    Ok(beside(href).unwrap_or_else(|| href.clone()))
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

fn hashed(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|it| format!("{it:02x}")).collect();
    format!("{stem}-{hash}.{extension}")
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
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

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| unusable(file, &error))
}

fn text_of(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| Failure::new(format!("{name} is not UTF-8.")))
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

    const PAGE: &str = r##"<!doctype html><head><meta charset="utf-8">
<!-- sheets -->
<link rel="icon" href="style/icon.svg">
<link rel="stylesheet" href="./a-1.css" integrity="x"/>
<link rel="stylesheet" href="./b-2.css" integrity="y"/>
<script defer src="./boot-3.js" integrity="b"></script>
<script type="module">
import init from './app.js';
</script>
<link rel="modulepreload" href="./twenty-4.js" crossorigin="anonymous" integrity="w"><link rel="preload" href="./twenty-4.wasm" crossorigin="anonymous" integrity="z" as="fetch"></head><body><div id="app" data-english="english"></div>
<span data-fill="official"></span><div data-fill="measures"></div><p data-fill="foot"></p></body>"##;

    fn trunk(name: &str) -> Result<Vec<u8>, Failure> {
        Ok(match name {
            it if it.ends_with(".css") => format!("/* {it} */ a {{ color: red; }}\n").into_bytes(),
            "boot-3.js" => b"// boot\nvar a = 1;\n".to_vec(),
            "twenty-4.js" => b"export { initSync, __wbg_init as default };\n".to_vec(),
            "twenty-4.wasm" => b"\0asm\x01\0\0\0".to_vec(),
            other => return Err(Failure::new(other)),
        })
    }

    fn site(page: &str) -> Result<Site, Failure> {
        finish(page, "<svg fill=\"#a12a1c\"/>", &data::pack()?, b"english", trunk)
    }

    #[test]
    fn four_requests_in_two_turns() {
        let site = site(PAGE).unwrap();
        let page = site.written.iter().find(|it| it.0 == "index.html").unwrap();
        let page = std::str::from_utf8(&page.1).unwrap();
        let links: Vec<_> = tags(page, "link").iter().filter_map(|it| it.attribute("href")).map(str::to_owned).collect();
        let scripts: Vec<_> = tags(page, "script").iter().filter_map(|it| it.attribute("src")).map(str::to_owned).collect();
        // The icon is in the page; the WebAssembly is asked for beside the two scripts.
        assert!(links.len() == 2 && links.iter().any(|it| it.starts_with("data:image/svg+xml,")), "{links:?}");
        assert!(links.iter().any(|it| it.starts_with("./app-") && it.ends_with(".wasm")), "{links:?}");
        assert!(scripts.len() == 2 && scripts[0].starts_with("./boot-") && scripts[1].starts_with("./app-"), "{scripts:?}");
        for name in links.iter().chain(&scripts).filter_map(|it| it.strip_prefix("./")) {
            assert!(site.written.iter().any(|it| it.0 == name), "{name}");
        }
        assert!(!page.contains("<!--"));
        // The English texts lie beside them, and are asked for when they are wanted.
        let english = tags(page, "div").iter().find_map(|it| it.attribute("data-english")).unwrap().to_owned();
        assert!(site.written.iter().any(|it| Some(it.0.as_str()) == english.strip_prefix("./")), "{english}");
        for it in ["a-1.css", "b-2.css", "boot-3.js", "twenty-4.js", "twenty-4.wasm"] {
            assert!(site.replaced.iter().any(|name| name == it), "{it}");
        }
    }

    #[test]
    fn the_policy_allows_the_one_sheet_and_no_other() {
        let site = site(PAGE).unwrap();
        let page = String::from_utf8(site.written.into_iter().find(|it| it.0 == "index.html").unwrap().1).unwrap();
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let policy = tags(&page, "meta").into_iter().find_map(|it| it.attribute("content")).unwrap();
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{}';", base64(&Sha256::digest(style)))), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("{style}"), "{policy}");
    }

    #[test]
    fn what_the_policy_would_silence_is_refused() {
        for it in [r#"<body onload="x()">"#, r#"<body style="color:red">"#, "<body><style></style>", "<body><script>x()</script>"] {
            assert!(site(&PAGE.replace("<body>", it)).is_err(), "{it}");
        }
    }

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
