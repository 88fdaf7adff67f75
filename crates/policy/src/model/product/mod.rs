//! What the product builds on the tools: indicators of the self-assessment, sample people, the page of a profile, the roll-up.

pub mod indicator;
pub mod sample;
pub mod profile_page;
pub mod rollup;
