//! Papers: the report as Word, the ledgers as Excel, CSV and plain words, each read back before it is handed out.
//!
//! For the worker only: what stands here brings three large crates with it, and must never be linked into the app.
//! Page and tables follow what is usual in Chinese offices, without anything that only an issued document may carry: no
//! red head, no seal, no document number.

pub mod excel;
pub mod paper;
pub mod questions;
pub mod read_back;
pub mod report;
pub mod table;
pub mod tables;
pub mod word;
pub mod words;
