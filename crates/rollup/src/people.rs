//! The messages about a list of people, between the page and the worker: what is asked of it, and the part of it that is shown.

use serde::{Deserialize, Serialize};

/// What the page asks of a list of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RosterRequest {
    /// Reads the file that comes with it, or this text, and decides every row.
    Check(RosterAsk),
    /// Another part of the list. What belongs to the whole of it is not sent again.
    Look(RosterQuery),
}

/// What the worker answers about a list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RosterReply {
    /// It was read and decided.
    Checked(RosterView),
    /// The part that was asked for.
    Part(RosterPart),
}

/// What is asked of each row.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RosterAsk {
    /// What was pasted; empty where a file comes beside it.
    pub text: String,
    /// The tools, by id; all about which the table tells something, where none is named.
    pub tools: Vec<String>,
    /// The reference date, as `2020-12-31`.
    pub as_of: String,
    /// The readings that are not the usual ones: the id of each with that of its choice. One serves every tool that has it.
    pub readings: Vec<(String, String)>,
    /// Names are shown while the list is open.
    pub names: bool,
    /// What columns are where it is not what is proposed.
    pub columns: ColumnChoices,
    /// What was chosen before for tables with the same header; it counts where `columns` says nothing.
    pub remembered: Vec<HeaderChoices>,
    /// Which part is shown first.
    pub query: RosterQuery,
}

/// What columns are: their place from 0, and a fact's id, or nothing where they are not to be read.
pub type ColumnChoices = Vec<(usize, Option<String>)>;

/// What the columns of tables with one header are. Nothing of a table is in it, and of its header only what tells it from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderChoices {
    /// The header ([`RosterView::header`]).
    pub header: String,
    /// The columns.
    pub columns: ColumnChoices,
}

/// Which rows are shown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RosterQuery {
    /// The tool, by id; the first where it is empty.
    pub tool: String,
    /// Only rows that stand so.
    pub standing: Option<Standing>,
    /// Only rows that are met within so many months, and not yet.
    pub within_months: Option<u32>,
    /// Only rows that lack a single fact.
    pub lacks_one: bool,
    /// From which of the fitting rows.
    pub from: u32,
    /// How many.
    pub count: u32,
}

/// How a row stands with a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// The conditions are met.
    Met,
    /// They are, once what is open is recognised.
    Pending,
    /// They are not met.
    NotMet,
    /// Something that matters is not told.
    Unknown,
    /// The tool only works something out.
    Computed,
    /// What is told of the row cannot be.
    Refused,
}

impl Standing {
    /// All, in the order in which they are counted.
    pub const ALL: [Standing; 6] =
        [Standing::Met, Standing::Pending, Standing::NotMet, Standing::Unknown, Standing::Computed, Standing::Refused];
}

/// A list that was read, and the first part of it.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RosterView {
    /// How many rows were read.
    pub rows: u32,
    /// What tells its header from others.
    pub header: String,
    /// Its columns were read as was chosen before for this header.
    pub is_remembered: bool,
    /// The name of the sheet; empty where it has none.
    pub sheet: String,
    /// Each column: its place, its name, the fact that it was read as, and whether that should be looked at.
    pub columns: Vec<RosterColumn>,
    /// What was noticed, in words.
    pub remarks: Vec<String>,
    /// Cells that could not be read, in words; not all of them.
    pub dirty: Vec<String>,
    /// How many there are.
    pub dirty_count: u32,
    /// For each tool, how many rows stand how, in the order of [`Standing::ALL`], and how many are met within a year and not yet.
    pub counts: Vec<(String, [u32; 6], u32)>,
    /// The part of it that was asked for.
    pub part: RosterPart,
}

/// A part of a list, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RosterPart {
    /// How many rows fit the query.
    pub fitting: u32,
    /// From which of them the lines are.
    pub from: u32,
    /// The lines.
    pub lines: Vec<RosterLine>,
}

/// A column of the table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterColumn {
    /// Its place, from 0.
    pub at: usize,
    /// Its name.
    pub label: String,
    /// The id of the fact that it was read as.
    pub fact: Option<String>,
    /// It is nobody's business (a name, the number of an identity card) and was not read as a fact.
    pub is_personal: bool,
    /// Its name or its cells only resemble what it was read as.
    pub is_unsure: bool,
}

/// A row with a tool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Its number in the sheet.
    pub row: u32,
    /// The name in it; empty where none was asked for.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
    /// The first day to come on which it is met, as `2020-12-31`.
    pub from: Option<String>,
    /// The labels of what is lacking, or what cannot be.
    pub lacks: Vec<String>,
    /// What a link to the tool's own page carries, with all reasons.
    pub link: String,
}
