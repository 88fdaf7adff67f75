//! The commands over data/: `cases`, `dump`, `schema`, `check-pack` and `new-pack`.

use crate::run::{shell, top};
use anyhow::{Context, Result, ensure};
use authoring::case_files::{Outcome, run_files};
use authoring::check_pack::{Checked, check_pack};
use authoring::new_pack::new_pack;
use authoring::output::binary::{OWN_PACK, chosen, read_pack};
use authoring::schema::schemas;
use authoring::source::Sources;
use policy::model::pack::Pack;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder of the pack that PACK names, else of the product's own, with what lies in it, checked.
pub fn load() -> Result<(PathBuf, Sources, Pack)> {
    let (chosen, folder) = chosen(top());
    let read = read_pack(&folder, &chosen).map_err(anyhow::Error::msg);
    read.map(|(sources, pack)| (folder, sources, pack)).context("Mend what it names, and try again.")
}

/// Prints a line; a reader that has seen enough (`| head`) is no failure.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints the whole pack as JSON.
pub fn dump() -> Result<()> {
    say(&serde_json::to_string_pretty(&authoring::output::dump::as_json(&load()?.2))?);
    Ok(())
}

/// Checks a pack with its cases, and says what is in it.
pub fn check(path: &Path) -> Result<()> {
    let shown = path.display().to_string();
    let checked = check_pack(&top().join(path), shown.trim_end_matches('/')).map_err(anyhow::Error::msg);
    let Checked { provisions, tools, cases } = checked.context("Mend what it names, and try again.")?;
    say(&format!("{shown}: {provisions} provisions, {tools} tools, {cases} cases, no mistakes"));
    Ok(())
}

/// Makes a new pack, and says what to do next.
pub fn new(id: &str) -> Result<()> {
    new_pack(top(), &top().join("xtask").join("skeleton"), id).map_err(anyhow::Error::msg)?;
    say(&format!(
        "data/{id} is there, and checks clean. Next:\n\
         1. replace what stands in angle brackets, file by file, pack.yaml first (docs/pack-format.md names every key);\n\
         2. after each change: cargo xtask check-pack data/{id}\n\
         3. look at it: PACK=data/{id} cargo xtask serve"
    ));
    Ok(())
}

/// Runs every case below the paths and says which came out otherwise. Exit 1 when any failed, 2 when a file cannot be read.
pub fn cases(paths: &[PathBuf]) -> Result<ExitCode> {
    ensure!(!paths.is_empty(), "no case file is named; for example: cargo xtask cases {OWN_PACK}/cases");
    let (_, _, pack) = match load() {
        Ok(found) => found,
        Err(error) => {
            eprintln!("\n{}", error.root_cause());
            return Ok(ExitCode::from(2));
        }
    };
    let Outcome { passed, failed, unreadable } = run_files(&pack, paths, say);
    say(&format!("{passed} passed, {failed} failed"));
    Ok(ExitCode::from(match (unreadable, failed) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, _) => 2,
    }))
}

/// Writes a JSON Schema for each kind of data file, from the Rust types; with `check`, says whether those in data/schema/ are the same.
pub fn schema(check: bool) -> Result<()> {
    let shell = shell()?;
    for (name, schema) in schemas() {
        let (text, path) = (serde_json::to_string_pretty(&schema)? + "\n", format!("data/schema/{name}"));
        if check {
            let same = shell.read_file(&path).is_ok_and(|it| it == text);
            ensure!(same, "{path} is not what the types say: run `cargo xtask schema`");
        } else {
            shell.write_file(&path, text)?;
            println!("{path}");
        }
    }
    Ok(())
}
