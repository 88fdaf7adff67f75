//! Deciding: the verdict, the results, the reasons, what is missing and which readings it is sensitive to.

use crate::engine::completions::results::{OutputResult, Shared};
use crate::engine::completions::space::Completions;
use crate::engine::evaluate::{MOST_SLOTS, Situation, Transition, amount, holds, leaf_holds, transition};
use crate::model::criterion::{Criterion, DayCounting, Leaf};
use crate::model::day::Day;
use crate::model::fact::{FactKind, Quantity};
use crate::model::facts::{Facts, Refusal, refusals};
use crate::model::ids::{CriterionId, FactId, Slot};
use crate::model::number::{Decimal, Ratio};
use crate::model::pack::Pack;
use crate::model::rule::{Output, OutputValue, ReadingChoices, Rule};
use crate::model::tool::Tool;
use crate::model::value::{Answer, Value};

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The conditions in the document are met; for a check: allowed.
    Met,
    /// They are not.
    NotMet,
    /// Two completions of the open facts differ.
    Unknown,
    /// Nothing is decided: the tool computes.
    Computed,
}

impl Verdict {
    /// The id used in case files and links.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::Unknown => "unknown",
            Verdict::Computed => "computed",
        }
    }

    fn of(agreed: Option<bool>) -> Verdict {
        match agreed {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Unknown,
        }
    }
}

/// All that can be said of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What came out.
    pub verdict: Verdict,
    /// The verdict is unknown only because recognitions are open; with them given it would be met.
    pub recognition_pending: bool,
    /// The results, in the order of [`Tool::outputs`]; nothing where a result is not due or not settled.
    pub outputs: Vec<Option<Outcome>>,
    /// What each criterion of the rule came to, in the order of [`Rule::criteria`].
    pub trace: Vec<Traced>,
    /// The open facts that could still change the verdict, most decisive first.
    pub missing: Vec<FactId>,
    /// The verdict is the same under every combination of readings; while it is unknown, so are the facts that matter.
    pub robust: bool,
    /// The readings whose change alone would change the verdict (bits).
    pub sensitive_to: u8,
    /// The readings whose change alone would change a result (bits).
    pub outputs_depend_on: u8,
}

impl Finding {
    /// The result at its position; nothing where it is not due or not settled.
    pub fn outcome(&self, at: u8) -> Option<Outcome> {
        self.outputs.get(usize::from(at)).copied().flatten()
    }

    /// Whether a criterion holds; nothing while open.
    pub fn holds(&self, criterion: CriterionId) -> Option<bool> {
        self.trace.get(usize::from(criterion))?.holds
    }
}

/// A result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A number, rounded as it is shown: percent as percent numbers.
    Number(Decimal, Quantity),
    /// A flag.
    Flag(bool),
    /// A day.
    Date(Day),
}

impl Outcome {
    /// Whether it says something by itself: a plain yes or no does not, and neither does that nothing is missing.
    pub fn says_something(&self) -> bool {
        match self {
            Outcome::Number(number, _) => number.ten_thousandths() != 0,
            Outcome::Flag(_) => false,
            Outcome::Date(_) => true,
        }
    }
}

/// What one criterion came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traced {
    /// Whether it holds; nothing while open.
    pub holds: Option<bool>,
    /// The figures put in.
    pub figures: Figures,
}

/// The figures put into a leaf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figures {
    /// It has none of its own, or they are open.
    None,
    /// Two amounts compared.
    Compared(Ratio, Ratio),
    /// It changes on a day; with the age in years or the length in months on the reference date.
    Dated {
        /// When the leaf changes, and to what.
        transition: Transition,
        /// Full years or whole months on the reference date; nothing where it has no length of its own.
        length: Option<i32>,
    },
}

/// Decides a question, or refuses facts that cannot be, by name.
///
/// # Errors
/// Every fact of the tool that is of the wrong kind, out of its bounds, after `as_of` although it tells of the past,
/// above its whole, or before its beginning.
pub fn decide(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Result<Finding, Vec<Refusal>> {
    let refused = refusals(pack, tool, facts, as_of);
    if !refused.is_empty() {
        return Err(refused);
    }
    let situation = situation(pack, tool, facts, as_of, chosen);
    Ok(decide_situation(pack, tool, situation, as_of))
}

/// The verdict alone for known facts, by slot, under the readings chosen: for many rows. The caller has made sure that
/// the facts are not to be refused.
pub fn verdict_of(rule: &Rule, situation: &Situation) -> Option<bool> {
    holds(rule, rule.verdict?, situation)
}

/// A tool's answers by slot.
pub fn situation(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> Situation {
    let mut situation = Situation { slots: [Answer::Open; MOST_SLOTS], percent: 0, day: as_of, chosen };
    for (at, (slot, &fact)) in situation.slots.iter_mut().zip(&tool.facts).enumerate() {
        *slot = facts.get(fact);
        if let Some(FactKind::Number(number)) = pack.fact_at(fact).map(|it| &it.kind) {
            situation.percent |= u32::from(number.measure == Quantity::Percent) << at;
        }
    }
    situation
}

/// A verdict without its reasons and results, for many rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// As in [`Finding`].
    pub verdict: Verdict,
    /// As in [`Finding`].
    pub recognition_pending: bool,
    /// As in [`Finding`].
    pub missing: Vec<FactId>,
}

/// The verdict on the situation's day, with facts as known on `known_until`. The caller has made sure that the facts are not to be
/// refused.
pub fn judge(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day) -> Judged {
    judged(pack, tool, &situation, known_until, &mut Completions::new(pack, tool, situation, known_until))
}

/// One result in the same way; nothing where it is not due or not settled.
pub fn outcome(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day, output: Output) -> Option<Outcome> {
    outcome_by(output, &mut Completions::new(pack, tool, situation, known_until))
}

fn judged(pack: &Pack, tool: &Tool, situation: &Situation, known_until: Day, completions: &mut Completions<'_>) -> Judged {
    let verdict = verdict_with(tool, completions);
    let missing = if verdict == Verdict::Unknown { missing(pack, tool, situation, completions) } else { Vec::new() };
    let recognition_pending = verdict == Verdict::Unknown && pending(pack, tool, &missing, *situation, known_until);
    Judged { verdict, recognition_pending, missing }
}

/// Decides on the situation's day with facts as known on `known_until`.
pub(crate) fn decide_situation(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day) -> Finding {
    let mut completions = Completions::new(pack, tool, situation, known_until);
    let Judged { verdict, recognition_pending, missing } = judged(pack, tool, &situation, known_until, &mut completions);
    let outputs = outcomes(tool, &mut completions);
    let (mut robust, mut sensitive_to, mut outputs_depend_on) = (true, 0, 0);
    let chosen = situation.chosen;
    for other in combinations(tool) {
        let (alone, which) = differing(tool, other, chosen);
        // Once one choice leads elsewhere, several together have nothing more to tell.
        if alone == 0 || alone > 1 && !robust {
            continue;
        }
        completions.read_as(other);
        let there = verdict_with(tool, &mut completions);
        // While something is open, a reading under which other facts matter leads elsewhere too.
        let same = there == verdict
            && (there != Verdict::Unknown
                || self::missing(pack, tool, &Situation { chosen: other, ..situation }, &mut completions) == missing);
        robust &= same;
        if alone == 1 {
            sensitive_to |= u8::from(!same) << which;
            outputs_depend_on |= u8::from(outcomes(tool, &mut completions) != outputs) << which;
        }
    }
    Finding { verdict, recognition_pending, outputs, trace: trace(tool, &situation), missing, robust, sensitive_to, outputs_depend_on }
}

/// The verdict of all completions on the situation's day, where what is open was so on the day up to which facts of the past are known.
pub fn verdict_on(pack: &Pack, tool: &Tool, situation: Situation, known_until: Day) -> Verdict {
    // Folding settles nearly every question; only where it does not is it worth looking at completions.
    match tool.rule.verdict.map(|verdict| holds(&tool.rule, verdict, &situation)) {
        Some(Some(met)) => Verdict::of(Some(met)),
        Some(None) => verdict_with(tool, &mut Completions::new(pack, tool, situation, known_until)),
        None => Verdict::Computed,
    }
}

/// Every combination of the tool's readings; none for a tool without readings.
pub fn combinations(tool: &Tool) -> Vec<ReadingChoices> {
    let mut all = Vec::new();
    for (at, reading) in tool.readings.iter().enumerate() {
        let Ok(at) = u8::try_from(at) else { break };
        let before = if all.is_empty() { vec![ReadingChoices::default()] } else { all };
        let choices = u8::try_from(reading.choices.len()).unwrap_or(u8::MAX);
        all = before.iter().flat_map(|it| (0..choices).map(|choice| it.with(at, choice))).collect();
    }
    all
}

/// How many readings two choices differ in, and the last of them.
fn differing(tool: &Tool, one: ReadingChoices, other: ReadingChoices) -> (u8, u8) {
    let mut found = (0, 0);
    for at in (0..tool.readings.len()).filter_map(|it| u8::try_from(it).ok()) {
        if one.get(at) != other.get(at) {
            found = (found.0 + 1, at);
        }
    }
    found
}

fn verdict_with(tool: &Tool, completions: &mut Completions<'_>) -> Verdict {
    match tool.rule.verdict {
        Some(verdict) => Verdict::of(completions.reach(verdict).agreed()),
        None => Verdict::Computed,
    }
}

fn outcomes(tool: &Tool, completions: &mut Completions<'_>) -> Vec<Option<Outcome>> {
    tool.rule.outputs.iter().map(|output| outcome_by(*output, completions)).collect()
}

fn outcome_by(output: Output, completions: &mut Completions<'_>) -> Option<Outcome> {
    match (completions.shared(output), output.value) {
        (Shared::Same(Some(OutputResult::Shown(it))), OutputValue::Amount(_, quantity)) => Some(Outcome::Number(it, quantity)),
        (Shared::Same(Some(OutputResult::Flag(it))), OutputValue::Flag(_)) => Some(Outcome::Flag(it)),
        (Shared::Same(Some(OutputResult::Date(it))), OutputValue::DateAfter { .. }) => Some(Outcome::Date(it)),
        (Shared::Same(_) | Shared::Differs, OutputValue::Amount(..) | OutputValue::Flag(_) | OutputValue::DateAfter { .. }) => None,
    }
}

fn missing(pack: &Pack, tool: &Tool, situation: &Situation, completions: &mut Completions<'_>) -> Vec<FactId> {
    let Some(verdict) = tool.rule.verdict else { return Vec::new() };
    let mut found: Vec<(bool, u8, FactId)> = Vec::new();
    for (slot, fact) in tool.slots() {
        if situation.is_open(slot) && completions.decides(slot, verdict) {
            let recognition = pack.fact_at(fact).is_some_and(|it| it.decided_by.is_some());
            found.push((recognition, u8::from(!could_settle(tool, *situation, slot, pack)), fact));
        }
    }
    // What the person can answer comes before what others decide; what can settle the question alone comes first.
    order::sort_by_key(&mut found, |it| (it.0, it.1));
    found.into_iter().map(|it| it.2).collect()
}

/// Whether some answer to this fact alone would settle the verdict.
fn could_settle(tool: &Tool, situation: Situation, slot: Slot, pack: &Pack) -> bool {
    let Some(verdict) = tool.rule.verdict else { return false };
    let kind = tool.fact_in(slot).and_then(|it| pack.fact_at(it)).map(|it| &it.kind);
    let with = |value: Value| {
        let mut there = situation;
        there.put(slot, Answer::Given(value));
        holds(&tool.rule, verdict, &there).is_some()
    };
    match kind {
        Some(FactKind::YesNo) => with(Value::YesNo(true)) || with(Value::YesNo(false)),
        Some(FactKind::Choice(choices)) => (0..choices.len()).filter_map(|it| u8::try_from(it).ok()).any(|it| with(Value::Choice(it))),
        Some(FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => false,
    }
}

/// Every fact that is missing is a recognition, and with those recognitions given the verdict is met.
fn pending(pack: &Pack, tool: &Tool, missing: &[FactId], situation: Situation, known_until: Day) -> bool {
    let is_recognition = |id: &FactId| pack.fact_at(*id).is_some_and(|it| it.decided_by.is_some());
    missing.iter().all(is_recognition) && verdict_on(pack, tool, recognised(pack, tool, situation), known_until) == Verdict::Met
}

/// The situation with every open recognition given as the rule wants it: yes, unless it counts against.
pub(crate) fn recognised(pack: &Pack, tool: &Tool, situation: Situation) -> Situation {
    let mut there = situation;
    for (slot, fact) in tool.slots() {
        let recognition = pack.fact_at(fact).is_some_and(|it| it.decided_by.is_some());
        if recognition && situation.is_open(slot) {
            there.put(slot, Answer::Given(Value::YesNo(!counts_against(&tool.rule, slot))));
        }
    }
    there
}

/// Whether a yes stands under a negation in the rule.
fn counts_against(rule: &Rule, slot: Slot) -> bool {
    let is_yes = |child| rule.criterion(child).is_some_and(|it| it.criterion == Criterion::Leaf(Leaf::Yes(slot)));
    rule.criteria.iter().any(|node| if let Criterion::Not(child) = node.criterion { is_yes(child) } else { false })
}

fn trace(tool: &Tool, situation: &Situation) -> Vec<Traced> {
    let mut traced: Vec<Traced> =
        tool.rule.criteria.iter().map(|node| Traced { holds: None, figures: figures(tool, node.criterion, situation) }).collect();
    // Children stand after their parents, so folding backwards meets every child first.
    for at in (0..traced.len()).rev() {
        let Some(node) = tool.rule.criteria.get(at) else { continue };
        let child = |id: u16| traced.get(usize::from(id)).and_then(|it| it.holds);
        let here = tool.rule.combined(node.criterion, situation.chosen, child, |leaf| leaf_holds(&tool.rule, leaf, situation));
        if let Some(traced) = traced.get_mut(at) {
            traced.holds = here;
        }
    }
    traced
}

fn figures(tool: &Tool, criterion: Criterion, situation: &Situation) -> Figures {
    let Some(leaf) = criterion.leaf() else { return Figures::None };
    if let Leaf::Compare(left, _, right) = leaf {
        return match (amount(&tool.rule, left, situation), amount(&tool.rule, right, situation)) {
            (Ok(Some(left)), Ok(Some(right))) => Figures::Compared(left, right),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => Figures::None,
        };
    }
    let Some(transition) = transition(leaf, situation) else { return Figures::None };
    let length = match leaf {
        Leaf::AgeAtMost { birth, .. } | Leaf::AgeAtLeast { birth, .. } => match situation.slot(birth) {
            Answer::Given(Value::Date(born)) => Some(born.age_on(situation.day)),
            Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
        },
        Leaf::Served { service, reading, .. } => match situation.slot(service) {
            // With both ends counted, every length is taken as of the next day.
            Answer::Given(Value::Tenure(tenure)) => {
                Some(tenure.months_on(match reading.map(|reading| DayCounting::at(situation.chosen.get(reading))) {
                    Some(DayCounting::BothEndsCounted) => situation.day.day_after(),
                    Some(DayCounting::Anniversary) | None => situation.day,
                }))
            }
            Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
        },
        Leaf::LongerThan { since, .. } | Leaf::Within { since, .. } => match situation.slot(since) {
            Answer::Given(Value::Date(day)) => Some(day.whole_months_to(situation.day)),
            Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => None,
        },
        Leaf::EndsWithin { .. } | Leaf::Yes(_) | Leaf::Is(..) | Leaf::Compare(..) => None,
    };
    Figures::Dated { transition, length }
}
