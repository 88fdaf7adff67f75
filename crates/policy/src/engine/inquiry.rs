//! Everything that one page says about one question: the finding, its windows, what would change it, what each reading
//! would give, and which questions no longer matter.

use crate::engine::changes::{ChangeSet, changes};
use crate::engine::completions::Completions;
use crate::engine::decide::{Finding, Verdict, combinations, decide, recognised, situation};
use crate::engine::evaluate::Situation;
use crate::engine::ranges::{Range, ranges};
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::model::day::Day;
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::FactId;
use crate::model::pack::Pack;
use crate::model::rule::{Due, ReadingChoices};
use crate::model::tool::Tool;
use crate::model::value::Answer;

/// One question, answered as far as it can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    /// What was decided upon.
    pub situation: Situation,
    /// What came out.
    pub finding: Finding,
    /// What each result lies between, where it is not settled but bounded.
    pub ranges: Vec<Option<Range>>,
    /// What would make it met, where it is not.
    pub changes: Vec<ChangeSet>,
    /// When it is met; nothing where time changes nothing.
    pub windows: Option<Vec<Window>>,
    /// When it would be met with the open recognitions given; nothing where none is open, or they make no difference.
    pub windows_if_recognised: Option<Vec<Window>>,
    /// For each reading, what each of its choices gives, the other readings as chosen.
    pub readings: Vec<Vec<Finding>>,
    /// The open facts that can change neither the verdict nor a result, nor what another reading would give.
    pub idle: Vec<FactId>,
}

/// Answers a question, or refuses facts that cannot be, by name.
///
/// # Errors
/// As [`decide`] does.
pub fn inquire(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Result<Inquiry, Vec<Refusal>> {
    let finding = decide(pack, tool, facts, as_of, chosen)?;
    let situation = situation(pack, tool, facts, as_of, chosen);
    let in_time = tool.over_time && finding.verdict != Verdict::Computed;
    let open_windows = in_time.then(|| windows(pack, tool, facts, as_of, chosen));
    let recognition_open = recognised(pack, tool, situation).slots != situation.slots;
    let if_recognised = (in_time && recognition_open).then(|| windows_if_recognised(pack, tool, facts, as_of, chosen));
    let windows_if_recognised = if_recognised.filter(|it| Some(it) != open_windows.as_ref());
    let mut readings = Vec::new();
    let mut idle = idle(pack, tool, situation, as_of, &finding);
    for (at, reading) in tool.readings.iter().enumerate() {
        let Ok(at) = u8::try_from(at) else { break };
        let mut findings = Vec::new();
        for choice in (0..reading.choices.len()).filter_map(|it| u8::try_from(it).ok()) {
            let chosen = chosen.with(at, choice);
            let found = decide(pack, tool, facts, as_of, chosen)?;
            let here = self::idle(pack, tool, Situation { chosen, ..situation }, as_of, &found);
            idle.retain(|it| here.contains(it));
            findings.push(found);
        }
        readings.push(findings);
    }
    let ranges = ranges(pack, tool, facts, as_of, chosen);
    let changes = changes(pack, tool, facts, as_of, chosen);
    Ok(Inquiry { situation, finding, ranges, changes, windows: open_windows, windows_if_recognised, readings, idle })
}

/// What every combination of readings gives, the usual one first; empty where the tool has none. The caller has made sure
/// that no fact is refused.
pub fn by_readings(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> Vec<(ReadingChoices, Finding)> {
    let all = combinations(tool).into_iter();
    all.filter_map(|it| Some((it, decide(pack, tool, facts, as_of, it).ok()?))).collect()
}

/// The open facts that can change neither the verdict nor a result. An optional one is never among them: it was never
/// needed.
fn idle(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, finding: &Finding) -> Vec<FactId> {
    let mut completions = Completions::new(pack, tool, situation, known_until);
    let mut idle = Vec::new();
    for (slot, id) in tool.slots() {
        let optional = pack.fact_at(id).is_some_and(|it| it.optional);
        if optional || situation.slot(slot) != Answer::Open || finding.missing.contains(&id) {
            continue;
        }
        let matters = tool.rule.outputs.iter().zip(&finding.outputs).any(|(output, found)| {
            let ruled_out = match (output.due, finding.verdict) {
                (Due::WhenMet, Verdict::NotMet) | (Due::WhenNotMet, Verdict::Met) => true,
                (Due::Always | Due::WhenMet | Due::WhenNotMet, _) => false,
            };
            found.is_none() && !ruled_out && completions.moves(slot, *output)
        });
        if !matters {
            idle.push(id);
        }
    }
    idle
}
