//! What the browser gives: clock, keys, printing, and the page after a panic.

pub mod clock;
pub mod panic;
pub mod print_page;
pub mod shortcuts;
