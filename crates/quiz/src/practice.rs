//! When a question comes again: SM-2, in whole days. Nothing is counted that could be held against anybody.

use policy::model::day::Day;
use policy::model::pack::Pack;
use serde::{Deserialize, Serialize};
use sra::sm_2::{Quality, SM2};

use crate::topic::{Kind, Topic};

/// What is remembered of one topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// [`Topic::id`].
    pub topic: String,
    /// How often it was known since it was last not known.
    pub known: u32,
    /// Days until it comes again.
    pub interval: u32,
    /// How quickly the days grow, in thousandths.
    pub ease: u32,
    /// The day on which it comes again, as [`Day::number`].
    pub due: i32,
}

/// The least and the most that [`Card::ease`] can be, and what it begins with.
const EASE: (u32, u32, u32) = (1_300, 9_000, 2_500);

/// Nothing waits longer than this many days.
const LONGEST: u32 = 365;

impl Card {
    /// The card after an answer given on `today`; `before` is nothing where the topic was never asked.
    pub fn answered(before: Option<&Card>, topic: String, right: bool, today: Day) -> Card {
        let (known, interval, ease) = before.map_or((0, 0, EASE.2), |it| (it.known, it.interval, it.ease));
        // Whatever storage held, sra must not be handed an ease that it refuses with a panic.
        let ease = ease.clamp(EASE.0, EASE.1);
        let count = |it: u32| usize::try_from(it.min(LONGEST)).unwrap_or_default();
        // In thousandths, so that what is kept is the same on every machine. 1300 must not become 1.2999.
        let factor = f32::from(u16::try_from(ease).unwrap_or(2_500)) / 1_000.0;
        let item = SM2::new().set_repetitions(count(known)).set_interval(count(interval)).set_ease_factor(factor.max(1.3));
        let item = item.review(if right { Quality::Grade4 } else { Quality::Grade1 });
        let whole = |it: usize| u32::try_from(it).unwrap_or(LONGEST).min(LONGEST);
        let interval = whole(item.interval()).max(1);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1.3 and 9 by the clamp")]
        let ease = (item.ease_factor().clamp(1.3, 9.0) * 1_000.0).round() as u32;
        let due = today.plus_days(i32::try_from(interval).unwrap_or_default()).number();
        Card { topic, known: whole(item.repetitions()), interval, ease: ease.clamp(EASE.0, EASE.1), due }
    }
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
