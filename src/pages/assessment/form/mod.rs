//! An open draft: its page, what is known of it while it is filled in, and the fields of its indicators.

pub mod draft_page;
pub mod draft_form;
pub mod indicator;
pub mod indicator_form;
pub mod one_at_a_time;
pub mod own_file;
pub mod scrolling;
