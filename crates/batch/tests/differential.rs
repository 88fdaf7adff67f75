//! Every row of a list comes to what the engine says of it alone: every tool of every pack in data/, under all readings, with facts
//! given, open, known by their month, and such as cannot be.
//!
//! `cargo xtask test --only lists` takes a million rows in all (BATCH_ROWS=1000000).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

#[path = "../../pack/tests/chance/mod.rs"]
mod chance;

use std::path::{Path, PathBuf};

use authoring::output::binary::{packs_in, read_pack};
use batch::batch::Batch;
use batch::table::{BLOCK, Table};
use batch::wanted::Wanted;
use chance::{Dice, answer, known, loosened};
use policy::engine::decide::{Verdict, combinations, decide};
use policy::engine::windows::windows;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

/// Rows in all where nothing else is asked for.
const USUAL_ROWS: usize = 60_000;

fn packs() -> Vec<(String, Pack)> {
    let data: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |id: String| {
        let pack = read_pack(&data.join(&id), &id).expect("the pack is checked").1;
        (id, pack)
    };
    packs_in(&data).into_iter().map(read).collect()
}

fn all_readings(tool: &Tool) -> Vec<ReadingChoices> {
    let all = combinations(tool);
    if all.is_empty() { vec![ReadingChoices::default()] } else { all }
}

/// How the facts of a list come.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// All given, none to be refused.
    Given,
    /// Some open or known by their month.
    Loose,
    /// Anything, also what cannot be.
    Wild,
}

fn some_facts(dice: &mut Dice, kind: Kind, pack: &Pack, tool: &Tool, as_of: Day) -> Facts {
    match kind {
        Kind::Given => known(dice, pack, tool, as_of),
        Kind::Loose => {
            let full = known(dice, pack, tool, as_of);
            tool.facts.iter().map(|&it| (it, loosened(dice, full.get(it)))).collect()
        }
        Kind::Wild => tool.facts.iter().map(|&it| (it, wild(dice, &pack.fact_at(it).expect("a fact of the pack").kind, as_of))).collect(),
    }
}

/// An answer of any sort, also of another kind, too large, or with decimals that no column has.
fn wild(dice: &mut Dice, kind: &FactKind, as_of: Day) -> Answer {
    let usual = answer(dice, kind, as_of);
    match (dice.roll(12), usual) {
        (0, _) => Answer::Given(Value::YesNo(true)),
        (1, _) => Answer::Given(Value::Choice(40)),
        (2, Answer::Given(Value::Number(_))) => {
            let far = [i64::MAX / 4, 1_000_000_000_000_000, 77, -1, 10_000 * (1 << 40), 10_001, Decimal::LARGEST.ten_thousandths()];
            Answer::Given(Value::Number(Decimal::from_ten_thousandths(dice.pick(&far))))
        }
        (3, Answer::Given(Value::Date(_))) => {
            Answer::Given(Value::Date(dice.pick(&[Day::EARLIEST, Day::LATEST, as_of, as_of.day_after()])))
        }
        (4, Answer::Given(Value::Tenure(tenure))) => {
            Answer::Given(Value::Tenure(Tenure { earlier_months: dice.pick(&[-1, i32::MAX, 100_000, 12_000]), ..tenure }))
        }
        (5, Answer::Given(Value::Tenure(tenure))) => Answer::Given(Value::Tenure(Tenure { since: Some(as_of.day_after()), ..tenure })),
        _ => loosened(dice, usual),
    }
}

#[test]
fn a_list_comes_to_what_each_row_comes_to() {
    let wanted: usize = std::env::var("BATCH_ROWS").ok().and_then(|it| it.parse().ok()).unwrap_or(USUAL_ROWS);
    let packs = packs();
    let lists: usize = packs.iter().flat_map(|it| &it.1.tools).map(|it| all_readings(it).len() * 3).sum();
    let rows = wanted.div_ceil(lists);
    let mut dice = Dice(20_200_302);
    let (mut compared, mut refused, mut open, mut met_later) = (0, 0, 0, 0);
    for (id, pack) in &packs {
        for tool in &pack.tools {
            for chosen in all_readings(tool) {
                for kind in [Kind::Given, Kind::Loose, Kind::Wild] {
                    // Days on which much turns, and any.
                    let usual = [Day::new(2020, 12, 31), Day::new(2024, 2, 29), Day::new(2026, 3, 1)].map(Option::unwrap);
                    let any = Day::from_number(Day::new(1900, 1, 1).unwrap().number() + i32::try_from(dice.roll(73_000)).unwrap());
                    let as_of = dice.pick(&[usual[0], usual[1], usual[2], any]);
                    let seen = list(&mut dice, (id, pack), tool, as_of, chosen, kind, rows);
                    compared += rows;
                    refused += seen.0;
                    open += seen.1;
                    met_later += seen.2;
                }
            }
        }
    }
    println!("{compared} rows: {refused} refused, {open} unknown, {met_later} met later");
    assert!(wanted <= compared && 0 < refused && 0 < open && 0 < met_later);
}

/// Compares a list row by row; says how many were refused, unknown, and met later.
fn list(
    dice: &mut Dice,
    (id, pack): (&str, &Pack),
    tool: &Tool,
    as_of: Day,
    chosen: ReadingChoices,
    kind: Kind,
    rows: usize,
) -> (usize, usize, usize) {
    let facts: Vec<Facts> = (0..rows).map(|_| some_facts(dice, kind, pack, tool, as_of)).collect();
    let mut table = Table::new(pack, as_of, rows);
    for (row, facts) in facts.iter().enumerate() {
        for (fact, answer) in facts.answered() {
            table.set(row, fact, answer);
        }
    }
    // All results, or some: what is asked for alone comes to the same.
    let outputs = if dice.roll(2) == 0 { u32::MAX } else { u32::try_from(dice.roll(1 << 16)).unwrap() };
    let mut batch = Batch::new(pack, tool, as_of, chosen, Wanted { next: true, outputs });
    assert!(batch.is_compiled() && (tool.rule.verdict.is_none() || batch.finds_next()), "{id}, {}: left to the engine", tool.id);
    let mut results = batch.results(&table);
    // What stands in the results already makes no difference, and neither does what the engine has said before.
    batch.run(&table, &mut results);
    let mut told = 0;
    batch.run_in_parts(&table, &mut results, |it| told = it);
    assert_eq!(told, rows);
    let mut seen = (0, 0, 0);
    for (row, facts) in facts.iter().enumerate() {
        let told = || format!("{id}, {}, {kind:?}, as of {as_of}, {chosen:?}: {facts:?}", tool.id);
        assert_eq!(&table.facts(row), facts, "{}", told());
        let Ok(finding) = decide(pack, tool, facts, as_of, chosen) else {
            assert_eq!(results.verdict(row), None, "{}", told());
            seen.0 += 1;
            continue;
        };
        assert_eq!(results.verdict(row), Some(finding.verdict), "{}", told());
        assert_eq!(results.recognition_pending(row), finding.recognition_pending, "{}", told());
        for (at, outcome) in finding.outputs.iter().enumerate() {
            let is_asked = outputs >> at & 1 == 1;
            assert_eq!(results.outcome(row, u8::try_from(at).unwrap()), outcome.filter(|_| is_asked), "output {at} of {}", told());
        }
        let mut missing = finding.missing;
        missing.sort_by_key(|it| tool.slot_of(*it));
        assert_eq!(results.missing(row).collect::<Vec<_>>(), missing, "{}", told());
        let next = windows(pack, tool, facts, as_of, chosen).first().map(|it| it.from);
        assert_eq!(results.next(row), next, "next of {}", told());
        seen.1 += usize::from(finding.verdict == Verdict::Unknown);
        seen.2 += usize::from(next.is_some_and(|it| as_of < it));
    }
    seen
}

#[test]
fn the_last_rows_of_a_list_count_like_the_first() {
    let packs = packs();
    let mut dice = Dice(7);
    for (id, pack) in &packs {
        for tool in &pack.tools {
            let as_of = Day::new(2026, 3, 1).unwrap();
            for rows in [0, 1, 63, 64, 65, BLOCK, BLOCK + 1] {
                list(&mut dice, (id, pack), tool, as_of, ReadingChoices::default(), Kind::Loose, rows);
            }
        }
    }
}
