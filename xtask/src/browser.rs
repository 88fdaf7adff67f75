//! dist/ in Chromium: the step `browser` of `cargo xtask test`, the measurements and the pictures. What happens there, and how the
//! browser is found or installed, is told in tests/browser.

use crate::run::{cargo, shell};
use crate::site;
use crate::tools::geckodriver;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Runs the browser tests over dist/.
pub fn tests() -> Result<()> {
    run(&["test"])
}

/// Walks the main journeys in the other engines, as far as this machine has them or lets them be installed; whether it has all.
pub fn engines() -> Result<bool> {
    let shell = shell()?;
    let tests = cargo(&shell).args(["run", "--quiet", "--package", "browser-tests", "--"]).arg(site::folder()).arg("engines");
    let tests = match geckodriver() {
        Ok(driver) => tests.env("GECKODRIVER", driver),
        Err(why) => {
            println!("No geckodriver: {:#}", why.root_cause());
            tests
        }
    };
    // As tests/browser/src/main.rs says it.
    const NOT_ALL_THERE: i32 = 3;
    let status = std::process::Command::from(tests).status().context("Is cargo still there?")?;
    match status.code() {
        Some(0) => Ok(true),
        Some(NOT_ALL_THERE) => Ok(false),
        _ => Err(anyhow::anyhow!("the main journeys do not all work in the other engines").context("Read the first failure above.")),
    }
}

/// Times the app beside the pages of these lists, then what is measured when everything has been loaded.
pub fn measure(beside: &[PathBuf]) -> Result<()> {
    run(&[vec!["speed".into()], beside.to_vec()].concat())?;
    run(&["rollup-speed"])?;
    run(&["roster-speed"])
}

/// Takes the pictures of docs/screenshots/.
pub fn screenshots() -> Result<()> {
    run(&["screenshots", "docs/screenshots"])
}

/// Takes every screen of the site in a folder in every look, or those whose address holds `part`.
pub fn screens(site: &Path, to: &Path, part: Option<&str>) -> Result<()> {
    let words: Vec<&OsStr> = [OsStr::new("screens"), to.as_os_str()].into_iter().chain(part.map(OsStr::new)).collect();
    over(site, &words)
}

/// Says which of two folders' pictures differ.
pub fn compare(then: &Path, now: &Path, to: &Path) -> Result<()> {
    run(&[OsStr::new("compare"), then.as_os_str(), now.as_os_str(), to.as_os_str()])
}

/// Installs the browser, where it is missing.
pub fn install() -> Result<()> {
    run(&["install"])
}

fn run(what: &[impl AsRef<OsStr>]) -> Result<()> {
    over(&site::folder(), what)
}

fn over(site: &Path, what: &[impl AsRef<OsStr>]) -> Result<()> {
    let shell = shell()?;
    let tests = cargo(&shell).args(["run", "--quiet", "--package", "browser-tests", "--"]).arg(site).args(what);
    tests.run().context("Read the first failure above. Is dist/ built? `cargo xtask build` makes it.")
}
