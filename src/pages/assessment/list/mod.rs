//! The drafts on this device: the page that lists them, what is found and done there, and how they come and go as files.

pub mod list_page;
pub mod draft_list;
pub mod draft_row;
pub mod draft_query;
pub mod many_drafts;
pub mod import_export;
pub mod in_folder;
pub mod workbooks;
