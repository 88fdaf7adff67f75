//! Properties of every decision over the real pack, for random people and units near the thresholds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, any_day, completed, known, loosened, some_readings, verdict};
use pack::pack;
use policy::engine::decide::{Finding, Verdict, combinations, decide, situation, verdict_of};
use policy::engine::evaluate::Situation;
use policy::engine::windows::windows;
use policy::model::criterion::Criterion;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::{Facts, refusals};
use policy::model::number::Decimal;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;

/// Every node is what its children make it.
fn follows_from_children(tool: &Tool, finding: &Finding, chosen: ReadingChoices) {
    let at = |id: u16| finding.trace[usize::from(id)].holds;
    for (node, traced) in tool.rule.criteria.iter().zip(&finding.trace) {
        let expected = match node.criterion {
            Criterion::All(children) => {
                let below: Vec<_> = tool.rule.children(children).iter().map(|&it| at(it)).collect();
                if below.contains(&Some(false)) {
                    Some(false)
                } else if below.contains(&None) {
                    None
                } else {
                    Some(true)
                }
            }
            Criterion::Any(children) => {
                let below: Vec<_> = tool.rule.children(children).iter().map(|&it| at(it)).collect();
                if below.contains(&Some(true)) {
                    Some(true)
                } else if below.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Criterion::Not(child) => at(child).map(|it| !it),
            Criterion::ByReading(reading, children) => at(tool.rule.children(children)[usize::from(chosen.get(reading))]),
            Criterion::Leaf(_) => continue,
        };
        assert_eq!(traced.holds, expected, "{}: {:?}", tool.id, node.criterion);
    }
    if let (Some(root), false) = (tool.rule.verdict.and_then(at), finding.verdict == Verdict::Computed) {
        assert_eq!(finding.verdict, if root { Verdict::Met } else { Verdict::NotMet }, "{}", tool.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    /// A decided verdict holds in every completion, and so does a result; a fact that is not missing changes nothing.
    #[test]
    fn completions_agree_with_what_is_said_of_all_of_them(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            if !refusals(pack, tool, &facts, as_of).is_empty() {
                continue;
            }
            let finding = decide(pack, tool, &facts, as_of, chosen).expect("not refused");
            follows_from_children(tool, &finding, chosen);
            for _ in 0..6 {
                let Some(completion) = completed(&mut dice, pack, tool, &facts, as_of) else { break };
                let there = decide(pack, tool, &completion, as_of, chosen).expect("not refused");
                if finding.verdict != Verdict::Unknown {
                    prop_assert_eq!(there.verdict, finding.verdict, "{}", tool.id);
                }
                for (shared, own) in finding.outputs.iter().zip(&there.outputs) {
                    if shared.is_some() {
                        prop_assert_eq!(shared, own, "{}", tool.id);
                    }
                }
                for &id in tool.facts.iter().filter(|it| !matches!(facts.get(**it), Answer::Given(_)) && !finding.missing.contains(it)) {
                    let mut alone = completion.clone();
                    let mut only = facts.clone();
                    for &other in tool.facts.iter().filter(|it| **it != id) {
                        only.set(other, completion.get(other));
                    }
                    let Some(other) = completed(&mut dice, pack, tool, &only, as_of) else { continue };
                    alone.set(id, other.get(id));
                    prop_assert_eq!(verdict(pack, tool, &alone, as_of, chosen), there.verdict, "{}: {} is not missing", tool.id, pack.facts[usize::from(id.0)].id);
                }
            }
        }
    }

    /// With every fact known, nothing is unknown, nothing is missing, and the quick path agrees with the whole one.
    #[test]
    fn what_is_known_is_decided(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let facts = known(&mut dice, pack, tool, as_of);
            let finding = decide(pack, tool, &facts, as_of, chosen).expect("not refused");
            prop_assert!(finding.verdict != Verdict::Unknown && finding.missing.is_empty(), "{}", tool.id);
            let quick = verdict_of(&tool.rule, &situation(pack, tool, &facts, as_of, chosen));
            let whole = match finding.verdict { Verdict::Met => Some(true), Verdict::NotMet => Some(false), Verdict::Unknown | Verdict::Computed => None };
            prop_assert_eq!(quick, whole, "{}", tool.id);
            let others: Vec<Verdict> = combinations(tool).into_iter().map(|it| verdict(pack, tool, &facts, as_of, it)).collect();
            prop_assert_eq!(finding.robust, others.iter().all(|it| *it == finding.verdict), "{}", tool.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Windows are exactly the days on which the question, asked that day, is met: thirty years, day by day.
    #[test]
    fn windows_agree_with_asking_every_day(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in pack.tools.iter().filter(|it| it.over_time) {
            let chosen = some_readings(&mut dice, tool);
            let facts = known(&mut dice, pack, tool, as_of);
            let found = windows(pack, tool, &facts, as_of, chosen);
            let situation = situation(pack, tool, &facts, as_of, chosen);
            let mut day = as_of;
            for _ in 0..30 * 366 {
                let inside = found.iter().any(|window| window.from <= day && window.to.is_none_or(|to| day <= to));
                prop_assert_eq!(verdict_of(&tool.rule, &Situation { day, ..situation }) == Some(true), inside, "{} on {}: {:?}", tool.id, day, found);
                day = day.day_after();
            }
            for pair in found.windows(2) {
                let gap = pair[0].to.is_some_and(|to| to.day_after() < pair[1].from);
                prop_assert!(gap, "{}: windows touch: {:?}", tool.id, found);
            }
        }
    }
}

#[test]
fn no_rule_panics_at_the_ends_of_time_and_number() {
    let pack = pack();
    for as_of in [Day::EARLIEST, Day::LATEST, Day::new(2020, 2, 29).unwrap()] {
        for tool in &pack.tools {
            for extreme in
                [Decimal::ZERO, Decimal::LARGEST, Decimal::from_ten_thousandths(i64::MIN), Decimal::from_ten_thousandths(i64::MAX)]
            {
                let facts: Facts = tool
                    .facts
                    .iter()
                    .map(|&fact| {
                        let value = match &pack.facts[usize::from(fact.0)].kind {
                            FactKind::YesNo => Value::YesNo(true),
                            FactKind::Choice(_) => Value::Choice(0),
                            FactKind::Number(_) => Value::Number(extreme),
                            FactKind::Date { .. } => Value::Date(Day::EARLIEST),
                            FactKind::Tenure => Value::Tenure(Tenure { since: Some(Day::EARLIEST), earlier_months: i32::MAX }),
                        };
                        (fact, Answer::Given(value))
                    })
                    .collect();
                if let Ok(finding) = decide(pack, tool, &facts, as_of, ReadingChoices::default()) {
                    assert_eq!(finding.outputs.len(), tool.outputs.len());
                }
                windows(pack, tool, &facts, as_of, ReadingChoices::default());
            }
            assert!(
                decide(pack, tool, &Facts::new(), as_of, ReadingChoices::default()).is_ok(),
                "{}: nothing known is no mistake",
                tool.id
            );
        }
    }
}
