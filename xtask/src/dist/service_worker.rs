//! What makes the site work without a network: a service worker that knows every file of the build, by name and by hash.

use crate::dist::names::hash_of;
use crate::dist::portable;
use crate::dist::site::{PAGE, Site};
use anyhow::{Context, Result};
use authoring::output::measure_pages::FOLDER;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

const SERVICE_WORKER: &str = "service-worker.js";

/// Where whoever publishes the page may put their address, after building too.
const ADDRESS: &str = "<meta name=\"public-address\" content=\"";

/// Tells the page which build it belongs to, and the service worker which files that has and what they hold.
pub fn add(site: &mut Site) -> Result<()> {
    let source = site.take_text(SERVICE_WORKER)?;
    let page = (PAGE.to_owned(), site.page.clone().into_bytes());
    let build = hash_of(site.files.iter().chain([(&page.0, &page.1)]));
    site.edit("#app", |app| {
        app.set_attribute("data-build", &build)?;
        Ok(app.set_attribute("data-offline", &format!("./{SERVICE_WORKER}"))?)
    })?;
    let page = without_address(&site.page)?;
    // Not the pages of the measures: without a network the app says all that they say. Whoever takes the edition of one file along has it
    // then; who does not, need not have it on the device a second time.
    let kept = site.files.iter().filter(|(name, _)| !name.starts_with(FOLDER) && !name.starts_with(portable::NAME));
    let files = kept.map(|(name, bytes)| (name.as_str(), bytes.as_slice())).chain([(PAGE, page.as_bytes())]);
    let hashes = files.map(|(name, bytes)| (format!("./{name}"), BASE64_STANDARD.encode(Sha256::digest(bytes)).into()));
    let files = serde_json::Value::Object(hashes.collect());
    site.files.insert(SERVICE_WORKER.to_owned(), format!("var BUILD='{build}',FILES={files};\n{source}").into_bytes());
    Ok(())
}

/// The page as the service worker hashes it: its public address may be changed and it is the same page.
fn without_address(page: &str) -> Result<String> {
    let Some((before, rest)) = page.split_once(ADDRESS) else { return Ok(page.to_owned()) };
    let (_, after) = rest.split_once('"').context("the public address in index.html does not end")?;
    Ok([before, ADDRESS, "\"", after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_same_with_any_public_address() {
        let page = |address: &str| format!("<head>{ADDRESS}{address}\"><title>a</title>");
        assert_eq!(without_address(&page("https://example.org/twenty/")).unwrap(), page(""));
        assert_eq!(without_address(&page("")).unwrap(), page(""));
        assert_ne!(without_address(&page("").replace("<title>a", "<title>b")).unwrap(), page(""));
        // The two have to take out the same.
        assert!(include_str!("../../../public/service-worker.js").contains(r#"/(<meta name="public-address" content=)"[^"]*"/"#));
    }
}
