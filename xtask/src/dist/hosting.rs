//! The samples of settings for hosts, docs/hosting/: each knows every kind of file that the site has, and every name that stays.

use crate::dist::names::FIXED;
use crate::dist::site::{PAGE, Site};
use crate::run::top;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fs;

/// The samples, and whether one sets headers: the others are of hosts that allow none.
const SAMPLES: [(&str, bool); 5] =
    [("nginx.conf", true), ("apache.htaccess", true), ("web.config", true), ("github-pages.yml", false), ("gitee-pages.md", false)];

/// Refuses a site that a host would not hand out whole under one of the samples.
pub fn check(site: &Site) -> Result<()> {
    let endings: BTreeSet<&str> =
        site.files.keys().map(String::as_str).chain([PAGE]).filter_map(|it| Some(it.rsplit_once('.')?.1)).collect();
    for (name, sets_headers) in SAMPLES {
        let path = top().join("docs").join("hosting").join(name);
        let sample = fs::read_to_string(&path).with_context(|| format!("{} could not be read", path.display()))?;
        complete(&sample, &endings, sets_headers).with_context(|| format!("Put it into docs/hosting/{name}."))?;
    }
    Ok(())
}

fn complete(sample: &str, endings: &BTreeSet<&str>, sets_headers: bool) -> Result<()> {
    // In patterns a dot has a stroke before it.
    let sample = sample.replace('\\', "");
    let words: BTreeSet<&str> = sample.split(|it: char| !it.is_ascii_alphanumeric()).collect();
    for ending in endings {
        ensure!(words.contains(ending), "the site has files that end in .{ending}, which a sample for hosts does not name");
    }
    // The site may lie in any folder of a host: `~ ^/index.html` would keep the page of /a/ for a year.
    ensure!(!sample.contains("~ ^/"), "a pattern of a sample for hosts holds at the root of a host only");
    if sets_headers {
        for needed in ["application/wasm", "application/manifest+json", "immutable", "frame-ancestors 'none'", "nosniff", "measures", PAGE]
            .iter()
            .chain(&FIXED)
        {
            ensure!(sample.contains(needed), "a sample for hosts says nothing of {needed}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_that_lacks_a_kind_or_a_name_is_refused() {
        let sample = fs::read_to_string(top().join("docs/hosting/nginx.conf")).unwrap();
        let endings = BTreeSet::from(["html", "wasm", "bin"]);
        complete(&sample, &endings, true).unwrap();
        for (text, missing) in [("licences\\.html", "licences.html"), ("bin;", ".bin"), ("immutable", "immutable")] {
            let error = complete(&sample.replace(text, ";"), &endings, true).unwrap_err().to_string();
            assert!(error.contains(missing), "{error}");
        }
        assert!(complete(&sample, &BTreeSet::from(["woff2"]), true).is_err());
        let at_the_root_only = sample.replace("location ~ /(", "location ~ ^/(");
        assert_ne!(at_the_root_only, sample);
        assert!(complete(&at_the_root_only, &endings, true).is_err());
    }

    #[test]
    fn every_sample_is_complete_for_a_site_of_every_kind() {
        let mut site = Site::default();
        for name in ["a.wasm", "a.js", "a.bin", "a.css", "icon-192.png", "manifest.json", "licences.html"] {
            site.files.insert(name.to_owned(), Vec::new());
        }
        check(&site).unwrap();
        site.files.insert("a.woff2".to_owned(), Vec::new());
        assert!(check(&site).is_err());
    }
}
