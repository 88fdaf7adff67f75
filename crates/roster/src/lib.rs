//! A list of people, checked: which of them meets what, from when, and what is lacking.
//!
//! For the worker only. A list is read once ([`list`]); what the page shows of it ([`view`]), what is written into a file ([`paper`]) and
//! into a calendar ([`calendar`]) are looked up in it. Nothing here is kept: dropping the list is all there is to clear. The lines stand
//! in the order of the table that was read; nothing is ranked, and recognition stays with the bodies in charge.

pub mod list;
pub mod view;
pub mod paper;
pub mod calendar;
