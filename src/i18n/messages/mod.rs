//! What the app says itself, a file for each page or component, in both languages.

pub mod about;
pub mod assessment;
pub mod catalogue;
pub mod compare;
pub mod documents;
pub mod entitlements;
pub mod fields;
pub mod findings;
pub mod frame;
pub mod home;
pub mod lazy;
pub mod not_found;
pub mod quiz;
pub mod rollup;
pub mod save;
pub mod self_test;
pub mod settings;
pub mod tools;
pub mod training;
pub mod worker;
