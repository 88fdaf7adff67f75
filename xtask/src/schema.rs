//! `cargo xtask schema`: a JSON Schema for each kind of data file, from the Rust types.
