//! A deck: shown on the projector, followed in the presenter's window, printed as a handout.
//!
//! To be read in this order: the deck while it is shown, its slides, then a file for each page.

pub mod slideshow;
pub mod live;
pub mod slides;
mod notes;
mod outline;
mod sync;
mod navigation;

pub mod present;
pub mod presenter;
pub mod handout;
