//! What is to be worked out of each row beside the verdict and the results.

/// What is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// The first day from the reference date on which the verdict is met if nothing but time changes.
    pub next: bool,
}
