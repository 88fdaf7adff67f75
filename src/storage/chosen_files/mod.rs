//! Files and folders that somebody has chosen: which, as the browser remembers them, and a draft on its way into its file.

pub mod handles;
pub mod draft_file;
