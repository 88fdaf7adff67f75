//! Many units' drafts as one table, without a server: a township puts together what its villages hand in, a county what
//! its townships do.
//!
//! Whatever is handed in was written by somebody else: a file that cannot be taken is named with the reason, and the rest
//! goes on. Rows stand in the order of their names and never in one of merit. What counts twice is asked about, never
//! settled here; what was not handed in is said, and nobody is reminded of it.

pub mod collection;
pub mod computed;
pub mod handed_on;
pub mod message;
pub mod name;
pub mod received;
pub mod unit;
pub mod view;
