//! Where a rule turns: the leaves that compare or count, and the amounts of which the greater or the lesser is taken.

use policy::model::criterion::{Children, Leaf};
use policy::model::ids::{AmountId, Slot};
use policy::model::rule::{Amount, Rule};

use crate::meaning::{Meaning, fraction};

/// Something that is otherwise on the two sides of a line.
#[derive(Clone, Copy, Debug)]
pub enum Turning {
    /// A leaf of a criterion.
    Leaf(Leaf),
    /// Which of two amounts is the lesser.
    Lesser(AmountId, AmountId),
}

impl Turning {
    /// All of a rule.
    pub fn all(rule: &Rule) -> Vec<Turning> {
        let leaves = rule.criteria.iter().filter_map(|it| it.criterion.leaf());
        let mut found: Vec<Turning> = leaves.filter_map(Turning::of).collect();
        for amount in &rule.amounts {
            if let Amount::Least(children) | Amount::Most(children) = *amount {
                let of = rule.children(children);
                found.extend(of.windows(2).filter_map(|pair| Some(Turning::Lesser(*pair.first()?, *pair.last()?))));
            }
        }
        found
    }

    /// A leaf that compares or counts; nothing for one that asks for a yes or a choice, which has no line.
    pub fn of(leaf: Leaf) -> Option<Turning> {
        (!matches!(leaf, Leaf::Yes(_) | Leaf::Is(..))).then_some(Turning::Leaf(leaf))
    }

    /// The slots that it looks at, as bits.
    pub fn slots(self, rule: &Rule) -> u32 {
        match self {
            Turning::Leaf(Leaf::Compare(left, _, right)) | Turning::Lesser(left, right) => {
                amount_slots(rule, left) | amount_slots(rule, right)
            }
            Turning::Leaf(leaf) => leaf.slots(),
        }
    }

    /// On which side facts are; nothing where it cannot be said.
    pub fn side(self, meaning: &Meaning<'_>) -> Option<bool> {
        match self {
            Turning::Leaf(leaf) => meaning.leaf(leaf),
            Turning::Lesser(left, right) => Some(meaning.amount(left)? <= meaning.amount(right)?),
        }
    }

    /// Whether facts lie exactly on the line.
    pub fn on_the_line(self, meaning: &Meaning<'_>) -> bool {
        match self {
            Turning::Leaf(Leaf::Compare(left, _, right)) | Turning::Lesser(left, right) => {
                meaning.amount(left).is_some_and(|it| Some(it) == meaning.amount(right))
            }
            Turning::Leaf(_) => false,
        }
    }

    /// Whether a reading says how it is counted, so that its lines lie side by side.
    pub fn has_reading(self) -> bool {
        matches!(self, Turning::Leaf(leaf) if leaf.reading().is_some())
    }

    /// The denominators of its figures: a whole of so many can be met exactly.
    pub fn denominators(self, rule: &Rule) -> Vec<i64> {
        let (Turning::Leaf(Leaf::Compare(left, _, right)) | Turning::Lesser(left, right)) = self else { return Vec::new() };
        let mut found = vec![1];
        for id in [left, right] {
            each_amount(rule, id, &mut |amount| {
                if let Amount::Parameter(_, value) = amount {
                    found.extend(i64::try_from(*fraction(value).denom()));
                }
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Calls `each` with an amount and every one below it.
pub fn each_amount(rule: &Rule, id: AmountId, each: &mut dyn FnMut(Amount)) {
    let Some(amount) = rule.amount(id) else { return };
    each(amount);
    let mut all = |children: Children| rule.children(children).iter().for_each(|&it| each_amount(rule, it, each));
    match amount {
        Amount::Fact(_) | Amount::Parameter(..) | Amount::Number(_) | Amount::Absent | Amount::MonthsServed(_) => {}
        Amount::Sum(children) | Amount::Times(children) | Amount::Least(children) | Amount::Most(children) => all(children),
        Amount::ByChoice(_, children) | Amount::ByReading(_, children) => all(children),
        Amount::Minus(one, other) | Amount::Share(one, other) | Amount::If(_, one, other) => {
            each_amount(rule, one, each);
            each_amount(rule, other, each);
        }
        Amount::Floor(of) | Amount::Ceiling(of) | Amount::AsShown(of) => each_amount(rule, of, each),
    }
}

/// The slots below an amount, as bits.
pub fn amount_slots(rule: &Rule, id: AmountId) -> u32 {
    let mut slots = 0;
    each_amount(rule, id, &mut |amount| match amount {
        Amount::Fact(slot) | Amount::MonthsServed(slot) | Amount::ByChoice(slot, _) => slots |= 1 << slot,
        Amount::If(criterion, ..) => slots |= rule.slots_of(criterion),
        Amount::Parameter(..) | Amount::Number(_) | Amount::Absent | Amount::ByReading(..) => {}
        Amount::Sum(_) | Amount::Times(_) | Amount::Least(_) | Amount::Most(_) | Amount::Minus(..) | Amount::Share(..) => {}
        Amount::Floor(_) | Amount::Ceiling(_) | Amount::AsShown(_) => {}
    });
    slots
}

/// The slots of a set of bits.
pub fn slots_in(bits: u32) -> impl Iterator<Item = Slot> {
    (0..32).filter(move |slot| bits & (1 << slot) != 0)
}
