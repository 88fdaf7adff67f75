//! Forms: what is typed into them, and their fields.
//!
//! Reading order: the answers to a list of questions ([`answer_form`]), the reference date ([`as_of`]), and the fields that
//! write to them ([`fields`]).

pub mod answer_form;
pub mod as_of;
pub mod fields;
