//! Where a tool stands for somebody, and what it comes to.

use crate::engine::changes::ChangeSet;
use crate::engine::decide::Finding;
use crate::engine::opening::Opening;
use crate::engine::ranges::Range;
use crate::engine::windows::Window;
use crate::model::day::Day;
use crate::model::facts::Refusal;
use crate::model::ids::{FactId, ToolId};

/// Where a tool stands for somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The conditions in the document are met now.
    Met,
    /// The hard conditions are met now; recognition is pending.
    Pending,
    /// Time will bring it, if nothing else changes, whatever is still open.
    WillBe {
        /// The first day on which it is met; while something is open, the earliest that this can be.
        earliest: Day,
        /// The latest that this can be: the same day where nothing open moves it.
        latest: Day,
        /// The last day of it; nothing where it never closes, or something open moves it.
        to: Option<Day>,
        /// Only with the open recognitions given.
        if_recognised: bool,
    },
    /// Something is open; this question settles most. Nothing where they know none of what is open.
    Open(Option<FactId>),
    /// Not met, and time alone does not bring it within [`FORESEEN_YEARS`], whatever is still open.
    NotMet,
    /// The provision does not concern them.
    NotConcerned,
    /// A fact cannot be.
    Refused(Vec<Refusal>),
}

/// What one tool comes to for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The tool.
    pub tool: ToolId,
    /// Where it stands.
    pub standing: Standing,
    /// The finding; nothing where a fact is refused.
    pub finding: Option<Finding>,
    /// Its results while facts are open, in the order of [`Tool::outputs`].
    pub ranges: Vec<Option<Range>>,
    /// The days on which it is met.
    pub windows: Vec<Window>,
    /// The same with the open recognitions given.
    pub windows_if_recognised: Vec<Window>,
    /// From when on it is met, over all that is open.
    pub opening: Opening,
    /// What would change it, where it is not met.
    pub changes: Vec<ChangeSet>,
}

/// So far ahead, in years, something is said to come with time alone.
pub const FORESEEN_YEARS: i32 = 30;
