//! Entries over the embedded pack: what is filled in reads back, and what is wrong is said with its limit.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use entry::{Entry, form, words};
use policy::model::day::{Day, YearMonth};
use policy::model::fact::{Fact, FactKind};
use policy::model::facts::{Facts, refusals};
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Tenure, Value};

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// Answers of every shape that a kind takes.
fn answers(fact: &Fact) -> Vec<Answer> {
    let tenure = |since, earlier_months| Answer::Given(Value::Tenure(Tenure { since, earlier_months }));
    match &fact.kind {
        FactKind::YesNo => [true, false].map(|it| Answer::Given(Value::YesNo(it))).to_vec(),
        FactKind::Choice(choices) => (0..choices.len()).map(|it| Answer::Given(Value::Choice(u8::try_from(it).unwrap()))).collect(),
        FactKind::Number(_) => ["0", "1", "12.5", "277894.0001", "1000000000000", "-3"]
            .map(|it| Answer::Given(Value::Number(it.parse::<Decimal>().unwrap())))
            .to_vec(),
        FactKind::Date { .. } => {
            vec![Answer::Given(Value::Date(day("1976-02-29"))), Answer::Month(YearMonth::new(1975, 6).unwrap())]
        }
        FactKind::Tenure => vec![
            tenure(None, 0),
            tenure(None, 11),
            tenure(None, 125),
            tenure(Some(day("2011-01-01")), 0),
            tenure(Some(day("2011-01-01")), 30),
            Answer::TenureSinceMonth(YearMonth::new(2011, 1).unwrap(), 0),
            Answer::TenureSinceMonth(YearMonth::new(2011, 1).unwrap(), 7),
        ],
    }
}

#[test]
fn every_answer_reads_back_from_its_entry() {
    for fact in &pack::pack().facts {
        assert_eq!(Entry::of(fact, Answer::Open).read(&fact.kind), Ok(Answer::Open));
        for answer in answers(fact) {
            assert_eq!(Entry::of(fact, answer).read(&fact.kind), Ok(answer), "{}", fact.id);
        }
    }
}

#[test]
fn every_sample_fills_its_forms() {
    let pack = pack::pack();
    for sample in &pack.samples {
        for part in &sample.tools {
            let tool = &pack.tools[usize::from(part.tool.0)];
            let facts: Facts = part.facts.iter().copied().collect();
            let filled = form::read(pack, tool, |id| Entry::of(&pack.facts[usize::from(id.0)], facts.get(id)));
            assert_eq!(filled.misread, [], "{} {}", sample.id, tool.id);
            for &id in &tool.facts {
                assert_eq!(filled.facts.get(id), facts.get(id), "{} {}", sample.id, tool.id);
            }
        }
    }
}

#[test]
fn what_cannot_be_is_said_with_its_value_and_its_limit() {
    let pack = pack::pack();
    let says = |tool: &str, entries: &[(&str, &str)]| -> Vec<[String; 2]> {
        let (_, tool) = pack.find_tool(tool).unwrap();
        let entry = |id: policy::model::ids::FactId| {
            let fact = &pack.facts[usize::from(id.0)];
            entries.iter().find(|it| it.0 == fact.id).map(|it| Entry::of_text(it.1)).unwrap_or_default()
        };
        let filled = form::read(pack, tool, entry);
        let mut said = Vec::new();
        for (id, why) in &filled.misread {
            let fact = &pack.facts[usize::from(id.0)];
            said.push(
                [Language::Chinese, Language::English]
                    .map(|it| words::misread(fact.label.in_language(it), &fact.kind, &entry(*id), *why, it)),
            );
        }
        for refusal in refusals(pack, tool, &filled.facts, day("2026-11-23")) {
            said.push([Language::Chinese, Language::English].map(|it| words::refused(pack, &filled.facts, refusal, it)));
        }
        said
    };
    let check = |tool, entries: &[(&str, &str)], parts: &[&str]| {
        let said = says(tool, entries);
        assert_eq!(said.len(), 1, "{entries:?}: {said:?}");
        for part in parts {
            assert!(said.iter().flatten().any(|it| it.contains(part)), "{part} in {said:?}");
        }
    };
    check(
        "leadership-team-experience",
        &[("team_size", "10"), ("members_with_two_years", "12")],
        &["10人", "12人", "不能多于", "cannot exceed"],
    );
    check("leadership-team-experience", &[("team_size", "０")], &["0人", "大于0", "above 0"]);
    check("leadership-team-experience", &[("team_size", "-3")], &["-3人", "不能小于0人", "below 0"]);
    check("leadership-team-experience", &[("team_size", "2.5")], &["2.5人", "整数", "whole number"]);
    check("monthly-study", &[("months_elapsed", "13")], &["13个月", "不能大于12个月", "above 12"]);
    check("excellent-quota", &[("county_ratio", "120")], &["120%", "不能大于100%", "above 100%"]);
    check("care-fund", &[("retained_party_fees", "很多")], &["“很多”", "12000或1.2万", "\"很多\""]);
    check("care-fund", &[("retained_party_fees", "12.34567")], &["小数位太多", "Four at most"]);
    check("care-fund", &[("retained_party_fees", "99999999999999999999")], &["太大", "too large"]);
    check(
        "village-secretary-recruitment",
        &[("birth_date", "2030-01-01")],
        &["2030年1月1日", "不能晚于计算截止日（2026年11月23日）", "after the reference date"],
    );
    check("village-secretary-recruitment", &[("birth_date", "1975-02-30")], &["1975-02-30", "日历上没有这一天", "no day of the calendar"]);
    check("secondment", &[("from", "2020-03-01"), ("to", "2020-02-01")], &["2020年2月1日", "不能早于", "2020年3月1日"]);
    assert_eq!(says("secondment", &[]), Vec::<[String; 2]>::new());
}

#[test]
fn large_sums_are_read_back_in_wan() {
    let pack = pack::pack();
    let fact = pack.find_fact("retained_party_fees").unwrap().1;
    let check = |text: &str, expected: Option<&str>| {
        let answer = Entry::of_text(text).read(&fact.kind).unwrap();
        assert_eq!(words::understood(fact, answer, Language::Chinese).as_deref(), expected, "{text}");
    };
    check("9999.99", None);
    check("10000", Some("1万元"));
    check("12000", Some("1.2万元"));
    check("123456", Some("12.3456万元"));
    check("1.2345亿", Some("1.2345亿元"));
}
