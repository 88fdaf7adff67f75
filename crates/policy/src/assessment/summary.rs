//! A whole assessment: every indicator evaluated, the standings counted, and what comes first.
//!
//! The document gives no weights and no scores, so there are none here: completeness stands apart from the standings,
//! and the burden watch never counts against the unit.

use std::collections::BTreeMap;

use crate::assessment::evaluation::{Evaluation, Why, standing_of, standings_of_count, standings_of_parts};
use crate::assessment::reply::{Assessment, Reply, Standing, Unit};
use crate::engine::decide::Outcome;
use crate::model::day::Day;
use crate::model::ids::FactId;
use crate::model::pack::Pack;
use crate::model::product::indicator::{Indicator, ListKind, SettledBy, Wanted};

/// One indicator of an assessment, judged.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// The list it stands in.
    pub list: ListKind,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// How it stands, and why.
    pub judged: Evaluation,
}

impl Judgement<'_> {
    /// Whether it tells about the unit itself.
    pub fn is_own(&self) -> bool {
        self.list != ListKind::Sentinel
    }

    /// Whether it counts in the unit's own result: what the county decides does not.
    pub fn counts(&self) -> bool {
        self.is_own() && !self.indicator.decided_by_county
    }
}

/// What a unit is asked: the indicators of its own lists, then the burden watch.
pub fn asked(pack: &Pack, unit: Unit) -> impl Iterator<Item = (ListKind, &Indicator)> {
    let kinds = unit.lists().iter().copied().chain([ListKind::Sentinel]);
    let of_lists = kinds.filter_map(|it| pack.list(it)).flat_map(|list| list.indicators.iter().map(|it| (list.kind, it)));
    of_lists.filter(move |it| it.1.asked_of.is_empty() || it.1.asked_of.contains(&unit.kind()))
}

/// Every indicator that the unit is asked. What has no reply is not answered.
pub fn judge<'a>(pack: &'a Pack, assessment: &Assessment, as_of: Day) -> Vec<Judgement<'a>> {
    let nothing = Reply::default();
    asked(pack, assessment.unit)
        .map(|(list, indicator)| {
            let reply = assessment.replies.get(&indicator.id).unwrap_or(&nothing);
            Judgement { list, indicator, judged: standing_of(pack, indicator, reply, assessment.year, as_of) }
        })
        .collect()
}

/// How many indicators stand how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// 符合
    pub met: u32,
    /// 部分符合
    pub partly: u32,
    /// 不符合
    pub not_met: u32,
    /// 不适用
    pub not_applicable: u32,
    /// 不清楚
    pub not_sure: u32,
    /// 未填
    pub not_answered: u32,
}

impl Counts {
    fn of_mut(&mut self, standing: Standing) -> &mut u32 {
        match standing {
            Standing::Met => &mut self.met,
            Standing::Partly => &mut self.partly,
            Standing::NotMet => &mut self.not_met,
            Standing::NotApplicable => &mut self.not_applicable,
            Standing::NotSure => &mut self.not_sure,
            Standing::NotAnswered => &mut self.not_answered,
        }
    }

    /// One more of a standing.
    pub fn add(&mut self, standing: Standing) {
        *self.of_mut(standing) += 1;
    }

    /// Those of several units together.
    pub fn add_all(&mut self, others: Counts) {
        for standing in Standing::ALL {
            *self.of_mut(standing) += others.of(standing);
        }
    }

    /// How many have a standing.
    pub fn of(&self, standing: Standing) -> u32 {
        match standing {
            Standing::Met => self.met,
            Standing::Partly => self.partly,
            Standing::NotMet => self.not_met,
            Standing::NotApplicable => self.not_applicable,
            Standing::NotSure => self.not_sure,
            Standing::NotAnswered => self.not_answered,
        }
    }

    /// All that were asked.
    pub fn asked(&self) -> u32 {
        Standing::ALL.iter().map(|it| self.of(*it)).sum()
    }

    /// All that apply: the whole of which the met ones are a part.
    pub fn applicable(&self) -> u32 {
        self.asked() - self.not_applicable
    }

    /// All that are answered, 不清楚 among them: completeness is this out of [`Counts::asked`], apart from any standing.
    pub fn answered(&self) -> u32 {
        self.asked() - self.not_answered
    }
}

/// A whole assessment at a glance. Positions are those of the judgements it was made from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Summary {
    /// The unit's own indicators.
    pub total: Counts,
    /// The same by chapter, in the document's order; chapters without indicators are left out.
    pub chapters: Vec<(u8, Counts)>,
    /// The same by measure.
    pub measures: Vec<(u8, Counts)>,
    /// Where a case has occurred for which the document names a consequence (文件所列情形已经出现). It is to be shown first.
    pub occurred: Vec<usize>,
    /// Everything that has a consequence in the document is answered, and no such case has occurred. While one of them is open, nothing
    /// is said of consequences.
    pub none_occurred: bool,
    /// What is partly met or not met, cases with a consequence first.
    pub shortfalls: Vec<Shortfall>,
    /// What is not sure, and what it could still become.
    pub unsure: Vec<Unsure>,
    /// What is not answered.
    pub open: Vec<usize>,
    /// What is answered of that which the county decides. It counts in nothing above.
    pub by_county: Vec<usize>,
    /// The burden watch, which never counts in anything above.
    pub watch: Counts,
    /// Where higher levels asked what the document does not allow.
    pub raised: Vec<usize>,
}

/// Something that falls short.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// The judgement.
    pub at: usize,
    /// How many are missing, by the tool: the position of its result, and the result.
    pub missing: Option<(u8, Outcome)>,
    /// The parts of the year that are lacking.
    pub lacking: Vec<u8>,
    /// How many it is not so with, or is so with where none is wanted.
    pub counted: Option<u32>,
}

/// Something that is not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The judgement.
    pub at: usize,
    /// What it can still become.
    pub could_be: Vec<Standing>,
    /// The open facts that decide it, most decisive first.
    pub missing: Vec<FactId>,
    /// The parts of the year of which nothing is said.
    pub open: Vec<u8>,
    /// A case with a consequence may have occurred.
    pub could_occur: bool,
}

/// Counts, and what comes first.
pub fn summary(pack: &Pack, judgements: &[Judgement<'_>]) -> Summary {
    let mut found = Summary {
        chapters: pack.chapters.iter().map(|it| (it.number, Counts::default())).collect(),
        measures: pack.measures.iter().map(|it| (it.number, Counts::default())).collect(),
        ..Summary::default()
    };
    for (at, judgement) in judgements.iter().enumerate() {
        let standing = judgement.judged.standing;
        if !judgement.is_own() {
            found.watch.add(standing);
            found.raised.extend((standing == Standing::NotMet).then_some(at));
            continue;
        }
        if !judgement.counts() {
            found.by_county.extend((standing != Standing::NotAnswered).then_some(at));
            continue;
        }
        found.total.add(standing);
        let measure = judgement.indicator.provisions.first().map(|it| it.measure);
        let chapter = measure.and_then(|it| pack.measure(it)).map(|it| it.chapter);
        for (number, counts) in &mut found.measures {
            if Some(*number) == measure {
                counts.add(standing);
            }
        }
        for (number, counts) in &mut found.chapters {
            if Some(*number) == chapter {
                counts.add(standing);
            }
        }
        match standing {
            Standing::Partly | Standing::NotMet => found.shortfalls.push(shortfall(at, judgement)),
            Standing::NotSure => found.unsure.push(unsure(at, judgement)),
            Standing::NotAnswered => found.open.push(at),
            Standing::Met | Standing::NotApplicable => {}
        }
        found.occurred.extend((standing == Standing::NotMet && judgement.indicator.consequence).then_some(at));
    }
    found.measures.retain(|it| 0 < it.1.asked());
    found.chapters.retain(|it| 0 < it.1.asked());
    let with_consequence = || judgements.iter().filter(|it| it.counts() && it.indicator.consequence);
    let is_clear = |it: &Judgement<'_>| matches!(it.judged.standing, Standing::Met | Standing::NotApplicable);
    found.none_occurred = with_consequence().next().is_some() && with_consequence().all(is_clear);
    let occurred = found.occurred.clone();
    order::sort_by_key(&mut found.shortfalls, |it| !occurred.contains(&it.at));
    found
}

fn shortfall(at: usize, judgement: &Judgement<'_>) -> Shortfall {
    let short = judgement.indicator.settled_by.short();
    let mut shortfall = Shortfall { at, missing: None, lacking: Vec::new(), counted: None };
    match &judgement.judged.why {
        Why::Tool(finding, parts) => {
            shortfall.missing = short.and_then(|at| Some((at, finding.outcome(at)?)));
            shortfall.lacking = parts.as_ref().map(|it| it.lacking.clone()).unwrap_or_default();
        }
        Why::Parts(parts) => shortfall.lacking = parts.lacking.clone(),
        Why::Count(count) => {
            shortfall.counted = match judgement.indicator.settled_by {
                SettledBy::OwnCount(Wanted::None) => count.part,
                SettledBy::OwnCount(Wanted::All) => count.whole.and_then(|whole| whole.checked_sub(count.part?)),
                SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => None,
            };
        }
        Why::Own | Why::Unconfirmed | Why::MoreThanAll(_) | Why::Refused(_) => {}
    }
    shortfall
}

fn unsure(at: usize, judgement: &Judgement<'_>) -> Unsure {
    let indicator = judgement.indicator;
    let (could_be, missing, open) = match &judgement.judged.why {
        // A tool does not know only where two completions differ, so it can become either.
        Why::Tool(finding, None) => (vec![Standing::Met, Standing::NotMet], finding.missing.clone(), Vec::new()),
        Why::Tool(_, Some(parts)) => (vec![Standing::Met, Standing::NotMet], Vec::new(), parts.open.clone()),
        Why::Parts(parts) => (standings_of_parts(parts), Vec::new(), parts.open.clone()),
        Why::Count(count) => {
            let wanted = match indicator.settled_by {
                SettledBy::OwnCount(wanted) => wanted,
                SettledBy::Own | SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => Wanted::All,
            };
            (standings_of_count(wanted, *count), Vec::new(), Vec::new())
        }
        Why::Own | Why::Unconfirmed | Why::MoreThanAll(_) | Why::Refused(_) => {
            let partly = indicator.partly.is_some().then_some(Standing::Partly);
            ([Some(Standing::Met), partly, Some(Standing::NotMet)].into_iter().flatten().collect(), Vec::new(), Vec::new())
        }
    };
    let could_occur = indicator.consequence && could_be.contains(&Standing::NotMet);
    Unsure { at, could_be, missing, open, could_occur }
}

/// The met ones of those that apply, each measure with the weight that the user gives it: 1 where none is given. The
/// document gives no weights; these are the user's own, and are to be said so wherever this is shown.
pub fn weighted(summary: &Summary, weights: &BTreeMap<u8, u32>) -> (u64, u64) {
    let weight = |measure: u8| u64::from(weights.get(&measure).copied().unwrap_or(1));
    let sum = |of: fn(&Counts) -> u32| summary.measures.iter().map(|it| weight(it.0) * u64::from(of(&it.1))).sum();
    (sum(|it| it.met), sum(Counts::applicable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_weights_count_measures_more_or_less_and_nothing_else() {
        let counts = |met, not_met, not_applicable| Counts { met, not_met, not_applicable, ..Counts::default() };
        let summary = Summary { measures: vec![(3, counts(2, 1, 1)), (17, counts(0, 2, 0))], ..Summary::default() };
        assert_eq!(weighted(&summary, &BTreeMap::new()), (2, 5));
        assert_eq!(weighted(&summary, &BTreeMap::from([(3, 10)])), (20, 32));
        assert_eq!(weighted(&summary, &BTreeMap::from([(17, 0), (9, 7)])), (2, 3));
    }

    #[test]
    fn what_does_not_apply_leaves_the_whole_and_what_is_open_is_neither() {
        let mut counts = Counts::default();
        for standing in Standing::ALL {
            counts.add(standing);
        }
        counts.add(Standing::NotApplicable);
        assert_eq!((counts.asked(), counts.applicable(), counts.answered(), counts.met), (7, 5, 6, 1));
    }
}
