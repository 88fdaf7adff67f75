//! That nothing entered is lost.

pub mod storage;
pub mod keeping;
pub mod two_windows;
pub mod faults;
pub mod typing;
pub mod own_file;
