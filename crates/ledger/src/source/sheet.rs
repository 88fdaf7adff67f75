//! What every kind of file has: sheets, whose rows are read one by one.

/// Whether reading goes on after a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// To the next row.
    On,
    /// It is enough, or somebody has cancelled.
    Stop,
}

/// One of a file's sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; a text file has none.
    pub name: String,
    /// It is not shown.
    pub hidden: bool,
}
