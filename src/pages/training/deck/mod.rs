//! A deck: shown on the projector, followed in a second window, printed to be handed out.

pub mod live;
mod notes;
mod show;
pub mod slides;

pub mod handout;
pub mod presenter;
pub mod stage;
