//! What comes out of a tool for many rows, by columns.

use std::collections::BTreeMap;

use policy::engine::decide::{Outcome, Verdict};
use policy::model::day::Day;
use policy::model::fact::Quantity;
use policy::model::ids::{FactId, Slot};
use policy::model::number::Decimal;
use policy::model::rule::OutputValue;
use policy::model::tool::Tool;

use crate::table::BLOCK;
use crate::wanted::Wanted;

/// Not due, not settled, or without a value.
pub const ABSENT: i64 = i64::MIN;

/// The number is too large for a column.
const BEYOND: i64 = i64::MIN + 1;

/// What came out, row by row.
pub struct Results {
    pub(crate) verdicts: Vec<u8>,
    /// The slots of the facts that could still change the verdict, as bits; empty while nothing is missing anywhere.
    missing: Vec<u16>,
    pub(crate) outputs: Vec<Output>,
    /// Days by their number, 0 where the verdict is never met.
    pub(crate) next: Vec<i32>,
    facts: Vec<FactId>,
}

/// A result, row by row.
pub(crate) struct Output {
    pub kind: OutputKind,
    is_asked: bool,
    /// Hundredths of a number, 0 or 1, or the number of a day; [`ABSENT`].
    pub values: Vec<i64>,
    beyond: BTreeMap<usize, Decimal>,
}

#[derive(Clone, Copy)]
pub(crate) enum OutputKind {
    Number(Quantity),
    Flag,
    Date,
}

/// What stands in the column of verdicts.
pub(crate) mod code {
    pub const NOT_MET: u8 = 0;
    pub const MET: u8 = 1;
    pub const UNKNOWN: u8 = 2;
    /// With the open recognitions it would be met.
    pub const PENDING: u8 = 3;
    pub const COMPUTED: u8 = 4;
    /// Facts that cannot be.
    pub const REFUSED: u8 = 5;
}

impl Results {
    /// Room for the results of a tool for so many rows.
    pub(crate) fn new(tool: &Tool, rows: usize, wanted: Wanted) -> Results {
        let rows = rows.next_multiple_of(BLOCK);
        let outputs = tool.rule.outputs.iter().enumerate().map(|(at, output)| {
            let kind = match output.value {
                OutputValue::Amount(_, quantity) => OutputKind::Number(quantity),
                OutputValue::Flag(_) => OutputKind::Flag,
                OutputValue::DateAfter { .. } => OutputKind::Date,
            };
            let is_asked = wanted.has_output(at);
            Output { kind, is_asked, values: vec![ABSENT; if is_asked { rows } else { 0 }], beyond: BTreeMap::new() }
        });
        let verdict = if tool.rule.verdict.is_some() { code::NOT_MET } else { code::COMPUTED };
        Results {
            verdicts: vec![verdict; rows],
            missing: Vec::new(),
            outputs: outputs.collect(),
            next: vec![0; if wanted.next { rows } else { 0 }],
            facts: tool.facts.clone(),
        }
    }

    /// What came out; nothing where facts of the row cannot be, which the engine names ([`policy::model::facts::refusals`]).
    pub fn verdict(&self, row: usize) -> Option<Verdict> {
        match *self.verdicts.get(row)? {
            code::NOT_MET => Some(Verdict::NotMet),
            code::MET => Some(Verdict::Met),
            code::COMPUTED => Some(Verdict::Computed),
            code::UNKNOWN | code::PENDING => Some(Verdict::Unknown),
            _ => None,
        }
    }

    /// Whether the verdict waits for recognitions only.
    pub fn recognition_pending(&self, row: usize) -> bool {
        self.verdicts.get(row) == Some(&code::PENDING)
    }

    /// The open facts that could still change the verdict, in the order of asking.
    pub fn missing(&self, row: usize) -> impl Iterator<Item = FactId> {
        let bits = self.missing.get(row).copied().unwrap_or_default();
        self.facts.iter().enumerate().filter(move |it| bits >> it.0 & 1 == 1).map(|it| *it.1)
    }

    /// The result at its position; nothing where it is not due, not settled, or was not asked for.
    pub fn outcome(&self, row: usize, at: u8) -> Option<Outcome> {
        let output = self.outputs.get(usize::from(at))?;
        let value = *output.values.get(row)?;
        match output.kind {
            _ if value == ABSENT => None,
            OutputKind::Number(quantity) if value == BEYOND => output.beyond.get(&row).map(|it| Outcome::Number(*it, quantity)),
            OutputKind::Number(quantity) => Some(Outcome::Number(Decimal::hundredths(value), quantity)),
            OutputKind::Flag => Some(Outcome::Flag(value == 1)),
            OutputKind::Date => i32::try_from(value).ok().map(|it| Outcome::Date(Day::from_number(it))),
        }
    }

    /// A result of every row: hundredths of a number, 0 or 1, or the number of a day; [`ABSENT`] where there is none. It is
    /// empty where it was not asked for. A number that is too large is found by [`Results::outcome`] alone.
    pub fn column(&self, at: u8) -> &[i64] {
        self.outputs.get(usize::from(at)).map(|it| it.values.as_slice()).unwrap_or_default()
    }

    /// The positions of the results that are asked for.
    pub(crate) fn asked(&self) -> Vec<usize> {
        self.outputs.iter().enumerate().filter(|it| it.1.is_asked).map(|it| it.0).collect()
    }

    /// Whether the verdict of a row is met.
    pub(crate) fn is_met(&self, row: usize) -> bool {
        self.verdicts.get(row) == Some(&code::MET)
    }

    /// Whether the verdict is met, row by row.
    pub fn met(&self) -> impl Iterator<Item = bool> {
        self.verdicts.iter().map(|it| *it == code::MET)
    }

    /// The first day from the reference date on which the verdict is met if nothing but time changes.
    pub fn next(&self, row: usize) -> Option<Day> {
        self.next.get(row).copied().filter(|it| *it != 0).map(Day::from_number)
    }

    pub(crate) fn put_verdict(&mut self, row: usize, verdict: Verdict, pending: bool) {
        let code = match verdict {
            Verdict::Met => code::MET,
            Verdict::NotMet => code::NOT_MET,
            Verdict::Unknown => {
                if pending {
                    code::PENDING
                } else {
                    code::UNKNOWN
                }
            }
            Verdict::Computed => code::COMPUTED,
        };
        self.put_code(row, code);
    }

    pub(crate) fn put_code(&mut self, row: usize, code: u8) {
        if let Some(place) = self.verdicts.get_mut(row) {
            *place = code;
        }
    }

    pub(crate) fn put_missing(&mut self, row: usize, slots: u16) {
        if slots != 0 && self.missing.is_empty() {
            self.missing.resize(self.verdicts.len(), 0);
        }
        if let Some(place) = self.missing.get_mut(row) {
            *place = slots;
        }
    }

    /// Nothing is missing in the rows of a block.
    pub(crate) fn forget_missing(&mut self, block: usize) {
        if let Some(missing) = self.missing.as_chunks_mut::<BLOCK>().0.get_mut(block) {
            *missing = [0; BLOCK];
        }
    }

    pub(crate) fn put_next(&mut self, row: usize, day: Option<Day>) {
        if let Some(place) = self.next.get_mut(row) {
            *place = day.map_or(0, Day::number);
        }
    }

    pub(crate) fn put_outcome(&mut self, row: usize, at: usize, outcome: Option<Outcome>) {
        self.put_held(row, at, held(outcome));
    }

    pub(crate) fn put_held(&mut self, row: usize, at: usize, (value, beyond): Held) {
        let Some(output) = self.outputs.get_mut(at).filter(|it| it.is_asked) else { return };
        if let Some(number) = beyond {
            output.beyond.insert(row, number);
        }
        if let Some(place) = output.values.get_mut(row) {
            *place = value;
        }
    }

    /// The slots of these facts, as bits.
    pub(crate) fn bits_of(tool: &Tool, facts: &[FactId]) -> u16 {
        let slots = facts.iter().filter_map(|it| tool.slot_of(*it));
        slots.filter(|it: &Slot| *it < 16).fold(0, |bits, slot| bits | 1 << slot)
    }
}

/// A result as a column holds it, with the number that is too large for that.
pub(crate) type Held = (i64, Option<Decimal>);

/// How a column holds a result.
pub(crate) fn held(outcome: Option<Outcome>) -> Held {
    match outcome {
        None => (ABSENT, None),
        Some(Outcome::Flag(yes)) => (i64::from(yes), None),
        Some(Outcome::Date(day)) => (i64::from(day.number()), None),
        Some(Outcome::Number(number, _)) => match i64::try_from(number.in_hundredths()) {
            Ok(hundredths) if BEYOND < hundredths && Decimal::hundredths(hundredths) == number => (hundredths, None),
            Ok(_) | Err(_) => (BEYOND, Some(number)),
        },
    }
}
