//! What is kept on the device, and only there. Nothing else in the app touches storage.

pub mod device;
pub mod history;
pub mod inputs;
pub mod keeper;
pub mod practice;
pub mod profile;
pub mod scenarios;
pub mod settings;
pub mod store;

/// Every key of ours starts so, and goes on with what it holds (`draft/…`, `inputs/…`, `settings`): in a file opened from
/// disk, other pages share the same storage. Also named in src/boot.js.
pub const PREFIX: &str = "twenty-measures/";

/// Whether the browser lets us keep anything. Asking for storage fails where it is blocked; gloo's own way of asking would
/// take the app down with it.
fn is_available() -> bool {
    web_sys::window().is_some_and(|it| matches!(it.local_storage(), Ok(Some(_))))
}
