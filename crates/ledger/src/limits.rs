//! How much is taken. What is larger is refused by name before it is read: nothing may hang or fill the memory.

/// The most bytes of a file.
pub const MAX_BYTES: usize = 100_000_000;

/// The most bytes that the parts of a workbook may have when they are unpacked.
pub const MAX_UNPACKED: u64 = 1_000_000_000;

/// The most bytes of a workbook's texts, which are held while it is read.
pub const MAX_STRINGS: u64 = 300_000_000;

/// The most bytes of any other part that is no sheet, such as its styles.
pub const MAX_OTHER_PART: u64 = 20_000_000;

/// The most bytes between two tags of a workbook: a cell holds 32,767 characters, each of at most ten bytes when it is escaped.
pub const MAX_STRETCH: usize = 400_000;

/// The most parts of a workbook.
pub const MAX_PARTS: usize = 10_000;

/// The most columns of a sheet.
pub const MAX_COLUMNS: usize = 500;

/// The most rows of a sheet.
pub const MAX_ROWS: u32 = 2_000_000;

/// The most characters of a cell, as in Excel.
pub const MAX_CELL: usize = 32_767;

/// In how many of the first rows that hold something the header is looked for, with some rows of the ledger under it.
pub const SAMPLE_ROWS: usize = 80;

/// The most merged areas of a workbook.
pub const MAX_MERGED: usize = 100_000;
