//! How people write a pack. The JSON Schemas in `data/schema/` are generated from these types.
//!
//! Reading order: texts, the document, the facts, the rules, the tools that hold them, and what is built on the tools.

pub mod text;
pub mod document;
pub mod fact;
pub mod rule;
pub mod synonym;
pub mod tool;
pub mod indicator;
pub mod profile;
pub mod rollup;
pub mod case;
pub mod sample;
pub mod search;
