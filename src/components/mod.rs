//! What several screens share.

pub mod citation;
pub mod verdict;
