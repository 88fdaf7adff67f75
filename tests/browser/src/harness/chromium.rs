//! The browser that the tests run in: found, or installed where that can be done without asking.

use std::path::{Path, PathBuf};
use std::process::Command;

use which::which;

/// Chromium and its driver.
pub struct Chromium {
    /// The browser's program.
    pub browser: PathBuf,
    /// Its driver's.
    pub driver: PathBuf,
}

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Finds both, or installs them on Debian, if this is root.
pub fn chromium() -> Result<Chromium, String> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install(&PACKAGES).map_err(|why| format!("the browser tests need Chromium and chromedriver: {why}"))?;
    find().ok_or_else(|| "Chromium was installed, but is not on PATH".to_owned())
}

/// Installs packages of Debian's, if this is Debian and we are root.
///
/// # Errors
/// Where it is not, with what to do.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let debian = Path::new("/etc/debian_version").exists();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|it| it.stdout.trim_ascii() == b"0");
    if !debian || !is_root {
        let next = if debian {
            format!("Run `sudo apt-get install --no-install-recommends {}` and try again.", packages.join(" "))
        } else {
            format!("Install what Debian calls {}, so that its programs are on PATH.", packages.join(", "))
        };
        return Err(format!("it is not here\n  next: {next}"));
    }
    for words in [vec!["update"], [vec!["install", "-y", "--no-install-recommends"], packages.to_vec()].concat()] {
        println!("$ apt-get {}", words.join(" "));
        let status = Command::new("apt-get").args(&words).env("DEBIAN_FRONTEND", "noninteractive").status();
        if !status.is_ok_and(|it| it.success()) {
            return Err(format!("`apt-get {}` failed\n  next: Is the network reachable? Then try again.", words.join(" ")));
        }
    }
    Ok(())
}

fn find() -> Option<Chromium> {
    let browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(|it| which(it).ok())?;
    Some(Chromium { browser, driver: which("chromedriver").ok()? })
}
