//! What is worth asking, and from when something is met while answers are open, over the real pack.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, answer, any_day, completed, known, loosened, some_readings};
use pack::pack;
use policy::engine::compare::compare_profiles;
use policy::engine::decide::{decide, situation};
use policy::engine::headline::{Coming, headline};
use policy::engine::inquiry::inquire;
use policy::engine::opening::{Opening, opening};
use policy::engine::profile::known::Profile;
use policy::engine::profile::standing::{Entry, Standing};
use policy::engine::profile::{Next, Review, Reviewer, State, review};
use policy::engine::steps::{Step, next_step};
use policy::engine::windows::windows;
use policy::engine::worth::worth_asking;
use policy::model::day::Day;
use policy::model::facts::{Facts, refusals};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Group;
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn date(text: &str) -> Answer {
    Answer::Given(Value::Date(day(text)))
}

fn since(text: &str) -> Answer {
    Answer::Given(Value::Tenure(Tenure { since: Some(day(text)), earlier_months: 0 }))
}

fn yes(is_so: bool) -> Answer {
    Answer::Given(Value::YesNo(is_so))
}

fn number(number: i64) -> Answer {
    Answer::Given(Value::Number(Decimal::whole(number)))
}

fn fact(id: &str) -> FactId {
    pack().find_fact(id).unwrap_or_else(|| panic!("no fact {id}")).0
}

fn choice(of: &str, id: &str) -> Answer {
    let policy::model::fact::FactKind::Choice(choices) = &pack().find_fact(of).unwrap().1.kind else { panic!("{of} is no choice") };
    Answer::Given(Value::Choice(u8::try_from(choices.iter().position(|it| it.id == id).unwrap()).unwrap()))
}

fn facts(answers: &[(&str, Answer)]) -> Facts {
    answers.iter().map(|it| (fact(it.0), it.1)).collect()
}

fn profile(post: &str, as_of: &str, answers: &[(&str, Answer)]) -> Profile {
    let mut profile = Profile::new(day(as_of));
    profile.post = u8::try_from(pack().profile.posts.iter().position(|it| it.id == post).unwrap()).ok();
    for (id, given) in answers {
        profile.answer(pack(), fact(id), *given).unwrap();
    }
    profile
}

fn entry<'a>(review: &'a Review, id: &str) -> &'a Entry {
    review.entries.iter().find(|it| pack().tools[usize::from(it.tool.0)].id == id).unwrap()
}

fn state(review: &Review, id: &str) -> State {
    review.questions.iter().find(|it| it.fact == fact(id)).unwrap().state.clone()
}

/// What comes out of a tool: nothing of how it was found.
fn outcome(pack: &Pack, entry: &Entry) -> String {
    let standing = match &entry.standing {
        Standing::Open(_) => "open".to_owned(),
        // Nothing else is said of it.
        Standing::NotConcerned => return pack.tools[usize::from(entry.tool.0)].id.clone(),
        other => format!("{other:?}"),
    };
    let outputs = entry.finding.as_ref().map(|it| it.outputs.clone());
    format!("{}: {standing}, {outputs:?}, {:?}, {:?}", pack.tools[usize::from(entry.tool.0)].id, entry.windows, entry.windows_if_recognised)
}

/// A person of whom everything is known and nothing contradicts anything.
fn whole(dice: &mut Dice, pack: &Pack, as_of: Day) -> Profile {
    loop {
        let mut profile = Profile::new(as_of);
        profile.post = u8::try_from(dice.roll(pack.profile.posts.len() as u64)).ok();
        for &fact in pack.profile.sections.iter().flat_map(|it| &it.facts) {
            let given = profile.known(pack).facts.get(fact);
            while given == Answer::Open && profile.answer(pack, fact, answer(dice, &pack.facts[usize::from(fact.0)].kind, as_of)).is_err() {
            }
        }
        // Who is asked once says the same twice.
        for implication in pack.profile.implications.iter().filter(|it| it.gives_way) {
            if profile.facts.get(implication.when.0) == Answer::Given(implication.when.1) {
                profile.facts.set(implication.then.0, Answer::Open);
            }
        }
        let all = profile.known(pack).facts;
        let refused = |tool: &&policy::model::tool::Tool| tool.group == Group::Person && !refusals(pack, tool, &all, as_of).is_empty();
        if !pack.tools.iter().any(|it| refused(&it)) {
            return profile;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    /// A fact that is not worth asking changes nothing when it is given: no verdict, no window, no result.
    #[test]
    fn what_is_idle_changes_nothing(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let facts: Facts = tool.facts.iter().map(|&it| (it, loosened(&mut dice, full.get(it)))).collect();
            if !refusals(pack, tool, &facts, as_of).is_empty() {
                continue;
            }
            let finding = decide(pack, tool, &facts, as_of, chosen).unwrap();
            let worth = worth_asking(pack, tool, situation(pack, tool, &facts, as_of, chosen), as_of, &finding);
            for (slot, id) in tool.slots().filter(|it| facts.get(it.1) == Answer::Open && worth >> it.0 & 1 == 0) {
                let optional = pack.facts[usize::from(id.0)].optional;
                for _ in 0..4 {
                    let Some(one) = completed(&mut dice, pack, tool, &facts, as_of) else { break };
                    let mut only = one.clone();
                    only.set(id, Answer::Open);
                    let Some(other) = completed(&mut dice, pack, tool, &only, as_of) else { break };
                    let (first, second) = (decide(pack, tool, &one, as_of, chosen).unwrap(), decide(pack, tool, &other, as_of, chosen).unwrap());
                    prop_assert_eq!(first.verdict, second.verdict, "{} {}", tool.id, slot);
                    prop_assert_eq!(windows(pack, tool, &one, as_of, chosen), windows(pack, tool, &other, as_of, chosen), "{} {}", tool.id, slot);
                    if !optional {
                        prop_assert_eq!(first.outputs, second.outputs, "{} {}", tool.id, slot);
                    }
                }
            }
        }
    }

    /// Whatever the open facts turn out to be, it opens between the earliest day and the latest.
    #[test]
    fn every_completion_opens_within_the_bounds(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in pack.tools.iter().filter(|it| it.rule.verdict.is_some()) {
            let chosen = some_readings(&mut dice, tool);
            let full = known(&mut dice, pack, tool, as_of);
            let open = dice.pick(&tool.facts);
            let mut facts = full.clone();
            facts.set(open, if dice.roll(3) == 0 { loosened(&mut dice, full.get(open)) } else { Answer::Open });
            if dice.roll(3) == 0 {
                facts.set(dice.pick(&tool.facts), Answer::Open);
            }
            if !refusals(pack, tool, &facts, as_of).is_empty() {
                continue;
            }
            let there = situation(pack, tool, &facts, as_of, chosen);
            let finding = decide(pack, tool, &facts, as_of, chosen).unwrap();
            let Opening { earliest, latest } = opening(pack, tool, there, as_of, worth_asking(pack, tool, there, as_of, &finding));
            for _ in 0..6 {
                let Some(one) = completed(&mut dice, pack, tool, &facts, as_of) else { break };
                let first = windows(pack, tool, &one, as_of, chosen).first().map(|it| it.from);
                match first {
                    Some(first) => {
                        prop_assert!(earliest.is_some_and(|it| it <= first), "{}: {:?} before {:?}; {:?} as {:?}", tool.id, first, earliest, facts, one);
                        prop_assert!(latest.is_none_or(|it| first <= it), "{}: {:?} after {:?}", tool.id, first, latest);
                    }
                    None => prop_assert_eq!(latest, None, "{}", tool.id),
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whoever answers only what is worth asking, in whatever order, is told what somebody is told who answers everything.
    #[test]
    fn the_order_of_answering_makes_no_difference(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        let truth = whole(&mut dice, pack, as_of);
        let so = truth.known(pack).facts;
        let told = |found: &Review| found.entries.iter().map(|it| outcome(pack, it)).collect::<Vec<_>>();
        let all = told(&review(pack, &truth));
        for by_the_tool in [true, false] {
            let mut profile = Profile { post: truth.post, ..Profile::new(as_of) };
            let mut reviewer = Reviewer::default();
            loop {
                let found = reviewer.review(pack, &profile);
                prop_assert_eq!(&found, &review(pack, &profile), "what is kept is what would come out anew");
                let worth: Vec<FactId> =
                    found.questions.iter().filter(|it| matches!(it.state, State::Matters(_))).map(|it| it.fact).collect();
                let next = match found.next {
                    Some(Next::Fact(fact)) if by_the_tool => fact,
                    Some(Next::Post) => panic!("who they are is told"),
                    Some(_) | None if !worth.is_empty() => dice.pick(&worth),
                    Some(_) | None => break,
                };
                prop_assert!(worth.contains(&next));
                profile.answer(pack, next, so.get(next)).unwrap();
            }
            prop_assert_eq!(&told(&review(pack, &profile)), &all, "in the order of the tool: {}", by_the_tool);
        }
    }
}

#[test]
fn a_birth_date_that_opens_something_later_is_worth_asking() {
    let known = [("township_service", since("2012-07-01")), ("is_township_cadre", yes(true))];
    let found = review(pack(), &profile("township_institution_staff", "2026-03-02", &known));
    assert!(matches!(state(&found, "birth_date"), State::Matters(_)), "{:?}", state(&found, "birth_date"));
    let born = [known[0], known[1], ("birth_date", date("1985-09-01"))];
    let found = review(pack(), &profile("township_institution_staff", "2026-03-02", &born));
    let Standing::WillBe { earliest, latest, .. } = entry(&found, "long-service-transfer").standing else {
        panic!("{:?}", entry(&found, "long-service-transfer").standing)
    };
    assert_eq!((earliest, latest), (day("2035-09-01"), day("2035-09-01")));
}

#[test]
fn an_open_fact_that_only_moves_dates_gives_the_earliest() {
    let tool = pack().find_tool("long-service-transfer").unwrap().1;
    let known = facts(&[("is_township_cadre", yes(true)), ("birth_date", date("1978-02-28"))]);
    let found = inquire(pack(), tool, &known, day("2026-03-02"), ReadingChoices::default()).unwrap();
    assert!(!found.idle.contains(&fact("township_service")), "time alone helps, once the service is told");
    let as_of = day("2026-03-02");
    let there = situation(pack(), tool, &known, as_of, ReadingChoices::default());
    let worth = worth_asking(pack(), tool, there, as_of, &found.finding);
    assert_eq!(opening(pack(), tool, there, as_of, worth), Opening { earliest: Some(day("2028-02-28")), latest: None });
}

#[test]
fn what_only_others_decide_is_pending_once_something_is_known_and_open_before() {
    let nothing = review(pack(), &Profile::new(day("2026-03-02")));
    assert!(
        nothing.entries.iter().all(|it| !matches!(it.standing, Standing::Met | Standing::Pending | Standing::WillBe { .. })),
        "nothing is claimed"
    );
    assert!(nothing.entries.iter().all(|it| it.windows.is_empty() && it.windows_if_recognised.iter().all(|it| it.to.is_none())));
    assert!(matches!(entry(&nothing, "high-level-talent").standing, Standing::Open(_)));
}

#[test]
fn whoever_does_not_live_apart_is_not_asked_since_when() {
    let civil_servant = |more: &[(&str, Answer)]| review(pack(), &profile("township_civil_servant", "2026-03-02", more));
    let found = civil_servant(&[]);
    assert!(matches!(state(&found, "couple_separated"), State::Matters(_)));
    assert_eq!(state(&found, "separated_since"), State::Waits(fact("couple_separated")));
    let found = civil_servant(&[("couple_separated", yes(false))]);
    assert_eq!(entry(&found, "separated-couple-transfer").standing, Standing::NotConcerned);
    assert!(matches!(state(&found, "separated_since"), State::Settled(_)));
    let found = civil_servant(&[("couple_separated", yes(true))]);
    assert!(matches!(state(&found, "separated_since"), State::Matters(_)));
    // Whom it cannot concern anyway is not asked at all.
    let found = review(pack(), &profile("village_secretary", "2026-03-02", &[]));
    assert!(matches!(state(&found, "couple_separated"), State::Settled(_)));
}

#[test]
fn a_fact_of_another_reading_is_told_apart() {
    let found = review(pack(), &profile("township_institution_staff", "2026-03-02", &[]));
    let other: Vec<&str> = found
        .questions
        .iter()
        .filter(|it| matches!(it.state, State::OtherReading(_)))
        .map(|it| pack().facts[usize::from(it.fact.0)].id.as_str())
        .collect();
    let tools_read_otherwise = pack().tools.iter().filter(|it| it.group == Group::Person && !it.readings.is_empty()).count();
    assert!(1 <= tools_read_otherwise && other.iter().all(|it| !matches!(state(&found, it), State::Matters(_))), "{other:?}");
}

#[test]
fn the_line_adds_what_is_ones_own_and_names_the_next_day() {
    let secretary = |people: i64| {
        let known = [
            ("is_village_principal", yes(true)),
            ("buys_pension", yes(true)),
            ("years", number(2)),
            ("people", number(people)),
            ("birth_date", date("1980-01-01")),
        ];
        headline(pack(), &review(pack(), &profile("village_secretary", "2026-03-02", &known)))
    };
    let (one, three) = (secretary(1), secretary(3));
    assert_eq!(one.now, three.now);
    assert!(one.sum.is_some_and(|it| Decimal::ZERO < it) && three.sum.is_none(), "{one:?} {three:?}");
    let known = [("township_service", since("2003-03-01")), ("birth_date", date("1978-02-28"))];
    let line = headline(pack(), &review(pack(), &profile("township_civil_servant", "2026-03-02", &known)));
    assert_eq!(line.next, Some(Coming { day: day("2028-02-28"), many: 1, if_recognised: true }), "{line:?}");
}

#[test]
fn between_two_days_is_said_what_opens_and_closes() {
    let known = [("township_service", since("2003-03-01")), ("birth_date", date("1978-02-28"))];
    let today = profile("township_civil_servant", "2026-03-02", &known);
    let later = Profile { as_of: day("2031-03-02"), ..today.clone() };
    let found = compare_profiles(pack(), &today, &later);
    assert_eq!(found.between, compare_profiles(pack(), &later, &today).between);
    assert!(found.between.iter().any(|it| it.opens && it.day == day("2028-02-28")), "{:?}", found.between);
    assert!(compare_profiles(pack(), &today, &profile("village_secretary", "2031-03-02", &[])).between.is_empty());
}

#[test]
fn what_is_due_after_a_recognition_is_known_before() {
    let tool = pack().find_tool("condolence-payment").unwrap().1;
    let known = facts(&[("is_grassroots_cadre", yes(true)), ("event", choice("event", "serious_illness"))]);
    let found = inquire(pack(), tool, &known, day("2026-03-02"), ReadingChoices::default()).unwrap();
    assert!(found.finding.recognition_pending);
    assert!(found.finding.outputs.iter().all(Option::is_none) && found.outputs_if_recognised.iter().any(Option::is_some));
}

/// The sample people, with who they are by their story where their answers leave it open.
const PEOPLE: [(&str, &str); 13] = [
    ("sample-cadre-jia", "village_secretary"),
    ("sample-cadre-yi", "village_secretary"),
    ("sample-cadre-bing", "village_secretary"),
    ("sample-cadre-ding", "village_secretary"),
    ("sample-cadre-wu", "township_civil_servant"),
    ("sample-cadre-ji", "township_institution_staff"),
    ("sample-cadre-geng", "township_institution_staff"),
    ("sample-cadre-xin", "professional_to_be_recruited"),
    ("sample-cadre-ren", "township_institution_staff"),
    ("sample-cadre-gui", "hospital_middle_manager"),
    ("sample-cadre-zi", "new_agri_technician"),
    ("sample-cadre-chou", "professional_to_be_recruited"),
    ("sample-cadre-yin", "several_or_other"),
];

/// What is asked of somebody, step by step. What their file does not tell is not ticked; another question about it they cannot answer.
fn asked_of(told: &Facts, post: &str, as_of: Day) -> Vec<String> {
    let mut profile = Profile::new(as_of);
    let mut asked = Vec::new();
    while let Some(step) = next_step(pack(), &profile, &review(pack(), &profile)) {
        let names = step.facts().iter().map(|it| pack().facts[usize::from(it.0)].id.as_str()).collect::<Vec<_>>().join("+");
        asked.push(names);
        if step == Step::Post {
            profile.post = u8::try_from(pack().profile.posts.iter().position(|it| it.id == post).unwrap()).ok();
        }
        for &id in step.facts() {
            let given = match (told.get(id), &step) {
                (Answer::Open, Step::Together(..)) => yes(false),
                (given, _) => given,
            };
            if given == Answer::Open || profile.answer(pack(), id, given).is_err() {
                profile.leave_open(id);
            }
        }
    }
    asked
}

#[test]
fn few_questions_settle_everything() {
    let mut counts = Vec::new();
    for (id, post) in PEOPLE {
        let sample = pack().samples.iter().find(|it| it.id == id).unwrap();
        let mut told: Facts = sample.tools.iter().flat_map(|it| it.facts.iter().copied()).collect();
        // What the answers of the sample are about is so.
        for (asked, so) in [("separated_since", "couple_separated"), ("hardship", "in_hardship"), ("event", "in_hardship")] {
            if told.get(fact(asked)) != Answer::Open {
                told.set(fact(so), yes(true));
            }
        }
        let asked = asked_of(&told, post, sample.as_of);
        println!("{id}: {} {asked:?}", asked.len());
        counts.push(asked.len());
    }
    counts.sort_unstable();
    println!("{counts:?}");
    assert!(counts[counts.len() / 2] <= 7, "the median: {counts:?}");
    assert!(counts.iter().all(|it| *it <= 12), "{counts:?}");
}
