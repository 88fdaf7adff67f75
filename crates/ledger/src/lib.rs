//! The one reader of spreadsheets: .xlsx, .xls, CSV and what is pasted, with the tables that people really have in them.
//!
//! For the worker only: this crate brings large crates with it, and must never be linked into the app. It knows no web and no clock.
//!
//! Reading order: a file as rows ([`source`], [`row`], [`encoding`]), how much is taken ([`limits`]) and what is refused ([`problem`]); the names of
//! the columns ([`label`], [`header`]), what is looked for ([`wanted`]), what is nobody's business ([`personal`]), which column holds
//! what ([`matching`]); cells as answers ([`value`], [`serial`]) and those that are none ([`dirty`]); all of it from beginning to
//! end ([`reading`]), and what was noticed on the way ([`remark`]).
//!
//! ```
//! use ledger::dirty::Dirty;
//! use ledger::reading::{Options, Progress, Sink, read, survey};
//! use ledger::source::Book;
//! use ledger::source::sheet::Flow;
//! use ledger::value::Taken;
//! use ledger::wanted::Wanted;
//!
//! #[derive(Default)]
//! struct Birthdays(Vec<String>, Vec<Dirty>);
//! impl Sink for Birthdays {
//!     fn value(&mut self, _: usize, value: Taken<'_>) {
//!         self.0.push(format!("{value:?}"));
//!     }
//!     fn dirty(&mut self, dirty: Dirty) {
//!         self.1.push(dirty);
//!     }
//!     fn end_of_row(&mut self, _: u32, _: Progress) -> Flow {
//!         Flow::On
//!     }
//! }
//!
//! let (_, fact) = pack::pack().find_fact("birth_date").unwrap();
//! let wanted = [Wanted::of_fact(fact, &["出生年月"])];
//! let pasted = "序号\t姓名\t出生年月\n1\t向某\t1975.6\n2\t覃某\t待核\n";
//! let mut book = Book::open(pasted.as_bytes()).unwrap();
//! let survey = survey(&mut book, &wanted).unwrap();
//! let mut birthdays = Birthdays::default();
//! let summary = read(&mut book, &survey, &survey.mapping(), &wanted, Options::default(), &mut birthdays).unwrap();
//! assert_eq!((summary.rows, birthdays.0.len()), (2, 1));
//! assert!(birthdays.1[0].text("").zh.starts_with("C3“出生年月”写的是“待核”，认不出是哪一天；要填日期"));
//! ```

pub mod encoding;
pub mod limits;
pub mod address;
pub mod row;
pub mod serial;
pub mod source;
pub mod problem;
pub mod label;
pub mod wanted;
pub mod personal;
pub mod value;
pub mod header;
pub mod matching;
pub mod dirty;
pub mod remark;
pub mod reading;
