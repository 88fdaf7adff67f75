//! dist/ in a real browser, in reading order: find or install Chromium and its driver, start a session over the served site,
//! and take measurements in it.

pub mod driver;
pub mod session;
pub mod measure;
