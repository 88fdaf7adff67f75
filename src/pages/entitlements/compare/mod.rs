//! Two cases side by side: two people, or one today and in some years; for everything due to a person or for one tool.
//! What differs, and why: which conditions changed.
//!
//! Reading order: the two cases ([`cases`]), the page ([`page`]), the form of a side ([`editor`]) with the answers that are
//! refused ([`faults`]), and the result ([`result`]).

mod cases;
mod editor;
mod faults;
pub mod page;
mod result;
pub mod standing;
