//! The readers of what others send: for each a function over any bytes, which panics where the reader does not hold to what it promises.
//!
//! That is, for whatever comes: it does not panic; what it hands on is within its limits; and what it takes is written and read back equal.
//! No clock is looked at: how much work there was is seen by how much came out.
//!
//! The bytes are not handed to the reader as they are. They are a recipe ([`recipe`]): which of the valid texts and files ([`seeds`]) is taken,
//! and what is changed in it, where it is JSON by its nodes, where it is a link by its pairs, where it is a workbook within its parts; some are
//! taken raw. So even bytes by chance get past the first check of a reader.
//!
//! Run by `tests/readers.rs`: some thousand inputs each in `cargo test`, a million in `cargo xtask test --only readers`. The functions take
//! a `&[u8]` and nothing else, so that a fuzzer which is guided by coverage can call the same ones.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "a promise that is not kept has to be heard of")]

mod recipe;
mod seeds;
mod tables;
mod texts;

/// A reader: what it is called, and what it has to hold to; that function says whether the reader took what was made of the bytes.
pub type Reader = (&'static str, fn(&[u8]) -> bool);

/// All of them.
pub const READERS: [Reader; 10] = [
    ("draft", texts::draft),
    ("link", texts::link),
    ("scenario", texts::scenario),
    ("roll-up", texts::rollup),
    ("return file", texts::return_file),
    ("parts", texts::parts),
    ("xlsx", tables::workbook),
    ("csv", tables::text_table),
    ("archive", tables::archive),
    ("code", tables::code),
];
