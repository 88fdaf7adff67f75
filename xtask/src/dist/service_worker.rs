//! What makes the site work without a network: a service worker that knows every file of the build by name.

use crate::dist::names::hash_of;
use crate::dist::site::{PAGE, Site};
use anyhow::Result;

const SERVICE_WORKER: &str = "service-worker.js";

/// Tells the page which build it belongs to, and the service worker which files that has.
pub fn add(site: &mut Site) -> Result<()> {
    let source = site.take_text(SERVICE_WORKER)?;
    let page = (PAGE.to_owned(), site.page.clone().into_bytes());
    let build = hash_of(site.files.iter().chain([(&page.0, &page.1)]));
    site.edit("#app", |app| {
        app.set_attribute("data-build", &build)?;
        Ok(app.set_attribute("data-offline", &format!("./{SERVICE_WORKER}"))?)
    })?;
    let files: Vec<String> = [PAGE].into_iter().chain(site.files.keys().map(String::as_str)).map(|it| format!("./{it}")).collect();
    let files = serde_json::to_string(&files)?;
    site.files.insert(SERVICE_WORKER.to_owned(), format!("var BUILD='{build}',FILES={files};\n{source}").into_bytes());
    Ok(())
}
