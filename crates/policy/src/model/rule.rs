//! A rule as a value: criteria and amounts in flat lists, facts by slot, readings by position.
//!
//! The lists are in the order of reading (a node stands before its children), so that a trace is one list beside them.

use serde::{Deserialize, Serialize};

use crate::model::criterion::{Children, Criterion, Leaf};
use crate::model::fact::Quantity;
use crate::model::ids::{AmountId, CriterionId, ParameterId, ProvisionId, ReadingAt, Slot};
use crate::model::number::Ratio;

/// What decides, and what is computed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rule {
    /// The criterion that decides; none where the tool only computes.
    pub verdict: Option<CriterionId>,
    /// All criteria, those of the verdict first.
    pub criteria: Vec<Node>,
    /// All amounts.
    pub amounts: Vec<Amount>,
    /// The children of criteria and amounts, as ranges.
    pub children: Vec<u16>,
    /// The results, in the order of [`crate::model::tool::Tool::outputs`].
    pub outputs: Vec<Output>,
}

impl Rule {
    /// The criterion with that id; nothing where the rule has none.
    pub fn criterion(&self, id: CriterionId) -> Option<&Node> {
        self.criteria.get(usize::from(id))
    }

    /// The amount with that id; nothing where the rule has none.
    pub fn amount(&self, id: AmountId) -> Option<Amount> {
        self.amounts.get(usize::from(id)).copied()
    }

    /// The slots below a criterion, as bits.
    pub fn slots_of(&self, id: CriterionId) -> u32 {
        self.criterion(id).map_or(0, |it| it.slots)
    }

    /// What a criterion comes to, folded over everything below it: true, false, or nothing where that is open. `leaf` says
    /// what each leaf comes to; it is asked only as far as the others do not settle it.
    pub fn fold(&self, id: CriterionId, chosen: ReadingChoices, leaf: &impl Fn(&Node, Leaf) -> Option<bool>) -> Option<bool> {
        let node = self.criterion(id)?;
        self.combined(node.criterion, chosen, |child| self.fold(child, chosen, leaf), |it| leaf(node, it))
    }

    /// One step of [`Rule::fold`]: what a criterion comes to by what its children come to.
    pub fn combined(
        &self,
        criterion: Criterion,
        chosen: ReadingChoices,
        child: impl Fn(CriterionId) -> Option<bool>,
        leaf: impl FnOnce(Leaf) -> Option<bool>,
    ) -> Option<bool> {
        match criterion {
            Criterion::All(children) => self.settled(children, false, child),
            Criterion::Any(children) => self.settled(children, true, child),
            Criterion::Not(id) => child(id).map(|it| !it),
            Criterion::ByReading(reading, children) => child(self.child_at(children, chosen.get(reading))?),
            Criterion::Leaf(asked) => leaf(asked),
        }
    }

    /// One child that comes to `settling` settles it at once; else it is open where any child is open.
    fn settled(&self, children: Children, settling: bool, child: impl Fn(CriterionId) -> Option<bool>) -> Option<bool> {
        let mut folded = Some(!settling);
        for &id in self.children(children) {
            match child(id) {
                Some(verdict) if verdict == settling => return Some(settling),
                Some(_) => {}
                None => folded = None,
            }
        }
        folded
    }

    /// The criteria right below one that count under these readings, in reading order.
    pub fn children_of<'a>(&'a self, criterion: &'a Criterion, chosen: ReadingChoices) -> &'a [CriterionId] {
        match criterion {
            Criterion::All(children) | Criterion::Any(children) => self.children(*children),
            Criterion::Not(child) => core::slice::from_ref(child),
            Criterion::ByReading(reading, children) => {
                let at = usize::from(chosen.get(*reading));
                self.children(*children).get(at..=at).unwrap_or_default()
            }
            Criterion::Leaf(_) => &[],
        }
    }

    /// One of the children of a range; nothing where it has fewer.
    pub fn child_at(&self, children: Children, at: u8) -> Option<u16> {
        self.children(children).get(usize::from(at)).copied()
    }

    /// The children of a range.
    pub fn children(&self, range: Children) -> &[u16] {
        let start = usize::from(range.start);
        self.children.get(start..start + usize::from(range.length)).unwrap_or_default()
    }
}

/// A criterion with the provision it comes from and the slots it depends on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// What is asked.
    pub criterion: Criterion,
    /// Where the document asks it.
    pub provision: ProvisionId,
    /// The slots below it, as bits.
    pub slots: u32,
}

/// A number that is computed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Amount {
    /// A fact; percent numbers count as parts of a whole.
    Fact(Slot),
    /// A figure of the document, in the same sense.
    Parameter(ParameterId, Ratio),
    /// Nothing or one.
    Number(Ratio),
    /// No amount: the document names none for a choice.
    Absent,
    /// Added up.
    Sum(Children),
    /// The first less the second.
    Minus(AmountId, AmountId),
    /// Multiplied.
    Times(Children),
    /// The first as a part of the second; nothing where the second is 0.
    Share(AmountId, AmountId),
    /// The least of them.
    Least(Children),
    /// The most of them.
    Most(Children),
    /// Rounded down to a whole number.
    Floor(AmountId),
    /// Rounded up to a whole number.
    Ceiling(AmountId),
    /// Rounded to 分, as it is shown.
    AsShown(AmountId),
    /// One amount for each choice of a fact, by position.
    ByChoice(Slot, Children),
    /// One amount for each reading.
    ByReading(ReadingAt, Children),
    /// The second where the criterion holds, else the third.
    If(CriterionId, AmountId, AmountId),
    /// Whole months served.
    MonthsServed(Slot),
}

/// A result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// What is computed.
    pub value: OutputValue,
    /// When it is due.
    pub due: Due,
}

/// What a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutputValue {
    /// A number of this sort, rounded once at the end.
    Amount(AmountId, Quantity),
    /// Whether a criterion holds.
    Flag(CriterionId),
    /// The day so many months after another, or the day before it.
    DateAfter {
        /// The day from which it is counted.
        since: Slot,
        /// The months.
        months: i32,
        /// Where they come from.
        parameter: ParameterId,
        /// The reading that says which day is the last (a `DayCounting`).
        reading: Option<ReadingAt>,
    },
}

/// When a result is due. An amount that is not due is absent, not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// Whatever the verdict.
    Always,
    /// When the verdict is met.
    WhenMet,
    /// When the verdict is not met.
    WhenNotMet,
}

/// The readings chosen for a tool: by position in its list, the position of the choice. All defaults at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct ReadingChoices([u8; ReadingChoices::MOST]);

impl ReadingChoices {
    /// The most readings that a tool may have.
    pub const MOST: usize = 4;

    /// The choice of one reading.
    pub fn get(&self, reading: ReadingAt) -> u8 {
        self.0.get(usize::from(reading)).copied().unwrap_or_default()
    }

    /// The same with one reading changed.
    #[must_use]
    pub fn with(mut self, reading: ReadingAt, choice: u8) -> ReadingChoices {
        if let Some(held) = self.0.get_mut(usize::from(reading)) {
            *held = choice;
        }
        self
    }
}
