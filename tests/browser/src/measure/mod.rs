//! Measurements and pictures: what is timed, and what is photographed, over the same pages as the tests.

pub mod speed;
pub mod rollup_speed;
pub mod roster_speed;
pub mod screenshots;
pub mod screens;
