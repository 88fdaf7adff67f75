//! `cargo xtask cases PATH…`: runs case files and says which cases came out otherwise.

use crate::pack;
use anyhow::{Result, ensure};
use authoring::cases::read;
use authoring::problem::Problem;
use authoring::source::{SourceFile, Sources};
use policy::engine::cases::run;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Like println!, but a reader that has seen enough (`| head`) is no failure.
macro_rules! say {
    ($($it:tt)*) => { let _ = writeln!(std::io::stdout(), $($it)*); };
}

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
    let mut files = Vec::new();
    for path in paths {
        if let Err(error) = collect(path, &mut files) {
            say!("{}: could not be read: {error}; expected a case file or a folder of them", path.display());
            return Ok(ExitCode::from(2));
        }
    }
    files.sort();
    let (mut passed, mut failed, mut unreadable) = (0_usize, 0_usize, false);
    for file in &files {
        let shown = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                say!("{shown}: could not be read: {error}; expected a YAML list of cases");
                unreadable = true;
                continue;
            }
        };
        match read(&pack, &text) {
            Ok(found) => {
                for case in &found {
                    let differences = run(&pack, case);
                    if differences.is_empty() {
                        passed += 1;
                        continue;
                    }
                    failed += 1;
                    say!("{shown}: {}", case.name);
                    say!("  {:<28} {:<44} actual", "", "expected");
                    for difference in differences {
                        say!("  {:<28} {:<44} {}", difference.what, difference.expected, difference.actual);
                    }
                }
            }
            Err((place, message)) => {
                unreadable = true;
                let sources = Sources { files: vec![SourceFile { name: shown.clone(), shown: shown.clone(), text }] };
                let problem = Problem { file: Some(0), place, message, help: None };
                let (line, column) = problem.line_and_column(&sources).unwrap_or((1, 1));
                say!("{shown}:{line}:{column}: {}", problem.message);
                say!("{}", problem.render(&sources));
            }
        }
    }
    say!("{passed} passed, {failed} failed");
    Ok(ExitCode::from(match (unreadable, failed) {
        (true, _) => 2,
        (false, 0) => 0,
        (false, _) => 1,
    }))
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            let inner = entry?.path();
            if inner.is_dir() || inner.extension().is_some_and(|it| it == "yaml") {
                collect(&inner, into)?;
            }
        }
        return Ok(());
    }
    std::fs::metadata(path)?;
    into.push(path.to_path_buf());
    Ok(())
}
