//! When a question comes again.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it must")]

use pack::pack;
use policy::model::day::Day;
use proptest::prelude::*;
use quiz::memory::Memory;
use quiz::practice::{Card, interleaved, next, waiting};
use quiz::topic::Kind;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn what_is_known_comes_again_later_and_later_and_what_is_not_comes_tomorrow() {
    let mut today = day("2026-11-24");
    let mut card = Card::answered(None, "where/7.1".to_owned(), true, today);
    let mut waits = vec![card.interval];
    for _ in 0..4 {
        today = Day::from_number(card.due);
        card = Card::answered(Some(&card), card.topic.clone(), true, today);
        waits.push(card.interval);
    }
    assert!(waits.windows(2).all(|it| it[0] <= it[1]) && 30 < waits[4], "{waits:?}");
    let forgotten = Card::answered(Some(&card), card.topic.clone(), false, today);
    assert_eq!((forgotten.interval, forgotten.known, forgotten.due), (1, 0, today.day_after().number()));
    assert!(forgotten.stability < card.stability && card.difficulty < forgotten.difficulty);
}

#[test]
fn what_is_due_comes_first_the_longest_due_before_all_then_what_is_new() {
    let today = day("2026-11-24");
    let topics = interleaved(pack());
    assert_eq!(next(pack(), &[], &topics, today), topics.first().copied());
    let card = |at: usize, due: i32| Card { due: today.number() + due, ..Card::answered(None, topics[at].id(pack()), true, today) };
    let cards = [card(0, 1), card(1, 0), card(2, -3)];
    assert_eq!(next(pack(), &cards, &topics, today), Some(topics[2]));
    assert_eq!(next(pack(), &cards[..2], &topics, today), Some(topics[1]));
    assert_eq!(next(pack(), &cards[..1], &topics, today), Some(topics[1]));
    assert_eq!(next(pack(), &cards[..1], &topics[..1], today), None, "all is known for now");
    assert_eq!(waiting(pack(), &cards, &topics, today), (2, topics.len() - 3));
}

#[test]
fn practice_has_every_topic_once_and_does_not_begin_with_fifty_figures() {
    let topics = interleaved(pack());
    assert_eq!(topics.len(), Kind::ALL.into_iter().map(|it| it.topics(pack()).len()).sum::<usize>());
    let first: Vec<Kind> = topics.iter().take(6).map(|it| it.kind()).collect();
    assert_eq!(first, Kind::ALL);
}

/// Every number of ours is that of rs-fsrs, whose clock is only asked for what it does not compute.
#[test]
fn what_is_remembered_is_what_fsrs_says() {
    let reference = rs_fsrs::Parameters { enable_short_term: false, seed: rs_fsrs::Seed::Empty, ..rs_fsrs::Parameters::default() };
    let close = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.abs().max(1.0);
    let grade = |known: bool| if known { rs_fsrs::Rating::Good } else { rs_fsrs::Rating::Again };
    for answers in 0u32..256 {
        let known = |at: u32| answers >> at & 1 == 1;
        let mut memory = Memory::first(known(0));
        assert!(close(memory.stability, reference.init_stability(grade(known(0)))));
        assert!(close(memory.difficulty, reference.init_difficulty(grade(known(0)))));
        for at in 1..8 {
            let days = if at % 3 == 0 { 0 } else { memory.days(365) + at };
            let retrievability = rs_fsrs::Parameters::forgetting_curve(f64::from(days), memory.stability);
            let expected = match grade(known(at)) {
                rs_fsrs::Rating::Again => reference.next_forget_stability(memory.difficulty, memory.stability, retrievability),
                it => reference.next_recall_stability(memory.difficulty, memory.stability, retrievability, it),
            };
            let difficulty = reference.next_difficulty(memory.difficulty, grade(known(at)));
            memory = memory.answered(known(at), days);
            assert!(close(memory.stability, expected.max(0.1)), "{answers:b} {at}: {memory:?} {expected}");
            assert!(close(memory.difficulty, difficulty), "{answers:b} {at}: {memory:?} {difficulty}");
            assert!(close(f64::from(memory.days(365)), reference.next_interval(memory.stability, 0).min(365.0)), "{memory:?}");
        }
    }
}

#[test]
fn a_card_from_before_fsrs_is_carried_over() {
    let read = |text: &str| serde_json::from_str::<Card>(text).unwrap();
    let card = read(r#"{"topic":"where/7.1","known":3,"interval":15,"ease":2500,"due":9000}"#);
    assert_eq!((card.topic.as_str(), card.known, card.interval, card.due, card.stability), ("where/7.1", 3, 15, 9000, 15_000));
    // What was hard for SM-2 is hard for FSRS.
    let hard = read(r#"{"topic":"where/7.1","known":3,"interval":15,"ease":1300,"due":9000}"#);
    assert!(card.difficulty < hard.difficulty, "{card:?} {hard:?}");
    // Once it is kept again it is read as it stands.
    let today = Day::from_number(9000);
    let kept = Card::answered(Some(&card), card.topic.clone(), true, today);
    assert!(15 < kept.interval, "{kept:?}");
    assert_eq!(read(&serde_json::to_string(&kept).unwrap()), kept);
}

proptest! {
    /// Whatever storage holds, answering a card neither fails nor loses it.
    #[test]
    fn any_card_can_be_answered(known: u32, interval: u32, stability: u32, difficulty: u32, due: i32, right: bool) {
        let today = day("2026-11-24");
        let card = Card { topic: "where/7.1".to_owned(), known, interval, stability, difficulty, due };
        let after = Card::answered(Some(&card), card.topic.clone(), right, today);
        prop_assert!((1..=365).contains(&after.interval) && (1_000..=10_000).contains(&after.difficulty) && 100 <= after.stability);
        prop_assert_eq!(after.due, today.number() + i32::try_from(after.interval).unwrap());
    }
}
