//! How long something is remembered: FSRS (version 5, its published weights), in whole days.
//!
//! Written out here because `rs-fsrs` brings a clock of the browser, and `fsrs` threads and matrices; a test holds every number to
//! `rs-fsrs`. See docs/decisions/020-fsrs.md.

/// What is remembered of one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// After so many days it is still known in nine cases of ten.
    pub stability: f64,
    /// How hard it is to keep, from 1 to 10.
    pub difficulty: f64,
}

/// The weights of FSRS 5, found over many people's reviews.
const WEIGHTS: [f64; 19] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813, 0.0953, 0.2975, 2.2042, 0.2407, 2.9466,
    0.5034, 0.6567,
];
/// The forgetting curve has nine of ten known when the stability is over.
const FACTOR: f64 = 19.0 / 81.0;
/// How much the first, the third and the fourth of four grades say: not known, known, easily known.
const AGAIN: f64 = 1.0;
const GOOD: f64 = 3.0;
const EASY: f64 = 4.0;
/// Between these a stability makes sense, in days.
const STABILITY: (f64, f64) = (0.1, 36_500.0);

impl Memory {
    /// After the first answer.
    pub fn first(known: bool) -> Memory {
        let [again, _, good, ..] = WEIGHTS;
        let (stability, grade) = if known { (good, GOOD) } else { (again, AGAIN) };
        Memory { stability, difficulty: first_difficulty(grade) }
    }

    /// After another answer, so many days after the one before.
    pub fn answered(self, known: bool, days: u32) -> Memory {
        let [.., pull, recall, flat, spaced, forget, hard, kept, late, _, _, _, _] = WEIGHTS;
        let retrievability = 1.0 / (1.0 + FACTOR * f64::from(days) / self.stability).sqrt();
        let stability = if known {
            let grown = recall.exp() * (11.0 - self.difficulty) * power(self.stability, -flat);
            self.stability * (1.0 + grown * (((1.0 - retrievability) * spaced).exp() - 1.0))
        } else {
            let left = forget * power(self.difficulty, -hard) * (power(self.stability + 1.0, kept) - 1.0);
            left * ((1.0 - retrievability) * late).exp()
        };
        let step = WEIGHTS.get(6).copied().unwrap_or_default();
        let moved = self.difficulty - step * (if known { GOOD } else { AGAIN } - 3.0);
        let difficulty = pull * first_difficulty(EASY) + (1.0 - pull) * moved;
        Memory { stability: stability.clamp(STABILITY.0, STABILITY.1), difficulty: difficulty.clamp(1.0, 10.0) }
    }

    /// What SM-2 knew: the interval is what the memory has held, and the ease how quickly it would have grown.
    pub fn from_sm2(interval: u32, ease: f64) -> Memory {
        let [.., recall, flat, spaced, _, _, _, _, _, _, _, _] = WEIGHTS;
        let stability = f64::from(interval).clamp(STABILITY.0, STABILITY.1);
        let grown = recall.exp() * power(stability, -flat) * ((0.1 * spaced).exp() - 1.0);
        Memory { stability, difficulty: (11.0 - (ease - 1.0) / grown).clamp(1.0, 10.0) }
    }

    /// In how many days to ask again, from 1 to `longest`.
    pub fn days(self, longest: u32) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and `longest` by the clamp")]
        let days = self.stability.round().clamp(1.0, f64::from(longest)) as u32;
        days
    }
}

fn first_difficulty(grade: f64) -> f64 {
    let [_, _, _, _, start, spread, ..] = WEIGHTS;
    (start - (spread * (grade - 1.0)).exp() + 1.0).clamp(1.0, 10.0)
}

fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}
