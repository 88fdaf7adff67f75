//! Whether what is invented of somebody could be somebody's: figures of a size that happens, and facts that agree with each other.
//!
//! How large things are comes from the pack (`plausible`), or from its samples. What agrees with what is read off the rule and the
//! facts; nothing in here is a condition of the document.

use policy::model::criterion::{Criterion, Leaf};
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind, NumberKind, Quantity};
use policy::model::facts::Facts;
use policy::model::ids::{FactId, Slot};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::parameter::Unit;
use policy::model::rule::Amount;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

/// The ages, in years, at which people are in service.
const IN_SERVICE: (i32, i32) = (20, 60);
/// Somebody younger begins no service.
const YOUNGEST: i32 = 18;
/// No term of office was shorter than three years, by the laws on village committees.
const SHORTEST_TERM: i32 = 36;
/// Numbers no further apart than this are never at odds.
const FEW: i64 = 3;

/// How large such a number usually is, in ten-thousandths: as the pack says, else as among the samples.
pub fn usual(pack: &Pack, id: FactId, kind: &NumberKind) -> (i64, i64) {
    if let Some((least, most)) = kind.plausible {
        return (least.ten_thousandths(), most.ten_thousandths());
    }
    let samples = pack.samples.iter().flat_map(|it| &it.tools).flat_map(|it| &it.facts);
    let seen: Vec<i64> = samples.filter(|it| it.0 == id).filter_map(|it| number(it.1)).map(Decimal::ten_thousandths).collect();
    let whole = |it: i64| Decimal::whole(it).ten_thousandths();
    match (seen.iter().min(), seen.iter().max()) {
        (Some(least), Some(most)) => (least / 2, most.saturating_mul(2).max(whole(2))),
        _ => match kind.measure {
            Quantity::Count | Quantity::Days => (whole(1), whole(12)),
            Quantity::Money => (whole(1_000), whole(60_000)),
            Quantity::Percent => (whole(5), whole(40)),
            Quantity::Hours => (whole(10), whole(60)),
        },
    }
}

/// Whether a number is of a size that happens. None of something is, where nothing else counts what there is of it.
pub fn is_usual(pack: &Pack, tool: &Tool, id: FactId, number: Decimal) -> bool {
    let Some(FactKind::Number(kind)) = pack.fact_at(id).map(|it| &it.kind) else { return true };
    let (least, most) = usual(pack, id, kind);
    let in_steps = number.ten_thousandths().rem_euclid(grain(kind.measure)) == 0;
    let in_range = (least..=most).contains(&number.ten_thousandths());
    in_steps && (in_range || number == Decimal::ZERO && none_happens(pack, tool, id, kind))
}

/// Whether there may be none of something: a count by itself, or a part of a whole; but no round of training that lasts five days.
fn none_happens(pack: &Pack, tool: &Tool, id: FactId, kind: &NumberKind) -> bool {
    let counts = kind.measure == Quantity::Count && kind.least <= Decimal::ZERO && !kind.whole;
    let others = tool.facts.iter().filter(|it| **it != id && Some(**it) != kind.part_of);
    let mut numbers = others.filter_map(|it| pack.fact_at(*it)).filter(|it| !it.optional && matches!(it.kind, FactKind::Number(_)));
    let is_turned = tool.slot_of(id).is_some_and(|slot| tool.rule.verdict.is_some_and(|it| tool.rule.slots_of(it) >> slot & 1 == 1));
    counts && is_turned && numbers.next().is_none()
}

/// The step in which such a number is told, in ten-thousandths: a timetable counts by halves, nobody's share is told to hundredths.
pub fn grain(measure: Quantity) -> i64 {
    let whole = Decimal::whole(1).ten_thousandths();
    match measure {
        Quantity::Count | Quantity::Percent => whole,
        Quantity::Hours | Quantity::Days => whole / 2,
        Quantity::Money => whole.saturating_mul(100),
    }
}

/// Whether all that is known goes together.
pub fn agree(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> bool {
    numbers_agree(pack, tool, facts) && days_agree(pack, tool, facts, as_of) && recognitions_agree(pack, tool, facts)
}

/// What is counted alike, or tells of the same thing, is of about the same size: a township has not eight times its posts, and a
/// compound has more people than households. How the two stand to each other is read off what is usual of each.
fn numbers_agree(pack: &Pack, tool: &Tool, facts: &Facts) -> bool {
    let known: Vec<(FactId, &Fact, &NumberKind, i64)> = tool
        .facts
        .iter()
        .filter_map(|id| {
            let fact = pack.fact_at(*id)?;
            let FactKind::Number(kind) = &fact.kind else { return None };
            Some((*id, fact, kind, number(facts.get(*id))?.ten_thousandths()))
        })
        .collect();
    let at_odds = |one: &(FactId, &Fact, &NumberKind, i64), other: &(FactId, &Fact, &NumberKind, i64)| {
        let related = one.2.part_of == Some(other.0) || other.2.part_of == Some(one.0);
        let alike = one.2.measure == other.2.measure && (one.2.unit.zh == other.2.unit.zh || one.1.given && other.1.given);
        let (Some(here), Some(there), true) = (one.2.plausible, other.2.plausible, alike && !related) else { return false };
        if (one.3 - other.3).abs() <= Decimal::whole(FEW).ten_thousandths() {
            return false;
        }
        let wide = |it: i64| i128::from(it);
        let ends = [(here.0, there.0), (here.1, there.1)].map(|it| (wide(it.0.ten_thousandths()), wide(it.1.ten_thousandths())));
        // one / other within half the smaller and twice the larger of the ratios of the ends, without dividing.
        let above = ends.iter().all(|it| 2 * it.0 * wide(other.3) < wide(one.3) * it.1);
        let below = ends.iter().all(|it| 2 * wide(one.3) * it.1 < it.0 * wide(other.3));
        above || below
    };
    !known.iter().enumerate().any(|(at, one)| known.iter().skip(at + 1).any(|other| at_odds(one, other)))
}

/// Nobody serves before they are grown up, nor three terms in one year.
fn days_agree(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day) -> bool {
    let births: Vec<Day> = births(tool).filter_map(|it| day(facts.get(it))).collect();
    let in_service = |born: &Day| (IN_SERVICE.0..=IN_SERVICE.1).contains(&born.age_on(as_of));
    let since_grown = births.iter().map(|it| it.birthday(YOUNGEST).whole_months_to(as_of)).min();
    let most = since_grown.unwrap_or((IN_SERVICE.1 - YOUNGEST) * 12);
    let served: Vec<i32> = tool.facts.iter().filter_map(|it| months(facts.get(*it), as_of)).collect();
    let terms = terms(pack, tool).filter_map(|it| number(facts.get(it))).filter_map(|it| i32::try_from(it.in_hundredths() / 100).ok());
    let in_terms = terms.max().unwrap_or_default().saturating_mul(SHORTEST_TERM);
    births.iter().all(in_service) && served.iter().all(|it| in_terms <= *it && *it <= most)
}

/// Whoever is not recognised in what is asked of all is not recognised in what is asked of some of them.
fn recognitions_agree(pack: &Pack, tool: &Tool, facts: &Facts) -> bool {
    let Some(root) = tool.rule.verdict.and_then(|it| tool.rule.criterion(it)) else { return true };
    let Criterion::All(children) = root.criterion else { return true };
    let asked_of_all = |slot: Slot| {
        let criteria = tool.rule.children(children).iter().filter_map(|it| tool.rule.criterion(*it));
        criteria.filter_map(|it| it.criterion.leaf()).any(|it| it == Leaf::Yes(slot))
    };
    let recognised = |wanted: bool, of_all: bool| {
        tool.slots().filter(|it| asked_of_all(it.0) == of_all).any(|(_, id)| {
            pack.fact_at(id).is_some_and(|it| it.decided_by.is_some()) && facts.get(id) == Answer::Given(Value::YesNo(wanted))
        })
    };
    !(recognised(false, true) && recognised(true, false))
}

/// The facts that are somebody's birth.
fn births(tool: &Tool) -> impl Iterator<Item = FactId> {
    let leaves = tool.rule.criteria.iter().filter_map(|it| it.criterion.leaf());
    leaves
        .filter_map(|leaf| match leaf {
            Leaf::AgeAtMost { birth, .. } | Leaf::AgeAtLeast { birth, .. } => Some(birth),
            Leaf::Yes(_)
            | Leaf::Is(..)
            | Leaf::Compare(..)
            | Leaf::Served { .. }
            | Leaf::LongerThan { .. }
            | Leaf::Within { .. }
            | Leaf::EndsWithin { .. } => None,
        })
        .filter_map(|it| tool.fact_in(it))
}

/// The facts that count terms of office: compared with a figure in terms.
fn terms(pack: &Pack, tool: &Tool) -> impl Iterator<Item = FactId> {
    let compared = tool.rule.criteria.iter().filter_map(|it| it.criterion.leaf()).filter_map(|leaf| {
        let Leaf::Compare(left, _, right) = leaf else { return None };
        Some((tool.rule.amount(left)?, tool.rule.amount(right)?))
    });
    let in_terms = |it: Amount| matches!(it, Amount::Parameter(id, _) if pack.parameter_at(id).is_some_and(|it| it.unit == Unit::Terms));
    compared
        .filter_map(move |(left, right)| if let (Amount::Fact(slot), true) = (left, in_terms(right)) { Some(slot) } else { None })
        .filter_map(|it| tool.fact_in(it))
}

/// The number of an answer, if it is one.
pub fn number(answer: Answer) -> Option<Decimal> {
    if let Answer::Given(Value::Number(it)) = answer { Some(it) } else { None }
}

/// The day of an answer, if it is one.
pub fn day(answer: Answer) -> Option<Day> {
    if let Answer::Given(Value::Date(it)) = answer { Some(it) } else { None }
}

fn months(answer: Answer, as_of: Day) -> Option<i32> {
    if let Answer::Given(Value::Tenure(it)) = answer { Some(it.months_on(as_of)) } else { None }
}
