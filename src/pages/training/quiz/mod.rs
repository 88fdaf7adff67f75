//! Questions without end: one by one, for practice, on paper, and for a show of hands.
//!
//! To be read in this order: what several pages share, then a file for each page.

mod question_view;
pub mod selection_form;
mod navigation;
pub mod short_reasons;

pub mod questions;
pub mod practice;
pub mod paper;
pub mod show_of_hands;
