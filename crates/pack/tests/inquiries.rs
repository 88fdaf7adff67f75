//! Which questions still matter, and what each reading would give, over the real pack.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use pack::pack;
use policy::engine::decide::Verdict;
use policy::engine::inquiry::{Inquiry, inquire};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::value::{Answer, Tenure, Value};

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn yes(is_so: bool) -> Answer {
    Answer::Given(Value::YesNo(is_so))
}

fn number(number: i64) -> Answer {
    Answer::Given(Value::Number(policy::model::number::Decimal::whole(number)))
}

fn choice(fact: &str, id: &str) -> Answer {
    let policy::model::fact::FactKind::Choice(choices) = &pack().find_fact(fact).unwrap().1.kind else { panic!("{fact} is no choice") };
    let at = choices.iter().position(|it| it.id == id).unwrap();
    Answer::Given(Value::Choice(u8::try_from(at).unwrap()))
}

fn ask(tool: &str, answers: &[(&str, Answer)]) -> Inquiry {
    let facts: Facts = answers.iter().map(|it| (pack().find_fact(it.0).unwrap().0, it.1)).collect();
    inquire(pack(), pack().find_tool(tool).unwrap().1, &facts, day("2020-12-31"), ReadingChoices::default()).unwrap()
}

fn idle(tool: &str, answers: &[(&str, Answer)]) -> Vec<&'static str> {
    ask(tool, answers).idle.iter().map(|it| pack().facts[usize::from(it.0)].id.as_str()).collect()
}

#[test]
fn with_nothing_answered_every_question_of_every_tool_matters() {
    for tool in &pack().tools {
        assert_eq!(idle(&tool.id, &[]), Vec::<&str>::new(), "{}", tool.id);
    }
}

#[test]
fn the_fact_of_the_other_branch_does_not_matter() {
    assert_eq!(idle("task-admission", &[("asked_of", choice("asked_of", "township"))]), ["on_village_list"]);
    assert_eq!(
        idle("task-admission", &[("asked_of", choice("asked_of", "village"))]),
        ["handed_down_by", "own_remit_affair", "reviewed_by_county"]
    );
    let kind = choice("inspection_kind", "one_vote_veto");
    assert_eq!(idle("inspection", &[("inspection_kind", kind)]), ["in_annual_plan", "approved_case_by_case", "in_county_performance"]);
}

#[test]
fn once_it_is_not_met_nothing_else_matters_unless_a_result_needs_it() {
    let rest = ["birth_date", "consecutive_full_terms", "secretary_service", "performance_excellent", "particularly_outstanding_secretary"];
    assert_eq!(idle("village-secretary-recruitment", &[("is_village_secretary", yes(false))]), rest);
    // The bonus is needed for the cut, not for the verdict.
    let many = [("villages_total", number(4)), ("villages_weak", number(2))];
    assert_eq!(idle("weak-village-share", &many), Vec::<&str>::new());
    let few = [("villages_total", number(4)), ("villages_weak", number(1))];
    assert_eq!(idle("weak-village-share", &few), ["secretary_bonus"]);
    let other = [("staff_kind", choice("staff_kind", "other"))];
    assert_eq!(idle("bonus-uplift", &other), ["township_class", "county_year_end_bonus", "county_performance_pay"]);
}

#[test]
fn an_optional_fact_is_neither_asked_for_nor_struck_out() {
    assert_eq!(idle("village-collective-income", &[("income_this_year", number(5000))]), ["sharp_fall_recognised"]);
}

#[test]
fn each_reading_says_what_it_would_give() {
    let served = Answer::Given(Value::Tenure(Tenure { since: Some(day("2000-01-01")), earlier_months: 0 }));
    let inquiry = ask(
        "village-secretary-recruitment",
        &[
            ("is_village_secretary", yes(true)),
            ("birth_date", Answer::Given(Value::Date(day("1975-06-15")))),
            ("consecutive_full_terms", number(3)),
            ("secretary_service", served),
            ("performance_excellent", yes(true)),
            ("particularly_outstanding_secretary", yes(false)),
        ],
    );
    let verdicts: Vec<Vec<Verdict>> = inquiry.readings.iter().map(|it| it.iter().map(|it| it.verdict).collect()).collect();
    assert_eq!(verdicts, [vec![Verdict::Met, Verdict::NotMet, Verdict::NotMet], vec![Verdict::Met, Verdict::Met]]);
    assert_eq!(inquiry.finding.sensitive_to, 1);
}

#[test]
fn windows_with_recognitions_given_are_said_only_where_they_differ() {
    let facts = [
        ("is_village_secretary", yes(true)),
        ("birth_date", Answer::Given(Value::Date(day("1985-06-15")))),
        ("consecutive_full_terms", number(3)),
    ];
    let open = ask("village-secretary-recruitment", &facts);
    assert!(open.finding.recognition_pending);
    assert_eq!(open.windows, Some(Vec::new()));
    assert_eq!(
        open.windows_if_recognised.map(|it| (it.len(), it[0].from, it[0].to)),
        Some((1, day("2020-12-31"), Some(day("2036-06-14"))))
    );
    // A recognition that is open but cannot help.
    let no = [("is_village_secretary", yes(false))];
    assert_eq!(ask("village-secretary-recruitment", &no).windows_if_recognised, None);
}
