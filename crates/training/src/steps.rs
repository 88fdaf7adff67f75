//! What would change it, step by step: the question as it is, then with one change after the other.

use policy::engine::changes::{ChangeKind, ChangeSet};
use policy::model::day::Day;
use policy::model::facts::Facts;

/// The question after some of the changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The facts by then.
    pub facts: Facts,
    /// The reference date by then.
    pub day: Day,
    /// The changes of the set that have just come about, by position; none at first.
    pub came: Vec<usize>,
}

/// The stages of a set: as it is, then waiting if it takes waiting, then one change after the other. Waiting comes first,
/// since an answer may tell of a day that has yet to come.
pub fn stages(facts: &Facts, as_of: Day, set: &ChangeSet) -> Vec<Stage> {
    let mut now = Stage { facts: facts.clone(), day: as_of, came: Vec::new() };
    let mut all = vec![now.clone()];
    let waits = |how: ChangeKind| matches!(how, ChangeKind::Time(_));
    now.came = positions(set, waits);
    if !now.came.is_empty() || as_of < set.from {
        now.day = set.from;
        all.push(now.clone());
    }
    for at in positions(set, |how| !waits(how)) {
        let Some(change) = set.changes.get(at) else { continue };
        now.facts.set(change.fact, change.answer);
        now.came = vec![at];
        all.push(now.clone());
    }
    all
}

fn positions(set: &ChangeSet, wanted: impl Fn(ChangeKind) -> bool) -> Vec<usize> {
    set.changes.iter().enumerate().filter(|it| wanted(it.1.how)).map(|it| it.0).collect()
}
