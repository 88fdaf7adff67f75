//! What deciding costs: all tools over one profile with everything that is said of them, and one verdict over many rows.
//! Prints a row of a table for each measurement; `cargo xtask bench` writes them down.

#![allow(clippy::print_stdout, reason = "a benchmark speaks to the terminal")]

use std::hint::black_box;
use std::time::Instant;

use pack::pack;
use policy::engine::decide::{decide, situation, verdict_of};
use policy::engine::evaluate::Situation;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::number::Decimal;
use policy::model::rule::ReadingChoices;
use policy::model::value::{Answer, Tenure, Value};

fn main() {
    let as_of = Day::new(2026, 3, 2).unwrap_or(Day::EARLIEST);
    for (name, open_every) in [("decide, every fact given", usize::MAX), ("decide, every third fact open", 3), ("decide, nothing given", 1)]
    {
        let facts = profile(as_of, open_every);
        let micros = median(41, || {
            let began = Instant::now();
            let rounds = 200;
            for _ in 0..rounds {
                for tool in &pack().tools {
                    black_box(decide(pack(), tool, black_box(&facts), as_of, ReadingChoices::default()).is_ok());
                }
            }
            began.elapsed().as_secs_f64() * 1e6 / f64::from(rounds)
        });
        let per_second = 1e6 / micros;
        println!("| {name} | {micros:.2} µs a profile of {} tools | {per_second:.0} |", pack().tools.len());
    }
    for id in ["village-secretary-recruitment", "long-service-transfer", "weak-village-share", "bonus-uplift"] {
        let Some((_, tool)) = pack().find_tool(id) else { continue };
        let base = situation(pack(), tool, &profile(as_of, usize::MAX), as_of, ReadingChoices::default());
        let rows: Vec<Situation> = (0..10_000).map(|at| Situation { day: as_of.plus_days(at % 8_000), ..base }).collect();
        let seconds = median(41, || {
            let began = Instant::now();
            let met = rows.iter().filter(|it| verdict_of(&tool.rule, black_box(it)) == Some(true)).count();
            black_box(met);
            began.elapsed().as_secs_f64()
        });
        println!("| verdict only, {id} | {:.1} ns a row | {:.0} |", seconds * 1e9 / 1e4, 1e4 / seconds);
    }
}

/// Answers to every question of the pack, each `open_every`th left open.
fn profile(as_of: Day, open_every: usize) -> Facts {
    let answer = |kind: &FactKind| match kind {
        FactKind::YesNo => Value::YesNo(true),
        FactKind::Choice(_) => Value::Choice(0),
        FactKind::Number(kind) => Value::Number(match (kind.whole, kind.part_of) {
            (true, _) => Decimal::whole(12),
            (false, Some(_)) => Decimal::whole(9),
            (false, None) => Decimal::whole(5),
        }),
        FactKind::Date { past: true, .. } => Value::Date(as_of.plus_months(-552).plus_days(3)),
        FactKind::Date { past: false, .. } => Value::Date(as_of),
        FactKind::Tenure => Value::Tenure(Tenure { since: Some(as_of.plus_months(-119)), earlier_months: 0 }),
    };
    let mut facts = Facts::new();
    for (at, fact) in pack().facts.iter().enumerate() {
        if (at + 1) % open_every != 0
            && let Some((id, _)) = pack().find_fact(&fact.id)
        {
            facts.set(id, Answer::Given(answer(&fact.kind)));
        }
    }
    facts
}

fn median(runs: usize, mut measure: impl FnMut() -> f64) -> f64 {
    let mut all: Vec<f64> = (0..runs).map(|_| measure()).collect();
    all.sort_by(f64::total_cmp);
    all.get(runs / 2).copied().unwrap_or_default()
}
