//! The two counts of an indicator that is answered with numbers: how many there are, and for how many it holds.

use policy::assessment::reply::Counted;

/// The name of the count of all.
pub const WHOLE: &str = "whole";

/// The name of the count of those for which it holds.
pub const PART: &str = "part";

/// A count as its field shows it; `name` is [`WHOLE`] or [`PART`].
pub fn count_text(counted: &Counted, name: &str) -> String {
    let count = if name == WHOLE { counted.whole } else { counted.part };
    count.map(|it| it.to_string()).unwrap_or_default()
}

/// The count that a text states; `None` where it is no whole number up to [`MAX_COUNT`].
pub fn parse_count(text: &str) -> Option<u32> {
    let text = entry::normalize::normalized(text);
    let digits = text.trim();
    digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok()).flatten().filter(|it| *it <= MAX_COUNT)
}

/// The largest count that is taken: no unit has more of anything.
pub const MAX_COUNT: u32 = 100_000;
