//! What is said of answers that lie on a line of a rule, or just beside it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it must")]

use pack::{cases, pack};
use policy::engine::decide::{Verdict, decide, situation};
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
#[cfg(own_pack)]
use policy::model::value::{Answer, Tenure, Value};

#[cfg(own_pack)]
fn near(tool: &str, answers: &[(&str, Value)], as_of: &str) -> Vec<String> {
    let (_, tool) = pack().find_tool(tool).unwrap();
    let mut facts = Facts::new();
    for (name, value) in answers {
        facts.set(pack().find_fact(name).unwrap().0, Answer::Given(*value));
    }
    let day: Day = as_of.parse().unwrap();
    let finding = decide(pack(), tool, &facts, day, ReadingChoices::default()).unwrap();
    let situation = situation(pack(), tool, &facts, day, ReadingChoices::default());
    let explainer = Explainer { pack: pack(), tool, situation: &situation, language: Language::Chinese };
    explainer.near(&finding).iter().map(|it| plain(it)).collect()
}

#[cfg(own_pack)]
fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

#[cfg(own_pack)]
fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

#[cfg(own_pack)]
#[test]
fn a_line_just_missed_or_just_met_is_named_with_what_other_readings_give() {
    let secretary = |since: &str| {
        let service = Value::Tenure(Tenure { since: Some(since.parse().unwrap()), earlier_months: 0 });
        let answers = [
            ("is_village_secretary", Value::YesNo(true)),
            ("birth_date", date("1978-01-20")),
            ("consecutive_full_terms", number("1")),
            ("secretary_service", service),
            ("performance_excellent", Value::YesNo(true)),
        ];
        near("village-secretary-recruitment", &answers, "2020-12-31").join("")
    };
    let said = secretary("2011-01-01");
    assert!(said.contains("离10年还差1天") && said.contains("成立。") && said.contains("不成立。"), "{said}");
    let said = secretary("2010-12-31");
    assert!(said.contains("刚好在10年这条线上"), "{said}");
    assert_eq!(secretary("2009-06-01"), "", "half a year beyond is not near");

    let income = |yuan: &str| {
        let answers = [("income_this_year", number(yuan)), ("sharp_fall_recognised", Value::YesNo(false))];
        near("village-collective-income", &answers, "2020-12-31").join("")
    };
    let said = income("10000");
    assert!(said.contains("刚好在") && said.contains("不成立。"), "{said}");
    assert!(income("10499").contains("499"), "{}", income("10499"));
    assert_eq!(income("10501"), "");

    let posts =
        |filled: &str| near("vacancy-rate", &[("authorised_posts", number("41")), ("filled_posts", number(filled))], "2020-12-31").join("");
    assert!(posts("38").contains("1名"), "{}", posts("38"));
    assert_eq!(posts("36"), "");
}

#[cfg(own_pack)]
#[test]
fn what_cannot_decide_is_not_named() {
    // Near the years, but the terms decide already.
    let service = Value::Tenure(Tenure { since: Some("2011-01-01".parse().unwrap()), earlier_months: 0 });
    let answers = [
        ("is_village_secretary", Value::YesNo(true)),
        ("birth_date", date("1980-06-01")),
        ("consecutive_full_terms", number("5")),
        ("secretary_service", service),
        ("performance_excellent", Value::YesNo(true)),
    ];
    assert_eq!(near("village-secretary-recruitment", &answers, "2020-12-31"), Vec::<String>::new());
}

#[test]
fn every_case_is_told_in_whole_sentences_in_both_languages() {
    let mut said = 0;
    for case in cases() {
        let Some(tool) = pack().tool_at(case.tool) else { continue };
        let mut facts = Facts::new();
        case.facts.iter().for_each(|(id, answer)| facts.set(*id, *answer));
        let chosen = case.readings.iter().fold(ReadingChoices::default(), |chosen, it| chosen.with(it.0, it.1));
        let Ok(finding) = decide(pack(), tool, &facts, case.as_of, chosen) else { continue };
        let situation = situation(pack(), tool, &facts, case.as_of, chosen);
        for language in [Language::Chinese, Language::English] {
            let explainer = Explainer { pack: pack(), tool, situation: &situation, language };
            for line in explainer.near(&finding) {
                let line = plain(&line);
                said += 1;
                assert!(!line.contains('{') && line.chars().count() > 8, "{}: {line}", case.name);
                assert!(finding.verdict != Verdict::Computed, "{}: a tool without a test has no line: {line}", case.name);
            }
        }
    }
    assert!(0 < said && (100 < said || !cfg!(own_pack)), "{said}");
}

#[test]
fn the_sheet_for_experts_has_every_line_with_what_holds_on_both_sides() {
    let nothing = Facts::new();
    let day: Day = "2020-12-31".parse().unwrap();
    for tool in &pack().tools {
        let situation = situation(pack(), tool, &nothing, day, ReadingChoices::default());
        for language in [Language::Chinese, Language::English] {
            let explainer = Explainer { pack: pack(), tool, situation: &situation, language };
            let rule = explainer.rule_in_one_sentence();
            assert_eq!(rule.is_empty(), tool.rule.verdict.is_none(), "{}", tool.id);
            assert!(!rule.contains('{') && !rule.contains("（）") && !rule.contains("()"), "{}: {rule}", tool.id);
            for threshold in explainer.thresholds() {
                assert!(!threshold.asked.is_empty());
                assert!(3 <= threshold.cases.len(), "{}: {}", tool.id, threshold.asked);
                for way in 0..threshold.cases[0].holds.len() {
                    let holds: Vec<bool> = threshold.cases.iter().map(|it| it.holds[way].1).collect();
                    assert!(holds.contains(&true) && holds.contains(&false), "{}: {threshold:?}", tool.id);
                }
            }
        }
    }
}

#[cfg(own_pack)]
#[test]
fn the_sheet_for_experts_has_the_lines_of_the_document() {
    let (nothing, day) = (Facts::new(), "2020-12-31".parse().unwrap());
    let (_, tool) = pack().find_tool("village-secretary-recruitment").unwrap();
    let situation = situation(pack(), tool, &nothing, day, ReadingChoices::default());
    let sheet = Explainer { pack: pack(), tool, situation: &situation, language: Language::Chinese };
    assert_eq!(sheet.thresholds().len(), 4, "terms, years, and two ages");
    assert!(sheet.rule_in_one_sentence().contains("年龄不超过45周岁"), "{}", sheet.rule_in_one_sentence());
}
