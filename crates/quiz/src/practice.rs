//! When a question comes again: FSRS, in whole days. Nothing is counted that could be held against anybody.

use policy::model::day::Day;
use policy::model::pack::Pack;
use serde::{Deserialize, Serialize};

use crate::memory::Memory;
use crate::topic::{Kind, Topic};

/// What is remembered of one topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Card {
    /// [`Topic::id`].
    pub topic: String,
    /// How often it was known since it was last not known.
    pub known: u32,
    /// Days between the last answer and the day on which it comes again.
    pub interval: u32,
    /// [`Memory::stability`], in thousandths.
    pub stability: u32,
    /// [`Memory::difficulty`], in thousandths.
    pub difficulty: u32,
    /// The day on which it comes again, as [`Day::number`].
    pub due: i32,
}

/// A card as it may lie in storage: with what FSRS knows, or from before that with the ease of SM-2.
#[derive(Deserialize)]
struct Written {
    topic: String,
    known: u32,
    interval: u32,
    ease: Option<u32>,
    stability: Option<u32>,
    difficulty: Option<u32>,
    due: i32,
}

/// What SM-2 began with, and between what the ease of a card of its lies, in thousandths.
const EASE: (u32, u32, u32) = (1_300, 2_500, 9_000);

/// Nothing waits longer than this many days.
const LONGEST: u32 = 365;

impl From<Written> for Card {
    fn from(written: Written) -> Card {
        let ease = written.ease.unwrap_or(EASE.1).clamp(EASE.0, EASE.2);
        let before = Memory::from_sm2(written.interval.min(LONGEST), f64::from(ease) / 1_000.0);
        Card {
            topic: written.topic,
            known: written.known,
            interval: written.interval,
            stability: written.stability.unwrap_or(thousandths(before.stability)),
            difficulty: written.difficulty.unwrap_or(thousandths(before.difficulty)),
            due: written.due,
        }
    }
}

impl Card {
    /// The card after an answer given on `today`; `before` is nothing where the topic was never asked. What was not known comes
    /// tomorrow, whatever was remembered before.
    pub fn answered(before: Option<&Card>, topic: String, right: bool, today: Day) -> Card {
        let memory = match before {
            Some(card) => card.memory().answered(right, card.days_since(today)),
            None => Memory::first(right),
        };
        let interval = if right { memory.days(LONGEST) } else { 1 };
        let due = today.plus_days(i32::try_from(interval).unwrap_or_default()).number();
        let known = if right { before.map_or(0, |it| it.known).saturating_add(1).min(LONGEST) } else { 0 };
        Card { topic, known, interval, stability: thousandths(memory.stability), difficulty: thousandths(memory.difficulty), due }
    }

    /// What is remembered. Whatever storage held, it is something that can be reckoned with.
    fn memory(&self) -> Memory {
        let (stability, difficulty) = (f64::from(self.stability) / 1_000.0, f64::from(self.difficulty) / 1_000.0);
        Memory { stability: stability.clamp(0.1, 36_500.0), difficulty: difficulty.clamp(1.0, 10.0) }
    }

    /// Days since the last answer; a clock that was put back makes none.
    fn days_since(&self, today: Day) -> u32 {
        let last = i64::from(self.due) - i64::from(self.interval);
        u32::try_from(i64::from(today.number()) - last).unwrap_or_default()
    }
}

/// In thousandths, so that what is kept is the same on every machine.
fn thousandths(number: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is remembered is positive and small")]
    let thousandths = (number * 1_000.0).round() as u32;
    thousandths
}

/// What to ask next: what is due, the longest due first; then what was never asked, in the order given. Nothing where all is
/// known for now.
pub fn next(pack: &Pack, cards: &[Card], wanted: &[Topic], today: Day) -> Option<Topic> {
    let mut due: Vec<(i32, Topic)> = Vec::new();
    let mut new: Option<Topic> = None;
    for topic in wanted {
        let id = topic.id(pack);
        match cards.iter().find(|it| it.topic == id) {
            Some(it) if it.due <= today.number() => due.push((it.due, *topic)),
            Some(_) => {}
            None => new = new.or(Some(*topic)),
        }
    }
    due.into_iter().min_by_key(|it| it.0).map(|it| it.1).or(new)
}

/// How many topics are due, and how many were never asked.
pub fn waiting(pack: &Pack, cards: &[Card], wanted: &[Topic], today: Day) -> (usize, usize) {
    let (mut due, mut new) = (0, 0);
    for topic in wanted {
        let id = topic.id(pack);
        match cards.iter().find(|it| it.topic == id) {
            Some(it) => due += usize::from(it.due <= today.number()),
            None => new += 1,
        }
    }
    (due, new)
}

/// Every topic, cases and figures by turns, so that practice is not fifty figures in a row.
pub fn interleaved(pack: &Pack) -> Vec<Topic> {
    let mut lists: Vec<std::vec::IntoIter<Topic>> = Kind::ALL.into_iter().map(|it| it.topics(pack).into_iter()).collect();
    let mut found = Vec::new();
    loop {
        let before = found.len();
        for list in &mut lists {
            found.extend(list.next());
        }
        if found.len() == before {
            return found;
        }
    }
}
