//! From when on something is met, over everything that the open facts may be: a day, or the first and the last that are possible.

use crate::engine::completions::space::Completions;
use crate::engine::evaluate::{Situation, slots_in};
use crate::engine::windows::windows_in;
use crate::engine::worth::days_that_differ;
use crate::model::day::Day;
use crate::model::ids::Slot;
use crate::model::pack::Pack;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// The first day on which a question is met, over all completions of its open facts, if nothing but time changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Opening {
    /// The earliest that it can be; nothing where no completion is ever met.
    pub earliest: Option<Day>,
    /// The latest; nothing where some completion is never met.
    pub latest: Option<Day>,
}

/// When a question is first met, from the situation's day on. `worth` are the slots that are worth asking; the days of dates that are
/// known by their month are looked at besides.
pub fn opening(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, worth: u32) -> Opening {
    let Some(verdict) = tool.rule.verdict else { return Opening::default() };
    let of_month = |it: &Slot| matches!(situation.slot(*it), Answer::Month(_) | Answer::TenureSinceMonth(..));
    let worth = tool.slots().map(|it| it.0).filter(of_month).fold(worth, |bits, it| bits | 1 << it);
    if worth == 0 {
        let first = windows_in(pack, tool, situation).first().map(|it| it.from);
        return Opening { earliest: first, latest: first };
    }
    let mut days = if tool.over_time { days_that_differ(pack, tool, situation, known_until) } else { vec![situation.day] };
    days.retain(|&day| Completions::new(pack, tool, Situation { day, ..situation }, known_until).reach(verdict).met);
    Opening { earliest: days.first().copied(), latest: latest(pack, tool, situation, known_until, worth) }
}

/// The latest first day over all completions of these slots. Which dates come together matters where several are open, so that each of
/// them is fixed first in turn; what is answered by choosing never meets a date and comes before.
fn latest(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, worth: u32) -> Option<Day> {
    let open = |it: &Slot| situation.is_open(*it);
    if slots_in(worth).find(open).is_none() {
        return windows_in(pack, tool, situation).first().map(|it| it.from);
    }
    let days = days_that_differ(pack, tool, situation, known_until);
    let mut last = situation.day;
    let chosen = slots_in(worth).filter(open).find(|it| Completions::new(pack, tool, situation, known_until).is_chosen(*it));
    for slot in slots_in(worth).filter(open).filter(|it| chosen.is_none_or(|chosen| chosen == *it)) {
        let mut tried: Vec<Answer> = Vec::new();
        for &day in &days {
            let mut completions = Completions::new(pack, tool, Situation { day, ..situation }, known_until);
            let mut answers = completions.samples(slot).to_vec();
            answers.extend(completions.service_from(slot, known_until));
            for answer in answers {
                if !tried.contains(&answer) {
                    tried.push(answer);
                }
            }
        }
        for answer in tried {
            let mut there = situation;
            there.put(slot, answer);
            last = last.max(latest(pack, tool, there, known_until, worth)?);
        }
    }
    Some(last)
}
