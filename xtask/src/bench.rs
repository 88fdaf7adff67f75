//! `cargo xtask bench`: times the engine and the search natively and writes what came out to docs/benchmarks.md.

use crate::run::{Failure, cargo, read, top};
use serde_json::Value;
use std::fmt::Write;

const BEGIN: &str = "<!-- engine: written by `cargo xtask bench` -->";
const END: &str = "<!-- end of engine -->";

/// Runs the benchmarks and writes their table.
pub fn bench() -> Result<(), Failure> {
    println!("Building and running the benchmarks (minutes at first) …");
    let printed = read(
        cargo().args(["bench", "--package", "pack", "--benches"]),
        "Read the error above; `cargo bench --package pack` runs it alone.",
    )?;
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
    if rows == 0 {
        return Err(Failure::new("the benchmarks printed no measurement.").next("Run `cargo bench --package pack` and look."));
    }
    println!("{table}");
    let path = top().join("docs/benchmarks.md");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let section = format!("{BEGIN}\n{table}{END}");
    let text = match (text.find(BEGIN), text.find(END)) {
        (Some(begin), Some(end)) => format!("{}{section}{}", &text[..begin], &text[end + END.len()..]),
        (_, _) => format!("{text}\n{section}\n"),
    };
    std::fs::write(&path, text).map_err(|error| Failure::new(format!("docs/benchmarks.md could not be written: {error}.")))?;
    println!("Written to docs/benchmarks.md.");
    Ok(())
}
