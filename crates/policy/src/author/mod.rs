//! The pack as people edit it: reading the YAML, checking all of it, and saying everything that is wrong at once.
//!
//! Build time and tests only; the app never links this.

pub mod at;
pub mod cases;
pub mod check;
pub mod compile;
pub mod indicators;
pub mod problem;
pub mod profile;
pub mod schema;
pub mod source;
pub mod yaml;
