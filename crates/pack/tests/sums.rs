//! What a summary and a comparison hold, whatever a unit has answered.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use std::collections::{BTreeMap, BTreeSet};

use chance::{Dice, completed, known, loosened};
use pack::pack;
use policy::assessment::compare::{Change, compare, snapshot};
use policy::assessment::evaluation::{standing_of, tool_asked};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, Reply, Standing, Unit};
use policy::assessment::summary::{Counts, judge, summary, weighted};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::product::indicator::SettledBy;
use proptest::prelude::*;

fn day() -> Day {
    "2020-12-31".parse().unwrap()
}

/// A unit that answers as it comes: with its own word, with some of the facts, with some of the parts of the year.
fn by_chance(dice: &mut Dice) -> Assessment {
    let mut replies = BTreeMap::new();
    for indicator in pack().reference.indicators.iter().flat_map(|it| &it.indicators) {
        if dice.roll(5) == 0 {
            continue;
        }
        let own = [
            None,
            Some(OwnAnswer::Met),
            Some(OwnAnswer::Partly),
            Some(OwnAnswer::NotMet),
            Some(OwnAnswer::NotApplicable),
            Some(OwnAnswer::NotSure),
        ];
        let own = dice.pick(&own).filter(|it| *it != OwnAnswer::Partly || indicator.partly.is_some());
        let mut reply = Reply { own, unconfirmed: dice.roll(8) == 0, ..Reply::default() };
        if let Some(tool) = tool_asked(pack(), indicator) {
            let facts = known(dice, pack(), tool, day());
            reply.facts = facts.answered().map(|(id, it)| (id, loosened(dice, it))).collect::<Facts>();
        }
        for part in 1..=indicator.settled_by.parts().map_or(0, |it| it.in_a_year()) {
            reply.parts.set(part, dice.pick(&[None, Some(true), Some(true), Some(false)]));
        }
        let whole = dice.pick(&[None, Some(0), Some(9), Some(12)]);
        reply.count = Counted { whole, part: dice.pick(&[None, Some(0), Some(9), Some(12), Some(13)]) };
        replies.insert(indicator.id.clone(), reply);
    }
    Assessment { unit: dice.pick(&Unit::ALL), year: 2020, replies }
}

fn added(all: &[(u8, Counts)]) -> Counts {
    let mut sum = Counts::default();
    for (_, counts) in all {
        for standing in Standing::ALL {
            (0..counts.of(standing)).for_each(|_| sum.add(standing));
        }
    }
    sum
}

fn reversed(change: Change) -> Change {
    match change {
        Change::Better => Change::Worse,
        Change::Worse => Change::Better,
        Change::New => Change::Gone,
        Change::Gone => Change::New,
        Change::Same | Change::Otherwise => change,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Chapters and measures add up to the total; everything stands in one list; consequences come first.
    #[test]
    fn a_summary_adds_up(seed: u64) {
        let assessment = by_chance(&mut Dice(seed));
        let judgements = judge(pack(), &assessment, day());
        let found = summary(pack(), &judgements);
        let own: BTreeSet<usize> = (0..judgements.len()).filter(|at| judgements[*at].counts()).collect();
        prop_assert_eq!(found.total.asked() as usize, own.len());
        let by_county: Vec<usize> = (0..judgements.len()).filter(|at| judgements[*at].indicator.decided_by_county).collect();
        prop_assert_eq!((found.watch.asked() as usize) + own.len() + by_county.len(), judgements.len());
        let is_said = |at: &usize| judgements[*at].judged.standing != Standing::NotAnswered;
        prop_assert_eq!(&found.by_county, &by_county.iter().copied().filter(is_said).collect::<Vec<_>>());
        prop_assert_eq!((added(&found.chapters), added(&found.measures)), (found.total, found.total));
        let of = |standings: &[Standing]| -> BTreeSet<usize> {
            own.iter().copied().filter(|at| standings.contains(&judgements[*at].judged.standing)).collect()
        };
        let short: Vec<usize> = found.shortfalls.iter().map(|it| it.at).collect();
        prop_assert_eq!(short.iter().copied().collect::<BTreeSet<_>>(), of(&[Standing::Partly, Standing::NotMet]));
        prop_assert_eq!(found.unsure.iter().map(|it| it.at).collect::<BTreeSet<_>>(), of(&[Standing::NotSure]));
        prop_assert_eq!(found.open.iter().copied().collect::<BTreeSet<_>>(), of(&[Standing::NotAnswered]));
        prop_assert_eq!(&short[..found.occurred.len()], found.occurred.as_slice());
        prop_assert!(found.raised.iter().all(|at| !own.contains(at)), "the burden watch is in no list of the unit's own");
    }

    /// Weights of 1 change nothing; a weight of 0 leaves a measure out; the met are never more than those that apply.
    #[test]
    fn weights_weigh(seed: u64, heavy in 0_u32..=100) {
        let mut dice = Dice(seed);
        let found = summary(pack(), &judge(pack(), &by_chance(&mut dice), day()));
        let plain = (u64::from(found.total.met), u64::from(found.total.applicable()));
        prop_assert_eq!(weighted(&found, &BTreeMap::new()), plain);
        prop_assert_eq!(weighted(&found, &found.measures.iter().map(|it| (it.0, 1)).collect()), plain);
        let (measure, counts) = dice.pick(&found.measures);
        let (met, of) = weighted(&found, &BTreeMap::from([(measure, heavy)]));
        let rest = |all: u64, own: u32| all - u64::from(own) + u64::from(heavy) * u64::from(own);
        prop_assert_eq!((met, of), (rest(plain.0, counts.met), rest(plain.1, counts.applicable())));
        prop_assert!(met <= of);
    }

    /// What is not sure becomes one of what it is said it could become, however the open answers turn out.
    #[test]
    fn what_is_not_sure_becomes_what_it_could(seed: u64) {
        let mut dice = Dice(seed);
        let assessment = by_chance(&mut dice);
        let judgements = judge(pack(), &assessment, day());
        for unsure in summary(pack(), &judgements).unsure {
            prop_assert!(judgements[unsure.at].counts());
            let indicator = judgements[unsure.at].indicator;
            let Some(reply) = assessment.replies.get(&indicator.id) else { continue };
            let mut settled = Reply { own: reply.own.filter(|it| *it != OwnAnswer::NotSure), ..reply.clone() };
            match indicator.settled_by {
                SettledBy::Own => settled.own = dice.pick(&[Some(OwnAnswer::Met), Some(OwnAnswer::NotMet)]),
                SettledBy::OwnCount(_) => {
                    let whole = settled.count.whole.unwrap_or(20);
                    settled.count = Counted { whole: Some(whole), part: Some(settled.count.part.unwrap_or_else(|| u32::try_from(dice.roll(u64::from(whole) + 1)).unwrap())) };
                }
                SettledBy::OwnParts(_) | SettledBy::ToolParts { .. } => {
                    unsure.open.iter().for_each(|part| settled.parts.set(*part, Some(dice.roll(2) == 0)));
                }
                SettledBy::Tool { .. } => {
                    let tool = tool_asked(pack(), indicator).unwrap();
                    let Some(facts) = completed(&mut dice, pack(), tool, &reply.facts, day()) else { continue };
                    settled.facts = facts;
                }
            }
            let standing = standing_of(pack(), indicator, &settled, 2020, day()).standing;
            let could = unsure.could_be.contains(&standing) || matches!(standing, Standing::NotApplicable);
            prop_assert!(could, "{} became {standing:?}, not one of {:?}", indicator.id, unsure.could_be);
        }
    }

    /// Every indicator of either side once; nothing has changed against itself; the other way round is the other way round.
    #[test]
    fn a_comparison_has_two_sides(before: u64, after: u64, without in 0_usize..40) {
        let standings = |seed: u64| snapshot(&judge(pack(), &by_chance(&mut Dice(seed)), day()));
        let (mut before, after) = (standings(before), standings(after));
        before.truncate(without);
        let there = compare(&before, &after);
        let ids: BTreeSet<&String> = before.iter().chain(&after).map(|it| &it.0).collect();
        prop_assert_eq!(there.iter().map(|it| &it.id).collect::<Vec<_>>().len(), ids.len());
        prop_assert_eq!(there.iter().map(|it| &it.id).collect::<BTreeSet<_>>(), ids);
        prop_assert!(compare(&after, &after).iter().all(|it| it.change == Change::Same));
        let back: BTreeMap<String, Change> = compare(&after, &before).into_iter().map(|it| (it.id, it.change)).collect();
        for compared in &there {
            prop_assert_eq!(back.get(&compared.id), Some(&reversed(compared.change)), "{}", compared.id);
            prop_assert_eq!(compared.change == Change::Same, compared.before == compared.after);
            // Met, partly, not met: whatever else it is, is neither better nor worse.
            let place = |it: Option<Standing>| [Standing::Met, Standing::Partly, Standing::NotMet].into_iter().position(|other| Some(other) == it);
            let closer = place(compared.before).zip(place(compared.after)).map(|(was, is)| (is < was, was < is));
            prop_assert_eq!((compared.change == Change::Better, compared.change == Change::Worse), closer.unwrap_or_default(), "{}", compared.id);
        }
    }
}
