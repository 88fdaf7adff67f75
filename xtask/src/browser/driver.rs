//! The browser that tests run in: found, or installed where that can be done without asking.

use crate::run::{Failure, on_path, program, read, stream};
use std::path::{Path, PathBuf};

pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

pub fn chromium() -> Result<Chromium, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let packages = ["chromium", "chromium-driver", "fonts-noto-cjk"];
    if !(Path::new("/etc/debian_version").exists() && is_root()) {
        let next = if Path::new("/etc/debian_version").exists() {
            format!("Run `sudo apt-get install --no-install-recommends {}` and try again.", packages.join(" "))
        } else {
            "Install Chromium (or Chrome), its chromedriver of the same version and a Chinese font, so that both are on PATH, and try again."
                .to_owned()
        };
        return Err(Failure::new("The browser tests need Chromium and chromedriver.").next(next));
    }
    let advice = "Is the network reachable? Then try again.";
    stream(program("apt-get").arg("update"), advice)?;
    let install = ["install", "-y", "--no-install-recommends"];
    stream(program("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(install).args(packages), advice)?;
    find().ok_or_else(|| Failure::new("Chromium was installed, but is not on PATH.").next("Put chromium and chromedriver on PATH."))
}

fn find() -> Option<Chromium> {
    let browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].iter().find_map(|it| on_path(it))?;
    Some(Chromium { browser, driver: on_path("chromedriver")? })
}

/// Chromium's sandbox refuses to run as root, so tests turn it off there.
pub fn is_root() -> bool {
    read(program("id").arg("-u"), "").is_ok_and(|it| it.trim() == "0")
}
