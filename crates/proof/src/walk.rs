//! Every region of a tool on a day, decided by the engine and held against what completing its open facts comes to.

use policy::engine::decide::{Finding, Outcome, Verdict, decide};
use policy::engine::windows::{Window, windows, windows_if_recognised};
use policy::model::criterion::Leaf;
use policy::model::facts::{Facts, refusals};
use policy::model::ids::{FactId, Slot};
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

use crate::calendar::{DAYS, Date};
use crate::failure::{Aim, Expected, Failures, Region};
use crate::meaning::{Atom, Meaning, Shown};
use crate::sentence::Sentences;
use crate::space::{Completed, DIFFERS, MET, NEITHER, NOT_MET, Space};
use crate::table::{Axis, at, positions, sizes};

/// Walks all regions of a space; `tested` is the tool as the engine decides it, which is the one that is meant, but for mutants. What
/// comes back is how many regions are decided.
pub fn walk(space: &Space<'_>, tested: (&Pack, &Tool), failures: &mut Failures) -> usize {
    let completed: Vec<Completed> = space.complete.iter().map(|it| space.completed(it)).collect();
    let walker = Walker { space, pack: tested.0, tool: tested.1, completed: &completed, sizes: sizes(&space.cuts, Axis::Cells) };
    let mut sentences = Sentences::new(tested.0, tested.1, space.as_of == DAYS[0]);
    let (mut decided, mut cells) = (0, Vec::new());
    let count: usize = walker.sizes.iter().product();
    for index in 0..count {
        positions(&walker.sizes, index, &mut cells);
        let facts = space.facts(&cells);
        for (under, &chosen) in space.readings.iter().enumerate() {
            decided += usize::from(walker.region(index, &cells, &facts, (under, chosen), &mut sentences, failures));
        }
    }
    decided
}

struct Walker<'a, 'b> {
    space: &'a Space<'b>,
    pack: &'a Pack,
    tool: &'a Tool,
    completed: &'a [Completed],
    sizes: Vec<usize>,
}

impl Walker<'_, '_> {
    /// One region: whether it is one, rather than facts that cannot be.
    fn region(
        &self,
        index: usize,
        cells: &[usize],
        facts: &Facts,
        (under, chosen): (usize, ReadingChoices),
        sentences: &mut Sentences<'_>,
        failures: &mut Failures,
    ) -> bool {
        let as_of = self.space.as_of.to_day();
        let region = Region { pack: self.pack, tool: self.tool, facts, as_of, chosen };
        let Some(completed) = self.completed.get(under) else { return false };
        let reached = completed.verdicts.get(index).copied().unwrap_or_default();
        if reached == 0 {
            if refusals(self.pack, self.tool, facts, as_of).is_empty() {
                let what = "these facts cannot be, and are not refused";
                failures.add(self.tool, Aim::Verdict, || (what.to_owned(), Some(region.case(what, &Expected::default()))));
            }
            return false;
        }
        let mut wrong = |aim: Aim, what: String| {
            failures.add(self.tool, aim, || {
                let case = region.case(&what, &self.expected(index, completed, (under, chosen)));
                (what, Some(case))
            });
        };
        if reached & NEITHER != 0 {
            wrong(Aim::Verdict, "a completion comes to no verdict".to_owned());
        }
        let finding = match decide(self.pack, self.tool, facts, as_of, chosen) {
            Ok(finding) => finding,
            Err(refused) => {
                wrong(Aim::Verdict, format!("refused, although a completion can be: {refused:?}"));
                return false;
            }
        };
        if let Some(what) = self.verdict_differs(index, completed, &finding) {
            wrong(Aim::Verdict, what);
        }
        if finding.recognition_pending != self.pending(index, cells, completed) {
            wrong(Aim::Verdict, format!("recognition pending is {}", finding.recognition_pending));
        }
        for (output, text) in self.tool.outputs.iter().enumerate() {
            let expected = self.output(completed, output, index);
            let found = finding.outputs.get(output).copied().flatten().map(shown);
            if expected != found {
                wrong(Aim::Output, format!("{} is {found:?}, but {expected:?} by its formula", text.id));
            }
        }
        let depend = self.outputs_depend_on(index, under, chosen);
        if finding.outputs_depend_on != depend {
            wrong(Aim::Output, format!("results depend on the readings {:b}, but {depend:b} by completing", finding.outputs_depend_on));
        }
        if let Some(what) = self.windows_differ(cells, facts, chosen) {
            wrong(Aim::Window, what);
        }
        if let Some(what) = sentences.hole(facts, as_of, chosen, &finding) {
            wrong(Aim::Sentence, what);
        }
        true
    }

    /// What the meaning makes of a region.
    fn expected(&self, index: usize, completed: &Completed, (under, chosen): (usize, ReadingChoices)) -> Expected {
        let reached = completed.verdicts.get(index).copied().unwrap_or_default();
        let bits = completed.missing.get(index).copied().unwrap_or_default();
        Expected {
            verdict: Some(self.verdict(reached).id()),
            missing: Some(if reached == MET | NOT_MET { self.facts_of(bits) } else { Vec::new() }),
            outputs: (0..self.tool.outputs.len()).map(|it| self.output(completed, it, index)).collect(),
            robust: Some(self.robust(index, completed)),
            outputs_depend_on: Some(self.outputs_depend_on(index, under, chosen)),
        }
    }

    fn verdict(&self, reached: u8) -> Verdict {
        match reached {
            _ if self.tool.rule.verdict.is_none() => Verdict::Computed,
            MET => Verdict::Met,
            NOT_MET => Verdict::NotMet,
            _ => Verdict::Unknown,
        }
    }

    fn facts_of(&self, bits: u16) -> Vec<FactId> {
        self.tool.slots().filter(|(slot, _)| bits & (1 << slot) != 0).map(|it| it.1).collect()
    }

    fn output(&self, completed: &Completed, output: usize, index: usize) -> Option<Shown> {
        let position = completed.outputs.get(output).and_then(|it| it.get(index)).copied().unwrap_or(DIFFERS);
        self.space.shared(position).flatten()
    }

    fn verdict_differs(&self, index: usize, completed: &Completed, finding: &Finding) -> Option<String> {
        let reached = completed.verdicts.get(index).copied().unwrap_or_default();
        let missing = completed.missing.get(index).copied().unwrap_or_default();
        let expected = self.verdict(reached);
        if finding.verdict != expected {
            return Some(format!("{}, but {} by completing", finding.verdict.id(), expected.id()));
        }
        let slots = finding.missing.iter().filter_map(|it| self.tool.slot_of(*it));
        let found = slots.fold(0u16, |bits, slot| bits | 1 << slot);
        if found != if expected == Verdict::Unknown { missing } else { 0 } {
            return Some(format!("missing are {:?}, but {:?} by completing", self.names(found), self.names(missing)));
        }
        let robust = self.robust(index, completed);
        (finding.robust != robust).then(|| format!("robust is {}, but {robust} by completing", finding.robust))
    }

    /// Whether all combinations of readings come to the same verdict, and while it is unknown to the same missing facts.
    fn robust(&self, index: usize, completed: &Completed) -> bool {
        let here = |it: &Completed| (it.verdicts.get(index).copied(), it.missing.get(index).copied());
        self.completed.iter().all(|it| here(it) == here(completed))
    }

    fn names(&self, bits: u16) -> Vec<&str> {
        self.facts_of(bits).into_iter().filter_map(|it| self.pack.fact_at(it)).map(|it| it.id.as_str()).collect()
    }

    /// Readings whose choice alone changes a result.
    fn outputs_depend_on(&self, index: usize, under: usize, chosen: ReadingChoices) -> u8 {
        let outputs =
            |it: &Completed| -> Vec<Option<Shown>> { (0..self.tool.outputs.len()).map(|at| self.output(it, at, index)).collect() };
        let here = self.completed.get(under).map(outputs);
        let mut bits = 0;
        for (at, reading) in (0u8..).zip(&self.tool.readings) {
            for choice in (0u8..).zip(&reading.choices).map(|it| it.0) {
                let other = self.space.readings.iter().position(|it| *it == chosen.with(at, choice));
                let there = other.and_then(|it| self.completed.get(it)).map(outputs);
                bits |= u8::from(there != here) << at;
            }
        }
        bits
    }

    fn recognitions(&self) -> impl Iterator<Item = Slot> + '_ {
        self.tool.slots().filter(|(_, fact)| self.pack.fact_at(*fact).is_some_and(|it| it.decided_by.is_some())).map(|it| it.0)
    }

    fn is_open(&self, cells: &[usize], slot: Slot) -> bool {
        let at = usize::from(slot);
        let cell = self.space.cuts.get(at).zip(cells.get(at)).and_then(|(cut, cell)| cut.cells.get(*cell));
        cell.is_some_and(|it| !matches!(it.answer, Answer::Given(_)))
    }

    /// Whether only recognitions matter, and some way of giving them meets the rule whatever else is open.
    fn pending(&self, index: usize, cells: &[usize], completed: &Completed) -> bool {
        let reached = completed.verdicts.get(index).copied().unwrap_or_default();
        let missing = completed.missing.get(index).copied().unwrap_or_default();
        let recognitions: Vec<Slot> = self.recognitions().collect();
        let all = recognitions.iter().fold(0u16, |bits, slot| bits | 1 << slot);
        if self.tool.rule.verdict.is_none() || reached != MET | NOT_MET || missing & !all != 0 {
            return false;
        }
        let mut ways = vec![cells.to_vec()];
        for slot in recognitions.into_iter().filter(|it| self.is_open(cells, *it)) {
            let given = self.given_cells(slot);
            ways = ways.iter().flat_map(|way| given.iter().map(move |cell| with(way, slot, *cell))).collect();
        }
        ways.iter().any(|way| completed.verdicts.get(at(&self.sizes, way)) == Some(&MET))
    }

    fn given_cells(&self, slot: Slot) -> Vec<usize> {
        let cells = self.space.cuts.get(usize::from(slot)).map(|it| it.cells.as_slice()).unwrap_or_default();
        (0..cells.len()).filter(|&it| cells.get(it).is_some_and(|it| matches!(it.answer, Answer::Given(Value::YesNo(_))))).collect()
    }

    /// Windows that are not those of the meaning, where every fact but recognitions is given.
    fn windows_differ(&self, cells: &[usize], facts: &Facts, chosen: ReadingChoices) -> Option<String> {
        let verdict = self.tool.rule.verdict?;
        let leaves = self.space.tool.rule.criteria.iter().filter_map(|it| it.criterion.leaf());
        let dated: Vec<Leaf> = leaves.filter(|it| it.changes_with_time()).collect();
        let recognitions: Vec<Slot> = self.recognitions().collect();
        let open: Vec<Slot> = self.tool.slots().map(|it| it.0).filter(|it| self.is_open(cells, *it)).collect();
        if dated.is_empty() || !open.iter().all(|it| recognitions.contains(it)) {
            return None;
        }
        let mut ways = vec![self.space.atoms(&first_atoms(self.space, cells))];
        for slot in &open {
            let answers = [true, false].map(Atom::YesNo);
            ways = ways.iter().flat_map(|way| answers.iter().map(move |atom| with(way, *slot, *atom))).collect();
        }
        let meant = |day: Date, facts: &[Atom]| Meaning { day, ..self.space.meaning(facts, chosen) }.holds(verdict) == Some(true);
        let mut days = vec![self.space.as_of];
        for facts in &ways {
            days.extend(dated.iter().filter_map(|leaf| turn(&self.space.meaning(facts, chosen), *leaf)));
        }
        days.sort_unstable();
        days.dedup();
        let mut expected: Vec<(Date, Option<Date>)> = Vec::new();
        let mut since = None;
        for day in days {
            match (since, ways.iter().any(|it| meant(day, it))) {
                (None, true) => since = Some(day),
                (Some(from), false) => {
                    expected.push((from, Some(day.before())));
                    since = None;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
        expected.extend(since.map(|it| (it, None)));
        let as_of = self.space.as_of.to_day();
        let of = if open.is_empty() { windows } else { windows_if_recognised };
        let found = of(self.pack, self.tool, facts, as_of, chosen);
        let pair = |it: &Window| (Date::from(it.from), it.to.map(Date::from));
        let found: Vec<(Date, Option<Date>)> = found.iter().map(pair).collect();
        (found != expected).then(|| format!("met in {found:?}, but in {expected:?} day by day"))
    }
}

/// The first day after the one asked about on which a leaf is otherwise; it turns at most once.
fn turn(meaning: &Meaning<'_>, leaf: Leaf) -> Option<Date> {
    let on = |number: i64| Meaning { day: Date::of_number(number), ..*meaning }.leaf(leaf);
    let (mut before, mut after) = (meaning.day.number(), Date::LAST.number());
    let now = on(before);
    if on(after) == now {
        return None;
    }
    while 1 < after - before {
        let middle = before + (after - before) / 2;
        if on(middle) == now { before = middle } else { after = middle }
    }
    (after < Date::LAST.number()).then(|| Date::of_number(after))
}

fn first_atoms(space: &Space<'_>, cells: &[usize]) -> Vec<usize> {
    let cells = space.cuts.iter().zip(cells).filter_map(|(cut, cell)| cut.cells.get(*cell));
    cells.map(|it| it.atoms.first().copied().unwrap_or_default()).collect()
}

fn with<T: Copy>(way: &[T], slot: Slot, entry: T) -> Vec<T> {
    let mut way = way.to_vec();
    if let Some(held) = way.get_mut(usize::from(slot)) {
        *held = entry;
    }
    way
}

fn shown(outcome: Outcome) -> Shown {
    match outcome {
        Outcome::Number(number, _) => Shown::Hundredths(number.in_hundredths()),
        Outcome::Flag(it) => Shown::Flag(it),
        Outcome::Date(day) => Shown::Date(Date::from(day)),
    }
}
