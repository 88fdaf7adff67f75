//! How a tool stands in a comparison, as the messages tell it: a type alone, so that the messages need nothing of a page.

/// A [`policy::engine::profile::standing::Standing`] with its days in words.
pub enum Stands {
    /// Met now.
    Met,
    /// Recognition is pending.
    Pending,
    /// From when (the earliest and the latest day, where they differ), until when, only if recognised.
    WillBe(String, Option<String>, Option<String>, bool),
    /// An answer is missing.
    Open,
    /// Not met.
    NotMet,
    /// It is about other people.
    NotConcerned,
    /// An answer is refused.
    Refused,
}
