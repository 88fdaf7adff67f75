//! A policy document as checked data, and the exact engine that decides questions over it.
//!
//! Reading order: what the document says ([`pack`]), what can be asked ([`facts`]), how a rule is written down
//! ([`rule`]), and how it is decided ([`decide`]), over time ([`windows`]), all at once ([`inquiry`]), with what would
//! change it ([`changes`]), of a whole person ([`profile`]) or unit ([`assessment`]), and in words ([`explain`], [`advice`]).
//!
//! Nothing in here knows today's date, a screen, a file or a network: the caller passes `as_of`.

pub mod text;
pub mod day;
pub mod number;
pub mod pack;
pub mod facts;
pub mod rule;
pub mod evaluate;
pub mod complete;
pub mod decide;
pub mod windows;
pub mod inquiry;
pub mod changes;
pub mod ranges;
pub mod profile;
pub mod compare;
pub mod assessment;
pub mod plan;
pub mod dimension;
pub mod explain;
pub mod advice;
pub mod cases;
#[cfg(feature = "author")]
pub mod author;
