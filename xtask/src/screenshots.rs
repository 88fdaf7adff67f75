//! `cargo xtask screenshots`: every screen, as it looks in Chromium.
