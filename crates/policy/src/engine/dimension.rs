//! What kind of quantity an amount is: for checking that a rule compares like with like, and for writing numbers down.

use crate::model::criterion::Children;
use crate::model::fact::{FactKind, Quantity};
use crate::model::ids::AmountId;
use crate::model::pack::Pack;
use crate::model::parameter::Unit;
use crate::model::rule::Amount;
use crate::model::tool::Tool;

/// The kind of a computed quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A bare number (nothing or one): fits everything.
    Bare,
    /// A part of a whole.
    Share,
    /// Things or people counted.
    Count,
    /// Yuan.
    Money,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months or years of time.
    Time,
}

/// Two quantities that cannot be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch(pub Dimension, pub Dimension);

impl From<Quantity> for Dimension {
    fn from(quantity: Quantity) -> Dimension {
        match quantity {
            Quantity::Count => Dimension::Count,
            Quantity::Money => Dimension::Money,
            Quantity::Percent => Dimension::Share,
            Quantity::Hours => Dimension::Hours,
            Quantity::Days => Dimension::Days,
        }
    }
}

impl From<Unit> for Dimension {
    fn from(unit: Unit) -> Dimension {
        match unit {
            Unit::Percent | Unit::Fraction => Dimension::Share,
            Unit::Age | Unit::Years | Unit::Months | Unit::Year => Dimension::Time,
            Unit::Days => Dimension::Days,
            Unit::Yuan => Dimension::Money,
            Unit::Times
            | Unit::Terms
            | Unit::People
            | Unit::Posts
            | Unit::Households
            | Unit::Teams
            | Unit::Capabilities
            | Unit::Fields
            | Unit::Signs => Dimension::Count,
        }
    }
}

impl Dimension {
    /// Whether a result of this dimension may be shown as such a number.
    pub fn shows_as(self, quantity: Quantity) -> bool {
        self == Dimension::Bare || self == Dimension::from(quantity) || (self == Dimension::Time && quantity == Quantity::Count)
    }
}

/// The dimension of an amount.
///
/// # Errors
/// The first two quantities in it that do not fit.
pub fn dimension(pack: &Pack, tool: &Tool, id: AmountId) -> Result<Dimension, Mismatch> {
    let Some(amount) = tool.rule.amount(id) else { return Ok(Dimension::Bare) };
    match amount {
        Amount::Fact(slot) => {
            let kind = tool.fact_in(slot).and_then(|it| pack.fact_at(it)).map(|it| &it.kind);
            Ok(match kind {
                Some(FactKind::Number(number)) => number.measure.into(),
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure) | None => Dimension::Bare,
            })
        }
        Amount::Parameter(parameter, _) => Ok(pack.parameter_at(parameter).map_or(Dimension::Bare, |it| it.unit.into())),
        Amount::Number(_) | Amount::Absent => Ok(Dimension::Bare),
        Amount::Sum(children)
        | Amount::Least(children)
        | Amount::Most(children)
        | Amount::ByChoice(_, children)
        | Amount::ByReading(_, children) => alike(pack, tool, tool.rule.children(children)),
        Amount::Minus(left, right) | Amount::If(_, left, right) => alike(pack, tool, &[left, right]),
        Amount::Times(children) => product(pack, tool, children),
        Amount::Share(part, whole) => alike(pack, tool, &[part, whole]).map(|_| Dimension::Share),
        Amount::Floor(of) | Amount::Ceiling(of) | Amount::AsShown(of) => dimension(pack, tool, of),
        Amount::MonthsServed(_) => Ok(Dimension::Time),
    }
}

/// The common dimension of amounts that are added or compared.
///
/// # Errors
/// The first two that do not fit.
pub fn alike(pack: &Pack, tool: &Tool, amounts: &[AmountId]) -> Result<Dimension, Mismatch> {
    let mut common = Dimension::Bare;
    for &id in amounts {
        let here = dimension(pack, tool, id)?;
        if common == Dimension::Bare {
            common = here;
        } else if here != Dimension::Bare && here != common {
            return Err(Mismatch(common, here));
        }
    }
    Ok(common)
}

/// A share of something is that thing; a count times money is money; a count times a count is a count.
fn product(pack: &Pack, tool: &Tool, children: Children) -> Result<Dimension, Mismatch> {
    let mut result = Dimension::Bare;
    for &id in tool.rule.children(children) {
        let here = dimension(pack, tool, id)?;
        result = match (result, here) {
            (it, Dimension::Bare | Dimension::Share) if it != Dimension::Bare => it,
            (Dimension::Bare | Dimension::Share, it) => it,
            (Dimension::Count, it) | (it, Dimension::Count) => it,
            (left, right) => return Err(Mismatch(left, right)),
        };
    }
    Ok(result)
}
