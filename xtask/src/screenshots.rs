//! `cargo xtask screenshots`: the pictures of the documentation; or every screen in every look, and beside that of another commit. No
//! picture is kept as the right one: the other commit is built and photographed in the same run.

use crate::run::{plain, shell, step, top};
use crate::{browser, site};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};

pub fn screenshots(every: bool, against: Option<&str>, only: Option<&str>) -> Result<()> {
    site::build()?;
    if !every && against.is_none() {
        ensure!(only.is_none(), "--only is for --every and --against");
        return browser::screenshots();
    }
    let screens = top().join("target").join("screens");
    let now = emptied(&screens.join("now"))?;
    // Another build would take its place.
    let site = screens.join("site");
    copy(&site::folder(), &emptied(&site)?)?;
    step("every screen, now", || browser::screens(&site, &now, only))?;
    let Some(commit) = against else { return Ok(()) };
    let then = emptied(&screens.join("then"))?;
    let other = step("the build of the other commit", || built(commit))?;
    step("every screen, then", || browser::screens(&other, &then, only))?;
    step("what differs", || browser::compare(&then, &now, &screens))
}

/// The site of a commit, in a working tree of its own that stays for the next time.
fn built(commit: &str) -> Result<PathBuf> {
    let shell = shell()?;
    let named = shell.cmd("git").args(["rev-parse", "--verify", "--quiet", &format!("{commit}^{{commit}}")]).read();
    let id = named.with_context(|| format!("{commit} is no commit of this repository"))?;
    let id = id.trim().get(..12).unwrap_or(id.trim()).to_owned();
    let tree = top().join("target").join("against").join(&id);
    let site = tree.join("dist");
    if site.join("index.html").is_file() {
        return Ok(site);
    }
    if !tree.is_dir() {
        shell.cmd("git").args(["worktree", "prune"]).run()?;
        shell.cmd("git").args(["worktree", "add", "--detach"]).arg(&tree).arg(&id).run().context("Is target/ yours to write?")?;
    }
    // What several commits have in common is compiled once.
    let target = top().join("target").join("against").join("target");
    shell.change_dir(&tree);
    let build = plain(shell.cmd("cargo")).args(["xtask", "build"]).env("CARGO_TARGET_DIR", &target);
    build.run().with_context(|| format!("{id} does not build with this compiler and these tools: name a later commit."))?;
    Ok(site)
}

/// A folder with nothing in it.
fn emptied(folder: &Path) -> Result<PathBuf> {
    let made = || -> std::io::Result<()> {
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)
    };
    made().with_context(|| format!("Is {} yours to write?", folder.display()))?;
    Ok(folder.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} could not be read", from.display()))? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() { copy(&path, &to)? } else { _ = fs::copy(&path, &to)? }
    }
    Ok(())
}
