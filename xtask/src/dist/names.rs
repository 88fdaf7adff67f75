//! Names that tell what a file holds: a name stands for one content for ever, so browsers need not ask whether it has changed.

use crate::dist::site::Site;
use anyhow::{Result, ensure};
use authoring::output::measure_pages::FOLDER;
use base64::prelude::{BASE64_STANDARD, Engine};
use lol_html::html_content::ContentType;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Those that keep their names: they are asked for by them, from elsewhere or again and again. So do the pages of the measures.
pub const FIXED: [&str; 5] = ["service-worker.js", "manifest.json", "icon-192.png", "icon-512.png", "licences.html"];

/// The folder of the app, whose files name one another: it has a name for all of them.
pub const APP: &str = "app/";

/// The beginning of a SHA-256, of all that it was given.
pub fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(8).map(|it| format!("{it:02x}")).collect()
}

/// A name for everything in these files together.
pub fn hash_of<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    let mut hash = Sha256::new();
    for part in files.flat_map(|(name, bytes)| [name.as_bytes(), bytes]) {
        // With lengths between, no two lists of files make the same stream.
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    short(hash)
}

/// What is small and needed at once is put into the page, two requests less: the sign of the window, and what starts the app.
pub fn into_page(site: &mut Site) -> Result<()> {
    let icon = BASE64_STANDARD.encode(site.take("icon.svg")?);
    site.edit("link[rel=icon]", |it| Ok(it.set_attribute("href", &format!("data:image/svg+xml;base64,{icon}"))?))?;
    let boot = site.take_text("boot.js")?;
    ensure!(!boot.contains("</"), "a piece in boot/ holds `</`, which would end the script in the page");
    site.edit("script[src='boot.js']", |script| {
        script.remove_attribute("src");
        script.set_inner_content(boot.trim(), ContentType::Html);
        Ok(())
    })
}

/// Gives every file its name, and tells it to those that ask for it.
pub fn by_content(site: &mut Site) -> Result<()> {
    let mut renamed = BTreeMap::new();
    let wasm = site.take("worker_bg.wasm")?;
    let worker = site.take_text("worker.js")?.replace("worker_bg.wasm", &hashed("worker_bg.wasm", &wasm));
    site.files.extend([("worker_bg.wasm".to_owned(), wasm), ("worker.js".to_owned(), worker.into_bytes())]);
    let app = format!("app-{}/", hash_of(site.files.iter().filter(|it| it.0.starts_with(APP))));
    for (name, bytes) in std::mem::take(&mut site.files) {
        let new = match name.strip_prefix(APP) {
            Some(inner) => format!("{app}{inner}"),
            None if FIXED.contains(&name.as_str()) || name.starts_with(FOLDER) => name.clone(),
            None => hashed(&name, &bytes),
        };
        renamed.insert(name, new.clone());
        site.files.insert(new, bytes);
    }
    // The script that starts the app names it too.
    site.page = site.page.replace(&format!("\"./{APP}"), &format!("\"./{app}"));
    site.edit("*", |element| {
        let names_files = |name: &str| ["src", "href"].contains(&name) || name.starts_with("data-");
        let named: Vec<_> = element.attributes().iter().map(|it| (it.name(), it.value())).filter(|it| names_files(&it.0)).collect();
        for (name, value) in named {
            let new = |word: &str| renamed.get(word.trim_start_matches("./")).map_or(word.to_owned(), |it| format!("./{it}"));
            element.set_attribute(&name, &value.split(' ').map(new).collect::<Vec<_>>().join(" "))?;
        }
        Ok(())
    })
}

fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{extension}", short(Sha256::new_with_prefix(bytes)))
}
