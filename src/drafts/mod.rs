//! What is kept on the device, and only there. Nothing else in the app touches storage.

pub mod device;
pub mod keeper;
pub mod saved;
pub mod settings;
pub mod store;

/// Every key of ours starts so, and goes on with what it holds (`draft/…`, `inputs/…`, `settings`): in a file opened from
/// disk, other pages share the same storage. Also named in src/boot.js.
pub const PREFIX: &str = "twenty-measures/";
