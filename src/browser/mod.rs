//! What the browser offers: what it fetches before the app is there, its page, clock, keys, clipboard, downloads, chosen files, the
//! home screen, printing, the worker, other windows, and the page after a panic.

pub mod at_once;
pub mod boot;
pub mod dom;
pub mod clock;
pub mod clipboard;
pub mod download;
pub mod file_access;
pub mod home_screen;
pub mod shortcuts;
pub mod phrases;
pub mod print_page;
pub mod worker;
pub mod channel;
pub mod markup;
pub mod panic;
