//! Amounts with open facts: every completion lies between the ends, the ends are reached, and nothing is guessed.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, any_day, completed, known, loosened, some_readings};
use pack::pack;
use policy::engine::decide::{Outcome, decide};
use policy::engine::ranges::ranges;
use policy::model::facts::{Facts, refusals};
use policy::model::number::Decimal;
use policy::model::rule::ReadingChoices;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_completion_lies_between_the_ends(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            if !refusals(pack, tool, &facts, as_of).is_empty() {
                continue;
            }
            let (found, settled) = (ranges(pack, tool, &facts, as_of, chosen), decide(pack, tool, &facts, as_of, chosen).unwrap());
            for _ in 0..8 {
                let Some(completion) = completed(&mut dice, pack, tool, &facts, as_of) else { break };
                let there = decide(pack, tool, &completion, as_of, chosen).unwrap();
                for ((range, own), shared) in found.iter().zip(&there.outputs).zip(&settled.outputs) {
                    let Some(range) = range else { continue };
                    prop_assert!(shared.is_none(), "{}: a settled result has no range", tool.id);
                    let Some(Outcome::Number(result, _)) = *own else { panic!("{}: not due in every completion: {range:?}", tool.id) };
                    prop_assert!(range.least.is_none_or(|least| least <= result), "{}: {} under {:?}", tool.id, result, range);
                    prop_assert!(range.most.is_none_or(|most| result <= most), "{}: {} over {:?}", tool.id, result, range);
                }
            }
        }
    }
}

/// The range of one result, as `least…most`; empty where there is none.
#[track_caller]
fn check(tool: &str, output: &str, answers: &[(&str, Value)], expected: &str) {
    let pack = pack();
    let tool = pack.find_tool(tool).unwrap().1;
    let facts: Facts = answers.iter().map(|it| (pack.find_fact(it.0).unwrap().0, Answer::Given(it.1))).collect();
    let at = tool.outputs.iter().position(|it| it.id == output).unwrap();
    let end = |it: Option<Decimal>| it.map_or_else(String::new, |it| it.to_string());
    let found = ranges(pack, tool, &facts, "2026-01-01".parse().unwrap(), ReadingChoices::default())[at]
        .map_or_else(String::new, |it| format!("{}…{}", end(it.least), end(it.most)));
    assert_eq!(found, expected);
}

#[test]
fn an_amount_has_ends_where_the_open_fact_has() {
    let number = |it: i64| Value::Number(Decimal::whole(it));
    let civil_servant = ("staff_kind", Value::Choice(0));
    let (bonus, pay) = (("county_year_end_bonus", number(30_000)), ("county_performance_pay", number(10_000)));
    check("bonus-uplift", "uplift_bonus", &[civil_servant, bonus, pay], "3000…6000");
    check("bonus-uplift", "uplift_total", &[civil_servant, bonus], "3000…");
    check("bonus-uplift", "township_total", &[civil_servant, bonus, pay], "44000…48000");
    check("bonus-uplift", "uplift_bonus", &[("township_class", Value::Choice(0)), bonus, pay], "");
    check(
        "pension-subsidy",
        "subsidy",
        &[("is_village_principal", Value::YesNo(true)), ("buys_pension", Value::YesNo(true)), ("people", number(1))],
        "2000…",
    );
    check("agri-technician-service", "months_left", &[("new_county_agri_technician", Value::YesNo(true))], "0…24");
    check("condolence-payment", "payment", &[("is_grassroots_cadre", Value::YesNo(true)), ("family_difficulty", Value::YesNo(true))], "");
    check(
        "care-fund",
        "balance",
        &[("retained_party_fees", number(1_000_000)), ("cases_serious_illness", number(1)), ("cases_died_on_duty", number(0))],
        "…98000",
    );
    check("party-school-hours", "share", &[("party_spirit_hours", number(100))], "0…100");
}
