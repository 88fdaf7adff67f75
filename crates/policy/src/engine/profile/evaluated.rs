//! One tool for one person: where it stands, and what each open fact of it is worth.

use crate::engine::changes::changes;
use crate::engine::completions::space::Completions;
use crate::engine::decide::{Outcome, Verdict, decide, decide_situation, recognised, verdict_on};
use crate::engine::evaluate::Situation;
use crate::engine::opening::{Opening, opening};
use crate::engine::profile::standing::{Entry, FORESEEN_YEARS, Standing};
use crate::engine::ranges::ranges;
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::engine::worth::{days_that_differ, worth_asking};
use crate::model::facts::Facts;
use crate::model::ids::{FactId, Slot, ToolId};
use crate::model::pack::Pack;
use crate::model::product::profile_page::Gate;
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// How much an answer could settle; the greater comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    ordinary: bool,
    decides: bool,
    settles: usize,
    tools: usize,
}

impl Weight {
    /// What an answer is worth that serves several tools.
    pub(super) fn and(self, other: Weight) -> Weight {
        Weight {
            ordinary: self.ordinary && other.ordinary,
            decides: self.decides || other.decides,
            settles: self.settles + other.settles,
            tools: self.tools + other.tools,
        }
    }
}

/// A tool of the page, evaluated: what it comes to, what each open fact of it is worth, and for what.
#[derive(Clone, Debug)]
pub(super) struct Evaluated {
    /// What it was evaluated for, what of that follows from who they are, and the answer on which its questions wait: while these are the
    /// same, so is the rest.
    pub(super) of: (Situation, Situation, Option<Answer>),
    pub(super) entry: Entry,
    pub(super) worth: Vec<(FactId, Weight)>,
    /// Those that are worth asking only under another choice of a reading.
    pub(super) other_reading: Vec<FactId>,
    /// Those that are not asked before this one is answered.
    pub(super) waits: Option<FactId>,
}

pub(super) fn evaluate(
    pack: &Pack,
    (id, tool): (ToolId, &Tool),
    facts: &Facts,
    of: (Situation, Situation, Option<Answer>),
    gate: Option<&Gate>,
) -> Evaluated {
    let (there, by_post, first) = of;
    let (as_of, chosen) = (there.day, there.chosen);
    let entry = Entry {
        tool: id,
        standing: Standing::NotMet,
        finding: None,
        ranges: Vec::new(),
        windows: Vec::new(),
        windows_if_recognised: Vec::new(),
        opening: Opening::default(),
        changes: Vec::new(),
    };
    let mut evaluated = Evaluated { of, entry, worth: Vec::new(), other_reading: Vec::new(), waits: None };
    let finding = match decide(pack, tool, facts, as_of, chosen) {
        Ok(finding) => finding,
        Err(refused) => {
            evaluated.entry.standing = Standing::Refused(refused);
            return evaluated;
        }
    };
    let concerns = pack.profile.concerns.iter().find(|it| it.0 == id).map(|it| finding.outcome(it.1));
    // Whom no completion of who they are is met by, it does not concern; nor who answers otherwise what is asked first.
    let before = gate.map(|it| tool.slots().filter(|asked| it.before.contains(&asked.1)));
    let mut known_before = there;
    before.into_iter().flatten().for_each(|it| known_before.put(it.0, Answer::Open));
    let waits = gate.filter(|it| first != Some(Answer::Given(it.value)));
    if concerns == Some(Some(Outcome::Flag(false)))
        || waits.is_some_and(|_| first != Some(Answer::Open))
        || never(pack, tool, by_post)
        || gate.is_some() && never(pack, tool, known_before)
    {
        evaluated.entry = Entry { standing: Standing::NotConcerned, finding: Some(finding), ..evaluated.entry };
        return evaluated;
    }
    let mut who = 0;
    let finding_before = gate.map(|_| decide_situation(pack, tool, known_before, as_of));
    if let Some((gate, finding)) = gate.zip(finding_before.as_ref()) {
        let worth = worth_asking(pack, tool, known_before, as_of, finding);
        who = tool.slots().filter(|it| !gate.before.contains(&it.1)).fold(0, |bits, it| bits | worth & 1 << it.0);
    }
    if let Some((gate, finding)) = waits.zip(finding_before) {
        let opening = Opening { latest: None, ..opening(pack, tool, known_before, as_of, who) };
        let ordinary = pack.fact_at(gate.fact).is_some_and(|it| !it.sensitive);
        evaluated.worth.push((gate.fact, Weight { ordinary, decides: true, settles: 30, tools: 1 }));
        let asked = tool.slots().filter(|it| who >> it.0 & 1 == 1);
        evaluated.worth.extend(asked.map(|it| (it.1, weight(pack, tool, known_before, it.0, finding.missing.contains(&it.1)))));
        evaluated.waits = Some(gate.fact);
        evaluated.entry = Entry { standing: Standing::Open(None), opening, finding: Some(finding), ..evaluated.entry };
        return evaluated;
    }
    let worth = worth_asking(pack, tool, there, as_of, &finding);
    evaluated.entry = Entry {
        ranges: ranges(pack, tool, facts, as_of, chosen),
        windows: windows(pack, tool, facts, as_of, chosen),
        windows_if_recognised: windows_if_recognised(pack, tool, facts, as_of, chosen),
        changes: changes(pack, tool, facts, as_of, chosen),
        opening: opening(pack, tool, there, as_of, worth),
        finding: Some(finding),
        ..evaluated.entry
    };
    // While it is open whom it concerns, nothing is claimed.
    evaluated.entry.standing =
        if concerns == Some(None) { Standing::Open(None) } else { standing(pack, tool, there, worth, &evaluated.entry) };
    // Whom it concerns is asked even where the particulars have settled that it is not met.
    for (slot, fact) in tool.slots().filter(|it| (worth | who) >> it.0 & 1 == 1) {
        let decides = evaluated.entry.finding.as_ref().is_some_and(|it| it.missing.contains(&fact));
        evaluated.worth.push((fact, weight(pack, tool, there, slot, decides)));
    }
    evaluated.other_reading = other_reading(pack, tool, there, worth, facts);
    evaluated
}

/// Whether no completion is ever met, on any day.
fn never(pack: &Pack, tool: &Tool, there: Situation) -> bool {
    tool.rule.verdict.is_some_and(|verdict| {
        let days = if tool.over_time { days_that_differ(pack, tool, there, there.day) } else { vec![there.day] };
        days.iter().all(|&day| !Completions::new(pack, tool, Situation { day, ..there }, there.day).reach(verdict).met)
    })
}

/// Where a tool stands, by what completions of what is open come to.
fn standing(pack: &Pack, tool: &Tool, situation: Situation, worth: u32, entry: &Entry) -> Standing {
    let (as_of, Some(finding)) = (situation.day, &entry.finding) else { return Standing::NotMet };
    if matches!(finding.verdict, Verdict::Met | Verdict::Computed) {
        return Standing::Met;
    }
    let foreseen = as_of.plus_months(FORESEEN_YEARS * 12);
    if entry.opening.earliest.is_none_or(|it| foreseen < it) {
        return Standing::NotMet;
    }
    let there = recognised(pack, tool, situation);
    let if_recognised = there.slots != situation.slots;
    let own = tool.slots().filter(|it| worth >> it.0 & 1 == 1 && pack.fact_at(it.1).is_some_and(|it| it.decided_by.is_none()));
    let own = own.fold(0, |bits, it| bits | 1 << it.0);
    // Before anything is known that it asks, it is not said to wait for others only.
    let is_known =
        |it: &(Slot, FactId)| situation.slot(it.0) != Answer::Open && pack.fact_at(it.1).is_some_and(|it| it.decided_by.is_none());
    let concerns_them = tool.slots().any(|it| is_known(&it));
    if finding.recognition_pending && own == 0 {
        return if concerns_them { Standing::Pending } else { Standing::Open(None) };
    }
    let by_time = |opening: Opening, windows: &[Window], if_recognised| match (opening.earliest, opening.latest) {
        (Some(earliest), Some(latest)) if latest <= foreseen => {
            let to = windows.first().filter(|_| earliest == latest).and_then(|it| it.to);
            Some(Standing::WillBe { earliest, latest, to, if_recognised })
        }
        _ => None,
    };
    let plain = by_time(entry.opening, &entry.windows, false);
    let with_recognition = || {
        let opening = opening(pack, tool, there, as_of, worth & own);
        by_time(opening, &entry.windows_if_recognised, true).filter(|_| if_recognised && concerns_them)
    };
    let otherwise = if worth == 0 { Standing::NotMet } else { Standing::Open(None) };
    plain.or_else(with_recognition).unwrap_or(otherwise)
}

/// The open facts that are worth asking only where one reading is taken otherwise.
fn other_reading(pack: &Pack, tool: &Tool, situation: Situation, worth: u32, facts: &Facts) -> Vec<FactId> {
    let idle = |found: &[FactId], (slot, fact): (Slot, FactId)| {
        situation.slot(slot) == Answer::Open && worth >> slot & 1 == 0 && !found.contains(&fact)
    };
    let mut found = Vec::new();
    for (reading, at) in tool.readings.iter().zip(0u8..) {
        let choices = (0..reading.choices.len()).filter_map(|it| u8::try_from(it).ok());
        for choice in choices.filter(|it| *it != situation.chosen.get(at)) {
            if !tool.slots().any(|it| idle(&found, it)) {
                return found;
            }
            let there = situation.with_choice(at, choice);
            let Ok(finding) = decide(pack, tool, facts, situation.day, there.chosen) else { continue };
            let worth_there = worth_asking(pack, tool, there, situation.day, &finding);
            let more: Vec<FactId> = tool.slots().filter(|it| idle(&found, *it) && worth_there >> it.0 & 1 == 1).map(|it| it.1).collect();
            found.extend(more);
        }
    }
    found
}

/// How much an open fact that is worth asking could settle.
fn weight(pack: &Pack, tool: &Tool, situation: Situation, slot: Slot, decides: bool) -> Weight {
    let ordinary = tool.fact_in(slot).and_then(|it| pack.fact_at(it)).is_some_and(|it| !it.sensitive);
    let as_of = situation.day;
    let settled = |answer: Answer| {
        let mut there = situation;
        there.put(slot, answer);
        // Where nothing but recognitions is left, the person has nothing more to say.
        verdict_on(pack, tool, there, as_of) != Verdict::Unknown
            || verdict_on(pack, tool, recognised(pack, tool, there), as_of) == Verdict::Met
    };
    let settles = if decides {
        let answers = Completions::new(pack, tool, situation, as_of).samples(slot);
        let settling = answers.iter().filter(|it| settled(**it)).count();
        settling * 60 / answers.len().max(1)
    } else {
        0
    };
    Weight { ordinary, decides, settles, tools: 1 }
}
