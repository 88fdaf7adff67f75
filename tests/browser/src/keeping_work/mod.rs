//! That nothing entered is lost.

pub mod storage;
pub mod keeping;
pub mod typing;
pub mod own_file;
