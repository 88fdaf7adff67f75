//! The self-assessment over the real pack: its lists, how each indicator is settled, and the sums.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeSet;

use pack::pack;
use policy::assessment::compare::snapshot;
use policy::assessment::evaluation::{Evaluation, Why, standing_of};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, Reply, Standing, Unit};
use policy::assessment::summary::{judge, summary};
use policy::engine::decide::Outcome;
use policy::model::day::Day;
use policy::model::fact::{FactYear, Quantity};
use policy::model::facts::Fault;
use policy::model::number::Decimal;
use policy::model::product::indicator::{ListKind, SettledBy, Wanted};
use policy::model::value::{Answer, Value};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn ids(kind: ListKind) -> Vec<&'static str> {
    pack().list(kind).expect("the list").indicators.iter().map(|it| it.id.as_str()).collect()
}

fn number(reply: &mut Reply, fact: &str, value: &str) {
    let id = pack().find_fact(fact).unwrap_or_else(|| panic!("fact {fact}")).0;
    reply.facts.set(id, Answer::Given(Value::Number(value.parse::<Decimal>().expect("a number"))));
}

fn yes_no(reply: &mut Reply, fact: &str, value: bool) {
    reply.facts.set(pack().find_fact(fact).expect("the fact").0, Answer::Given(Value::YesNo(value)));
}

fn months(yes: &[u8], no: &[u8]) -> Reply {
    let mut reply = Reply::default();
    yes.iter().for_each(|it| reply.parts.set(*it, Some(true)));
    no.iter().for_each(|it| reply.parts.set(*it, Some(false)));
    reply
}

fn judged(id: &str, reply: &Reply, as_of: &str) -> Evaluation {
    standing_of(pack(), pack().indicator(id).unwrap_or_else(|| panic!("{id}")).1, reply, 2020, day(as_of))
}

#[track_caller]
fn stands(id: &str, reply: &Reply, as_of: &str, standing: Standing) {
    assert_eq!(judged(id, reply, as_of).standing, standing, "{id}");
}

fn own(own: OwnAnswer) -> Reply {
    Reply { own: Some(own), ..Reply::default() }
}

#[test]
fn each_list_asks_what_it_should() {
    let village = "1.3 3.1 3.2 3.3 3.4 3.5 3.6 12.2 12.3 12.4 12.5 13.1 14.2 14.3 17.1 17.2 17.3 19.3";
    assert_eq!(ids(ListKind::Village), village.split(' ').map(|it| format!("village-{it}")).collect::<Vec<_>>());
    let community = "13.2 13.3 13.4 13.5";
    assert_eq!(ids(ListKind::Community), community.split(' ').map(|it| format!("community-{it}")).collect::<Vec<_>>());
    let sentinel = "18.2 18.3 18.4 19.1 19.2 20.1 20.2 20.3 20.4";
    assert_eq!(ids(ListKind::Sentinel), sentinel.split(' ').map(|it| format!("sentinel-{it}")).collect::<Vec<_>>());
    let township = ids(ListKind::Township);
    assert!(22 <= township.len(), "{township:?}");
    let core = "1.3 1.5 3.1 3.3 3.4 3.5 3.6 4.4 8.1 9.5 10.1 10.2 11.1 11.2 11.3 11.4 12.2 14.2 14.4 17.2";
    for name in core.split(' ') {
        assert!(township.contains(&format!("township-{name}").as_str()), "township-{name}");
    }
    for name in ["township-18.4", "township-19.1"] {
        assert!(!township.contains(&name), "{name} is the burden watch's");
    }
}

#[test]
fn every_provision_asked_can_be_judged_by_that_kind_of_unit() {
    for list in &pack().reference.indicators {
        for indicator in &list.indicators {
            let provision = pack().provision(indicator.provisions[0]).expect("the provision");
            let fits = match list.kind {
                ListKind::Township => provision.usable.township,
                ListKind::Village | ListKind::Community => provision.usable.village,
                ListKind::Sentinel => provision.usable.township || provision.usable.village,
            };
            assert!(fits, "{}", indicator.id);
        }
    }
}

#[test]
fn a_consequence_is_told_as_a_case_that_has_occurred_and_no_more() {
    let named: Vec<_> = pack().reference.indicators.iter().flat_map(|it| &it.indicators).filter(|it| it.consequence).collect();
    let ids: BTreeSet<_> = named.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, BTreeSet::from(["village-14.3", "township-14.3", "township-14.4"]));
    for name in named {
        assert!(name.not_met.zh.contains("出现文件所列的情形") && name.not_met.zh.contains("由有关组织"), "{}", name.id);
        assert!(name.partly.is_none(), "{}", name.id);
    }
}

#[test]
fn figures_are_put_in_from_the_provisions() {
    let question = |id: &str| &pack().indicator(id).expect("the indicator").1.question;
    assert!(question("village-12.3").zh.contains("2,000元"), "{}", question("village-12.3").zh);
    assert!(question("community-13.3").en.contains("500 people or 100 households"), "{}", question("community-13.3").en);
    for indicator in pack().reference.indicators.iter().flat_map(|it| &it.indicators) {
        let private = |it: char| ('\u{E000}'..='\u{F8FF}').contains(&it) || it == '{';
        for text in [&indicator.question, &indicator.met, &indicator.not_met, &indicator.evidence] {
            assert!(!text.zh.contains(private) && !text.en.contains(private), "{}", indicator.id);
        }
    }
}

#[test]
fn the_unit_s_own_word_is_taken_where_no_tool_decides() {
    stands("village-3.4", &Reply::default(), "2020-12-31", Standing::NotAnswered);
    for answer in OwnAnswer::ALL {
        stands("village-3.4", &own(answer), "2020-12-31", answer.standing());
    }
}

#[test]
fn where_a_tool_decides_its_facts_do_and_not_the_unit_s_word() {
    let id = "village-17.2";
    for claimed in [OwnAnswer::Met, OwnAnswer::Partly, OwnAnswer::NotMet] {
        stands(id, &own(claimed), "2020-12-31", Standing::NotAnswered);
    }
    stands(id, &own(OwnAnswer::NotSure), "2020-12-31", Standing::NotSure);
    let mut reply = own(OwnAnswer::Met);
    number(&mut reply, "talents", "0");
    stands(id, &reply, "2020-12-31", Standing::NotMet);
    number(&mut reply, "talents", "1");
    stands(id, &reply, "2020-12-31", Standing::Met);
    reply.own = Some(OwnAnswer::NotApplicable);
    stands(id, &reply, "2020-12-31", Standing::NotApplicable);
}

#[test]
fn something_begun_is_not_sure_and_nothing_begun_is_not_answered() {
    let mut reply = Reply::default();
    stands("village-14.3", &reply, "2020-12-31", Standing::NotAnswered);
    number(&mut reply, "income_this_year", "41200");
    stands("village-14.3", &reply, "2020-12-31", Standing::NotSure);
    yes_no(&mut reply, "sharp_fall_recognised", false);
    stands("village-14.3", &reply, "2020-12-31", Standing::Met);
    yes_no(&mut reply, "sharp_fall_recognised", true);
    stands("village-14.3", &reply, "2020-12-31", Standing::NotMet);
}

#[test]
fn facts_that_cannot_be_are_named_and_nothing_is_decided() {
    let mut reply = Reply::default();
    number(&mut reply, "team_size", "5");
    number(&mut reply, "members_with_two_years", "6");
    let judged = judged("township-4.4", &reply, "2020-12-31");
    assert_eq!(judged.standing, Standing::NotAnswered);
    let Why::Refused(refused) = judged.why else { panic!("{judged:?}") };
    let (part, whole) = (pack().find_fact("members_with_two_years").unwrap().0, pack().find_fact("team_size").unwrap().0);
    assert_eq!(refused.iter().map(|it| (it.fact, it.fault)).collect::<Vec<_>>(), [(part, Fault::AboveWhole(whole))]);
}

#[test]
fn study_is_asked_month_by_month() {
    let all: Vec<u8> = (1..=12).collect();
    let id = "village-1.3";
    stands(id, &Reply::default(), "2020-12-31", Standing::NotAnswered);
    stands(id, &months(&all, &[]), "2020-12-31", Standing::Met);
    // The running month is not asked before its last day.
    stands(id, &months(&all[..11], &[]), "2020-12-30", Standing::Met);
    stands(id, &months(&all[..11], &[]), "2020-12-31", Standing::NotSure);
    // One month without study settles it, whatever is open; another month cannot make up for it.
    stands(id, &months(&[1], &[2]), "2020-12-31", Standing::NotMet);
    stands(id, &months(&[], &[2]), "2020-01-31", Standing::NotSure);
    stands(id, &months(&[1], &[]), "2020-01-15", Standing::NotAnswered);
    stands(id, &months(&[1, 3, 4, 5, 6, 7, 9, 10, 11, 12], &[2, 8]), "2020-12-31", Standing::NotMet);
    let judged = judged(id, &months(&[1, 3, 4, 5, 6, 7, 9, 10, 11, 12], &[2, 8]), "2020-12-31");
    let Why::Tool(_, Some(parts)) = judged.why else { panic!("{judged:?}") };
    assert_eq!((parts.over, parts.lacking), (12, vec![2, 8]));
}

#[test]
fn reports_are_asked_quarter_by_quarter() {
    let id = "village-13.1";
    stands(id, &months(&[1, 2, 3, 4], &[]), "2020-12-31", Standing::Met);
    stands(id, &months(&[1, 2, 4], &[3]), "2020-12-31", Standing::Partly);
    stands(id, &months(&[], &[1, 2, 3, 4]), "2020-12-31", Standing::NotMet);
    stands(id, &months(&[1, 2], &[]), "2020-09-29", Standing::Met);
    stands(id, &months(&[1, 2], &[]), "2020-09-30", Standing::NotSure);
    stands(id, &months(&[1], &[2]), "2020-12-31", Standing::Partly);
    stands(id, &Reply::default(), "2020-12-31", Standing::NotAnswered);
    stands(id, &months(&[1], &[]), "2020-03-30", Standing::NotAnswered);
}

#[test]
fn what_is_carried_over_counts_only_when_it_is_confirmed() {
    let carried = own(OwnAnswer::Met).carried_over(pack());
    stands("village-3.4", &carried, "2020-12-31", Standing::NotAnswered);
    stands("village-3.4", &Reply { unconfirmed: false, ..carried }, "2020-12-31", Standing::Met);
}

#[test]
fn the_income_of_last_year_decides_nothing_of_this_one_and_typing_it_anew_does() {
    let mut last = Reply::default();
    number(&mut last, "income_this_year", "9000");
    stands("village-14.3", &last, "2020-12-31", Standing::NotMet);
    let carried = last.carried_over(pack());
    stands("village-14.3", &carried, "2021-12-31", Standing::NotAnswered);
    stands("village-14.3", &Reply { unconfirmed: false, ..carried.clone() }, "2021-12-31", Standing::NotSure);
    let mut typed = carried.clone();
    number(&mut typed, "income_this_year", "9000");
    stands("village-14.3", &typed.changed_from(&carried), "2021-12-31", Standing::NotMet);
}

#[test]
fn of_consequences_something_is_said_only_once_they_are_answered() {
    let mut assessment = Assessment { unit: Unit::Village, year: 2020, replies: Default::default() };
    let look = |it: &Assessment| summary(pack(), &judge(pack(), it, day("2020-12-31")));
    let empty = look(&assessment);
    assert!(!empty.none_occurred && empty.occurred.is_empty());
    let mut income = Reply::default();
    number(&mut income, "income_this_year", "10001");
    assessment.replies.insert("village-14.3".to_owned(), income.clone());
    assert!(!look(&assessment).none_occurred, "a sharp fall is not ruled out");
    yes_no(&mut income, "sharp_fall_recognised", false);
    assessment.replies.insert("village-14.3".to_owned(), income.clone());
    assert!(look(&assessment).none_occurred);
    number(&mut income, "income_this_year", "9000");
    assessment.replies.insert("village-14.3".to_owned(), income);
    assert!(!look(&assessment).none_occurred && !look(&assessment).occurred.is_empty());
}

/// Yes is in line with the document, in every question; what counts as what names the figure; and no text points at a place on a screen.
#[test]
fn yes_is_in_line_and_criteria_name_their_figure() {
    for (list, indicator) in pack().reference.indicators.iter().flat_map(|list| list.indicators.iter().map(move |it| (list, it))) {
        let (asked, _) = indicator.question.zh.split_once('？').unwrap_or_else(|| panic!("{} asks nothing", indicator.id));
        for turned in ["有没有", "没有", "碰到", "遇到", "出现", "是不是"] {
            // 遇到的……都是…… names what is asked about.
            let named = turned == "遇到" && asked.starts_with("遇到的");
            assert!(named || !asked.contains(turned), "{}: {asked}", indicator.id);
        }
        assert!(asked.ends_with('吗') || asked.contains("，都") || asked.contains('吗'), "{}: {asked}", indicator.id);
        for text in [Some(&indicator.met), indicator.partly.as_ref(), Some(&indicator.not_met)].into_iter().flatten() {
            for vague in [
                "文件所列的线",
                "文件写明的线",
                "文件所列的下限",
                "文件所列的上限",
                "文件所列的比例",
                "文件所列的目标",
                "文件所列的年数",
                "下面",
            ] {
                assert!(!text.zh.contains(vague), "{}: {}", indicator.id, text.zh);
            }
            for language in [policy::model::text::Language::Chinese, policy::model::text::Language::English] {
                let said = policy::assessment::plan::statement(text.in_language(language), language);
                // A sentence that can be signed is a whole one: it names its subject, which is more than a word of quantity.
                let bare = ["几样", "都没", "一个都", "三样", "做了其", "有其中", "None of it", "All of it", "Part of it"];
                assert!(12 <= said.len() && !bare.iter().any(|it| said.starts_with(it)), "{} {:?}: {said}", indicator.id, list.kind);
            }
        }
    }
}

/// Whoever is asked of the year before is asked the same of the year, and every fact whose words name this year knows that it does.
#[test]
fn a_fact_knows_the_year_that_it_speaks_of() {
    for fact in &pack().facts {
        let this_year = ["当年", "本年", "今年"].iter().any(|it| fact.label.zh.contains(it));
        assert!(!this_year || fact.of_year == FactYear::This, "{}: {}", fact.id, fact.label.zh);
        assert_eq!(fact.label.zh.contains("上年"), matches!(fact.of_year, FactYear::Before(_)), "{}", fact.id);
    }
}

/// The invented township of Songfeng, as far as the tools ask it.
fn songfeng() -> Assessment {
    let mut assessment = Assessment { unit: Unit::Township, year: 2020, replies: Default::default() };
    let mut put = |id: &str, reply: Reply| {
        assert!(pack().indicator(id).is_some(), "{id}");
        assessment.replies.insert(id.to_owned(), reply);
    };
    put("township-1.3", months(&[1, 3, 4, 5, 6, 7, 9, 10, 11, 12], &[2, 8]));
    let with = |facts: &[(&str, &str)]| {
        let mut reply = Reply::default();
        facts.iter().for_each(|it| number(&mut reply, it.0, it.1));
        reply
    };
    put("township-1.5", with(&[("trainings_this_year", "1"), ("shortest_training_days", "4.5")]));
    put("township-3.3", with(&[("branches_total", "38"), ("branches_meeting", "37")]));
    put("township-4.4", with(&[("team_size", "9"), ("members_with_two_years", "5")]));
    put("township-11.3", with(&[("authorised_posts", "41"), ("filled_posts", "38")]));
    put("township-14.4", with(&[("villages_total", "12"), ("villages_weak", "6")]));
    put("township-3.4", Reply { count: Counted { whole: Some(9), part: Some(7) }, ..Reply::default() });
    put("township-8.1", own(OwnAnswer::Met));
    put("township-9.5", own(OwnAnswer::NotSure));
    put("township-11.4", own(OwnAnswer::NotApplicable));
    put("sentinel-18.4", own(OwnAnswer::NotMet));
    put("sentinel-20.1", own(OwnAnswer::Met));
    assessment
}

#[test]
fn a_summary_counts_by_measure_and_chapter_and_puts_consequences_first() {
    let judgements = judge(pack(), &songfeng(), day("2020-12-31"));
    let summary = summary(pack(), &judgements);
    let total = summary.total;
    assert_eq!((total.met, total.partly, total.not_met, total.not_sure, total.not_applicable), (1, 1, 3, 1, 1));
    let counted = judgements.iter().filter(|it| it.counts()).count();
    assert_eq!((total.asked() as usize, ids(ListKind::Township).len()), (counted, counted + 5));
    assert_eq!(total.answered(), 7);
    assert_eq!(total.applicable(), total.asked() - 1);
    assert_eq!(summary.open.len() as u32, total.not_answered);
    for counts in [&summary.chapters, &summary.measures] {
        assert_eq!(counts.iter().map(|it| it.1.asked()).sum::<u32>(), total.asked());
        assert_eq!(counts.iter().map(|it| it.1.not_met).sum::<u32>(), total.not_met);
    }
    let name = |at: usize| judgements[at].indicator.id.as_str();
    assert_eq!(summary.occurred.iter().map(|it| name(*it)).collect::<Vec<_>>(), ["township-14.4"]);
    assert_eq!(name(summary.shortfalls[0].at), "township-14.4");
    assert_eq!(summary.shortfalls.len(), 4);
    // Shown, and no shortfall: 1.5, 4.4 and 11.3 are for the county.
    let by_county: Vec<(&str, Standing)> = summary.by_county.iter().map(|it| (name(*it), judgements[*it].judged.standing)).collect();
    let not_met = ["township-1.5", "township-4.4", "township-11.3"].map(|it| (it, Standing::NotMet));
    assert_eq!(by_county, not_met);
    let short = |id: &str| summary.shortfalls.iter().find(|it| name(it.at) == id).unwrap_or_else(|| panic!("{id}"));
    let count = |id: &str| short(id).missing.map(|it| it.1);
    assert_eq!(count("township-3.3"), Some(Outcome::Number(Decimal::whole(1), Quantity::Count)));
    assert_eq!(count("township-1.3"), Some(Outcome::Number(Decimal::whole(2), Quantity::Count)));
    assert_eq!(short("township-1.3").lacking, [2, 8]);
    assert_eq!(count("township-3.4"), None);
    assert_eq!(summary.unsure.len(), 1);
    assert_eq!(summary.unsure[0].could_be, [Standing::Met, Standing::Partly, Standing::NotMet]);
    assert!(!summary.unsure[0].could_occur);
}

#[test]
fn the_burden_watch_never_counts_against_the_unit() {
    let with = judge(pack(), &songfeng(), day("2020-12-31"));
    let mut without = songfeng();
    without.replies.retain(|id, _| !id.starts_with("sentinel"));
    let without = judge(pack(), &without, day("2020-12-31"));
    let (with_watch, without_watch) = (summary(pack(), &with), summary(pack(), &without));
    assert_eq!(with_watch.total, without_watch.total);
    assert_eq!(with_watch.shortfalls, without_watch.shortfalls);
    assert_eq!((with_watch.watch.not_met, with_watch.watch.met, with_watch.watch.asked()), (1, 1, 9));
    assert_eq!(with_watch.raised.iter().map(|it| with[*it].indicator.id.as_str()).collect::<Vec<_>>(), ["sentinel-18.4"]);
    assert_eq!(without_watch.raised, [0usize; 0]);
}

#[test]
fn what_is_not_sure_says_what_it_waits_for() {
    let mut reply = Reply::default();
    number(&mut reply, "income_this_year", "41200");
    let mut assessment = Assessment { unit: Unit::Village, year: 2020, replies: Default::default() };
    assessment.replies.insert("village-14.3".to_owned(), reply);
    assessment.replies.insert("village-1.3".to_owned(), months(&[1, 2], &[]));
    assessment.replies.insert("village-13.1".to_owned(), months(&[1], &[2]));
    let judgements = judge(pack(), &assessment, day("2020-12-31"));
    let summary = summary(pack(), &judgements);
    let unsure = |id: &str| summary.unsure.iter().find(|it| judgements[it.at].indicator.id == id).unwrap_or_else(|| panic!("{id}"));
    assert!(unsure("village-14.3").could_occur);
    assert_eq!(unsure("village-14.3").missing, [pack().find_fact("sharp_fall_recognised").unwrap().0]);
    assert_eq!(unsure("village-1.3").open, (3..=12).collect::<Vec<u8>>());
    assert_eq!(unsure("village-1.3").could_be, [Standing::Met, Standing::NotMet]);
    assert!(summary.occurred.is_empty() && summary.shortfalls.len() == 1, "a quarter without a report is already partly");
}

#[test]
fn a_community_is_asked_the_village_list_and_its_own() {
    let nothing = |unit| Assessment { unit, year: 2020, replies: Default::default() };
    let count = |unit| summary(pack(), &judge(pack(), &nothing(unit), day("2020-12-31"))).total.asked() as usize;
    let asked = |unit| judge(pack(), &nothing(unit), day("2020-12-31"));
    let names = |unit| asked(unit).iter().map(|it| it.indicator.id.clone()).collect::<BTreeSet<String>>();
    // Without those that the county decides: four of a village, three of a community.
    assert_eq!((count(Unit::Village), count(Unit::Community)), (14, 15));
    let (village, community, township) = (names(Unit::Village), names(Unit::Community), names(Unit::Township));
    for id in ["village-13.1", "village-17.1", "village-17.2", "village-17.3"] {
        assert!(village.contains(id) && !community.contains(id), "{id}");
    }
    for id in ["sentinel-18.2", "sentinel-18.4", "sentinel-19.1"] {
        assert!(township.contains(id) && !village.contains(id) && !community.contains(id), "{id}");
    }
    assert_eq!(snapshot(&asked(Unit::Community)).len(), community.len());
    assert_eq!(community.len(), 15 + 3 + 6);
}

#[test]
fn counts_decide_where_several_villages_or_compounds_are_asked_about() {
    let wanted = |id: &str| match pack().indicator(id).expect("an indicator").1.settled_by {
        SettledBy::OwnCount(wanted) => wanted,
        other => panic!("{id}: {other:?}"),
    };
    for id in ["township-3.4", "township-3.6", "township-17.2", "community-13.3"] {
        assert_eq!(wanted(id), Wanted::All, "{id}");
    }
    assert_eq!(wanted("township-14.3"), Wanted::None);
    // How many are short is told with the shortfall, and one village with a case is enough for it to have occurred.
    let mut assessment = songfeng();
    assessment.replies.insert("township-14.3".to_owned(), Reply { count: Counted { whole: Some(9), part: Some(1) }, ..Reply::default() });
    let judgements = judge(pack(), &assessment, day("2020-12-31"));
    let summary = summary(pack(), &judgements);
    let counted = |id: &str| summary.shortfalls.iter().find(|it| judgements[it.at].indicator.id == id).and_then(|it| it.counted);
    assert_eq!((counted("township-3.4"), counted("township-14.3")), (Some(2), Some(1)));
    assert!(summary.occurred.iter().any(|it| judgements[*it].indicator.id == "township-14.3"));
}

#[test]
fn tools_decide_only_what_they_decide_whole() {
    let with_tool: BTreeSet<&str> = pack()
        .reference
        .indicators
        .iter()
        .flat_map(|it| &it.indicators)
        .filter(|it| it.settled_by.tool().is_some())
        .map(|it| it.id.as_str())
        .collect();
    let expected = "township-1.3 township-1.5 township-11.3 township-14.4 township-3.3 township-4.4 village-1.3 village-14.3 village-17.2 village-19.3 village-3.6";
    assert_eq!(with_tool.into_iter().collect::<Vec<_>>().join(" "), expected);
}
