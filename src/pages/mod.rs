//! The pages, a folder for each destination.

pub mod about;
pub mod assessment;
pub mod catalogue;
#[cfg(debug_assertions)]
pub mod components;
pub mod entitlements;
pub mod home;
pub mod not_found;
pub mod self_test;
pub mod settings;
pub mod tools;
pub mod rollup;
pub mod roster;
pub mod training;
