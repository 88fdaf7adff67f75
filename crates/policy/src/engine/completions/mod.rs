//! Completions: what the open facts could still be, and what that could change. Exact, not guessed.
//!
//! A fact is tried at both ends of what it may be and on both sides of every threshold at which something turns. Every
//! leaf is monotone in each of its facts, so nothing between two such samples differs from both; thresholds are found
//! by bisection where all the other facts of a leaf are fixed. Folding alone prunes what is decided already, and leaves that
//! share no open fact are folded apart, not multiplied with one another: only what they share is tried one by one.
//!
//! Reading order: what is known and what is open ([`space`]), what is tried of it ([`samples`]), which verdicts that reaches ([`reach`], with
//! [`outlook`]), and what results come to ([`results`]).

pub mod space;
mod samples;
mod outlook;
mod reach;
pub mod results;
