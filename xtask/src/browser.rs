//! dist/ in Chromium: the step `browser` of `cargo xtask test`, the measurements and the pictures. What happens there, and how the
//! browser is found or installed, is told in tests/browser.

use crate::run::{cargo, shell};
use crate::site;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Runs the browser tests over dist/.
pub fn tests() -> Result<()> {
    run(&["test"])
}

/// Times the app beside the pages of these lists, then what is measured when everything has been loaded.
pub fn measure(beside: &[PathBuf]) -> Result<()> {
    run(&[vec!["speed".into()], beside.to_vec()].concat())?;
    run(&["rollup-speed"])?;
    run(&["roster-speed"])
}

/// Takes the pictures of the papers.
pub fn screenshots() -> Result<()> {
    run(&["screenshots", "docs/screenshots"])
}

/// Installs the browser, where it is missing.
pub fn install() -> Result<()> {
    run(&["install"])
}

fn run(what: &[impl AsRef<std::ffi::OsStr>]) -> Result<()> {
    let shell = shell()?;
    let tests = cargo(&shell).args(["run", "--quiet", "--package", "browser-tests", "--"]).arg(site::folder()).args(what);
    tests.run().context("Read the first failure above. Is dist/ built? `cargo xtask build` makes it.")
}
