//! `cargo xtask portable` and `release`: the edition of one file, and all that is handed out of a build: the site as a zip, the edition of one
//! file, and the sums of both. From the same commit every byte comes out the same, on every machine: nothing asks for the time, no path of this
//! machine gets in, what is listed is sorted. `release --again` builds a second time from nothing, and compares.

use crate::dist::portable::NAME;
use crate::run::{shell, step, top};
use crate::{data, site};
use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use xshell::cmd;
use zip::write::SimpleFileOptions;

/// Where it is put.
fn folder() -> PathBuf {
    top().join("target").join("release-files")
}

/// Builds the site, and puts the edition of one file where `to` says.
pub fn portable(to: Option<PathBuf>) -> Result<()> {
    site::build()?;
    let to = match to {
        Some(to) => to,
        None => folder().join(format!("{}.html", name()?)),
    };
    write(&to, &one_file(&site::folder())?)?;
    println!("\nOne file, to be opened by a double click: {}", to.display());
    Ok(())
}

/// Builds the site and lays out what is handed out. `again` builds it once more from nothing, and fails where a byte differs.
pub fn release(again: bool) -> Result<()> {
    site::build_anywhere(None)?;
    let built = contents(&site::folder())?;
    if again {
        let other = top().join("target").join("again");
        shell()?.remove_path(&other)?;
        site::build_anywhere(Some(&other))?;
        step("two builds, byte for byte", || same(&built, &contents(&other.join("dist"))?))?;
    }
    let name = name()?;
    let files = [(format!("{name}.html"), one_file(&site::folder())?), (format!("{name}.zip"), zipped(&built)?)];
    shell()?.remove_path(folder())?;
    let mut sums = String::new();
    for (name, bytes) in &files {
        write(&folder().join(name), bytes)?;
        sums.push_str(&format!("{}  {name}\n", hex(bytes)));
    }
    write(&folder().join("SHA256SUMS"), sums.as_bytes())?;
    println!("\n{sums}\nIn {}. `sha256sum --check SHA256SUMS` compares.", folder().display());
    Ok(())
}

/// The state of the source, as the page "About" names it; with a plus where something has been changed since. `None` where this is no
/// checkout.
pub fn commit() -> Option<String> {
    let shell = shell().ok()?;
    let commit = cmd!(shell, "git rev-parse --short=12 HEAD").quiet().ignore_stderr().read().ok()?;
    let changed = cmd!(shell, "git status --porcelain --untracked-files=no").quiet().ignore_stderr().read().ok()?;
    Some([commit.trim(), if changed.trim().is_empty() { "" } else { "+" }].concat())
}

/// What the files are called: the product, and the pack that is in it.
fn name() -> Result<String> {
    let (_, _, pack) = data::load()?;
    Ok(format!("twenty-measures-{}", pack.id))
}

/// The edition of one file, which a built site holds.
fn one_file(site: &Path) -> Result<Vec<u8>> {
    let files = contents(site)?;
    let found = files.into_iter().find(|(name, _)| name.starts_with(NAME)).map(|it| it.1);
    found.with_context(|| format!("{} holds no edition of one file", site.display()))
}

/// The files of a site by their names.
fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let site = crate::dist::site::Site::read(folder)?;
    let page = (crate::dist::site::PAGE.to_owned(), site.page.into_bytes());
    Ok(site.files.into_iter().chain([page]).collect())
}

/// Refuses two builds that are not the same, and names what differs.
fn same(first: &BTreeMap<String, Vec<u8>>, second: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    let names = first.keys().chain(second.keys().filter(|it| !first.contains_key(*it)));
    let differ: Vec<&str> = names.filter(|it| first.get(*it) != second.get(*it)).map(String::as_str).collect();
    if !differ.is_empty() {
        bail!("two builds of the same source differ in: {}", differ.join(", "));
    }
    println!("{} files, all the same.", first.len());
    Ok(())
}

/// A zip that holds only what it is given: no time, no owner, files in the order of their names.
fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    for (name, bytes) in files {
        ensure!(!name.starts_with('/') && !name.contains(".."), "a file of the site is called {name}");
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|it| format!("{it:02x}")).collect()
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let written = fs::create_dir_all(file.parent().unwrap_or(file)).and_then(|()| fs::write(file, bytes));
    written.with_context(|| format!("Is {} yours to write, and the disk not full?", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[(&str, &[u8])]) -> BTreeMap<String, Vec<u8>> {
        names.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
    }

    #[test]
    fn a_zip_holds_nothing_of_the_hour_in_which_it_was_made() {
        let site = files(&[("index.html", b"page"), ("app-1/app.js", b"script")]);
        let first = zipped(&site).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2_100));
        assert_eq!(first, zipped(&site).unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        assert_eq!(read.file_names().map(|it| it.unwrap().into_owned()).collect::<Vec<_>>(), ["app-1/app.js", "index.html"]);
        assert_eq!(std::io::read_to_string(read.by_name("index.html").unwrap()).unwrap(), "page");
        assert!(zipped(&files(&[("../a", b"")])).is_err());
    }

    #[test]
    fn what_differs_between_two_builds_is_named() {
        let (one, other) = (files(&[("a", b"1"), ("b", b"2")]), files(&[("a", b"1"), ("b", b"3"), ("c", b"")]));
        assert_eq!(same(&one, &other).unwrap_err().to_string(), "two builds of the same source differ in: b, c");
        same(&one, &one).unwrap();
    }
}
