//! The step `browser` of `cargo xtask test`: tests/browser/ in Chromium, over serve::serve_folder on a free port.
