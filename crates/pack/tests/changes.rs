//! What would change it, over the real pack: every set serves, none holds more than it needs, and no range is too wide.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, any_day, known, loosened, some_readings};
use pack::pack;
use policy::engine::changes::{Change, ChangeKind, ChangeSet, ChangeTarget, changes};
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::evaluate::transition;
use policy::engine::windows::windows;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::Piece;
use policy::model::day::Day;
use policy::model::fact::{Advice, FactKind};
use policy::model::facts::{Facts, refusals};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;

/// Whether the question is met on `day`, whatever is open, with facts known on `as_of`.
fn met_on(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices, day: Day) -> bool {
    assert!(refusals(pack, tool, facts, as_of).is_empty(), "{}: a change must not be refused", tool.id);
    windows(pack, tool, facts, as_of, chosen).iter().any(|it| it.from <= day && it.to.is_none_or(|to| day <= to))
}

fn with(facts: &Facts, changes: &[&Change]) -> Facts {
    let mut changed = facts.clone();
    changes.iter().for_each(|it| changed.set(it.fact, it.answer));
    changed
}

/// Applying the whole set serves from its first day on; no part of it does, with or without waiting.
fn is_minimal(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices, set: &ChangeSet) {
    let there = set.applied(facts);
    let first = *windows(pack, tool, &there, as_of, chosen).first().expect("a set serves some day");
    assert_eq!((first.from, first.to), (set.from, set.to), "{}: {set:?}", tool.id);
    let made: Vec<&Change> = set.changes.iter().filter(|it| !matches!(it.how, ChangeKind::Time(_))).collect();
    assert!(made.iter().all(|it| facts.get(it.fact) != it.answer), "{}: a change changes something", tool.id);
    for part in 0..1u32 << made.len() {
        let some: Vec<&Change> = made.iter().enumerate().filter(|(at, _)| part >> at & 1 == 1).map(|it| *it.1).collect();
        let changed = with(facts, &some);
        let whole = some.len() == made.len();
        assert!(
            whole && set.from == as_of || !met_on(pack, tool, &changed, as_of, chosen, as_of),
            "{}: {some:?} is enough at once of {set:?}",
            tool.id
        );
        assert!(whole || !met_on(pack, tool, &changed, as_of, chosen, set.from), "{}: {some:?} is enough of {set:?}", tool.id);
    }
}

/// What is said of each change is so: the day on which time brings it, and exactly the answers that serve.
fn is_exact(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices, set: &ChangeSet) {
    let there = set.applied(facts);
    let serves = |change: &Change, answer: Answer| {
        let mut other = there.clone();
        other.set(change.fact, answer);
        refusals(pack, tool, &other, as_of).is_empty() && met_on(pack, tool, &other, as_of, chosen, set.from)
    };
    for change in &set.changes {
        let kind = &pack.facts[usize::from(change.fact.0)].kind;
        match (change.to, change.how) {
            (ChangeTarget::Turns(id), ChangeKind::Time(day)) => {
                assert!(as_of < day && day <= set.from, "{}: {set:?}", tool.id);
                if matches!(facts.get(change.fact), Answer::Given(_)) {
                    let situation = situation(pack, tool, facts, day, chosen);
                    let turns = transition(tool.rule.criterion(id).unwrap().criterion.leaf().unwrap(), &situation).unwrap();
                    assert_eq!(turns.day, Some(day), "{}: {set:?}", tool.id);
                }
            }
            (ChangeTarget::YesNo(yes), _) => assert_eq!(change.answer, Answer::Given(Value::YesNo(yes))),
            (ChangeTarget::OneOf(bits), _) => {
                let FactKind::Choice(choices) = kind else { panic!("{}: {change:?}", tool.id) };
                for at in 0..choices.len() {
                    let answer = Answer::Given(Value::Choice(u8::try_from(at).unwrap()));
                    assert_eq!(bits >> at & 1 == 1, serves(change, answer), "{}: {change:?}", tool.id);
                }
            }
            (ChangeTarget::Number(least, most), _) => {
                let FactKind::Number(number) = kind else { panic!("{}: {change:?}", tool.id) };
                let step = number.measure.step().ten_thousandths();
                let at = |threshold: Decimal, steps: i64| {
                    Answer::Given(Value::Number(Decimal::from_ten_thousandths(threshold.ten_thousandths() + steps * step)))
                };
                for (end, beyond) in [(least, -1), (most, 1)] {
                    assert!(end.is_none_or(|it| serves(change, at(it, 0)) && !serves(change, at(it, beyond))), "{}: {change:?}", tool.id);
                }
                assert!(least.is_some() || most.is_some(), "{}: {change:?} asks nothing", tool.id);
            }
            (ChangeTarget::Date(earliest, latest), _) => {
                for (end, beyond) in [(earliest, -1), (latest, 1)] {
                    let at = |day: Day| Answer::Given(Value::Date(day));
                    assert!(
                        end.is_none_or(|it| serves(change, at(it)) && !serves(change, at(it.plus_days(beyond)))),
                        "{}: {change:?}",
                        tool.id
                    );
                }
            }
            (ChangeTarget::Months { least, .. }, _) => {
                let Answer::Given(Value::Tenure(tenure)) = change.answer else { panic!("{}: {change:?}", tool.id) };
                assert_eq!(tenure.months_on(as_of), least, "{}", tool.id);
                let shorter = Tenure { earlier_months: tenure.earlier_months - 1, ..tenure };
                assert!(!serves(change, Answer::Given(Value::Tenure(shorter))), "{}: {change:?}", tool.id);
            }
            (ChangeTarget::Resumes { ready, .. }, ChangeKind::Act) => {
                assert!(as_of < ready && ready <= set.from, "{}: {change:?}", tool.id)
            }
            (to, how) => panic!("{}: {to:?} cannot come about as {how:?}", tool.id),
        }
        let fixed = match (kind, facts.get(change.fact), change.how) {
            (_, Answer::Open, _) | (_, _, ChangeKind::Time(_)) => false,
            (FactKind::Tenure, _, ChangeKind::Act) => false,
            (FactKind::Tenure, _, _) => true,
            (FactKind::Date { past, .. }, _, _) => *past && !pack.facts[usize::from(change.fact.0)].recurs,
            _ => pack.facts[usize::from(change.fact.0)].given,
        };
        assert_eq!(change.how == ChangeKind::Fixed, fixed, "{}: {change:?}", tool.id);
    }
}

fn check(pack: &Pack, tool: &Tool, facts: &Facts, as_of: Day, chosen: ReadingChoices) -> usize {
    let Ok(finding) = decide(pack, tool, facts, as_of, chosen) else { return 0 };
    let sets = changes(pack, tool, facts, as_of, chosen);
    if finding.verdict != Verdict::NotMet {
        assert!(sets.is_empty(), "{}: only what is not met can be made met", tool.id);
        return 0;
    }
    let advice = |it: &Change| pack.facts[usize::from(it.fact.0)].advice;
    assert!(
        sets.iter()
            .flat_map(|it| &it.changes)
            .all(|it| { advice(it) != Advice::Never || facts.get(it.fact) == Answer::Open || matches!(it.how, ChangeKind::Time(_)) })
    );
    // What is never advised apart, something would change it.
    let never = tool.facts.iter().any(|it| pack.facts[usize::from(it.0)].advice == Advice::Never);
    assert!(never || !sets.is_empty(), "{}: nothing would change it: {facts:?}", tool.id);
    let last = |it: &ChangeSet| it.changes.iter().any(|it| advice(it) == Advice::Last);
    let order: Vec<(bool, bool, usize)> = sets.iter().map(|it| (it.is_fixed(), last(it), it.changes.len())).collect();
    assert!(order.is_sorted(), "{}: {order:?}", tool.id);
    for set in &sets {
        is_minimal(pack, tool, facts, as_of, chosen, set);
        is_exact(pack, tool, facts, as_of, chosen, set);
    }
    sets.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// With every fact known.
    #[test]
    fn every_set_serves_and_none_asks_too_much(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let facts = known(&mut dice, pack, tool, as_of);
            check(pack, tool, &facts, as_of, chosen);
        }
    }

    /// With some facts open, or known by their month.
    #[test]
    fn what_is_open_is_asked_where_it_matters(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            check(pack, tool, &facts, as_of, chosen);
        }
    }
}

/// The dice reach a question that is not met for every tool that decides one and has something to advise, so that the properties
/// above speak of all.
#[test]
fn every_tool_that_decides_is_tried_where_it_is_not_met() {
    let (pack, as_of) = (pack(), Day::new(2021, 6, 30).unwrap());
    let mut tried = 0;
    for tool in pack.tools.iter().filter(|it| it.rule.verdict.is_some()) {
        let within = tool.rule.slots_of(tool.rule.verdict.unwrap());
        let never = |id: FactId| pack.facts[usize::from(id.0)].advice == Advice::Never;
        if tool.slots().all(|(slot, id)| within >> slot & 1 == 0 || never(id)) {
            continue;
        }
        let mut dice = Dice(7);
        let mut sets = 0;
        for _ in 0..400 {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            sets += check(pack, tool, &full, as_of, chosen) + check(pack, tool, &facts, as_of, chosen);
            if 20 <= sets {
                break;
            }
        }
        assert!(20 <= sets, "{}: {sets} sets only", tool.id);
        tried += 1;
    }
    assert!(25 <= tried, "{tried}");
}

fn day(text: &str) -> Answer {
    Answer::Given(Value::Date(text.parse().unwrap()))
}

fn yes(is_so: bool) -> Answer {
    Answer::Given(Value::YesNo(is_so))
}

fn count(number: i64) -> Answer {
    Answer::Given(Value::Number(Decimal::whole(number)))
}

fn service(since: Option<&str>, earlier_months: i32) -> Answer {
    Answer::Given(Value::Tenure(Tenure { since: since.map(|it| it.parse().unwrap()), earlier_months }))
}

/// The sentences of every set, under the default readings.
#[track_caller]
fn said(tool: &str, as_of: &str, answers: &[(&str, Answer)], expected: &[&[&str]]) {
    let pack = pack();
    let tool = pack.find_tool(tool).unwrap().1;
    let facts: Facts = answers.iter().map(|it| (pack.find_fact(it.0).unwrap().0, it.1)).collect();
    let as_of: Day = as_of.parse().unwrap();
    assert!(refusals(pack, tool, &facts, as_of).is_empty());
    let situation = situation(pack, tool, &facts, as_of, ReadingChoices::default());
    let sets = changes(pack, tool, &facts, as_of, ReadingChoices::default());
    let english = Explainer { pack, tool, situation: &situation, language: Language::English };
    assert!(sets.iter().flat_map(|it| english.change_set(it)).all(|it| !it.is_empty() && !it.contains(['{', '}'])));
    let explainer = Explainer { pack, tool, situation: &situation, language: Language::Chinese };
    let found: Vec<Vec<String>> = sets.iter().map(|it| explainer.change_set(it)).collect();
    assert_eq!(found, expected, "{found:#?}");
}

/// What would have to be reached is a figure of the document where it is one, so that it leads back there.
#[test]
fn what_is_asked_for_leads_to_the_document() {
    let pack = pack();
    let figures = |tool: &str, answers: &[(&str, Answer)]| -> Vec<&str> {
        let tool = pack.find_tool(tool).unwrap().1;
        let facts: Facts = answers.iter().map(|it| (pack.find_fact(it.0).unwrap().0, it.1)).collect();
        let as_of: Day = "2020-12-31".parse().unwrap();
        let situation = situation(pack, tool, &facts, as_of, ReadingChoices::default());
        let explainer = Explainer { pack, tool, situation: &situation, language: Language::Chinese };
        let sets = changes(pack, tool, &facts, as_of, ReadingChoices::default());
        let pieces = sets.iter().flat_map(|it| &it.changes).flat_map(|it| explainer.change(it));
        let of_document = |it| if let Piece::Figure(_, it) = it { Some(pack.parameters[usize::from(it.0)].id.as_str()) } else { None };
        pieces.filter_map(of_document).collect()
    };
    let in_post = [("is_village_secretary", yes(true)), ("birth_date", day("1985-09-09")), ("performance_excellent", yes(true))];
    let short =
        [in_post.as_slice(), &[("consecutive_full_terms", count(1)), ("secretary_service", service(Some("2015-12-31"), 0))]].concat();
    let found = figures("village-secretary-recruitment", &short);
    assert_eq!(found, ["recruitment_service_min", "recruitment_full_terms_min"]);
    assert_eq!(figures("selection-rounds", &[("rounds_this_term", count(1))]), ["selections_per_term_min"]);
    // Seven of ten is what two thirds of ten come to, and no figure of the document.
    let team = [("team_size", count(10)), ("members_with_two_years", count(6))];
    assert_eq!(figures("leadership-team-experience", &team), Vec::<&str>::new());
}

#[test]
fn a_village_secretary_one_term_short() {
    let facts = [
        ("is_village_secretary", yes(true)),
        ("birth_date", day("1978-01-20")),
        ("consecutive_full_terms", count(2)),
        ("secretary_service", service(Some("2011-01-01"), 0)),
        ("performance_excellent", yes(true)),
        ("particularly_outstanding_secretary", yes(false)),
    ];
    said(
        "village-secretary-recruitment",
        "2020-12-31",
        &facts,
        &[
            &[
                "2021年1月1日起，担任村（社区）党组织书记的累计时间即满10年（不中断的话）",
                "其他不变的话，2021年1月1日到2024年1月19日具备文件所列的条件",
            ],
            &["连续任满的届数：至少3届，现有2届，差1届", "其他不变的话，当天就具备文件所列的条件，到2024年1月19日为止"],
        ],
    );
}

#[test]
fn a_village_secretary_past_the_age_limit() {
    let facts = [
        ("is_village_secretary", yes(true)),
        ("birth_date", day("1968-01-20")),
        ("consecutive_full_terms", count(2)),
        ("secretary_service", service(None, 60)),
        ("performance_excellent", yes(true)),
        ("particularly_outstanding_secretary", yes(true)),
    ];
    said(
        "village-secretary-recruitment",
        "2020-12-31",
        &facts,
        &[
            &[
                "年龄已不能改变：出生日期是1968年1月20日，不早于1970年1月1日的才够",
                "连续任满的届数：至少3届，现有2届，差1届",
                "里面有不能改变的，所以这一组实际上做不到",
            ],
            &[
                "年龄已不能改变：出生日期是1968年1月20日，不早于1975年1月1日的才够",
                "担任村（社区）党组织书记的累计时间：目前没有继续；如果从计算截止日起接着算，再满5年就够，最早2025年12月31日",
                "里面有不能改变的，所以这一组实际上做不到",
            ],
        ],
    );
}

#[test]
fn a_township_cadre_whose_service_ended() {
    let facts = [("is_township_cadre", yes(true)), ("birth_date", day("1972-03-01")), ("township_service", service(None, 200))];
    said(
        "long-service-transfer",
        "2020-12-31",
        &facts,
        &[&[
            "2022年3月1日起，年满50周岁",
            "在乡镇工作的累计时间：目前没有继续；如果从计算截止日起接着算，再满3年4个月就够，最早2024年4月30日",
            "是否认定为长期表现特别优秀：要得到认定（由有关组织认定，文件没有写明由谁）",
            "其他不变的话，2024年4月30日起具备文件所列的条件",
        ]],
    );
}

#[test]
fn nobody_is_advised_to_fall_ill() {
    let facts = [("is_township_cadre", yes(true)), ("hardship", Answer::Given(Value::Choice(3))), ("organisation_agrees", yes(true))];
    said("hardship-exchange", "2020-12-31", &facts, &[]);
    let nothing = [("is_grassroots_cadre", yes(true)), ("event", Answer::Given(Value::Choice(4))), ("family_difficulty", yes(true))];
    said("condolence-payment", "2020-12-31", &nothing, &[]);
}

/// What the clause wants is advised: the part is raised, the whole is not lowered; nobody leaves a post.
#[test]
fn absurd_changes_are_never_advised() {
    let facts = |tool: &str, answers: &[(&str, Answer)]| -> Vec<Vec<&str>> {
        let pack = pack();
        let tool = pack.find_tool(tool).unwrap().1;
        let facts: Facts = answers.iter().map(|it| (pack.find_fact(it.0).unwrap().0, it.1)).collect();
        let sets = changes(pack, tool, &facts, "2026-11-29".parse().unwrap(), ReadingChoices::default());
        let name = |it: &Change| pack.facts[usize::from(it.fact.0)].id.as_str();
        sets.iter().map(|it| it.changes.iter().map(name).collect()).collect()
    };
    let two = |whole, part, of: (i64, i64)| [(whole, count(of.0)), (part, count(of.1))];
    assert_eq!(facts("leadership-team-experience", &two("team_size", "members_with_two_years", (10, 5))), [["members_with_two_years"]]);
    assert_eq!(facts("five-standards-rate", &two("branches_total", "branches_meeting", (10, 9))), [["branches_meeting"]]);
    assert_eq!(facts("party-school-hours", &two("party_spirit_hours", "theory_hours", (10, 6))), [["theory_hours"]]);
    assert_eq!(
        facts("grassroots-recruitment-share", &two("recruits_total", "recruits_from_grassroots", (10, 2))),
        [["recruits_from_grassroots"]]
    );
    assert_eq!(facts("vacancy-rate", &two("authorised_posts", "filled_posts", (40, 30))), [["filled_posts"]]);
    assert_eq!(facts("weak-village-share", &two("villages_total", "villages_weak", (10, 6))), [["villages_weak"]]);
    assert_eq!(facts("monthly-study", &two("months_elapsed", "months_with_study", (10, 9))), [["months_with_study"]]);
    let hospital = [("at_county_public_hospital", yes(true)), ("grassroots_health_service", service(Some("2026-06-01"), 0))];
    assert!(facts("hospital-middle-manager", &hospital).iter().flatten().all(|it| *it == "grassroots_health_service"));
    assert_eq!(facts("long-service-transfer", &[("is_township_cadre", yes(false))]), Vec::<Vec<&str>>::new());
    assert_eq!(facts("bonus-uplift", &[("staff_kind", Answer::Given(Value::Choice(2)))]), Vec::<Vec<&str>>::new());
    // A secondment one day too long: it ends sooner; that it begins later comes last.
    let months = [("approved_by", Answer::Given(Value::Choice(0))), ("from", day("2026-03-01")), ("to", day("2026-09-02"))];
    assert_eq!(facts("secondment", &months), [["to"], ["from"]]);
    let meeting = [("is_statutory", yes(false)), ("is_work_deployment", yes(true)), ("by_video", yes(false))];
    assert_eq!(facts("meeting-form", &meeting), [["by_video"]]);
}

#[test]
fn a_village_below_the_income_line() {
    let facts = [("income_this_year", count(9_000)), ("sharp_fall_recognised", yes(false))];
    said(
        "village-collective-income",
        "2020-12-31",
        &facts,
        &[&["当年村级集体经济收入：至少10,000.01元，现有9,000.00元，差1,000.01元", "其他不变的话，改变的当天就不再有文件所列的情形"]],
    );
}

#[test]
fn a_young_member_too_long_ago() {
    let facts = [("last_young_member_on", day("2017-12-30")), ("counts_as_young", yes(true))];
    said(
        "young-member-development",
        "2020-12-31",
        &facts,
        &[&[
            "最近一名年轻党员的发展日期：现在是2017年12月30日，要再有一次，日期不早于2018年12月31日",
            "其他不变的话，当天就达到文件的要求，到2022年12月31日为止",
        ]],
    );
}
