//! Windows: the days on which the verdict is met if nothing but time changes.

use crate::engine::decide::{Verdict, recognised, situation, verdict_on};
use crate::engine::evaluate::{Situation, slots_in, transition};
use crate::model::day::Day;
use crate::model::facts::Facts;
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
use crate::model::tool::Tool;
use crate::model::value::{Answer, Tenure, Value};

/// Days in a row, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Day,
    /// The last day; nothing where it never closes.
    pub to: Option<Day>,
}

/// The windows from `as_of` on in which the verdict is met, whatever the open facts are, if nothing but time changes.
/// The caller has made sure that no fact is refused.
pub fn windows(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Vec<Window> {
    windows_in(pack, tool, situation(pack, tool, facts, as_of, chosen))
}

/// The same with every open recognition given.
pub fn windows_if_recognised(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Vec<Window> {
    windows_in(pack, tool, recognised(pack, tool, situation(pack, tool, facts, as_of, chosen)))
}

/// The windows of a situation from its day on. The caller has made sure that no fact is refused.
pub fn windows_in(pack: &Pack, tool: &Tool, situation: Situation) -> Vec<Window> {
    let as_of = situation.day;
    let mut found: Vec<Window> = Vec::new();
    let mut open: Option<Day> = None;
    for day in core::iter::once(as_of).chain(turning_days(tool, &situation)) {
        let met = verdict_on(pack, tool, Situation { day, ..situation }, as_of) == Verdict::Met;
        match (open, met) {
            (None, true) => open = Some(day),
            (Some(from), false) => {
                found.push(Window { from, to: Some(day.day_before()) });
                open = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    found.extend(open.map(|from| Window { from, to: None }));
    found
}

/// The days after the situation's day on which some leaf changes, each once, in order.
pub fn turning_days(tool: &Tool, situation: &Situation) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for node in &tool.rule.criteria {
        let Some(leaf) = node.criterion.leaf() else { continue };
        each_completed_month(situation, node.slots, &mut |there| {
            if let Some(day) = transition(leaf, there).and_then(|it| it.day)
                && situation.day < day
                && day < Day::LATEST
            {
                days.push(day);
            }
        });
    }
    order::sort(&mut days);
    days.dedup();
    days
}

/// Calls `each` with every day that a month-only date below a criterion may be.
fn each_completed_month(situation: &Situation, slots: u32, each: &mut dyn FnMut(&Situation)) {
    let of_month = slots_in(slots).find_map(|slot| match situation.slot(slot) {
        Answer::Month(month) => Some((slot, month, None)),
        Answer::TenureSinceMonth(month, earlier_months) => Some((slot, month, Some(earlier_months))),
        Answer::Open | Answer::Given(_) => None,
    });
    let Some((slot, month, earlier)) = of_month else { return each(situation) };
    for number in month.first_day().number()..=month.last_day().number() {
        let day = Day::from_number(number);
        let value = match earlier {
            Some(earlier_months) => Value::Tenure(Tenure { since: Some(day), earlier_months }),
            None => Value::Date(day),
        };
        let mut there = *situation;
        there.put(slot, Answer::Given(value));
        each_completed_month(&there, slots, each);
    }
}
