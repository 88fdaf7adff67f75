//! What the page may load and run: its own files, whole, and what stands in it by its hash.

use crate::dist::site::Site;
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use lol_html::{RewriteStrSettings, rewrite_str, text};
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;

/// Only the two policies of boot/files.js make HTML or a script's address of a text, where browsers know how to hold a page to that.
const TRUSTED: &str = "require-trusted-types-for 'script'; trusted-types twenty-measures-scripts twenty-measures-templates";

/// A content as a policy names it.
pub fn sha256(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// Adds the policy, and what each script has to be.
pub fn add(site: &mut Site) -> Result<()> {
    for (name, _) in site.attributes("*")? {
        // Better to hear of it here than to be without it in the browser.
        ensure!(
            name != "style" && !name.starts_with("on"),
            "the page has an attribute `{name}`, which its policy forbids: put it into a file"
        );
    }
    let digest = |bytes: &Vec<u8>| format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    let scripts = site.files.iter().filter(|(name, _)| name.ends_with(".js"));
    let digests: BTreeMap<String, String> = scripts.map(|(name, bytes)| (format!("./{name}"), digest(bytes))).collect();
    site.edit("script[src], link[rel=modulepreload]", |element| {
        let name = element.get_attribute("src").or_else(|| element.get_attribute("href")).unwrap_or_default();
        if let Some(digest) = digests.get(&name) {
            element.set_attribute("integrity", digest)?;
        }
        Ok(())
    })?;
    let (scripts, styles) = hashes(site)?;
    // Nothing but what lies beside the page, and no form, frame or address elsewhere.
    add_policy(
        site,
        &format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self' {styles}; img-src 'self' data:; \
             connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; {TRUSTED}"
        ),
    )
}

/// Adds the policy of the edition of one file: it asks for nothing at all but what it has made itself of what stands in it.
pub fn add_to_one_file(site: &mut Site, more_styles: &str) -> Result<()> {
    let (scripts, styles) = hashes(site)?;
    add_policy(
        site,
        &format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval' {scripts}; style-src {styles} {more_styles}; img-src data: blob:; \
             connect-src blob:; worker-src blob:; base-uri 'none'; form-action 'none'; {TRUSTED}"
        ),
    )
}

/// What stands in the page: its scripts that run, and its sheets.
fn hashes(site: &Site) -> Result<(String, String)> {
    Ok((inside(&site.page, "script:not([src]):not([data-file])")?, inside(&site.page, "style")?))
}

fn add_policy(site: &mut Site, policy: &str) -> Result<()> {
    // It governs what comes after it; only the encoding must be known before.
    let mut places = 0;
    site.edit("meta[charset]", |element| {
        places += 1;
        element.after(
            &format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
            lol_html::html_content::ContentType::Html,
        );
        Ok(())
    })?;
    (places == 1).then_some(()).context("index.html does not name its encoding once").context("Put <meta charset=\"utf-8\"> first.")
}

/// The hashes of what stands in these elements.
pub fn inside(page: &str, selector: &str) -> Result<String> {
    let (mut all, mut one) = (Vec::new(), String::new());
    let collect = text!(selector, |chunk| {
        one.push_str(chunk.as_str());
        if chunk.last_in_text_node() {
            all.push(sha256(&std::mem::take(&mut one)));
        }
        Ok(())
    });
    rewrite_str(page, RewriteStrSettings::new().append_element_content_handler(collect))?;
    Ok(all.join(" "))
}
