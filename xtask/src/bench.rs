//! `cargo xtask bench`: times the engine and the search natively and writes what came out to docs/benchmarks.md.

use crate::run::{cargo, shell};
use anyhow::{Context, Result, ensure};

const FILE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- engine: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of engine -->";

/// Runs the benchmarks and writes their table.
pub fn bench() -> Result<()> {
    let shell = shell()?;
    let printed = cargo(&shell).args(["bench", "--package", "pack", "--benches"]).read()?;
    let rows: String = printed.lines().filter(|it| it.starts_with('|')).map(|it| format!("{it}\n")).collect();
    ensure!(!rows.is_empty(), "the benchmarks printed no measurement: run `cargo bench --package pack` and look");
    println!("{rows}");
    let text = shell.read_file(FILE)?;
    let places = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = places.with_context(|| format!("{FILE} has no place for them: {BEGIN} … {END}"))?;
    let table = format!("| what | median | a second |\n| --- | --: | --: |\n{rows}");
    Ok(shell.write_file(FILE, format!("{before}{BEGIN}\n{table}{END}{after}"))?)
}
