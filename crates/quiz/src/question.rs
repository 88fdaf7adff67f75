//! One question: what is asked, what may be answered, and which answer is right.

use core::cmp::Ordering;

use policy::engine::decide::{Outcome, Verdict, combinations, decide};
use policy::model::fact::{FactKind, Quantity};
use policy::model::facts::Facts;
use policy::model::ids::{ActorId, ParameterId, ProvisionId};
use policy::model::number::{Decimal, Ratio};
use policy::model::pack::Pack;
use policy::model::value::{Answer, Tenure, Value};

use crate::case::Case;
use crate::figures;
use crate::random::Rng;
use crate::recipients;
use crate::selection::{Difficulty, Selection};
use crate::topic::{Kind, Topic};

/// How many answers there are to choose from where there is a choice of how many.
const ANSWERS: usize = 4;

/// The verdicts in the order in which they are offered.
pub const VERDICTS: [Verdict; 3] = [Verdict::Met, Verdict::NotMet, Verdict::Unknown];

/// A question with its answers. Exactly one of them is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// What is asked.
    pub asks: Asks,
    /// The position of the right answer.
    pub right: usize,
}

/// What is asked, with the answers to choose from.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// How much is it?
    Figure(ParameterId, Vec<Ratio>),
    /// Is this figure as in the document (first answer), or altered (second answer)?
    Altered(ParameterId, Ratio),
    /// Which measure says it?
    Where(ProvisionId, Vec<u8>),
    /// Whom is it for?
    Whose(ProvisionId, Vec<ActorId>),
    /// One of [`VERDICTS`].
    Case(Case),
    /// How much comes out at this result?
    Amount(Case, u8, Vec<Outcome>),
}

impl Question {
    /// The question with that number of a selection, counted from 1; `None` where the selection admits none. The same on every
    /// machine.
    pub fn of(pack: &Pack, selection: Selection, number: u32) -> Option<Question> {
        let kinds: Vec<(Kind, Vec<Topic>)> =
            Kind::ALL.into_iter().map(|it| (it, selection.topics(pack, it))).filter(|it| !it.1.is_empty()).collect();
        let slot = Slot::of(&kinds, selection.seed, number.saturating_sub(1))?;
        let topics = &kinds.iter().find(|it| it.0 == slot.kind)?.1;
        let mut order: Vec<Topic> = topics.clone();
        let length = u32::try_from(order.len()).ok().filter(|it| *it != 0)?;
        let round = u64::from(slot.of_kind / length);
        Rng::new(selection.seed, stream(Stream::Order(slot.kind), round)).shuffle(&mut order);
        order.rotate_left(usize::try_from(slot.of_kind % length).ok()?);
        // A topic that yields no question this time makes way for the next, at last for one of another kind.
        order.extend(kinds.iter().filter(|it| it.0 != slot.kind).flat_map(|it| &it.1));
        order.into_iter().enumerate().find_map(|(after, topic)| {
            let mut rng = Rng::new(selection.seed, stream(Stream::Question(after), u64::from(number)));
            Question::about(pack, topic, selection.difficulty, &mut rng)
        })
    }

    /// A question about a topic; `None` where chance found none with exactly one right answer.
    pub fn about(pack: &Pack, topic: Topic, difficulty: Option<Difficulty>, rng: &mut Rng) -> Option<Question> {
        let (asks, right) = match topic {
            Topic::Figure(id) => {
                let value = pack.parameter_at(id)?.value;
                let mut values = figures::others(pack, id, ANSWERS - 1, rng);
                if values.len() < 2 {
                    return None;
                }
                values.push(value);
                order::sort_by(&mut values, |one, other| one.compared_to(*other) == Some(Ordering::Less));
                let right = values.iter().position(|it| figures::same(*it, value))?;
                (Asks::Figure(id, values), right)
            }
            Topic::Altered(id) => {
                let value = pack.parameter_at(id)?.value;
                let altered = rng.one_in(2);
                let shown = if altered { *figures::others(pack, id, 1, rng).first()? } else { value };
                (Asks::Altered(id, shown), usize::from(altered))
            }
            Topic::Where(id) => {
                let mut measures = other_measures(pack, id, rng);
                measures.truncate(ANSWERS - 1);
                measures.push(id.measure);
                order::sort(&mut measures);
                let right = measures.iter().position(|it| *it == id.measure)?;
                (Asks::Where(id, measures), right)
            }
            Topic::Whose(id) => {
                let mut actors = recipients::options(pack, pack.provision(id)?, ANSWERS, rng)?;
                let right = *actors.first()?;
                rng.shuffle(&mut actors);
                let right = actors.iter().position(|it| *it == right)?;
                (Asks::Whose(id, actors), right)
            }
            Topic::Case(tool) => {
                let difficulty = match difficulty {
                    Some(it) => it,
                    None if rng.one_in(2) => Difficulty::Hard,
                    None => Difficulty::Middle,
                };
                let case = Case::generate(pack, tool, difficulty, rng)?;
                let verdict = case.finding(pack)?.verdict;
                let right = VERDICTS.iter().position(|it| *it == verdict)?;
                (Asks::Case(case), right)
            }
            Topic::Amount(tool, output) => {
                let case = Case::with_result(pack, tool, output, rng)?;
                let right = case.finding(pack)?.outcome(output)?;
                let mut outcomes = other_outcomes(pack, &case, output, right);
                if outcomes.len() < 2 {
                    return None;
                }
                rng.shuffle(&mut outcomes);
                outcomes.truncate(ANSWERS - 1);
                outcomes.push(right);
                order::sort_by_key(&mut outcomes, |it| rank(*it));
                let right = outcomes.iter().position(|it| *it == right)?;
                (Asks::Amount(case, output, outcomes), right)
            }
        };
        Some(Question { topic, asks, right })
    }

    /// How many answers there are to choose from.
    pub fn answers(&self) -> usize {
        match &self.asks {
            Asks::Figure(_, it) => it.len(),
            Asks::Altered(..) => 2,
            Asks::Where(_, it) => it.len(),
            Asks::Whose(_, it) => it.len(),
            Asks::Case(_) => VERDICTS.len(),
            Asks::Amount(_, _, it) => it.len(),
        }
    }

    /// The case it tells of, if it does.
    pub fn case(&self) -> Option<&Case> {
        match &self.asks {
            Asks::Case(it) | Asks::Amount(it, ..) => Some(it),
            Asks::Figure(..) | Asks::Altered(..) | Asks::Where(..) | Asks::Whose(..) => None,
        }
    }
}

/// Whose turn it is: the kind, and the how-manieth of that kind it is.
struct Slot {
    kind: Kind,
    of_kind: u32,
}

impl Slot {
    /// Every block of questions has each kind as often as its share, in an order of chance; so each topic of a kind comes once
    /// before any comes twice.
    fn of(kinds: &[(Kind, Vec<Topic>)], seed: u32, index: u32) -> Option<Slot> {
        let mut block: Vec<Kind> = Vec::new();
        for (kind, _) in kinds {
            block.extend(core::iter::repeat_n(*kind, share(*kind)));
        }
        let length = u32::try_from(block.len()).ok().filter(|it| *it != 0)?;
        let (round, at) = (index / length, usize::try_from(index % length).ok()?);
        Rng::new(seed, stream(Stream::Kinds, u64::from(round))).shuffle(&mut block);
        let kind = *block.get(at)?;
        let before = u32::try_from(block.iter().take(at).filter(|it| **it == kind).count()).ok()?;
        let each = u32::try_from(share(kind)).ok()?;
        Some(Slot { kind, of_kind: round.saturating_mul(each).saturating_add(before) })
    }
}

/// How often a kind comes in a block: cases most, since nothing is learnt by heart from them.
fn share(kind: Kind) -> usize {
    match kind {
        Kind::Case => 4,
        Kind::Figure | Kind::Altered | Kind::Where | Kind::Whose | Kind::Amount => 1,
    }
}

/// What chance is needed for; each has streams of its own, so that none disturbs another.
enum Stream {
    Kinds,
    Order(Kind),
    Question(usize),
}

fn stream(what: Stream, number: u64) -> u64 {
    let own: u64 = match what {
        Stream::Kinds => 1,
        Stream::Order(Kind::Figure) => 2,
        Stream::Order(Kind::Altered) => 3,
        Stream::Order(Kind::Where) => 4,
        Stream::Order(Kind::Whose) => 5,
        Stream::Order(Kind::Case) => 6,
        Stream::Order(Kind::Amount) => 7,
        Stream::Question(after) => 8 + u64::try_from(after).unwrap_or_default(),
    };
    number << 16 | own
}

/// Measures that do not say it, in an order of chance: neither the one that does, nor one that it refers to or that refers to it.
fn other_measures(pack: &Pack, id: ProvisionId, rng: &mut Rng) -> Vec<u8> {
    let refers = |from: ProvisionId, to: u8| pack.provision(from).is_some_and(|it| it.see.iter().any(|it| it.measure == to));
    let mut measures: Vec<u8> = pack
        .measures
        .iter()
        .filter(|it| it.number != 0 && it.number != id.measure && !refers(id, it.number))
        .filter(|it| !it.provisions.iter().any(|it| it.see.contains(&id)))
        .map(|it| it.number)
        .collect();
    rng.shuffle(&mut measures);
    measures
}

/// What would come out if one thing were otherwise, or at another result of the same sort; each once, and never what does come out.
fn other_outcomes(pack: &Pack, case: &Case, output: u8, right: Outcome) -> Vec<Outcome> {
    let Some(tool) = pack.tool_at(case.tool) else { return Vec::new() };
    let mut found: Vec<Outcome> = Vec::new();
    let put = |found: &mut Vec<Outcome>, outcome: Option<Outcome>| {
        found.extend(outcome.filter(|it| *it != right && of_same_order(*it, right) && !found.contains(it)));
    };
    let here = |facts: &Facts, chosen| decide(pack, tool, facts, case.as_of, chosen).ok().and_then(|it| it.outcome(output));
    // Another reading gives a wrong answer only where the question names the reading; it does where they differ.
    for chosen in combinations(tool) {
        put(&mut found, here(&case.facts, chosen));
    }
    for &id in &case.told {
        let answers: Vec<Value> = match (case.facts.get(id), pack.fact_at(id).map(|it| &it.kind)) {
            (_, Some(FactKind::Choice(choices))) => (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).map(Value::Choice).collect(),
            (Answer::Given(Value::Number(number)), Some(FactKind::Number(kind))) => {
                let step = if kind.measure == Quantity::Money { number.ten_thousandths() / 2 } else { Decimal::whole(1).ten_thousandths() };
                [-step, step, 2 * step]
                    .map(|step| Value::Number(Decimal::from_ten_thousandths(number.ten_thousandths().saturating_add(step))))
                    .to_vec()
            }
            (Answer::Given(Value::Date(it)), _) => [-31, -1, 1, 30].map(|days| Value::Date(it.plus_days(days))).to_vec(),
            (Answer::Given(Value::Tenure(tenure)), _) => [-6, 1, 6]
                .map(|months| Value::Tenure(Tenure { earlier_months: (tenure.earlier_months + months).max(0), ..tenure }))
                .to_vec(),
            (Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..), _) => Vec::new(),
        };
        for value in answers {
            let mut facts = case.facts.clone();
            facts.set(id, Answer::Given(value));
            put(&mut found, here(&facts, case.chosen));
        }
    }
    for other in case.finding(pack).map(|it| it.outputs).unwrap_or_default() {
        put(&mut found, other);
    }
    // A count that hardly anything changes: one more or fewer.
    if let Outcome::Number(count, Quantity::Count) = right {
        for more in [1, -1, 2, 3] {
            let other = Decimal::from_ten_thousandths(count.ten_thousandths().saturating_add(Decimal::whole(more).ten_thousandths()));
            put(&mut found, (Decimal::ZERO < other).then_some(Outcome::Number(other, Quantity::Count)));
        }
    }
    // Money or a share to which hardly anything comes near: half of it more or less.
    if let (Outcome::Number(number, sort @ (Quantity::Money | Quantity::Percent)), true) = (right, found.len() < ANSWERS - 1) {
        for halves in [1, 3, 4] {
            let step = Decimal::hundredths(1).ten_thousandths();
            let other = Decimal::from_ten_thousandths(number.ten_thousandths() * halves / 2 / step * step);
            let possible = sort == Quantity::Money || other <= Decimal::whole(100);
            put(&mut found, possible.then_some(Outcome::Number(other, sort)));
        }
    }
    found
}

/// Two days further apart than this are not taken for one another.
const DAYS_APART: u32 = 3 * 366;

/// Whether two results are of one sort and of one order of magnitude, so that one may be taken for the other.
fn of_same_order(one: Outcome, other: Outcome) -> bool {
    match (one, other) {
        (Outcome::Number(one, sort), Outcome::Number(other, of)) => {
            sort == of && Decimal::ZERO < one && figures::of_same_order(ratio(one), ratio(other))
        }
        (Outcome::Date(one), Outcome::Date(other)) => one.days_to(other).unsigned_abs() <= DAYS_APART,
        (Outcome::Number(..) | Outcome::Flag(_) | Outcome::Date(_), _) => false,
    }
}

fn ratio(number: Decimal) -> Ratio {
    Ratio::new(number.ten_thousandths().into(), Decimal::whole(1).ten_thousandths().into()).unwrap_or(Ratio::whole(0))
}

/// In the order in which results are offered.
fn rank(outcome: Outcome) -> i64 {
    match outcome {
        Outcome::Number(it, _) => it.ten_thousandths(),
        Outcome::Flag(it) => i64::from(it),
        Outcome::Date(it) => i64::from(it.number()),
    }
}
