//! What of a rule makes a difference: every criterion somewhere, and every choice of a reading against every other.

use policy::model::criterion::Criterion;
use policy::model::ids::{CriterionId, ReadingAt};
use policy::model::rule::{Amount, OutputValue, Rule};

use crate::asked::asked;
use crate::failure::{Aim, Failures};
use crate::meaning::Meaning;
use crate::space::Space;
use crate::turning::each_amount;

/// Looks for criteria that decide nothing in any of the spaces of a tool, and for readings that change nothing.
pub fn alive(spaces: &[Space<'_>], excused: &[CriterionId], failures: &mut Failures) {
    let Some(tool) = spaces.first().map(|it| it.tool) else { return };
    for id in deciding(&tool.rule) {
        let decides = spaces.iter().any(|it| decides(it, id));
        match (decides, excused.contains(&id)) {
            (false, false) => failures
                .add(tool, Aim::Alive, || (format!("criterion {id} decides nothing, whatever the facts: {}", asked(spaces, id)), None)),
            (true, true) => failures.add(tool, Aim::Alive, || (format!("criterion {id} is excused, but it decides"), None)),
            (true, false) | (false, true) => {}
        }
    }
    for (at, reading) in (0u8..).zip(&tool.readings) {
        for (one, first) in (0u8..).zip(&reading.choices) {
            for (other, second) in (0u8..).zip(&reading.choices).skip(usize::from(one) + 1) {
                if !spaces.iter().any(|it| differ(it, at, one, other)) {
                    let what = format!("reading {}: {} and {} come to the same, whatever the facts", reading.id, first.id, second.id);
                    failures.add(tool, Aim::Alive, || (what, None));
                }
            }
        }
    }
}

/// The criteria below the verdict and the results: a rule may hold others, which only say when something is told.
pub fn deciding(rule: &Rule) -> Vec<CriterionId> {
    let mut left: Vec<CriterionId> = rule.verdict.into_iter().collect();
    for output in &rule.outputs {
        match output.value {
            OutputValue::Flag(id) => left.push(id),
            OutputValue::Amount(id, _) => each_amount(rule, id, &mut |amount| {
                if let Amount::If(criterion, ..) = amount {
                    left.push(criterion);
                }
            }),
            OutputValue::DateAfter { .. } => {}
        }
    }
    let mut found = Vec::new();
    while let Some(id) = left.pop() {
        found.push(id);
        match rule.criterion(id).map(|it| it.criterion) {
            Some(Criterion::All(children) | Criterion::Any(children) | Criterion::ByReading(_, children)) => {
                left.extend(rule.children(children));
            }
            Some(Criterion::Not(child)) => left.push(child),
            Some(Criterion::Leaf(_)) | None => {}
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether the verdict or a result is otherwise somewhere with a criterion turned into its opposite.
fn decides(space: &Space<'_>, id: CriterionId) -> bool {
    let outputs = 0..space.tool.rule.outputs.len();
    space.all_atoms().zip(&space.possible).filter(|it| *it.1).any(|(facts, _)| {
        space.readings.iter().any(|&chosen| {
            let meaning = space.meaning(&facts, chosen);
            let turned = Meaning { flipped: Some(id), ..meaning };
            (space.tool.rule.verdict.is_some() && meaning.verdict() != turned.verdict())
                || outputs.clone().any(|it| meaning.output(it) != turned.output(it))
        })
    })
}

/// Whether two choices of a reading come to different verdicts or results somewhere, the other readings alike.
fn differ(space: &Space<'_>, reading: ReadingAt, one: u8, other: u8) -> bool {
    let with_first = space.readings.iter().zip(&space.complete).filter(|it| it.0.get(reading) == one);
    with_first.into_iter().any(|(chosen, here)| {
        let there = space.readings.iter().position(|it| *it == chosen.with(reading, other)).and_then(|it| space.complete.get(it));
        there.is_some_and(|there| there.verdicts != here.verdicts || there.outputs != here.outputs)
    })
}
