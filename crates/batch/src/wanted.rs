//! What is to be worked out of each row beside the verdict.

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The first day from the reference date on which the verdict is met if nothing but time changes.
    pub next: bool,
    /// The results, as bits by their position in the rule. What is not asked for is not worked out, and no room is made for it.
    pub outputs: u32,
}

impl Wanted {
    /// The verdict alone.
    pub const VERDICT: Wanted = Wanted { next: false, outputs: 0 };

    /// Whether a result is asked for. Those beyond the 32nd always are.
    pub(crate) fn has_output(self, at: usize) -> bool {
        u32::try_from(at).ok().and_then(|it| self.outputs.checked_shr(it)).is_none_or(|it| it & 1 == 1)
    }
}

impl Default for Wanted {
    /// All results, without the next day.
    fn default() -> Wanted {
        Wanted { next: false, outputs: u32::MAX }
    }
}
