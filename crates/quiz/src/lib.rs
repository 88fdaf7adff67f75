//! Questions without end, made from the pack and its rules: the same seed gives the same questions everywhere.
//!
//! Reading order: what can be asked ([`topic`]), which of it is wanted ([`selection`]), one question ([`question`]), where a case
//! comes from ([`case`]), how it is said ([`words`]), many of them on paper ([`paper`]), and when one comes again ([`practice`]).
//!
//! Every answer to a case is what [`policy::engine::decide::decide`] says; nothing is decided in here. No clock, no float of our own.

pub mod case;
pub mod chance;
pub mod figures;
pub mod paper;
pub mod people;
pub mod practice;
pub mod question;
pub mod selection;
pub mod topic;
pub mod words;
