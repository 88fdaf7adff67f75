//! Papers: the report as Word, the ledgers as Excel, CSV and plain words, each read back before it is handed out.
//!
//! For the worker only: this crate brings three large crates with it, and must never be linked into the app.
//! Page and tables follow what is usual in Chinese offices, without anything that only an issued document may carry: no
//! red head, no seal, no document number.
//!
//! Reading order: for whom ([`context`]), a table and its cells ([`table`]), the ledgers of a draft ([`tables`]) and of a roll-up ([`rollup_tables`]), the
//! report ([`report`]), questions and answers ([`questions`]), slides ([`presentation`]), their words ([`words`], [`columns`]), how they become files
//! ([`excel`], [`word`]), what is found in these files ([`read_back`]), all of it from beginning to end ([`paper`]), a workbook to be
//! filled in and read back ([`workbook`]), and a blank table for a list of people ([`people_template`]). Many drafts go in one file ([`archive`]); a ledger of
//! villages becomes their drafts ([`units_ledger`]).
//!
//! ```
//! use office::table::{Column, Table, number_cell, text_cell};
//!
//! let table = Table {
//!     name: "Villages".to_owned(),
//!     title: "Villages".to_owned(),
//!     unit: "a township".to_owned(),
//!     on: "2020-12-31".parse().unwrap(),
//!     measured_in: String::new(),
//!     columns: vec![Column::new("Village", 20), Column::new("Members", 9)],
//!     rows: vec![vec![text_cell("石桥村"), number_cell(35)]],
//!     total: false,
//! };
//! let file = office::excel::excel(std::slice::from_ref(&table), Default::default()).unwrap();
//! // What was written is found again.
//! assert_eq!(office::read_back::excel(&file, std::slice::from_ref(&table)).unwrap(), office::read_back::expected(&[table]));
//! ```

pub mod context;
pub mod table;
pub mod columns;
pub mod words;
pub mod tables;
pub mod rollup_tables;
pub mod report;
pub mod questions;
pub mod presentation;
pub mod excel;
pub mod word;
pub mod read_back;
pub mod paper;
pub mod workbook;
pub mod people_template;
pub mod archive;
pub mod units_ledger;
