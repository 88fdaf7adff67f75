//! `cargo xtask cases PATH…`: runs case files and says which cases came out otherwise.

use crate::pack;
use anyhow::{Result, ensure};
use authoring::case_files::{Outcome, run_files};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs every case below the paths. Exit 1 when any failed, 2 when a file cannot be read.
pub fn cases(paths: &[PathBuf]) -> Result<ExitCode> {
    ensure!(!paths.is_empty(), "no case file is named; for example: cargo xtask cases data/sangzhi-2020/cases");
    let (_, _, pack) = match pack::load() {
        Ok(found) => found,
        Err(error) => {
            eprintln!("\n{}", error.root_cause());
            return Ok(ExitCode::from(2));
        }
    };
    // A reader that has seen enough (`| head`) is no failure.
    let say = |line: &str| _ = writeln!(std::io::stdout(), "{line}");
    let Outcome { passed, failed, unreadable } = run_files(&pack, paths, say);
    say(&format!("{passed} passed, {failed} failed"));
    Ok(ExitCode::from(match (unreadable, failed) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, _) => 2,
    }))
}
