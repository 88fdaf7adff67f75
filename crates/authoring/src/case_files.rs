//! Running the cases in files, and saying which came out otherwise.

use std::io;
use std::path::{Path, PathBuf};

use policy::engine::cases::run;
use policy::model::pack::Pack;

use crate::cases::read;
use crate::problem::Problem;
use crate::source::{SourceFile, Sources};

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Cases that came out as written.
    pub passed: usize,
    /// Cases that did not.
    pub failed: usize,
    /// Files, or folders, that could not be read.
    pub unreadable: usize,
}

/// Runs every case in these files, and in the files below these folders, in the order of their names. `say` gets a line for each
/// difference and each mistake.
pub fn run_files(pack: &Pack, paths: &[PathBuf], mut say: impl FnMut(&str)) -> Outcome {
    let (mut outcome, mut files) = (Outcome::default(), Vec::new());
    for path in paths {
        if let Err(error) = collect(path, &mut files) {
            outcome.unreadable += 1;
            say(&format!("{}: could not be read: {error}; expected a case file or a folder of them", path.display()));
        }
    }
    files.sort();
    for file in files {
        let shown = file.display().to_string();
        match std::fs::read_to_string(&file) {
            Ok(text) => run_file(pack, shown, text, &mut outcome, &mut say),
            Err(error) => {
                outcome.unreadable += 1;
                say(&format!("{shown}: could not be read: {error}; expected a YAML list of cases"));
            }
        }
    }
    outcome
}

fn run_file(pack: &Pack, shown: String, text: String, outcome: &mut Outcome, say: &mut impl FnMut(&str)) {
    let cases = match read(pack, &text) {
        Ok(cases) => cases,
        Err((place, message)) => {
            outcome.unreadable += 1;
            let sources = Sources { files: vec![SourceFile { name: shown.clone(), shown: shown.clone(), text }] };
            let problem = Problem { file: Some(0), place, message, help: None };
            let (line, column) = problem.line_and_column(&sources).unwrap_or((1, 1));
            say(&format!("{shown}:{line}:{column}: {}", problem.message));
            return say(&problem.render(&sources));
        }
    };
    for case in &cases {
        let differences = run(pack, case);
        if differences.is_empty() {
            outcome.passed += 1;
            continue;
        }
        outcome.failed += 1;
        say(&format!("{shown}: {}", case.name));
        say(&format!("  {:<28} {:<44} actual", "", "expected"));
        for difference in differences {
            say(&format!("  {:<28} {:<44} {}", difference.what, difference.expected, difference.actual));
        }
    }
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
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
