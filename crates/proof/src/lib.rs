//! Every tool decided in every region of its facts, and held against a second, plain reading of its rule: `cargo xtask prove`.
//!
//! A rule turns only at lines: a threshold, a birthday, a share. Between them nothing changes, so the facts of a tool, open ones
//! included, fall into finitely many regions, and one question from each is all of them. docs/proof.md says what is cut where, what is
//! shown, and what is not.
//!
//! Reading order: days ([`calendar`]) and rules ([`meaning`]) as the proof has them; where a rule turns ([`turning`]), what its facts
//! are tried with ([`cut`]), all of their combinations ([`space`]) and what open ones come to ([`table`]); then what is shown:
//! verdicts, results and windows ([`walk`]), sentences ([`sentence`]), that everything in a rule makes a difference ([`alive`]),
//! that what gets better stays met ([`better`]), and that case files meet every line ([`cases`]). What does not hold is a
//! [`failure`], with the criterion as a question ([`asked`]); [`prove`] does all of it.

pub mod calendar;
pub mod meaning;
pub mod turning;
pub mod cut;
pub mod table;
pub mod space;
pub mod failure;
pub mod asked;
pub mod walk;
pub mod sentence;
pub mod alive;
pub mod better;
pub mod cases;
pub mod prove;
