//! What comes in and goes out as text: draft files, scenario links, CSV and calendars.
//!
//! Whatever comes in was written by somebody else, or cut short on its way: reading never panics, loads what it can, and
//! reports by name what it left out ([`problem`]). The wire format has types of its own; the engine's types are not what is
//! stored. Sensitive facts go neither in nor out.
//!
//! Reading order: what can go wrong ([`problem`]) and how foreign text is made safe ([`sanitize`]); answers as text ([`facts`]);
//! a scenario as a link ([`link`], [`comparison_link`]); a draft ([`draft`], [`count`]) as a file ([`draft_file`], [`wire`],
//! [`migrate`], [`checksum`]), and as parts that messengers do not cut and QR codes hold ([`parts`], [`collection`]), in whichever encoding it comes ([`encoding`]); tables and calendars ([`csv`], [`calendar`]).
//!
//! ```
//! use exchange::link;
//! use exchange::problem::Problem;
//!
//! // A link that a messenger has cut short: what is left of it is read, and what is missing is reported.
//! let text = address::mark::seal("Q=secondment&D=2020-12-31");
//! let whole = link::read(pack::pack(), &text).unwrap();
//! assert_eq!(whole.scenario.as_of.map(|day| day.to_string()), Some("2020-12-31".to_owned()));
//! let cut = link::read(pack::pack(), "b&Q=secondment&D=2020-12").unwrap();
//! assert_eq!((cut.scenario.as_of, cut.problems), (None, vec![Problem::CutShort]));
//! ```

pub mod problem;
pub mod sanitize;
pub mod facts;
pub mod link;
pub mod comparison_link;
pub mod count;
pub mod draft;
pub mod checksum;
pub mod wire;
pub mod migrate;
pub mod draft_file;
pub mod return_file;
pub mod parts;
pub mod collection;
pub mod encoding;
pub mod csv;
pub mod calendar;
