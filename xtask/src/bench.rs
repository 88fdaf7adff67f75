//! `cargo xtask bench`: times the engine and the search natively and writes what came out to docs/benchmarks.md.

use crate::run::{cargo, shell};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fmt::Write;

const BEGIN: &str = "<!-- engine: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of engine -->";

/// Runs the benchmarks and writes their table.
pub fn bench() -> Result<()> {
    println!("Building and running the benchmarks (minutes at first) …");
    let shell = shell()?;
    let bench = cargo(&shell).args(["bench", "--package", "pack", "--benches"]);
    let printed = bench.read().context("Read the error above; `cargo bench --package pack` runs it alone.")?;
    let mut table = String::from("| what | median | a second |\n| --- | --: | --: |\n");
    let mut rows = 0;
    for line in printed.lines() {
        let Ok(row) = serde_json::from_str::<Value>(line.trim()) else { continue };
        let (Some(name), Some(unit), Some(median)) = (row["name"].as_str(), row["unit"].as_str(), row["median"].as_f64()) else { continue };
        let a_second = row["a_second"].as_f64().map_or_else(String::new, |it| format!("{it:.0}"));
        rows += 1;
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {name} | {median} {unit} | {a_second} |");
    }
    ensure!(rows != 0, "the benchmarks printed no measurement: run `cargo bench --package pack` and look");
    println!("{table}");
    let text = shell.read_file("docs/benchmarks.md").unwrap_or_default();
    let section = format!("{BEGIN}\n{table}{END}");
    let text = match (text.find(BEGIN), text.find(END)) {
        (Some(begin), Some(end)) => format!("{}{section}{}", &text[..begin], &text[end + END.len()..]),
        (_, _) => format!("{text}\n{section}\n"),
    };
    shell.write_file("docs/benchmarks.md", text)?;
    println!("Written to docs/benchmarks.md.");
    Ok(())
}
