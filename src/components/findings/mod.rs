//! A finding of the engine as people read it: results with their derivation, the readings side by side, the tree of reasons,
//! and what would change the verdict.

pub mod near;
pub mod outputs;
pub mod readings;
pub mod reasons;
pub mod changes;
