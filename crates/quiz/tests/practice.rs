//! When a question comes again.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it must")]

use pack::pack;
use policy::model::day::Day;
use proptest::prelude::*;
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
    assert!(forgotten.ease <= card.ease);
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

proptest! {
    /// Whatever storage holds, answering a card neither fails nor loses it.
    #[test]
    fn any_card_can_be_answered(known: u32, interval: u32, ease: u32, due: i32, right: bool) {
        let today = day("2026-11-24");
        let card = Card { topic: "where/7.1".to_owned(), known, interval, ease, due };
        let after = Card::answered(Some(&card), card.topic.clone(), right, today);
        prop_assert!((1..=365).contains(&after.interval) && (1_300..=9_000).contains(&after.ease));
        prop_assert_eq!(after.due, today.number() + i32::try_from(after.interval).unwrap());
    }
}
