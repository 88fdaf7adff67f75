//! An invented person or unit near a threshold. The thresholds are the rule's own; how large things are comes from the pack, or from its samples.

use policy::engine::completions::Completions;
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
    /// The facts of the tool that are told, in its order; among them those of which it is told that they are not known.
    pub told: Vec<FactId>,
    /// The readings have to be named: under another one something else would come out.
    pub names_readings: bool,
}

/// So many cases are generated before one is taken whose verdict is not the one wished for.
const MAX_ATTEMPTS: usize = 32;

/// The latest day that a case asks about, in days after the report.
const MAX_DAYS: i64 = 1_800;

impl Case {
    /// What the engine says of it.
    pub fn finding(&self, pack: &Pack) -> Option<Finding> {
        decide(pack, pack.tool_at(self.tool)?, &self.facts, self.as_of, self.chosen).ok()
    }

    /// The situation decided upon.
    pub fn situation(&self, pack: &Pack) -> Option<Situation> {
        Some(situation(pack, pack.tool_at(self.tool)?, &self.facts, self.as_of, self.chosen))
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

    /// The cases that differ in one answer of those to choose from, or in the readings.
    fn beside(&self, pack: &Pack, tool: &Tool) -> Vec<Case> {
        let mut found: Vec<Case> = combinations(tool).into_iter().map(|chosen| Case { chosen, ..self.clone() }).collect();
        for &id in &self.told {
            let values: Vec<Value> = match pack.fact_at(id).map(|it| &it.kind) {
                Some(FactKind::YesNo) => vec![Value::YesNo(true), Value::YesNo(false)],
                Some(FactKind::Choice(choices)) => (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).map(Value::Choice).collect(),
                Some(FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => Vec::new(),
            };
            for value in values {
                let mut case = self.clone();
                case.facts.set(id, Answer::Given(value));
                found.push(case);
            }
        }
        found
    }

    /// A case of a tool, of a difficulty. Each of the three verdicts is wished for equally often.
    pub fn generate(pack: &Pack, id: ToolId, difficulty: Difficulty, rng: &mut Rng) -> Option<Case> {
        let wished = rng.pick(&[Verdict::Met, Verdict::NotMet, Verdict::Unknown])?;
        let mut last = None;
        for _ in 0..MAX_ATTEMPTS {
            let wish = Wish { open: wished == Verdict::Unknown, optional: false };
            let Some(case) = Case::draft(pack, id, difficulty, wish, rng) else { continue };
            let Some(finding) = case.finding(pack) else { continue };
            let as_wished = finding.verdict == wished;
            last = Some(case);
            if as_wished {
                break;
            }
        }
        last
    }

    /// A case of a tool with everything known in which this result comes out.
    pub fn with_result(pack: &Pack, id: ToolId, output: u8, rng: &mut Rng) -> Option<Case> {
        (0..MAX_ATTEMPTS).find_map(|_| {
            let case = Case::draft(pack, id, Difficulty::Middle, Wish { open: false, optional: true }, rng)?;
            let finding = case.finding(pack)?;
            is_sensible(finding.outcome(output)?).then_some(case)
        })
    }

    fn draft(pack: &Pack, id: ToolId, difficulty: Difficulty, wish: Wish, rng: &mut Rng) -> Option<Case> {
        let tool = pack.tool_at(id)?;
        let days = i32::try_from(rng.between(0, MAX_DAYS)).unwrap_or_default();
        let as_of = pack.reported_on.plus_days(days);
        let all = combinations(tool);
        let chosen = if difficulty == Difficulty::Hard { rng.pick(&all).unwrap_or_default() } else { ReadingChoices::default() };
        let mut generator = Generator { pack, tool, as_of, chosen, difficulty, facts: Facts::new() };
        generator.fill(wish.optional, rng);
        if !refusals(pack, tool, &generator.facts, as_of).is_empty() {
            return None;
        }
        let loosened = if wish.open || (difficulty == Difficulty::Hard && rng.one_in(3)) { generator.loosened(rng) } else { None };
        // Where even the sort of thing is not known, all that could matter for one of them is told.
        let told = if loosened.is_some_and(|it| generator.is_choice(it.0)) { generator.asked() } else { generator.told() };
        let mut facts: Facts = told.iter().map(|it| (*it, generator.facts.get(*it))).collect();
        if let Some((id, answer)) = loosened.filter(|it| told.contains(&it.0)) {
            facts.set(id, answer);
        }
        let mut case = Case { tool: id, as_of, chosen, facts, told, names_readings: false };
        case.names_readings = all.iter().any(|it| it != &chosen) && case.hangs_on_readings(pack, &all);
        Some(case)
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
struct Wish {
    /// Something is not known.
    open: bool,
    /// Facts that decide nothing are told too.
    optional: bool,
}

/// Thinks somebody up, fact by fact.
struct Generator<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    as_of: Day,
    chosen: ReadingChoices,
    difficulty: Difficulty,
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
            FactKind::YesNo => Answer::Given(Value::YesNo(!rng.one_in(4))),
            FactKind::Choice(choices) => Answer::Given(Value::Choice(u8::try_from(rng.below(choices.len())).unwrap_or_default())),
            FactKind::Number(kind) => {
                let usual = self.usual(id, kind);
                let near: Vec<Decimal> = self.turns(slot).into_iter().filter_map(number).filter(|it| in_reach(kind, *it, usual)).collect();
                let number = match rng.pick(&near) {
                    Some(it) if !rng.one_in(self.far()) => self.beside(kind, it, rng),
                    Some(_) | None => usual_number(kind, usual, rng),
                };
                Answer::Given(Value::Number(number))
            }
            FactKind::Date { past, .. } => {
                let near: Vec<Day> = self.turns(slot).into_iter().filter_map(date).collect();
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
        // As a timetable counts: days by halves, hours by tenths.
        let grain = match kind.measure {
            Quantity::Days => Decimal::whole(1).ten_thousandths() / 2,
            Quantity::Hours => Decimal::whole(1).ten_thousandths() / 10,
            Quantity::Count | Quantity::Money | Quantity::Percent => 1,
        };
        within(kind, Decimal::from_ten_thousandths(number.div_euclid(grain).saturating_mul(grain)))
    }

    /// How large such a number usually is: as the pack says, else as among the samples.
    fn usual(&self, id: FactId, kind: &NumberKind) -> (i64, i64) {
        if let Some((least, most)) = kind.plausible {
            return (least.ten_thousandths(), most.ten_thousandths());
        }
        let samples = self.pack.samples.iter().flat_map(|it| &it.tools).flat_map(|it| &it.facts);
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

    /// What is known, in the order of the tool.
    fn asked(&self) -> Vec<FactId> {
        self.tool.facts.iter().copied().filter(|it| self.facts.get(*it) != Answer::Open).collect()
    }

    fn is_choice(&self, id: FactId) -> bool {
        matches!(self.pack.fact_at(id).map(|it| &it.kind), Some(FactKind::Choice(_)))
    }

    /// One fact with something open about it: a date by its month only where that is hard, else not known at all. Rarely what
    /// sort of thing it is about: that makes another question of it.
    fn loosened(&self, rng: &mut Rng) -> Option<(FactId, Answer)> {
        let id = rng.pick(&self.asked())?;
        if self.is_choice(id) && !rng.one_in(3) {
            return None;
        }
        let by_month = |day: Day| YearMonth::new(day.year(), day.month());
        let month = match self.facts.get(id) {
            Answer::Given(Value::Date(day)) => by_month(day).map(Answer::Month),
            Answer::Given(Value::Tenure(Tenure { since: Some(day), earlier_months })) => {
                by_month(day).map(|it| Answer::TenureSinceMonth(it, earlier_months))
            }
            Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
        };
        Some((id, month.filter(|_| self.difficulty == Difficulty::Hard && !rng.one_in(3)).unwrap_or_default()))
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

/// Whether a result is of a size that happens: nothing grows manifold in a year, and no township has twice its posts.
fn is_sensible(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Number(it, Quantity::Percent) => it.ten_thousandths().abs() <= Decimal::whole(100).ten_thousandths(),
        Outcome::Number(..) | Outcome::Flag(_) | Outcome::Date(_) => true,
    }
}

/// A number of usual size, round where it is money.
fn usual_number(kind: &NumberKind, (least, most): (i64, i64), rng: &mut Rng) -> Decimal {
    let grain = match kind.measure {
        Quantity::Count | Quantity::Percent | Quantity::Hours | Quantity::Days => 1,
        Quantity::Money => 100,
    };
    let grain = Decimal::whole(grain).ten_thousandths();
    let number = rng.between(least / grain, most / grain).saturating_mul(grain);
    within(kind, Decimal::from_ten_thousandths(number))
}

/// The nearest number that a fact takes.
fn within(kind: &NumberKind, number: Decimal) -> Decimal {
    let least = if kind.whole { kind.least.max(kind.measure.step()) } else { kind.least };
    number.max(least).min(kind.most.unwrap_or(Decimal::LARGEST))
}

/// Whether a threshold is of a size that happens: of a number whose usual size the pack says, not far beyond that.
fn in_reach(kind: &NumberKind, number: Decimal, (least, most): (i64, i64)) -> bool {
    let number = number.ten_thousandths();
    if kind.plausible.is_some() { least / 2 <= number && number <= most.saturating_mul(2) } else { number <= most.saturating_mul(8) }
}

fn number(answer: Answer) -> Option<Decimal> {
    if let Answer::Given(Value::Number(it)) = answer { Some(it) } else { None }
}

fn date(answer: Answer) -> Option<Day> {
    if let Answer::Given(Value::Date(it)) = answer { Some(it) } else { None }
}
