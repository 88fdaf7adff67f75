//! What is kept on the device, and only there. Nothing else in the app touches storage.

pub mod settings;

/// Every key of ours starts so: in a file opened from disk, other pages share the same storage.
pub const PREFIX: &str = "twenty-measures/";
