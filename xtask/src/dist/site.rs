//! The site in dist/: index.html finished, with everything that lies beside it.
//!
//! A first visit takes four requests, in two turns: the page, which holds the sheets, the icon and the text of the measures;
//! then boot, app and WebAssembly side by side. No inline script, and a content security policy that holds because of it.

use crate::dist::bundle::{bundles, packed};
use crate::dist::compile::Compiled;
use crate::dist::files::files;
use crate::dist::hash::{base64, integrity};
use crate::dist::html::tags;
use crate::dist::lazy_assets::{LazyAsset, lazy_assets};
use crate::dist::licences::{self, LICENCES};
use crate::dist::service_worker::{self, MANIFEST, SERVICE_WORKER};
use crate::dist::speed::Speed;
use crate::dist::split::with_loader;
use crate::dist::{minify, prerender};
use crate::load_pack::load_pack;
use crate::run::{Failure, top};
use policy::model::pack::Pack;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Nothing but what lies beside the page, and no form, frame or address elsewhere. `{style}` is the hash of the page's sheet.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' {style}; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

pub fn site_folder() -> PathBuf {
    top().join("dist")
}

/// Writes dist/ anew; the old site stays whole until the new one is.
pub fn write(app: &Compiled, worker: Option<&Compiled>, speed: Speed) -> Result<(), Failure> {
    let parts = Parts { app, worker, lazy_assets: lazy_assets(), licences: licences::page()?, pack: &load_pack()?, speed };
    let page = text_of("index.html", read(&top().join("index.html"))?)?;
    let site = finish(&page, &parts, &|name| read(&top().join(name)))?;

    let new = top().join("target").join("site");
    let to = site_folder();
    remove(&new)?;
    for (name, bytes) in &site.files {
        write_file(&new.join(name), bytes)?;
    }
    remove(&to)?;
    fs::rename(&new, &to).map_err(|error| unusable(&to, &error))?;
    for file in files(&to)? {
        let size = fs::metadata(&file).map_err(|error| unusable(&file, &error))?.len();
        println!("{size:>9}  {}", file.strip_prefix(&to).unwrap_or(&file).display());
    }
    Ok(())
}

/// What a site is made of, besides the files that index.html names.
struct Parts<'a> {
    app: &'a Compiled,
    worker: Option<&'a Compiled>,
    lazy_assets: Vec<LazyAsset>,
    /// The page of the licences of what the app is made of.
    licences: String,
    pack: &'a Pack,
    speed: Speed,
}

/// Everything that will lie in dist/, by name.
#[derive(Default)]
struct Site {
    files: Vec<(String, Vec<u8>)>,
}

impl Site {
    /// Adds a file under a name that changes with what it holds; returns the name.
    fn add(&mut self, stem: &str, extension: &str, bytes: Vec<u8>) -> String {
        let hash: String = Sha256::digest(&bytes).iter().take(8).map(|it| format!("{it:02x}")).collect();
        let name = format!("{stem}-{hash}.{extension}");
        self.files.push((name.clone(), bytes));
        name
    }
}

fn finish(page: &str, parts: &Parts, read: Read) -> Result<Site, Failure> {
    let mut page = without_comments(page);
    let mut site = Site::default();

    let style = take_sheets(&mut page, read)?;
    let boot = take_boot(&mut page, &mut site, read)?;
    let mut beside = Vec::new();
    if !style.parts.is_empty() {
        beside.push(("sheet".to_owned(), vec![site.add("sheet", "css", style.parts.into_bytes())]));
    }
    let style = style.page;
    let app = add_app(parts.app, &boot, &mut site, parts.speed, &mut beside)?;
    take_icon(&mut page, read)?;
    refuse_inline(&page)?;
    page = prerender::fill(&page, parts.pack)?;
    if let Some(worker) = parts.worker {
        beside.push(("worker".to_owned(), add_worker(worker, &mut site, parts.speed)?));
    }
    for asset in &parts.lazy_assets {
        beside.push((asset.stem.to_owned(), vec![site.add(asset.stem, asset.extension, asset.bytes.clone())]));
    }
    name_beside(&mut page, &beside)?;
    site.files.push((LICENCES.to_owned(), parts.licences.clone().into_bytes()));

    // A policy governs what comes after it; only the encoding must be known before.
    let charset = tags(&page, "meta").into_iter().find(|it| it.attribute("charset").is_some()).map(|it| it.place.end);
    let at = charset.ok_or_else(|| Failure::new("index.html does not name its encoding.").next("Put <meta charset=\"utf-8\"> first."))?;
    let policy = POLICY.replace("{style}", &format!("'sha256-{}'", base64(&Sha256::digest(&style))));
    let head = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{app}\n<style>{style}</style>");
    page.insert_str(at, &head);

    let mut page: String = page.lines().map(str::trim).filter(|it| !it.is_empty()).map(|it| format!("{it}\n")).collect();
    match parts.speed {
        // While the app is worked on, nothing may come from an earlier build.
        Speed::Dev => site.files.push((PAGE.to_owned(), page.into_bytes())),
        Speed::Release => finish_offline(&mut page, &mut site, read)?,
    }
    Ok(site)
}

const PAGE: &str = "index.html";

/// What makes the site work without a network and lets it be installed: icons, a manifest, and a service worker that knows
/// every file of the build. Adds the page too, which names the build that it belongs to.
fn finish_offline(page: &mut String, site: &mut Site, read: Read) -> Result<(), Failure> {
    for name in ["icon-192.png", "icon-512.png"] {
        site.files.push((name.to_owned(), read(&format!("style/{name}"))?));
    }
    site.files.push((MANIFEST.to_owned(), service_worker::manifest().into_bytes()));
    let files = site.files.iter().map(|it| (it.0.as_str(), it.1.as_slice()));
    let build = service_worker::build_of(files.chain([(PAGE, page.as_bytes())]));
    const PLACE: &str = "<div id=\"app\"";
    let place = page.find(PLACE).ok_or_else(|| Failure::new(format!("index.html does not have {PLACE}.")))?;
    page.insert_str(
        place + PLACE.len(),
        &format!(" data-build=\"{build}\" data-offline=\"./{SERVICE_WORKER}\" data-manifest=\"./{MANIFEST}\""),
    );
    site.files.push((PAGE.to_owned(), page.clone().into_bytes()));
    let names: Vec<&str> = site.files.iter().map(|it| it.0.as_str()).collect();
    let source = text_of(SERVICE_WORKER, read("src/service-worker.js")?)?;
    let worker = service_worker::service_worker(&source, &build, &names)?;
    site.files.push((SERVICE_WORKER.to_owned(), worker.into_bytes()));
    Ok(())
}

type Read<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, Failure>;

/// The sheets, taken out of the page and made one.
fn take_sheets(page: &mut String, read: Read) -> Result<Sheets, Failure> {
    let sheets: Vec<_> = tags(page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some("stylesheet"))
        .filter_map(|it| Some((it.place.clone(), it.attribute("href")?.to_owned(), it.attribute("data-use"))))
        .map(|(place, name, used)| (place, name, used.map(str::to_owned)))
        .collect();
    let mut style = Sheets::default();
    for (_, name, used) in &sheets {
        let sheet = text_of(name, read(name)?)?;
        minify::refuse_newer_style(name, &sheet)?;
        let sheet = minify::style(&sheet);
        match used.as_deref() {
            None => style.page.push_str(&sheet),
            Some("parts") => style.parts.push_str(&sheet),
            // What has the last word on paper has it over the sheet of the parts too, which comes after the page's.
            Some("both") => {
                style.page.push_str(&sheet);
                style.parts.push_str(&sheet);
            }
            Some(other) => {
                return Err(Failure::new(format!("index.html uses {name} for `{other}`.")).next("Say `parts`, `both` or nothing."));
            }
        }
    }
    for (place, ..) in sheets.into_iter().rev() {
        page.replace_range(place, "");
    }
    Ok(style)
}

/// The sheets as two: the one in the page, and the one that comes with the first part that is opened (see src/boot.js).
#[derive(Default)]
struct Sheets {
    page: String,
    parts: String,
}

/// The script that stands around the app, taken out of the page; returns the tag that loads it.
fn take_boot(page: &mut String, site: &mut Site, read: Read) -> Result<String, Failure> {
    const BOOT: &str = "src/boot.js";
    let found = tags(page, "script").iter().find(|it| it.attribute("src") == Some(BOOT)).map(|it| it.place.clone());
    let place = found.ok_or_else(|| Failure::new(format!("index.html does not load {BOOT}.")))?;
    let end = page[place.end..].find("</script>").map_or(place.end, |it| place.end + it + "</script>".len());
    page.replace_range(place.start..end, "");
    let boot = minify::script(&text_of(BOOT, read(BOOT)?)?).into_bytes();
    let integrity = integrity(&boot);
    Ok(format!("<script defer src=\"./{}\" integrity=\"{integrity}\"></script>", site.add("boot", "js", boot)))
}

/// The app: its WebAssembly, asked for at once, and its script, which starts it by way of src/boot.js and therefore comes
/// after it. Returns the tags that load all three, and notes the files of its parts.
fn add_app(app: &Compiled, boot: &str, site: &mut Site, speed: Speed, beside: &mut Beside) -> Result<String, Failure> {
    const EXPORT: &str = "__wbg_init as default";
    let wasm = site.add("app", "wasm", slim(&app.wasm, speed)?);
    let mut script = app.script.clone();
    if let Some(split) = &app.split {
        let mut files = BTreeMap::new();
        for (name, bytes) in &split.files {
            files.insert(name.as_str(), slim(bytes, speed)?);
        }
        let bundles = bundles(&split.needs, |it| files.get(it).map_or(0, Vec::len));
        let mut loads: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut place = BTreeMap::new();
        for bundle in &bundles {
            let packed =
                packed(bundle.files.iter().filter_map(|it| files.get_key_value(it.as_str())).map(|(name, it)| (*name, it.as_slice())));
            let mut parts = bundle.parts.iter();
            let stem = match (parts.next(), parts.next()) {
                (Some(only), None) => format!("part-{}", only.replace('_', "-")),
                _ => "shared".to_owned(),
            };
            let name = site.add(&stem, "wasm", packed);
            for part in &bundle.parts {
                loads.entry(part).or_default().push(name.clone());
            }
            for file in &bundle.files {
                place.entry(file.as_str()).or_insert_with(|| name.clone());
            }
        }
        script = with_loader(&script, split, |file| place.get(file).cloned().unwrap_or_default())?;
        beside.extend(loads.into_iter().map(|(part, files)| (format!("part-{part}"), files)));
    }
    let mut script = minify::script(&script);
    if !script.contains(EXPORT) {
        return Err(Failure::new(format!("wasm-bindgen's script does not export `{EXPORT}`."))
            .next("Was wasm-bindgen updated? See xtask/src/dist/site.rs."));
    }
    script.push_str(&format!("if(window.twentyMeasures)window.twentyMeasures.start(__wbg_init,new URL(\"./{wasm}\",import.meta.url));\n"));
    let integrity = integrity(script.as_bytes());
    let script = site.add("app", "js", script.into_bytes());
    // Browsers do not check the integrity of what is preloaded by fetch, and say so on every visit.
    Ok(format!(
        "<link rel=\"preload\" href=\"./{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\n\
         {boot}\n<script type=\"module\" src=\"./{script}\" integrity=\"{integrity}\"></script>"
    ))
}

/// The worker: one classic script, `new Worker(address)`, which starts its WebAssembly by itself.
fn add_worker(worker: &Compiled, site: &mut Site, speed: Speed) -> Result<Vec<String>, Failure> {
    let wasm = site.add("worker", "wasm", slim(&worker.wasm, speed)?);
    let mut script = minify::script(&worker.script);
    script.push_str(&format!(
        "wasm_bindgen({{module_or_path:new URL(\"./{wasm}\",self.location.href)}}).catch(it=>postMessage(\"failed: \"+it));\n"
    ));
    Ok(vec![site.add("worker", "js", script.into_bytes())])
}

/// What is fetched when it is used: a name, and the files that go with it.
type Beside = Vec<(String, Vec<String>)>;

/// Names in the page what is fetched when it is used: `<div id="app" data-english="./english-….bin">`.
fn name_beside(page: &mut String, beside: &Beside) -> Result<(), Failure> {
    const PLACE: &str = "<div id=\"app\"";
    let at = page.find(PLACE).map(|it| it + PLACE.len());
    let at = at.ok_or_else(|| Failure::new(format!("index.html does not have {PLACE}.")).next("src/boot.js and the app need it."))?;
    let list = |files: &[String]| files.iter().map(|it| format!("./{it}")).collect::<Vec<_>>().join(" ");
    let attributes: String = beside.iter().map(|(name, files)| format!(" data-{name}=\"{}\"", list(files))).collect();
    page.insert_str(at, &attributes);
    Ok(())
}

/// The sign of the window, put into the page.
fn take_icon(page: &mut String, read: Read) -> Result<(), Failure> {
    let found: Vec<_> = tags(page, "link")
        .iter()
        .filter(|it| it.attribute("rel") == Some("icon"))
        .filter_map(|it| Some((it.place.clone(), it.attribute("href")?.to_owned())))
        .collect();
    let [(place, name)] = found.as_slice() else {
        return Err(Failure::new(format!("index.html has {} icons, not one.", found.len())));
    };
    let icon = text_of(name, read(name)?)?;
    let drawing = icon.trim().replace('%', "%25").replace('#', "%23").replace('"', "'").replace('<', "%3C").replace('>', "%3E");
    page.replace_range(place.clone(), &format!("<link rel=\"icon\" href=\"data:image/svg+xml,{drawing}\">"));
    Ok(())
}

/// WebAssembly as it is sent. While the app is worked on, the names of its functions stay, for reading what failed.
fn slim(wasm: &[u8], speed: Speed) -> Result<Vec<u8>, Failure> {
    match speed {
        Speed::Dev => Ok(wasm.to_vec()),
        Speed::Release => minify::wasm(wasm).ok_or_else(|| Failure::new("wasm-bindgen wrote no WebAssembly.")),
    }
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

fn without_comments(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, it)| it);
    }
    kept + rest
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| unusable(file, &error))
}

fn text_of(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| Failure::new(format!("{name} is not UTF-8.")))
}

fn write_file(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
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
<link rel="stylesheet" href="style/a.css">
<link rel="stylesheet" href="style/b.css"/>
<script defer src="src/boot.js"></script></head><body><div id="app"></div>
<span data-fill="official"></span><div data-fill="measures"></div><p data-fill="foot"></p></body>"##;

    fn source(name: &str) -> Result<Vec<u8>, Failure> {
        Ok(match name {
            it if it.ends_with(".css") => format!("/* {it} */ a {{ color: red; }}\n").into_bytes(),
            "src/boot.js" => b"// boot\nvar a = 1;\n".to_vec(),
            it if it.ends_with(".png") => b"png".to_vec(),
            "src/service-worker.js" => b"use(BUILD, FILES);\n".to_vec(),
            "style/icon.svg" => b"<svg fill=\"#a12a1c\"/>".to_vec(),
            other => return Err(Failure::new(other)),
        })
    }

    fn compiled(script: &str, last: u8) -> Compiled {
        Compiled { script: script.to_owned(), wasm: vec![0, b'a', b's', b'm', 1, 0, 0, 0, 1, 1, last], split: None }
    }

    fn site(page: &str) -> Result<Site, Failure> {
        let app = compiled("export { initSync, __wbg_init as default };\n", 1);
        let worker = compiled("let wasm_bindgen = it => it;\n", 2);
        let lazy_assets = vec![LazyAsset { stem: "english", extension: "bin", bytes: b"english".to_vec() }];
        finish(
            page,
            &Parts {
                app: &app,
                worker: Some(&worker),
                lazy_assets,
                licences: "<p>".to_owned(),
                pack: &load_pack()?,
                speed: Speed::Release,
            },
            &source,
        )
    }

    fn page_of(site: &Site) -> String {
        String::from_utf8(site.files.iter().find(|it| it.0 == "index.html").unwrap().1.clone()).unwrap()
    }

    #[test]
    fn four_requests_in_two_turns() {
        let site = site(PAGE).unwrap();
        let page = page_of(&site);
        let links: Vec<_> = tags(&page, "link").iter().filter_map(|it| it.attribute("href")).map(str::to_owned).collect();
        let scripts: Vec<_> = tags(&page, "script").iter().filter_map(|it| it.attribute("src")).map(str::to_owned).collect();
        // The icon is in the page; the WebAssembly is asked for beside the two scripts.
        assert!(links.len() == 2 && links.iter().any(|it| it.starts_with("data:image/svg+xml,")), "{links:?}");
        assert!(links.iter().any(|it| it.starts_with("./app-") && it.ends_with(".wasm")), "{links:?}");
        assert!(scripts.len() == 2 && scripts[0].starts_with("./boot-") && scripts[1].starts_with("./app-"), "{scripts:?}");
        for name in links.iter().chain(&scripts).filter_map(|it| it.strip_prefix("./")) {
            assert!(site.files.iter().any(|it| it.0 == name), "{name}");
        }
        assert!(!page.contains("<!--"));
    }

    #[test]
    fn what_is_fetched_when_it_is_used_is_named_in_the_page() {
        let site = site(PAGE).unwrap();
        let page = page_of(&site);
        let app = tags(&page, "div").into_iter().find(|it| it.attribute("id") == Some("app")).unwrap();
        for name in ["data-english", "data-worker"] {
            let address = app.attribute(name).unwrap();
            assert!(site.files.iter().any(|it| Some(it.0.as_str()) == address.strip_prefix("./")), "{address}");
        }
        // The worker's script knows its WebAssembly by name.
        let script = site.files.iter().find(|it| it.0.starts_with("worker-") && it.0.ends_with(".js")).unwrap();
        let wasm = site.files.iter().find(|it| it.0.starts_with("worker-") && it.0.ends_with(".wasm")).unwrap();
        assert!(String::from_utf8_lossy(&script.1).contains(&wasm.0));
    }

    #[test]
    fn the_service_worker_knows_the_page_of_its_own_build_and_every_file() {
        let site = site(PAGE).unwrap();
        let worker = String::from_utf8(site.files.iter().find(|it| it.0 == SERVICE_WORKER).unwrap().1.clone()).unwrap();
        let page = page_of(&site);
        let build = page.split_once("data-build=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(worker.starts_with(&format!("var BUILD='{build}',")), "{worker}");
        for (name, _) in site.files.iter().filter(|it| it.0 != SERVICE_WORKER) {
            assert!(worker.contains(&format!("\"./{name}\"")), "{name}");
        }
    }

    #[test]
    fn the_policy_allows_the_one_sheet_and_no_other() {
        let page = page_of(&site(PAGE).unwrap());
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let policy = tags(&page, "meta").into_iter().find_map(|it| it.attribute("content")).unwrap();
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{}';", base64(&Sha256::digest(style)))), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("{style}"), "{policy}");
    }

    #[test]
    fn what_the_policy_would_silence_is_refused() {
        for body in [r#"<body onload="x()">"#, r#"<body style="color:red">"#, "<body><style></style>", "<body><script>x()</script>"] {
            assert!(site(&PAGE.replace("<body>", body)).is_err(), "{body}");
        }
    }
}
