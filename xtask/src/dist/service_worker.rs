//! What makes the site work without a network: a service worker that knows every file of the build by name, and a manifest, so
//! that the site can be installed.

use crate::dist::minify;
use crate::run::Failure;
use sha2::{Digest, Sha256};

/// The one file that keeps its name: the browser asks for it again and again, to see whether there is a new build.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// What the browser shows of the site when it is installed.
pub const MANIFEST: &str = "manifest.json";

/// A build's name: the hash of the names and contents of all its files.
pub fn build_of<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all: Vec<(&str, &[u8])> = files.collect();
    all.sort_unstable();
    let mut hash = Sha256::new();
    for (name, bytes) in all {
        // With lengths between, no two lists of files make the same stream.
        hash.update(name.len().to_le_bytes());
        hash.update(name);
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().take(8).map(|it| format!("{it:02x}")).collect()
}

/// The service worker of a build: its name, its files, then src/service-worker.js.
pub fn service_worker(source: &str, build: &str, files: &[&str]) -> Result<String, Failure> {
    let names: Vec<String> = files.iter().map(|it| format!("./{it}")).collect();
    let list = serde_json::to_string(&names).map_err(|error| Failure::new(format!("The list of files could not be written: {error}.")))?;
    Ok(format!("var BUILD='{build}',FILES={list};\n{}", minify::script(source)))
}

/// The manifest. Everything in it is relative, so that any folder will do.
pub fn manifest() -> String {
    r##"{"name":"二十条 · Twenty Measures","short_name":"二十条","lang":"zh-CN","start_url":"./","scope":"./","display":"standalone","background_color":"#faf7f0","theme_color":"#faf7f0","icons":[{"src":"./icon-192.png","sizes":"192x192","type":"image/png"},{"src":"./icon-512.png","sizes":"512x512","type":"image/png"}]}"##
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_named_by_everything_in_it() {
        let of = |files: &[(&str, &str)]| build_of(files.iter().map(|it| (it.0, it.1.as_bytes())));
        let build = of(&[("a", "1"), ("b", "2")]);
        assert_eq!(build, of(&[("b", "2"), ("a", "1")]));
        for other in [&[("a", "1"), ("b", "3")][..], &[("a", "1"), ("c", "2")], &[("a", "1")], &[("a", "1b"), ("", "2")]] {
            assert_ne!(build, of(other));
        }
    }

    #[test]
    fn a_service_worker_knows_its_build_and_its_files() {
        let worker = service_worker("// what it is\nuse(BUILD, FILES);\n", "00ff", &["index.html", "app-1.js"]).unwrap();
        assert_eq!(worker, "var BUILD='00ff',FILES=[\"./index.html\",\"./app-1.js\"];\nuse(BUILD, FILES);\n");
    }

    #[test]
    fn the_manifest_is_json_and_names_nothing_but_relative_addresses() {
        let manifest: serde_json::Value = serde_json::from_str(&manifest()).unwrap();
        assert_eq!(manifest["start_url"], "./");
        assert_eq!(manifest["icons"].as_array().map(Vec::len), Some(2));
    }
}
