//! Entries over the embedded pack: what is filled in reads back, and what is wrong is said with its limit.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use entry::misread::{Misread, Wanted};
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
        assert_eq!(words::understood(fact, &Entry::of_text(text), answer, Language::Chinese).as_deref(), expected, "{text}");
    };
    check("9999.99", None);
    check("10000", Some("1万元"));
    check("12000", Some("1.2万元"));
    check("123456", Some("12.3456万元"));
    check("123450000", Some("1.2345亿元"));
    check("1.2345亿", Some("123,450,000元"));
    check("一万五", Some("15,000元"));
    check("约1.5万", Some("15,000元"));
    check("两块", Some("2元"));
    check("12,000", Some("1.2万元"));
    check("1.5元", None);
}

#[test]
fn a_slip_by_ten_thousand_is_asked_about_and_not_taken_for_an_answer() {
    let pack = pack::pack();
    let fact = pack.find_fact("income_this_year").unwrap().1;
    let read = |text: &str| Entry::of_text(text).read(&fact.kind);
    let meant = |text: &str, language| words::meant(&fact.kind, &Entry::of_text(text), language);
    let asked = Misread::Incomplete(Wanted::Meant);
    assert_eq!(read("1.5"), Err(asked));
    let said = |language| words::misread(fact.label.in_language(language), &fact.kind, &Entry::of_text("1.5"), asked, language);
    assert!(said(Language::Chinese).ends_with("：是1.5元，还是1.5万元？"), "{}", said(Language::Chinese));
    assert!(said(Language::English).ends_with(": 1.50 yuan, or 15,000 yuan?"), "{}", said(Language::English));
    // Either button says what is meant.
    for language in [Language::Chinese, Language::English] {
        let both = meant("1.5", language).unwrap().map(|it| read(&it));
        assert_eq!(both, ["1.5", "15000"].map(|it| Ok(Answer::Given(Value::Number(it.parse().unwrap())))), "{language:?}");
    }
    assert_eq!(meant("50000000", Language::Chinese), Some(["50,000,000元", "5,000元"].map(str::to_owned)));
    // Nothing is asked of nothing, of what is usual, of what is near to it, and of what was typed with its unit.
    for text in ["0", "15000", "1999", "1.5元", "1.5万", "200万", "1,500,000"] {
        assert!(read(text).is_ok() && meant(text, Language::Chinese).is_none(), "{text}");
    }
    // A sum that came from elsewhere is meant as it is.
    let small = Answer::Given(Value::Number("1.5".parse().unwrap()));
    assert_eq!(Entry::of(fact, small), Entry::of_text("1.5元"));
}
