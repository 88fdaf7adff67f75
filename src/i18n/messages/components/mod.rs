//! The messages of components that several pages use.

pub mod codes;
pub mod copy_text;
pub mod documents;
pub mod fields;
pub mod findings;
pub mod lazy;
pub mod link;
pub mod next_steps;
pub mod qr;
pub mod save;
pub mod update_notice;
pub mod verdict;
pub mod worker;
