//! What several screens share.

pub mod citation;
pub mod copy_text;
pub mod update_notice;
pub mod figure;
pub mod findings;
pub mod save_status;
pub mod plain_text;
pub mod qr;
pub mod save;
pub mod verdict;
pub mod documents;
pub mod worker;
