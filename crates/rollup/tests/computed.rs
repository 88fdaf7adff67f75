//! What a township's figures come to of its villages' answers: what is behind each, and when it is offered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod village;

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::{Read, write};
use pack::{hash, pack};
use policy::assessment::reply::{Assessment, Counted, OwnAnswer, Reply, Standing, Unit};
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use rollup::collection::{Collection, Entry};
use rollup::computed::{answer_changes, with_changes};
use rollup::import::Imported;
use rollup::level::Level;
use rollup::protocol::{Computed, Fill, TableQuery};
use rollup::unit::row;
use rollup::view::view;
use village::day;

fn draft(unit: Unit, name: &str, replies: BTreeMap<String, Reply>) -> Draft {
    Draft { unit_name: name.to_owned(), assessment: Assessment { unit, year: 2020, replies }, as_of: Some(day()), ..Draft::new(unit, 2020) }
}

fn own(answer: OwnAnswer) -> Reply {
    Reply { own: Some(answer), ..Reply::default() }
}

fn branches(whole: u32, part: u32) -> Reply {
    Reply { count: Counted { whole: Some(whole), part: Some(part) }, ..Reply::default() }
}

/// A township of these villages, each with what it answers.
fn computed(villages: &[BTreeMap<String, Reply>]) -> Vec<Computed> {
    let mut table = Collection::new(Level::Township);
    for (number, replies) in (1_u64..).zip(villages) {
        let read = Read { draft: draft(Unit::Village, &format!("{number}号村"), replies.clone()), problems: Vec::new() };
        let imported = Imported::Unit(Box::new(row(pack(), &read, day())));
        table.add(Entry { id: number, file: format!("{number}.json"), imported });
    }
    view(pack(), &table, &TableQuery::default(), day(), Language::Chinese).computed
}

fn about<'a>(all: &'a [Computed], provision: &str) -> &'a Computed {
    all.iter().find(|it| it.provision == provision).unwrap_or_else(|| panic!("nothing is computed about {provision}"))
}

fn answers(all: &[(&str, Reply)]) -> BTreeMap<String, Reply> {
    all.iter().map(|(id, it)| ((*id).to_owned(), it.clone())).collect()
}

#[test]
fn branches_that_villages_counted_make_the_share() {
    let all = computed(&[answers(&[("village-3.3", branches(3, 3))]), answers(&[("village-3.3", branches(2, 1))])]);
    let share = about(&all, "3.3");
    assert!(share.value.starts_with("4 / 5 = 80%"), "{}", share.value);
    assert_eq!(share.fill, Some(Fill::Facts(vec![("branches_total".to_owned(), 5), ("branches_meeting".to_owned(), 4)])));
    // One that gave none is named, and nothing is filled in for it.
    let all = computed(&[answers(&[("village-3.3", branches(3, 3))]), BTreeMap::new()]);
    let share = about(&all, "3.3");
    assert_eq!((share.fill.clone(), share.behind.len()), (None, 2));
    assert_eq!(share.behind[1].1.units[0].0, "2号村");
}

#[test]
fn what_a_unit_leaves_open_is_said_and_fills_in_nothing() {
    let met = answers(&[("village-3.4", own(OwnAnswer::Met)), ("village-12.2", own(OwnAnswer::Met))]);
    let not = answers(&[("village-3.4", own(OwnAnswer::NotMet)), ("village-12.2", own(OwnAnswer::Partly))]);
    let all = computed(&[met.clone(), not.clone()]);
    assert_eq!((about(&all, "3.4").value.as_str(), about(&all, "3.4").fill.clone()), ("1 / 2", Some(Fill::Count(2, 1))));
    assert_eq!(about(&all, "12.2").fill, Some(Fill::Own(Standing::Partly)));
    let all = computed(&[met.clone(), not, answers(&[("village-3.4", own(OwnAnswer::NotSure))])]);
    let three = about(&all, "3.4");
    assert_eq!((three.value.as_str(), three.fill.clone()), ("1 / 3", None));
    assert!(three.how.contains("没有答的（未填、不清楚）1个"), "{}", three.how);
    // To whom it does not apply is in no figure, and the villages in all are not counted without it.
    let all = computed(&[met, answers(&[("village-3.4", own(OwnAnswer::NotApplicable))])]);
    assert_eq!((about(&all, "3.4").value.as_str(), about(&all, "3.4").fill.clone()), ("1 / 1", None));
}

#[test]
fn what_higher_levels_did_is_counted_by_question() {
    let met_with = answers(&[("sentinel-20.1", own(OwnAnswer::NotMet))]);
    let all = computed(&[met_with, answers(&[("sentinel-20.1", own(OwnAnswer::Met))]), BTreeMap::new()]);
    let watch = about(&all, "20.1");
    assert_eq!((watch.value.as_str(), watch.fill.clone(), watch.offered), ("1 / 3", None, false));
    assert!(watch.how.contains("没有答的（未填、不清楚）1个") && watch.label.starts_with("减负哨兵"), "{watch:?}");
    // A village is not asked about secondments.
    assert!(!all.iter().any(|it| it.provision == "18.4"));
}

#[test]
fn what_somebody_answered_is_marked_as_such_and_the_rest_is_filled_in() {
    let all = computed(&[answers(&[("village-3.4", own(OwnAnswer::Met)), ("village-12.2", own(OwnAnswer::Met))])]);
    let township = draft(Unit::Township, "示例乡", answers(&[("township-3.4", branches(9, 9))]));
    let changes = answer_changes(pack(), &township, &all, day());
    let of = |id: &str| changes.iter().find(|it| it.indicator == id).unwrap();
    assert!(of("township-3.4").replaces && !of("township-12.2").replaces);
    let filled = with_changes(&township, std::slice::from_ref(of("township-12.2")));
    assert_eq!(filled.assessment.replies["township-12.2"].own, Some(OwnAnswer::Met));
    assert_eq!(filled.assessment.replies["township-3.4"].count, Counted { whole: Some(9), part: Some(9) });
    // What a roll-up filled in itself is its own to change.
    let again = answer_changes(pack(), &filled, &computed(&[answers(&[("village-12.2", own(OwnAnswer::NotMet))])]), day());
    assert!(!again.iter().find(|it| it.indicator == "township-12.2").unwrap().replaces);
    // It goes through the file of a draft.
    assert!(write(pack(), hash(), &filled).contains("\"computed\""));
}

proptest! {
    /// Whoever is behind a figure is behind it once, and those counted are as many as it says.
    #[test]
    fn a_figure_is_those_behind_it(given in proptest::collection::vec(proptest::option::of(0_usize..5), 1..9)) {
        let villages: Vec<_> = given.iter().map(|it| it.map(|at| answers(&[("village-3.4", own(OwnAnswer::ALL[at]))])).unwrap_or_default()).collect();
        let all = computed(&villages);
        let three = about(&all, "3.4");
        let behind: Vec<&String> = three.behind.iter().flat_map(|it| &it.1.units).map(|it| &it.0).collect();
        let mut once = behind.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!((behind.len(), once.len()), (given.len(), given.len()));
        let met = given.iter().filter(|it| **it == Some(0)).count();
        let begins = [met.to_string().as_str(), " / "].concat();
        prop_assert!(three.value.starts_with(&begins));
        let open = given.iter().any(|it| matches!(it, None | Some(4)));
        prop_assert!(three.fill.is_none() || !open);
    }
}

#[test]
fn years_stand_side_by_side_and_a_village_is_itself_however_it_was_written() {
    let mut table = Collection::new(Level::Township);
    let income = |thousand: i64| {
        let (fact, _) = pack().find_fact("income_this_year").unwrap();
        let facts = [(
            fact,
            policy::model::value::Answer::Given(policy::model::value::Value::Number(policy::model::number::Decimal::whole(
                thousand * 1000,
            ))),
        )];
        answers(&[("village-14.3", Reply { facts: facts.into_iter().collect(), ..Reply::default() }), ("village-3.4", own(OwnAnswer::Met))])
    };
    for (number, (name, year, replies)) in
        (1..).zip([("竹溪村", 2019, income(9)), ("2、竹溪", 2020, income(12)), ("安乐村", 2020, income(7)), ("安乐村", 2013, income(1))])
    {
        let draft = draft(Unit::Village, name, replies);
        let draft = Draft { assessment: Assessment { year, ..draft.assessment }, as_of: None, ..draft };
        let imported = Imported::Unit(Box::new(row(pack(), &Read { draft, problems: Vec::new() }, day())));
        table.add(Entry { id: number, file: String::new(), imported });
    }
    let seen = rollup::trends::trends(pack(), &table, &TableQuery::default(), day(), Language::Chinese);
    assert_eq!(seen.years, [2013, 2019, 2020]);
    let posts = seen.figures.iter().find(|it| it.provision == "3.4").unwrap();
    assert_eq!(posts.points, [Some((1, 1)), Some((1, 1)), Some((2, 2))]);
    let units: Vec<(&str, Vec<Option<i64>>)> = seen.units.iter().map(|it| (it.name.as_str(), it.points.clone())).collect();
    let yuan = |thousand: i64| Some(thousand * 10_000_000);
    assert_eq!(units, [("安乐村", vec![yuan(1), None, yuan(7)]), ("竹溪", vec![None, yuan(9), yuan(12)])]);
    // Alphabetical, whatever the figures.
    let one =
        rollup::trends::trends(pack(), &table, &TableQuery { name: "安乐".to_owned(), ..TableQuery::default() }, day(), Language::Chinese);
    assert_eq!(one.units.len(), 1);
}

fn facts(all: &[(&str, i64)]) -> Reply {
    let given = |(id, number): &(&str, i64)| (pack().find_fact(id).unwrap().0, Answer::Given(Value::Number(Decimal::whole(*number))));
    Reply { facts: all.iter().map(given).collect(), ..Reply::default() }
}

/// A county of these townships' own drafts.
fn county(townships: &[(&str, BTreeMap<String, Reply>)]) -> Collection {
    let mut table = Collection::new(Level::County);
    for (number, (name, replies)) in (1_u64..).zip(townships) {
        let read = Read { draft: draft(Unit::Township, name, replies.clone()), problems: Vec::new() };
        table.add(Entry { id: number, file: format!("{number}.json"), imported: Imported::Unit(Box::new(row(pack(), &read, day()))) });
    }
    table
}

#[test]
fn a_county_adds_up_what_its_townships_say_and_makes_no_share_of_what_is_theirs() {
    let mut table = county(&[
        (
            "云岭镇",
            answers(&[
                ("township-3.4", branches(9, 7)),
                ("township-3.3", facts(&[("branches_total", 40), ("branches_meeting", 30)])),
                ("township-14.4", facts(&[("villages_total", 10), ("villages_weak", 6)])),
            ]),
        ),
        ("松风乡", answers(&[("township-3.4", branches(8, 8)), ("township-14.4", facts(&[("villages_total", 10), ("villages_weak", 1)]))])),
        ("清水乡", answers(&[])),
    ]);
    let seen = |table: &Collection| view(pack(), table, &TableQuery::default(), day(), Language::Chinese).computed;
    let all = seen(&table);
    let value = |provision: &str| about(&all, provision).value.as_str();
    assert_eq!((value("3.4"), value("3.3")), ("15 / 17", "30 / 40 = 75%"));
    let posts = about(&all, "3.4");
    assert!(posts.label.ends_with("（乡镇自报）") && posts.how.contains("3个乡镇中，2个填了"), "{} {}", posts.label, posts.how);
    assert_eq!(posts.behind.iter().map(|it| it.1.count()).collect::<Vec<_>>(), [2, 1]);
    let weak: Vec<&Computed> = all.iter().filter(|it| it.provision == "14.4").collect();
    assert_eq!(weak.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), ["7 / 20", "1 / 3"]);
    assert!(weak[1].how.contains("出现14.4所列情形的有1个") && weak[1].how.contains("没有答的（未填、不清楚）1个"), "{}", weak[1].how);
    // Of its villages nobody has sent anything, so nothing is said of them.
    assert!(all.iter().all(|it| it.label.ends_with("（乡镇自报）") || it.provision == "14.4"), "{all:?}");
    assert!(all.iter().all(|it| it.fill.is_none() && !it.offered));

    // The roll-up of a township that has no draft of its own is decided by its own two lists; and one of both kinds is one township.
    let mut township = Collection::new(Level::Township);
    for (number, name) in [(1, "一号村"), (2, "二号村")] {
        let read = Read { draft: draft(Unit::Village, name, answers(&[("village-3.4", own(OwnAnswer::Met))])), problems: Vec::new() };
        township.add(Entry { id: number, file: String::new(), imported: Imported::Unit(Box::new(row(pack(), &read, day()))) });
    }
    // Written otherwise than in its draft.
    township.lists.own_name = "桑植县清水乡".to_owned();
    township.lists.expected = vec!["一号村".to_owned(), "二号村".to_owned()];
    township.lists.weak = Some(vec!["一号村".to_owned()]);
    let file = township.rollup_file(pack(), hash(), 2020, "2020-12-31");
    let imported = rollup::import::read(pack(), hash(), Level::County, file.as_bytes(), day()).unwrap();
    table.add(Entry { id: 9, file: "清水.json".to_owned(), imported });
    let all = seen(&table);
    let of = |provision: &str| all.iter().filter(|it| it.provision == provision).map(|it| it.value.as_str()).collect::<Vec<_>>();
    assert_eq!((of("14.4"), of("3.4")), (vec!["7 / 20", "2 / 3"], vec!["2 / 2", "15 / 17"]));
    assert_eq!(table.tally(2020).received, 3);
    assert_eq!(view(pack(), &table, &TableQuery::default(), day(), Language::Chinese).counted, 3);
}

#[test]
fn villages_of_one_name_in_two_townships_are_two_in_a_county() {
    let mut table = Collection::new(Level::County);
    for (number, township, year, yuan) in [(1, "云岭镇", 2019, 6000), (2, "云岭镇", 2020, 8000), (3, "松风乡", 2020, 3000)] {
        let mut own = Collection::new(Level::Township);
        let replies = answers(&[("village-14.3", facts(&[("income_this_year", yuan)]))]);
        let draft = draft(Unit::Village, "石桥村", replies);
        let draft = Draft { assessment: Assessment { year, ..draft.assessment }, as_of: None, ..draft };
        let imported = Imported::Unit(Box::new(row(pack(), &Read { draft, problems: Vec::new() }, day())));
        own.add(Entry { id: 1, file: String::new(), imported });
        own.lists.own_name = township.to_owned();
        let file = own.rollup_file(pack(), hash(), year, "2020-12-31");
        let imported = rollup::import::read(pack(), hash(), Level::County, file.as_bytes(), day()).unwrap();
        table.add(Entry { id: number, file: String::new(), imported });
    }
    let seen = rollup::trends::trends(pack(), &table, &TableQuery::default(), day(), Language::Chinese);
    let units: Vec<(&str, Vec<Option<i64>>)> = seen.units.iter().map(|it| (it.name.as_str(), it.points.clone())).collect();
    let yuan = |yuan: i64| Some(yuan * 10_000);
    assert_eq!(units, [("松风乡·石桥村", vec![None, yuan(3000)]), ("云岭镇·石桥村", vec![yuan(6000), yuan(8000)])]);
}
