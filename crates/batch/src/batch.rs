//! One tool over many rows.

use core::ops::Range;

use policy::engine::decide::Verdict;
use policy::model::day::Day;
use policy::model::facts::refusals;
use policy::model::ids::{FactId, Slot};
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;

use crate::compile::compile;
use crate::exact::Exact;
use crate::program::{Mask, Program, ResultValue};
use crate::regions::{Row, Set, leaves};
use crate::results::{ABSENT, Results, code};
use crate::run::{Cursor, Machine, NONE, add, apart, choose, choose_day, gather, which};
use crate::table::{BLOCK, Bits, Block, Cells, Table, bit};
use crate::wanted::Wanted;

/// A tool, read once, to be asked of many rows on one day under one choice of readings.
pub struct Batch<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    as_of: Day,
    wanted: Wanted,
    /// For blocks in which every cell is filled, and for the others.
    compiled: Option<[Compiled; 2]>,
    exact: Exact<'a>,
    /// Facts with what bounds them.
    bounds: Vec<(FactId, FactId)>,
}

/// So many blocks are decided between two words about how far it has come.
const PART: usize = 16_384 / BLOCK;

struct Compiled {
    program: Program,
    machine: Machine,
    known: Known,
}

/// What is known by folding of each row of a block, eight slots or leaves a byte.
struct Known {
    open: [Block<u8>; 4],
    /// The leaves that hold, and those that do not.
    leaves: [Vec<Block<u8>>; 2],
}

impl<'a> Batch<'a> {
    /// Compiles a tool's rule.
    pub fn new(pack: &'a Pack, tool: &'a Tool, as_of: Day, chosen: ReadingChoices, wanted: Wanted) -> Batch<'a> {
        let exact = Exact::new(pack, tool, as_of, chosen);
        let program = |filled| {
            let program = compile(pack, tool, exact.empty(), filled, wanted)?;
            Some(Compiled { machine: Machine::new(&program), known: Known::new(&program), program })
        };
        let few_leaves = leaves(&tool.rule).count() <= 64;
        let compiled = program(true).zip(program(false)).filter(|_| few_leaves).map(|it| [it.0, it.1]);
        let bounds = tool.facts.iter().filter_map(|it| Some((*it, Table::bound_of(pack, *it)?))).collect();
        Batch { pack, tool, as_of, wanted, compiled, exact, bounds }
    }

    /// Whether the rule is compiled. Else the engine decides row by row: of no tool of the packs so far.
    pub fn is_compiled(&self) -> bool {
        self.compiled.is_some()
    }

    /// Whether the next day on which the verdict is met is compiled too.
    pub fn finds_next(&self) -> bool {
        self.compiled.as_ref().is_some_and(|[filled, _]| filled.program.next.is_some())
    }

    /// How many rows were left to the engine so far, and were in no region that it had decided.
    pub fn left_to_engine(&self) -> usize {
        self.exact.asked
    }

    /// Room for the results of a table.
    pub fn results(&self, table: &Table<'_>) -> Results {
        Results::new(self.tool, table.rows(), self.wanted)
    }

    /// Decides every row. The table is of the same pack and day.
    pub fn run(&mut self, table: &Table<'_>, results: &mut Results) {
        if table.as_of() != self.as_of || results.verdicts.len() < table.rows() {
            return;
        }
        self.run_blocks(table, results, 0..table.blocks());
    }

    /// The same in parts of some ten thousand rows: after each, `told` hears how many rows are decided.
    pub fn run_in_parts(&mut self, table: &Table<'_>, results: &mut Results, mut told: impl FnMut(usize)) {
        if table.as_of() != self.as_of || results.verdicts.len() < table.rows() {
            return;
        }
        for first in (0..table.blocks()).step_by(PART) {
            let end = (first + PART).min(table.blocks());
            self.run_blocks(table, results, first..end);
            told((end * BLOCK).min(table.rows()));
        }
    }

    fn run_blocks(&mut self, table: &Table<'_>, results: &mut Results, blocks: Range<usize>) {
        let columns = self.tool.facts.iter().map(|it| table.column(*it)).collect();
        let mut cursor = Cursor { columns, block: 0 };
        for block in blocks {
            cursor.block = block;
            self.block(table, &cursor, results);
        }
    }

    fn block(&mut self, table: &Table<'_>, cursor: &Cursor<'_>, results: &mut Results) {
        let first = cursor.block * BLOCK;
        let rows = first..(first + BLOCK).min(table.rows());
        let suspect = self.suspect(table, cursor);
        let Some([filled, open]) = &mut self.compiled else {
            for (at, row) in rows.enumerate() {
                if is_refused(self.pack, self.tool, table, &suspect, at, row) {
                    refuse(results, row);
                } else {
                    leave(&mut self.exact, table, results, row, self.wanted.next);
                }
            }
            return;
        };
        let slots = (0..self.tool.facts.len()).filter_map(|it| Slot::try_from(it).ok());
        let some_open = slots.clone().any(|it| is_any(cursor.open(it), rows.len()));
        let Compiled { program, machine, known } = if some_open { open } else { filled };
        machine.run(program, &self.tool.rule, cursor);
        write(program, machine, cursor, results, self.as_of);

        let too_large = too_large(cursor, program.largest);
        let unsettled = machine.mask(program.unsettled);
        let next_unsettled = machine.mask(match &program.next {
            Some(next) => next.unsettled,
            None if self.wanted.next && self.tool.rule.verdict.is_some() => Mask::Always,
            None => Mask::Never,
        });
        if is_none(unsettled) && is_none(next_unsettled) && suspect.is_none() && too_large.is_none() {
            return;
        }
        let mut left = *unsettled;
        [Some(next_unsettled), suspect.as_ref(), too_large.as_ref()].into_iter().flatten().for_each(|it| add(&mut left, it));
        known.look_at(program, machine, cursor, slots);
        for at in rows_of(&left).take_while(|it| *it < rows.len()) {
            let row = first + at;
            if is_refused(self.pack, self.tool, table, &suspect, at, row) {
                refuse(results, row);
            } else if too_large.as_ref().is_some_and(|it| bit(it, at)) {
                leave(&mut self.exact, table, results, row, self.wanted.next);
            } else {
                if bit(unsettled, at) {
                    settle(&mut self.exact, table, cursor, results, known.row(row, at), (program, machine));
                }
                if self.wanted.next && bit(next_unsettled, at) {
                    let day = match &program.next {
                        _ if results.is_met(row) => Some(self.as_of),
                        Some(next) => self.exact.later(table, cursor, known.row(row, at), (next, machine)),
                        None => self.exact.next(table, row),
                    };
                    results.put_next(row, day);
                }
            }
        }
    }

    /// Rows whose facts may have to be refused.
    fn suspect(&self, table: &Table<'_>, cursor: &Cursor<'_>) -> Option<Bits> {
        let mut found = None;
        for column in cursor.columns.iter().flatten() {
            if let Some(own) = column.suspect.get(cursor.block) {
                add(found.get_or_insert(NONE), own);
            }
        }
        for (fact, bound) in &self.bounds {
            table.suspect_together(*fact, *bound, cursor.block, found.get_or_insert(NONE));
        }
        found.filter(|it| !is_none(it))
    }
}

fn is_refused(pack: &Pack, tool: &Tool, table: &Table<'_>, suspect: &Option<Bits>, at: usize, row: usize) -> bool {
    suspect.as_ref().is_some_and(|it| bit(it, at)) && !refusals(pack, tool, &table.facts(row), table.as_of()).is_empty()
}

fn refuse(results: &mut Results, row: usize) {
    results.put_code(row, code::REFUSED);
    results.put_missing(row, 0);
    results.put_next(row, None);
    for at in 0..results.outputs.len() {
        results.put_outcome(row, at, None);
    }
}

/// Leaves a row to the engine, with all that is asked of it.
fn leave(exact: &mut Exact<'_>, table: &Table<'_>, results: &mut Results, row: usize, next: bool) {
    let said = exact.judge(table, row);
    results.put_verdict(row, said.verdict, said.pending);
    results.put_missing(row, said.missing);
    for at in results.asked() {
        results.put_outcome(row, at, exact.outcome(table, row, at));
    }
    if next {
        results.put_next(row, exact.next(table, row));
    }
}

/// Leaves to the engine what folding has left open of a row.
fn settle(
    exact: &mut Exact<'_>,
    table: &Table<'_>,
    cursor: &Cursor<'_>,
    results: &mut Results,
    known: Row,
    (program, machine): (&Program, &Machine),
) {
    let at = known.row % BLOCK;
    let is = |mask: Mask| bit(machine.mask(mask), at);
    let mut verdict = None;
    if is(program.open_verdict) {
        let said = exact.verdict(table, cursor, known);
        results.put_verdict(known.row, said.verdict, said.pending);
        results.put_missing(known.row, said.missing);
        verdict = Some(said.verdict);
    }
    let mut wanted = 0;
    for result in &program.outputs {
        let asked = match verdict {
            // Some completion owes a value, another none.
            Some(Verdict::Unknown) if !result.settling => false,
            Some(_) if !result.always => true,
            Some(_) | None => is(result.waiting),
        };
        wanted |= u32::from(asked) << result.at;
    }
    if wanted != 0 {
        let said = exact.outcomes(table, cursor, known, wanted);
        for (output, held) in Set(wanted).zip(said) {
            results.put_held(known.row, usize::from(output), *held);
        }
    }
}

impl Known {
    fn new(program: &Program) -> Known {
        let leaves = || vec![[0; BLOCK]; program.leaves.len().div_ceil(8)];
        Known { open: [[0; BLOCK]; 4], leaves: [leaves(), leaves()] }
    }

    fn look_at(&mut self, program: &Program, machine: &Machine, cursor: &Cursor<'_>, slots: impl Iterator<Item = Slot>) {
        gather(&mut self.open, slots.map(|it| cursor.open(it)));
        let [yes, no] = &mut self.leaves;
        gather(yes, program.leaves.iter().map(|it| machine.mask(it.yes)));
        gather(no, program.leaves.iter().map(|it| machine.mask(it.no)));
    }

    /// A row, by its place in the list and in the block.
    fn row(&self, row: usize, at: usize) -> Row {
        let bits = |blocks: &[Block<u8>]| {
            let byte = |it: &Block<u8>| u64::from(it.get(at).copied().unwrap_or_default());
            blocks.iter().rev().fold(0, |bits, it| bits << 8 | byte(it))
        };
        let open = u32::try_from(bits(&self.open)).unwrap_or_default();
        Row { row, open, leaves: self.leaves.each_ref().map(|it| bits(it)) }
    }
}

/// Writes what a block has come to by folding.
fn write(program: &Program, machine: &Machine, cursor: &Cursor<'_>, results: &mut Results, as_of: Day) {
    let block = cursor.block;
    if let Some(truth) = program.verdict
        && let Some(verdicts) = block_of(&mut results.verdicts, block)
    {
        // Where no row is open, `no` is the rest, and is not worked out.
        let no = if program.open_verdict == Mask::Never { Mask::Always } else { truth.no };
        write_verdicts(verdicts, machine.mask(truth.yes), machine.mask(no));
        results.forget_missing(block);
    }
    for result in &program.outputs {
        let Some(values) = results.outputs.get_mut(result.at).and_then(|it| block_of(&mut it.values, block)) else { continue };
        let present = machine.mask(result.present);
        match result.value {
            ResultValue::Number(number) if result.present == Mask::Always => *values = *machine.integer(number, cursor),
            ResultValue::Number(number) => choose(values, present, machine.integer(number, cursor), &NOTHING),
            ResultValue::Flag(flag) => {
                let flag = machine.mask(flag);
                write_each(values, |at| if bit(present, at) { i64::from(bit(flag, at)) } else { ABSENT });
            }
            ResultValue::Date(days) => {
                let days = machine.days(days, cursor);
                write_each(values, |at| if bit(present, at) { i64::from(days[at]) } else { ABSENT });
            }
        }
    }
    if let Some(next) = &program.next
        && let Some(truth) = program.verdict
        && let Some(out) = block_of(&mut results.next, block)
    {
        let mut later = *machine.days(next.day, cursor);
        for day in later.iter_mut().filter(|it| **it == i32::MAX) {
            *day = 0;
        }
        choose_day(out, machine.mask(truth.yes), &[as_of.number(); BLOCK], &later);
    }
}

static NOTHING: Block<i64> = [ABSENT; BLOCK];

/// 0 where it is not met, 1 where it is, 2 where neither is known.
fn write_verdicts(out: &mut Block<u8>, yes: &Bits, no: &Bits) {
    for ((out, yes), no) in out.as_chunks_mut::<64>().0.iter_mut().zip(yes).zip(no) {
        let open = !(yes | no);
        for ((out, yes), open) in out.as_chunks_mut::<8>().0.iter_mut().zip(yes.to_le_bytes()).zip(open.to_le_bytes()) {
            *out = (apart(yes) | apart(open) << 1).to_le_bytes();
        }
    }
}

fn write_each(out: &mut Block<i64>, of: impl Fn(usize) -> i64) {
    for (at, out) in out.iter_mut().enumerate() {
        *out = of(at);
    }
}

fn block_of<T>(column: &mut [T], block: usize) -> Option<&mut Block<T>> {
    column.as_chunks_mut::<BLOCK>().0.get_mut(block)
}

/// Rows with a number that the program cannot reckon with.
fn too_large(cursor: &Cursor<'_>, largest: u64) -> Option<Bits> {
    let mut found = None;
    for column in cursor.columns.iter().flatten().filter(|it| largest < it.largest) {
        let Cells::Number(cells, _) = &column.cells else { continue };
        let Some(cells) = cells.get(cursor.block) else { continue };
        let mut large = NONE;
        which(&mut large, cells, |it| largest < it.unsigned_abs());
        add(found.get_or_insert(NONE), &large);
    }
    found.filter(|it| !is_none(it))
}

/// The rows of a block whose bit is set.
fn rows_of(bits: &Bits) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(word, bits)| {
        let mut left = *bits;
        core::iter::from_fn(move || {
            let at = usize::try_from(left.trailing_zeros()).ok().filter(|it| *it < 64)?;
            left &= left - 1;
            Some(word * 64 + at)
        })
    })
}

/// Whether a bit of the first rows is set.
fn is_any(bits: &Bits, rows: usize) -> bool {
    match rows {
        BLOCK => !is_none(bits),
        _ => rows_of(bits).next().is_some_and(|it| it < rows),
    }
}

/// Comparing arrays would be a call in WebAssembly, which compares bytes one by one.
fn is_none(bits: &Bits) -> bool {
    bits.iter().fold(0, |all, it| all | it) == 0
}
