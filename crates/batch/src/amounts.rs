//! Amounts of a rule as whole numbers: each is so many parts of a whole, how many parts being known while it is compiled, except that
//! a share has another whole in each row.

use policy::engine::evaluate::Situation;
use policy::model::criterion::{Children, Order};
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::{AmountId, Slot};
use policy::model::number::Ratio;
use policy::model::rule::Amount;

use crate::compile::Compiler;
use crate::program::{Integer, IntegerStep, Mask, MaskStep, Question, Rounding};
use crate::range::{Range, TooLarge};
use crate::table::parts_of_whole;

/// An amount: `top / (by × parts)` in each row.
#[derive(Clone, Copy)]
pub(crate) struct Value {
    pub top: Integer,
    /// Above 0 wherever the amount is neither open nor none.
    pub by: Option<Integer>,
    pub parts: i64,
    /// Where it waits for an open fact. It wins over `none`.
    pub open: Mask,
    /// Where it has no value.
    pub none: Mask,
}

type Compiled<T> = Result<T, TooLarge>;

/// What is divided, and by what, is below this.
pub(crate) const QUOTIENT: i64 = 1 << 51;

impl Compiler<'_> {
    /// What an amount comes to. Whatever it waits for first, and whether that hides that it has no value, is as in
    /// `engine::evaluate::amount`.
    pub fn amount(&mut self, id: AmountId) -> Compiled<Value> {
        let rule = self.rule;
        match rule.amount(id) {
            Some(Amount::Fact(slot)) => Ok(self.fact(slot)),
            Some(Amount::Parameter(_, value) | Amount::Number(value)) => known(value),
            Some(Amount::Absent) | None => Ok(NOTHING),
            Some(Amount::Sum(children)) => self.gathered(children, Ratio::ZERO, Self::sum),
            Some(Amount::Times(children)) => self.gathered(children, Ratio::ONE, Self::product),
            Some(Amount::Minus(one, other)) => {
                let (one, other) = (self.amount(one)?, self.amount(other)?);
                let other = Value { top: self.scale(other.top, -1)?, ..other };
                self.sum(&one, &other)
            }
            Some(Amount::Share(part, whole)) => {
                let (part, whole) = (self.amount(part)?, self.amount(whole)?);
                self.share(&part, &whole)
            }
            Some(Amount::Least(children)) => self.extreme(children, Order::Below),
            Some(Amount::Most(children)) => self.extreme(children, Order::Above),
            Some(Amount::Floor(of)) => self.rounded(of, Rounding::Down, 1),
            Some(Amount::Ceiling(of)) => self.rounded(of, Rounding::Up, 1),
            Some(Amount::AsShown(of)) => self.rounded(of, Rounding::Nearest, 100),
            Some(Amount::ByChoice(slot, children)) => self.by_choice_of(slot, children),
            Some(Amount::ByReading(reading, children)) => {
                let Situation { chosen, .. } = self.program.situation;
                match rule.child_at(children, chosen.get(reading)) {
                    Some(child) => self.amount(child),
                    None => Ok(NOTHING),
                }
            }
            Some(Amount::If(criterion, then, otherwise)) => {
                let truth = self.truth(criterion, None)?;
                let (then, otherwise) = (self.amount(then)?, self.amount(otherwise)?);
                let chosen = self.choose(truth.yes, &then, &otherwise)?;
                let settled = self.either(truth.yes, truth.no);
                let waits = self.not(settled);
                Ok(Value { open: self.either(chosen.open, waits), ..chosen })
            }
            Some(Amount::MonthsServed(slot)) => {
                let question = self.question(Question::MonthsServed);
                let range = Range::new(0, i128::from(i32::MAX));
                let top = self.integer(IntegerStep::Months(slot, question), range)?;
                Ok(Value { top, open: self.open(slot), ..ZERO })
            }
        }
    }

    fn fact(&mut self, slot: Slot) -> Value {
        let Some(Some(FactKind::Number(kind))) = self.kinds.get(usize::from(slot)) else { return NOTHING };
        let parts = parts_of_whole(kind.measure) * if kind.measure == Quantity::Percent { 100 } else { 1 };
        Value { top: Integer::Slot(slot), by: None, parts, open: self.open(slot), none: Mask::Never }
    }

    fn range(&self, integer: Integer) -> Range {
        match integer {
            Integer::Known(number) => Range::of(number),
            Integer::Fixed(at) => Range::of(self.program.fixed.get(usize::from(at)).copied().unwrap_or_default()),
            Integer::At(at) => self.ranges.get(usize::from(at)).copied().unwrap_or(Range::of(0)),
            Integer::Slot(slot) => match self.kinds.get(usize::from(slot)) {
                Some(Some(FactKind::Number(kind))) => {
                    let parts = i128::from(parts_of_whole(kind.measure));
                    let in_parts = |it: i64| i128::from(it) * parts / 10_000;
                    let most = kind.most.map_or(self.largest, |it| in_parts(it.ten_thousandths()));
                    // An empty cell holds 0.
                    Range { least: in_parts(kind.least.ten_thousandths()).clamp(-self.largest, 0), most: most.clamp(0, self.largest) }
                }
                Some(_) | None => Range::of(0),
            },
        }
    }

    /// Whether the number in a cell is the whole of something, which is refused where it is 0.
    fn is_whole(&self, integer: Integer) -> bool {
        let Integer::Slot(slot) = integer else { return false };
        matches!(self.kinds.get(usize::from(slot)), Some(Some(FactKind::Number(kind))) if kind.whole)
    }

    fn gathered(&mut self, children: Children, start: Ratio, with: fn(&mut Self, &Value, &Value) -> Compiled<Value>) -> Compiled<Value> {
        let mut total = known(start)?;
        let rule = self.rule;
        for child in rule.children(children) {
            let next = self.amount(*child)?;
            total = with(self, &total, &next)?;
        }
        Ok(total)
    }

    /// Where one of two is open, and where one has no value.
    fn lacking(&mut self, one: &Value, other: &Value) -> (Mask, Mask) {
        (self.either(one.open, other.open), self.either(one.none, other.none))
    }

    fn sum(&mut self, one: &Value, other: &Value) -> Compiled<Value> {
        let (open, none) = self.lacking(one, other);
        let parts = common(one.parts, other.parts)?;
        let (mut left, mut right) = (one.top, other.top);
        if let Some(by) = other.by.filter(|it| Some(*it) != one.by) {
            left = self.multiply(left, by)?;
        }
        if let Some(by) = one.by.filter(|it| Some(*it) != other.by) {
            right = self.multiply(right, by)?;
        }
        let by = match (one.by, other.by) {
            (Some(one), Some(other)) if one != other => Some(self.multiply(one, other)?),
            (one, other) => one.or(other),
        };
        let top = self.add(left, parts / one.parts, right, parts / other.parts)?;
        Ok(Value { top, by, parts, open, none })
    }

    fn product(&mut self, one: &Value, other: &Value) -> Compiled<Value> {
        let (open, none) = self.lacking(one, other);
        // What is known is put in lowest terms first: smaller numbers come out.
        let (mut tops, mut parts) = ([one.top, other.top], [one.parts, other.parts]);
        for (at, beside) in [(0, 1), (1, 0)] {
            if let Integer::Known(number) = tops[at] {
                let divisor = greatest_common_divisor(number, parts[beside]);
                tops[at] = Integer::Known(number / divisor);
                parts[beside] /= divisor;
            }
        }
        let top = self.multiply(tops[0], tops[1])?;
        let by = match (one.by, other.by) {
            (Some(one), Some(other)) => Some(self.multiply(one, other)?),
            (one, other) => one.or(other),
        };
        Ok(Value { top, by, parts: parts[0].checked_mul(parts[1]).ok_or(TooLarge)?, open, none })
    }

    fn share(&mut self, part: &Value, whole: &Value) -> Compiled<Value> {
        let (open, mut none) = self.lacking(part, whole);
        let (mut top, mut below) = (part.top, whole.top);
        if let Some(by) = whole.by {
            top = self.multiply(top, by)?;
        }
        if let Some(by) = part.by {
            below = self.multiply(below, by)?;
        }
        // (top / part.parts) / (below / whole.parts)
        let divisor = greatest_common_divisor(part.parts, whole.parts);
        top = self.scale(top, whole.parts / divisor)?;
        if !self.is_whole(below) {
            let zero = self.compare_masks(below, Order::AtMost, Integer::Known(0));
            let negative =
                if self.range(below).least < 0 { self.compare_masks(below, Order::Below, Integer::Known(0)) } else { Mask::Never };
            let zero = self.without(zero, negative);
            none = self.either(none, zero);
            if negative != Mask::Never {
                let turned = (self.scale(top, -1)?, self.scale(below, -1)?);
                top = self.choose_integer(negative, turned.0, top)?;
                below = self.choose_integer(negative, turned.1, below)?;
            }
        }
        Ok(match below {
            // By a figure that is known.
            Integer::Known(number) if 0 < number => {
                Value { top, by: None, parts: (part.parts / divisor).checked_mul(number).ok_or(TooLarge)?, open, none }
            }
            below => Value { top, by: Some(below), parts: part.parts / divisor, open, none },
        })
    }

    fn extreme(&mut self, children: Children, wanted: Order) -> Compiled<Value> {
        let mut best: Option<Value> = None;
        let (mut open, mut none) = (Mask::Never, Mask::Never);
        let rule = self.rule;
        for child in rule.children(children) {
            let next = self.amount(*child)?;
            // What has no value hides what comes after it.
            let waits = self.without(next.open, none);
            let absent = self.without(next.none, next.open);
            let absent = self.without(absent, open);
            open = self.either(open, waits);
            none = self.either(none, absent);
            best = Some(match best {
                Some(best) => {
                    let better = self.compare(&next, wanted, &best)?;
                    self.choose(better, &next, &best)?
                }
                None => next,
            });
        }
        Ok(best.map_or(NOTHING, |it| Value { open, none, ..it }))
    }

    fn by_choice_of(&mut self, slot: Slot, children: Children) -> Compiled<Value> {
        let rule = self.rule;
        let mut values = Vec::new();
        for child in rule.children(children) {
            values.push(self.amount(*child)?);
        }
        let count = u32::try_from(values.len()).ok().filter(|it| *it <= 32).ok_or(TooLarge)?;
        let known: Option<Vec<i64>> =
            values.iter().map(|it| if let (Integer::Known(top), None) = (it.top, it.by) { Some(top) } else { None }).collect();
        let mut found = match known {
            Some(tops) => {
                let parts = values.iter().try_fold(1, |parts, it| common(parts, it.parts))?;
                let mut numbers = [0; 32];
                let mut range = Range::of(0);
                for ((number, top), value) in numbers.iter_mut().zip(tops).zip(&values) {
                    *number = top.checked_mul(parts / value.parts).ok_or(TooLarge)?;
                    range = range.or(Range::of(*number));
                }
                let table = self.by_choice(numbers);
                Value { top: self.integer(IntegerStep::LookUp(slot, table), range)?, parts, ..ZERO }
            }
            None => {
                let mut found = ZERO;
                for (at, value) in values.iter().enumerate() {
                    let this = self.mask(MaskStep::Is(slot, 1 << at));
                    found = self.choose(this, value, &found)?;
                }
                found
            }
        };
        found.open = self.open(slot);
        // A choice that the list does not have, beside those without a value.
        if !self.has_choices_up_to(slot, count) {
            let named = if count == 32 { u32::MAX } else { (1 << count) - 1 };
            let named = self.mask(MaskStep::Is(slot, named));
            found.none = self.not(named);
        }
        for (at, value) in values.iter().enumerate().filter(|it| it.1.open != Mask::Never || it.1.none != Mask::Never) {
            let this = self.mask(MaskStep::Is(slot, 1 << at));
            let (open, none) = (self.both(this, value.open), self.both(this, value.none));
            found.open = self.either(found.open, open);
            found.none = self.either(found.none, none);
        }
        Ok(found)
    }

    /// Whether a fact has no more choices than these.
    fn has_choices_up_to(&self, slot: Slot, count: u32) -> bool {
        let Some(Some(FactKind::Choice(choices))) = self.kinds.get(usize::from(slot)) else { return false };
        u32::try_from(choices.len()).is_ok_and(|it| it <= count)
    }

    fn choose(&mut self, when: Mask, one: &Value, other: &Value) -> Compiled<Value> {
        let parts = common(one.parts, other.parts)?;
        let (left, right) = (self.scale(one.top, parts / one.parts)?, self.scale(other.top, parts / other.parts)?);
        let top = self.choose_integer(when, left, right)?;
        let by = if one.by == other.by {
            one.by
        } else {
            let (one, other) = (one.by.unwrap_or(Integer::Known(1)), other.by.unwrap_or(Integer::Known(1)));
            Some(self.choose_integer(when, one, other)?)
        };
        let mut chosen = |one: Mask, other: Mask| {
            let (one, other) = (self.both(when, one), self.without(other, when));
            self.either(one, other)
        };
        Ok(Value { top, by, parts, open: chosen(one.open, other.open), none: chosen(one.none, other.none) })
    }

    fn choose_integer(&mut self, when: Mask, one: Integer, other: Integer) -> Compiled<Integer> {
        match when {
            Mask::Always => Ok(one),
            Mask::Never => Ok(other),
            Mask::At(_) if one == other => Ok(one),
            Mask::At(_) => {
                let range = self.range(one).or(self.range(other));
                let (one, other) = (self.operand(one), self.operand(other));
                self.integer(IntegerStep::Choose(when, one, other), range)
            }
        }
    }

    /// Whether two amounts compare so, where both have a value.
    pub fn compare(&mut self, left: &Value, order: Order, right: &Value) -> Compiled<Mask> {
        // left.top × right.by × right.parts against right.top × left.by × left.parts
        let divisor = greatest_common_divisor(left.parts, right.parts);
        let (mut one, mut other) = (left.top, right.top);
        if left.by != right.by {
            if let Some(by) = right.by {
                one = self.multiply(one, by)?;
            }
            if let Some(by) = left.by {
                other = self.multiply(other, by)?;
            }
        }
        let (mut left_factor, mut right_factor) = (right.parts / divisor, left.parts / divisor);
        if let (Integer::Known(number), Integer::Slot(_) | Integer::At(_)) = (other, one) {
            // The line itself, rounded to the side on which it decides alike.
            let line = i128::from(number) * i128::from(right_factor);
            let factor = i128::from(left_factor);
            let rounded = match order {
                Order::AtLeast | Order::Below => -((-line).div_euclid(factor)),
                Order::AtMost | Order::Above => line.div_euclid(factor),
            };
            let line = i64::try_from(rounded).map_err(|_| TooLarge)?;
            return Ok(self.compare_masks(one, order, Integer::Known(line)));
        }
        let divisor = greatest_common_divisor(left_factor, right_factor);
        left_factor /= divisor;
        right_factor /= divisor;
        let (one, other) = (self.scale(one, left_factor)?, self.scale(other, right_factor)?);
        Ok(self.compare_masks(one, order, other))
    }

    fn rounded(&mut self, of: AmountId, rounding: Rounding, parts: i64) -> Compiled<Value> {
        let value = self.amount(of)?;
        Ok(Value { top: self.divided(&value, rounding, parts)?, by: None, parts, ..value })
    }

    /// A result in hundredths, as the engine rounds it for its sort of number.
    pub fn shown(&mut self, value: &Value, quantity: Quantity) -> Compiled<Integer> {
        let hundredths = match quantity {
            Quantity::Percent => 10_000,
            Quantity::Count | Quantity::Money | Quantity::Hours | Quantity::Days => 100,
        };
        self.divided(value, Rounding::Nearest, hundredths)
    }

    /// So many parts of a whole, rounded.
    fn divided(&mut self, value: &Value, rounding: Rounding, parts: i64) -> Compiled<Integer> {
        let divisor = greatest_common_divisor(parts, value.parts);
        let top = self.scale(value.top, parts / divisor)?;
        let by = value.parts / divisor;
        if value.by.is_none() && by == 1 {
            return Ok(top);
        }
        let below = value.by.map_or(Range::of(1), |it| self.range(it)).scaled(by);
        // So that floats tell quotients apart: `run::divide`.
        self.range(top).is_below(QUOTIENT / 4)?;
        below.is_below(QUOTIENT / 4)?;
        let rounding = match rounding {
            Rounding::Nearest if 0 <= self.range(top).least => Rounding::NearestOfPositive,
            Rounding::Nearest | Rounding::NearestOfPositive | Rounding::Down | Rounding::Up => rounding,
        };
        let range = self.range(top).or(Range::of(0)).plus(Range::new(-1, 1));
        let (top, divisor) = (self.operand(top), value.by.map(|it| self.operand(it)));
        self.integer(IntegerStep::Divide(rounding, top, divisor, by), range)
    }

    fn scale(&mut self, integer: Integer, factor: i64) -> Compiled<Integer> {
        match (integer, factor) {
            (integer, 1) => Ok(integer),
            (Integer::Known(number), factor) => number.checked_mul(factor).map(Integer::Known).ok_or(TooLarge),
            (integer, factor) => {
                let range = self.range(integer).scaled(factor);
                range.fits()?;
                if let Some((slot, numbers)) = self.looked_up(integer) {
                    let table = self.by_choice(numbers.map(|it| it.wrapping_mul(factor)));
                    return self.integer(IntegerStep::LookUp(slot, table), range);
                }
                // In one step instead of two: what overflows within it wraps, and comes back where the sum fits.
                if let Some(IntegerStep::Sum(one, left, other, right)) = self.made_by(integer)
                    && let (Some(left), Some(right)) = (left.checked_mul(factor), right.checked_mul(factor))
                {
                    return self.integer(IntegerStep::Sum(one, left, other, right), range);
                }
                let (integer, factor) = self.unscaled(integer, factor);
                self.integer(IntegerStep::Scale(integer, factor), range)
            }
        }
    }

    /// What is scaled, with the whole factor, where a number is one that was scaled.
    fn unscaled(&self, integer: Integer, factor: i64) -> (Integer, i64) {
        let Some(IntegerStep::Scale(of, times)) = self.made_by(integer) else { return (integer, factor) };
        times.checked_mul(factor).map_or((integer, factor), |it| (of, it))
    }

    fn multiply(&mut self, one: Integer, other: Integer) -> Compiled<Integer> {
        match (one, other) {
            (Integer::Known(factor), it) | (it, Integer::Known(factor)) => self.scale(it, factor),
            (one, other) => {
                let range = self.range(one).times(self.range(other));
                self.integer(IntegerStep::Product(one, other), range)
            }
        }
    }

    fn add(&mut self, one: Integer, one_factor: i64, other: Integer, other_factor: i64) -> Compiled<Integer> {
        match (one, other) {
            (Integer::Known(0), it) => self.scale(it, other_factor),
            (it, Integer::Known(0)) => self.scale(it, one_factor),
            (Integer::Known(one), Integer::Known(other)) => {
                let sum = one.checked_mul(one_factor).zip(other.checked_mul(other_factor)).and_then(|it| it.0.checked_add(it.1));
                sum.map(Integer::Known).ok_or(TooLarge)
            }
            (one, other) => {
                let (left, right) = (self.range(one).scaled(one_factor), self.range(other).scaled(other_factor));
                left.fits()?;
                right.fits()?;
                let ((one, one_factor), (other, other_factor)) = (self.unscaled(one, one_factor), self.unscaled(other, other_factor));
                let (one, other) = (self.operand(one), self.operand(other));
                self.integer(IntegerStep::Sum(one, one_factor, other, other_factor), left.plus(right))
            }
        }
    }
}

/// Nothing: 0, known, always there.
const ZERO: Value = Value { top: Integer::Known(0), by: None, parts: 1, open: Mask::Never, none: Mask::Never };

/// No value.
const NOTHING: Value = Value { none: Mask::Always, ..ZERO };

fn known(value: Ratio) -> Compiled<Value> {
    let (top, parts) = value.lowest_terms();
    let (top, parts) = (i64::try_from(top).map_err(|_| TooLarge)?, i64::try_from(parts).map_err(|_| TooLarge)?);
    Ok(Value { top: Integer::Known(top), parts, ..ZERO })
}

/// The least number of parts that both divide.
fn common(one: i64, other: i64) -> Compiled<i64> {
    (one / greatest_common_divisor(one, other)).checked_mul(other).ok_or(TooLarge)
}

fn greatest_common_divisor(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.abs(), other.abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}
