//! The messages about a ledger of somebody's own with a row for each village: how it was read, to be confirmed before it is taken in.

use serde::{Deserialize, Serialize};

use crate::people::RosterColumn;

/// What is asked of a ledger that comes as a file.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LedgerAsk {
    /// The year that its figures are about.
    pub year: i32,
    /// What columns are where it is not what is proposed: their place from 0, and an id or nothing.
    pub columns: Vec<(usize, Option<String>)>,
    /// It is confirmed: take it in.
    pub take: bool,
}

/// A ledger as it was read, ready to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LedgerView {
    /// The name of the sheet; empty where it has none.
    pub sheet: String,
    /// Rows that name a unit and tell something of it.
    pub rows: u32,
    /// Rows that name no unit.
    pub nameless: u32,
    /// Each column, and what it was read as.
    pub columns: Vec<RosterColumn>,
    /// What a column may be: id and name.
    pub choices: Vec<(String, String)>,
    /// The first row that tells something, read back: what it is, and what was read.
    pub proof: Vec<(String, String)>,
    /// What was noticed, in words.
    pub remarks: Vec<String>,
    /// Cells that could not be read, in words; not all of them.
    pub dirty: Vec<String>,
    /// How many there are.
    pub dirty_count: u32,
}
