//! A site in memory: its page, and the files beside it by name.

use anyhow::{Context, Result, anyhow};
use lol_html::html_content::Element;
use lol_html::{HandlerResult, RewriteStrSettings, doc_comments, element, rewrite_str};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

pub const PAGE: &str = "index.html";

#[derive(Default)]
pub struct Site {
    pub page: String,
    /// All others, by their path from the page, with forward slashes.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// The site that lies in a folder.
    pub fn read(folder: &Path) -> Result<Site> {
        let mut site = Site::default();
        read_folder(folder, "", &mut site.files)
            .with_context(|| format!("Does {} hold a site? `cargo xtask build` makes one.", folder.display()))?;
        let page = site.take(PAGE)?;
        site.page = String::from_utf8(page)?;
        Ok(site)
    }

    /// Puts it into the folder, in the place of what was there.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let write = || -> std::io::Result<()> {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
            }
            for (name, bytes) in self.files.iter().map(|(name, it)| (name.as_str(), it.as_slice())).chain([(PAGE, self.page.as_bytes())]) {
                let file = folder.join(name);
                fs::create_dir_all(file.parent().unwrap_or(folder))?;
                fs::write(file, bytes)?;
            }
            Ok(())
        };
        write().with_context(|| format!("Is {} yours to write, and the disk not full?", folder.display()))
    }

    pub fn take(&mut self, name: &str) -> Result<Vec<u8>> {
        self.files.remove(name).with_context(|| format!("the site has no file {name}"))
    }

    /// As [`Site::take`], for a text.
    pub fn take_text(&mut self, name: &str) -> Result<String> {
        String::from_utf8(self.take(name)?).map_err(|_| anyhow!("{name} is not UTF-8"))
    }

    /// Changes every element of the page that a CSS selector names.
    pub fn edit(&mut self, selector: &str, change: impl FnMut(&mut Element<'_, '_>) -> HandlerResult) -> Result<()> {
        self.page = rewrite_str(&self.page, RewriteStrSettings::new().append_element_content_handler(element!(selector, change)))?;
        Ok(())
    }

    /// The attributes of every element that a CSS selector names, in order.
    pub fn attributes(&self, selector: &str) -> Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        let note = element!(selector, |element| {
            found.extend(element.attributes().iter().map(|it| (it.name(), it.value())));
            Ok(())
        });
        rewrite_str(&self.page, RewriteStrSettings::new().append_element_content_handler(note))?;
        Ok(found)
    }

    pub fn remove_comments(&mut self) -> Result<()> {
        let remove = doc_comments!(|comment| {
            comment.remove();
            Ok(())
        });
        let page = rewrite_str(&self.page, RewriteStrSettings::new().append_document_content_handler(remove))?;
        self.page = page.lines().map(str::trim).filter(|it| !it.is_empty()).map(|it| format!("{it}\n")).collect();
        Ok(())
    }

    /// Makes one script of the worker and what starts it: one request less.
    pub fn join_worker(&mut self) -> Result<()> {
        const IMPORT: &str = "importScripts('worker.js');";
        let (start, worker) = (self.take_text("start-worker.js")?, self.take_text("worker.js")?);
        let (before, after) = start.split_once(IMPORT).with_context(|| format!("public/start-worker.js does not say {IMPORT}"))?;
        self.files.insert("worker.js".to_owned(), [before, &worker, after].concat().into_bytes());
        self.edit("#app", |it| Ok(it.set_attribute("data-worker", "worker.js")?))
    }
}

fn read_folder(folder: &Path, before: &str, into: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let unreadable = |path: &Path, error: std::io::Error| anyhow!("{} could not be read: {error}", path.display());
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry?.path();
        let name = format!("{before}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), into)?;
        } else {
            into.insert(name, fs::read(&path).map_err(|error| unreadable(&path, error))?);
        }
    }
    Ok(())
}
