//! What a result comes to over completions: the value all of them share, and what moves it.

use crate::engine::completions::space::Completions;
use crate::engine::evaluate::{amount, holds, last_day, open_slot, rounded};
use crate::model::day::Day;
use crate::model::ids::Slot;
use crate::model::number::{Decimal, Ratio};
use crate::model::rule::{Due, Output, OutputValue};
use crate::model::value::{Answer, Value};

/// A result that all completions share, or that they do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Every completion gives this, which may be nothing.
    Same(Option<OutputResult>),
    /// Two completions differ.
    Differs,
}

/// The value of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputResult {
    /// A number, not yet rounded.
    Number(Ratio),
    /// A number as it is shown.
    Shown(Decimal),
    /// A flag.
    Flag(bool),
    /// A day.
    Date(Day),
}

impl Completions<'_> {
    /// The result that all completions share.
    pub fn shared(&mut self, output: Output) -> Shared {
        let mut first: Option<Option<OutputResult>> = None;
        let mut differs = false;
        self.each_result(output, &mut |result| {
            let result = as_shown(result, output.value);
            match first {
                None => first = Some(result),
                Some(it) => differs |= it != result,
            }
            differs
        });
        match first {
            Some(it) if !differs => Shared::Same(it),
            Some(_) => Shared::Differs,
            None => Shared::Same(None),
        }
    }

    /// Calls `each` with the value of the result in every sampled completion, until it says that it has enough.
    pub fn each_result(&mut self, output: Output, each: &mut dyn FnMut(Option<OutputResult>) -> bool) -> bool {
        let verdict = self.tool.rule.verdict;
        let due = match (output.due, verdict) {
            (Due::Always, _) | (_, None) => Some(true),
            (Due::WhenMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation),
            (Due::WhenNotMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation).map(|it| !it),
        };
        let waits_for = match due {
            Some(false) => return each(None),
            None => verdict.and_then(|it| open_slot(&self.tool.rule, it, &self.situation)),
            Some(true) => match self.result(output.value) {
                Ok(result) => return each(result),
                Err(slot) => Some(slot),
            },
        };
        let Some(slot) = waits_for else { return each(None) };
        let mut enough = false;
        self.for_each(slot, &mut |here| {
            enough = here.each_result(output, each);
            enough
        });
        enough
    }

    /// Whether two completions exist that differ in this fact alone and give the result different values.
    pub fn moves(&mut self, slot: Slot, output: Output) -> bool {
        if self.settled(output).is_some() {
            return false;
        }
        let other = self.tool.slots().map(|it| it.0).find(|&it| it != slot && self.situation.is_open(it));
        let mut found = false;
        match other {
            Some(other) => self.for_each(other, &mut |here| {
                found = here.moves(slot, output);
                found
            }),
            None => {
                let mut first: Option<Option<OutputResult>> = None;
                self.for_each(slot, &mut |here| {
                    if let Some(result) = here.settled(output) {
                        found = first.is_some_and(|it| it != result);
                        first = first.or(Some(result));
                    }
                    found
                });
            }
        }
        found
    }

    /// The value of the result where no open fact stands in its way.
    fn settled(&self, output: Output) -> Option<Option<OutputResult>> {
        let verdict = match (output.due, self.tool.rule.verdict) {
            (Due::Always, _) | (_, None) => return self.result(output.value).ok(),
            (Due::WhenMet | Due::WhenNotMet, Some(verdict)) => holds(&self.tool.rule, verdict, &self.situation)?,
        };
        if verdict == (output.due == Due::WhenMet) { self.result(output.value).ok() } else { Some(None) }
    }

    fn result(&self, value: OutputValue) -> Result<Option<OutputResult>, Slot> {
        match value {
            OutputValue::Amount(id, _) => Ok(amount(&self.tool.rule, id, &self.situation)?.map(OutputResult::Number)),
            OutputValue::Flag(criterion) => match holds(&self.tool.rule, criterion, &self.situation) {
                Some(it) => Ok(Some(OutputResult::Flag(it))),
                None => Err(open_slot(&self.tool.rule, criterion, &self.situation).unwrap_or_default()),
            },
            OutputValue::DateAfter { since, months, reading, .. } => match self.situation.slot(since) {
                Answer::Given(Value::Date(day)) => Ok(Some(OutputResult::Date(last_day(&self.situation, day, months, reading)))),
                Answer::Given(_) => Ok(None),
                Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => Err(since),
            },
        }
    }
}

/// Two amounts that are shown alike are the same result.
fn as_shown(result: Option<OutputResult>, value: OutputValue) -> Option<OutputResult> {
    match (result, value) {
        (Some(OutputResult::Number(it)), OutputValue::Amount(_, quantity)) => rounded(it, quantity).map(OutputResult::Shown),
        (result, OutputValue::Amount(..) | OutputValue::Flag(_) | OutputValue::DateAfter { .. }) => result,
    }
}
