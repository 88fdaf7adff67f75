//! What several pages share.

pub mod citation;
pub mod clock_notice;
pub mod figure;
pub mod file_chooser;
pub mod file_drop;
pub mod folded;
pub mod verdict;
pub mod findings;
pub mod copy_text;
pub mod save_file;
pub mod print_button;
pub mod qr;
pub mod codes;
pub mod plain_text;
pub mod two_windows;
pub mod save_status;
pub mod update_notice;
pub mod documents;
pub mod link_notice;
pub mod next_steps;
pub mod link_content;
pub mod page_link;
