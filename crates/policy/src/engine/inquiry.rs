//! Everything that one page says about one question: the finding, its windows, what would change it, what each reading
//! would give, and which questions no longer matter.

use crate::engine::changes::{ChangeSet, changes};
use crate::engine::decide::{Finding, Outcome, Verdict, combinations, decide, decide_situation, recognised, situation};
use crate::engine::evaluate::Situation;
use crate::engine::ranges::{Range, ranges};
use crate::engine::windows::{Window, windows, windows_if_recognised};
use crate::engine::worth::worth_asking;
use crate::model::day::Day;
use crate::model::facts::{Facts, Refusal};
use crate::model::ids::FactId;
use crate::model::pack::Pack;
use crate::model::rule::ReadingChoices;
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
    /// While the verdict waits for recognitions only: the results with them given, in the order of [`Tool::outputs`].
    pub outputs_if_recognised: Vec<Option<Outcome>>,
    /// For each reading, what each of its choices gives, the other readings as chosen.
    pub readings: Vec<Vec<Finding>>,
    /// The open facts that are not worth asking ([`worth_asking`]), under these readings or any other choice of one of them.
    pub idle: Vec<FactId>,
    /// Those that are worth asking only under another choice of a reading.
    pub idle_as_read: Vec<FactId>,
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
    let outputs_if_recognised = match finding.recognition_pending {
        true => decide_situation(pack, tool, recognised(pack, tool, situation), as_of).outputs,
        false => Vec::new(),
    };
    let mut readings = Vec::new();
    let mut idle_as_read = idle(pack, tool, situation, as_of, &finding);
    let mut idle = idle_as_read.clone();
    for (at, reading) in tool.readings.iter().enumerate() {
        let Ok(at) = u8::try_from(at) else { break };
        let mut findings = Vec::new();
        for choice in (0..reading.choices.len()).filter_map(|it| u8::try_from(it).ok()) {
            let chosen = chosen.with(at, choice);
            let found = decide(pack, tool, facts, as_of, chosen)?;
            if !idle.is_empty() {
                let here = self::idle(pack, tool, Situation { chosen, ..situation }, as_of, &found);
                idle.retain(|it| here.contains(it));
            }
            findings.push(found);
        }
        readings.push(findings);
    }
    idle_as_read.retain(|it| !idle.contains(it));
    let ranges = ranges(pack, tool, facts, as_of, chosen);
    let changes = changes(pack, tool, facts, as_of, chosen);
    Ok(Inquiry {
        situation,
        finding,
        ranges,
        changes,
        windows: open_windows,
        windows_if_recognised,
        outputs_if_recognised,
        readings,
        idle,
        idle_as_read,
    })
}

/// What every combination of readings gives, the usual one first; empty where the tool has none. The caller has made sure
/// that no fact is refused.
pub fn by_readings(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> Vec<(ReadingChoices, Finding)> {
    let all = combinations(tool).into_iter();
    all.filter_map(|it| Some((it, decide(pack, tool, facts, as_of, it).ok()?))).collect()
}

/// The open facts that are not worth asking. An optional one is never among them: it was never needed.
fn idle(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, finding: &Finding) -> Vec<FactId> {
    let worth = worth_asking(pack, tool, situation, known_until, finding);
    let optional = |id: FactId| pack.fact_at(id).is_some_and(|it| it.optional);
    let idle = tool.slots().filter(|it| situation.slot(it.0) == Answer::Open && worth >> it.0 & 1 == 0 && !optional(it.1));
    idle.map(|it| it.1).collect()
}
