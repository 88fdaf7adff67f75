//! What a trainer shows and hands out, all of it made from the pack: a deck of slides ([`deck`]) for a plan ([`plan`]), a
//! decision as a drawn tree ([`tree`]) and step by step ([`steps`]), and a list of scenarios that goes out and comes in as a
//! file ([`scenarios`]).
//!
//! No words of its own: a slide names what it shows by its place in the pack, and the page writes it. What it asks comes from
//! [`quiz`].
//!
//! ```
//! use policy::model::text::Language;
//! use training::deck::deck;
//! use training::plan::Plan;
//!
//! let plan = Plan::parse(pack::pack(), "m=6.7&for=townships&min=40");
//! let deck = deck(pack::pack(), &plan, Language::Chinese);
//! assert!(deck.minutes <= 40 && 2 < deck.slides.len());
//! ```

pub mod plan;
pub mod tree;
pub mod walk;
pub mod fit;
pub mod deck;
pub mod steps;
pub mod scenarios;
