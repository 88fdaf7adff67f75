//! Sorting short lists in few bytes. The standard library's sorts are made for millions of items: each type sorted adds three to
//! ten kilobytes to what a phone loads. Here each adds some hundred bytes, and a list of up to some hundred items is sorted as
//! fast. For longer ones the standard library is right.
//!
//! ```
//! let mut days = [31, 1, 12];
//! order::sort(&mut days);
//! assert_eq!(days, [1, 12, 31]);
//! ```

use std::collections::{BTreeMap, BTreeSet};

/// Sorts, smallest first; equal ones stay in their order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, |one, other| one < other);
}

/// Sorts by a key, smallest first; those with equal keys stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one) < key(other));
}

/// Sorts so that none is `before` the one in front of it; others stay in their order.
pub fn sort_by<T>(items: &mut [T], mut before: impl FnMut(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while let Some([front, item]) = at.checked_sub(1).and_then(|from| items.get_mut(from..=at)) {
            if !before(item, front) {
                break;
            }
            core::mem::swap(front, item);
            at -= 1;
        }
    }
}

/// The set of these, each put in by itself.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// The map of pairs, each put in by itself; of two with one key the later stays.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(items in prop::collection::vec((0_u8..6, any::<u16>()), 0..60)) {
            let (mut own, mut standard) = (items.clone(), items.clone());
            sort_by_key(&mut own, |it| it.0);
            standard.sort_by_key(|it| it.0);
            prop_assert_eq!(&own, &standard);
            sort(&mut own);
            standard.sort();
            prop_assert_eq!(&own, &standard);
            prop_assert_eq!(set(items.clone()), items.iter().copied().collect::<BTreeSet<_>>());
            prop_assert_eq!(map(items.clone()), items.into_iter().collect::<BTreeMap<_, _>>());
        }
    }
}
