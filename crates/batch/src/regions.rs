//! Regions: rows that come to the same, and what was said of them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use policy::model::criterion::Leaf;
use policy::model::rule::Rule;

/// So many regions are remembered before all are forgotten: lists of many sums of money would fill the memory.
pub(crate) const MOST_REGIONS: usize = 1 << 15;

/// A row of a block, as far as it is known by folding.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub row: usize,
    /// The slots that are open, as bits.
    pub open: u32,
    /// The leaves that hold, and those that do not, as bits in the order of the rule. A comparison may be neither.
    pub leaves: [u64; 2],
}

/// What was said of regions, by what tells them: few words tell most, and are compared at once.
pub(crate) struct Regions<T> {
    short: HashMap<Short, T, BuildHasherDefault<Mix>>,
    long: HashMap<Box<[u64]>, T, BuildHasherDefault<Mix>>,
}

/// Words of a short key, filled up with nothing.
struct Short([u64; 6]);

impl Eq for Short {}

impl PartialEq for Short {
    /// Comparing arrays would be a call in WebAssembly, which compares bytes one by one.
    fn eq(&self, other: &Short) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
    }
}

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|it| state.write_u64(*it));
    }
}

impl<T> Default for Regions<T> {
    fn default() -> Regions<T> {
        Regions { short: HashMap::default(), long: HashMap::default() }
    }
}

impl<T: Copy> Regions<T> {
    /// Remembers it; where there are too many, the others are forgotten.
    pub fn remember(&mut self, key: &[u64], said: T) {
        if MOST_REGIONS <= self.len() {
            *self = Regions::default();
        }
        self.insert(key, said);
    }

    pub fn get(&self, key: &[u64]) -> Option<T> {
        match short(key) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(key).copied(),
        }
    }

    pub fn insert(&mut self, key: &[u64], said: T) {
        match short(key) {
            Some(key) => self.short.insert(key, said),
            None => self.long.insert(key.into(), said),
        };
    }

    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }
}

fn short(key: &[u64]) -> Option<Short> {
    (key.len() <= 6).then(|| Short(core::array::from_fn(|at| key.get(at).copied().unwrap_or_default())))
}

/// The positions of the bits that are set.
pub(crate) struct Set(pub u32);

impl Iterator for Set {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.0 == 0 {
            return None;
        }
        let at = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        u8::try_from(at).ok()
    }
}

/// The leaves of a rule, in its order.
pub(crate) fn leaves(rule: &Rule) -> impl Iterator<Item = Leaf> {
    rule.criteria.iter().filter_map(|it| it.criterion.leaf())
}

/// Mixes words, quickly: the regions are of our own making.
#[derive(Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}
