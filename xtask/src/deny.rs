//! The step `deny` of `cargo xtask test`: what comes in from others, held to deny.toml by cargo-deny.

use crate::run::{shell, top};
use crate::tools::cargo_deny;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use wait_timeout::ChildExt;

/// How long the list of advisories may take to arrive.
const PATIENCE: Duration = Duration::from_secs(90);

/// Checks licences, duplicates and sources always, and advisories where their list can be had; false where it cannot, which says
/// nothing about what is in it.
pub fn deny() -> Result<bool> {
    let (tool, shell) = (cargo_deny()?, shell()?);
    let run = |checks: &[&str]| {
        let check = shell.cmd(&tool).args(["--workspace", "--locked", "check", "-D", "warnings"]).args(checks);
        check.run().context("Do without the crate, or say in deny.toml why it may come in.")
    };
    run(&["licenses", "bans", "sources"])?;
    if !fetch_advisories(&tool) {
        println!("ADVISORIES WERE NOT CHECKED: their list (github.com/RustSec/advisory-db) cannot be reached from here.");
        return Ok(false);
    }
    run(&["advisories", "--disable-fetch"]).map(|()| true)
}

/// Gets the list of advisories; false where it does not come.
fn fetch_advisories(tool: &Path) -> bool {
    let mut fetch = Command::new(tool);
    fetch
        .current_dir(top())
        .args(["fetch", "db"])
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut fetch) = fetch.spawn() else { return false };
    match fetch.wait_timeout(PATIENCE) {
        Ok(Some(status)) => status.success(),
        Ok(None) | Err(_) => {
            // One that is gone already needs no ending.
            let _ = fetch.kill();
            let _ = fetch.wait();
            false
        }
    }
}
