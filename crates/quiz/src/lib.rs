//! Questions without end, made from the pack and its rules: the same seed gives the same questions everywhere.
//!
//! Reading order: what can be asked ([`topic`]), what would give an answer away ([`giveaway`]), which of it is wanted ([`selection`]),
//! one question ([`question`]), where a case comes from ([`case`]: whom it is about, [`concern`]; whether it could be, [`plausible`];
//! what stands beside the point, [`bystander`]), its wrong answers ([`figures`], [`recipients`]), its words ([`words`]), many of them
//! on paper ([`paper`]), and when one comes again ([`practice`], by what is remembered of it, [`memory`]). Chance comes from one seeded generator ([`random`]).
//!
//! Every answer to a case is what [`policy::engine::decide::decide`] says; nothing is decided in here. No clock; no float but in
//! how long something is remembered.
//!
//! ```
//! use quiz::question::Question;
//! use quiz::selection::Selection;
//!
//! let pack = pack::pack();
//! let (selection, number) = Selection::parse(pack, "s=204518&m=7&n=3");
//! let question = Question::of(pack, selection, number).unwrap();
//! assert!(question.right < question.answers());
//! assert_eq!(Question::of(pack, selection, number), Some(question));
//! ```

pub mod random;
pub mod recipients;
pub mod figures;
pub mod topic;
pub mod selection;
pub mod concern;
pub mod plausible;
pub mod bystander;
pub mod giveaway;
pub mod case;
pub mod question;
pub mod phrases;
pub mod words;
pub mod paper;
pub mod memory;
pub mod practice;
