//! "What am I entitled to?" over the real pack: nothing contradictory can be entered, nothing is asked in vain, and
//! whoever answers what is asked knows where every tool stands.

#![cfg(own_pack)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod chance;

use chance::{Dice, answer, any_day, known, loosened};
use pack::pack;
use policy::engine::compare::{Scenario, compare, compare_profiles};
use policy::engine::decide::{Verdict, decide};
use policy::engine::profile::known::{Because, Profile, only_post};
use policy::engine::profile::standing::{Entry, Standing};
use policy::engine::profile::timeline::timeline;
use policy::engine::profile::{Next, Review, State, review};
use policy::model::day::{Day, YearMonth};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Group;
use policy::model::value::{Answer, Tenure, Value};
use proptest::prelude::*;

fn facts_of_page(pack: &Pack) -> Vec<FactId> {
    pack.profile.sections.iter().flat_map(|it| it.facts.iter().copied()).collect()
}

fn some_post(dice: &mut Dice, pack: &Pack) -> Option<u8> {
    let posts = u8::try_from(pack.profile.posts.len()).unwrap();
    u8::try_from(dice.roll(u64::from(posts) + 1)).ok().filter(|it| *it < posts)
}

/// Somebody who answered some questions, in any order, and took no for an answer.
fn somebody(dice: &mut Dice, pack: &Pack, as_of: Day) -> Profile {
    let mut profile = Profile::new(as_of);
    profile.post = some_post(dice, pack);
    for fact in facts_of_page(pack) {
        if dice.roll(3) != 0 {
            let given = answer(dice, &pack.facts[usize::from(fact.0)].kind, as_of);
            let given = loosened(dice, given);
            let refused = profile.refuses(pack, fact, given);
            assert_eq!(profile.answer(pack, fact, given).err(), refused);
        }
    }
    profile
}

/// Whether the tool concerns them and waits for no question that is asked first.
fn is_spoken_of(pack: &Pack, review: &Review, entry: &Entry) -> bool {
    let waits = |gate: &policy::model::product::profile_page::Gate| {
        gate.tool == entry.tool && review.known.facts.get(gate.fact) != Answer::Given(gate.value)
    };
    !matches!(entry.standing, Standing::Refused(_) | Standing::NotConcerned) && !pack.profile.gates.iter().any(waits)
}

/// Whether every question that matters to a tool is for an organisation to decide.
fn only_others_can_tell(pack: &Pack, review: &Review, entry: &Entry) -> bool {
    let mattering = review.questions.iter().filter(|it| matches!(&it.state, State::Matters(tools) if tools.contains(&entry.tool)));
    mattering.map(|it| &pack.facts[usize::from(it.fact.0)]).all(|it| it.decided_by.is_some())
}

#[test]
fn who_somebody_is_follows_only_where_nothing_else_fits() {
    let pack = pack();
    let of = |answers: &[(&str, Value)]| {
        let facts = answers.iter().map(|(id, value)| (pack.find_fact(id).unwrap().0, Answer::Given(*value))).collect();
        only_post(pack, &facts).map(|it| pack.profile.posts[usize::from(it)].id.as_str())
    };
    let yes = Value::YesNo(true);
    assert_eq!(of(&[("is_village_secretary", yes)]), Some("village_secretary"));
    assert_eq!(of(&[("at_county_public_hospital", yes)]), Some("hospital_middle_manager"));
    // A civil servant, somebody of an institution, a selected graduate: any of them may be a township cadre.
    assert_eq!(of(&[("is_township_cadre", yes)]), None);
    // Two posts at once fit none.
    assert_eq!(of(&[("is_village_secretary", yes), ("at_county_public_hospital", yes)]), None);
    assert_eq!(of(&[]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// What was entered never contradicts what follows, and who one is stands above all.
    #[test]
    fn nothing_contradictory_can_be_entered(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        let profile = somebody(&mut dice, pack, as_of);
        let known = profile.known(pack);
        prop_assert!(known.contradictions.is_empty(), "{:?}", known.contradictions);
        for &(fact, value) in profile.post.map(|it| pack.profile.posts[usize::from(it)].implies.as_slice()).unwrap_or_default() {
            prop_assert_eq!(known.facts.get(fact), Answer::Given(value));
            prop_assert_eq!(known.because(fact), Some(Because::Post));
        }
        for implication in pack.profile.implications.iter().filter(|it| !it.gives_way) {
            if known.facts.get(implication.when.0) == Answer::Given(implication.when.1) {
                prop_assert_eq!(known.facts.get(implication.then.0), Answer::Given(implication.then.1));
            }
        }
        for (fact, given) in profile.facts.answered() {
            prop_assert!(known.facts.get(fact) == given || known.because(fact) == Some(Because::Post));
        }
    }

    /// Every entry is what its tool says of what is known; a question that is not asked changes none of them.
    #[test]
    fn what_is_not_asked_does_not_matter(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        let profile = somebody(&mut dice, pack, as_of);
        let found = review(pack, &profile);
        prop_assert_eq!(found.entries.len(), pack.tools.iter().filter(|it| it.group == Group::Person).count());
        for question in &found.questions {
            let open = found.known.facts.get(question.fact) == Answer::Open;
            let of_page = !matches!(question.state, State::Answered | State::Follows(_));
            prop_assert_eq!(open, of_page);
            let State::Settled(tools) = &question.state else { continue };
            prop_assert!(!tools.is_empty());
            for _ in 0..4 {
                let mut told = found.known.facts.clone();
                told.set(question.fact, answer(&mut dice, &pack.facts[usize::from(question.fact.0)].kind, as_of));
                for entry in found.entries.iter().filter(|it| is_spoken_of(pack, &found, it)) {
                    let tool = &pack.tools[usize::from(entry.tool.0)];
                    let there = decide(pack, tool, &told, as_of, profile.chosen(tool));
                    let (Some(here), Ok(there)) = (&entry.finding, there) else { continue };
                    prop_assert_eq!(here.verdict, there.verdict, "{}: {}", tool.id, pack.facts[usize::from(question.fact.0)].id);
                    prop_assert_eq!(&here.outputs, &there.outputs, "{}: {}", tool.id, pack.facts[usize::from(question.fact.0)].id);
                }
            }
        }
        if let Some(Next::Fact(fact)) = found.next {
            let asked = found.questions.iter().find(|it| it.fact == fact).unwrap();
            prop_assert!(matches!(asked.state, State::Matters(_) | State::Answered), "{:?}", asked);
        }
        for entry in &found.entries {
            if let Standing::Open(next) = entry.standing {
                prop_assert!(next.is_some() || only_others_can_tell(pack, &found, entry), "{}", pack.tools[usize::from(entry.tool.0)].id);
            }
        }
    }

    /// Whoever answers what is asked, one by one, knows in the end where every tool stands.
    #[test]
    fn the_questions_come_to_an_end_and_leave_nothing_open(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        let mut profile = Profile::new(as_of);
        let mut asked = Vec::new();
        let doubtful = dice.roll(2) == 0;
        while let Some(next) = review(pack, &profile).next {
            prop_assert!(!asked.contains(&next), "{:?} is asked twice", next);
            asked.push(next);
            match next {
                Next::Post => profile.post = Some(u8::try_from(dice.roll(pack.profile.posts.len() as u64)).unwrap()),
                Next::Fact(fact) => {
                    let kind = &pack.facts[usize::from(fact.0)].kind;
                    if doubtful && dice.roll(3) == 0 {
                        profile.leave_open(fact);
                        continue;
                    }
                    while profile.answer(pack, fact, answer(&mut dice, kind, as_of)).is_err() {}
                }
            }
        }
        let end = review(pack, &profile);
        for entry in &end.entries {
            prop_assert!(entry.standing != Standing::Open(None) || !profile.unsure.is_empty() || only_others_can_tell(pack, &end, entry));
            prop_assert!(!matches!(entry.standing, Standing::Open(Some(_))), "{}: {:?}", pack.tools[usize::from(entry.tool.0)].id, entry.standing);
        }
        prop_assert!(asked.len() < facts_of_page(pack).len(), "some questions can always be spared");
    }

    /// An opening is the first day and a closing the last, day by day.
    #[test]
    fn events_are_where_the_days_turn(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        let mut profile = Profile::new(as_of);
        for tool in pack.tools.iter().filter(|it| it.group == Group::Person) {
            for (fact, given) in known(&mut dice, pack, tool, as_of).answered() {
                profile.facts.set(fact, given);
            }
        }
        let found = review(pack, &profile);
        let line = timeline(&found, as_of);
        prop_assert!(line.events.is_sorted_by_key(|it| it.day));
        for event in &line.events {
            let tool = &pack.tools[usize::from(event.tool.0)];
            let met = |day: Day| decide(pack, tool, &found.known.facts, day, profile.chosen(tool)).unwrap().verdict == Verdict::Met;
            prop_assert!(as_of <= event.day && met(event.day), "{}", tool.id);
            let beyond = if event.opens { event.day.day_before() } else { event.day.day_after() };
            prop_assert!(!met(beyond), "{}: {:?}", tool.id, event);
        }
        for entry in &found.entries {
            if let Standing::WillBe { earliest, latest, .. } = entry.standing {
                prop_assert!(earliest <= latest);
                prop_assert!(line.events.iter().any(|it| it.tool == entry.tool && it.opens && it.day == latest));
            }
        }
    }

    /// The line says of every day what deciding on that day says: with what is open left open, or recognised.
    #[test]
    fn the_line_agrees_with_deciding_day_by_day(seed: u64, as_of in any_day()) {
        // A month of which only the first days have passed stands for those days; asked about a later day it stands for all.
        let as_of = YearMonth::new(as_of.year(), as_of.month()).unwrap().last_day();
        let (pack, mut dice) = (pack(), Dice(seed));
        let profile = somebody(&mut dice, pack, as_of);
        let found = review(pack, &profile);
        let line = timeline(&found, as_of);
        let mut recognised = found.known.facts.clone();
        for (at, _) in pack.facts.iter().enumerate().filter(|it| it.1.decided_by.is_some()) {
            let id = FactId(u16::try_from(at).unwrap());
            if recognised.get(id) == Answer::Open {
                recognised.set(id, yes(true));
            }
        }
        let beyond = u64::try_from(as_of.days_to(line.until)).unwrap() + 800;
        for entry in found.entries.iter().filter(|it| is_spoken_of(pack, &found, it)) {
            let tool = &pack.tools[usize::from(entry.tool.0)];
            let lane = line.lanes.iter().find(|it| it.tool == entry.tool);
            let facts = if lane.is_none_or(|it| it.if_recognised) { &recognised } else { &found.known.facts };
            let turns = line.events.iter().flat_map(|it| [it.day.day_before(), it.day, it.day.day_after()]);
            let chance: Vec<Day> = (0..24).map(|_| as_of.plus_days(i32::try_from(dice.roll(beyond)).unwrap())).collect();
            for day in turns.chain(chance).filter(|it| as_of <= *it) {
                let met = decide(pack, tool, facts, day, profile.chosen(tool)).unwrap().verdict == Verdict::Met;
                let drawn = lane.is_some_and(|it| it.windows.iter().any(|it| it.from <= day && it.to.is_none_or(|to| day <= to)));
                prop_assert_eq!(met, drawn, "{} on {}", tool.id, day);
            }
        }
    }

    /// Two scenarios that come out otherwise differ in something, and some criterion says in what.
    #[test]
    fn a_difference_has_a_reason(seed: u64, as_of in any_day()) {
        let (pack, mut dice) = (pack(), Dice(seed));
        for tool in &pack.tools {
            let one = Scenario { facts: known(&mut dice, pack, tool, as_of), as_of, chosen: ReadingChoices::default() };
            let mut other = one.clone();
            let fact = dice.pick(&tool.facts);
            other.facts.set(fact, answer(&mut dice, &pack.facts[usize::from(fact.0)].kind, as_of));
            prop_assert!(compare(pack, tool, &one, &one).unwrap().is_same());
            let Ok(found) = compare(pack, tool, &one, &other) else { continue };
            prop_assert_eq!(found.facts.is_empty(), one == other);
            if found.verdicts.0 != found.verdicts.1 {
                prop_assert!(!found.turned.is_empty() && found.turned.iter().all(|it| it.facts == [fact]), "{}: {:?}", tool.id, found);
            }
            prop_assert!(!found.facts.is_empty() || found.is_same());
        }
    }
}

fn fact(id: &str) -> FactId {
    pack().find_fact(id).unwrap().0
}

fn yes(is_so: bool) -> Answer {
    Answer::Given(Value::YesNo(is_so))
}

fn date(text: &str) -> Answer {
    Answer::Given(Value::Date(text.parse().unwrap()))
}

fn profile(post: &str, as_of: &str, answers: &[(&str, Answer)]) -> Profile {
    let mut profile = Profile::new(as_of.parse().unwrap());
    let at = pack().profile.posts.iter().position(|it| it.id == post).unwrap();
    profile.post = Some(u8::try_from(at).unwrap());
    for (id, given) in answers {
        profile.answer(pack(), fact(id), *given).unwrap();
    }
    profile
}

/// A secretary of ten years less a day, two full terms, forty-two: Cadre B of the samples.
fn cadre_b(as_of: &str) -> Profile {
    profile(
        "village_secretary",
        as_of,
        &[
            ("birth_date", date("1978-01-20")),
            ("consecutive_full_terms", Answer::Given(Value::Number(Decimal::whole(2)))),
            ("secretary_service", Answer::Given(Value::Tenure(Tenure { since: "2011-01-01".parse().ok(), earlier_months: 0 }))),
        ],
    )
}

#[test]
fn a_village_secretary_is_asked_little_and_told_the_day() {
    // With every open recognition given, that of being particularly outstanding among them, the limit is 50.
    let found = review(pack(), &cadre_b("2020-12-31"));
    let standing = |id: &str| found.entries.iter().find(|it| pack().tools[usize::from(it.tool.0)].id == id).unwrap().standing.clone();
    let opens = "2021-01-01".parse().unwrap();
    let coming = Standing::WillBe { earliest: opens, latest: opens, to: "2029-01-19".parse().ok(), if_recognised: true };
    assert_eq!(standing("village-secretary-recruitment"), coming);
    assert_eq!(standing("leadership-selection"), Standing::Pending);
    // What no secretary without another post can have.
    assert_eq!(standing("bonus-uplift"), Standing::NotConcerned);
    assert_eq!(standing("long-service-transfer"), Standing::NotConcerned);
    assert_eq!(standing("hospital-middle-manager"), Standing::NotConcerned);
    assert_eq!(standing("agri-technician-service"), Standing::NotConcerned);
    // It asks for nothing but a recognition: before anything is said of it, it is open.
    assert_eq!(standing("high-level-talent"), Standing::Open(Some(fact("seeks_professional_post"))));
    assert!(matches!(standing("pension-subsidy"), Standing::Open(Some(_))));
    let state = |id: &str| found.questions.iter().find(|it| it.fact == fact(id)).unwrap().state.clone();
    assert_eq!(state("staff_kind"), State::Follows(Because::Post));
    assert!(matches!(state("is_village_principal"), State::Matters(_)), "the document does not say who is one");
    assert!(matches!(state("township_service"), State::Settled(tools) if tools.len() == 1));
    assert!(matches!(state("township_class"), State::Settled(_)));
    let line = timeline(&found, "2020-12-31".parse().unwrap());
    let days: Vec<(String, bool, bool)> = line.events.iter().map(|it| (it.day.to_string(), it.opens, it.if_recognised)).collect();
    assert_eq!(days, [("2021-01-01".to_owned(), true, true), ("2029-01-19".to_owned(), false, true)]);
}

#[test]
fn who_one_is_comes_first_and_stands() {
    let mut somebody = Profile::new("2026-01-01".parse().unwrap());
    assert_eq!(review(pack(), &somebody).next, Some(Next::Post));
    somebody.post = Some(0);
    assert_eq!(somebody.answer(pack(), fact("is_village_secretary"), yes(false)), Err(Because::Post));
    assert_eq!(somebody.answer(pack(), fact("is_village_secretary"), yes(true)), Ok(()));
    assert_eq!(somebody.answer(pack(), fact("is_village_secretary"), Answer::Open), Ok(()));
    let several = pack().profile.posts.iter().position(|it| it.id == "several_or_other").unwrap();
    somebody.post = u8::try_from(several).ok();
    assert_eq!(somebody.answer(pack(), fact("is_township_cadre"), yes(false)), Ok(()));
    let civil_servant = Answer::Given(Value::Choice(0));
    assert_eq!(somebody.answer(pack(), fact("staff_kind"), civil_servant), Err(Because::Fact(fact("is_township_cadre"))));
    assert_eq!(somebody.answer(pack(), fact("is_township_cadre"), yes(true)), Ok(()));
    assert_eq!(somebody.answer(pack(), fact("staff_kind"), civil_servant), Ok(()));
    assert_eq!(somebody.answer(pack(), fact("is_grassroots_cadre"), yes(false)), Err(Because::Fact(fact("is_township_cadre"))));
    assert_eq!(somebody.known(pack()).because(fact("is_grassroots_cadre")), Some(Because::Fact(fact("is_township_cadre"))));
    // A link edited by hand: the answer given stands, and it is told that it contradicts.
    somebody.facts.set(fact("is_grassroots_cadre"), yes(false));
    let known = somebody.known(pack());
    assert_eq!((known.facts.get(fact("is_grassroots_cadre")), known.contradictions), (yes(false), vec![fact("is_grassroots_cadre")]));
}

#[test]
fn one_day_makes_the_difference_and_is_named() {
    let found = compare_profiles(pack(), &cadre_b("2020-12-31"), &cadre_b("2021-01-01"));
    assert!(found.post.is_none() && found.facts.is_empty() && found.day.is_some());
    let names: Vec<&str> = found.tools.iter().map(|it| pack().tools[usize::from(it.tool.0)].id.as_str()).collect();
    assert_eq!(names, ["village-secretary-recruitment"]);
    assert_eq!(found.tools[0].standings.1, Standing::Pending);
    let comparison = found.tools[0].comparison.as_ref().unwrap();
    assert_eq!(comparison.verdicts, (Verdict::NotMet, Verdict::Unknown));
    assert!(comparison.turned.iter().all(|it| it.by_day_or_reading && it.facts.is_empty()));
    let holds: Vec<(Option<bool>, Option<bool>)> = comparison.turned.iter().map(|it| it.holds).collect();
    assert_eq!(holds, [(Some(false), None), (Some(false), Some(true)), (Some(false), Some(true))]);
}

#[test]
fn a_reading_serves_every_tool_that_has_it() {
    let mut reader = cadre_b("2020-12-31");
    reader.readings.push(("service_count".to_owned(), 1));
    let found = compare_profiles(pack(), &cadre_b("2020-12-31"), &reader);
    assert_eq!(found.tools.len(), 1, "counting both ends, ten years are complete a day earlier");
    assert_eq!(found.tools[0].comparison.as_ref().unwrap().readings, [(1, 0, 1)]);
    let chosen = reader.chosen(pack().find_tool("long-service-transfer").unwrap().1);
    assert_eq!(chosen, ReadingChoices::default().with(0, 1));
}

#[test]
fn nobody_is_asked_about_a_sanction_and_silence_is_no_no() {
    let beyond: Vec<String> = pack().profile.beyond.iter().map(|it| it.provision.to_string()).collect();
    for provision in ["4.2", "4.3", "5.5", "9.3", "9.5", "16.4"] {
        assert!(beyond.iter().any(|it| it == provision), "{provision}");
    }
    let asked = pack().facts.iter().flat_map(|it| [Some(&it.label), it.help.as_ref()]).flatten();
    assert!(asked.into_iter().all(|it| !it.zh.contains("处分") && !it.en.contains("sanction")));
}
