//! What a criterion can come to while the open facts vary.

/// What a criterion comes to in two completions: the pairs of verdicts that are reached, as bits by the pair's two bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Outlook(u8);

impl Outlook {
    pub(super) const NONE: Outlook = Outlook(0);

    pub(super) fn of(one: bool, other: bool) -> Outlook {
        Outlook(1 << (u8::from(one) << 1 | u8::from(other)))
    }

    pub(super) fn has(self, one: bool, other: bool) -> bool {
        self.0 & Outlook::of(one, other).0 != 0
    }

    /// Whether nothing more can be reached; where nothing varies, both verdicts of a pair are the same.
    pub(super) fn is_full(self, varied: bool) -> bool {
        self.0 == if varied { 0b1111 } else { 0b1001 }
    }

    pub(super) fn or(self, other: Outlook) -> Outlook {
        Outlook(self.0 | other.0)
    }

    fn pairs(self) -> impl Iterator<Item = u8> {
        (0..4).filter(move |it| self.0 >> it & 1 == 1)
    }

    /// Every pair of one with every pair of the other: they come about independently.
    pub(super) fn with(self, other: Outlook, with: fn(u8, u8) -> u8) -> Outlook {
        Outlook(self.pairs().flat_map(|one| other.pairs().map(move |other| 1 << with(one, other))).fold(0, |bits, it: u8| bits | it))
    }

    pub(super) fn not(self) -> Outlook {
        Outlook(self.pairs().fold(0, |bits, it| bits | 1 << (!it & 3)))
    }
}
