//! Deciding: exact, over every completion of what is open.
//!
//! Reading order: one reading of a rule ([`evaluate`]), what open facts could still be ([`completions`]), the finding
//! ([`decide`]), over time ([`windows`]), what is still worth
//! asking ([`worth`]) and from when it is met while that is open ([`opening`]), bounds of amounts ([`ranges`]), what would change it ([`changes`]), all of one
//! question at once ([`inquiry`]), of a whole person ([`profile`], in one line: [`headline`], one question after
//! the other: [`steps`]), two of them side by side ([`compare`]); then what checks
//! the engine and its rules: [`dimension`] and [`cases`].

pub mod evaluate;
pub mod completions;
pub mod decide;
pub mod windows;
pub mod worth;
pub mod opening;
pub mod ranges;
pub mod changes;
pub mod inquiry;
pub mod profile;
pub mod headline;
pub mod steps;
pub mod compare;
pub mod dimension;
pub mod cases;
