//! Random numbers that are the same on every machine: one generator, seeded.

use oorandom::Rand32;

/// A random number generator. The same seed and stream give the same numbers everywhere.
#[derive(Clone, Debug)]
pub struct Rng(Rand32);

impl Rng {
    /// The stream with this number of a seed.
    pub fn new(seed: u32, stream: u64) -> Rng {
        Rng(Rand32::new_inc(u64::from(seed), stream))
    }

    /// A number from 0 to below `sides`; 0 where `sides` is 0.
    pub fn below(&mut self, sides: usize) -> usize {
        match u32::try_from(sides) {
            Ok(sides) if 0 < sides => usize::try_from(self.0.rand_range(0..sides)).unwrap_or_default(),
            Ok(_) | Err(_) => 0,
        }
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most.saturating_sub(least)).unwrap_or_default();
        least.saturating_add(i64::try_from(self.below(span.saturating_add(1))).unwrap_or_default())
    }

    /// True once in `times` times on average.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these; `None` where there are none.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }

    /// Shuffles the items (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.below(at + 1);
            items.swap(at, other);
        }
    }
}
