//! Times the peers' list natively: `peers FILE.csv CHOICES`, one line of JSON for each way of asking. `cargo xtask bench --peers` calls it.
//!
//! With `--check` it holds every row of every run against `decide` instead.

#![allow(clippy::print_stdout, reason = "a benchmark speaks to the terminal")]

mod people;

use std::error::Error;

use pack::pack;
use people::{FIELDS, People, RESULTS, Run, as_of, tools};
use policy::engine::decide::decide;
use policy::engine::windows::windows;
use policy::model::rule::ReadingChoices;

/// The peers' choices, in the order of their positions, as they stand in the file.
const WORDS: [&[&str]; 4] = [
    &["false", "true"],
    &["basic", "competent", "excellent"],
    &["remote", "oneplusfour", "other"],
    &["none", "illness", "disabled", "died"],
];

/// The ways of asking, with their names.
pub const RUNS: [(&str, Run); 7] = [
    ("six", Run { open: false, next: false, tools: 6, all: false }),
    ("given", Run { open: false, next: false, tools: 6, all: true }),
    ("given-five", Run { open: false, next: false, tools: 5, all: true }),
    ("next", Run { open: false, next: true, tools: 6, all: true }),
    ("next-five", Run { open: false, next: true, tools: 5, all: true }),
    ("open-six", Run { open: true, next: false, tools: 6, all: false }),
    ("open", Run { open: true, next: false, tools: 6, all: true }),
];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let file = words.iter().find(|it| !it.starts_with('-')).ok_or("name the list: persons-100000.csv")?;
    let numbers = read(&std::fs::read_to_string(file)?)?;
    if words.iter().any(|it| it == "--check") {
        return check(&numbers);
    }
    for (name, run) in RUNS {
        let began = processor_time()?;
        let mut people = People::new(pack(), &numbers, run);
        let prepared = processor_time()? - began;
        let mut out = vec![0; people.table.rows() * RESULTS];
        let began = processor_time()?;
        people.run(&mut out);
        let first = processor_time()? - began;
        let left = people.left_to_engine();
        let (mut passes, mut taken) = (0.0, 0.0);
        let began = processor_time()?;
        // Some systems count no finer than their clock ticks: single passes say nothing there.
        while taken < 700.0 {
            people.run(&mut out);
            passes += 1.0;
            taken = processor_time()? - began;
        }
        let warm = taken / passes;
        let rows = people.table.rows();
        std::fs::write(format!("{file}.{name}.out"), out.iter().flat_map(|it| it.to_le_bytes()).collect::<Vec<u8>>())?;
        println!(
            "{{\"run\":\"{name}\",\"n\":{rows},\"parse_ms\":{prepared:.3},\"pass1_ms\":{first:.3},\"warm_ms\":{warm:.3},\"left\":{left}}}"
        );
    }
    Ok(())
}

/// Milliseconds that this process has had of a processor: what else a shared machine does would else be measured too.
fn processor_time() -> Result<f64, Box<dyn Error>> {
    let times = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = times.split_whitespace().next().ok_or("Linux says nothing of this process")?.parse()?;
    Ok(nanoseconds / 1e6)
}

/// The list as numbers, column by column.
fn read(text: &str) -> Result<Vec<i32>, Box<dyn Error>> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let places: Option<Vec<usize>> = FIELDS.iter().map(|field| head.iter().position(|it| it == field)).collect();
    let places = places.ok_or("the list lacks a column")?;
    let mut columns: Vec<Vec<i32>> = vec![Vec::new(); FIELDS.len()];
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        for (column, at) in columns.iter_mut().zip(&places) {
            let cell = cells.get(*at).copied().unwrap_or_default();
            let word = WORDS.iter().find_map(|it| it.iter().position(|word| *word == cell));
            column.push(match word {
                Some(position) => i32::try_from(position)?,
                None => cell.parse()?,
            });
        }
    }
    Ok(columns.concat())
}

/// Holds every row against what the engine says of it.
fn check(numbers: &[i32]) -> Result<(), Box<dyn Error>> {
    for (name, run) in RUNS {
        let mut people = People::new(pack(), numbers, run);
        let rows = people.table.rows();
        people.run(&mut vec![0; rows * RESULTS]);
        for (tool, results) in tools(pack(), run).into_iter().zip(people.results()) {
            for row in 0..rows {
                let facts = people.table.facts(row);
                let finding = decide(pack(), tool, &facts, as_of(), ReadingChoices::default()).ok();
                let (verdict, pending) = (finding.as_ref().map(|it| it.verdict), finding.as_ref().is_some_and(|it| it.recognition_pending));
                let outputs: Vec<_> = finding.map(|it| it.outputs).unwrap_or_default();
                let is_asked = |at: u8| !results.column(at).is_empty();
                let same = outputs.iter().zip(0..).filter(|it| is_asked(it.1)).all(|(it, at)| results.outcome(row, at) == *it);
                let next = run.next.then(|| windows(pack(), tool, &facts, as_of(), ReadingChoices::default()).first().map(|it| it.from));
                if results.verdict(row) != verdict
                    || results.recognition_pending(row) != pending
                    || !same
                    || next.is_some_and(|it| it != results.next(row))
                {
                    return Err(format!("{name}: row {row} of {} is decided otherwise by the engine", tool.id).into());
                }
            }
        }
        println!("{name}: {rows} rows are what the engine says");
    }
    Ok(())
}
