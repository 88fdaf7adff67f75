//! `cargo xtask bench`: what is timed, in the profile `native`.
