//! What was removed with one tap in this visit, so that it can be put back: in memory only, until the page is closed or loaded
//! again. Leaving a screen for a while does not matter.

use core::cell::RefCell;

use leptos::prelude::*;

/// The most bytes that are remembered; the oldest go first.
const MOST_BYTES: usize = 20_000_000;

/// Something that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The key where it lay.
    pub key: String,
    /// How it is called.
    pub name: String,
    /// Its text.
    pub text: String,
}

thread_local! {
    /// The last one is the latest. A page has one thread.
    static REMOVED: RefCell<Vec<Removed>> = const { RefCell::new(Vec::new()) };
    /// Counts the changes, for whoever shows them.
    static CHANGES: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// Remembers something that was removed, in the place of what was under the same key before.
pub fn remember(removed: Removed) {
    REMOVED.with_borrow_mut(|all| {
        all.retain(|it| it.key != removed.key);
        all.push(removed);
        while MOST_BYTES < all.iter().map(|it| it.text.len()).sum() && 1 < all.len() {
            all.remove(0);
        }
    });
    changed();
}

/// Whether so many bytes can be remembered at once, so that all of them can be put back.
pub fn has_room(bytes: usize) -> bool {
    bytes <= MOST_BYTES
}

/// Everything that can be put back under keys that begin so, the latest first. Follows the changes.
pub fn under(beginning: &str) -> Vec<Removed> {
    CHANGES.with(Track::track);
    REMOVED.with_borrow(|all| all.iter().rev().filter(|it| it.key.starts_with(beginning)).cloned().collect())
}

/// Takes something out of the list, to put it back or because something else has taken its place.
pub fn take(key: &str) -> Option<Removed> {
    let taken = REMOVED.with_borrow_mut(|all| all.iter().position(|it| it.key == key).map(|at| all.remove(at)));
    if taken.is_some() {
        changed();
    }
    taken
}

fn changed() {
    CHANGES.with(|changes| changes.update(|count| *count = count.wrapping_add(1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn removed(key: &str, bytes: usize) -> Removed {
        Removed { key: key.to_owned(), name: String::new(), text: "x".repeat(bytes) }
    }

    #[test]
    fn the_latest_stay_and_not_more_than_there_is_room_for() {
        for number in 0..10 {
            remember(removed(&format!("draft/{number}"), MOST_BYTES / 4));
        }
        let keys: Vec<String> = under("draft/").into_iter().map(|it| it.key).collect();
        assert_eq!(keys, ["draft/9", "draft/8", "draft/7", "draft/6"]);
        remember(removed("draft/7", 1));
        assert_eq!(under("draft/")[0].key, "draft/7");
        assert_eq!(take("draft/7").map(|it| it.text), Some("x".to_owned()));
        assert_eq!((take("draft/7"), under("inputs/").len()), (None, 0));
        // One alone is remembered however large it is.
        remember(removed("draft/large", MOST_BYTES * 2));
        assert_eq!(under("").len(), 1);
    }
}
