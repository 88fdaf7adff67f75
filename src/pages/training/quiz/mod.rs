//! Questions without end: one by one, for oneself, on paper, and to a room that holds up its hands.

mod ask;
mod hands;
mod one;
mod practise;
mod select;
mod sheets;

pub use hands::{in_a_breath, page as hands};
pub use one::page as questions;
pub use practise::page as practice;
pub use select::any_seed;
pub use sheets::page as paper;
