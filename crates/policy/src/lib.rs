//! A policy document as checked data, and the exact engine that decides questions over it.
//!
//! Reading order: [`model`] is what the document says, what can be asked, what is known, and how a rule is written down;
//! [`engine`] decides a question, over time, under every reading, with what would change it; [`explain`] says it in words;
//! [`assessment`] is a unit's picture of itself.
//!
//! Nothing in here knows today's date, a screen, a file or a network: the caller passes `as_of`.

pub mod model;
pub mod engine;
pub mod explain;
pub mod assessment;
