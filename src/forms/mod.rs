//! Forms: what stands in their fields, and the fields.

pub mod fields;
