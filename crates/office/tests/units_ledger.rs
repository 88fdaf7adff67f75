//! Ledgers as townships have them, each with a row for a village, read into drafts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use encoding_rs::GB18030;
use exchange::draft::Draft;
use ledger::matching::Mapping;
use office::units_ledger::{NAME, UnitsLedger, places};
use pack::pack;
use policy::assessment::reply::Unit;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;

fn read<'a>(bytes: &[u8], remembered: &[Mapping], columns: &[(usize, Option<String>)]) -> UnitsLedger<'a> {
    UnitsLedger::read(pack(), bytes, remembered, columns, Language::Chinese).unwrap_or_else(|it| panic!("{}", it.text().zh))
}

fn income(draft: &Draft, fact: &str) -> Option<String> {
    match draft.assessment.replies.get("village-14.3")?.facts.get(pack().find_fact(fact)?.0) {
        Answer::Given(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

const INCOMES: &str = "示例乡2020年村级集体经济收入台账\n\n序号,村（社区）,负责人,上年村级集体经济收入（万元）,当年村级集体经济收入（万元）,备注\n\
    1,石桥村,向某,4.2,5.5,\n2,2、竹溪村,覃某,0.9,待核,\n3,河滨社区,王某,12,13.25,\n,,,,,\n合计,,,17.1,18.75,\n";

#[test]
fn a_ledger_of_incomes_becomes_drafts_with_these_figures_and_nothing_else() {
    let (bytes, _, _) = GB18030.encode(INCOMES);
    let found = read(&bytes, &[], &[]);
    let drafts = found.drafts(2020);
    let told: Vec<_> = drafts
        .iter()
        .map(|it| (it.unit_name.as_str(), it.assessment.unit, income(it, "income_last_year"), income(it, "income_this_year")))
        .collect();
    let some = |it: &str| Some(it.to_owned());
    assert_eq!(
        told,
        [
            ("石桥村", Unit::Village, some("42000"), some("55000")),
            ("竹溪村", Unit::Village, some("9000"), None),
            ("河滨社区", Unit::Community, some("120000"), some("132500")),
        ]
    );
    assert!(drafts.iter().all(|it| it.assessment.replies.len() == 1 && it.assessment.year == 2020));
    // What cannot be read is named; nobody's name goes anywhere.
    assert_eq!(found.dirty_count, 1);
    assert!(found.dirty[0].text(&found.sheet).zh.contains("待核"), "{:?}", found.dirty);
    assert!(!drafts.iter().any(|it| exchange::draft_file::write(pack(), pack::hash(), it).contains("向某")));
}

#[test]
fn branches_are_the_two_counts_of_their_question() {
    let text = "村名\t党支部总数\t“五化”达标支部数\n石桥村\t3\t2\n竹溪村\t1\t1\n";
    let found = read(text.as_bytes(), &[], &[]);
    let drafts = found.drafts(2020);
    let count = drafts[0].assessment.replies["village-3.3"].count;
    assert_eq!((count.whole, count.part), (Some(3), Some(2)));
}

#[test]
fn what_a_column_is_can_be_changed_and_is_remembered_for_the_same_heading() {
    let text = "村名\t收入甲\t收入乙\n石桥村\t42000\t55000\n";
    let first = read(text.as_bytes(), &[], &[]);
    assert!(first.drafts(2020).is_empty(), "nothing is guessed of columns that are called so: {:?}", first.rows);
    let told = [(1, Some("income_last_year".to_owned())), (2, Some("income_this_year".to_owned()))];
    let second = read(text.as_bytes(), &[], &told);
    assert_eq!(income(&second.drafts(2020)[0], "income_this_year"), Some("55000".to_owned()));
    let again = read("村名\t收入甲\t收入乙\n竹溪村\t41000\t52000\n".as_bytes(), std::slice::from_ref(&second.mapping), &[]);
    assert_eq!(income(&again.drafts(2020)[0], "income_last_year"), Some("41000".to_owned()));
    let dropped = read(text.as_bytes(), std::slice::from_ref(&second.mapping), &[(1, None)]);
    assert_eq!(income(&dropped.drafts(2020)[0], "income_last_year"), None);
}

#[test]
fn every_place_is_one_and_none_is_the_name() {
    let places = places(pack());
    let mut ids: Vec<&str> = places.iter().map(|it| it.fact.1.id.as_str()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(!ids.contains(&NAME) && ids.contains(&"income_this_year") && ids.contains(&"branches_total"), "{ids:?}");
}

proptest! {
    /// Whatever stands in it: a draft has a name, and figures that the table has.
    #[test]
    fn no_table_makes_up_anything(cells in proptest::collection::vec(("\\PC{0,6}", "[0-9.,万]{0,6}"), 1..9)) {
        let rows: String = cells.iter().map(|it| format!("{}\t{}\n", it.0.replace(['\t', '"'], ""), it.1)).collect();
        let text = format!("村名\t当年村级集体经济收入（元）\n石桥村\t9000\n{rows}");
        if let Ok(found) = UnitsLedger::read(pack(), text.as_bytes(), &[], &[], Language::Chinese) {
            let drafts = found.drafts(2020);
            prop_assert!(drafts.iter().all(|it| !it.unit_name.trim().is_empty()));
            prop_assert!(drafts.len() <= cells.len() + 1);
        }
    }
}
