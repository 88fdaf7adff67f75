//! What comes in and goes out as text: draft files, scenario links, CSV and calendars.
//!
//! Whatever comes in was written by somebody else, or cut short on its way: reading never panics, loads what it can, and
//! says by name what it left out ([`problem`]). Saved forms are types of their own; the engine's types are not what lies
//! in a file. Sensitive facts go neither in nor out.

pub mod problem;
pub mod clean;
pub mod facts;
pub mod mark;
pub mod saved;
pub mod older;
pub mod draft;
pub mod link;
pub mod pair;
pub mod csv;
pub mod calendar;
