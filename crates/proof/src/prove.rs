//! The whole pack: every tool, on days that make dates hard.

use authoring::check::declared::Declared;
use policy::engine::cases::Case;
use policy::model::fact::FactKind;
use policy::model::ids::ToolId;
use policy::model::pack::Pack;
use policy::model::tool::Tool;
use rayon::prelude::*;

use crate::alive::alive;
use crate::better::better;
use crate::calendar::{DAYS, Date};
use crate::cases::covered;
use crate::failure::Failures;
use crate::space::Space;
use crate::walk::walk;

/// What came of one tool.
pub struct Proved {
    /// The tool.
    pub tool: String,
    /// How many regions its facts fall into, all of them decided.
    pub regions: usize,
    /// What does not hold.
    pub failures: Failures,
}

/// Proves every tool of a pack.
pub fn prove(pack: &Pack, declared: &[Declared], cases: &[Case]) -> Vec<Proved> {
    let tools: Vec<usize> = (0..pack.tools.len()).collect();
    tools.into_par_iter().filter_map(|at| prove_tool(pack, ToolId(u16::try_from(at).ok()?), declared.get(at), cases)).collect()
}

/// Proves one tool; nothing where the pack has none at that position.
pub fn prove_tool(pack: &Pack, id: ToolId, declared: Option<&Declared>, cases: &[Case]) -> Option<Proved> {
    let tool = pack.tool_at(id)?;
    let walked: Vec<(Space<'_>, usize, Failures)> = days(pack, tool)
        .into_par_iter()
        .map(|day| {
            let (space, mut failures) = (Space::new(pack, tool, day), Failures::default());
            let regions = walk(&space, (pack, tool), &mut failures);
            (space, regions, failures)
        })
        .collect();
    let (mut spaces, mut regions, mut failures) = (Vec::new(), 0, Failures::default());
    for (space, decided, found) in walked {
        spaces.push(space);
        regions += decided;
        failures.merge(found);
    }
    let excused: Vec<u16> = declared.into_iter().flat_map(|it| &it.excused).map(|it| it.0).collect();
    alive(&spaces, &excused, &mut failures);
    better(&spaces, declared.map_or(&[], |it| it.better.as_slice()), &mut failures);
    let own: Vec<&Case> = cases.iter().filter(|it| it.tool == id).collect();
    covered(pack, tool, &own, &mut failures);
    Some(Proved { tool: tool.id.clone(), regions, failures })
}

/// The days for which a tool is asked: one where none of its facts is a date.
pub fn days(pack: &Pack, tool: &Tool) -> Vec<Date> {
    let dated = |it: &FactKind| matches!(it, FactKind::Date { .. } | FactKind::Tenure);
    let has_dates = tool.facts.iter().filter_map(|it| pack.fact_at(*it)).any(|it| dated(&it.kind));
    DAYS.into_iter().take(if has_dates { DAYS.len() } else { 1 }).collect()
}
