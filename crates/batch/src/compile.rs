//! A tool's rule as a program: its criteria as masks, its results, and the first day on which it is met.
//!
//! Nothing of a rule is written here: what is combined how comes from the rule's own values, and where a leaf of dates turns from the
//! engine ([`crate::dates`]). Of each tool there are two programs, one for blocks in which every cell is filled; there, what would
//! follow from an open one falls away while it is compiled.

use policy::engine::evaluate::Situation;
use policy::model::criterion::{Criterion, Leaf, Order};
use policy::model::fact::FactKind;
use policy::model::ids::{CriterionId, Slot};
use policy::model::pack::Pack;
use policy::model::rule::{Amount, Due, OutputValue, Rule};
use policy::model::tool::Tool;

use crate::dates::{Line, line, service};
use crate::liveness::drop_unused;
use crate::program::{
    Days, DaysStep, Integer, IntegerStep, Mask, MaskStep, Next, Program, Question, Register, Result, ResultValue, Step, Truth, Turn,
};
use crate::range::{Range, TooLarge};
use crate::wanted::Wanted;

/// Writes a program.
pub(crate) struct Compiler<'a> {
    pub rule: &'a Rule,
    pub kinds: Vec<Option<&'a FactKind>>,
    /// Every cell is filled.
    filled: bool,
    /// Numbers in cells are not above this, without their sign.
    pub largest: i128,
    pub program: Program,
    /// What the numbers in the registers lie between.
    pub ranges: Vec<Range>,
}

/// The largest numbers that are tried for a tool, in parts of a whole.
const LARGEST: [u64; 6] = [1 << 44, 1 << 40, 1 << 34, 1 << 28, 1 << 24, 1 << 20];

/// The program of a tool; nothing where numbers do not fit, so that the engine has to decide.
pub(crate) fn compile(pack: &Pack, tool: &Tool, situation: Situation, filled: bool, wanted: Wanted) -> Option<Program> {
    LARGEST.iter().find_map(|&largest| compile_up_to(pack, tool, situation, filled, wanted, largest).ok())
}

fn compile_up_to(
    pack: &Pack,
    tool: &Tool,
    situation: Situation,
    filled: bool,
    wanted: Wanted,
    largest: u64,
) -> core::result::Result<Program, TooLarge> {
    let program = Program {
        steps: Vec::new(),
        masks: 0,
        integers: 0,
        days: 0,
        fixed: Vec::new(),
        by_choice: Vec::new(),
        services: Vec::new(),
        questions: Vec::new(),
        situation,
        largest,
        verdict: None,
        unsettled: Mask::Never,
        open_verdict: Mask::Never,
        outputs: Vec::new(),
        leaves: Vec::new(),
        next: None,
    };
    let kinds = tool.facts.iter().map(|it| pack.fact_at(*it).map(|it| &it.kind)).collect();
    let mut compiler = Compiler { rule: &tool.rule, kinds, filled, largest: i128::from(largest), program, ranges: Vec::new() };
    compiler.tool(wanted)?;
    drop_unused(&mut compiler.program);
    Ok(compiler.program)
}

type Compiled<T> = core::result::Result<T, TooLarge>;

impl<'a> Compiler<'a> {
    fn tool(&mut self, wanted: Wanted) -> Compiled<()> {
        let rule = self.rule;
        if let Some(id) = rule.verdict {
            let verdict = self.truth(id, None)?;
            self.program.verdict = Some(verdict);
            self.program.unsettled = self.neither(verdict);
            self.program.open_verdict = self.program.unsettled;
        }
        for (at, output) in rule.outputs.iter().enumerate().filter(|it| wanted.has_output(it.0)) {
            let due = match (output.due, self.program.verdict) {
                (Due::Always, _) | (_, None) => Mask::Always,
                (Due::WhenMet, Some(verdict)) => verdict.yes,
                (Due::WhenNotMet, Some(verdict)) => verdict.no,
            };
            let (value, open, none) = self.result(output.value)?;
            let waiting = self.both(due, open);
            self.program.unsettled = self.either(self.program.unsettled, waiting);
            let present = self.without(due, none);
            let present = self.without(present, open);
            // Where the verdict is open, whether it is due is too.
            let always = output.due == Due::Always;
            let settling = always || none != Mask::Never;
            self.program.outputs.push(Result { at, value, present, waiting, settling, always });
        }
        for node in &rule.criteria {
            if let Some(leaf) = node.criterion.leaf() {
                let truth = self.leaf(leaf)?;
                self.program.leaves.push(truth);
            }
        }
        if let (true, Some(id), Some(today)) = (wanted.next, rule.verdict, self.program.verdict) {
            self.program.next = self.next(id, today)?;
        }
        Ok(())
    }

    /// What a criterion comes to, today or on a later day.
    pub fn truth(&mut self, id: CriterionId, day: Option<Days>) -> Compiled<Truth> {
        let open = Truth { yes: Mask::Never, no: Mask::Never };
        let rule = self.rule;
        let Some(node) = rule.criterion(id) else { return Ok(open) };
        if let Criterion::Leaf(leaf) = node.criterion {
            return match day {
                Some(day) if leaf.changes_with_time() => self.leaf_on(leaf, day),
                Some(_) | None => self.leaf(leaf),
            };
        }
        let children = rule.children_of(&node.criterion, self.program.situation.chosen);
        let mut truths = Vec::new();
        for child in children {
            truths.push(self.truth(*child, day)?);
        }
        Ok(match node.criterion {
            Criterion::All(_) => {
                let yes = truths.iter().fold(Mask::Always, |all, it| self.both(all, it.yes));
                let no = self.otherwise(yes, &truths);
                Truth { yes, no: no.unwrap_or_else(|| truths.iter().fold(Mask::Never, |any, it| self.either(any, it.no))) }
            }
            Criterion::Any(_) => {
                let yes = truths.iter().fold(Mask::Never, |any, it| self.either(any, it.yes));
                let no = self.otherwise(yes, &truths);
                Truth { yes, no: no.unwrap_or_else(|| truths.iter().fold(Mask::Always, |all, it| self.both(all, it.no))) }
            }
            Criterion::Not(_) => truths.first().map_or(open, |it| Truth { yes: it.no, no: it.yes }),
            Criterion::ByReading(..) | Criterion::Leaf(_) => truths.first().copied().unwrap_or(open),
        })
    }

    /// What is not, where none of its parts is open: what nobody asks for then falls away.
    fn otherwise(&mut self, yes: Mask, parts: &[Truth]) -> Option<Mask> {
        parts.iter().all(|it| self.either(it.yes, it.no) == Mask::Always).then(|| self.not(yes))
    }

    /// What a leaf comes to on the reference date.
    fn leaf(&mut self, leaf: Leaf) -> Compiled<Truth> {
        let (holds, open) = match leaf {
            Leaf::Yes(slot) => (self.mask(MaskStep::Yes(slot)), self.open(slot)),
            Leaf::Is(slot, choices) => (self.mask(MaskStep::Is(slot, choices)), self.open(slot)),
            Leaf::Compare(left, order, right) => {
                let (left, right) = (self.amount(left)?, self.amount(right)?);
                let holds = self.compare(&left, order, &right)?;
                let open = self.either(left.open, right.open);
                let none = self.either(left.none, right.none);
                (holds, self.either(open, none))
            }
            Leaf::AgeAtMost { birth: slot, .. }
            | Leaf::AgeAtLeast { birth: slot, .. }
            | Leaf::LongerThan { since: slot, .. }
            | Leaf::Within { since: slot, .. } => {
                let line = line(self.rule, leaf, slot, &self.program.situation).ok_or(TooLarge)?;
                let holds = match line {
                    Line::Always(holds) => always(holds),
                    Line::From(day) => self.mask(MaskStep::From(Days::Slot(slot), day)),
                    Line::UpTo(day) => self.mask(MaskStep::UpTo(Days::Slot(slot), day)),
                };
                (holds, self.open(slot))
            }
            Leaf::Served { service: slot, .. } => {
                let by_months = service(self.rule, leaf, slot, &self.program.situation).ok_or(TooLarge)?;
                let table = position(&mut self.program.services, by_months);
                (self.mask(MaskStep::Served(slot, table)), self.open(slot))
            }
            Leaf::EndsWithin { from, to, .. } => {
                let last = self.ask(Question::LastOf(leaf, to), from);
                let holds = self.mask(MaskStep::NotAfter(Days::Slot(to), last));
                let (one, other) = (self.open(from), self.open(to));
                (holds, self.either(one, other))
            }
        };
        Ok(self.known(holds, open))
    }

    /// What a leaf that changes with time comes to on a day, which is another in each row.
    fn leaf_on(&mut self, leaf: Leaf, day: Days) -> Compiled<Truth> {
        let (turn, slot, becomes) = self.turn(leaf).ok_or(TooLarge)?;
        let turned = if turn == day { Mask::Always } else { self.mask(MaskStep::NotAfter(turn, day)) };
        let holds = if becomes { turned } else { self.not(turned) };
        let open = self.open(slot);
        Ok(self.known(holds, open))
    }

    /// When a leaf turns, by which fact, and what it becomes.
    fn turn(&mut self, leaf: Leaf) -> Option<(Days, Slot, bool)> {
        let (slot, becomes) = match leaf {
            Leaf::AgeAtMost { birth: slot, .. } | Leaf::Within { since: slot, .. } => (slot, false),
            Leaf::AgeAtLeast { birth: slot, .. } | Leaf::LongerThan { since: slot, .. } | Leaf::Served { service: slot, .. } => {
                (slot, true)
            }
            Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) | Leaf::EndsWithin { .. } => return None,
        };
        Some((self.ask(Question::Turn(leaf), slot), slot, becomes))
    }

    /// The first day on which a criterion holds: one on which a leaf turns. Nothing where something else in it changes with time, so
    /// that the engine has to say.
    fn next(&mut self, id: CriterionId, today: Truth) -> Compiled<Option<Next>> {
        let mut leaves = Vec::new();
        if !self.leaves_below(id, &mut leaves) {
            return Ok(None);
        }
        let (mut first_met, mut first_open) = (Days::Never, Days::Never);
        let as_of = self.program.situation.day.number();
        let mut turns = Vec::new();
        for leaf in leaves {
            let Some((day, slot, becomes)) = self.turn(leaf) else { continue };
            let positions = crate::regions::leaves(self.rule).zip(0..u64::BITS).filter(|it| it.0 == leaf);
            turns.push(Turn { day, slot, becomes, leaves: positions.fold(0, |bits, it| bits | 1 << it.1) });
            let truth = self.truth(id, Some(day))?;
            let open = self.open(slot);
            let past = self.mask(MaskStep::UpTo(day, as_of));
            let past = self.either(past, open);
            let to_come = self.not(past);
            let met_then = self.both(to_come, truth.yes);
            let neither = self.neither(truth);
            let open_then = self.both(to_come, neither);
            first_met = self.earlier(first_met, met_then, day);
            first_open = self.earlier(first_open, open_then, day);
        }
        let before = if first_open == Days::Never { Mask::Never } else { self.mask(MaskStep::Before(first_open, first_met)) };
        let before = self.without(before, today.yes);
        let neither = self.neither(today);
        Ok(Some(Next { day: first_met, unsettled: self.either(neither, before), turns }))
    }

    /// The leaves below a criterion that change with time; false where an amount does.
    fn leaves_below(&self, id: CriterionId, found: &mut Vec<Leaf>) -> bool {
        let Some(node) = self.rule.criterion(id) else { return true };
        match node.criterion.leaf() {
            Some(Leaf::Compare(left, _, right)) => !self.counts_months(left) && !self.counts_months(right),
            Some(leaf) => {
                if leaf.changes_with_time() && !found.contains(&leaf) {
                    found.push(leaf);
                }
                true
            }
            None => {
                let children = self.rule.children_of(&node.criterion, self.program.situation.chosen);
                children.iter().all(|it| self.leaves_below(*it, found))
            }
        }
    }

    /// Whether an amount grows with time.
    fn counts_months(&self, id: u16) -> bool {
        let below = |children| self.rule.children(children).iter().any(|it| self.counts_months(*it));
        match self.rule.amount(id) {
            Some(Amount::MonthsServed(_)) => true,
            // What it hangs on may change with time.
            Some(Amount::If(..)) => true,
            Some(Amount::Sum(children) | Amount::Times(children) | Amount::Least(children) | Amount::Most(children)) => below(children),
            Some(Amount::ByChoice(_, children) | Amount::ByReading(_, children)) => below(children),
            Some(Amount::Minus(one, other) | Amount::Share(one, other)) => self.counts_months(one) || self.counts_months(other),
            Some(Amount::Floor(of) | Amount::Ceiling(of) | Amount::AsShown(of)) => self.counts_months(of),
            Some(Amount::Fact(_) | Amount::Parameter(..) | Amount::Number(_) | Amount::Absent) | None => false,
        }
    }

    /// A result, where it is open, and where there is none.
    fn result(&mut self, value: OutputValue) -> Compiled<(ResultValue, Mask, Mask)> {
        Ok(match value {
            OutputValue::Amount(id, quantity) => {
                let amount = self.amount(id)?;
                let shown = self.shown(&amount, quantity)?;
                let shown = self.operand(shown);
                (ResultValue::Number(shown), amount.open, amount.none)
            }
            OutputValue::Flag(criterion) => {
                let truth = self.truth(criterion, None)?;
                (ResultValue::Flag(truth.yes), self.neither(truth), Mask::Never)
            }
            OutputValue::DateAfter { since, months, reading, .. } => {
                let day = self.ask(Question::EndOf(months, reading), since);
                (ResultValue::Date(day), self.open(since), Mask::Never)
            }
        })
    }

    fn ask(&mut self, question: Question, slot: Slot) -> Days {
        let question = position(&mut self.program.questions, question);
        self.days(DaysStep::Ask(question, slot))
    }

    /// Where a cell is empty.
    pub fn open(&mut self, slot: Slot) -> Mask {
        if self.filled { Mask::Never } else { self.mask(MaskStep::Open(slot)) }
    }

    fn known(&mut self, holds: Mask, open: Mask) -> Truth {
        let yes = self.without(holds, open);
        let either = self.either(holds, open);
        Truth { yes, no: self.not(either) }
    }

    fn neither(&mut self, truth: Truth) -> Mask {
        let either = self.either(truth.yes, truth.no);
        self.not(either)
    }

    fn earlier(&mut self, one: Days, when: Mask, other: Days) -> Days {
        if when == Mask::Never { one } else { self.days(DaysStep::Earlier(one, when, other)) }
    }

    pub fn not(&mut self, mask: Mask) -> Mask {
        match mask {
            Mask::Never => Mask::Always,
            Mask::Always => Mask::Never,
            Mask::At(_) => match self.opposite(mask) {
                Some(opposite) => opposite,
                None => self.mask(MaskStep::Not(mask)),
            },
        }
    }

    /// What a mask is the opposite of.
    fn opposite(&self, mask: Mask) -> Option<Mask> {
        self.program.steps.iter().find_map(|made| match made {
            Step::Mask(at, MaskStep::Not(of)) if Mask::At(*at) == mask => Some(*of),
            Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
        })
    }

    pub fn both(&mut self, one: Mask, other: Mask) -> Mask {
        match (one, other) {
            (Mask::Never, _) | (_, Mask::Never) => Mask::Never,
            (Mask::Always, it) | (it, Mask::Always) => it,
            (one, other) if one == other => one,
            (one, other) if self.are_opposite(one, other) => Mask::Never,
            (one, other) => self.mask(MaskStep::Both(one, other)),
        }
    }

    pub fn either(&mut self, one: Mask, other: Mask) -> Mask {
        match (one, other) {
            (Mask::Always, _) | (_, Mask::Always) => Mask::Always,
            (Mask::Never, it) | (it, Mask::Never) => it,
            (one, other) if one == other => one,
            (one, other) if self.are_opposite(one, other) => Mask::Always,
            (one, other) => self.mask(MaskStep::Either(one, other)),
        }
    }

    pub fn without(&mut self, one: Mask, other: Mask) -> Mask {
        match (one, other) {
            (Mask::Never, _) | (_, Mask::Always) => Mask::Never,
            (it, Mask::Never) => it,
            (Mask::Always, it) => self.not(it),
            (one, other) if one == other => Mask::Never,
            (one, other) if self.are_opposite(one, other) => one,
            (one, other) => self.mask(MaskStep::Without(one, other)),
        }
    }

    /// Whether one of two masks is the other turned round, or both are De Morgan's.
    fn are_opposite(&self, one: Mask, other: Mask) -> bool {
        if self.opposite(one) == Some(other) || self.opposite(other) == Some(one) {
            return true;
        }
        let step = |mask: Mask| {
            self.program.steps.iter().find_map(|made| match made {
                Step::Mask(at, step) if Mask::At(*at) == mask => Some(*step),
                Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
            })
        };
        match (step(one), step(other)) {
            (Some(MaskStep::Both(a, b)), Some(MaskStep::Either(c, d))) | (Some(MaskStep::Either(a, b)), Some(MaskStep::Both(c, d))) => {
                self.are_opposite(a, c) && self.are_opposite(b, d)
            }
            _ => false,
        }
    }

    /// The register of a step: the same step is taken once.
    pub fn mask(&mut self, step: MaskStep) -> Mask {
        let taken = self.program.steps.iter().find_map(|made| match made {
            Step::Mask(at, taken) if *taken == step => Some(*at),
            Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
        });
        Mask::At(taken.unwrap_or_else(|| {
            let at = register(&mut self.program.masks);
            self.program.steps.push(Step::Mask(at, step));
            at
        }))
    }

    fn days(&mut self, step: DaysStep) -> Days {
        let taken = self.program.steps.iter().find_map(|made| match made {
            Step::Days(at, taken) if *taken == step => Some(*at),
            Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
        });
        Days::At(taken.unwrap_or_else(|| {
            let at = register(&mut self.program.days);
            self.program.steps.push(Step::Days(at, step));
            at
        }))
    }

    /// The same for numbers, which have to fit.
    pub fn integer(&mut self, step: IntegerStep, range: Range) -> Compiled<Integer> {
        range.fits()?;
        let taken = self.program.steps.iter().find_map(|made| match made {
            Step::Integer(at, taken) if *taken == step => Some(*at),
            Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
        });
        Ok(Integer::At(taken.unwrap_or_else(|| {
            let at = register(&mut self.program.integers);
            self.ranges.push(range);
            self.program.steps.push(Step::Integer(at, step));
            at
        })))
    }

    /// A number as a step takes it: one that is known lies in a register of its own.
    pub fn operand(&mut self, integer: Integer) -> Integer {
        let Integer::Known(number) = integer else { return integer };
        let at = position(&mut self.program.fixed, number);
        Integer::Fixed(Register::try_from(at).unwrap_or(Register::MAX))
    }

    pub fn compare_masks(&mut self, left: Integer, order: Order, right: Integer) -> Mask {
        match (left, right) {
            (Integer::Known(left), Integer::Known(right)) => always(order.admits(left.cmp(&right))),
            (left, Integer::Known(right)) => self.mask(MaskStep::CompareTo(left, order, right)),
            (left, right) => {
                let (left, right) = (self.operand(left), self.operand(right));
                self.mask(MaskStep::Compare(left, order, right))
            }
        }
    }

    /// The table of numbers by choice with these numbers.
    pub fn by_choice(&mut self, numbers: [i64; 32]) -> usize {
        position(&mut self.program.by_choice, numbers)
    }

    /// The step that a number comes from.
    pub fn made_by(&self, integer: Integer) -> Option<IntegerStep> {
        self.program.steps.iter().find_map(|made| match made {
            Step::Integer(at, step) if Integer::At(*at) == integer => Some(*step),
            Step::Mask(..) | Step::Integer(..) | Step::Days(..) => None,
        })
    }

    /// By which fact a number is looked up, and where.
    pub fn looked_up(&self, integer: Integer) -> Option<(Slot, [i64; 32])> {
        let Some(IntegerStep::LookUp(slot, table)) = self.made_by(integer) else { return None };
        Some((slot, *self.program.by_choice.get(table)?))
    }

    /// The number of a question that is asked of the engine.
    pub fn question(&mut self, question: Question) -> usize {
        position(&mut self.program.questions, question)
    }
}

fn always(holds: bool) -> Mask {
    if holds { Mask::Always } else { Mask::Never }
}

fn register(taken: &mut usize) -> Register {
    let at = *taken;
    *taken += 1;
    Register::try_from(at).unwrap_or(Register::MAX)
}

/// Where it stands in the list, at the end where it is new.
fn position<T: PartialEq>(list: &mut Vec<T>, wanted: T) -> usize {
    if let Some(at) = list.iter().position(|it| *it == wanted) {
        return at;
    }
    list.push(wanted);
    list.len() - 1
}
