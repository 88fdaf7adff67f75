//! Where one is: the typed address, how it changes, and which code each page is loaded with.

pub mod route;
pub mod navigator;
pub mod lazy;
