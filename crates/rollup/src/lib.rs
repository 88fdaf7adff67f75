//! Many units' drafts as one table, without a server: a township puts together what its villages hand in, a county what
//! its townships do.
//!
//! Whatever is handed in was written by somebody else: a file that cannot be imported is named with the reason, and the rest
//! goes on. Rows stand in the order of their names and never in one of merit. Where two files are about the same unit, the user
//! chooses which one counts; what was not handed in is listed, and nobody is reminded of it.
//!
//! Reading order: whose table it is ([`level`]), one file ([`import`], [`unit`], [`rollup_file`]), names of units ([`unit_name`]) and the lists of them ([`roster`]),
//! all files ([`collection`]), the figures computed from them ([`computed`], by a county of its townships [`county`]), what the page is shown of them ([`view`], in words [`wording`], over the years [`trend`], [`trends`]), and the
//! messages between the page and its worker ([`protocol`]).
//!
//! ```
//! use rollup::unit_name::{normalize, parse_names};
//!
//! // A typed list of units, as people write one. Two ways of writing a name are one unit.
//! let names = parse_names("石桥村\n竹溪村，石 桥 村；安乐村");
//! assert_eq!(names, ["石桥村", "竹溪村", "安乐村"]);
//! assert_eq!(normalize("示例·石桥村"), normalize("示例 石桥村"));
//! ```

pub mod level;
pub mod unit;
pub mod rollup_file;
pub mod import;
pub mod unit_name;
pub mod roster;
pub mod collection;
pub mod trend;
pub mod protocol;
pub mod people;
pub mod ledger;
pub mod computed;
pub mod county;
pub mod wording;
pub mod view;
pub mod trends;
