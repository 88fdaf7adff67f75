//! `cargo xtask cases PATH…`: decides case files and prints one line of JSON a case.
