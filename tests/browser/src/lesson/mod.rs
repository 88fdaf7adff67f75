//! Training: the slides, presenting them, the questions.

pub mod pages;
pub mod presenting;
pub mod slides;
pub mod quiz;
