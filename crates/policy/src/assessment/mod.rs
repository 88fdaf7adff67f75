//! A unit's own picture of itself: what stands how, why, what could change it, and what has changed since.
//!
//! Reading order: what a unit answers ([`reply`]), how one indicator stands by it ([`evaluation`]), all of them at a glance
//! ([`summary`]), which of them are looked for ([`filter`]), two snapshots side by side ([`compare`]), and what is to be put right ([`plan`]).

pub mod reply;
pub mod evaluation;
pub mod filter;
pub mod summary;
pub mod compare;
pub mod plan;
