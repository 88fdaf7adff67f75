//! Many rows at once: a tool's rule, read once, asked of a whole list.
//!
//! The answers are those of `policy::engine::decide`, row by row; a property test holds the two together. How: a rule's values are
//! compiled to a flat list of steps over columns ([`batch::Batch`]), each a plain loop over 512 rows at a time. Rows that folding leaves
//! open go to the engine's completions, which are asked once for each region of facts. Linked by the worker only.

pub mod table;
pub mod batch;
pub mod results;
mod program;
mod range;
mod compile;
mod liveness;
mod amounts;
mod dates;
mod run;
mod regions;
mod exact;
mod later;
mod later_days;
pub mod wanted;
