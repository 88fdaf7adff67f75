//! The proof sees what is wrong: rules changed in one place are told from the right ones, by the walk and by the case files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;
use std::sync::LazyLock;

use authoring::cases::read;
use authoring::check::check;
use authoring::output::binary::read_cases;
use authoring::source::Sources;
use policy::engine::cases::{Case, run};
use policy::model::criterion::{Criterion, Leaf, Order};
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::rule::{Amount, Due, OutputValue, Rule};
use policy::model::tool::Tool;
use proof::alive::deciding;
use proof::failure::{Aim, Failures};
use proof::prove::days;
use proof::space::Space;
use proof::walk::walk;

static PACK: LazyLock<(Pack, Vec<Case>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let pack = check(&Sources::read_pack(&folder).unwrap()).unwrap();
    let cases = read_cases(&pack, &folder.join("cases")).unwrap();
    (pack, cases)
});

/// A rule with something changed, and what.
type Mutant = (String, Rule);

/// Every rule that differs from this one in one place that bears on the verdict or a result.
fn mutants(rule: &Rule) -> Vec<Mutant> {
    let mut found = Vec::new();
    let deciding = deciding(rule);
    let decides = |at: usize| u16::try_from(at).is_ok_and(|it| deciding.contains(&it));
    for (at, node) in rule.criteria.iter().enumerate().filter(|it| decides(it.0)) {
        let mut with = |what: &str, criterion: Criterion| {
            let mut other = rule.clone();
            other.criteria[at].criterion = criterion;
            found.push((format!("criterion {at}: {what}"), other));
        };
        match node.criterion {
            Criterion::All(mut children) | Criterion::Any(mut children) if 1 < children.length => {
                children.length -= 1;
                let all = matches!(node.criterion, Criterion::All(_));
                with("the last left out", if all { Criterion::All(children) } else { Criterion::Any(children) });
                children.start += 1;
                with("the first left out", if all { Criterion::All(children) } else { Criterion::Any(children) });
            }
            Criterion::All(_) | Criterion::Any(_) => {}
            Criterion::Not(child) => with("not left out", rule.criteria[usize::from(child)].criterion),
            Criterion::ByReading(..) => {}
            Criterion::Leaf(Leaf::Compare(left, order, right)) => {
                let strict = match order {
                    Order::AtLeast => Order::Above,
                    Order::Above => Order::AtLeast,
                    Order::AtMost => Order::Below,
                    Order::Below => Order::AtMost,
                };
                with("the line itself on the other side", Criterion::Leaf(Leaf::Compare(left, strict, right)));
            }
            Criterion::Leaf(leaf) => {
                let (mut more, mut less, mut unread) = (leaf, leaf, leaf);
                for (changed, by) in [(&mut more, 1), (&mut less, -1)] {
                    match changed {
                        Leaf::AgeAtMost { years, .. } | Leaf::AgeAtLeast { years, .. } => *years += by,
                        Leaf::Served { months, .. }
                        | Leaf::LongerThan { months, .. }
                        | Leaf::Within { months, .. }
                        | Leaf::EndsWithin { months, .. } => *months += by,
                        Leaf::Is(_, choices) if by == 1 => *choices <<= 1,
                        Leaf::Is(..) | Leaf::Yes(_) | Leaf::Compare(..) => {}
                    }
                }
                if let Leaf::AgeAtMost { reading, .. } | Leaf::Served { reading, .. } | Leaf::EndsWithin { reading, .. } = &mut unread {
                    *reading = None;
                }
                for (what, other) in [("one more", more), ("one less", less), ("its reading left out", unread)] {
                    if other != leaf {
                        with(what, Criterion::Leaf(other));
                    }
                }
            }
        }
    }
    // What a reading is given by, the other way round.
    let by_reading = |it: &Criterion| if let Criterion::ByReading(_, children) = it { Some(*children) } else { None };
    let amounts = rule.amounts.iter().filter_map(|it| if let Amount::ByReading(_, children) = it { Some(*children) } else { None });
    let criteria = rule.criteria.iter().enumerate().filter(|it| decides(it.0)).filter_map(|it| by_reading(&it.1.criterion));
    for children in criteria.chain(amounts) {
        let mut other = rule.clone();
        other.children.swap(usize::from(children.start), usize::from(children.start) + 1);
        found.push((format!("the readings of child {} exchanged", children.start), other));
    }
    for (at, output) in rule.outputs.iter().enumerate() {
        let mut other = rule.clone();
        other.outputs[at].due = if output.due == Due::Always { Due::WhenMet } else { Due::Always };
        if rule.verdict.is_some() {
            found.push((format!("output {at} due otherwise"), other));
        }
        if let OutputValue::DateAfter { months, .. } = output.value {
            let mut other = rule.clone();
            if let OutputValue::DateAfter { months: held, .. } = &mut other.outputs[at].value {
                *held = months + 1;
            }
            found.push((format!("output {at} a month later"), other));
        }
    }
    found
}

fn with_rule(at: usize, rule: Rule) -> Pack {
    let mut pack = PACK.0.clone();
    pack.tools[at].rule = rule;
    pack
}

/// The tools whose mutants are walked: all but those with so many regions that it would take minutes.
fn walked() -> impl Iterator<Item = (usize, &'static Tool)> {
    PACK.0.tools.iter().enumerate().filter(|it| it.1.readings.len() < 2)
}

#[test]
fn every_mutant_is_found_in_a_region_that_is_a_case() {
    let mut count = 0;
    for (at, tool) in walked() {
        let spaces: Vec<Space<'_>> = days(&PACK.0, tool).into_iter().map(|day| Space::new(&PACK.0, tool, day)).collect();
        for (what, rule) in mutants(&tool.rule) {
            let mutant = with_rule(at, rule);
            let mut failures = Failures::default();
            for space in &spaces {
                walk(space, (&mutant, &mutant.tools[at]), &mut failures);
            }
            let failure = failures.found.iter().find(|it| matches!(it.aim, Aim::Verdict | Aim::Output));
            let failure = failure.unwrap_or_else(|| panic!("{}: {what} is not found", tool.id));
            let written = failure.case.as_ref().unwrap();
            let case = read(&PACK.0, written).unwrap_or_else(|error| panic!("{error:?} in\n{written}")).remove(0);
            assert_eq!(run(&PACK.0, &case), [], "as the rule is meant:\n{written}");
            assert_ne!(run(&mutant, &case), [], "{}: {what}, by\n{written}", tool.id);
            count += 1;
        }
    }
    assert!(40 < count, "{count} mutants");
}

#[test]
fn every_mutant_fails_a_case_file() {
    let mut untold = Vec::new();
    for (at, tool) in PACK.0.tools.iter().enumerate() {
        for (what, rule) in mutants(&tool.rule) {
            let mutant = with_rule(at, rule);
            let own = PACK.1.iter().filter(|it| it.tool == ToolId(u16::try_from(at).unwrap()));
            if !own.into_iter().any(|it| !run(&mutant, it).is_empty()) {
                untold.push(format!("{}: {what}", tool.id));
            }
        }
    }
    assert!(untold.is_empty(), "no case tells these:\n{}", untold.join("\n"));
}
