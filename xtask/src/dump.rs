//! `cargo xtask dump`: the whole checked pack as JSON.
