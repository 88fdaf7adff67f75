//! A finding in sentences: each criterion with the figures put in, the provision, and how far off it is.
//!
//! Reading order: the pieces of a sentence ([`pieces`]), numbers and days in words ([`wording`]), what fills a template in
//! ([`explainer`]), and what is told with it: criteria ([`criteria`]), results ([`formulas`]), what would change it
//! ([`advice`]), how near the answers lie to a line ([`near`]).

pub mod pieces;
pub mod wording;
pub mod explainer;
pub mod criteria;
pub mod formulas;
pub mod advice;
pub mod near;
pub mod rule_sheet;
