//! What the app says itself, in both languages: a table for each page here, for each component in [`components`].
//!
//! [`messages::messages`] makes of a table the struct `Words` and the function `words`, which gives it in a language. A
//! message has both languages or does not compile. What the pack says is not here: it comes as [`policy::model::text::Text`].

pub mod about;
pub mod assessment;
pub mod catalogue;
pub mod compare;
pub mod components;
pub mod entitlements;
pub mod frame;
pub mod home;
pub mod not_found;
pub mod own_file;
pub mod quiz;
pub mod rollup;
pub mod roster;
pub mod self_test;
pub mod settings;
pub mod tools;
pub mod training;
