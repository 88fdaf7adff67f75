//! An invented person or unit near a threshold, whom the tool concerns. The thresholds are the rule's own; how large things are comes
//! from the pack, or from its samples.

use policy::engine::completions::space::Completions;
use policy::engine::decide::{Finding, Outcome, Verdict, combinations, decide, situation};
use policy::engine::evaluate::Situation;
use policy::explain::explainer::own_word;
use policy::model::day::{Day, YearMonth};
use policy::model::fact::{FactKind, NumberKind, Quantity};
use policy::model::facts::{Facts, refusals};
use policy::model::ids::{FactId, Slot, ToolId};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::text::Text;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

use crate::bystander::bystander;
use crate::concern::{Concern, values_of};
use crate::plausible::{agree, day, grain, is_usual, number, usual};
use crate::random::Rng;
use crate::selection::Difficulty;

/// Somebody or some unit, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The question put.
    pub tool: ToolId,
    /// The day for which it is put.
    pub as_of: Day,
    /// The readings.
    pub chosen: ReadingChoices,
    /// What is known.
    pub facts: Facts,
    /// The facts that are told, in the order of the tool; among them those of which it is told that they are not known, and what the
    /// tool does not ask.
    pub told: Vec<FactId>,
    /// The fact that is left open, if one is: told as not known, as a month, or not told at all.
    pub open: Option<FactId>,
    /// The readings have to be named: under another one something else would come out.
    pub names_readings: bool,
}

/// So many cases are generated before one is taken whose verdict is not the one wished for.
const MAX_ATTEMPTS: usize = 32;

/// The latest day that a case asks about, in days after the report.
const MAX_DAYS: i64 = 1_800;

/// So many facts can be told before one more that decides nothing would crowd out those that do.
const ROOM_FOR_BYSTANDER: usize = 4;

/// What is left open in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing: all that could matter is told.
    Nothing,
    /// A fact that is told as not known.
    NotKnown,
    /// A fact that is not told at all.
    NotTold,
    /// A day of which the month is told only.
    Month,
}

impl Gap {
    /// What is left open decides as often as it does not: that something is not known says nothing about the answer.
    fn roll(difficulty: Difficulty, rng: &mut Rng) -> Gap {
        match (rng.below(12), difficulty) {
            (0..=3, _) => Gap::NotKnown,
            (4..=6, _) => Gap::NotTold,
            (7..=8, Difficulty::Hard) => Gap::Month,
            _ => Gap::Nothing,
        }
    }
}

impl Case {
    /// What the engine says of it.
    pub fn finding(&self, pack: &Pack) -> Option<Finding> {
        decide(pack, pack.tool_at(self.tool)?, &self.facts, self.as_of, self.chosen).ok()
    }

    /// The situation decided upon.
    pub fn situation(&self, pack: &Pack) -> Option<Situation> {
        Some(situation(pack, pack.tool_at(self.tool)?, &self.facts, self.as_of, self.chosen))
    }

    /// Whether a fact is told as not known.
    pub fn says_not_known(&self) -> bool {
        self.told.iter().any(|it| self.facts.get(*it) == Answer::Open)
    }

    /// The word that the tool says for a verdict instead of the usual one: of this case where it comes out so, else of one that differs
    /// in one answer or in the readings. A word that stood among the answers only where it is right would give the answer away.
    pub fn own_word<'a>(&self, pack: &'a Pack, verdict: Verdict) -> Option<&'a Text> {
        let tool = pack.tool_at(self.tool)?;
        if tool.verdicts.cases.iter().all(|it| it.short.is_none()) {
            return None;
        }
        let said = |case: &Case| case.finding(pack).filter(|it| it.verdict == verdict).map(|it| own_word(tool, &it));
        if let Some(here) = said(self) {
            return here;
        }
        let mut elsewhere: Vec<Option<&Text>> = Vec::new();
        for word in self.beside(pack, tool).iter().filter_map(said) {
            if !elsewhere.contains(&word) {
                elsewhere.push(word);
            }
        }
        // By the day: the same each time, and now one word, now another.
        let turn = usize::try_from(self.as_of.number().unsigned_abs()).ok()?.checked_rem(elsewhere.len())?;
        elsewhere.get(turn).copied().flatten()
    }

    /// The cases that differ in one answer of those to choose from, or in the readings, of somebody whom the tool concerns as well.
    fn beside(&self, pack: &Pack, tool: &Tool) -> Vec<Case> {
        let mut found: Vec<Case> = combinations(tool).into_iter().map(|chosen| Case { chosen, ..self.clone() }).collect();
        let concern = Concern::of(pack, tool, self.as_of);
        for &id in &self.told {
            for value in values_of(pack, id).into_iter().filter(|it| concern.lets_in(id, *it)) {
                let mut case = self.clone();
                case.facts.set(id, Answer::Given(value));
                found.push(case);
            }
        }
        found
    }

    /// A case of a tool, of a difficulty. Where something is left open it decides in half of the cases; met and not met are wished for
    /// equally often.
    pub fn generate(pack: &Pack, id: ToolId, difficulty: Difficulty, rng: &mut Rng) -> Option<Case> {
        let gap = Gap::roll(difficulty, rng);
        let decides = gap != Gap::Nothing && rng.one_in(2);
        let wished = if decides { Verdict::Unknown } else { rng.pick(&[Verdict::Met, Verdict::NotMet])? };
        let concern = Concern::of(pack, pack.tool_at(id)?, pack.reported_on);
        let other = if wished == Verdict::Met { Verdict::NotMet } else { Verdict::Met };
        // Where a rule gives nothing of the sort, something with all known; what is left open would say more than it should.
        let wishes = [(gap, wished), (Gap::Nothing, wished), (Gap::Nothing, other)];
        Case::first_of(pack, id, (&concern, difficulty), &wishes.map(|it| Wish::Verdict(it.0, it.1)), rng)
    }

    /// The first case that is as wished, each wish tried for a while.
    fn first_of(pack: &Pack, id: ToolId, whom: (&Concern, Difficulty), wishes: &[Wish], rng: &mut Rng) -> Option<Case> {
        for wish in wishes {
            for _ in 0..MAX_ATTEMPTS {
                let case = Case::draft(pack, id, whom, *wish, rng);
                if case.is_some() {
                    return case;
                }
            }
        }
        None
    }

    /// A case of a tool with everything known in which this result comes out, and is something to work out. What does not bear on the
    /// result is not told.
    pub fn with_result(pack: &Pack, id: ToolId, output: u8, rng: &mut Rng) -> Option<Case> {
        let concern = Concern::of(pack, pack.tool_at(id)?, pack.reported_on);
        Case::first_of(pack, id, (&concern, Difficulty::Middle), &[Wish::Result(output)], rng)
    }

    fn draft(pack: &Pack, id: ToolId, (concern, difficulty): (&Concern, Difficulty), wish: Wish, rng: &mut Rng) -> Option<Case> {
        let tool = pack.tool_at(id)?;
        let days = i32::try_from(rng.between(0, MAX_DAYS)).unwrap_or_default();
        let as_of = pack.reported_on.plus_days(days);
        let all = combinations(tool);
        let chosen = if difficulty == Difficulty::Hard { rng.pick(&all).unwrap_or_default() } else { ReadingChoices::default() };
        let mut generator = Generator { pack, tool, as_of, chosen, difficulty, concern, facts: Facts::new() };
        generator.fill(matches!(wish, Wish::Result(_)), rng);
        if !refusals(pack, tool, &generator.facts, as_of).is_empty() || !generator.could_be() {
            return None;
        }
        let mut case =
            Case { tool: id, as_of, chosen, facts: generator.facts.clone(), told: Vec::new(), open: None, names_readings: false };
        case = match wish {
            Wish::Result(output) => case.telling_what_moves(pack, tool, output)?,
            Wish::Verdict(gap, wished) => {
                case.told = generator.told();
                case.facts = case.told.iter().map(|it| (*it, generator.facts.get(*it))).collect();
                let case = generator.with_gap(case, gap, wished, rng)?;
                case.finding(pack).filter(|it| it.verdict == wished)?;
                case
            }
        };
        case.names_readings = all.iter().any(|it| it != &chosen) && case.hangs_on_readings(pack, &all);
        Some(case)
    }

    /// The same with nothing told but what the result hangs on; nothing where there is nothing to work out.
    fn telling_what_moves(mut self, pack: &Pack, tool: &Tool, output: u8) -> Option<Case> {
        let result = self.finding(pack)?.outcome(output).filter(|it| is_sensible(*it))?;
        let without = |id: FactId| {
            let mut case = self.clone();
            case.facts.set(id, Answer::Open);
            case
        };
        let moves = |id: &FactId| without(*id).finding(pack).and_then(|it| it.outcome(output)) != Some(result);
        self.told = tool.facts.iter().copied().filter(|it| self.facts.get(*it) != Answer::Open).filter(moves).collect();
        self.facts = self.told.iter().map(|it| (*it, self.facts.get(*it))).collect();
        // Each alone may be left out, and all together not. A result that is told among the facts is nothing to work out.
        let is_told = |id: &FactId| match (result, self.facts.get(*id)) {
            (Outcome::Number(worth, _), Answer::Given(Value::Number(it))) => it == worth,
            (Outcome::Date(found), Answer::Given(Value::Date(it))) => it == found,
            (Outcome::Number(..) | Outcome::Date(_) | Outcome::Flag(_), _) => false,
        };
        let is_said = result == Outcome::Date(self.as_of) || self.told.iter().any(is_told);
        (!is_said && self.finding(pack)?.outcome(output) == Some(result)).then_some(self)
    }

    /// Whether another combination of readings gives another verdict or another result. While something is open this also names
    /// readings under which other facts would be missing.
    fn hangs_on_readings(&self, pack: &Pack, all: &[ReadingChoices]) -> bool {
        let Some(here) = self.finding(pack) else { return false };
        let with = |chosen: ReadingChoices| Case { chosen, ..self.clone() }.finding(pack);
        let same = |there: Finding| there.verdict == here.verdict && there.outputs == here.outputs;
        !here.robust || !all.iter().all(|it| with(*it).is_some_and(same))
    }
}

/// What a draft is to have.
#[derive(Clone, Copy)]
enum Wish {
    /// Something left open, and this verdict all the same.
    Verdict(Gap, Verdict),
    /// This result.
    Result(u8),
}

/// Thinks somebody up, fact by fact.
struct Generator<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    as_of: Day,
    chosen: ReadingChoices,
    difficulty: Difficulty,
    concern: &'a Concern,
    facts: Facts,
}

impl Generator<'_> {
    /// Every fact that the tool asks, choices first, then what is yes or no, then the rest in an order of chance.
    fn fill(&mut self, optional: bool, rng: &mut Rng) {
        let mut order: Vec<(u8, Slot, FactId)> = Vec::new();
        for (slot, &id) in (0..).zip(&self.tool.facts) {
            let Some(fact) = self.pack.fact_at(id).filter(|it| optional || !it.optional) else { continue };
            let rank = match fact.kind {
                FactKind::Choice(_) => 0,
                FactKind::YesNo => 1,
                FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => 2,
            };
            order.push((rank, slot, id));
        }
        rng.shuffle(&mut order);
        for rank in 0..=2 {
            for (_, slot, id) in order.iter().filter(|it| it.0 == rank) {
                let answer = self.answer(*slot, *id, rng);
                self.facts.set(*id, answer);
            }
        }
    }

    fn answer(&self, slot: Slot, id: FactId, rng: &mut Rng) -> Answer {
        let Some(fact) = self.pack.fact_at(id) else { return Answer::Open };
        match &fact.kind {
            FactKind::YesNo => {
                let yes = !rng.one_in(4);
                Answer::Given(Value::YesNo(if self.concern.lets_in(id, Value::YesNo(yes)) { yes } else { !yes }))
            }
            FactKind::Choice(_) => {
                let values: Vec<Value> = values_of(self.pack, id).into_iter().filter(|it| self.concern.lets_in(id, *it)).collect();
                rng.pick(&values).map_or(Answer::Open, Answer::Given)
            }
            FactKind::Number(kind) => {
                let usual = usual(self.pack, id, kind);
                let near: Vec<Decimal> = self.turns(slot).into_iter().filter_map(number).filter(|it| in_reach(kind, *it, usual)).collect();
                let close = rng.pick(&near).filter(|_| !rng.one_in(self.far())).map(|it| self.beside(kind, it, rng));
                let happens = |it: &Decimal| is_usual(self.pack, self.tool, id, *it);
                Answer::Given(Value::Number(close.filter(happens).unwrap_or_else(|| usual_number(kind, usual, rng))))
            }
            FactKind::Date { past, .. } => {
                let near: Vec<Day> = self.turns(slot).into_iter().filter_map(day).collect();
                let day = match rng.pick(&near) {
                    Some(it) => it.plus_days(self.days_beside(rng)),
                    None => self.as_of.plus_days(i32::try_from(rng.between(-400, if *past { 0 } else { 200 })).unwrap_or_default()),
                };
                Answer::Given(Value::Date(if *past { day.min(self.as_of) } else { day }))
            }
            FactKind::Tenure => Answer::Given(Value::Tenure(self.service(slot, rng))),
        }
    }

    /// How rarely somebody stands nowhere near a threshold.
    fn far(&self) -> usize {
        match self.difficulty {
            Difficulty::Basic | Difficulty::Middle => 4,
            Difficulty::Hard => 12,
        }
    }

    /// What the rule turns on in this slot, everything invented so far as it is.
    fn turns(&self, slot: Slot) -> Vec<Answer> {
        let situation = situation(self.pack, self.tool, &self.facts, self.as_of, self.chosen);
        Completions::new(self.pack, self.tool, situation, self.as_of).turns(slot)
    }

    /// A service about as long as the rule asks: in the post since a day, or with some served before.
    fn service(&self, slot: Slot, rng: &mut Rng) -> Tenure {
        let lengths: Vec<i32> = self
            .turns(slot)
            .into_iter()
            .filter_map(|it| if let Answer::Given(Value::Tenure(it)) = it { Some(it.earlier_months) } else { None })
            .collect();
        let asked = lengths.iter().copied().max().unwrap_or(36);
        let moved = match self.difficulty {
            Difficulty::Basic | Difficulty::Middle => rng.pick(&[-30, -7, -1, 0, 0, 1, 5, 40]).unwrap_or_default(),
            Difficulty::Hard => 0,
        };
        let months = asked.saturating_add(moved).max(0);
        let earlier_months = if rng.one_in(3) { i32::try_from(rng.between(0, i64::from(months))).unwrap_or_default() } else { 0 };
        if earlier_months == months && rng.one_in(2) {
            return Tenure { since: None, earlier_months };
        }
        let since = self.as_of.plus_months(earlier_months.saturating_sub(months)).plus_days(self.days_beside(rng));
        Tenure { since: Some(since.min(self.as_of)), earlier_months }
    }

    /// Some days beside a day that matters; none, or one, where it is hard.
    fn days_beside(&self, rng: &mut Rng) -> i32 {
        let days: &[i32] = match self.difficulty {
            Difficulty::Basic | Difficulty::Middle => &[-420, -90, -20, -1, 0, 0, 1, 15, 60, 300],
            Difficulty::Hard => &[-1, 0, 0, 1],
        };
        rng.pick(days).unwrap_or_default()
    }

    /// A number on a threshold, or some steps beside it.
    fn beside(&self, kind: &NumberKind, number: Decimal, rng: &mut Rng) -> Decimal {
        let steps: &[i64] = match (self.difficulty, kind.measure) {
            (Difficulty::Hard, _) => &[0],
            (Difficulty::Basic | Difficulty::Middle, Quantity::Count) => &[-2, -1, 0, 0, 0, 1, 2],
            (Difficulty::Basic | Difficulty::Middle, Quantity::Money) => &[-150_000, -20_000, 0, 0, 30_000, 200_000],
            (Difficulty::Basic | Difficulty::Middle, Quantity::Percent | Quantity::Hours | Quantity::Days) => &[-300, -50, 0, 0, 50, 200],
        };
        let step = kind.measure.step().ten_thousandths();
        let moved = rng.pick(steps).unwrap_or_default().saturating_mul(step);
        let number = number.ten_thousandths().saturating_add(moved);
        let grain = grain(kind.measure);
        within(kind, Decimal::from_ten_thousandths(number.div_euclid(grain).saturating_mul(grain)))
    }

    /// What is known, in the order of the tool.
    fn asked(&self) -> Vec<FactId> {
        self.tool.facts.iter().copied().filter(|it| self.facts.get(*it) != Answer::Open).collect()
    }

    fn is_choice(&self, id: FactId) -> bool {
        matches!(self.pack.fact_at(id).map(|it| &it.kind), Some(FactKind::Choice(_)))
    }

    /// Whether what is known could be somebody's.
    fn could_be(&self) -> bool {
        let usual = |id: &FactId| number(self.facts.get(*id)).is_none_or(|it| is_usual(self.pack, self.tool, *id, it));
        self.tool.facts.iter().all(usual) && agree(self.pack, self.tool, &self.facts, self.as_of)
    }

    /// The case with something left open that decides, where the verdict wished for is open, or else does not.
    fn with_gap(&self, case: Case, gap: Gap, wished: Verdict, rng: &mut Rng) -> Option<Case> {
        let mut own: Vec<FactId> = case.told.iter().copied().filter(|it| !self.concern.asks_who(*it)).collect();
        rng.shuffle(&mut own);
        // Rarely what sort of thing it is about: that makes another question of it.
        own.retain(|it| !self.is_choice(*it) || rng.one_in(3));
        let as_wished = |it: &Case| it.finding(self.pack).is_some_and(|it| it.verdict == wished);
        let opened = |id: FactId, answer: Answer| {
            let mut case = case.clone();
            if self.is_choice(id) {
                case.told = self.asked();
                case.facts = case.told.iter().map(|it| (*it, self.facts.get(*it))).collect();
            }
            case.facts.set(id, answer);
            case.open = Some(id);
            case
        };
        let found = match gap {
            Gap::Nothing => None,
            Gap::Month => {
                let months = own.iter().filter_map(|it| Some(opened(*it, by_month(self.facts.get(*it))?)));
                return months.into_iter().find(as_wished);
            }
            Gap::NotKnown | Gap::NotTold => own.iter().map(|it| opened(*it, Answer::Open)).find(as_wished),
        };
        let decides = wished == Verdict::Unknown;
        match (gap, found) {
            (Gap::NotKnown, Some(found)) if decides || !rng.one_in(3) => Some(self.with_company(found, rng)),
            (Gap::NotKnown, _) if decides => None,
            (Gap::NotKnown, _) => self.beside_the_point(case, Answer::Open, rng),
            (Gap::NotTold, Some(mut found)) => {
                found.told.retain(|it| Some(*it) != found.open);
                (!found.told.is_empty()).then_some(found)
            }
            (Gap::NotTold, None) if decides => None,
            (Gap::NotTold | Gap::Nothing | Gap::Month, _) => Some(self.with_company(case, rng)),
        }
    }

    /// Now and then with a fact that is known and decides nothing: else whatever decides nothing would be what is not known.
    fn with_company(&self, case: Case, rng: &mut Rng) -> Case {
        if case.told.len() < ROOM_FOR_BYSTANDER && rng.one_in(3) {
            let plain = case.clone();
            return self.beside_the_point(case, Answer::Given(Value::YesNo(!rng.one_in(4))), rng).unwrap_or(plain);
        }
        case
    }

    /// With a fact that the tool does not ask: not known, or as told.
    fn beside_the_point(&self, mut case: Case, answer: Answer, rng: &mut Rng) -> Option<Case> {
        let id = bystander(self.pack, self.tool, rng)?;
        let answer = match (answer, self.pack.fact_at(id).map(|it| &it.kind)) {
            (Answer::Given(_), Some(FactKind::Number(kind))) => {
                Answer::Given(Value::Number(usual_number(kind, usual(self.pack, id, kind), rng)))
            }
            (it, _) => it,
        };
        case.facts.set(id, answer);
        if answer == Answer::Open {
            case.open = Some(id);
        }
        let at = rng.below(case.told.len() + 1);
        case.told.insert(at, id);
        Some(case)
    }

    /// The facts that matter for the choices made, in the order of the tool: of a township nobody asks what is asked of a
    /// village. Where the choices alone decide, all of them, so as not to give the answer away.
    fn told(&self) -> Vec<FactId> {
        let asked = self.asked();
        let is_choice = |it: &FactId| self.is_choice(*it);
        let choices: Facts = asked.iter().filter(|it| is_choice(it)).map(|it| (*it, self.facts.get(*it))).collect();
        if choices.answered().next().is_none() {
            return asked;
        }
        let situation = situation(self.pack, self.tool, &choices, self.as_of, self.chosen);
        let mut completions = Completions::new(self.pack, self.tool, situation, self.as_of);
        let slot = |id: &FactId| self.tool.facts.iter().position(|it| it == id).and_then(|it| Slot::try_from(it).ok());
        let mut matters = |id: &FactId| {
            let Some(slot) = slot(id) else { return false };
            self.tool.rule.verdict.is_some_and(|it| completions.decides(slot, it))
                || self.tool.rule.outputs.iter().any(|it| completions.moves(slot, *it))
        };
        let told: Vec<FactId> = asked.iter().copied().filter(|it| is_choice(it) || matters(it)).collect();
        if told.iter().all(is_choice) { asked } else { told }
    }
}

/// Whether a result is something to work out, of a size that happens: more than nothing, and no share above the whole.
fn is_sensible(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Number(it, Quantity::Percent) => Decimal::ZERO < it && it <= Decimal::whole(100),
        Outcome::Number(it, _) => Decimal::ZERO < it,
        Outcome::Flag(_) | Outcome::Date(_) => true,
    }
}

/// A number of usual size, round where it is money.
fn usual_number(kind: &NumberKind, (least, most): (i64, i64), rng: &mut Rng) -> Decimal {
    let whole = Decimal::whole(1).ten_thousandths();
    let grain = grain(kind.measure).max(whole);
    let number = rng.between(least.saturating_add(grain - 1) / grain, most / grain).saturating_mul(grain);
    within(kind, Decimal::from_ten_thousandths(number))
}

/// The nearest number that a fact takes.
fn within(kind: &NumberKind, number: Decimal) -> Decimal {
    number.max(kind.least).min(kind.most.unwrap_or(Decimal::LARGEST))
}

/// Whether a threshold is of a size that happens, or lies right beside one: whoever has nothing of something is short of one.
fn in_reach(kind: &NumberKind, number: Decimal, (least, most): (i64, i64)) -> bool {
    let number = number.ten_thousandths();
    let step = grain(kind.measure);
    if kind.plausible.is_some() { least <= number + step && number <= most + step } else { number <= most.saturating_mul(8) }
}

/// A day as the month that it lies in.
fn by_month(answer: Answer) -> Option<Answer> {
    let month = |day: Day| YearMonth::new(day.year(), day.month());
    match answer {
        Answer::Given(Value::Date(day)) => month(day).map(Answer::Month),
        Answer::Given(Value::Tenure(Tenure { since: Some(day), earlier_months })) => {
            month(day).map(|it| Answer::TenureSinceMonth(it, earlier_months))
        }
        Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
    }
}
