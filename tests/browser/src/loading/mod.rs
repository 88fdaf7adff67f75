//! How the app comes to a device and stays there: parts that load when they are used, loads that fail, copies that heal, editions, one file.

pub mod lazy_loading;
pub mod failed_loads;
pub mod healing;
pub mod editions;
pub mod offline;
pub mod one_file;
pub mod guarded;
