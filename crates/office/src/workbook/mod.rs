//! A workbook for villages: the questions of their self-assessment on one sheet, to be filled in with WPS or Excel, and read back into a
//! draft.
//!
//! Whose cell is whose stands in hidden columns beside the questions, so that a sheet that was sorted, shortened or copied together reads
//! all the same; the edition stands in a hidden row. Reading order: what is asked ([`lines`]), how it is said ([`words`]), the file
//! ([`write`]), a filled one ([`read`], [`problem`]), the plan beneath the questions both ways ([`plan`]), and a blank one
//! from beginning to end ([`paper`]).

pub mod lines;
pub mod words;
pub mod write;
pub mod plan;
pub mod problem;
pub mod read;
pub mod paper;

/// What stands in the first cell of each of ours.
pub const MARK: &str = "twenty-measures-workbook";

/// The form that is written; an older edition of the product does not read a newer one.
pub const FORM: u32 = 2;

/// Where things stand on the sheet. Columns are counted from 0.
pub mod place {
    /// What the cells of a row answer; hidden.
    pub const KEY: u16 = 0;
    /// What the question was when the workbook was made; hidden.
    pub const FINGERPRINT: u16 = 1;
    /// The provision.
    pub const PROVISION: u16 = 2;
    /// The question.
    pub const QUESTION: u16 = 3;
    /// What is to be entered.
    pub const ASKED: u16 = 4;
    /// The answer.
    pub const ANSWER: u16 = 5;
    /// Its unit, or how it is written.
    pub const UNIT: u16 = 6;
    /// What counts as what.
    pub const HELP: u16 = 7;
    /// A remark.
    pub const NOTE: u16 = 8;
    /// What there is to show.
    pub const EVIDENCE: u16 = 9;
    /// The post in charge.
    pub const POST: u16 = 10;
    /// The day on which it was looked at.
    pub const DAY: u16 = 11;
}

/// Where the parts of an item of the plan stand; its key where those of the questions do.
pub mod place_of_item {
    /// What nobody has to fill in: the indicator, who found it, whose it is; hidden.
    pub const HIDDEN: u16 = 1;
    /// The provision.
    pub const PROVISION: u16 = 2;
    /// What is wrong.
    pub const PROBLEM: u16 = 3;
    /// What is to be reached.
    pub const GOAL: u16 = 4;
    /// The last day.
    pub const DUE: u16 = 5;
    /// How far it is.
    pub const STATE: u16 = 6;
    /// What is to be done.
    pub const ACTION: u16 = 7;
    /// How far it is, in words.
    pub const PROGRESS: u16 = 8;
    /// What shows it.
    pub const EVIDENCE: u16 = 9;
    /// The post in charge.
    pub const POST: u16 = 10;
    /// The day it was done.
    pub const DONE_ON: u16 = 11;
}
