//! What a verdict says in the cases that its tool names.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, known, loosened};
use pack::pack;
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::inquiry::inquire;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::facts::{Facts, refusals};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;

/// Answers as `fact=value`: yes, no, a choice or a day.
fn said(tool: &str, answers: &str, chosen: ReadingChoices) -> (Verdict, String) {
    let (_, tool) = pack().find_tool(tool).unwrap();
    let mut facts = Facts::new();
    for (name, value) in answers.split(' ').map(|it| it.split_once('=').unwrap()) {
        let (id, fact) = pack().find_fact(name).unwrap();
        let value = match &fact.kind {
            FactKind::YesNo => Value::YesNo(value == "yes"),
            FactKind::Choice(choices) => Value::Choice(u8::try_from(choices.iter().position(|it| it.id == value).unwrap()).unwrap()),
            FactKind::Date { .. } => Value::Date(value.parse().unwrap()),
            FactKind::Number(_) | FactKind::Tenure => panic!("{name} is of another kind"),
        };
        facts.set(id, Answer::Given(value));
    }
    let day: Day = "2020-12-31".parse().unwrap();
    let finding = decide(pack(), tool, &facts, day, chosen).unwrap();
    let situation = situation(pack(), tool, &facts, day, chosen);
    let explainer = Explainer { pack: pack(), tool, situation: &situation, language: Language::Chinese };
    (finding.verdict, explainer.verdict(&finding).to_owned())
}

#[track_caller]
fn check(tool: &str, answers: &str, verdict: Verdict, words: &[&str]) {
    let (found, text) = said(tool, answers, ReadingChoices::default());
    assert_eq!(found, verdict, "{answers}");
    assert!(words.iter().all(|it| text.contains(it)), "{answers}: {text}");
}

#[test]
fn an_ordinary_inspection_is_not_spoken_of_by_20_1_and_is_told_what_to_ask_for() {
    let neither = "inspection_kind=ordinary_inspection in_annual_plan=no approved_case_by_case=no";
    check("inspection", neither, Verdict::Met, &["没有提普通的督查、检查", "年度计划", "报没报备"]);
    let planned = "inspection_kind=ordinary_inspection in_annual_plan=yes";
    check("inspection", planned, Verdict::Met, &["没有提普通的督查、检查"]);
    assert!(!said("inspection", planned, ReadingChoices::default()).1.contains("这次两样都没有"));
    check("inspection", "inspection_kind=visit_in_disguise", Verdict::NotMet, &["换成调研、考察、调度的名义"]);
    // In the other reading it falls like an assessment, and the clause does speak of it.
    let other = ReadingChoices::default().with(0, 1);
    assert_eq!(said("inspection", neither, other).0, Verdict::NotMet);
    assert!(!said("inspection", planned, other).1.contains("没有提"));
}

#[test]
fn a_secondment_above_the_limit_in_principle_is_told_whom_to_ask() {
    let over = "approved_by=organisation_department from=2020-03-01 to=2020-09-02";
    check("secondment", over, Verdict::NotMet, &["原则上", "例外", "批准的单位"]);
    check("secondment", "approved_by=none from=2020-03-01 to=2020-04-01", Verdict::NotMet, &["没有经", "批准件"]);
    check("secondment", "approved_by=none from=2020-03-01 to=2020-09-02", Verdict::NotMet, &["没有经", "原则上"]);
}

#[test]
fn a_task_that_19_1_does_not_speak_of_is_said_to_be_outside_it() {
    check("task-admission", "asked_of=township handed_down_by=other", Verdict::Met, &["没有说到这件事"]);
    let vetted = "asked_of=township handed_down_by=county_department own_remit_affair=yes reviewed_by_county=yes";
    check("task-admission", vetted, Verdict::Met, &["已经由县委和政府审核"]);
    check("task-admission", &vetted.replace("county=yes", "county=no"), Verdict::NotMet, &["没有经县委和政府审核"]);
    check("task-admission", "asked_of=village on_village_list=no", Verdict::NotMet, &["准入事项"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What would change it, when, and how near it is, never names a day that nobody means.
    #[test]
    fn no_sentence_names_a_day_beyond_reason(seed: u64) {
        let as_of: Day = "2026-03-02".parse().unwrap();
        let mut dice = Dice(seed);
        for tool in &pack().tools {
            let full = known(&mut dice, pack(), tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            if !refusals(pack(), tool, &facts, as_of).is_empty() {
                continue;
            }
            let found = inquire(pack(), tool, &facts, as_of, ReadingChoices::default()).unwrap();
            let explainer = Explainer { pack: pack(), tool, situation: &found.situation, language: Language::English };
            let mut said: Vec<String> = found.changes.iter().flat_map(|it| explainer.change_set(it)).collect();
            said.extend(explainer.near(&found.finding).iter().map(|it| plain(it)));
            said.extend(explainer.lines(&found.finding).iter().map(|it| it.sentence()));
            for sentence in &said {
                let months = (1..=12).map(|it| date_in_words(Day::new(2000, it, 1).unwrap(), Language::English));
                let months: Vec<String> = months.map(|it| it.split(' ').nth(1).unwrap().to_owned()).collect();
                for end in [Day::EARLIEST, Day::LATEST] {
                    let named = months.iter().any(|it| sentence.contains(&format!("{it} {}", end.year())));
                    prop_assert!(!named, "{}: {}", tool.id, sentence);
                }
            }
        }
    }
}
