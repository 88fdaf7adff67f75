//! What a trainer shows and hands out, all of it made from the pack: a deck of slides ([`deck`]) for a plan ([`plan`]), a
//! decision as a drawn tree ([`tree`]) and step by step ([`steps`]), and a list of scenarios that goes out and comes in as a
//! file ([`scenarios`]).
//!
//! No words of its own: a slide names what it shows by its place in the pack, and the screen writes it. What it asks comes from
//! [`quiz`].

pub mod plan;
pub mod deck;
pub mod tree;
pub mod steps;
pub mod scenarios;
