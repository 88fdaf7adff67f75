//! What is still worth asking. An open fact is, while some answer to it could change what comes out: the verdict on the reference date
//! or on any later day, and with it the windows; or a result. The one definition of it, for the next question, for what is folded away
//! and for what is told as depending on time alone.

use crate::engine::completions::space::Completions;
use crate::engine::decide::{Finding, Verdict};
use crate::engine::evaluate::{Situation, slots_in, transition};
use crate::model::criterion::Leaf;
use crate::model::day::Day;
use crate::model::ids::Slot;
use crate::model::pack::Pack;
use crate::model::rule::Due;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// The open slots that are worth asking (bits), by what was found for the same situation. Of a date that is known by its month, the day
/// is asked only where the verdict of the reference date hangs on it.
pub fn worth_asking(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, finding: &Finding) -> u32 {
    let mut completions = Completions::new(pack, tool, situation, known_until);
    let mut worth = 0;
    let mut days: Option<Vec<Day>> = None;
    for (slot, fact) in tool.slots().filter(|it| situation.is_open(it.0)) {
        let optional = pack.fact_at(fact).is_some_and(|it| it.optional);
        let asked = finding.missing.contains(&fact)
            || !optional && (moves_a_result(tool, finding, &mut completions, slot))
            || situation.slot(slot) == Answer::Open && decides_later(pack, tool, (situation, known_until), slot, &mut days);
        worth |= u32::from(asked) << slot;
    }
    worth
}

fn moves_a_result(tool: &Tool, finding: &Finding, completions: &mut Completions<'_>, slot: Slot) -> bool {
    tool.rule.outputs.iter().zip(&finding.outputs).any(|(output, found)| {
        let ruled_out = match (output.due, finding.verdict) {
            (Due::WhenMet, Verdict::NotMet) | (Due::WhenNotMet, Verdict::Met) => true,
            (Due::Always | Due::WhenMet | Due::WhenNotMet, _) => false,
        };
        found.is_none() && !ruled_out && completions.moves(slot, *output)
    })
}

fn decides_later(pack: &Pack, tool: &Tool, (situation, known_until): (Situation, Day), slot: Slot, days: &mut Option<Vec<Day>>) -> bool {
    let Some(verdict) = tool.rule.verdict.filter(|_| tool.over_time) else { return false };
    let days = days.get_or_insert_with(|| days_that_differ(pack, tool, situation, known_until));
    days.iter().any(|&day| Completions::new(pack, tool, Situation { day, ..situation }, known_until).decides(slot, verdict))
}

/// The days from the situation's own on between which what completions reach stays the same, in order. Between two days in a row every
/// leaf of known dates stays as it is; and a leaf of an open date can be turned by some answer on all of them, or on none.
pub fn days_that_differ(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day) -> Vec<Day> {
    let mut days = vec![situation.day];
    let completions = Completions::new(pack, tool, situation, known_until);
    for node in &tool.rule.criteria {
        if let Some(leaf) = node.criterion.leaf() {
            turns(&completions, leaf, node.slots, situation, &mut days);
        }
    }
    order::sort(&mut days);
    days.dedup();
    days
}

/// Adds the days on which a leaf turns; where its date is open or known by its month, those for the first and the last day that it may be.
fn turns(completions: &Completions<'_>, leaf: Leaf, slots: u32, there: Situation, days: &mut Vec<Day>) {
    let Some(slot) = slots_in(slots).find(|it| there.is_open(*it)) else {
        let turn = transition(leaf, &there).and_then(|it| it.day);
        days.extend(turn.filter(|it| there.day < *it && *it < Day::LATEST));
        return;
    };
    for end in completions.ends(slot) {
        let mut there = there;
        there.put(slot, end);
        turns(completions, leaf, slots, there, days);
    }
}
