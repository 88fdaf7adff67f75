//! What is saved on the device, and only there. Nothing else in the app touches storage.

pub mod local;
pub mod mirror;
pub mod record_store;
pub mod other_windows;
pub mod entries;
pub mod drafts;
pub mod autosave;
pub mod undo;
pub mod removed;
pub mod answers;
pub mod tool_inputs;
pub mod profile;
pub mod scenarios;
pub mod practice;
pub mod columns;
pub mod settings;
pub mod device;
pub mod chosen_files;
