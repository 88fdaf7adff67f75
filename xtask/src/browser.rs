//! dist/ in Chromium: the step `browser` of `cargo xtask test`, the measurements and the pictures. What happens in the browser is told
//! in tests/browser; here it is found, or installed where that can be done without asking.

use crate::run::{cargo, on_path, shell};
use crate::site;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::cmd;

pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Runs the browser tests over dist/.
pub fn tests() -> Result<()> {
    run(&["test"])
}

/// Times the app beside the pages of these lists, then what is measured when everything has been loaded.
pub fn measure(beside: &[PathBuf]) -> Result<()> {
    let lists = beside.iter().map(|it| it.to_string_lossy());
    run(&lists.fold(vec!["speed".to_owned()], |words, list| [words, vec![list.into_owned()]].concat()))?;
    run(&["rollup-speed"])
}

/// Takes the pictures of the papers.
pub fn screenshots() -> Result<()> {
    run(&["screenshots", "docs/screenshots"])
}

fn run(what: &[impl AsRef<std::ffi::OsStr>]) -> Result<()> {
    let Chromium { browser, driver } = chromium()?;
    let shell = shell()?;
    let tests = cargo(&shell).args(["run", "--quiet", "--package", "browser-tests", "--"]).arg(site::folder()).arg(driver).arg(browser);
    tests.args(what).run().context("Read the first failure above. Is dist/ built? `cargo xtask build` makes it.")
}

pub fn chromium() -> Result<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let packages = ["chromium", "chromium-driver", "fonts-noto-cjk"];
    let debian = Path::new("/etc/debian_version").exists();
    if !debian || !is_root() {
        let next = if debian {
            format!("Run `sudo apt-get install --no-install-recommends {}` and try again.", packages.join(" "))
        } else {
            "Install Chromium (or Chrome), its chromedriver of the same version and a Chinese font, so that both are on PATH.".to_owned()
        };
        return Err(anyhow::anyhow!("the browser tests need Chromium and chromedriver").context(next));
    }
    let (shell, advice) = (shell()?, "Is the network reachable? Then try again.");
    cmd!(shell, "apt-get update").run().context(advice)?;
    cmd!(shell, "apt-get install -y --no-install-recommends {packages...}")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
        .context(advice)?;
    match find() {
        Some(found) => Ok(found),
        None => bail!("Chromium was installed, but is not on PATH"),
    }
}

fn find() -> Option<Chromium> {
    let browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(|it| on_path(it))?;
    Some(Chromium { browser, driver: on_path("chromedriver")? })
}

/// Chromium's sandbox refuses to run as root, so tests turn it off there.
pub fn is_root() -> bool {
    shell().and_then(|it| Ok(cmd!(it, "id -u").quiet().ignore_stderr().read()?)).is_ok_and(|it| it.trim() == "0")
}
