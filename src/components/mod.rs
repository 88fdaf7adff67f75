//! What several screens share.

pub mod citation;
pub mod copy;
pub mod edition;
pub mod fields;
pub mod figure;
pub mod findings;
pub mod keeping;
pub mod lines;
pub mod moment;
pub mod qr;
pub mod save;
pub mod sheet;
pub mod verdict;
pub mod papers;
pub mod worker;
