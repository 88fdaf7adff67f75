//! One tool on one day: every complete combination of its facts under every reading, and what the rule means for each.

use std::collections::HashMap;

use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;

use crate::calendar::Date;
use crate::cut::{Cut, cuts, percent, readings};
use crate::meaning::{Atom, Meaning, Shown};
use crate::table::{Axis, differing, joined, positions, sizes};

/// Some completion meets the rule.
pub const MET: u8 = 1;
/// Some completion does not.
pub const NOT_MET: u8 = 2;
/// Some completion comes to nothing, which must not be.
pub const NEITHER: u8 = 4;

/// Two completions give a result differently.
pub const DIFFERS: u32 = u32::MAX;
/// No completion has been looked at.
const NONE: u32 = u32::MAX - 1;

/// A tool on a day, with the meaning of its rule.
pub struct Space<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The tool whose rule is meant.
    pub tool: &'a Tool,
    /// The day.
    pub as_of: Date,
    /// The facts, cut.
    pub cuts: Vec<Cut>,
    /// Every combination of readings.
    pub readings: Vec<ReadingChoices>,
    /// Which complete combinations can be: no part above its whole, no end before its beginning.
    pub possible: Vec<bool>,
    /// For each combination of readings, what each complete combination of facts comes to.
    pub complete: Vec<Complete>,
    /// The results that occur; nothing is the first.
    pub results: Vec<Option<Shown>>,
    percent: u32,
}

/// What the rule means for complete facts under one choice of readings.
pub struct Complete {
    /// [`MET`], [`NOT_MET`] or [`NEITHER`]; 0 where the facts cannot be.
    pub verdicts: Vec<u8>,
    /// By result, positions in [`Space::results`].
    pub outputs: Vec<Vec<u32>>,
}

/// What completing every open fact comes to, by what may be entered.
pub struct Completed {
    /// The verdicts that are reached.
    pub verdicts: Vec<u8>,
    /// The open facts that matter, as bits by slot.
    pub missing: Vec<u16>,
    /// By result: a position in [`Space::results`], or [`DIFFERS`].
    pub outputs: Vec<Vec<u32>>,
}

impl<'a> Space<'a> {
    /// The space of a tool.
    pub fn new(pack: &'a Pack, tool: &'a Tool, as_of: Date) -> Space<'a> {
        let cuts = cuts(pack, tool, as_of);
        let percent = percent(pack, tool);
        let mut space = Space {
            pack,
            tool,
            as_of,
            cuts,
            readings: readings(tool),
            possible: Vec::new(),
            complete: Vec::new(),
            results: vec![None],
            percent,
        };
        space.possible = space.all_atoms().map(|it| space.can_be(&it)).collect();
        let mut known: HashMap<Option<Shown>, u32> = HashMap::from([(None, 0)]);
        for chosen in space.readings.clone() {
            let mut complete = Complete { verdicts: Vec::new(), outputs: vec![Vec::new(); tool.rule.outputs.len()] };
            let mut found = Vec::new();
            for (facts, possible) in space.all_atoms().zip(&space.possible) {
                let meaning = space.meaning(&facts, chosen);
                complete.verdicts.push(match (possible, tool.rule.verdict.is_some().then(|| meaning.verdict())) {
                    (false, _) => 0,
                    // A tool that only works something out.
                    (true, None) => MET,
                    (true, Some(Some(true))) => MET,
                    (true, Some(Some(false))) => NOT_MET,
                    (true, Some(None)) => NEITHER,
                });
                for (at, outputs) in complete.outputs.iter_mut().enumerate() {
                    if !possible {
                        outputs.push(NONE);
                        continue;
                    }
                    let shown = meaning.output(at);
                    let next = u32::try_from(known.len()).unwrap_or(NONE);
                    let position = *known.entry(shown).or_insert(next);
                    if position == next {
                        found.push(shown);
                    }
                    outputs.push(position);
                }
            }
            space.results.extend(found);
            space.complete.push(complete);
        }
        space
    }

    /// Every complete combination, in the order of the tables.
    pub fn all_atoms(&self) -> impl Iterator<Item = Vec<Atom>> + '_ {
        let sizes = sizes(&self.cuts, Axis::Atoms);
        let count: usize = sizes.iter().product();
        let mut at = Vec::new();
        (0..count).map(move |index| {
            positions(&sizes, index, &mut at);
            self.atoms(&at)
        })
    }

    /// The complete answers at these positions.
    pub fn atoms(&self, at: &[usize]) -> Vec<Atom> {
        self.cuts.iter().zip(at).filter_map(|(cut, at)| cut.atoms.get(*at).copied()).collect()
    }

    /// What may be entered at these positions, as the engine takes it.
    pub fn facts(&self, at: &[usize]) -> Facts {
        let cells = self.cuts.iter().zip(at).filter_map(|(cut, at)| cut.cells.get(*at));
        self.tool.facts.iter().copied().zip(cells.map(|it| it.answer)).collect()
    }

    /// The rule for complete facts.
    pub fn meaning<'m>(&'m self, facts: &'m [Atom], chosen: ReadingChoices) -> Meaning<'m> {
        Meaning { rule: &self.tool.rule, facts, percent: self.percent, day: self.as_of, chosen, flipped: None }
    }

    /// How many facts there are.
    pub fn width(&self) -> usize {
        self.cuts.len()
    }

    /// What completing comes to under one combination of readings.
    pub fn completed(&self, complete: &Complete) -> Completed {
        let verdicts = joined(&self.cuts, &complete.verdicts, 0, |one, other| one | other);
        let mut missing = vec![0; verdicts.len()];
        for axis in 0..self.width() {
            let differ = |it: u8| it & MET != 0 && it & NOT_MET != 0;
            let matters = differing(&self.cuts, &complete.verdicts, axis, 0, |one, other| one | other, differ);
            for (bits, matters) in missing.iter_mut().zip(matters) {
                *bits |= u16::from(matters) << axis;
            }
        }
        let join = |one: u32, other: u32| match (one, other) {
            (NONE, it) | (it, NONE) => it,
            (one, other) if one == other => one,
            _ => DIFFERS,
        };
        let outputs = complete.outputs.iter().map(|it| joined(&self.cuts, it, NONE, join)).collect();
        Completed { verdicts, missing, outputs }
    }

    /// Whether a result is one that all completions share: what it then is, which may be nothing.
    pub fn shared(&self, position: u32) -> Option<Option<Shown>> {
        self.results.get(usize::try_from(position).unwrap_or(usize::MAX)).copied()
    }

    /// Whether facts that are each possible are possible together.
    fn can_be(&self, facts: &[Atom]) -> bool {
        self.tool.slots().all(|(slot, fact)| {
            let here = facts.get(usize::from(slot)).copied();
            let bound = match self.pack.fact_at(fact).map(|it| &it.kind) {
                Some(FactKind::Number(kind)) => kind.part_of,
                Some(FactKind::Date { not_before, .. }) => *not_before,
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure) | None => None,
            };
            let there = bound.and_then(|it| self.tool.slot_of(it)).and_then(|it| facts.get(usize::from(it)).copied());
            match (here, there) {
                (Some(Atom::Number(part)), Some(Atom::Number(whole))) => part <= whole,
                (Some(Atom::Date(to)), Some(Atom::Date(from))) => from <= to,
                _ => true,
            }
        })
    }
}
