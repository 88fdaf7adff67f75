//! Windows, by stepping from day to day: what the engine says of a day to come is what the rule means on that day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::check::check;
use authoring::source::Sources;
use policy::engine::windows::windows;
use policy::model::facts::Facts;
use policy::model::value::Answer;
use proof::cut::value;
use proof::meaning::Meaning;
use proof::prove::days;
use proof::space::Space;

/// So many days are stepped through: two years, over a leap day.
const STEPS: usize = 731;

#[test]
fn windows_are_what_stepping_from_day_to_day_finds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let pack = check(&Sources::read_pack(&folder).unwrap()).unwrap();
    let (mut stepped, mut turned) = (0, 0);
    for tool in pack.tools.iter().filter(|it| it.over_time) {
        let Some(verdict) = tool.rule.verdict else { continue };
        for day in days(&pack, tool) {
            let space = Space::new(&pack, tool, day);
            // Of the tool with thousands of combinations a part, with all kinds of neighbours.
            let stride = space.possible.len().div_ceil(500);
            for (facts, _) in space.all_atoms().zip(&space.possible).filter(|it| *it.1).step_by(stride) {
                let known: Facts = tool.facts.iter().copied().zip(facts.iter().map(|it| Answer::Given(value(*it)))).collect();
                for &chosen in &space.readings {
                    let found = windows(&pack, tool, &known, day.to_day(), chosen);
                    let mut today = day;
                    for _ in 0..STEPS {
                        let here = today.to_day();
                        let in_window = found.iter().any(|it| it.from <= here && it.to.is_none_or(|to| here <= to));
                        let met = Meaning { day: today, ..space.meaning(&facts, chosen) }.holds(verdict) == Some(true);
                        assert_eq!(in_window, met, "{} on {here}: {facts:?} {found:?}", tool.id);
                        today = today.next();
                    }
                    stepped += 1;
                    turned += usize::from(found.first().is_some_and(|it| it.from != day.to_day() || it.to.is_some()));
                }
            }
        }
    }
    assert!(1_000 < stepped && 100 < turned, "{stepped} and {turned}");
}
