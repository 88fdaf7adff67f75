//! Where a tool stands, as the messages tell it. Types alone, so that the messages need nothing of a screen.

/// The groups of the result, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that it asks must be put right first.
    PutRight,
    /// The conditions in the document are met now.
    Met,
    /// The hard conditions are met; recognition is pending.
    Pending,
    /// Time will bring it.
    WillBe,
    /// Something is open.
    Open,
    /// Not met.
    NotMet,
    /// It concerns others.
    NotConcerned,
}

impl Kind {
    /// In the order of the page.
    pub const ALL: [Kind; 7] = [Kind::PutRight, Kind::Met, Kind::Pending, Kind::WillBe, Kind::Open, Kind::NotMet, Kind::NotConcerned];
}

/// A [`policy::profile::Standing`] with its days in words.
pub enum Stands {
    /// Met now.
    Met,
    /// Recognition is pending.
    Pending,
    /// From when, until when, only if recognised.
    WillBe(String, Option<String>, bool),
    /// Something is open.
    Open,
    /// Not met.
    NotMet,
    /// About others.
    NotConcerned,
    /// A fact cannot be.
    Refused,
}
