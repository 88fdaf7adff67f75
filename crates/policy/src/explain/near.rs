//! How near the answers lie to a line of the rule, and what other ways of reading that line give: a reader on a line wants to
//! know that she is, whichever side she is on.

use core::cmp::Ordering;

use crate::engine::decide::{Figures, Finding};
use crate::engine::evaluate::{amount, holds, last_day, leaf_holds};
use crate::explain::explainer::Explainer;
use crate::explain::pieces::{Piece, words};
use crate::model::criterion::{Criterion, Leaf, Order};
use crate::model::day::Day;
use crate::model::fact::Quantity;
use crate::model::ids::{AmountId, CriterionId, ReadingAt};
use crate::model::number::Ratio;
use crate::model::rule::Amount;
use crate::model::sentence::Sentence;

/// Where an answer lies beside a line.
#[derive(Clone, Copy)]
enum Place {
    /// Just on it.
    On,
    /// Not there yet.
    Short,
    /// Just past a line that was to be reached.
    Reached,
    /// Before a line that must not be passed.
    Left,
    /// Just past a line that must not be passed.
    Missed,
}

impl Explainer<'_> {
    /// A sentence for each line of the verdict that the answers lie just on or just beside: within a month of a length, a year of
    /// an age, one of a number counted, or 5 % of anything else. Only lines that can decide are named.
    pub fn near(&self, finding: &Finding) -> Vec<Vec<Piece>> {
        let mut said = Vec::new();
        if let Some(verdict) = self.tool.rule.verdict {
            self.near_below(finding, verdict, None, &mut said);
        }
        said
    }

    fn near_below(&self, finding: &Finding, id: CriterionId, within: Option<(ReadingAt, CriterionId)>, said: &mut Vec<Vec<Piece>>) {
        let (Some(node), Some(traced)) = (self.tool.rule.criterion(id), finding.trace.get(usize::from(id))) else { return };
        if let (Some(leaf), Some(holds)) = (node.criterion.leaf(), traced.holds) {
            if self.decides(leaf)
                && let Some(mut pieces) = self.near_leaf(leaf, holds, traced.figures)
            {
                let readings = leaf.reading().map(|it| self.by_counting(leaf, it)).or_else(|| within.map(|it| self.by_child(it)));
                pieces.extend(readings.unwrap_or_default());
                said.push(pieces);
            }
            return;
        }
        let within = if let Criterion::ByReading(reading, _) = node.criterion { Some((reading, id)) } else { within };
        for &child in self.tool.rule.children_of(&node.criterion, self.situation.chosen) {
            self.near_below(finding, child, within, said);
        }
    }

    /// Whether the verdict hangs on a leaf, everything else as it is.
    fn decides(&self, leaf: Leaf) -> bool {
        let (rule, situation) = (&self.tool.rule, self.situation);
        let with = |holds: bool| {
            let fold = |id| {
                rule.fold(id, situation.chosen, &|_, asked| if asked == leaf { Some(holds) } else { leaf_holds(rule, asked, situation) })
            };
            rule.verdict.and_then(fold)
        };
        with(true) != with(false)
    }

    fn near_leaf(&self, leaf: Leaf, holds: bool, figures: Figures) -> Option<Vec<Piece>> {
        let day = self.situation.day;
        match leaf {
            Leaf::Yes(_) | Leaf::Is(..) => None,
            Leaf::Compare(left, order, right) => self.near_amounts(left, order, right, holds, figures),
            Leaf::EndsWithin { from, to, months, parameter, reading } => {
                let (start, end) = (self.day_in(from)?, self.day_in(to)?);
                let last = last_day(self.situation, start, months, reading);
                let (place, off) = beside(last, end, 1, false)?;
                Some(self.placed(place, self.label(to), self.figure(parameter), self.days(off)))
            }
            Leaf::AgeAtMost { birth, parameter, .. } | Leaf::AgeAtLeast { birth, parameter, .. } => {
                self.near_day(figures, day, 12).map(|(place, off)| self.placed(place, self.label(birth), self.age_figure(parameter), off))
            }
            Leaf::Served { service: slot, parameter, .. }
            | Leaf::LongerThan { since: slot, parameter, .. }
            | Leaf::Within { since: slot, parameter, .. } => {
                self.near_day(figures, day, 1).map(|(place, off)| self.placed(place, self.label(slot), self.figure(parameter), off))
            }
        }
    }

    fn near_day(&self, figures: Figures, day: Day, months: i32) -> Option<(Place, String)> {
        let Figures::Dated { transition, .. } = figures else { return None };
        let turn = transition.day?;
        // A line to be reached is reached on its day; one not to be passed still holds on the day before it turns.
        let line = if transition.becomes { turn } else { turn.day_before() };
        let (place, off) = beside(line, day, months, transition.becomes)?;
        let off = if off < 60 { self.days(off) } else { self.months(line.min(day).whole_months_to(line.max(day))) };
        Some((place, off))
    }

    fn near_amounts(&self, left: AmountId, order: Order, right: AmountId, holds: bool, figures: Figures) -> Option<Vec<Piece>> {
        let Figures::Compared(value, line) = figures else { return None };
        let gap = match value.compared_to(line)? {
            Ordering::Less => line.minus(value)?,
            Ordering::Equal | Ordering::Greater => value.minus(line)?,
        };
        let quantity = self.quantity(left);
        // A share of things counted is near where one of them more or less would be enough.
        let whole = if let Some(Amount::Share(_, whole)) = self.tool.rule.amount(left) { Some(whole) } else { None };
        let whole = whole.filter(|it| self.quantity(*it) == Quantity::Count);
        let counted = whole.and_then(|it| gap.times(amount(&self.tool.rule, it, self.situation).ok()??));
        let is_at_most = |gap: Ratio, most: Ratio| gap.compared_to(most).is_some_and(|it| it != Ordering::Greater);
        let near = match (counted, quantity) {
            (Some(counted), _) => is_at_most(counted, Ratio::ONE),
            (None, Quantity::Count) => is_at_most(gap, Ratio::ONE),
            (None, Quantity::Money | Quantity::Percent | Quantity::Hours | Quantity::Days) => {
                !line.is_zero() && is_at_most(gap.times(Ratio::whole(20))?, line)
            }
        };
        if !near {
            return None;
        }
        let place = match (gap.is_zero(), order, holds) {
            (true, _, _) => Place::On,
            (false, Order::AtLeast | Order::Above, true) => Place::Reached,
            (false, Order::AtLeast | Order::Above, false) => Place::Short,
            (false, Order::AtMost | Order::Below, true) => Place::Left,
            (false, Order::AtMost | Order::Below, false) => Place::Missed,
        };
        let off = match (counted, whole) {
            (Some(counted), Some(whole)) => self.number(counted.ceiling(), Quantity::Count, &self.unit_of(whole)),
            (_, _) => self.gap(gap, quantity, &self.unit_of(left)),
        };
        let limit = match self.tool.rule.amount(right) {
            Some(Amount::Parameter(parameter, _)) => self.figure(parameter),
            Some(_) | None => vec![Piece::Words(self.number(line, quantity, &self.unit_of(left)))],
        };
        Some(self.placed(place, self.formula(left), limit, off))
    }

    fn placed(&self, place: Place, fact: Vec<Piece>, limit: Vec<Piece>, off: String) -> Vec<Piece> {
        let sentence = match place {
            Place::On => Sentence::NearOn,
            Place::Short => Sentence::NearShort,
            Place::Reached => Sentence::NearReached,
            Place::Left => Sentence::NearLeft,
            Place::Missed => Sentence::NearMissed,
        };
        self.fill(sentence, &[("fact", fact), ("limit", limit), ("off", words(Some(off)))])
    }

    /// What each way of counting makes of a leaf, where they differ.
    fn by_counting(&self, leaf: Leaf, reading: ReadingAt) -> Vec<Piece> {
        self.by_choice(reading, |choice| {
            let situation = self.situation.with_choice(reading, choice);
            leaf_holds(&self.tool.rule, leaf, &situation)
        })
    }

    /// What each reading makes of a criterion that has one branch for each, where they differ.
    fn by_child(&self, (reading, id): (ReadingAt, CriterionId)) -> Vec<Piece> {
        self.by_choice(reading, |choice| holds(&self.tool.rule, id, &self.situation.with_choice(reading, choice)))
    }

    fn by_choice(&self, reading: ReadingAt, of: impl Fn(u8) -> Option<bool>) -> Vec<Piece> {
        let choices = self.tool.reading(reading).map(|it| it.choices.as_slice()).unwrap_or_default();
        let each: Vec<(&str, Option<bool>)> =
            choices.iter().zip(0u8..).map(|(it, at)| (it.label.in_language(self.language), of(at))).collect();
        if each.windows(2).all(|it| matches!(it, [(_, one), (_, other)] if one == other)) {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        for (label, holds) in each {
            let sentence = if holds == Some(true) { Sentence::NearByReading } else { Sentence::NearNotByReading };
            pieces.extend(self.fill(sentence, &[("reading", vec![Piece::Words(label.to_owned())])]));
        }
        pieces
    }
}

/// Where `day` lies beside `line`, and how many days off; nothing where it is more than so many months away. A line is to be
/// reached, or else it must not be passed; on the line is either side's last or first day.
fn beside(line: Day, day: Day, months: i32, to_reach: bool) -> Option<(Place, i32)> {
    let near = day <= line.plus_months(months) && line <= day.plus_months(months);
    let place = match (day.cmp(&line), to_reach) {
        (Ordering::Equal, _) => Place::On,
        (Ordering::Less, true) => Place::Short,
        (Ordering::Greater, true) => Place::Reached,
        (Ordering::Less, false) => Place::Left,
        (Ordering::Greater, false) => Place::Missed,
    };
    near.then(|| (place, day.days_to(line).abs()))
}
